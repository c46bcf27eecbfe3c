"""What is asked after a number of lots, or after a reason, is of what was made unless it says otherwise."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2025년 10월 로트 수는?", "총 생산량을 9월하고 비교해줘"), "2025년 10월 생산량을 9월과 비교"),
        (
            ("lots in October 2025, how many?", "compare output with September"),
            "output October 2025 vs September 2025",
        ),
        (("BW0021 lots in 2025, how many?", "its best month in 2025?"), "best month of BW0021 in 2025"),
        (("how many lots in 2025?", "and the top 2 days in 2025?"), "top 2 days by output in 2025"),
        (("2025년 10월 생산이 왜 9월보다 늘었어?", "일평균은 각각 얼마야?"), "2025년 9월, 10월 일평균 각각"),
    ],
)
def test_it_is_of_what_was_made(planner_agent: Agent, turns: tuple[str, ...], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


def test_the_most_of_what_was_counted_stays_that(planner_agent: Agent) -> None:
    assert "로트" in ask(planner_agent, "2025년 10월 로트 수는?", "가장 많은 날은?").answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ("best month of 2025?", "and the worst one?", "top 2 items in the best month"),
            "top 2 items in the best month of 2025",
        ),
        (
            ("2025년 제일 많은 달은?", "제일 적은 달은?", "제일 많은 달의 로트 수"),
            "2025년 제일 많은 달의 로트 수",
        ),
        (
            ("lots from January to June 2026?", "the same half a year earlier?"),
            "lots from January to June 2025?",
        ),
    ],
)
def test_what_is_named_again_is_the_one_that_was_told(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    answer, other = ask(planner_agent, *turns), ask(planner_agent, plain)
    assert answer.tables[-1].rows == other.tables[-1].rows and answer.tables[-1].rows, answer.answer


def test_a_period_is_not_held_against_itself(planner_agent: Agent) -> None:
    assert ask(planner_agent, "2026년 11월 1일~30일과 2026년 11월 비교").status == "clarify"


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2025년 9월 생산량", "10월은?", "차이는?", "2025년 10월 BW0021만"), "2025년 10월 BW0021 생산량"),
        (
            ("compare September and October 2025", "just BW0021 in October 2025 please"),
            "BW0021 in October 2025",
        ),
    ],
)
def test_an_item_in_a_period_is_no_comparison(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    "turns",
    [
        ("BW0021 2025년 10월 생산량", "CT0021은?", "둘이 합쳐 2025년 10월 전체의 몇 프로야?"),
        ("BW0021 2025년 10월 생산량", "BW0022는?", "둘이 합쳐 BW 제품군의 몇 프로야?"),
        ("BW0021 2025년 10월 생산량", "CT0021은?", "9월 합계는 각각 어떻게 되나요?"),
    ],
)
def test_half_of_what_is_asked_of_two_is_not_told(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" or len(answer.tables) > 1, answer.answer


def test_a_course_after_a_list_of_lots_is_of_what_was_made(planner_agent: Agent) -> None:
    turns = ("BW0021 2025년 10월 로트 다 보여줘", "2025년 10월 날짜별로")
    assert_answers_as(planner_agent, turns, "BW0021 2025년 10월 일별 생산량")


def test_a_date_beside_its_day_of_last_week_is_that_date(planner_agent: Agent) -> None:
    asked, plain = "지난주 수요일 21일 생산량", "21일 생산량"
    assert_answers_as(planner_agent, (asked,), plain)
