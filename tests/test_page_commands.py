"""Commands and forms: every tool without a model, in both languages."""

from datetime import date

import pytest

from assistant.agent import Agent
from assistant.memory import Sessions
from assistant.model import Language, ToolCall
from assistant.page.choices import choices_of
from assistant.page.commands import command_of, commands, help_text
from assistant.page.export import last_tables
from assistant.page.forms import FormModel, arguments_of, form_props, is_complete
from assistant.page.words import Words
from assistant.settings import Settings
from maintenance.publisher import Publisher
from tools.registry import TOOLS, tool_named
from tools.tool import Item, ToolError
from tools.warehouse import Generation, Warehouse

TODAY = date(2026, 11, 20)
KOREAN = Words("ko", TODAY)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_tool_has_a_command_in_both_languages(language: Language) -> None:
    words = Words(language, TODAY)
    listed = [command["id"] for command in commands(words)]
    found = [command_of(f"/{name}", None) for name in listed]
    assert {command.key for command in found if command} == {*(tool.name for tool in TOOLS), "export", "help"}
    assert all(f"/{name}" in help_text(words) for name in listed)


@pytest.mark.parametrize(
    ("content", "chosen", "key", "rest"),
    [
        ("/생산량 item_code=BW0021", None, "get_production_summary", "item_code=BW0021"),
        ("/TOTAL", None, "get_production_summary", ""),
        ("  /내보내기 ", None, "export", ""),
        ("BW0021", "품목이력", "get_item_history", "BW0021"),
        ("SELECT 1\nFROM records", "sql", "execute_custom_query", "SELECT 1\nFROM records"),
    ],
)
def test_commands_are_read_chosen_or_written(content: str, chosen: str | None, key: str, rest: str) -> None:
    command = command_of(content, chosen)
    assert command is not None and (command.key, command.rest) == (key, rest)


@pytest.mark.parametrize("content", ["지난달 생산량?", "/", "/모르는것", "10/20 생산량", ""])
def test_a_question_is_no_command(content: str) -> None:
    assert command_of(content, None) is None


def test_arguments_are_read_as_the_form_writes_them() -> None:
    summary = tool_named("get_production_summary")
    written = 'item_code="모카 브라운=원데이" date_from=2026-10-01 date_to='
    given = arguments_of(summary, written)
    assert given == {"item_code": "모카 브라운=원데이", "date_from": "2026-10-01"}
    assert not is_complete(summary, given) and is_complete(summary, given | {"date_to": "2026-10-31"})
    assert arguments_of(summary, 'BW0021 "') == {"item_code": 'BW0021 "'}
    sql = "SELECT item_code = 'x' FROM records"
    assert arguments_of(tool_named("execute_custom_query"), sql) == {"sql": sql}


def test_form_asks_for_exactly_the_tools_arguments(generation: Generation) -> None:
    for tool in TOOLS:
        props = form_props(tool, {"item_code": "BW0021"}, generation, KOREAN)
        schema = tool.schema()["properties"]
        assert isinstance(schema, dict)
        assert [field["name"] for field in props["fields"]] == list(schema)
        assert not [field["label"] for field in props["fields"] if "_" in field["label"]]
    props = form_props(tool_named("get_top_items"), {}, generation, KOREAN)
    assert [field["kind"] for field in props["fields"]] == ["date", "date", "number"]
    assert ["BW0021", "모카 브라운 원데이"] in props["items"]
    assert props["periods"][1] == {"label": "지난달", "from": "2026-10-01", "to": "2026-10-31"}


async def test_a_form_is_answered_with_no_model_and_remembered(settings: Settings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    arguments = {"date_from": "2026-10-01", "date_to": "2026-10-31", "item_code": "BW0021"}
    model, sessions = FormModel(ToolCall("form", "get_production_summary", arguments)), Sessions()
    agent = Agent([model], Warehouse(settings.snapshots_dir), sessions, settings.now)
    answer = await agent.answer("/생산량", "s", "ko")
    assert answer.status == "ok" and answer.tables[0].rows[0][0] == 300
    assert answer.answer.startswith("2026년 10월 BW0021 모카 브라운 원데이 생산량은 300개입니다.")
    assert last_tables(sessions.open("s").exchanges) == answer.tables
    assert last_tables([]) == ()


async def test_a_wrong_form_is_answered_with_a_sentence(settings: Settings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    model = FormModel(ToolCall("form", "get_top_items", {"date_from": "2026-13-01", "date_to": "x"}))
    agent = Agent([model], Warehouse(settings.snapshots_dir), Sessions(), settings.now)
    answer = await agent.answer("/상위품목", "s", "ko")
    assert answer.status == "clarify" and "date_from" in answer.answer and not answer.tables


def test_an_ambiguous_item_becomes_choices_that_ask_again() -> None:
    items = (Item("BW0021", "모카 브라운"), Item("BW0022", None))
    error = ToolError("ambiguous_item", "several", choices=items, text="모카")
    assert choices_of("지난달 모카 생산량?", error) == {
        "BW0021 모카 브라운": "지난달 BW0021 생산량?",
        "BW0022": "지난달 BW0022 생산량?",
    }
    assert choices_of("last month?", error)["BW0022"] == "BW0022 last month?"
