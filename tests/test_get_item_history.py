"""The newest records of an item."""

from pathlib import Path

import pytest

from tests.factory import record, write_archive, write_live
from tests.facts import facts_of
from tools.registry import run
from tools.tool import Facts, Table, ToolError


def history(facts: Facts, item: str, limit: int = 10) -> Table:
    return run("get_item_history", {"item_code": item, "limit": limit}, facts)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder = tmp_path_factory.mktemp("history")
    write_archive(folder, 2025, [record(f"2025-12-{day}", "A1", 1, "옛 이름", f"O{day}") for day in (30, 31)])
    rows = [
        record("2026-05-05", "A1", 1, lot="N1"),
        record("2026-05-05 08:15", "A1", 2, lot="N2"),
        record("2026-05-04", "A1", 3, lot="N3"),
        record("2026-05-05", "A2", 9, lot="N4"),
        record("2026-05-05", "a1", 4.5, lot="N5"),
    ]
    write_live(folder, rows)
    return facts_of(folder)


def test_newest_first_and_the_same_day_by_the_highest_id(facts: Facts) -> None:
    table = history(facts, "A1")
    assert table.column("lot_number") == ["N2", "N5", "N1", "N3", "O31", "O30"]
    assert table.rows[1] == ("2026-05-05", "N5", 4.5, "모카 브라운", 5, "live")
    assert table.column("source") == ["live"] * 4 + ["archive_2025"] * 2
    assert (table.truncated, table.basis.record_count) == (False, 6)


@pytest.mark.parametrize("limit", range(1, 6))
def test_one_record_more_than_asked_for_is_said(facts: Facts, limit: int) -> None:
    table = history(facts, "A1", limit)
    assert table.column("lot_number") == ["N2", "N5", "N1", "N3", "O31", "O30"][:limit]
    assert table.truncated


def test_the_basis_names_what_was_read(facts: Facts) -> None:
    basis = history(facts, "A1", 2).basis
    assert basis.period is not None
    assert basis.period.to_json() == {"from": "2026-05-05", "to": "2026-05-05"}
    assert [item.code for item in basis.items] == ["A1"]


def test_an_item_must_be_given(facts: Facts) -> None:
    with pytest.raises(ToolError) as caught:
        run("get_item_history", {}, facts)
    assert (caught.value.code, caught.value.field) == ("bad_argument", "item_code")


def test_records_dated_after_today_are_shown_and_said(tmp_path: Path) -> None:
    write_live(tmp_path, [record("2026-11-21", "A1", 5), record("2026-11-20", "A1", 7)])
    table = history(facts_of(tmp_path), "A1")
    assert table.column("good_quantity") == [5, 7]
    assert [(note.code, note.values) for note in table.notes] == [("rows_after_today", {"records": 1})]
