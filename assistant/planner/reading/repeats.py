"""Times that say another of the question once more: "지난달(10월)", "11/9부터 11/15까지 일주일 동안"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.planner.frame import Grain
from assistant.planner.periods import Expression
from assistant.planner.reading.beside import PREVIOUS, UNITS
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.numbers import ENGLISH, NATIVE

_BESIDE = re.compile(r"[\s(),:=·~-]*(?:인|즉|이었던|였던|이던|i\.e\.|namely)?[\s(),:=·-]*", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:(?:인|이었던|였던|이던|즉|,\s*즉)\s*\(?|\()\s*")
_JOIN = re.compile(r"(?:하고|[와과및랑,/·&]|\b(?:and|or|vs\.?|versus|to))\s*$", re.IGNORECASE)
_SET_ASIDE = re.compile(r"말[고구]|아니|\b(?:not|instead of|rather than)\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(
    r"[^?.!]*[?.!]+\s+(?:그러니까|정확히는?|구체적으로는?|that is|i mean|specifically|precisely)?[\s,:]*"
    r"(?:on |for |the )*",
    re.IGNORECASE,
)
_ASKS_BESIDE = re.compile(
    r"(?:[은는도](?:요)?|에는|엔)\s*(?:[?？]|$)|\b(?:and|also|what about|how about)\b", re.IGNORECASE
)
"""A second question beside the first, not that one once more."""
LENGTHS = {"하루": 1, "일주일": 7, "한주": 7, "보름": 15}
"""Words for so many days."""
_LENGTH = re.compile(
    r"(?:for |over )?(?:the |a )?(?:last |past |지난 ?|최근 ?)?"
    rf"(?P<n>\d{{1,3}}|{'|'.join((*NATIVE, *ENGLISH, '석', '넉'))}|)\s?"
    rf"(?P<unit>{'|'.join((*(word for words in UNITS.values() for word in words), '주일', '년', *LENGTHS))})"
    r"(?:\s?(?:간|동안|치|의|만|을|에))*",
    re.IGNORECASE,
)
COUNTS = NATIVE | ENGLISH | {"석": 3, "넉": 4, "": 1}


def without_repeats(
    times: tuple[Expression, ...], text: str, mentions: Sequence[Mention] = ()
) -> tuple[Expression, ...]:
    """The times without those that only repeat, or measure, another one."""
    kept = list(times)
    for one in list(kept):
        rest = [other for other in kept if other is not one]
        others = [other for other in rest if not (other.versus or one.versus)]
        others = [other for other in others if not _SET_ASIDE.search(_between(one, other, text))]
        named = any(_is_named(one, other, text) for other in rest)
        again = any(_says_again(one, other, text, times) or _measures(one, other, text) for other in others)
        exact = any(_is_said_exactly(one, other, text, mentions) for other in others)
        if named or again or exact:
            kept.remove(one)
    return tuple(kept)


def _is_said_exactly(one: Expression, other: Expression, text: str, mentions: Sequence[Mention]) -> bool:
    """ "주말에 얼마나 돌렸나요? 11월 14일 생산량이요": a part of it, said by a sentence of its own."""
    end = _SENTENCE_ENDS.match(text, one.end)
    if end is None or end.end() > other.start or other.shift or _ASKS_BESIDE.search(text[end.end() :]):
        return False
    first = {mention.text for mention in mentions if mention.start < end.end()}
    again = {mention.text for mention in mentions if mention.start >= end.end()}
    (begins, ends), (part_begins, part_ends) = _days(one), _days(other)
    if not (begins and ends and part_begins and part_ends) or (first and again and first != again):
        return False
    return begins <= part_begins and part_ends <= ends and _days(one) != _days(other)


def _one_of(one: Expression, times: Sequence[Expression]) -> bool:
    """Whether another time of the same kind stands beside it."""
    alike = [
        other for other in times if other.period and one.period and other.period.grain == one.period.grain
    ]
    return len(alike) > 1


def _is_named(one: Expression, other: Expression, text: str) -> bool:
    """ "전년인 2024년", "직전 주(11.2~11.8)", "3월 5일 당일": a relative time that the other one names."""
    absolute = other.period is not None and other.shift is None and not other.versus
    if one.shift and absolute and one.end <= other.start:
        said = one.text.rstrip()
        gap = text[one.start + len(said) - said.endswith("인") : other.start]
        return _NAMES.fullmatch(gap) is not None
    same_day = one.text.strip().startswith("당일") and absolute and other.start < one.start
    return same_day and bool(other.period and other.period.grain == "day")


def _says_again(one: Expression, other: Expression, text: str, times: Sequence[Expression]) -> bool:
    """Whether both name the same days, the other one by itself, not by its distance from another period."""
    same = one.period is not None and other.period is not None and one.period.first is not None
    if not same or _days(one) != _days(other) or other.shift:
        return False
    if (
        one.start > other.start
        and len(one.parts) > 1
        and not _gap(one, other, text)
        and _one_of(other, times)
    ):
        return False  # "10월과 11월을 각각 1일~20일로"
    return _gap(one, other, text) if one.shift else one.start > other.start and not _joined(one, other, text)


def _measures(one: Expression, other: Expression, text: str) -> bool:
    """Whether one is only the length of the other: "일주일 동안" beside seven days."""
    said = _LENGTH.fullmatch(one.text.strip())
    length = one.period is not None and one.period.grain == "rolling"
    if said is None or not (length and _gap(one, other, text)) or PREVIOUS.search(other.text):
        return False
    return (said["unit"].lower(), COUNTS.get(said["n"].lower()) or int(said["n"])) in _lengths(other)


def _gap(one: Expression, other: Expression, text: str) -> bool:
    return _BESIDE.fullmatch(_between(one, other, text)) is not None


def _joined(one: Expression, other: Expression, text: str) -> bool:
    """ "10월하고 10월": two, however alike."""
    first = min(one, other, key=lambda each: each.start)
    return _JOIN.search(first.text + _between(one, other, text).rstrip()) is not None


def _between(one: Expression, other: Expression, text: str) -> str:
    first, second = sorted((one, other), key=lambda each: each.start)
    return text[first.end : second.start]


def _days(one: Expression) -> tuple[date | None, date | None]:
    return (one.period.first, one.period.last) if one.period else (None, None)


def _lengths(time: Expression) -> set[tuple[str, int]]:
    """How long a time is, in every unit that fits, by the unit's words."""
    first, last = _days(time)
    if first is None or last is None:
        return set()
    counts = dict(_counts(first, last))
    words = {(word, counts[unit]) for unit in counts for word in UNITS[unit]}
    words.add(("년", counts.get("year", 0)))
    days = counts["day"]
    return words | {("주일", days // 7)} | {(word, 1) for word, count in LENGTHS.items() if count == days}


def _counts(first: date, last: date) -> Iterator[tuple[Grain, int]]:
    days = (last - first).days + 1
    yield "day", days
    if days % 7 == 0:
        yield "week", days // 7
    after = last + timedelta(days=1)
    if first.day == after.day == 1:
        months = (after.year - first.year) * 12 + after.month - first.month
        yield "month", months
        yield "quarter", months // 3 if months % 3 == 0 else 0
        yield "year", months // 12 if months % 12 == 0 else 0
