"""Sentences about changes from one period to another, and what they come from."""

from collections.abc import Sequence
from datetime import timedelta

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, Row, percent, row_name
from assistant.planner.speaking.running import running_change
from assistant.planner.speaking.texts import Texts, number
from assistant.planner.speaking.week_parts import weekdays_named
from tools.tool import Cell, Period, Table


def compare(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table in tables:
        yield from _compared(frame, table, texts)
        yield _all_of(frame, table, texts)


def _compared(frame: Frame, table: Table, texts: Texts) -> Lines:
    custom = table.basis.tool == "execute_custom_query"
    first, second = texts.beside(frame.periods[0], frame.periods[-1])
    said = {
        **texts.about(frame.items if frame.without or custom else table.basis.items, None),
        "first": first,
        "second": second,
        "in_first": texts.when(frame.periods[0]),
        "in_second": texts.when(frame.periods[-1]),
    }
    if frame.weekdays and not frame.items:
        said["subject"] = texts.say("word.subject_days", days=weekdays_named(frame.weekdays, texts))
    rows = _parts(table)
    alike = rows.get("like_for_like")
    if alike and running_change(frame, table):
        first, second = texts.beside(*(_as_long(one, alike) for one in (frame.periods[0], frame.periods[-1])))
        yield _so_far(alike, {**said, "first": first, "second": second}, texts)
        return
    yield _change(rows.get("total"), said, texts)
    yield _alike(alike, texts) if alike else ""


def _as_long(period: Period, alike: Row) -> Period:
    """As much of a period as is held against as many days of the other."""
    days = int(str(alike["period1_days"]))
    return Period(period.first, min(period.last, period.first + timedelta(days=days - 1)))


def _parts(table: Table) -> dict[str, Row]:
    return {str(row["part"]): row for row in table.records() if row.get("item_code") is None}


def changed(row: Row, said: dict[str, str], texts: Texts, *, alike: bool) -> str:
    """The change of a row; `alike` where it is one of a running period and as many days of the other."""
    return _so_far(row, said, texts) if alike else _change(row, said, texts)


def _so_far(alike: Row, said: dict[str, str], texts: Texts) -> str:
    """A running period against as many days of the other."""
    values = {"one": number(alike["period1_quantity"]), "two": number(alike["period2_quantity"])}
    values |= {"difference": number(abs(float(alike["difference"] or 0))), "days": str(alike["period1_days"])}
    growth = percent(abs(float(alike["growth"] or 0)))
    return texts.say(f"compare.so_far_{_side(alike['difference'])}", **said, **values, growth=growth)


def _all_of(frame: Frame, table: Table, texts: Texts) -> str:
    """All of a period of which only as many days were looked at as the running one has, and how far apart."""
    if not running_change(frame, table):
        return ""
    row, first, second = _parts(table)["total"], *(texts.period(one) for one in frame.periods)
    one, gap = number(row["period1_quantity"]), number(abs(float(row["difference"] or 0)))
    key = f"compare.all_of_{_side(row['difference'])}"
    return texts.say(key, first=first, second=second, one=one, difference=gap)


def _change(row: Row | None, said: dict[str, str], texts: Texts) -> str:
    if row is None:
        return texts.say("compare.none", **said)
    one, two, gap = row["period1_quantity"], row["period2_quantity"], row["difference"]
    if one is None or two is None:
        key = "none_first" if one is None else "none_second"
        return texts.say(f"compare.{key}", **said, one=number(one), two=number(two))
    growth = row["growth"]
    key = _side(gap) + ("_plain" if gap and growth is None else "")
    values = {"one": number(one), "two": number(two), "difference": number(abs(float(gap or 0)))}
    return texts.say(f"compare.{key}", **said, **values, growth=percent(abs(float(growth or 0))))


def _side(gap: Cell) -> str:
    value = float(gap or 0)
    return "up" if value > 0 else "down" if value < 0 else "same"


def _alike(row: Row, texts: Texts) -> str:
    one, two = row["period1_quantity"], row["period2_quantity"]
    if one is None or two is None:
        return ""
    key = f"compare.alike_{_side(row['difference'])}"
    gap = number(abs(float(row["difference"] or 0)))
    return texts.say(key, days=row["period1_days"], one=number(one), two=number(two), difference=gap)


def why(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    compared = [table for table in tables if any(one.name == "part" for one in table.columns)]
    beside = [row for table in tables if table not in compared for row in table.records()]
    for table in compared:
        yield _put_right(frame, table, texts)
    for table in compared:
        yield from _compared(frame, table, texts)
        yield _all_of(frame, table, texts)
        part = "like_for_like_item" if running_change(frame, table) else "item"
        rows = beside or [row for row in table.records() if row["part"] == part and row["difference"]]
        if table.basis.items and not rows:
            yield texts.say("why.item")
            continue
        yield texts.say("why.lead") if rows else ""
        for row in rows:
            gap = float(row["difference"] or 0)
            key = "why.up" if gap > 0 else "why.down"
            yield "- " + texts.say(key, name=row_name(row), difference=number(abs(gap)))


_WAYS = {"ahead": "down", "behind": "up"}
"""The change from the first of two to the second, by where the first is."""


def _put_right(frame: Frame, table: Table, texts: Texts) -> str:
    """That the change went the other way than the question takes for granted, by whichever measure."""
    parts = ("like_for_like",) if running_change(frame, table) else ("total", "like_for_like")
    rows = [row for row in table.records() if row["part"] in parts]
    ways = {_side(row["difference"]) for row in rows if row["difference"] is not None}
    if not frame.supposed or not ways or _WAYS.get(frame.supposed, frame.supposed) in ways:
        return ""
    said = {"first": texts.period(frame.periods[0]), "second": texts.period(frame.periods[-1])}
    return texts.say("why.unchanged" if ways == {"same"} else f"why.not_{frame.supposed}", **said)
