"""What people think of answers, kept with what was asked, called and answered."""

import json
import uuid
from typing import Any

from assistant.page.history import now
from assistant.page.state import State


class FeedbackBook:
    """One opinion for each answered question."""

    def __init__(self, state: State) -> None:
        self._state = state

    def put(self, run_id: str, value: int, comment: str | None) -> str:
        """Keep an opinion on the run that answered a question; returns the opinion's id.

        Raises LookupError where there is no such run.
        """
        rows = self._state.query("SELECT thread_id, parent_id FROM steps WHERE id = ?", (run_id,))
        if not rows:
            raise LookupError(run_id)
        thread_id, question_id = rows[0]
        values = (
            str(uuid.uuid4()),
            run_id,
            thread_id,
            value,
            comment,
            self._output("id = ?", question_id),
            self._output("parent_id = ? AND type = 'assistant_message'", run_id),
            json.dumps(self._calls(run_id), ensure_ascii=False),
            now(),
        )
        with self._state.change() as connection:
            connection.execute(
                """INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (step_id) DO UPDATE SET value = excluded.value, comment = excluded.comment""",
                values,
            )
        return str(self._state.query("SELECT id FROM feedback WHERE step_id = ?", (run_id,))[0][0])

    def remove(self, feedback_id: str) -> bool:
        """Whether there was such an opinion to take back."""
        with self._state.change() as connection:
            return connection.execute("DELETE FROM feedback WHERE id = ?", (feedback_id,)).rowcount > 0

    def _output(self, condition: str, value: str | None) -> str:
        rows = self._state.query(
            f"SELECT output FROM steps WHERE {condition} ORDER BY created_at DESC LIMIT 1", (value,)
        )
        return rows[0][0] if rows else ""

    def _calls(self, run_id: str) -> list[dict[str, Any]]:
        """Tool, arguments and generation of every table below the run's answers."""
        rows = self._state.query(
            "SELECT body FROM elements WHERE for_id IN (SELECT id FROM steps WHERE parent_id = ?)", (run_id,)
        )
        tables = [
            table for (body,) in rows for table in (json.loads(body).get("props") or {}).get("tables", [])
        ]
        bases = [table["stored"]["basis"] for table in tables]
        return [{name: basis[name] for name in ("tool", "arguments", "generation")} for basis in bases]
