"""Periods named only by their distance from another: the month before, a year earlier, the same days."""

import re
from datetime import date, timedelta

from assistant.grounding.whens import When
from tools.tool import Period

_SAME = re.compile(r"같은|동기|동일|동 ?기간|same", re.IGNORECASE)
_WHOLE = re.compile(r"전체|연간|해당|^(?:the|that|this) |full|annual|yearly", re.IGNORECASE)
_YEAR = re.compile(r"년|해|year|yoy", re.IGNORECASE)
_MONTH = re.compile(r"월|달|month|mom", re.IGNORECASE)
_QUARTER = re.compile(r"분기|quarter", re.IGNORECASE)


def is_whole(when: When) -> bool:
    """Whether it means all of the period that was read: 'the month's', '연간'."""
    return when.shifted and _WHOLE.search(when.text) is not None


def is_same(when: When) -> bool:
    """Whether it asks for the same stretch of another month or year."""
    return when.shifted and _SAME.search(when.text) is not None


def shifts_to(when: When, subject: Period, other: Period) -> bool:
    """Whether `other` lies where the shifted name puts it, seen from `subject`."""
    if _QUARTER.search(when.text):
        return other.last == subject.first - timedelta(days=1)
    if _YEAR.search(when.text):
        return _same_day(other.first, subject.first.year - 1, subject.first)
    if _MONTH.search(when.text):
        before = (subject.first.replace(day=1) - timedelta(days=1)).replace(day=1)
        return other.first == before
    return other.first < subject.first


def _same_day(day: date, year: int, like: date) -> bool:
    return (day.year, day.month, day.day) == (year, like.month, like.day)
