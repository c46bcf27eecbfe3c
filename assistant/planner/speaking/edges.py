"""Sentences about where things begin and end: items, and the data themselves with their latest record."""

import re
from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, row_name
from assistant.planner.speaking.texts import Texts
from tools.tool import Table

CLOCK = re.compile(r"\d{4}-\d\d-\d\d[ T](\d\d:\d\d)")
"""A moment with its time of day."""


def span(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    if not frame.items:
        yield from fresh(frame, tables, texts)
        return
    found = [row for table in tables for row in table.records()]
    for item in frame.items:
        row = next((row for row in found if row["item_code"] == item.code), None)
        if row is None:
            yield texts.say("span.none", **texts.about((item,), None))
            continue
        first, last = texts.day(row["first_day"]), texts.day(row["last_day"])
        yield texts.say("span.item", name=row_name(row), first=first, last=last)


def fresh(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    row = tables[0].records()[0] if tables[0].rows else None
    if row is None or row["first_day"] is None:
        yield texts.say("fresh.none")
        return
    last = texts.day(row["last_day"])
    yield texts.say("fresh.rows", first=texts.day(row["first_day"]), last=last)
    timed = CLOCK.match(str(row.get("latest_record")))
    yield texts.say("fresh.latest", last=last, time=timed[1]) if timed and frame.intent == "fresh" else ""
