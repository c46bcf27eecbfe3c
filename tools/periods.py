"""Period arguments: ISO days, both included, read no further than today."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from tools.tool import Facts, Note, Period, ToolError


def _iso_day(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)):
        return value
    raise ValueError("a day is written YYYY-MM-DD")


Day = Annotated[date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
FirstDay = Annotated[Day, Field(description="first day, YYYY-MM-DD")]
LastDay = Annotated[Day, Field(description="last day, included")]


def period_to_read(
    facts: Facts, first: date, last: date, field: str = "date_to"
) -> tuple[Period, tuple[Note, ...]]:
    """The period as far as it has begun, with notes on what is missing at its ends.

    Raises ToolError where it is reversed, lies in the future, or ends before the data begin.
    """
    _refuse_impossible(facts, first, last, field)
    notes = []
    if last > facts.today:
        notes.append(Note("cut_at_today", {"today": facts.today.isoformat(), "asked_to": last.isoformat()}))
    period = Period(first, min(last, facts.today))
    return period, (*notes, *_gaps_at_the_ends(facts, period))


def _refuse_impossible(facts: Facts, first: date, last: date, field: str) -> None:
    begin = facts.generation.first_day
    if first > last:
        raise _refused("reversed_period", "ends before it begins", facts, (first, last), field)
    if first > facts.today:
        raise _refused("future_period", f"lies after today, {facts.today}", facts, (first, last), field)
    if begin is not None and last < begin:
        said = f"ends before the first day of the data, {begin}"
        raise _refused("outside_data", said, facts, (first, last), field)


def _refused(code: str, said: str, facts: Facts, asked: tuple[date, date], field: str) -> ToolError:
    begin, end = facts.generation.first_day, facts.generation.last_day
    return ToolError(
        code,
        f"The period {asked[0]}..{asked[1]} {said}.",
        field=field,
        date_from=asked[0].isoformat(),
        date_to=asked[1].isoformat(),
        today=facts.today.isoformat(),
        first_day=begin.isoformat() if begin else None,
        last_day=end.isoformat() if end else None,
    )


def _gaps_at_the_ends(facts: Facts, period: Period) -> list[Note]:
    begin, end = facts.generation.first_day, facts.generation.last_day
    notes = []
    if begin is not None and period.first < begin:
        notes.append(Note("data_from", {"first_day": begin.isoformat()}))
    if end is not None and period.last > end:
        notes.append(Note("data_until", {"last_day": end.isoformat()}))
    return notes
