"""Which items there are."""

import pytest

from tests.factory import record, write_archive, write_live
from tests.facts import facts_of
from tools.registry import run
from tools.tool import Facts, Table


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder = tmp_path_factory.mktemp("search")
    write_archive(folder, 2025, [record("2025-03-01", "CT0023", 9, "아쿠아 라이트")])
    rows = [
        record("2026-02-05", "CT0023", 1, "클리어 라이트"),
        record("2026-10-31", "BW0021", 2, "모카 라이트"),
        record("2026-08-02", "BW0022", 3, "모카 그레이"),
        record("2026-08-01", "BW0024", 4, "모카 핑크"),
    ]
    write_live(folder, rows)
    return facts_of(folder)


def search(facts: Facts, keyword: str, limit: int = 20) -> Table:
    return run("search_production_items", {"keyword": keyword, "limit": limit}, facts)


def test_an_item_comes_with_all_its_names_and_days(facts: Facts) -> None:
    table = search(facts, "아쿠아")
    assert table.rows == (
        ("CT0023", "클리어 라이트", "아쿠아 라이트", "2025-03-01", "2026-02-05", 2, 10, True),
    )
    assert (table.basis.record_count, table.basis.sources) == (2, ("archive_2025", "live"))
    assert [item.code for item in table.basis.items] == ["CT0023"]


def test_discontinued_is_what_the_last_90_days_of_the_data_lack(facts: Facts) -> None:
    table = search(facts, "")
    assert dict(zip(table.column("item_code"), table.column("discontinued"), strict=True)) == {
        "BW0021": False,
        "BW0022": False,
        "BW0024": True,
        "CT0023": True,
    }


def test_more_items_than_asked_for_are_said(facts: Facts) -> None:
    table = search(facts, "모카", 2)
    assert (len(table.rows), table.truncated) == (2, True)
    assert not search(facts, "모카", 3).truncated


def test_nothing_found_is_no_rows(facts: Facts) -> None:
    table = search(facts, "자동차")
    assert (table.rows, table.basis.record_count) == ((), 0)
    assert [note.code for note in table.notes] == ["no_rows"]
