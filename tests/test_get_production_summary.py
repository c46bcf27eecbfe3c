"""The figures of one period."""

from pathlib import Path

import pytest

from tests.factory import record, small_years, write_archive, write_live
from tests.facts import facts_of
from tools.registry import run
from tools.tool import Cell, Facts, Table, ToolError


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(small_years(tmp_path_factory.mktemp("years")))


def summary(facts: Facts, first: str, last: str, item: str | None = None) -> Table:
    given: dict[str, object] = {"date_from": first, "date_to": last, "item_code": item}
    return run("get_production_summary", given, facts)


def only(table: Table) -> dict[str, Cell]:
    (row,) = table.records()
    return row


def codes(table: Table) -> list[str]:
    return [note.code for note in table.notes]


def test_a_month_of_an_item(years: Facts) -> None:
    table = summary(years, "2026-03-01", "2026-03-31", "bw 0021")
    assert only(table) == {
        "quantity": 300,
        "records": 2,
        "producing_days": 2,
        "average_per_producing_day": 150,
        "largest_day": "2026-03-05",
        "largest_day_quantity": 150,
        "smallest_day": "2026-03-05",
        "smallest_day_quantity": 150,
        "lots": 2,
    }
    assert table.basis.arguments["item_code"] == "BW0021"
    assert [item.name for item in table.basis.items] == ["모카 브라운 원데이"]
    assert table.basis.sources == ("live",)
    assert "'BW0021'" in table.basis.sql and "'2026-03-01'" in table.basis.sql


def test_a_period_that_crosses_archive_and_live_reads_both_and_says_so(years: Facts) -> None:
    table = summary(years, "2025-12-01", "2026-01-31", "BW0021")
    assert only(table)["quantity"] == 200 + 300
    assert table.basis.sources == ("archive_2025", "live")
    assert "crosses_sources" in codes(table)
    assert "crosses_sources" not in codes(summary(years, "2026-01-01", "2026-01-31"))


def test_a_day_counts_to_its_last_minute(years: Facts) -> None:
    assert only(summary(years, "2026-03-28", "2026-03-28"))["quantity"] == 150
    assert only(summary(years, "2026-03-27", "2026-03-28"))["records"] == 1


def test_no_rows_is_not_a_zero(years: Facts) -> None:
    table = summary(years, "2026-04-01", "2026-04-30", "CT0021")
    assert (table.rows, table.basis.record_count, codes(table)) == ((), 0, ["no_rows"])
    assert table.basis.sql


def test_after_the_last_day_of_the_data_there_are_no_rows_yet(years: Facts) -> None:
    table = summary(years, "2026-11-01", "2026-11-19")
    assert (table.rows, codes(table)) == ((), ["data_until", "no_rows"])
    assert table.notes[0].values == {"last_day": "2026-10-28"}


def test_a_period_is_read_no_further_than_today(years: Facts) -> None:
    table = summary(years, "2026-10-01", "2026-12-31")
    assert table.basis.period is not None
    assert table.basis.period.to_json() == {"from": "2026-10-01", "to": "2026-11-20"}
    assert codes(table) == ["cut_at_today", "data_until", "tied_largest_day"]


def test_rows_dated_after_today_do_not_count(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-11-20", "A1", 5), record("2026-11-21", "A1", 7)])
    assert only(summary(facts_of(tmp_path), "2026-11-01", "2026-11-30"))["quantity"] == 5


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2026-03-31", "2026-03-01", "reversed_period"),
        ("2026-11-21", "2026-11-30", "future_period"),
        ("2023-01-01", "2024-01-04", "outside_data"),
        ("9999-12-31", "9999-12-31", "future_period"),
        ("0001-01-01", "0001-01-01", "outside_data"),
    ],
)
def test_a_period_that_cannot_hold_data_is_refused_with_what_there_is(
    years: Facts, first: str, last: str, code: str
) -> None:
    with pytest.raises(ToolError) as caught:
        summary(years, first, last)
    assert caught.value.code == code
    assert caught.value.values["first_day"] == "2024-01-05"
    assert caught.value.values["last_day"] == "2026-10-28"


def test_the_widest_period_is_read_whole(years: Facts) -> None:
    table = summary(years, "0001-01-01", "9999-12-31")
    assert only(table)["records"] == 105
    ties = ["tied_largest_day", "tied_smallest_day"]
    assert codes(table) == ["cut_at_today", "data_from", "data_until", "crosses_sources", *ties]


def test_several_items_are_a_choice_and_none_names_the_nearest(years: Facts) -> None:
    with pytest.raises(ToolError) as several:
        summary(years, "2026-03-01", "2026-03-31", "0021")
    assert several.value.code == "ambiguous_item"
    assert {item.code for item in several.value.choices} == {"BW0021", "CT0021"}
    with pytest.raises(ToolError) as none:
        summary(years, "2026-03-01", "2026-03-31", "BW0099")
    assert none.value.code == "unknown_item"
    assert len(none.value.choices) == 3
    assert "BW0021" in none.value.message


def test_an_item_that_was_guessed_from_a_part_is_named(years: Facts) -> None:
    table = summary(years, "2026-03-01", "2026-03-31", "토릭")
    assert only(table)["quantity"] == 7
    assert [note.values for note in table.notes if note.code == "item_read_as"] == [
        {"text": "토릭", "code": "CT0021", "name": "클리어 토릭"}
    ]


def test_a_producing_day_is_one_above_zero(tmp_path: Path) -> None:
    rows = [
        record("2026-05-04", "A1", 0),
        record("2026-05-06", "A1", 10, lot="L2"),
        record("2026-05-07", "A1", -4),
        record("2026-05-08", "A1", 4, lot=None),
        record("2026-05-08", "A1", -1, lot=" L2"),
    ]
    write_live(tmp_path, rows)
    row = only(summary(facts_of(tmp_path), "2026-05-01", "2026-05-31"))
    assert (row["quantity"], row["producing_days"], row["average_per_producing_day"]) == (9, 2, 6.5)
    assert (row["largest_day"], row["smallest_day"]) == ("2026-05-06", "2026-05-08")
    assert row["lots"] == 2


def test_days_without_production_have_no_average(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-05-04", "A1", 0)])
    row = only(summary(facts_of(tmp_path), "2026-05-01", "2026-05-31"))
    assert (row["quantity"], row["records"], row["producing_days"]) == (0, 1, 0)
    assert row["average_per_producing_day"] is row["largest_day"] is row["smallest_day"] is None


def test_sums_are_free_of_binary_noise(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-05-04", "A1", 0.1)] * 3 + [record("2026-05-05", "A1", 0.7)])
    row = only(summary(facts_of(tmp_path), "2026-05-01", "2026-05-31"))
    assert (row["quantity"], row["smallest_day_quantity"]) == (1, 0.3)


def test_unreadable_rows_are_counted_where_they_could_have_belonged(tmp_path: Path) -> None:
    rows = [
        record("2026-05-04", "A1", 10),
        record("2026-05-05", "A1", "many"),
        record("2026-05-05", "A2", "many"),
        record("2026-06-05", "A1", "many"),
        record("soon", "A1", 3),
        record("soon", "A2", 3),
        record("2026-05-06", " ", 3),
    ]
    write_live(tmp_path, rows)
    write_archive(
        tmp_path,
        2025,
        [record("2025-05-04", "A1", 1), record("soon", "A1", 3), record("2025-05-05", "A1", None)],
    )
    facts = facts_of(tmp_path)
    of_item = summary(facts, "2026-05-01", "2026-05-31", "A1").basis
    assert of_item.excluded == {"missing_item_code": 1, "unreadable_date": 1, "unreadable_quantity": 1}
    assert summary(facts, "2026-05-01", "2026-05-31").basis.excluded_count == 5
    assert summary(facts, "2025-05-01", "2025-05-31").basis.excluded == {
        "missing_quantity": 1,
        "unreadable_date": 1,
    }


def test_data_without_one_readable_row_have_no_rows(tmp_path: Path) -> None:
    write_live(tmp_path, [record("soon", "A1", 3)])
    table = summary(facts_of(tmp_path), "2026-05-01", "2026-05-31")
    assert (table.rows, codes(table)) == ((), ["no_rows"])
    assert table.basis.excluded == {"unreadable_date": 1}


def test_days_that_share_the_largest_or_smallest_quantity_are_named(tmp_path: Path) -> None:
    made = {5: 300, 6: 700, 7: 700, 8: 300, 9: 500, 10: 300}
    write_live(tmp_path, [record(f"2026-10-{day:02d}", "BW0021", made[day]) for day in made])
    table = summary(facts_of(tmp_path), "2026-10-01", "2026-10-31")
    notes = {note.code: note.values for note in table.notes}
    assert notes["tied_largest_day"] == {"count": 2, "days": "2026-10-06, 2026-10-07"}
    assert notes["tied_smallest_day"] == {"count": 3, "days": "2026-10-05, 2026-10-08, 2026-10-10"}
    alone = summary(facts_of(tmp_path), "2026-10-08", "2026-10-09")
    assert not {note.code for note in alone.notes} & {"tied_largest_day", "tied_smallest_day"}
