"""A seeded contact-lens factory: what it makes, and when."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate, pairwise

ARCHIVED_YEARS = 3
STAPLES = ("BW0021", "BW0022")
WEEKDAY_WEIGHT = (1.0, 1.05, 1.1, 1.05, 0.95, 0.4, 0.12)
SEASON_WEIGHT = (0.85, 0.9, 1.1, 1.15, 1.1, 1.0, 0.9, 0.75, 1.0, 1.1, 1.05, 1.2)
YEARLY_GROWTH = 1.08
NAMELESS_SHARE = 0.004
ZERO_SHARE = 0.01

Row = tuple[str, str, str, str | None, float]
"""production_date, lot_number, item_code, item_name, good_quantity."""


@dataclass(frozen=True)
class Item:
    """A product; its share weighs how often and how much of it is made."""

    code: str
    name: str
    share: float
    old_name: str | None = None
    discontinued: bool = False


@cache
def catalogue() -> list[Item]:
    """Every item ever made, under its present name."""
    text = (files("maintenance") / "demo_items.toml").read_text(encoding="utf-8")
    return [Item(code, **entry) for code, entry in tomllib.loads(text).items()]


@dataclass(frozen=True)
class Factory:
    """The same seed, day and row count always give the same rows."""

    today: date
    seed: int

    @property
    def first_day(self) -> date:
        """The first day of the archive."""
        return date(self.today.year - ARCHIVED_YEARS, 1, 1)

    @property
    def cutoff(self) -> date:
        """The first day of the live file."""
        return date(self.today.year, 1, 1)

    @cached_property
    def days(self) -> list[date]:
        """Every day from the first to today."""
        return [self.first_day + timedelta(n) for n in range((self.today - self.first_day).days + 1)]

    def items_on(self, day: date) -> list[Item]:
        """The items of that day, under their names of that day."""
        items = catalogue()
        if day >= date(self.today.year - 1, 1, 1):
            items = [item for item in items if not item.discontinued]
        if day < date(self.today.year - 1, 7, 1):
            items = [replace(item, name=item.old_name or item.name) for item in items]
        return items

    def plan(self, total: int) -> list[tuple[date, int]]:
        """How many of `total` rows each day gets: the staples on a month's first day, the rest by weight."""
        reserved = [len(STAPLES) if day.day == 1 else 0 for day in self.days]
        free = max(0, total - sum(reserved))
        shares = [0.0, *accumulate(self._weight(day) for day in self.days)]
        until = [round(free * share / shares[-1]) for share in shares]
        spread = [after - before for before, after in pairwise(until)]
        return [(day, own + more) for day, own, more in zip(self.days, reserved, spread, strict=True)]

    def rows(self, plan: list[tuple[date, int]]) -> Iterator[Row]:
        """The rows of the planned days, in their order."""
        for day, count in plan:
            yield from self._rows_of(day, count)

    def _rows_of(self, day: date, count: int) -> Iterator[Row]:
        dice = random.Random(f"{self.seed}/{day}")
        items = self.items_on(day)
        picked = dice.choices(items, [item.share for item in items], k=count)
        if day.day == 1:
            picked[: len(STAPLES)] = [item for item in items if item.code in STAPLES]
        chance = dice.random
        iso, lot_day = day.isoformat(), f"{day:%y%m%d}"
        for number, item in enumerate(picked, 1):
            name = None if chance() < NAMELESS_SHARE else item.name
            lot = f"{lot_day}-{item.code}-{number:03d}"
            yield _spelled(iso, chance()), lot, item.code, name, _quantity(item.share, chance())

    def _weight(self, day: date) -> float:
        growth: float = YEARLY_GROWTH ** ((day - self.first_day).days / 365)
        return WEEKDAY_WEIGHT[day.weekday()] * SEASON_WEIGHT[day.month - 1] * growth


@cache
def _clocks() -> list[str]:
    """Every second of the shifts from 06:00 to 22:00, each with minutes and with seconds."""
    seconds = range(6 * 3600, 22 * 3600)
    with_minutes = [f" {second // 3600:02d}:{second // 60 % 60:02d}" for second in seconds]
    with_seconds = [
        f"{minutes}:{second % 60:02d}" for minutes, second in zip(with_minutes, seconds, strict=True)
    ]
    return with_minutes + with_seconds


def _spelled(iso: str, chance: float) -> str:
    """A third each: the day alone, the day with minutes, the day with seconds."""
    if chance < 1 / 3:
        return iso
    clocks = _clocks()
    return iso + clocks[int((chance * 1.5 - 0.5) * len(clocks))]


def _quantity(share: float, chance: float) -> float:
    """Whole pieces; some lots yield none."""
    return 0.0 if chance < ZERO_SHARE else float(int(120 + 60 * share + 900 * chance))
