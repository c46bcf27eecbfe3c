"""Sentences about courses: what each unit of time has, with the most, the least and the changes."""

from collections.abc import Sequence
from itertools import groupby

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, Row, about_row, bucket_name, pairs, percent
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Table

MOST_CHANGES = 24
"""A longer course is not told step by step."""
COUNTED = ("records", "lots", "items")
"""What a course may count besides the quantity, and its columns."""


def trend(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table, period, items in pairs(frame, tables):
        grain = frame.grain or "month"
        grain = "month" if table.basis.tool == "get_monthly_trend" else grain
        rows = [row for row in table.records() if row.get("has_rows", True)]
        if not rows:
            yield texts.say("total.none", **texts.about(items, period))
        for of_item in _by_item(rows):
            said = about_row(of_item[0], items, period, texts)
            yield from course_of(frame, grain, of_item, said, texts)
        if rows and frame.measure in ("quantity", "days"):
            yield texts.say("trend.weekday") if grain == "weekday" else ""
            yield texts.say("trend.yearly" if frame.yearly else "trend.grows") if frame.grows else ""


def _by_item(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each item apart, those that name none together."""
    return [list(group) for _, group in groupby(rows, key=lambda row: row.get("item_code"))]


def course_of(frame: Frame, grain: str, rows: Sequence[Row], said: dict[str, str], texts: Texts) -> Lines:
    """One course: the most, the least, and each change where they are asked for."""
    measure = frame.measure if frame.measure in COUNTED else "quantity"
    yield texts.say(f"trend.{measure}", **said, grain=texts.of("word.grains")[grain])
    if frame.mean and "average_per_day" in rows[0]:
        yield _means(rows, texts)
        return
    open_end = frame.grows and "partial" not in rows[-1] and rows[-1].get("change") is None
    yield from () if frame.yearly or open_end else _peak(grain, rows, measure, texts)
    if measure != "quantity":
        return
    if frame.grows and len(rows) <= MOST_CHANGES:
        yield from (_step(grain, row, texts) for row in rows if row.get("change") is not None)
    if frame.running_sum and "running_total" in rows[-1]:
        yield texts.say("trend.running_total", quantity=number(rows[-1]["running_total"]))


def _means(rows: Sequence[Row], texts: Texts) -> str:
    """The days of the week with the highest and the lowest average."""
    ordered = sorted(rows, key=lambda row: float(row["average_per_day"] or 0))
    said: dict[str, str] = {}
    for side, row in (("least", ordered[0]), ("most", ordered[-1])):
        said |= {side: bucket_name("weekday", row, texts), f"{side}_average": number(row["average_per_day"])}
    return texts.say("trend.weekday_mean", **said)


def _step(grain: str, row: Row, texts: Texts) -> str:
    """A unit of time with its change, as a point of a list."""
    change, growth = float(row["change"] or 0), row.get("growth")
    side = "up" if change > 0 else "down" if change < 0 else "same"
    key = (
        f"trend.{side}"
        if growth is not None and change
        else f"trend.{side}_plain"
        if change
        else "trend.same"
    )
    values = {"value": bucket_name(grain, row, texts), "quantity": number(row["quantity"])}
    growth_said = percent(abs(float(growth or 0)))
    return "- " + texts.say(key, **values, change=number(abs(change)), growth=growth_said)


def _peak(grain: str, rows: Sequence[Row], measure: str, texts: Texts) -> Lines:
    """The most, and the least of what is whole: a unit that is cut off or still runs is not the least yet."""
    ordered = sorted(rows, key=lambda row: float(row[measure] or 0))
    least, most = next((row for row in ordered if not row.get("partial")), ordered[0]), ordered[-1]
    lower = ordered[0][measure] != least[measure]
    said = {"unit": texts.of("word.found_grains")[grain], "most": bucket_name(grain, most, texts)}
    said["most_value"] = _value(most, measure, texts)
    if least is most or (not lower and least[measure] == most[measure]):
        yield texts.say(f"trend.{'one' if len(rows) == 1 else 'only' if lower else 'even'}", **said)
        return
    said |= {"least": bucket_name(grain, least, texts), "least_value": _value(least, measure, texts)}
    yield texts.say("trend.peak", **said)
    yield texts.say("trend.whole", **said) if lower else ""


def _value(row: Row, measure: str, texts: Texts) -> str:
    return str(texts.of("trend.values")[measure]).format(value=number(row[measure]))
