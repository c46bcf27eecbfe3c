"""Statements for the sandbox, read from `sql_attacks.toml`, `sql_harmless.toml` and `sql_bombs.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.warehouse import Generation

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Attack:
    """A statement that must not run, and what it is after."""

    category: str
    sql: str

    def aimed(self, canary: Path, new: Path) -> str:
        """The statement with a file to read and a file to make."""
        return self.sql.replace("{canary}", canary.as_posix()).replace("{new}", new.as_posix())


@dataclass(frozen=True, slots=True)
class Harmless:
    """A query of a manager's question with the rows it gives on `factory.small_years`."""

    sql: str
    rows: list[list[object]]


def attacks() -> list[Attack]:
    """All attacks, in the order of their categories."""
    return [Attack(category, sql) for category, found in _read("sql_attacks").items() for sql in found]


def harmless() -> list[Harmless]:
    """All harmless queries; TOML knows no null, so `nulls` names the cells that are."""
    queries = _read("sql_harmless")["query"]
    for query in queries:
        for row, place in query.get("nulls", ()):
            query["rows"][row][place] = None
    return [Harmless(query["sql"], query["rows"]) for query in queries]


def bombs() -> list[str]:
    """Statements the guard lets pass, and that no machine could finish."""
    found: list[str] = _read("sql_bombs")["statements"]
    return found


def request(generation: Generation, sql: str, today: str = "2026-11-20") -> dict[str, object]:
    """A request over the generation's files."""
    return {"sql": sql, "today": today, "files": {name: str(path) for name, path in generation.files.items()}}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
