"""Conversations as they are kept: threads of steps and elements, each owned by one user."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from assistant.page.state import State

Stored = dict[str, Any]
SEARCHED = ("user_message", "assistant_message")


@dataclass(frozen=True, slots=True)
class StoredUser:
    """A user of the page, whichever way they signed in."""

    id: str
    identifier: str
    metadata: Mapping[str, Any]
    created_at: str


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Threads from the newest on, and whether there are more."""

    threads: list[Stored]
    more: bool


class History:
    """Reads and writes conversations; a step or element of one thread is never overwritten from another."""

    def __init__(self, state: State) -> None:
        self._state = state

    def user(self, identifier: str) -> StoredUser | None:
        """The user of that name."""
        rows = self._state.query(
            "SELECT id, identifier, metadata, created_at FROM users WHERE identifier = ?", (identifier,)
        )
        return StoredUser(rows[0][0], rows[0][1], json.loads(rows[0][2]), rows[0][3]) if rows else None

    def add_user(self, identifier: str, metadata: Mapping[str, Any]) -> StoredUser:
        """The user of that name, new where there was none."""
        values = (str(uuid.uuid4()), identifier, _json(metadata), now())
        with self._state.change() as connection:
            connection.execute("INSERT INTO users VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", values)
        user = self.user(identifier)
        assert user is not None  # it has just been made sure
        return user

    def put_thread(self, thread_id: str, *, name: str | None, user_id: str | None, metadata: Stored) -> None:
        """Make a thread, or bring one up to date; its owner stays."""
        moment = now()
        with self._state.change() as connection:
            connection.execute(
                """INSERT INTO threads (id, user_id, name, metadata, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    name = coalesce(nullif(excluded.name, ''), name),
                    user_id = coalesce(user_id, excluded.user_id),
                    metadata = CASE WHEN excluded.metadata = '{}' THEN metadata ELSE excluded.metadata END,
                    updated_at = excluded.updated_at""",
                (thread_id, user_id, name, _json(metadata), moment, moment),
            )

    def put_step(self, step: Stored) -> None:
        """Keep a step as it now is."""
        values = (
            step["id"],
            step["threadId"],
            step.get("parentId"),
            step["type"],
            step.get("output") or "",
            _json(step),
            step.get("createdAt") or now(),
        )
        with self._state.change() as connection:
            connection.execute(
                """INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET output = excluded.output, body = excluded.body
                WHERE thread_id = excluded.thread_id""",
                values,
            )
            connection.execute("UPDATE threads SET updated_at = ? WHERE id = ?", (now(), step["threadId"]))

    def remove_step(self, step_id: str) -> None:
        """Forget a step and what stands below it."""
        with self._state.change() as connection:
            connection.execute("DELETE FROM elements WHERE for_id = ?", (step_id,))
            connection.execute("DELETE FROM steps WHERE id = ?", (step_id,))

    def cut(self, thread_id: str, step_id: str) -> None:
        """Forget all that came after a step of a thread, but for what people said of its answers."""
        later = """SELECT id FROM steps WHERE thread_id = :thread AND created_at >
            (SELECT created_at FROM steps WHERE id = :step AND thread_id = :thread)"""
        values = {"thread": thread_id, "step": step_id}
        with self._state.change() as connection:
            connection.execute(f"DELETE FROM elements WHERE for_id IN ({later})", values)
            connection.execute(f"DELETE FROM steps WHERE id IN ({later})", values)

    def put_element(self, element: Stored) -> None:
        """Keep an element as it now is."""
        values = (element["id"], element["threadId"], element.get("forId"), _json(element))
        with self._state.change() as connection:
            connection.execute(
                """INSERT INTO elements VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE thread_id = excluded.thread_id""",
                values,
            )

    def element(self, thread_id: str, element_id: str) -> Stored | None:
        """An element of a thread."""
        rows = self._state.query(
            "SELECT body FROM elements WHERE id = ? AND thread_id = ?", (element_id, thread_id)
        )
        return json.loads(rows[0][0]) if rows else None

    def remove_element(self, thread_id: str, element_id: str) -> None:
        """Forget an element of a thread."""
        with self._state.change() as connection:
            connection.execute("DELETE FROM elements WHERE id = ? AND thread_id = ?", (element_id, thread_id))

    def author(self, thread_id: str) -> str | None:
        """Name of the user whose thread it is."""
        rows = self._state.query(
            "SELECT identifier FROM threads JOIN users ON users.id = user_id WHERE threads.id = ?",
            (thread_id,),
        )
        return rows[0][0] if rows else None

    def unfinished(self) -> list[tuple[Stored, str]]:
        """Runs and their steps that never ended, each with the question that was asked."""
        rows = self._state.query(
            """SELECT steps.body, coalesce(question.output, '') FROM steps
            LEFT JOIN steps AS run ON run.id = iif(steps.type = 'run', steps.id, steps.parent_id)
            LEFT JOIN steps AS question ON question.id = run.parent_id
            WHERE steps.type IN ('run', 'tool') AND json_extract(steps.body, '$.end') IS NULL"""
        )
        return [(json.loads(body), question) for body, question in rows]

    def thread(self, thread_id: str) -> Stored | None:
        """A whole thread: its steps in order with their feedback, and its elements."""
        rows = self._state.query(f"{THREADS} WHERE threads.id = ?", (thread_id,))
        if not rows:
            return None
        feedback = {
            step_id: {"id": number, "forId": step_id, "value": value, "comment": comment}
            for number, step_id, value, comment in self._state.query(
                "SELECT id, step_id, value, comment FROM feedback WHERE thread_id = ?", (thread_id,)
            )
        }
        steps = self._bodies(
            "SELECT body FROM steps WHERE thread_id = ? ORDER BY created_at, rowid", thread_id
        )
        elements = self._bodies("SELECT body FROM elements WHERE thread_id = ? ORDER BY rowid", thread_id)
        return _thread(rows[0]) | {
            "steps": [step | {"feedback": feedback.get(step["id"])} for step in steps],
            "elements": elements,
        }

    def threads(self, user_id: str, *, search: str | None, after: str | None, first: int) -> ThreadPage:
        """Threads of a user, newest first, that hold the searched text, after the thread `after`."""
        conditions, values = ["user_id = ?"], [user_id]
        if search:
            conditions.append(
                f"""(instr(lower(coalesce(name, '')), lower(?)) OR EXISTS (
                    SELECT 1 FROM steps WHERE thread_id = threads.id AND type IN {SEARCHED}
                    AND instr(lower(output), lower(?))))"""
            )
            values += [search, search]
        if after:
            conditions.append("(updated_at, threads.id) < (SELECT updated_at, id FROM threads WHERE id = ?)")
            values.append(after)
        sql = f"{THREADS} WHERE {' AND '.join(conditions)} ORDER BY updated_at DESC, threads.id DESC LIMIT ?"
        rows = self._state.query(sql, [*values, first + 1])
        threads = [_thread(row) | {"steps": [], "elements": []} for row in rows[:first]]
        return ThreadPage(threads, len(rows) > first)

    def remove_thread(self, thread_id: str) -> None:
        """Forget a conversation, and all that belongs to it."""
        with self._state.change() as connection:
            for table in ("feedback", "elements", "steps"):
                connection.execute(f"DELETE FROM {table} WHERE thread_id = ?", (thread_id,))
            connection.execute("DELETE FROM threads WHERE id = ?", (thread_id,))

    def expire(self, days: int) -> int:
        """Forget conversations that rested for that many days; returns how many they were."""
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        old = self._state.query("SELECT id FROM threads WHERE updated_at < ?", (before,))
        for (thread_id,) in old:
            self.remove_thread(thread_id)
        return len(old)

    def _bodies(self, sql: str, thread_id: str) -> list[Stored]:
        return [json.loads(body) for (body,) in self._state.query(sql, (thread_id,))]


THREADS = """SELECT threads.id, threads.created_at, updated_at, name, user_id, identifier, threads.metadata
    FROM threads LEFT JOIN users ON users.id = user_id"""


def now() -> str:
    """This moment, as it is kept."""
    return datetime.now(UTC).isoformat()


def _thread(row: Iterable[Any]) -> Stored:
    thread_id, created_at, updated_at, name, user_id, identifier, metadata = row
    return {
        "id": thread_id,
        "createdAt": updated_at or created_at,
        "name": name,
        "userId": user_id,
        "userIdentifier": identifier,
        "tags": [],
        "metadata": json.loads(metadata),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
