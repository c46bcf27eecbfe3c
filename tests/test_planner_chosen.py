"""Follow-ups that pick an offered item, keep the item by another unit of time, or turn to all items."""

from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.model import Exchange, ToolCall, ToolResult
from assistant.planner.followups.chosen import with_chosen
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, first_row
from tools.tool import Item, ToolError

BROWN = (Item("BW0021", "모카 브라운 원데이 (Mocha Brown 1-Day)"), Item("BW0041", "모카 브라운 먼슬리"))
AIR = (Item("HS0016", "Silicone Air Daily"), Item("HS0017", "Silicone Air Biweekly"))


def offered(*choices: Item) -> list[Exchange]:
    error = ToolError("ambiguous_item", "several", choices=choices)
    return [Exchange("?", "?", (ToolResult(ToolCall("1", "get_production_summary", {}), error),))]


@pytest.mark.parametrize(
    ("choices", "said", "read"),
    [
        (BROWN, "원데이요", "BW0021요"),
        (BROWN, "모카 브라운 먼슬리", "BW0041"),
        (BROWN, "the 1-Day", "the BW0021"),
        (BROWN, "1-Day and September", "BW0021 and September"),
        (AIR, "the Daily one", "the HS0016 one"),
        (AIR, "biweekly, for 2025", "HS0017, for 2025"),
    ],
)
def test_an_offered_item_is_picked_by_its_own_words(choices: tuple[Item, ...], said: str, read: str) -> None:
    assert " ".join(with_chosen(said, offered(*choices)).split()) == read


@pytest.mark.parametrize(
    "said", ["모카 브라운", "작년 전체 생산량은?", "BW0041", "원데이랑 먼슬리", "11-day", "İ daily"]
)
def test_what_picks_none_or_several_stays_as_it_is(said: str) -> None:
    assert with_chosen(said, offered(*BROWN)) == said


def test_without_an_offer_nothing_is_picked() -> None:
    assert with_chosen("the Daily one", []) == "the Daily one"


@pytest.mark.parametrize("by_unit", ["2025년 월별로", "monthly for 2025", "월별로 2025년"])
def test_another_unit_of_time_keeps_the_item(planner_agent: Agent, by_unit: str) -> None:
    answer = ask(planner_agent, "지난달 BW0021 생산량?", by_unit)
    assert answer.tables[0].basis.arguments["item_code"] == "BW0021"
    assert first_row(answer)["month"] == "2025-01"


@pytest.mark.parametrize("leading", ["상위 2개 품목은?", "top 2 items"])
def test_the_leading_items_after_one_item_are_those_of_all(planner_agent: Agent, leading: str) -> None:
    answer = ask(planner_agent, "지난달 BW0022 생산량?", leading)
    assert [row["item_code"] for row in answer.tables[0].records()][:2] == ["BW0021", "BW0022"]


def test_a_quarter_after_a_quarter_is_that_quarter(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 1분기 BW0021 생산량", "2분기는?", "3분기")
    assert answer.status == "ok"
    assert answer.tables[0].basis.arguments["date_from"] == "2025-07-01"


def test_its_trend_without_an_item_is_asked_back(planner_agent: Agent) -> None:
    assert ask(planner_agent, "hello", "its monthly trend in 2025").status == "clarify"


def test_another_unit_said_by_its_noun_is_taken(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "quarterly for 2025", "as months")
    assert first_row(answer)["month"] == "2025-01"


def test_another_month_after_a_comparison_with_last_year_is_compared_to_its_own(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2026년 3월 BW0021 생산량", "전년 동월 대비는?", "4월은?")
    given = answer.tables[0].basis.arguments
    assert (given["period1_from"], given["period2_from"]) == ("2025-04-01", "2026-04-01")


def test_a_short_word_is_no_misspelt_item_of_which_all_are_added_up(planner_agent: Agent) -> None:
    assert ask(planner_agent, "how many records do you tray altogether").status != "ok"


@pytest.mark.parametrize("whole", ["And for the whole plant?", "전체는?"])
def test_the_whole_plant_leaves_the_item(planner_agent: Agent, whole: str) -> None:
    answer = ask(planner_agent, "BW0021 October 2026", whole)
    assert "item_code" not in answer.tables[0].basis.arguments


@pytest.mark.parametrize(
    "question", ["ＢＷ００２１ 지난달 생산량", "지난달 BW0021 생산량을 알려 주시면 고맙겠습니다"]
)
def test_full_width_codes_and_honorific_endings_are_read(planner_agent: Agent, question: str) -> None:
    assert first_row(ask(planner_agent, question))["quantity"] == 300


@pytest.mark.parametrize(
    "longer", ["올해 생산량", "2026년 1월부터 3월까지 BW0021", "2024년 11월부터 2026년 2월까지 생산량"]
)
def test_the_growth_of_a_month_after_a_longer_period_is_that_months(
    planner_agent: Agent, longer: str
) -> None:
    given = ask(planner_agent, longer, "10월 증가율은?").tables[0].basis.arguments
    assert (given["period1_from"], given["period2_from"]) == ("2026-09-01", "2026-10-01")


def test_a_mean_over_months_that_are_cut_says_so(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2026-08-20부터 2026-10-31까지 BW0021 월평균 생산량")
    assert first_row(answer)["months"] == 3
    assert "잘린" in answer.answer
    assert "잘린" not in ask(planner_agent, "2025년 BW0021 월평균 생산량").answer


LENSES = [
    factory.record("2026-10-05", "CT0021", 10.0, "클리어 원데이 30P", "A1"),
    factory.record("2026-10-05", "CT0022", 20.0, "클리어 원데이 90P", "A2"),
    factory.record("2026-10-05", "CT0023", 30.0, "클리어 먼슬리 3P", "A3"),
    factory.record("2026-10-05", "HS0016", 40.0, "Silicone Air Daily", "B1"),
    factory.record("2026-10-05", "HS0018", 50.0, "Silicone Air Monthly", "B2"),
    factory.record("2026-09-04", "HS0018", 60.0, "Silicone Air Monthly", "B3"),
]


@pytest.mark.parametrize(
    ("turns", "quantity"),
    [
        (("클리어 10월 생산량", "원데이", "30P"), 10),
        (("클리어 10월 생산량", "원데이", "30P", "90P는?"), 20),
        (("Silicone Air in October", "the daily"), 40),
        (("Silicone Air in October", "the daily", "and monthly?"), 50),
        (("Silicone Air in October", "daily", "and the monthly?", "September"), 60),
    ],
)
def test_an_item_is_chosen_in_several_steps(tmp_path: Path, turns: tuple[str, ...], quantity: int) -> None:
    answer = ask(planner_on(tmp_path, LENSES), *turns)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == quantity


def test_a_word_of_some_that_were_offered_is_asked_of_those_alone(tmp_path: Path) -> None:
    answer = ask(planner_on(tmp_path, LENSES), "클리어 10월 생산량", "원데이")
    assert answer.status == "clarify"
    assert "CT0022" in answer.answer and "CT0023" not in answer.answer


def test_monthly_after_an_item_that_was_not_chosen_is_its_course(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0021 in March 2025", "and monthly for 2025?")
    assert first_row(answer)["month"] == "2025-01"
    course = ask(planner_agent, "BW0021 in March 2025", "and monthly?")
    assert "month" in first_row(course)
