"""Reading to the end by cursor: every row of one moment exactly once, while the ERP goes on and is published.

HUB_TEST_LOOPS counts thousands of rows: 1000 reads a million.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import httpx
import pytest

from maintenance import shelf
from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.serving import served

ROWS = 1_000 * int(os.environ.get("HUB_TEST_LOOPS", "2"))
LIMIT = min(5_000, ROWS // 6)
PUBLISHES = min(10, max(2, ROWS // 100_000))

Place = tuple[str, int, str]
"""production_date, id, source"""


@pytest.fixture
def publisher(settings: MaintenanceSettings) -> Publisher:
    return Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone)


@pytest.fixture
def client(settings: MaintenanceSettings) -> Iterator[httpx.Client]:
    unlimited = settings.model_copy(update={"rate_limit_api": 0})
    with served(create_app(unlimited)) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def write_rows(folder: Path) -> None:
    """ROWS records on top of those there are: equal days, equal moments and equal ids in both files."""

    def rows(year: int, number: int) -> Iterator[factory.Record]:
        for n in range(number):
            day = f"{year}-{1 + n % 10:02d}-{1 + n % 28:02d}{' 07:30' if n % 3 else ''}"
            yield factory.record(day, f"BW{n % 40:04d}", n % 500, lot=None if n % 11 == 0 else f"L{n // 5}")

    factory.write_archive(folder, 2025, rows(2025, ROWS * 7 // 10))
    factory.write_live(folder, rows(2026, ROWS * 3 // 10))


def truth(folder: Path) -> list[Place]:
    with closing(sqlite3.connect(folder / "production_analysis.db")) as database:
        database.execute("ATTACH ? AS archive", [str(folder / "archive_2025.db")])
        return database.execute(
            """SELECT production_date, id, 'live' AS source FROM main.production_records
            UNION ALL SELECT production_date, id, 'archive_2025' FROM archive.production_records
            ORDER BY production_date DESC, id DESC, source DESC"""
        ).fetchall()


def change(folder: Path, turn: int) -> None:
    """What the ERP does meanwhile: new rows, changed ones, deleted ones, some of them read already."""
    path = folder / "production_analysis.db"
    factory.write_elsewhere(path, [factory.record("2026-11-19", "BW0001", turn)])
    factory.execute(path, "UPDATE production_records SET good_quantity = good_quantity + 1")
    factory.execute(path, "DELETE FROM production_records WHERE id % 97 = ?", [turn])


@pytest.mark.long
def test_every_row_comes_once_while_the_erp_publishes(
    client: httpx.Client, settings: MaintenanceSettings, publisher: Publisher
) -> None:
    write_rows(settings.data_dir)
    generations = {publisher.publish().generation}
    expected = truth(settings.data_dir)
    pages, parameters = [], dict[str, int | str](limit=LIMIT)
    for number in count(1):
        page = client.get("/records", params=parameters).json()
        pages.append([(row["production_date"], row["id"], row["source"]) for row in page["data"]])
        if page["next_cursor"] is None:
            break
        parameters["cursor"] = page["next_cursor"]
        if number % max(1, len(expected) // LIMIT // PUBLISHES) == 0:
            change(settings.data_dir, number)
            generations.add(publisher.publish().generation)
            assert client.get("/records", params={"limit": 1}).json()["generation"] in generations
    assert [place for page in pages for place in page] == expected
    assert {len(page) for page in pages[:-1]} == {LIMIT}
    assert len(generations) > PUBLISHES


def test_a_cursor_whose_generation_is_gone_says_what_to_do(
    client: httpx.Client, settings: MaintenanceSettings, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "KEEP_SECONDS", 0)
    publisher.publish()
    cursor = client.get("/records", params={"limit": 5}).json()["next_cursor"]
    for quantity in range(shelf.KEEP_LATEST):
        factory.write_live(settings.data_dir, [factory.record("2026-11-19", "BW0021", quantity)])
        publisher.publish()
    publisher.shelf.prune()
    expired = client.get("/records", params={"cursor": cursor}, headers={"Accept-Language": "en"})
    problem = expired.json()
    assert expired.status_code == 410
    assert (problem["code"], problem["field"]) == ("cursor_expired", "cursor")
    assert "Read again from the start, without a cursor" in problem["detail"]
