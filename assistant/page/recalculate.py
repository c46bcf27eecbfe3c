"""The same calls on the data of now, and what changed since."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.events import Answer
from assistant.model import Usage
from assistant.page.codec import table_from_json
from assistant.page.view import headings
from assistant.page.words import Words
from assistant.wording import word_error
from tools.registry import run
from tools.tool import Cell, Facts, Kind, Row, Table, ToolError

NUMBERS = frozenset({Kind.QUANTITY, Kind.CHANGE, Kind.COUNT, Kind.SHARE, Kind.GROWTH, Kind.NUMBER, Kind.RANK})
NAMING = (Kind.MONTH, Kind.CODE, Kind.DATE, Kind.TEXT, Kind.LOT)
MOST_CHANGES = 10


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is no longer what it was; None where it was not, or is not, there."""

    row: str
    column: str
    before: Cell
    after: Cell


def calculated_again(facts: Facts, asked: Mapping[str, Any], words: Words) -> Answer:
    """A new answer from the calls of an old one; `asked` holds its `tables` and its `engine`.

    Raises LookupError, TypeError or ValueError where that is no such request.
    """
    started = time.perf_counter()
    lines = [words.say("again.intro", as_of=words.moment(facts.generation.as_of))]
    tables = []
    for before in [table_from_json(table) for table in asked["tables"]]:
        try:
            after = run(before.basis.tool, before.basis.arguments, facts)
        except ToolError as error:
            lines.append(words.say("again.gone", reason=word_error(error, words.language)))
            continue
        tables.append(after)
        lines.append(say_changes(changes(before, after), after, words))
    return Answer(
        answer="\n\n".join(lines),
        status="ok" if tables else "clarify",
        reason=None,
        language=words.language,
        session_id="",
        engine=str(asked["engine"]),
        notice=None,
        tables=tuple(tables),
        suggestions=(),
        usage=Usage(),
        elapsed_ms=(time.perf_counter() - started) * 1000,
    )


def changes(before: Table, after: Table) -> list[Change]:
    """Every figure that differs between two results of one call."""
    old, new = _by_name(before), _by_name(after)
    keys = dict.fromkeys([*new, *old])
    return [change for key in keys for change in _changed(after, key, old.get(key), new.get(key))]


def say_changes(found: Sequence[Change], table: Table, words: Words) -> str:
    """The changes of a table as a list for a person, or that there are none."""
    if not found:
        return words.say("again.same")
    lines = [words.say("again.changed", count=len(found))]
    named = dict(zip([column.name for column in table.columns], headings(table, words), strict=True))
    lines += [_line(change, named[change.column], words) for change in found[:MOST_CHANGES]]
    if len(found) > MOST_CHANGES:
        lines.append(words.say("again.more", count=len(found) - MOST_CHANGES))
    return "\n".join(lines)


def _changed(table: Table, key: str, old: Row | None, new: Row | None) -> Iterator[Change]:
    for place, column in enumerate(table.columns):
        if column.kind in NUMBERS:
            before, after = old[place] if old else None, new[place] if new else None
            if before != after:
                yield Change(key, column.name, before, after)


def _by_name(table: Table) -> dict[str, Row]:
    """Rows by what names them."""
    naming = [place for place, column in enumerate(table.columns) if column.kind in NAMING]
    if len(table.rows) == 1:
        return {"": table.rows[0]}
    return {
        " ".join(str(row[place]) for place in naming if row[place] is not None): row for row in table.rows
    }


def _line(change: Change, heading: str, words: Words) -> str:
    return words.say(
        "again.line",
        row=f"{change.row} " if change.row else "",
        column=heading,
        before=_figure(change.before, words),
        after=_figure(change.after, words),
    )


def _figure(cell: Cell, words: Words) -> str:
    return f"{cell:,}" if isinstance(cell, int | float) else words.say("element.none")
