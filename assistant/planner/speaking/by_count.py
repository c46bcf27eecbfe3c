"""Sentences about items and units of time in order of a count, of a mean, or of some days of the week."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.planner.frame import MEANS, ORDER_COLUMNS, Frame
from assistant.planner.speaking.listings import bounded
from assistant.planner.speaking.rows import LISTED, Lines, Row, bucket_name, pairs, row_name, unit_of
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Period, Table


def by_count(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """What has the most, or the fewest; all that share a place."""
    for table, period, items in pairs(frame, tables):
        rows = table.records()
        if not rows:
            yield texts.say("total.none", **texts.about(items, period))
        elif frame.intent == "ranking" and len(frame.items) == 1:
            yield texts.say("by_count.place", **_said(frame, period, texts), **_line(frame, rows[0], texts))
        elif (frame.place or 1) > 1:
            yield from _place(frame, rows, period, texts)
        else:
            yield from _listed(frame, rows, period, texts)
        if rows and frame.measure in MEANS:
            yield str(texts.of("by_count.over")[frame.measure])


def _said(frame: Frame, period: Period | None, texts: Texts) -> dict[str, str]:
    """What every sentence names: the period, what is counted, and of what."""
    items = frame.items if frame.intent == "extreme" else ()
    unit = texts.of("by_count.item") if frame.intent == "ranking" else unit_of(frame, texts)
    measure = texts.of("by_count.measures")["empty" if frame.bound == "= 0" else frame.measure]
    if frame.bound not in ("", "= 0"):
        measure = texts.say("by_count.within", bounded=bounded(replace(frame, measure="quantity"), texts))
    return {**texts.about(items, period), "unit": unit, "measure": measure}


def _line(frame: Frame, row: Row, texts: Texts) -> dict[str, object]:
    name = row_name(row) if frame.intent == "ranking" else bucket_name(frame.grain or "day", row, texts)
    count = next(cell for column, cell in row.items() if column.endswith(ORDER_COLUMNS[frame.measure]))
    value = str(texts.of("by_count.values")[frame.measure]).format(value=number(count))
    return {"rank": row["rank"], "name": name, "value": value}


def _listed(frame: Frame, rows: Sequence[Row], period: Period | None, texts: Texts) -> Lines:
    side, wanted = "fewest" if frame.least else "most", frame.place or frame.limit or _wanted(frame)
    said, matches = _said(frame, period, texts), int(str(rows[0]["matches"]))
    if frame.bound and not wanted:
        yield texts.say("by_count.bounded", **said)
        yield from _lines(frame, rows, texts)
        return
    every = int(str(rows[0].get("counted", matches)))
    alone = wanted == 1 and matches == 1
    kind = f"{side}_one" if alone else f"{side}_tied" if wanted == 1 else side
    kind = f"{side}_of" if kind == side and every > len(rows) else kind
    counts = {"count": number(matches if kind != f"{side}_of" else len(rows)), "every": number(every)}
    yield texts.say(f"by_count.{kind}", **said, **_line(frame, rows[0], texts), **counts)
    yield from () if alone else _lines(frame, rows, texts)
    yield texts.say("by_count.tied") if 1 < wanted < matches else ""
    yield (
        texts.say("by_count.among", asked=texts.asked(frame.items))
        if frame.intent == "ranking" and frame.items
        else ""
    )


def _wanted(frame: Frame) -> int:
    """How many are asked for where no number is said: one unit of time, or all items."""
    return 1 if frame.intent == "extreme" else 0


def _lines(frame: Frame, rows: Sequence[Row], texts: Texts) -> Lines:
    """The first rows as a list; a list whose places are shared is not numbered."""
    ranks = [row["rank"] for row in rows[:LISTED]]
    plain = ranks == list(range(1, len(ranks) + 1))
    key = "by_count.line" if plain else "by_count.tied_line" if len(set(ranks)) > 1 else "by_count.point"
    yield from (texts.say(key, **_line(frame, row, texts)) for row in rows[:LISTED])
    yield texts.say("leaders.more") if len(rows) > LISTED else ""


def _place(frame: Frame, rows: Sequence[Row], period: Period | None, texts: Texts) -> Lines:
    """What is in one place; where others share the one above, that there is none."""
    found = [row for row in rows if row["rank"] == frame.place]
    side = "fewest" if frame.least else "most"
    key = f"{side}_place" if found else "shared" if len(rows) >= (frame.place or 1) else "fewer"
    yield texts.say(f"by_count.{key}", **_said(frame, period, texts), count=len(rows), rank=frame.place)
    yield from _lines(frame, found or rows, texts)
