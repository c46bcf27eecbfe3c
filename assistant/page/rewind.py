"""A conversation's memory around its messages: taken back when one is edited, rebuilt when it is resumed."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.memory import Session
from assistant.model import Exchange, ToolCall, ToolResult
from assistant.page.codec import table_from_json

Thread = Mapping[str, Any]


REMEMBERED = 20
"""Messages before which the memory is kept as it was; going back further starts with an empty one."""


class Rewind:
    """What a conversation remembered before each of its messages."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[Exchange, ...]] = {}

    def to(self, message_id: str, session: Session) -> bool:
        """Bring the memory back to where that message was first sent; returns whether it is an edited one."""
        known = self._before.get(message_id)
        if known is None:
            self._note(message_id, session)
            return False
        session.exchanges.clear()
        session.exchanges.extend(known)
        return True

    def resume(self, thread: Thread, session: Session) -> None:
        """Fill an empty memory with what a kept conversation says."""
        if session.exchanges:
            return
        for message_id, exchange in _exchanges(thread):
            self._note(message_id, session)
            session.exchanges.append(exchange)

    def _note(self, message_id: str, session: Session) -> None:
        self._before[message_id] = tuple(session.exchanges)
        for old in tuple(self._before)[:-REMEMBERED]:
            self._before[old] = ()


def _exchanges(thread: Thread) -> Iterator[tuple[str, Exchange]]:
    """Each question with its answer; a question that was never answered is left out."""
    steps = thread["steps"]
    asked_by_run = {step["id"]: step["parentId"] for step in steps if step["type"] == "run"}
    questions = {step["id"]: step["output"] for step in steps if step["type"] == "user_message"}
    for step in steps:
        question_id = asked_by_run.get(step.get("parentId"))
        if step["type"] == "assistant_message" and question_id and question_id in questions:
            results = tuple(_results(thread, step["id"]))
            yield question_id, Exchange(questions[question_id], step["output"], results)


def _results(thread: Thread, answer_id: str) -> Iterator[ToolResult]:
    for element in thread["elements"] or ():
        if element.get("forId") == answer_id:
            for number, props in enumerate((element.get("props") or {}).get("tables", []), start=1):
                table = table_from_json(props["stored"])
                yield ToolResult(ToolCall(str(number), table.basis.tool, table.basis.arguments), table)
