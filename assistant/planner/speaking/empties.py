"""Sentences about records without a good unit."""

from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, pairs, percent
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Table


def share_of_empty(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """The part of the records that are without a good unit."""
    for table, period, items in pairs(frame, tables):
        for row in table.records():
            values = {"empty": number(row["empty_records"]), "records": number(row["records"])}
            about = texts.about(items, period)
            yield texts.say("share.empty", **about, **values, share=percent(row["share"]))
