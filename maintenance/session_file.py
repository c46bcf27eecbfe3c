"""Conversations of `hub ask` and of the sidecar's workers: one small file each in the state folder."""

import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assistant.memory import IDLE_SECONDS, TURNS
from assistant.model import AnswerStatus, Exchange, ToolCall, ToolResult
from tools.tool import Cell, Item, Table, ToolError


class StoredError(BaseModel):
    """A ToolError by its parts."""

    code: str
    message: str
    field: str | None
    choices: tuple[Item, ...]
    values: dict[str, Cell]


class StoredResult(BaseModel):
    """A result: a table or an error."""

    call: ToolCall
    outcome: Table | StoredError


class StoredExchange(BaseModel):
    """An exchange as it stands in the file."""

    question: str
    answer: str
    results: tuple[StoredResult, ...]
    status: AnswerStatus
    suggestions: tuple[str, ...]


class StoredSession(BaseModel):
    """A session's exchanges and the second since the epoch in which it was used last."""

    used_at: float
    exchanges: tuple[StoredExchange, ...]


SWEEP_SECONDS = 60.0


class SessionFiles:
    """The folder of stored sessions; idle ones count as gone and are removed by a later save."""

    def __init__(self, state_dir: Path) -> None:
        self.folder = state_dir / "sessions"
        self._swept_at = 0.0

    def version(self, session_id: str) -> tuple[int, int] | None:
        """What differs once anyone has saved the session again, None where it is not stored."""
        try:
            stat = self._path(session_id).stat()
        except FileNotFoundError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def load(self, session_id: str) -> list[Exchange]:
        """The exchanges of a session, none where it is unknown, idle for too long, or unreadable."""
        try:
            stored = StoredSession.model_validate_json(self._path(session_id).read_bytes())
        except (FileNotFoundError, ValidationError):
            return []
        if time.time() - stored.used_at > IDLE_SECONDS:
            return []
        return [_restored(exchange) for exchange in stored.exchanges]

    def save(self, session_id: str, exchanges: Iterable[Exchange]) -> None:
        """Keep the last exchanges of a session."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = tuple(_stored(exchange) for exchange in exchanges)[-TURNS:]
        path = self._path(session_id)
        beside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        beside.write_text(
            StoredSession(used_at=time.time(), exchanges=kept).model_dump_json(), encoding="utf-8"
        )
        beside.replace(path)
        if time.time() - self._swept_at > SWEEP_SECONDS:
            self._remove_idle()
            self._swept_at = time.time()

    def _path(self, session_id: str) -> Path:
        return self.folder / f"{sha256(session_id.encode()).hexdigest()[:32]}.json"

    def _remove_idle(self) -> None:
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # another worker removes it too
                if time.time() - path.stat().st_mtime > IDLE_SECONDS:
                    path.unlink()


def _stored(exchange: Exchange) -> StoredExchange:
    return StoredExchange(
        question=exchange.question,
        answer=exchange.answer,
        results=tuple(
            StoredResult(call=result.call, outcome=_stored_outcome(result.outcome))
            for result in exchange.results
        ),
        status=exchange.status,
        suggestions=exchange.suggestions,
    )


def _stored_outcome(outcome: Table | ToolError) -> Table | StoredError:
    if isinstance(outcome, Table):
        return outcome
    return StoredError(
        code=outcome.code,
        message=outcome.message,
        field=outcome.field,
        choices=outcome.choices,
        values=outcome.values,
    )


def _restored(stored: StoredExchange) -> Exchange:
    results = tuple(ToolResult(result.call, _restored_outcome(result.outcome)) for result in stored.results)
    return Exchange(stored.question, stored.answer, results, stored.status, stored.suggestions)


def _restored_outcome(stored: Table | StoredError) -> Table | ToolError:
    if isinstance(stored, Table):
        return stored
    return ToolError(stored.code, stored.message, field=stored.field, choices=stored.choices, **stored.values)
