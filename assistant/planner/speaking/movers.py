"""Sentences about the items that rose or fell between two periods, by pieces or beyond a bound in percent."""

from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import LISTED, Lines, Row, row_name
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Table


def movers(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """The items by how much they rose or fell; with a bound, those beyond it, and those new apart."""
    side = "fell" if frame.least else "rose"
    rows = tables[0].records()
    every = int(str(rows[0].get("matches", len(rows)))) if rows else 0
    head = f"{side}_beyond" if frame.bound else side
    said = {"first": texts.period(frame.periods[0]), "second": texts.period(frame.periods[-1])}
    said |= {"span": _spans(frame, texts), "every": number(every), "bound": _bound(frame, texts)}
    yield texts.say("movers.looked", **said) if frame.bound else ""
    yield texts.say(f"movers.{head if rows else 'none_' + head}", **said)
    for row in rows[:LISTED] if frame.bound else rows:
        yield _changed(row, f"{side}_rate" if frame.bound else f"{side}_item", texts)
    yield texts.say("word.in_table") if frame.bound and len(rows) > LISTED else ""
    if every > 1 and frame.limit != 1 and not (frame.bound and every == len(rows)):
        key = "every" if every == len(rows) else "some"
        yield texts.say(f"movers.{key}_{side}", every=number(every), count=len(rows))
    yield from _new(tables[1:], texts)
    yield texts.say("by_count.among", asked=texts.asked(frame.items)) if frame.items else ""


def _changed(row: Row, key: str, texts: Texts) -> str:
    return texts.say(
        f"movers.{key}",
        rank=row["rank"],
        name=row_name(row),
        difference=number(abs(float(str(row["difference"] or 0)))),
        one=number(row["period1_quantity"]),
        two=number(row["period2_quantity"]),
        rate=f"{abs(float(str(row.get('change_percent') or 0))):.1f}",
    )


def _new(tables: Sequence[Table], texts: Texts) -> Lines:
    """Items with nothing before, of which there is no rate."""
    for table in tables:
        rows = table.records()
        if rows:
            names = ", ".join(row_name(row) for row in rows[:LISTED])
            yield texts.say("movers.new", names=names, count=number(rows[0]["new_items"]))


def _bound(frame: Frame, texts: Texts) -> str:
    if not frame.bound:
        return ""
    sign, value = frame.bound.split()
    return str(texts.of("movers.bounds")[sign]).format(bound=value)


def _spans(frame: Frame, texts: Texts) -> str:
    """Whether two periods are as long as each other."""
    one, two = frame.periods[0].days, frame.periods[-1].days
    return texts.say("movers.even" if one == two else "movers.uneven")
