"""Answers out of the history, drawn anew from their stored results: by this version, and as of today."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.page.codec import table_from_json
from assistant.page.view import table_props
from assistant.page.words import Words

Thread = dict[str, Any]


def redrawn_thread(thread: Thread, today: date) -> Thread:
    """The thread with every answer's charts, tables and basis boxes drawn from the results they hold."""
    elements = [
        {**element, "props": redrawn(element["props"], today)} if element.get("name") == "Answer" else element
        for element in thread["elements"]
    ]
    return {**thread, "elements": elements}


def redrawn(props: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The element's props as they would be made today; as they are where an older one stored no result."""
    words = Words("en" if props["language"] == "en" else "ko", today)
    try:
        tables = [table_props(table_from_json(table["stored"]), words) for table in props["tables"]]
    except (KeyError, TypeError, ValueError):
        return dict(props)
    return {**props, "texts": dict(words.section("element")), "tables": tables}
