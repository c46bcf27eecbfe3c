"""Sums by item from whole months and the days beside them are the sums of the days."""

import random
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from maintenance.publisher import Publisher
from tests import factory
from tests.factory import record
from tools.months import item_parts
from tools.sql_text import Value
from tools.tool import Period
from tools.warehouse import Generation, Warehouse


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Two archives and a live file that begin and end within months, with gaps."""
    folder = tmp_path_factory.mktemp("data")
    chance = random.Random(3)
    spans = {2024: ("2024-01-17", 300), 2025: ("2025-01-03", 350), None: ("2026-01-09", 280)}
    for year, (first, days) in spans.items():
        rows = [
            record(date.fromisoformat(first) + timedelta(chance.randrange(days)), f"A{n % 3}", n * 0.1)
            for n in range(150)
        ]
        rows = [(str(row[0]), *row[1:]) for row in rows]
        factory.write_archive(folder, year, rows) if year else factory.write_live(folder, rows)
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    return Warehouse(folder / ".snapshots").current()


def sums(
    generation: Generation, relation: str, values: Mapping[str, Value]
) -> dict[tuple[str, str], tuple[float, int]]:
    rows = generation.query(
        f"SELECT item_code, source, round(fsum(quantity), 6), sum(records) FROM ({relation}) GROUP BY ALL",
        values,
    ).rows
    return {(code, source): (quantity, records) for code, source, quantity, records in rows}


@pytest.mark.parametrize("seed", range(40))
def test_any_period_sums_the_same_by_months_and_by_days(generation: Generation, seed: int) -> None:
    chance = random.Random(seed)
    first = date(2023, 12, 1) + timedelta(chance.randrange(1100))
    period = Period(first, first + timedelta(chance.choice((0, 3, 27, 30, 31, 89, 364, 400, 900))))
    by_days = sums(
        generation,
        "SELECT * FROM item_days WHERE day >= $first AND day < $until",
        {"first": str(period.first), "until": str(period.until)},
    )
    parts, values = item_parts(generation, period)
    assert sums(generation, parts, dict(values)) == by_days


def test_whole_months_are_not_read_record_by_record(generation: Generation) -> None:
    assert "good_quantity" not in item_parts(generation, Period(date(2025, 2, 1), date(2025, 4, 30)))[0]
    running = Period(date(2026, 3, 1), generation.last_day or date.max)
    assert "good_quantity" not in item_parts(generation, running)[0]
