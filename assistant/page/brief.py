"""An answer's words without what stands below them anyway: a ranking's rest, the items to choose from."""

import re
from collections.abc import Iterable, Sequence

from assistant.page.charts import chart
from assistant.page.words import Words
from tools.tool import Table

LISTED = 3
"""Ranks that the words keep where a chart right below shows all of them."""
POINT = re.compile(r"^(\d+)\. .*$", re.MULTILINE)


def brief(text: str, tables: Sequence[Table], choices: Iterable[str], words: Words) -> str:
    """The text for the page; `choices` are the labels of the chips below it."""
    listed = ", ".join(choices)
    return _without_rest(text.replace(f"? {listed}", "?") if listed else text, tables, words)


def _without_rest(text: str, tables: Sequence[Table], words: Words) -> str:
    points = list(POINT.finditer(text))
    is_one_list = [point[1] for point in points] == [str(rank) for rank in range(1, len(points) + 1)]
    if len(points) <= LISTED + 1 or not is_one_list or not _drawn(tables, len(points), words):
        return text
    rest = words.say("answer.rest_below", count=len(points) - LISTED)
    return f"{text[: points[LISTED].start()]}\n{rest}{text[points[-1].end() :]}"


def _drawn(tables: Sequence[Table], ranks: int, words: Words) -> bool:
    """Whether one of the charts has a bar for each rank."""
    drawn = [figure for table in tables if (figure := chart(table, words))]
    return any(figure["kind"] == "bars" and len(figure["points"]) >= ranks for figure in drawn)
