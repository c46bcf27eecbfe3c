"""Messy files, read once by the publisher and once by plain Python."""

import math
import os
import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from maintenance.publisher import Publisher
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.plain_reading import Expected, read_source
from tools.warehouse import Generation, Warehouse

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "4"))
ZONE = "Asia/Seoul"
SPELLINGS = (
    "{y:04d}-{m:02d}-{d:02d}",
    "{y:04d}-{m:02d}-{d:02d} 08:15",
    "{y:04d}-{m:02d}-{d:02d} 23:59:59",
    "{y:04d}/{m:02d}/{d:02d}",
    "{y:04d}-{m}-{d}",
    "{y:04d}.{m}.{d} 7:05",
    "{y:04d}{m:02d}{d:02d}",
    "{y:04d}{m:02d}{d:02d}2315",
    "{y:04d}년 {m}월 {d}일",
    "{y:04d}-{m:02d}-{d:02d}T08:15:30",
    "{y:04d}-{m:02d}-{d:02d}T23:15:30Z",
    "{y:04d}-{m:02d}-{d:02d}T01:15:30.5+09:00",
    "{y:04d}-{m:02d}-{d:02d} 20:00-0500",
    " {y:04d}-{m:02d}-{d:02d}\t",
    "{d:02d}/{m:02d}/{y:04d}",
    "{y:04d}-{d:02d}-{m:02d} x",
    "{y:04d}-{m:02d}-{d:02d} 25:00",
    "{y:04d}-{m:02d}",
)
BAD_DATES = ("", " ", "soon", "46025", "0026-01-01", "2026-02-30", "20261301")
QUANTITIES = (
    *(1, 2.5, 0, -3, 1e14, 0.1, "7", " 8.5 ", "1e3", "+2"),
    *(None, "12,5", "NaN", "nan", "inf", "", "ten", 1e15, -1e300, float("inf"), "9" * 400, "1e999"),
)
CODES = ("BW0021", "bw0021", " BW0021 ", "BW0022\u00a0", "\u3000ct0021", "CT-21/A", "", "  ", "모카")
NAMES = ("모카 브라운", " 모카 브라운", "Mocha", None, "", "a'b\"c")


def messy_rows(chance: random.Random, years: tuple[int, int], count: int) -> list[factory.Record]:
    """Rows of those years in any spelling, among them ones that nobody can read."""
    return [
        factory.record(
            _date(chance, years), chance.choice(CODES), chance.choice(QUANTITIES), chance.choice(NAMES)
        )
        for _ in range(count)
    ]


def _date(chance: random.Random, years: tuple[int, int]) -> str:
    if chance.random() < 0.1:
        return chance.choice(BAD_DATES)
    year, month, day = chance.randint(*years), chance.randint(1, 12), chance.randint(1, 31)
    return chance.choice(SPELLINGS).format(y=year, m=month, d=day)


def files_of(chance: random.Random, folder: Path) -> dict[str, list[factory.Record]]:
    """No, one or several archives, overlapping, and a live file that still holds former years."""
    years = sorted(chance.sample(range(2021, 2026), chance.randint(0, 3)))
    files = {f"archive_{year}": messy_rows(chance, (2020, year + 1), 120) for year in years}
    files["live"] = messy_rows(chance, (2024, 2027), 150)
    for name, rows in files.items():
        factory.write(folder / (LIVE_FILE if name == "live" else f"{name}.db"), rows)
    return files


def expected_of(files: dict[str, list[factory.Record]]) -> dict[str, Expected]:
    """Every source by the rules of ownership: older archives first, live from the cutoff on."""
    expected: dict[str, Expected] = {}
    taken: set[date] = set()
    cutoff = date.min
    for name in sorted(set(files) - {"live"}):
        year = int(name.removeprefix("archive_"))
        expected[name] = read_source(files[name], date.min, date(year, 12, 31), taken, ZONE)
        taken |= {date.fromisoformat(day) for _, day in expected[name].days}
        cutoff = date(year + 1, 1, 1)
    expected["live"] = read_source(files["live"], cutoff, date.max, set(), ZONE)
    return expected


@pytest.mark.long
@pytest.mark.parametrize("seed", range(LOOPS))
def test_every_readable_row_counts_once_and_every_other_has_its_reason(tmp_path: Path, seed: int) -> None:
    files = files_of(random.Random(seed), tmp_path)
    manifest = Publisher(tmp_path, tmp_path / ".snapshots", ZONE).publish()
    generation = Warehouse(tmp_path / ".snapshots").current()
    for source in manifest.sources:
        expected = expected_of(files)[source.name]
        assert source.excluded == dict(expected.excluded)
        assert source.overlap == expected.overlap
        assert source.records == expected.days.total()
        assert_same_days(generation, source.name, expected)
    assert_nothing_is_lost(generation, files)


def assert_same_days(generation: Generation, name: str, expected: Expected) -> None:
    days = generation.query(
        "SELECT item_code, day, records, quantity FROM item_days WHERE source = $source", {"source": name}
    ).rows
    assert {(code, day): records for code, day, records, _ in days} == dict(expected.days)
    for code, day, _, quantity in days:
        assert math.isclose(quantity, math.fsum(expected.sums[code, day]), rel_tol=1e-12)


def assert_nothing_is_lost(generation: Generation, files: dict[str, list[factory.Record]]) -> None:
    told = Counter[str]()
    for source in generation.manifest.sources:
        told[source.name] = source.records + source.overlap + sum(source.excluded.values())
    assert told == {name: len(rows) for name, rows in files.items()}
    samples = generation.query("SELECT reason, count(*) FROM excluded_samples GROUP BY reason").rows
    reasons = {reason for source in generation.manifest.sources for reason in source.excluded}
    assert {reason for reason, _ in samples} == reasons
