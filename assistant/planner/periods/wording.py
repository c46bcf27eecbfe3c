"""A period said with absolute dates, so that reading it again gives the same period."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from assistant.planner.periods.model import Period
from assistant.planner.periods.spans import Span, unit_span

Language = Literal["ko", "en"]
NAMED_UNITS = ("month", "quarter", "half", "year")


def spell(period: Period, language: Language) -> str:
    """ "2025년 3월", "March 2025", or the first and last day where the period is no whole calendar unit."""
    texts = _texts()[language]
    first, last = period.first, period.last
    if first is None and last is None:
        return str(texts["all"])
    if first is None or last is None:
        key, day = ("since", first) if first else ("until", last)
        return str(texts[key]).format(first=_day(day, texts), last=_day(day, texts))
    unit = next((unit for unit in NAMED_UNITS if unit_span(unit, first) == Span(first, last)), None)
    if unit:
        return _unit(unit, first, texts)
    if first == last:
        return _day(first, texts)
    return str(texts["range"]).format(first=_day(first, texts), last=_day(last, texts))


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))


def _day(day: date | None, texts: dict[str, Any]) -> str:
    return _unit("day", day, texts) if day else ""


def _unit(unit: str, day: date, texts: dict[str, Any]) -> str:
    number = (day.month - 1) // {"quarter": 3, "half": 6}.get(unit, 1) + 1
    values = {"year": day.year, "month": texts["months"][day.month - 1], "day": day.day, "number": number}
    return str(texts[unit]).format(**values, half=texts["halves"][day.month > 6])
