"""Results of any engine's calls, worded by code."""

from datetime import date

import pytest

from assistant.grounding import Evidence, check, split_sentences
from assistant.model import Language, ToolCall, ToolResult
from assistant.planner.speaking.restate import restate
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tools.registry import run
from tools.tool import Facts, ToolError
from tools.warehouse import Warehouse

TODAY = date(2026, 11, 20)
YEAR: dict[str, object] = {"date_from": "2026-01-01", "date_to": "2026-10-31"}
CALLS: list[tuple[str, dict[str, object], str]] = [
    ("get_production_summary", {**YEAR, "item_code": "BW0021"}, "3,000"),
    ("get_monthly_trend", YEAR, "337"),
    ("get_top_items", {**YEAR, "limit": 2}, "3,000"),
    (
        "compare_periods",
        {
            "period1_from": "2025-03-01",
            "period1_to": "2025-03-31",
            "period2_from": "2026-03-01",
            "period2_to": "2026-03-31",
        },
        "110",
    ),
    ("get_item_history", {"item_code": "CT0021", "limit": 3}, "7"),
    ("search_production_items", {"keyword": "모카", "limit": 5}, "BW0021"),
]


@pytest.fixture
def facts(settings: MaintenanceSettings) -> Facts:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    return Facts(Warehouse(settings.snapshots_dir).current(), TODAY)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(("tool", "arguments", "value"), CALLS)
def test_every_tool_is_worded_and_grounded(
    facts: Facts,
    settings: MaintenanceSettings,
    tool: str,
    arguments: dict[str, object],
    value: str,
    language: Language,
) -> None:
    result = ToolResult(ToolCall("call-1", tool, arguments), run(tool, arguments, facts))
    text = restate([result], language, TODAY)
    assert value in text
    evidence = Evidence("?", settings.now(), (result,))
    sentences, _ = split_sentences(text, final=True)
    said = ""
    for sentence in sentences:
        assert check(sentence, evidence, said=said).ok, sentence
        said += sentence


def test_custom_sql_is_left_to_its_table(facts: Facts) -> None:
    sql = "SELECT count(*) AS records FROM production_records"
    result = ToolResult(
        ToolCall("1", "execute_custom_query", {"sql": sql}), run("execute_custom_query", {"sql": sql}, facts)
    )
    assert "105" not in restate([result], "ko", TODAY)


def test_an_error_alone_is_said() -> None:
    error = ToolError("unknown_item", "No item.", text="ZZ9")
    assert "ZZ9" in restate([ToolResult(ToolCall("1", "get_item_history", {}), error)], "ko", TODAY)


def test_a_month_that_is_not_whole_is_not_called_the_least(facts: Facts) -> None:
    arguments: dict[str, object] = {"date_from": "2026-01-01", "date_to": "2026-10-20"}
    result = ToolResult(
        ToolCall("1", "get_monthly_trend", arguments), run("get_monthly_trend", arguments, facts)
    )
    assert "최소는 2026년 1월 330개" in restate([result], "ko", TODAY)
