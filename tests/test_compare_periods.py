"""Two periods side by side."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.factory import record, small_years, write_live
from tests.facts import facts_of
from tools.registry import run
from tools.tool import Cell, Facts, Table, ToolError

MARCH = ("2026-03-01", "2026-03-31")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(small_years(tmp_path_factory.mktemp("years")))


def compare(facts: Facts, one: tuple[str, str], two: tuple[str, str], item: str | None = None) -> Table:
    names = ("period1_from", "period1_to", "period2_from", "period2_to")
    given: dict[str, object] = dict(zip(names, one + two, strict=True))
    return run("compare_periods", {**given, "item_code": item}, facts)


def parts(table: Table) -> dict[Cell, tuple[Cell, ...]]:
    return {row[0]: row[3:] for row in table.rows if row[1] is None}


def test_totals_difference_growth_and_daily_averages(years: Facts) -> None:
    table = compare(years, ("2025-03-01", "2025-03-31"), MARCH, "BW0021")
    assert table.rows == (
        ("total", None, None, 200, 300, 100, 50.0, 31, 31),
        ("per_producing_day", None, None, 100, 150, 50, 50.0, 2, 2),
    )
    assert table.basis.record_count == 4
    assert table.basis.period is not None
    assert table.basis.period.to_json() == {"from": "2025-03-01", "to": "2026-03-31"}
    assert "period1 2025-03-01..2025-03-31, period2 2026-03-01..2026-03-31" in table.basis.aggregation


def test_the_later_period_may_come_first(years: Facts) -> None:
    assert parts(compare(years, MARCH, ("2025-03-01", "2025-03-31")))["total"][2] == -110


def test_the_items_explain_the_difference(years: Facts) -> None:
    table = compare(years, ("2026-02-01", "2026-02-28"), MARCH)
    items = [row[1:7] for row in table.rows if row[0] == "item"]
    assert items == [
        ("CT0021", "클리어 토릭", 0, 7, 7, None),
        ("BW0021", "모카 브라운 원데이", 300, 300, 0, 0.0),
        ("BW0022", "Mocha Gray 1-Day", 30, 30, 0, 0.0),
    ]


def test_items_beyond_the_first_are_one_line_and_the_parts_sum_to_the_whole(tmp_path: Path) -> None:
    rows = [record("2026-01-05", f"A{number}", 0.1 * number) for number in range(1, 10)]
    rows += [record("2026-02-05", f"A{number}", 0.7 * (10 - number)) for number in range(3, 12)]
    write_live(tmp_path, rows)
    table = compare(facts_of(tmp_path), ("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"))
    explained = [row for row in table.rows if row[0] in ("item", "other_items")]
    assert [row[0] for row in explained] == ["item"] * 5 + ["other_items"]
    for place in (3, 4, 5):
        whole = Decimal(str(parts(table)["total"][place - 3]))
        assert sum(Decimal(str(row[place])) for row in explained) == whole


def test_unequal_lengths_get_the_first_days_of_each(years: Facts) -> None:
    table = compare(years, ("2026-02-01", "2026-02-28"), MARCH)
    assert parts(table)["total"] == (330, 337, 7, 2.1212, 28, 31)
    assert parts(table)["like_for_like"] == (330, 330, 0, 0.0, 28, 28)
    assert [note.code for note in table.notes] == ["like_for_like"]


def test_the_items_of_unequal_periods_are_also_compared_like_for_like(tmp_path: Path) -> None:
    made = {"2026-02-10": {"A1": 30, "A2": 5}, "2026-03-10": {"A1": 10, "A2": 6}, "2026-03-31": {"A1": 40}}
    write_live(tmp_path, [record(day, code, n) for day, items in made.items() for code, n in items.items()])
    table = compare(facts_of(tmp_path), ("2026-02-01", "2026-02-28"), MARCH)
    assert [(row[0], row[1], row[5]) for row in table.rows if row[1]] == [
        ("item", "A1", 20),
        ("item", "A2", 1),
        ("like_for_like_item", "A1", -20),
        ("like_for_like_item", "A2", 1),
    ]
    assert parts(table)["like_for_like"][2] == -19


def test_a_running_period_is_compared_with_as_many_days_of_the_other(tmp_path: Path) -> None:
    days = [f"2026-{month}-{day:02d}" for month in (10, 11) for day in (1, 10, 20, 25)]
    write_live(tmp_path, [record(day, "A1", 10) for day in days if day < "2026-11-21"])
    table = compare(facts_of(tmp_path), ("2026-10-01", "2026-10-31"), ("2026-11-01", "2026-11-30"))
    assert parts(table)["total"] == (40, 30, -10, -25.0, 31, 20)
    assert parts(table)["like_for_like"] == (30, 30, 0, 0.0, 20, 20)
    assert {note.code for note in table.notes} == {"cut_at_today", "running_period", "like_for_like"}


def test_a_period_without_rows_is_no_zero_to_compare_with(years: Facts) -> None:
    table = compare(years, ("2026-02-01", "2026-02-28"), MARCH, "CT0021")
    assert parts(table)["total"] == (None, 7, None, None, 28, 31)
    notes = {note.code: note.values for note in table.notes}
    assert notes["no_rows_in_period"] == {"period": 1, "from": "2026-02-01", "to": "2026-02-28"}


def test_two_periods_without_rows_are_no_rows(years: Facts) -> None:
    table = compare(years, ("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), "CT0021")
    assert (table.rows, [note.code for note in table.notes]) == ((), ["no_rows"])


def test_growth_from_zero_has_no_percentage(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-01-05", "A1", 0), record("2026-02-05", "A1", 5)])
    table = compare(facts_of(tmp_path), ("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"))
    assert parts(table)["total"][:4] == (0, 5, 5, None)


def test_periods_may_overlap(years: Facts) -> None:
    table = compare(years, ("2026-01-01", "2026-03-31"), MARCH)
    assert parts(table)["total"][:3] == (997, 337, -660)


@pytest.mark.parametrize("side", [1, 2])
def test_an_impossible_period_is_named(years: Facts, side: int) -> None:
    ahead = ("2027-01-01", "2027-01-31")
    with pytest.raises(ToolError) as caught:
        compare(years, *((ahead, MARCH) if side == 1 else (MARCH, ahead)))
    assert (caught.value.code, caught.value.field) == ("future_period", f"period{side}_to")
