"""Sentences about what leads in each unit of time: "매월 1위 품목"."""

from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.periods.spans import unit_span
from assistant.planner.speaking.rows import Lines, bucket_name, pairs, row_name
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Table

LONGEST = 12
"""Lines of a list that is said; the table holds the rest."""


def leaders(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """What leads in each unit of time, one line each."""
    grain = frame.grain or "month"
    unit = texts.of("word.grains")[grain]
    for table, period, _ in pairs(frame, tables):
        rows = table.records()
        side = "least" if frame.least else "most"
        yield texts.say(f"leaders.{side if rows else 'none'}", when=texts.when(period), grain=unit)
        for row in rows[:LONGEST]:
            said = {"unit": bucket_name(grain, row, texts), "name": row_name(row), "rank": row["rank"]}
            yield texts.say("leaders.line", **said, quantity=number(row["quantity"]))
        if len(rows) > LONGEST:
            yield texts.say("leaders.more")
        if period and rows and unit_span(grain, period.first).first < period.first:
            yield texts.say("leaders.cut", unit=bucket_name(grain, rows[0], texts), when=texts.when(period))
