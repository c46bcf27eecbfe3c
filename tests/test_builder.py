import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from maintenance.builder import Built, Plan, build_snapshot
from maintenance.publisher import Stopped
from tests import factory
from tests.factory import record

EVER = Plan(None, None, (), "Asia/Seoul")
READ_DATES = {
    "2026-01-03": "2026-01-03",
    "2026-01-03 08:15": "2026-01-03 08:15",
    "2026-01-03 08:15:30": "2026-01-03 08:15:30",
    "2026/01/03": "2026-01-03",
    "2026.1.3": "2026-01-03",
    "2026-1-3 8:05": "2026-01-03 08:05",
    "20260103": "2026-01-03",
    "20260103081530": "2026-01-03 08:15:30",
    "2026년 1월 3일": "2026-01-03",
    " 2026-01-03\t": "2026-01-03",
    "2026-01-03T08:15:30": "2026-01-03 08:15:30",
    "2026-01-03T08:15:30.250": "2026-01-03 08:15:30",
    "2026-01-03T08:15:30Z": "2026-01-03 17:15:30",
    "2026-01-03T23:30+00:00": "2026-01-04 08:30:00",
    "2026-01-03 01:00:00-0500": "2026-01-03 15:00:00",
    "2024-02-29": "2024-02-29",
}
UNREADABLE_DATES = (
    "03/01/2026",
    "26-01-03",
    "2026-02-29",
    "2026-13-01",
    "2026-01-03 24:00",
    "2026-01-03 08:60",
    "2026-01",
    "46025",
    "1767398400",
    "2026|1|3",
    "0000-01-01",
    "yesterday",
    "",
    "  ",
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    return tmp_path / "live.duckdb"


def build(tmp_path: Path, rows: list[factory.Record], plan: Plan = EVER) -> Built:
    return build_snapshot(factory.write(tmp_path / "copy.db", rows), tmp_path / "live.duckdb", plan)


def rows_of(snapshot: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_dates_in_every_unmistakable_spelling_are_read(tmp_path: Path, snapshot: Path) -> None:
    built = build(tmp_path, [record(cell, "A", 1.0) for cell in READ_DATES])
    read = dict(rows_of(snapshot, "SELECT id, production_date FROM records"))
    assert {cell: read[number] for number, cell in enumerate(READ_DATES, start=1)} == READ_DATES
    assert built.excluded == {}
    assert built.oddities["respelt_date"] == sum(cell != told for cell, told in READ_DATES.items())


@pytest.mark.parametrize("cell", UNREADABLE_DATES)
def test_a_date_that_must_be_guessed_is_not_read(tmp_path: Path, snapshot: Path, cell: str) -> None:
    built = build(tmp_path, [record(cell, "A", 1.0)])
    assert built.excluded == {"unreadable_date": 1}
    assert rows_of(snapshot, "SELECT production_date, good_quantity FROM excluded_samples") == [(cell, "1.0")]


def test_quantities_are_numbers_or_plain_text_of_one(tmp_path: Path, snapshot: Path) -> None:
    cells = [1.5, 2, "x3", "1,000", "NaN", "1e400", None, -4.0, float("inf"), 1e15, b"5", 0.1 + 0.2]
    built = build(tmp_path, [record("2026-01-03", "A", cell) for cell in cells])
    assert rows_of(snapshot, "SELECT good_quantity FROM records ORDER BY id") == [
        (1.5,),
        (2.0,),
        (-4.0,),
        (5.0,),
        (0.1 + 0.2,),
    ]
    assert built.excluded == {"missing_quantity": 1, "unreadable_quantity": 6}
    assert built.oddities == {"negative_quantity": 1}


def test_codes_and_names_lose_their_blanks_only(tmp_path: Path, snapshot: Path) -> None:
    build(
        tmp_path,
        [record("2026-01-03", " bw0021\u00a0", 1.0, " 모카  브라운\u3000"), record("2026-01-03", "  ", 1.0)],
    )
    assert rows_of(snapshot, "SELECT item_code, item_name FROM records") == [("BW0021", "모카  브라운")]
    assert rows_of(snapshot, "SELECT reason, day, item_code FROM excluded") == [
        ("missing_item_code", "2026-01-03", None)
    ]


def test_bytes_that_are_no_text_are_emptied_not_guessed(tmp_path: Path, snapshot: Path) -> None:
    path = factory.write(tmp_path / "copy.db", [record("2026-01-03", "A", 1.0) for _ in range(3)])
    cp949 = "모카".encode("cp949").hex()
    factory.execute(path, f"UPDATE production_records SET item_name = CAST(x'{cp949}' AS TEXT) WHERE id = 1")
    factory.execute(path, f"UPDATE production_records SET item_code = CAST(x'{cp949}' AS TEXT) WHERE id = 2")
    built = build_snapshot(path, snapshot, EVER)
    assert rows_of(snapshot, "SELECT id, item_code, item_name FROM records") == [
        (1, "A", None),
        (3, "A", "모카 브라운"),
    ]
    assert built.excluded == {"missing_item_code": 1}


@pytest.mark.parametrize(
    "columns",
    [
        "good_quantity REAL, note TEXT, item_name TEXT, item_code TEXT, lot_number TEXT, "
        "production_date TEXT, id INTEGER PRIMARY KEY",
        "id, production_date, lot_number, item_code, item_name, good_quantity",
        "id INTEGER PRIMARY KEY, production_date DATE, lot_number VARCHAR(20), item_code CHAR(10), "
        "item_name NVARCHAR(50), good_quantity DECIMAL(12,2)",
        "ID INTEGER PRIMARY KEY, Production_Date TEXT, Lot_Number TEXT, Item_Code TEXT, Item_Name TEXT, "
        "Good_Quantity TEXT",
    ],
    ids=["reordered with one more", "no types", "other types", "other case, quantity as text"],
)
def test_the_tables_declaration_may_differ(tmp_path: Path, snapshot: Path, columns: str) -> None:
    path = tmp_path / "copy.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE production_records({columns})")
        connection.execute(
            "INSERT INTO production_records"
            "(production_date, lot_number, item_code, item_name, good_quantity, id) VALUES"
            "('2026-01-03', 'L1', 'A', '가', 2.5, 7)"
        )
    build_snapshot(path, snapshot, EVER)
    assert rows_of(snapshot, "SELECT * EXCLUDE (n, made_on) FROM records") == [
        ("2026-01-03", 7, "L1", "A", "가", 2.5)
    ]


def test_days_outside_the_window_or_held_by_an_older_archive_are_overlap(tmp_path: Path) -> None:
    older = tmp_path / "older.duckdb"
    build_snapshot(factory.write(tmp_path / "older.db", [record("2025-05-01", "A", 1.0)]), older, EVER)
    plan = Plan(date(2025, 1, 1), date(2025, 12, 31), (older,), "Asia/Seoul")
    built = build(
        tmp_path,
        [
            record("2024-12-31", "A", 1.0),
            record("2025-05-01 10:00", "A", 1.0),
            record("2025-05-02", "A", 1.0),
            record("2026-01-01", "A", 1.0),
        ],
        plan,
    )
    assert (built.records, built.overlap, built.excluded) == (1, 3, {})
    assert built.first_day == built.last_day == date(2025, 5, 2)


def test_aggregates_add_up_to_the_records(tmp_path: Path, snapshot: Path) -> None:
    rows = [record(f"2026-01-{1 + n % 9:02d}", f"A{n % 4}", n / 8, f"name {n % 3}") for n in range(200)]
    build(tmp_path, rows)
    expected = rows_of(
        snapshot,
        "SELECT item_code, left(production_date, 10), sum(good_quantity), count(*), min(n), max(n) "
        "FROM records GROUP BY ALL ORDER BY ALL",
    )
    item_days = "SELECT item_code, day, quantity, records, first_n, last_n FROM item_days ORDER BY ALL"
    assert rows_of(snapshot, item_days) == expected
    assert rows_of(snapshot, "SELECT sum(quantity), sum(records) FROM days") == [
        (sum(n / 8 for n in range(200)), 200)
    ]
    assert rows_of(snapshot, "SELECT count(*) FROM item_names") == [(12,)]
    assert rows_of(snapshot, "SELECT sum(records), count(*) FROM items") == [(200, 4)]


def test_records_stand_in_the_order_of_date_and_id(tmp_path: Path, snapshot: Path) -> None:
    dates = ["2026-01-03 08:15", "2026-01-03", "2026-01-03 08:15:00", "2026-01-02", "2026-01-03"]
    build(tmp_path, [record(day, "A", 1.0) for day in dates])
    assert rows_of(snapshot, "SELECT n, id FROM records ORDER BY n") == [
        (1, 4),
        (2, 2),
        (3, 5),
        (4, 1),
        (5, 3),
    ]


def test_an_empty_table_is_a_whole_snapshot(tmp_path: Path) -> None:
    built = build(tmp_path, [])
    assert (built.records, built.first_day, built.excluded) == (0, None, {})


def test_a_report_that_raises_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maintenance.builder.TICK", 0.0)

    def stop(_: float) -> None:
        raise Stopped

    rows = [record(f"2026-01-{1 + n % 28:02d}", f"A{n % 50}", 1.0) for n in range(100_000)]
    copy = factory.write(tmp_path / "copy.db", rows)
    with pytest.raises(Stopped):
        build_snapshot(copy, tmp_path / "live.duckdb", EVER, stop)
