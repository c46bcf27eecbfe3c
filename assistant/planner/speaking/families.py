"""Sentences about families of items, each as one: their order, shares, courses and changes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.planner.frame import MEANS, ORDER_COLUMNS, Frame
from assistant.planner.speaking.changes import changed
from assistant.planner.speaking.courses import course_of
from assistant.planner.speaking.figures import averaged
from assistant.planner.speaking.rows import Lines, Row, bucket_name, pairs, percent, row_name, unit_of
from assistant.planner.speaking.running import running_change
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Item, Period, Table

PAIR, MOST_SAID = 2, 15
MEASURES = {**ORDER_COLUMNS, "items": "items"}


def by_family(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """What a frame that tells families apart found."""
    if frame.intent in ("compare", "why", "movers"):
        yield from _compared(frame, tables[0], texts)
        return
    for table, period, _ in pairs(frame, tables):
        rows = table.records()
        if not rows:
            yield _nothing(frame, period, texts)
        elif frame.intent == "trend":
            yield from _courses(frame, rows, period, texts)
        elif frame.intent == "average":
            for row in rows:
                yield from averaged(frame, row, period, _about(row, period, texts), texts)
        elif frame.intent in LISTED:
            yield from _lines(frame, rows, period, texts)
        else:
            yield from _figures(frame, rows, period, texts)


LISTED = ("extreme", "leaders", "idle", "span", "search", "threshold")
"""Intents whose answer is a line for each."""


def _about(row: Row, period: Period | None, texts: Texts) -> dict[str, str]:
    return texts.about((Item(str(row["family"]), None),), period)


def _nothing(frame: Frame, period: Period | None, texts: Texts) -> str:
    when = texts.when(period)
    if frame.intent == "idle":
        return texts.say("families.no_idle", when=when)
    if frame.intent == "threshold":
        return texts.say("families.none_beyond", when=when, bounded=_bounded(frame, texts))
    names = str(texts.of("word.and")).join(one.name for one in frame.families)
    return texts.say("total.none", **texts.about((Item(names, None),), period))


def _figures(frame: Frame, rows: Sequence[Row], period: Period | None, texts: Texts) -> Lines:
    """Families in their order, or the one in a place of it."""
    side = "least" if frame.least else "most"
    said = {"when": texts.when(period), "measure": texts.of("families.measures")[frame.measure]}
    found = [row for row in rows if row["rank"] == frame.place] if frame.place else rows
    if frame.place and not found:
        yield texts.say("families.fewer", **said, count=len(rows))
    elif frame.intent == "ranking" and (frame.place or frame.limit == 1):
        key = f"families.{side}_place" if frame.place and frame.place > 1 else f"families.{side}_one"
        yield from (texts.say(key, **said, **_line(frame, row, texts)) for row in _first(found, frame))
    else:
        shown = rows[: frame.limit] if frame.limit else rows
        part = frame.limit and len(shown) < len(rows)
        key = f"{side}_some" if part else "least" if frame.least else "share" if _shares(frame) else "all"
        key = "mixed" if key == "all" and any(len(one.items) == 1 for one in frame.families) else key
        yield texts.say(f"families.{key}", **said, count=len(shown))
        kind = "word.list_share" if frame.measure == "quantity" else "families.line"
        kind = kind if len({row["rank"] for row in shown}) == len(shown) else "families.point"
        yield from (texts.say(kind, **_line(frame, row, texts)) for row in shown)
        yield from () if part else _summed(frame, shown, texts)
    yield str(texts.of("by_count.over")[frame.measure]) if frame.measure in MEANS else ""
    yield from _missing(frame, rows, period, texts)


def _first(rows: Sequence[Row], frame: Frame) -> list[Row]:
    """The rows that share the first place, or those of the place that is asked for."""
    return [row for row in rows if row["rank"] == (frame.place or 1)]


def _shares(frame: Frame) -> bool:
    return frame.shares or frame.intent == "share"


def _line(frame: Frame, row: Row, texts: Texts) -> dict[str, object]:
    count = number(row[MEASURES[frame.measure]])
    value = str(texts.of("families.values")[frame.measure]).format(value=count)
    share = percent(row.get("share"))
    shared = texts.say("families.of_total", share=share) if share and frame.measure == "quantity" else ""
    said = {"rank": row["rank"], "name": row["family"], "quantity": number(row["quantity"]), "share": share}
    return {**said, "value": value, "shared": shared}


def _summed(frame: Frame, rows: Sequence[Row], texts: Texts) -> Lines:
    """The difference of two, and the sum; producing days of several are none of their sum."""
    if len(rows) < PAIR:
        return
    counts = [(str(row["family"]), float(str(row[MEASURES[frame.measure]] or 0))) for row in rows]
    if len(rows) == PAIR:
        yield _between(frame, counts, texts)
    total = sum(count for _, count in counts)
    if frame.measure == "quantity":
        yield texts.say("total.several", quantity=number(total))
    elif frame.measure not in ("days", *MEANS):
        yield texts.say("reckoned.sum", value=_valued(frame, total, texts))


def _between(frame: Frame, counts: Sequence[tuple[str, float]], texts: Texts) -> str:
    (more, most), (less, least) = sorted(counts, key=lambda one: one[1], reverse=True)
    if most == least:
        return texts.say("reckoned.same")
    if frame.measure == "quantity":
        return texts.say("families.gap", more=more, difference=number(most - least))
    return texts.say("reckoned.gap", more=more, less=less, difference=_valued(frame, most - least, texts))


def _valued(frame: Frame, value: float, texts: Texts) -> str:
    """A count with its unit."""
    return str(texts.of("reckoned.values")[frame.measure]).format(value=number(value))


def _missing(frame: Frame, rows: Sequence[Row], period: Period | None, texts: Texts) -> Lines:
    """The families without production."""
    made = {row["family"] for row in rows}
    for family in frame.families:
        if family.name not in made:
            yield texts.say("total.none", **texts.about((Item(family.name, None),), period))


def _courses(frame: Frame, rows: Sequence[Row], period: Period | None, texts: Texts) -> Lines:
    """The course of each, or how its share went from the first to the last unit of time."""
    grain = frame.grain or "month"
    for own in _each(rows):
        if not frame.shares:
            yield from course_of(frame, grain, own, _about(own[0], period, texts), texts)
            continue
        ends = [
            texts.say("families.share_of", unit=bucket_name(grain, row, texts), share=percent(row["share"]))
            for row in (own[0], own[-1])
        ]
        yield texts.say("families.share_course", name=own[0]["family"], first=ends[0], last=ends[1])
    yield texts.say("families.shares_in_table") if frame.shares else ""
    yield texts.say("trend.grows") if frame.grows else ""


def _each(rows: Sequence[Row]) -> Iterator[list[Row]]:
    return (list(group) for _, group in groupby(rows, key=lambda row: row["family"]))


def _compared(frame: Frame, table: Table, texts: Texts) -> Lines:
    """Two periods of each: the one that changed most first where that is asked for."""
    rows = table.records()
    alike = running_change(frame, table)
    part = "like_for_like" if alike else "total"
    first, second = texts.beside(frame.periods[0], frame.periods[-1])
    named = {"first": first, "second": second}
    named |= {"in_first": texts.when(frame.periods[0]), "in_second": texts.when(frame.periods[-1])}
    own = [row for row in rows if row["part"] == part]
    if frame.intent == "movers":
        yield from _moved(frame, own, texts)
    for row in own:
        said = {**texts.about((Item(str(row["family"]), None),), None), **named}
        yield changed(row, said, texts, alike=alike)
        if frame.shares:
            shares = {"one": percent(row["period1_share"]), "two": percent(row["period2_share"])}
            yield texts.say("families.share_change", name=row["family"], **named, **shares)
    yield texts.say("families.whole_in_table") if alike else ""


def _moved(frame: Frame, rows: Sequence[Row], texts: Texts) -> Lines:
    """What rose or fell most, in pieces, and by percent where that is another."""
    sign = -1 if frame.least else 1
    side = "fell" if frame.least else "rose"
    moved = [row for row in rows if float(row["difference"] or 0) * sign > 0]
    if not moved:
        yield texts.say(f"families.none_{side}")
        return
    place = min(frame.place or 1, len(moved)) - 1
    row = moved[place]
    gap = number(abs(float(row["difference"] or 0)))
    key = f"families.{side}_place" if place else f"families.{side}"
    yield texts.say(key, name=row["family"], difference=gap, rank=place + 1)
    rates = [row for row in moved if row["growth"] is not None]
    fastest = max(rates, key=lambda row: abs(float(row["growth"] or 0)), default=row)
    if fastest is not row and not place:
        rate = percent(abs(float(fastest["growth"] or 0)))
        yield texts.say(f"families.{side}_rate", name=fastest["family"], growth=rate)


def _lines(frame: Frame, rows: Sequence[Row], period: Period | None, texts: Texts) -> Lines:
    """A line for each."""
    side = "least" if frame.least else "most"
    said = {
        "when": texts.when(period),
        "unit": unit_of(frame, texts),
        "count": len(rows),
        "rank": frame.place,
    }
    if frame.intent == "threshold":
        said["bounded"] = _bounded(frame, texts)
    kind = f"{frame.intent}_item" if frame.intent == "leaders" and frame.grain == "item" else frame.intent
    key = f"{kind}_{side}" if frame.intent in ("extreme", "leaders") else kind
    if kind == "leaders":
        said["unit"] = texts.of("word.grains")[frame.grain or "month"]
    key = f"place_{side}" if kind == "leaders" and (frame.place or 1) > 1 else key
    yield texts.say(f"families.{key}", **said)
    for row in rows[:MOST_SAID]:
        yield texts.say(f"families.{kind}_line", **_cells(frame, row, texts))
    yield texts.say("word.in_table") if len(rows) > MOST_SAID else ""


def _cells(frame: Frame, row: Row, texts: Texts) -> dict[str, object]:
    timed = frame.intent in ("extreme", "leaders") and frame.grain != "item"
    days = {one: texts.day(row[one]) for one in ("first_day", "last_day") if row.get(one)}
    return {
        "name": row["family"],
        "rank": row.get("rank"),
        "item": row_name(row),
        "items": number(row.get("items") or 0),
        "quantity": number(row.get("quantity") or 0),
        "share": percent(row.get("share")),
        "unit": bucket_name(frame.grain or "month", row, texts) if timed else "",
        "first": days.get("first_day", ""),
        "last": days.get("last_day", ""),
    }


def _bounded(frame: Frame, texts: Texts) -> str:
    sign, value = frame.bound.split()
    return str(texts.of("threshold.bounds")[sign]).format(bound=number(int(value)))
