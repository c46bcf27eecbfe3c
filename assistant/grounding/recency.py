"""Whether what a sentence calls the newest or oldest record is the newest or oldest of its table."""

import re
from collections.abc import Iterator

from assistant.grounding.context import Cited
from assistant.grounding.index import Index
from assistant.grounding.numerals import Form
from assistant.grounding.sentence import Reading
from tools.tool import Period

_NEWEST = re.compile(
    r"가장 최근|최신|제일 최근|마지막 (?:생산|기록|로트)|"
    r"(?<![A-Za-z])(?:newest|latest|most recent|last) (?:record|lot|production|entry|batch)",
    re.IGNORECASE,
)
_OLDEST = re.compile(
    r"가장 오래된|(?<![A-Za-z])(?:oldest|earliest) (?:record|lot|entry|batch)", re.IGNORECASE
)


def wrong_recency(reading: Reading, cited: list[Cited], index: Index) -> Iterator[tuple[str, str]]:
    """Words for the newest or oldest record whose sentence tells of no such record, and why."""
    for expression, newest in ((_NEWEST, True), (_OLDEST, False)):
        match = expression.search(reading.text)
        if match is None or _counts(reading, match):
            continue
        told = _told(reading, cited, match.start())
        if not told:
            continue
        ends = {days[-1 if newest else 0] for days in _tables(index)}
        if ends and not told & ends:
            yield match[0], f"is {'not the newest' if newest else 'not the oldest'} record of the results"


def _tables(index: Index) -> Iterator[list[Period]]:
    """The days of each table of single records."""
    for column in index.columns.values():
        days = [fact.period for fact in column if fact.period]
        if column[0].label and not column[0].stale and len(days) > 1:
            yield sorted(days, key=lambda day: day.first)


def _told(reading: Reading, cited: list[Cited], start: int) -> set[Period]:
    """Days of the records that the sentence tells of behind the word: by their numbers, or by name."""
    numbers = {
        one.fact.period for one in cited if one.fact.label and one.fact.period and one.numeral.start > start
    }
    if numbers:
        return {period for period in numbers if period}
    named = {
        when.bounds(0) for when in reading.whens if when.first.day and when.first.year and when.start > start
    }
    return {Period(*bounds) for bounds in named if bounds}


def _counts(reading: Reading, match: re.Match[str]) -> bool:
    """Whether several records are announced: 'the latest five records'."""
    return any(
        one.form is Form.PLAIN and one.unit == "record" and 0 <= one.start - match.end() <= 6
        for one in reading.numerals
    )
