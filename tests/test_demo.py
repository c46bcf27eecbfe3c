"""Demo data: what is in it, that it is the same every time, and whose files it leaves alone."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maintenance.demo import is_demo, make_demo
from maintenance.errors import OperatorError
from tests import factory

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo"), NOW, rows=20_000).live.parent


def records(folder: Path, columns: str, rest: str = "") -> list[tuple[object, ...]]:
    """Rows of the archive and the live file together."""
    with closing(sqlite3.connect(folder / "production_analysis.db")) as connection:
        connection.execute("ATTACH ? AS archive", (str(folder / "archive_2025.db"),))
        both = "SELECT * FROM archive.production_records UNION ALL SELECT * FROM main.production_records"
        return connection.execute(f"SELECT {columns} FROM ({both}) {rest}").fetchall()


def test_both_files_hold_exactly_the_rows_asked_for(demo: Path) -> None:
    assert records(demo, "count(*)") == [(20_000,)]


def test_the_live_file_is_this_year_and_the_archive_the_three_before(demo: Path) -> None:
    day = "substr(production_date, 1, 10)"
    span = f"SELECT min({day}), max({day}) FROM production_records"
    assert factory.execute(demo / "archive_2025.db", span) == [("2023-01-01", "2025-12-31")]
    assert factory.execute(demo / "production_analysis.db", span) == [("2026-01-01", "2026-11-20")]


def test_sixty_items_carry_korean_and_english_names(demo: Path) -> None:
    names = {
        str(name) for _, name in records(demo, "DISTINCT item_code, item_name", "WHERE item_name NOT NULL")
    }
    assert len(names) >= 60
    assert any("모카" in name for name in names)
    assert any(name.isascii() for name in names)


@pytest.mark.parametrize("code", ["BW0021", "BW0022"])
@pytest.mark.parametrize("today", [NOW, datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)])
def test_the_staples_are_made_in_every_month(tmp_path: Path, code: str, today: datetime) -> None:
    made = make_demo(tmp_path, today, rows=500)
    query = "SELECT DISTINCT substr(production_date, 1, 7) FROM production_records WHERE item_code = ?"
    months = {month for path in (made.archive, made.live) for month in factory.execute(path, query, [code])}
    assert len(months) == 36 + today.month


def test_dates_come_in_every_spelling(demo: Path) -> None:
    lengths = {length for (length,) in records(demo, "DISTINCT length(production_date)")}
    assert lengths == {len("2026-11-20"), len("2026-11-20 08:15"), len("2026-11-20 08:15:30")}


def test_some_names_are_missing_and_some_lots_yield_nothing(demo: Path) -> None:
    assert records(demo, "count(*)", "WHERE item_name IS NULL")[0] > (0,)
    assert records(demo, "count(*)", "WHERE good_quantity = 0")[0] > (0,)


def test_one_item_was_renamed_in_july_of_last_year(demo: Path) -> None:
    names = records(
        demo,
        "item_name, min(substr(production_date, 1, 7))",
        "WHERE item_code = 'CT0023' AND item_name NOT NULL GROUP BY 1 ORDER BY 2",
    )
    assert names == [("소프트 클리어 먼슬리 3P", "2023-01"), ("클리어 먼슬리 3P", "2025-07")]


def test_one_item_was_discontinued(demo: Path) -> None:
    last = records(demo, "item_code", "GROUP BY 1 HAVING max(production_date) < '2025'")
    assert last == [("HS0022",)]


def test_sundays_are_quiet_and_years_grow(demo: Path) -> None:
    sundays = "sum(strftime('%w', production_date) = '0')"
    assert records(demo, f"{sundays} * 20 < count(*)") == [(1,)]
    year = "substr(production_date, 1, 4)"
    by_size = records(demo, year, f"WHERE {year} < '2026' GROUP BY 1 ORDER BY sum(good_quantity)")
    assert by_size == [("2023",), ("2024",), ("2025",)]


def test_the_same_seed_makes_the_same_rows_and_another_seed_others(demo: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "same", NOW, rows=20_000)
    make_demo(tmp_path / "other", NOW, rows=20_000, seed=21)
    assert records(tmp_path / "same", "*") == records(demo, "*")
    assert records(tmp_path / "other", "*") != records(demo, "*")


def test_demo_data_is_marked_and_real_data_is_not(demo: Path, tmp_path: Path) -> None:
    assert is_demo(demo / "production_analysis.db")
    assert is_demo(demo / "archive_2025.db")
    assert not is_demo(factory.write_live(tmp_path, []))


def test_older_demo_data_is_replaced(tmp_path: Path) -> None:
    make_demo(tmp_path, datetime(2025, 6, 1, tzinfo=UTC), rows=500)
    make_demo(tmp_path, NOW, rows=600)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive_2025.db", "production_analysis.db"]
    assert records(tmp_path, "count(*)") == [(600,)]


@pytest.mark.parametrize("name", ["production_analysis.db", "archive_2019.db"])
def test_a_foreign_database_is_never_touched(tmp_path: Path, name: str) -> None:
    foreign = factory.write(tmp_path / name, [factory.record("2019-05-05", "X1", 3)])
    before = foreign.read_bytes()
    with pytest.raises(OperatorError, match=name):
        make_demo(tmp_path, NOW, rows=500)
    assert foreign.read_bytes() == before
    assert list(tmp_path.iterdir()) == [foreign]


def test_a_file_that_is_no_database_is_foreign_too(tmp_path: Path) -> None:
    (tmp_path / "production_analysis.db").write_text(
        "a note, not a database, but someone's file nevertheless"
    )
    with pytest.raises(OperatorError, match="HUB_DATA_DIR"):
        make_demo(tmp_path, NOW, rows=500)


def test_demo_data_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    live = make_demo(tmp_path, NOW, rows=500).live
    with closing(sqlite3.connect(live)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM production_records WHERE id = 1")
        with pytest.raises(OperatorError, match="production_analysis"):
            make_demo(tmp_path, NOW, rows=500)


def test_an_interrupted_run_leaves_no_partial_file(tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path, NOW, rows=500, progress=stop)
    assert list(tmp_path.iterdir()) == []
