"""Sentences about figures: totals, averages and shares, and whether anything was made."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.planner.figures import letters_of
from assistant.planner.frame import Frame
from assistant.planner.periods.spans import units_long
from assistant.planner.speaking.empties import share_of_empty
from assistant.planner.speaking.rankings import ranking
from assistant.planner.speaking.rows import (
    LISTED,
    Lines,
    Row,
    about_row,
    counts,
    figures_of,
    pairs,
    percent,
    row_name,
)
from assistant.planner.speaking.several import of_items
from assistant.planner.speaking.texts import Texts, number
from assistant.planner.speaking.week_parts import weekdays_named
from tools.tool import Cell, Period, Table

PAIR = 2


def total(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    if frame.less:
        yield from _less(frame, tables, texts)
        return
    if (
        frame.summed
        and len(frame.items) > 1
        and any("total" in table.records()[0] for table in tables if table.rows)
    ):
        yield from _together(frame, tables, texts)
        return
    quantities = []
    for row, period, items in figures_of(frame, tables):
        said = texts.about(items, period)
        if row is None:
            yield texts.say("total.none", **said)
            continue
        if frame.intent == "count" and frame.measure == "lots" and row.get("lots", 0) is None:
            yield texts.say("total.lots_not_counted", **said)
            continue
        quantities.append((texts.item(items), row["quantity"]))
        yield texts.say(f"total.{_counted(frame, row)}", **said, **counts(row))
    if frame.intent == "count" and frame.measure != "quantity":
        yield _between_counts(frame, tables, texts)
        return
    if (frame.summed and _apart(frame.periods)) or (len(frame.periods) == 1 and len(frame.items) > 1):
        yield of_items(frame, quantities, texts)


def _less(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """What is left of a sum when the quantity of others is taken from it."""
    own, others = (
        str(texts.of("word.and")).join(item.code for item in items) for items in (frame.items, frame.less)
    )
    for table, period in zip(tables, frame.periods, strict=False):
        row = table.records()[0]
        values = {"total": row["total"], "taken": row["quantity_taken"], "difference": row["difference"]}
        said = {key: number(value) for key, value in values.items()}
        yield texts.say("total.less", when=texts.when(period), items=own, less=others, **said)


def _between_counts(frame: Frame, tables: Sequence[Table], texts: Texts) -> str:
    """How the count of the later of two periods differs from that of the earlier."""
    told = [table.records()[0] for table in tables if len(table.rows) == 1]
    values = [float(counts(row).get(frame.measure, "").replace(",", "") or "nan") for row in told]
    if len(frame.periods) != PAIR or len(values) != PAIR or len(frame.items) > 1 or values != values:
        return ""
    ordered = sorted(zip((period.first for period in frame.periods), values, strict=True))
    (_, first), (_, second) = ordered
    side = "same" if first == second else "up" if second > first else "down"
    unit = texts.of("word.count_units")[frame.measure]
    return texts.say(f"total.{side}_count", difference=number(abs(second - first)), unit=unit)


def _together(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """Several items summed up by one statement, each named with its part; of periods apart their sum."""
    totals: list[float] = []
    apart = len(frame.periods) > 1 and _apart(frame.periods)
    for table, period, _ in pairs(frame, tables):
        rows = table.records()
        if not rows:
            yield texts.say("total.none", **texts.about(frame.items, period))
            continue
        totals.append(float(rows[0]["total"] or 0))
        family = texts.group(frame.items)
        yield texts.say(
            f"total.together{'_family' if family else ''}",
            when=texts.when(period),
            family=family,
            count=len(rows),
            quantity=number(rows[0]["total"]),
        )
        yield from (
            texts.say("word.point", name=row_name(row), quantity=number(row["quantity"]))
            for row in (() if apart else rows)
        )
    if apart and len(totals) > 1:
        yield texts.say("total.several", quantity=number(sum(totals)))


def _apart(periods: Sequence[Period]) -> bool:
    """Whether no day is in two of the periods, so that they may be added up."""
    ordered = sorted(periods, key=lambda one: one.first)
    return all(one.last < two.first for one, two in pairwise(ordered))


def _counted(frame: Frame, row: Row) -> str:
    known = frame.intent == "count" and (frame.measure in row or frame.measure == "days")
    of_items = frame.without and row.get("items") is not None
    return frame.measure if known else "rest" if of_items else "quantity"


def average(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table, period, items in pairs(frame, tables):
        rows = [row for row in table.records() if _average(frame, row) is not None]
        if not rows:
            yield texts.say("total.none", **texts.about(items, period))
        for row in rows if frame.median else ():
            yield _median(frame, row, about_row(row, items, period, texts), texts)
        for row in rows if not frame.median else ():
            yield from averaged(frame, row, period, about_row(row, items, period, texts), texts)


def _average(frame: Frame, row: Row) -> Cell:
    by_day = (frame.grain or "day") == "day" and "average_per_producing_day" in row
    return row.get("average_per_producing_day" if by_day else "average_quantity")


def _median(frame: Frame, row: Row, said: dict[str, str], texts: Texts) -> str:
    grain = frame.grain or "day"
    values = {"median": number(row["median_quantity"]), "average": number(row["average_quantity"])}
    unit, counter = texts.of("word.grains")[grain], texts.of("word.counters")[grain]
    key = "median_lot" if grain == "lot" else "median"
    return texts.say(
        f"average.{key}", **said, **values, grain=unit, count=number(row[f"{grain}s"]), counter=counter
    )


def averaged(frame: Frame, row: Row, period: Period | None, said: dict[str, str], texts: Texts) -> Lines:
    """The mean of a row, and the one over the days without a good unit too."""
    grain, average = frame.grain or "day", number(_average(frame, row))
    count = number(row.get("producing_days", row.get("days")) if grain == "day" else row.get(f"{grain}s"))
    cut = period and not frame.gaps and units_long(grain, period.first, period.last)
    key = f"average.{grain}{'_long' if cut else ''}"
    yield texts.say(key, **said, average=average, count=count, days=count)
    days, over_all = row.get("days_including_empty"), row.get("average_including_empty_days")
    if grain == "day" and days is not None and days != row["producing_days"]:
        yield texts.say("average.day_including_empty", days=number(days), average=number(over_all))


def share(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    if frame.bound:
        yield from share_of_empty(frame, tables, texts)
        return
    if not frame.items:
        yield from ranking(frame, tables, texts)
        return
    for table, period, items in pairs(frame, tables):
        when = texts.when(period)
        if not table.rows:
            yield texts.say("total.none", **texts.about(items, period))
        if frame.within and len(table.rows) > PAIR:
            yield from _shares_within(frame, table.records(), when, texts)
            continue
        for row in table.records():
            values = {"quantity": number(row["quantity"]), "total": number(row["total"])}
            item = row_name(row) if "item_code" in row else texts.item(items)
            kind = "share.within" if frame.within else "share.rest" if frame.without else "share.item"
            values["share"] = percent(row["share"])
            letters = letters_of(frame.within)
            yield texts.say(kind, when=when, item=item, letters=f"{letters} " if letters else "", **values)
        if len(table.rows) > 1:
            yield _share_of_all(table.records(), texts)


def _shares_within(frame: Frame, rows: Sequence[Row], when: str, texts: Texts) -> Lines:
    """The parts of a sum as a list, the largest first."""
    letters = letters_of(frame.within)
    total = number(rows[0]["total"])
    yield texts.say("share.list", when=when, letters=f"{letters} " if letters else "", total=total)
    for rank, row in enumerate(rows[:LISTED], 1):
        values = {"quantity": number(row["quantity"]), "share": percent(row["share"])}
        yield texts.say("word.list_share", rank=rank, name=row_name(row), **values)
    yield texts.say("word.in_table") if len(rows) > LISTED else ""
    if len(rows) < len(frame.within):
        yield _share_of_all(rows, texts)


def _share_of_all(rows: Sequence[Row], texts: Texts) -> str:
    """What several items make up together."""
    quantity = sum(float(row["quantity"] or 0) for row in rows)
    share = sum(float(row["share"] or 0) for row in rows)
    return texts.say("share.sum", count=len(rows), quantity=number(quantity), share=percent(share))


def produced(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table, period, items in pairs(frame, tables):
        row = table.records()[0] if table.rows else None
        said = texts.about(items, period)
        made, not_made = ("made", "not_made") if frame.denied else ("yes", "no")
        if row and frame.weekdays:
            values = {"quantity": number(row["quantity"]), "count": number(row["producing_days"])}
            days = weekdays_named(frame.weekdays, texts)
            yield texts.say(f"produced.{made}_days", **said, **values, days=days)
            continue
        yield (
            texts.say(f"produced.{made}", **said, quantity=number(row["quantity"]))
            if row and row["quantity"]
            else texts.say(f"produced.{not_made}", **said)
        )
