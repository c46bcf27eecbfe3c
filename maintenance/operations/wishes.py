"""What the page asks of other processes: the supervisor to restart a service, the scheduler to run a job."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from maintenance.operations.store import Store, moment_of, moment_text, table

Kind = Literal["restart", "run", "check"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish: `restart` a service, `run` a job or `check` the indexes, and when it was asked for."""

    id: int
    kind: Kind
    target: str
    asked: datetime


def add_wish(store: Store, kind: Kind, target: str, asked: datetime) -> None:
    """Ask for something; asking twice before it is taken is asking once.

    Raises StoreUnavailable.
    """
    with store.writing() as database:
        wishes = table(database, "wishes")
        if not wishes.count_where("kind = ? AND target = ? AND taken IS NULL", [kind, target]):
            wishes.insert({"kind": kind, "target": target, "asked": moment_text(asked)})


def waiting_wishes(store: Store) -> list[Wish]:
    """What nobody has taken yet, oldest first.

    Raises StoreUnavailable.
    """
    with store.reading() as database:
        return _wishes(database.query("SELECT * FROM wishes WHERE taken IS NULL ORDER BY id"))


def take_wishes(store: Store, kind: Kind, now: datetime) -> list[Wish]:
    """Take every waiting wish of a kind, oldest first; each is given to one taker only.

    Raises StoreUnavailable.
    """
    if not any(wish.kind == kind for wish in waiting_wishes(store)):
        return []  # nothing is written where nothing waits, however often one looks
    taking = "UPDATE wishes SET taken = ? WHERE kind = ? AND taken IS NULL RETURNING *"
    with store.writing() as database:
        taken = _wishes(database.query(taking, [moment_text(now), kind]))
    return sorted(taken, key=lambda wish: wish.id)


def _wishes(rows: Iterable[dict[str, Any]]) -> list[Wish]:
    return [Wish(row["id"], row["kind"], row["target"], moment_of(row["asked"])) for row in rows]
