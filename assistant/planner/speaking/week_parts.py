"""Sentences about days of the week beside each other: working days and weekends, Mondays and Fridays."""

from collections.abc import Sequence
from itertools import product

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, Row
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Item, Table

PAIR = 2


def week_parts(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """The figures of each part of the week, and how two of them differ."""
    of_mean = frame.intent == "average"
    rows: list[tuple[str, Row]] = []
    for (period, days), table in zip(product(frame.periods, frame.weekday_sets), tables, strict=False):
        name, row = weekdays_named(days, texts), next(iter(table.records()), None)
        known = row is not None and bool(row.get("item_code"))  # a name that no row holds is not said
        items = frame.items if known else tuple(Item(one.code, None) for one in frame.items)
        said = {**texts.about(items, period), "days": name}
        if row is None:
            yield texts.say("week_parts.none", **said)
            continue
        rows.append((name, row))
        values = {"quantity": number(row["quantity"]), "count": number(row["producing_days"])}
        average = number(row["average_per_producing_day"])
        yield texts.say(f"week_parts.{'average' if of_mean else 'total'}", **said, **values, average=average)
    if len(rows) > 1 and len(frame.periods) == 1 and frame.summed and not of_mean:
        yield texts.say(
            "week_parts.sum", quantity=number(sum(float(row["quantity"] or 0) for _, row in rows))
        )
    if len(rows) == PAIR and len(frame.periods) == 1:
        yield _difference(rows, "average_per_producing_day" if of_mean else "quantity", texts)


def weekdays_named(days: Sequence[int], texts: Texts) -> str:
    """Days of the week by the name of the whole set where it has one."""
    together = texts.of("word.weekday_sets").get("".join(map(str, sorted(days))))
    names = (texts.say("word.weekday", day=texts.of("word.weekdays")[day - 1]) for day in days)
    return str(together or str(texts.of("word.and")).join(names))


def _difference(rows: Sequence[tuple[str, Row]], column: str, texts: Texts) -> str:
    """How much more the larger of two has, by their sums or by their means."""
    (less, small), (more, large) = sorted(rows, key=lambda one: float(one[1][column] or 0))
    gap = float(large[column] or 0) - float(small[column] or 0)
    of_mean = "_average" if column != "quantity" else ""
    key = f"week_parts.more{of_mean}" if gap else f"week_parts.same{of_mean}"
    return texts.say(key, more=more, less=less, difference=number(gap))
