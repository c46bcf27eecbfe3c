"""The course of a period month by month."""

from datetime import date
from pathlib import Path

import pytest

from tests.factory import record, small_years, write_live
from tests.facts import facts_of
from tools.registry import run
from tools.tool import Facts, Table, ToolError


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(small_years(tmp_path_factory.mktemp("years")))


def trend(facts: Facts, first: str, last: str, item: str | None = None) -> Table:
    given: dict[str, object] = {"date_from": first, "date_to": last, "item_code": item}
    return run("get_monthly_trend", given, facts)


def test_each_month_stands_beside_the_one_before(years: Facts) -> None:
    table = trend(years, "2025-11-01", "2026-02-28", "BW0021")
    assert table.rows == (
        ("2025-11", 200, 2, None, None, False, True),
        ("2025-12", 200, 2, 0, 0.0, False, True),
        ("2026-01", 300, 2, 100, 50.0, False, True),
        ("2026-02", 300, 2, 0, 0.0, False, True),
    )


def test_months_without_rows_are_there_and_marked(years: Facts) -> None:
    table = trend(years, "2026-02-01", "2026-04-30", "CT0021")
    assert table.rows == (
        ("2026-02", 0, 0, None, None, False, False),
        ("2026-03", 7, 1, None, None, False, True),
        ("2026-04", 0, 0, None, None, False, False),
    )
    notes = {note.code: note.values for note in table.notes}
    assert notes["months_without_rows"] == {"months": "2026-02, 2026-04", "count": 2}


def test_cut_and_running_months_are_partial_and_not_compared(tmp_path: Path) -> None:
    days = ("2026-08-20", "2026-09-20", "2026-10-20", "2026-11-19")
    write_live(tmp_path, [record(day, "A1", 10) for day in days])
    table = trend(facts_of(tmp_path), "2026-08-02", "2026-11-30")
    assert table.column("partial") == [True, False, False, True]
    assert table.column("change") == [None, None, 0, None]
    notes = {note.code: note.values for note in table.notes}
    assert notes["partial_months"] == {"months": "2026-08, 2026-11"}


def test_the_month_of_today_runs_even_on_its_last_day(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-11-19", "A1", 10)])
    last_day = date(2026, 11, 30)
    assert trend(facts_of(tmp_path, last_day), "2026-11-01", "2026-11-30").column("partial") == [True]


def test_no_rows_in_the_whole_period_is_no_table_of_zeros(years: Facts) -> None:
    table = trend(years, "2026-05-01", "2026-08-31", "CT0021")
    assert table.rows == ()
    assert [note.code for note in table.notes] == ["no_rows"]


def test_growth_from_nothing_has_no_percentage(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-01-20", "A1", 0), record("2026-02-20", "A1", 10)])
    table = trend(facts_of(tmp_path), "2026-01-01", "2026-02-28")
    assert table.column("change") == [None, 10]
    assert table.column("growth") == [None, None]


def test_centuries_are_too_many_months(years: Facts) -> None:
    with pytest.raises(ToolError) as caught:
        trend(years, "1900-01-01", "2026-10-31")
    assert caught.value.code == "too_large"
