"""The ranking of a period."""

from decimal import Decimal
from pathlib import Path

from tests.factory import record, write_live
from tests.facts import facts_of
from tools.registry import run
from tools.tool import Note, Table

MADE: dict[str, float] = {"A1": 50, "A2": 20, "A3": 20, "A4": 7, "A5": 3}


def top(folder: Path, made: dict[str, float], limit: int) -> Table:
    write_live(folder, [record("2026-05-04", code, made, f"{code}!") for code, made in made.items()])
    given = {"date_from": "2026-05-01", "date_to": "2026-05-31", "limit": limit}
    return run("get_top_items", given, facts_of(folder))


def test_ranks_shares_and_all_others_in_one_line(tmp_path: Path) -> None:
    table = top(tmp_path, {**MADE, "A3": 15}, 3)
    assert table.truncated
    assert table.rows == (
        (1, "A1", "A1!", 50, 52.6316, 1),
        (2, "A2", "A2!", 20, 21.0526, 1),
        (3, "A3", "A3!", 15, 15.7895, 1),
        (None, None, None, 10, 10.5263, 2),
    )
    assert [item.code for item in table.basis.items] == ["A1", "A2", "A3"]
    assert table.basis.record_count == 5


def test_a_tie_shares_its_rank_and_the_next_is_skipped(tmp_path: Path) -> None:
    table = top(tmp_path, MADE, 10)
    assert table.column("rank") == [1, 2, 2, 4, 5]
    assert not table.truncated
    assert "tie_at_limit" not in [note.code for note in table.notes]


def test_a_tie_that_the_limit_cuts_is_said(tmp_path: Path) -> None:
    table = top(tmp_path, MADE, 2)
    assert table.column("item_code") == ["A1", "A2", None]
    assert table.notes[-1] == Note("tie_at_limit", {"quantity": 20, "unlisted": 1})


def test_sums_that_differ_only_in_binary_noise_are_a_tie(tmp_path: Path) -> None:
    rows = [("A1", 0.1), ("A1", 0.2), ("A2", 0.3)]
    write_live(tmp_path, [record("2026-05-04", code, made) for code, made in rows])
    given = {"date_from": "2026-05-01", "date_to": "2026-05-31"}
    assert run("get_top_items", given, facts_of(tmp_path)).column("rank") == [1, 1]


def test_shares_add_up_to_exactly_100(tmp_path: Path) -> None:
    table = top(tmp_path, {"A1": 1, "A2": 1, "A3": 1}, 10)
    assert sum(Decimal(str(share)) for share in table.column("share")) == 100


def test_without_production_there_is_no_share(tmp_path: Path) -> None:
    assert top(tmp_path, {"A1": 0, "A2": 0}, 10).column("share") == [None, None]


def test_no_rows_rank_nothing(tmp_path: Path) -> None:
    table = top(tmp_path, {}, 3)
    assert (table.rows, table.truncated) == ((), False)
    assert [note.code for note in table.notes] == ["no_rows"]
