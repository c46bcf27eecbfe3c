"""What the supervisor says of the services it keeps, for whoever shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from maintenance.operations.store import Store, moment_of, moment_text, table

State = Literal["starting", "up", "down"]


@dataclass(frozen=True, slots=True)
class ServiceState:
    """One service as its supervisor saw it at `seen`; `since` is the moment its process began or ended."""

    name: str
    pid: int | None
    state: State
    since: datetime
    restarts: int
    seen: datetime


def write_services(store: Store, states: list[ServiceState]) -> None:
    """Put these in the place of all that was written before.

    Raises StoreUnavailable.
    """
    with store.writing() as database:
        kept = table(database, "services")
        kept.delete_where()
        kept.insert_all(
            {
                "name": one.name, "pid": one.pid, "state": one.state, "since": moment_text(one.since),
                "restarts": one.restarts, "seen": moment_text(one.seen),
            }
            for one in states
        )  # fmt: skip


def service_states(store: Store) -> list[ServiceState]:
    """The services as last written, in their order.

    Raises StoreUnavailable.
    """
    with store.reading() as database:
        rows = table(database, "services").rows_where(order_by="rowid")
        return [
            ServiceState(**{**row, "since": moment_of(row["since"]), "seen": moment_of(row["seen"])})
            for row in rows
        ]
