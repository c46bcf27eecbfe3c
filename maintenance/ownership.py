"""Which days belong to which source, so that no row counts twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maintenance.sources import Source


@dataclass(frozen=True, slots=True)
class Window:
    """Days that a source owns, and the older archives whose days it leaves alone."""

    first: date | None
    last: date | None
    older: tuple[str, ...]


def cutoff(sources: Sequence[Source]) -> date | None:
    """The first day that belongs to live: the one after the newest archive's year."""
    years = [source.year for source in sources if source.year is not None]
    return date(max(years) + 1, 1, 1) if years else None


def window(source: Source, sources: Sequence[Source]) -> Window:
    """The days of one source among all: an archive's up to its year, live's from the cutoff on."""
    if source.year is None:
        return Window(cutoff(sources), None, ())
    older = tuple(other.name for other in sources if other.year is not None and other.year < source.year)
    return Window(None, date(source.year, 12, 31), older)
