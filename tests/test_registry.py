"""The registry: every tool answers by its name, and a wrong call says what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from maintenance.publisher import Publisher
from tests.factory import small_years
from tools.registry import TOOLS, run, tool_named
from tools.tool import Facts, ToolError
from tools.warehouse import Warehouse

PERIOD: dict[str, object] = {"date_from": "2026-01-01", "date_to": "2026-10-31"}
CALLS: dict[str, dict[str, object]] = {
    "search_production_items": {"keyword": "모카"},
    "get_production_summary": PERIOD,
    "get_monthly_trend": PERIOD,
    "get_top_items": PERIOD,
    "compare_periods": {
        "period1_from": "2025-01-01",
        "period1_to": "2025-12-31",
        "period2_from": "2026-01-01",
        "period2_to": "2026-10-31",
    },
    "get_item_history": {"item_code": "BW0021"},
}


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    Publisher(small_years(tmp_path), tmp_path / ".snapshots", "Asia/Seoul").publish()
    return Facts(Warehouse(tmp_path / ".snapshots").current(), date(2026, 11, 20))


@pytest.mark.parametrize("name", CALLS)
def test_each_tool_answers_with_its_basis(facts: Facts, name: str) -> None:
    table = run(name, CALLS[name], facts)
    assert table.rows
    assert (table.basis.tool, table.basis.generation) == (name, facts.generation.name)
    assert table.basis.record_count > 0
    assert table.basis.sql.startswith(("SELECT", "WITH"))
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_every_fixed_tool_is_called_here() -> None:
    assert {tool.name for tool in TOOLS} - {"execute_custom_query"} == CALLS.keys()


def test_an_unknown_tool_is_named_with_the_known_ones() -> None:
    with pytest.raises(ToolError, match="get_top_items") as caught:
        tool_named("drop_everything")
    assert caught.value.code == "unknown_tool"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"date_from": "2026-01-01"}, "date_to"),
        ({**PERIOD, "date_from": "2026-1-1"}, "date_from"),
        ({**PERIOD, "date_from": 20260101}, "date_from"),
        ({**PERIOD, "date_from": "2026-02-30"}, "date_from"),
        ({**PERIOD, "limit": 0}, "limit"),
        ({**PERIOD, "limit": "many"}, "limit"),
        ({**PERIOD, "item_code": "BW0021"}, "item_code"),
    ],
)
def test_a_wrong_argument_is_named(facts: Facts, arguments: dict[str, object], field: str) -> None:
    with pytest.raises(ToolError) as caught:
        run("get_top_items", arguments, facts)
    assert (caught.value.code, caught.value.field) == ("bad_argument", field)
