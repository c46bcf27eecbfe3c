"""One sentence, read: its numerals, and the items, lots and periods it names, in their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.grounding.dates import read_whens
from assistant.grounding.index import Index
from assistant.grounding.lexicon import pattern, words
from assistant.grounding.names import Mention, unknown_codes
from assistant.grounding.numerals import Form, Numeral, read_numerals
from assistant.grounding.shifts import is_whole
from assistant.grounding.text import blank, plain
from assistant.grounding.whens import When

BOUNDARY = re.compile(
    r"(?<!\d)[,;](?!\d)|(?<=\d),(?=\s)|(?<=[가-힣])(?<!최)(?<!재)(?<!보)(?:고|며|지만|면서|는데|으나|반면)(?=[\s,])|→|"
    r"(?<![A-Za-z])(?:and|but|while|whereas|then|although|though|before|after|until|"
    r"followed by)(?![A-Za-z])|[.!?]\s|\n",
    re.IGNORECASE,
)
_LIST = re.compile(r"^[\s>]*(?:[-*•]\s*)?\(?(\d{1,3})[.)](?=\s|[A-Za-z가-힣])")
_AFTER = re.compile("|".join(words("references")["after"]))
_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(words('references')['before'])})\s+(?:(?:in|the|for|of|all|that|its)\s+)*"
    r"(?:[\d.,]+\s?(?:[kKmM]|thousand|million)?\s*(?:units|pieces|pcs)?\s*"
    r"(?:(?:made|produced|recorded)\s+)?(?:(?:in|for|of|during)\s+)?(?:the\s+)?)?$",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"(?:\([^)]*\))?(?: 전체)?의 (?:약 |거의 |대략 )?[\d.가-힣]+\s?(?:배|% 수준|%에 해당)|"
    r"(?:\([^)]*\))?의 절반"
)
_PARTICLE = re.compile(r"(?:은|는|이|가|으로|로|에서|에는|에)\s")
_OF_TIMES = re.compile(r"(?:from|on|over|through|as of|until|up to)\b", re.IGNORECASE)
AS_OF = re.compile(r"\s?(?:현재|기준|까지|일자|자\s?기준)")
RANGED = re.compile(r"~|\bto\b|through|부터|에서|\d-\d")
_LISTING = re.compile(r"\s?(?:,|/|·|;|,?\s?and|→|,\s?그리고|와|과)\s*", re.IGNORECASE)
UP_TO = re.compile(r"\s?까지")
Named = Mention | When


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence in plain text; `rest` is it with identifiers and dates blanked out."""

    text: str
    rest: str
    numerals: tuple[Numeral, ...]
    mentions: tuple[Mention, ...]
    whens: tuple[When, ...]
    unknown: tuple[str, ...]
    ordinal: int | None = None  # its number in a list
    cell_from: int = 0  # where what is to be checked begins; the text before is a table's headings
    references: frozenset[int] = frozenset()  # starts of names that only serve as a comparison
    boundaries: tuple[int, ...] = field(default=())

    def clause(self, place: int) -> tuple[int, int]:
        """The clause around a place."""
        start = max((end for end in self.boundaries if end <= place), default=0)
        end = min((end for end in self.boundaries if end > place), default=len(self.text))
        return start, end


def read(sentence: str, index: Index, cell_from: int = 0) -> Reading:
    """Read a sentence against the names that are known."""
    text = sentence if cell_from else plain(sentence)
    listed = None if cell_from else _LIST.match(text)
    visible = blank(text, *listed.span(1)) if listed else text
    mentions, rest = index.names.read(visible)
    whens, rest = read_whens(rest, index.today)
    unknown = []
    for match in unknown_codes(rest):
        unknown.append(match[0])
        rest = blank(rest, *match.span())
    numerals = read_numerals(rest)
    mentions = sorted([*mentions, *_ranked(numerals, mentions, index)], key=lambda mention: mention.start)
    reading = Reading(
        text, rest, tuple(numerals), tuple(mentions), tuple(_with_years(whens)), tuple(unknown),
        int(listed[1]) if listed else None, cell_from,
    )  # fmt: skip
    return replace(
        reading,
        references=frozenset(_references(reading)),
        boundaries=tuple(_boundaries(reading)),
    )


def _ranked(numerals: Sequence[Numeral], mentions: Sequence[Mention], index: Index) -> Iterator[Mention]:
    """Places of a ranking as names of the items that take them."""
    for numeral in numerals:
        codes = index.rank_codes.get(int(numeral.value)) if numeral.form is Form.ORDINAL else None
        announced = any(0 <= mention.start - numeral.end <= 6 for mention in mentions if mention.codes)
        if codes and not announced:
            yield Mention(numeral.start, numeral.end, numeral.text, codes, by_rank=True)


def _with_years(whens: Sequence[When]) -> list[When]:
    """Each month without a year takes that of the name before it in the sentence."""
    year = None
    dated = []
    for when in whens:
        filled = when.in_year(year) if year and when.said else when
        year = filled.last.year or year
        dated.append(filled)
    return dated


def _boundaries(reading: Reading) -> list[int]:
    """Ends of clauses; a comma right behind a name only sets it off, one in a bracket does not count."""
    found = []
    names: list[Named] = [*reading.mentions, *reading.whens]
    named = [name.end for name in names]
    for match in BOUNDARY.finditer(reading.rest):
        opened = reading.rest.rfind("(", 0, match.start())
        inside = opened >= 0 and reading.rest.find(")", opened, match.start()) < 0
        between = [reading.rest[end : match.start()] for end in named if 0 <= match.start() - end <= 2]
        set_off = match[0] == "," and any(")" not in text for text in between)
        if not inside and not set_off:
            found.append(match.end())
    return found


def _references(reading: Reading) -> list[int]:
    """Names that are followed or preceded by a word of comparison."""
    names: list[Named] = [*reading.mentions, *reading.whens]
    return [name.start for name in names if _compares(reading, name, names)]


def _compares(reading: Reading, name: Named, names: list[Named]) -> bool:
    following = min((other.start for other in names if other.start > name.end), default=len(reading.text))
    after = reading.text[name.end : min(following, name.end + 40)]
    after = re.split(r"[;]|(?<=[가-힣])(?:고|며|지만)[\s,]|,\s", after)[0]
    marked = _AFTER.search(after)
    if _MULTIPLE.match(after) or (marked and not _PARTICLE.search(after[: marked.start()])):
        return True
    if isinstance(name, When) and RANGED.search(name.text):
        return False
    if match := _BEFORE.search(reading.text[: name.start]):
        return isinstance(name, When) or not _OF_TIMES.match(match[0])
    if not isinstance(name, When):
        return False
    shifted = name.shifted and not is_whole(name) and not re.match(r"\s?[:(→]|은|는|에", after)
    return shifted or AS_OF.match(reading.text[name.end :]) is not None


def near(reading: Reading, numeral: Numeral) -> tuple[str, str]:
    """The words before and after a numeral that can belong to it: up to the next numeral or end of clause."""
    start, end = reading.clause(numeral.start)
    before = max((one.end for one in reading.numerals if one.end <= numeral.start), default=0)
    after = min(
        (one.start for one in reading.numerals if one.start >= numeral.end), default=len(reading.text)
    )
    return reading.text[max(start, before) : numeral.start], reading.text[numeral.end : min(end, after)]


def series_around(reading: Reading, numeral: Numeral) -> list[Numeral]:
    """The numerals listed with this one, only commas and 'and' between them."""
    listed: list[Numeral] = []
    for one in reading.numerals:
        if listed and not _LISTING.fullmatch(reading.rest[listed[-1].end : one.start]):
            if numeral in listed:
                break
            listed = []
        listed.append(one)
    return listed


def has(reading: Reading, cue: str) -> bool:
    """Whether the sentence, or the heading of its cell, holds a word of the cue."""
    return pattern("cues", cue).search(reading.text) is not None


__all__ = ["Form", "Named", "Reading", "has", "near", "read"]
