"""Sentences about lists: extremes, movers, records, lots and items."""

import re
from collections.abc import Mapping, Sequence

from assistant.planner.frame import AND, COUNT_COLUMNS, MEAN, Frame
from assistant.planner.speaking.rows import (
    LISTED,
    Lines,
    Row,
    bucket_name,
    pairs,
    row_name,
    unit_of,
)
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Cell, Item, Period, Table


def extreme(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    side = "least" if frame.least else "most"
    for table, period, items in pairs(frame, tables):
        among = frame.grain == "lot" and len(items) > 1
        said = {**texts.about(() if among else items, period), "unit": unit_of(frame, texts)}
        found = _found(frame, table, texts)
        if len(found) < (frame.place or 1):
            yield texts.say("total.none", **said)
        elif frame.places:
            for place in frame.places:
                name, quantity = found[place - 1] if place <= len(found) else ("", None)
                values = {"value": name, "quantity": number(quantity), "rank": place}
                yield texts.say(f"extreme.{side}_place", **said, **values) if name else ""
        elif frame.place:
            value, quantity = found[frame.place - 1]
            values = {"value": value, "quantity": number(quantity), "rank": frame.place}
            yield texts.say(f"extreme.{side}_place", **said, **values)
        elif len(found) == 1:
            yield texts.say(f"extreme.{side}", **said, value=found[0][0], quantity=number(found[0][1]))
            yield _made_on(table, texts) if frame.grain == "lot" else ""
        else:
            yield texts.say(f"extreme.{side}_list", **said)
            for rank, (name, quantity) in enumerate(found, start=1):
                yield texts.say("word.list", rank=rank, name=name, quantity=number(quantity))
        yield texts.say("by_count.among", asked=texts.asked(frame.items)) if among else ""


def _made_on(table: Table, texts: Texts) -> str:
    """The day of the one lot that was found, where its row has it."""
    row = table.records()[0]
    return texts.say("lot.day", day=texts.day(row["day"])) if row.get("day") else ""


def _found(frame: Frame, table: Table, texts: Texts) -> list[tuple[str, Cell]]:
    if table.basis.tool == "get_production_summary":
        side = "smallest" if frame.least else "largest"
        rows = [(row[f"{side}_day"], row[f"{side}_day_quantity"]) for row in table.records()]
        return [(texts.day(day), quantity) for day, quantity in rows if day is not None]
    grain = frame.grain or "day"
    if grain == "lot":
        return [
            (
                f"{row['lot']} {row_name(row)}",
                row.get("smallest" if frame.least else "largest", row.get("quantity")),
            )
            for row in table.records()
        ]
    single = "smallest" if frame.least else "largest"
    return [(bucket_name(grain, row, texts), row.get(single, row.get("quantity"))) for row in table.records()]


def idle(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    grain = frame.grain or "day"
    kind = grain if grain in ("item", "day") else "unit"
    for table, period, items in pairs(frame, tables):
        rows = table.records()
        count = number(rows[0]["matches"]) if rows else "0"
        about = {**texts.about(items, period), "grain": unit_of(frame, texts)}
        yield texts.say(f"idle.{kind if rows else 'no_' + kind}", **about, count=count)
        names = (row_name(row) if kind == "item" else bucket_name(grain, row, texts) for row in rows[:LISTED])
        yield from (f"- {name}" for name in names)
        yield texts.say("word.in_table") if len(rows) > LISTED else ""


def history(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table, period, items in pairs(frame, tables):
        rows = table.records()
        about = texts.about(items or frame.items, period)
        if frame.bound or not rows:
            key = f"history.{'empty' if rows else 'no_empty'}" if frame.bound else "history.none"
            yield texts.say(key, **about, count=number(rows[0]["matches"] if rows else 0))
            if frame.bound and 0 < len(rows) <= LISTED:
                yield from (texts.say("history.one", **_record(row, texts)) for row in rows)
            continue
        dated = table.basis.tool == "execute_custom_query" and bool(frame.periods)
        one = "_one" if len(rows) == 1 and not dated else ""
        key = "history.rows_period" if dated else f"history.rows{one}"
        yield texts.say(key, **about, count=number(rows[0].get("matches", len(rows))))
        yield _newest(rows[0], texts)
        if table.truncated:
            yield texts.say("history.more")


def _newest(row: Row, texts: Texts) -> str:
    key = "history.newest" if row["lot_number"] else "history.newest_no_lot"
    quantity, day = number(row["good_quantity"]), texts.day(row["production_date"])
    return texts.say(key, day=day, lot=row["lot_number"], quantity=quantity)


def _record(row: Row, texts: Texts) -> dict[str, str]:
    return {
        "day": texts.day(row["production_date"]),
        "lot": str(row["lot_number"] or ""),
        "name": row_name(row),
    }


def lots(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table, period, items in pairs(frame, tables):
        rows = table.records()
        shown = len({row["lot_number"] for row in rows})
        count = rows[0].get("matches", shown) if rows else 0
        key = "none" if not rows else "counted" if count == shown else "some"
        said = {**texts.about(items, period), "count": number(count), "shown": number(shown)}
        yield texts.say(f"lots.{key}", **said)
        for row in rows[:1]:
            values = {"lot": row["lot_number"], "name": row_name(row), "quantity": number(row["quantity"])}
            yield texts.say("lots.newest", **values)


def lot(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    rows = tables[0].records()
    if not rows:
        yield texts.say("lot.none", lot=frame.keyword)
    elif len(rows) == 1:
        day, quantity = texts.day(rows[0]["production_date"]), number(rows[0]["good_quantity"])
        yield texts.say("lot.one", lot=frame.keyword, day=day, name=row_name(rows[0]), quantity=quantity)
    else:
        yield texts.say("lot.rows", lot=frame.keyword, count=len(rows))


def search(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    rows = tables[0].records()
    if not rows:
        letters = re.match(r"[A-Za-z]{2,4}(?=\d+$)", frame.keyword)
        none = "search.none_begins" if letters else "search.none"
        yield texts.say(none, keyword=frame.keyword, letters=letters[0].upper() if letters else "")
        return
    every = int(str(rows[0].get("matches", len(rows))))
    key = "first" if tables[0].truncated else "rows"
    key = key if frame.keyword else f"all_{key}"
    key = "some" if every > len(rows) else key
    yield texts.say(f"search.{key}", keyword=frame.keyword, count=len(rows), every=number(every))
    yield from (texts.say("search.entry", name=row_name(row)) for row in rows[:LISTED])
    yield texts.say("word.in_table") if len(rows) > LISTED else ""


def threshold(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    held = tables[len(tables) // 2 :] if MEAN in frame.bound else ()
    for place, (table, period, items) in enumerate(pairs(frame, tables[: len(tables) - len(held)])):
        unit = texts.of("threshold.item") if frame.grain == "item" else unit_of(frame, texts)
        among = frame.grain in ("item", "lot") and len(frame.items) > 1
        said = {**texts.about(() if among else items, period), "unit": unit}
        said |= {"bounded": bounded(frame, texts)}
        if frame.reaches:
            yield from _first_reached(frame, table, period, items, texts)
            continue
        rows = [row for row in table.records() if row["matches"]]
        count = rows[0]["matches"] if rows else 0
        key = "threshold.none" if not rows else "threshold.one" if count == 1 else "threshold.rows"
        counter = texts.of("word.counters")[frame.grain or "day"]
        key = "threshold.of" if len(rows) == 1 and frame.edge and count != 1 else key
        if held:
            yield _mean(frame, held[place], texts.about(_as_group(frame, items, texts), period), texts)
        elif rows:
            yield texts.say("threshold.looked", **said)
        yield texts.say(key, **said, count=number(count), counter=counter)
        yield from _reached(frame, rows[:LISTED], texts)
        yield texts.say("by_count.among", asked=texts.asked(frame.items)) if among else ""
        yield texts.say("word.in_table") if len(rows) > LISTED else ""


def _first_reached(
    frame: Frame, table: Table, period: Period | None, items: tuple[Item, ...], texts: Texts
) -> Lines:
    """The day on which a running total came to a threshold, or that it has not."""
    held = bounded(frame, texts)
    for row in table.records():
        own = tuple(item for item in items if item.code == row.get("item_code")) or items
        said = {**texts.about(own, period), "bounded": held, "total": number(row["running_total"])}
        yield texts.say("threshold.reached", **said, day=texts.day(row["day"]))
    if not table.rows:
        yield texts.say("threshold.not_reached", **texts.about(items, period), bounded=held)


def bounded(frame: Frame, texts: Texts) -> str:
    """The condition in words: "100,000개를 넘은", "50,000개 이상, 100,000개 미만으로 나온"."""
    if MEAN in frame.bound:
        return str(texts.of("threshold.bounds")[frame.bound.split()[0]]).format(
            bound=texts.of("threshold.that")
        )
    kind = "between" if AND in frame.bound else "bounds"
    said, amount = (
        [one.split() for one in frame.bound.split(AND)],
        texts.of("threshold.measures")[frame.measure],
    )
    bounds = [(sign, str(amount).format(bound=number(int(value)))) for sign, value in said]
    return "".join(str(texts.of(f"threshold.{kind}")[sign]).format(bound=bound) for sign, bound in bounds)


def _as_group(frame: Frame, items: tuple[Item, ...], texts: Texts) -> tuple[Item, ...]:
    """Items among which some are looked for, by the name of their family."""
    group = texts.group(items) if frame.grain == "item" else ""
    return (Item(group, None),) if group else items


def _mean(frame: Frame, table: Table, said: Mapping[str, object], texts: Texts) -> str:
    """The mean that units of time or items are held against."""
    column = f"average_{COUNT_COLUMNS.get(frame.measure, frame.measure)}"
    value = number(next((row[column] for row in table.records()), 0))
    amount = str(texts.of("threshold.measures")[frame.measure]).format(bound=value)
    mean = texts.of("threshold.means")[frame.grain or "day"]
    return texts.say("threshold.mean", **said, mean=mean, amount=amount)


def _reached(frame: Frame, rows: Sequence[Row], texts: Texts) -> Lines:
    for rank, row in enumerate(rows, start=1):
        grain = frame.grain or "day"
        named = {"item": row_name(row), "lot": f"{row.get('lot')} {row_name(row)}"}
        name = named.get(grain) or bucket_name(grain, row, texts)
        amount = row[COUNT_COLUMNS.get(frame.measure, frame.measure)]
        if frame.edge and len(rows) < int(str(row["matches"])):
            value = str(texts.of("threshold.measures")[frame.measure]).format(bound=number(amount))
            yield texts.say(f"threshold.{frame.edge}", name=name, value=value)
            continue
        if frame.measure == "quantity":
            yield texts.say("word.list", rank=rank, name=name, quantity=number(amount))
            continue
        value = str(texts.of("threshold.measures")[frame.measure]).format(bound=number(amount))
        yield texts.say("by_count.line", rank=rank, name=name, value=value)
