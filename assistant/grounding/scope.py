"""Of whom and when a numeral speaks: the names it attaches to, and how firmly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TypeVar

from assistant.grounding.lexicon import has
from assistant.grounding.names import Mention
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.sentence import AS_OF, Named, Reading, near
from assistant.grounding.whens import When

_TIGHT_AFTER = re.compile(
    r"\s?(?:\(|의\s?|(?:을|를)?\s?생산한\s|\s?[:=]\s?|"
    r"(?:(?:were|was) )?(?:(?:made|produced|recorded|units?|pieces|pcs|output|of it)\s)?"
    r"(?:of|for|in|on|during|from|by)\s(?:the\s|item\s)?)",
    re.IGNORECASE,
)
_TIGHT_BEFORE = re.compile(
    r"(?:'s(?: first \d+ days)?|"
    r"'s(?:\s[A-Za-z]+){1,3}|의(?:\s[가-힣]+){1,2}|\((?:[가-힣]+\s){1,3}|의|은|는|이|가|에|에는|로|,)?[\s(:=~|'\"]*"
    r"(?:(?:at|with|was|had|made|is|of|총|약|about|전체|실적|"
    r"생산량|생산 실적|수량|합계|물량|output|production|total|figure)[\s:(은는이가의]*){0,3}[\s(]*",
    re.IGNORECASE,
)


_ARROW = re.compile(r"\s?(?:→|->|에서\s)")
_ARROW_BEFORE = re.compile(r"(?:→|->|에서)\s?$")


class Hold(IntEnum):
    """How firmly a name holds a numeral."""

    NONE = 0
    CARRIED = 1  # named in an earlier sentence
    SENTENCE = 2
    CLAUSE = 3
    TIGHT = 4


@dataclass(frozen=True)
class Scope:
    """What a numeral is said of."""

    items: tuple[Mention, ...] = ()
    items_hold: Hold = Hold.NONE
    whens: tuple[When, ...] = ()
    whens_hold: Hold = Hold.NONE
    labels: tuple[str, ...] = ()
    all_items: bool = False
    before: str = ""
    after: str = ""
    clause_before: str = ""

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of the items it may be said of."""
        return frozenset(code for mention in self.items for code in mention.codes)


Name = TypeVar("Name", Mention, When)


def scope_of(
    reading: Reading,
    numeral: Numeral,
    carried: tuple[tuple[Mention, ...], tuple[When, ...]],
    shared: dict[int, Named] | None = None,
) -> Scope:
    """The scope of a numeral; `carried` are earlier sentences' names, `shared` what 'respectively' gives."""
    before, after = near(reading, numeral)
    given = (shared or {}).get(numeral.start)
    own = [mention for mention in reading.mentions if mention.codes]
    if numeral.form is Form.ORDINAL:
        own = [mention for mention in own if not mention.by_rank]
    items, items_hold = _attached(reading, numeral, own, carried[0])
    whens, whens_hold = _attached(reading, numeral, reading.whens, carried[1])
    if isinstance(given, Mention):
        items, items_hold = (given,), Hold.TIGHT
    if isinstance(given, When):
        whens, whens_hold = (given,), Hold.TIGHT
    labels, hold = _attached(reading, numeral, [mention for mention in reading.mentions if mention.label], ())
    return Scope(
        items, items_hold, whens, whens_hold,
        tuple(mention.label for mention in labels if mention.label) if hold >= Hold.SENTENCE else (),
        _speaks_of_all(reading, numeral, items), before, after,
        reading.text[reading.clause(numeral.start)[0] : numeral.start],
    )  # fmt: skip


def _attached(
    reading: Reading, numeral: Numeral, names: Sequence[Name], carried: tuple[Name, ...]
) -> tuple[tuple[Name, ...], Hold]:
    """The name right behind or before it, else the nearest before it, else the next in its clause."""
    if tight := _tight(reading, numeral, names):
        return (tight,), Hold.TIGHT
    if _ARROW.match(reading.text, numeral.end) or _ARROW_BEFORE.search(reading.text[: numeral.start]):
        ends = _all_before(names, carried, numeral.start)
        if len(ends) > 1 and not any(hasattr(name, "codes") for name in ends):
            return ends, Hold.SENTENCE
    free = [name for name in names if name.start not in reading.references]
    start, end = reading.clause(numeral.start)
    earlier = [name for name in free if name.end <= numeral.start]
    inside = [name for name in earlier if name.start >= start]
    if inside:
        return _with_apposition(reading, inside), Hold.CLAUSE
    if not earlier and (until := [name for name in names if _as_of(reading, numeral, name)]):
        return (until[-1],), Hold.SENTENCE
    behind = [name for name in free if numeral.end <= name.start < end]
    if behind:
        return (behind[0],), Hold.SENTENCE
    if earlier:
        return _with_apposition(reading, earlier), Hold.SENTENCE
    return carried, Hold.CARRIED if carried else Hold.NONE


def _as_of(reading: Reading, numeral: Numeral, name: Mention | When) -> bool:
    """Whether a day before the numeral says up to when it counts."""
    return isinstance(name, When) and name.end <= numeral.start and bool(AS_OF.match(reading.text, name.end))


def _all_before(names: Sequence[Name], carried: tuple[Name, ...], place: int) -> tuple[Name, ...]:
    """Everything named until there: one end of a course from one amount to another may be any of it."""
    return carried + tuple(name for name in names if name.end <= place)


def _tight(reading: Reading, numeral: Numeral, names: Sequence[Name]) -> Name | None:
    for name in names:
        between = reading.text[numeral.end : name.start]
        note = "(" in between and not re.match(r"(?:의)?\s?[),]", reading.text[name.end :])
        if (
            name.start >= numeral.end
            and not note
            and (_TIGHT_AFTER.fullmatch(between) or _said_after(name, between))
        ):
            return name
    before = [name for name in names if name.end <= numeral.start]
    between = reading.rest[before[-1].end : numeral.start] if before else ""
    aside = before and before[-1].start in reading.references and "," in between
    if before and not aside and _TIGHT_BEFORE.fullmatch(between):
        return before[-1]
    return None


def _said_after(name: Mention | When, between: str) -> bool:
    """English puts a period right behind: '1,234 units last month'."""
    return isinstance(name, When) and between in (" ", " units ", " pieces ") and name.text[0].isascii()


def _with_apposition(reading: Reading, names: Sequence[Name]) -> tuple[Name, ...]:
    """The last name; of two that stand side by side, as in 'last month (October)', the closer says it all."""
    return (names[-1],)


def _speaks_of_all(reading: Reading, numeral: Numeral, items: Sequence[Mention]) -> bool:
    """Whether the numeral may be of all items though one is named: 'of the total 99,999'."""
    start, _ = reading.clause(numeral.start)
    holder = max(
        (item for item in items if item.end <= numeral.start), key=lambda item: item.end, default=None
    )
    text = reading.text[max(start, holder.end if holder else 0) : numeral.start]
    if holder and re.match(
        r"(?:\([^)]*\))?(?:의|'s)|\s(?:총|전체)", reading.text[holder.end : numeral.start]
    ):
        return False
    if re.search(r"(?<![A-Za-z])of (?:the |all )?$", text):
        return True
    return has("all_items", text) or bool(
        re.match(r"\s?(?:중|가운데)(?![가-힣])", reading.text[numeral.end :])
    )


def rest_cue(scope: Scope, reading: Reading) -> bool:
    """Whether the words before the numeral, or its row's heading, speak of all other items."""
    heading = reading.text[: reading.cell_from] if reading.cell_from > 0 else ""
    return any(has("rest", text) for text in (scope.clause_before, heading, scope.after))
