"""The profile of a production database: tells month by month whether two files hold the same rows."""

import math
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from pydantic import BaseModel, ConfigDict

from maintenance.sources import COLUMNS

MONTH_LETTERS = 7
CHECKSUM_BYTES = 8
SUMMABLE = 1e15
"""A quantity from here on is read by nobody, and would make the sum of the others imprecise."""


class Month(BaseModel):
    """Rows, sum of quantities and order-free checksum of one month."""

    model_config = ConfigDict(frozen=True)

    rows: int
    quantity: float
    checksum: str


Profile = dict[str, Month]
"""Months as the rows write them (the first seven letters of the date), so that no rule of reading matters."""


@dataclass
class _Tally:
    quantities: "array[float]" = field(default_factory=lambda: array("d"))
    rows: int = 0
    checksum: int = 0

    def add(self, row: tuple[object, ...]) -> None:
        quantity = row[-1]
        self.rows += 1
        self.checksum += int.from_bytes(blake2b(repr(row).encode(), digest_size=CHECKSUM_BYTES).digest())
        if isinstance(quantity, int | float) and abs(quantity) < SUMMABLE:
            self.quantities.append(quantity)

    def month(self) -> Month:
        checksum = self.checksum % 2 ** (8 * CHECKSUM_BYTES)
        return Month(rows=self.rows, quantity=math.fsum(self.quantities), checksum=f"{checksum:016x}")


def profile_of(connection: sqlite3.Connection) -> Profile:
    """Profile of all production records, by the months as they are written."""
    connection.text_factory = _text
    return profile_rows(connection.execute(f"SELECT {', '.join(COLUMNS)} FROM production_records"))


def profile_of_days(connection: sqlite3.Connection, days: Mapping[int, str]) -> Profile:
    """Profile of the production records whose day was read, by the months of those days."""
    connection.text_factory = _text
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM production_records ORDER BY id")
    months = {number: day[:MONTH_LETTERS] for number, day in days.items()}
    return profile_rows((row for row in rows if row[0] in months), lambda row: months[int(str(row[0]))])


def profile_rows(
    rows: Iterable[tuple[object, ...]], month_of: Callable[[tuple[object, ...]], str] | None = None
) -> Profile:
    """Profile of rows given in the order of the table's columns; `month_of` places a row elsewhere."""
    tallies: dict[str, _Tally] = {}
    for row in rows:
        month = month_of(row) if month_of else _month(row[1])
        tallies.setdefault(month, _Tally()).add(row)
    return {month: tallies[month].month() for month in sorted(tallies)}


def count(profile: Profile) -> int:
    """Rows of all months together."""
    return sum(month.rows for month in profile.values())


def _month(cell: object) -> str:
    return ascii(cell[:MONTH_LETTERS])[1:-1] if isinstance(cell, str) else "?"


def _text(raw: bytes) -> str:
    """Text as it is, also where it is no UTF-8."""
    return raw.decode(errors="surrogateescape")
