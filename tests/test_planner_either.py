"""Where it was not said whether the items spoken of or all are meant, or which year: both are told."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, tells_both


@pytest.mark.parametrize(
    ("turns", "one", "other"),
    [
        (
            ("2025년 총 생산량", "BW 제품군만 보면?", "2025년 로트 수는 모두 몇 개야?"),
            "2025년 BW 제품군 로트 수",
            "2025년 전체 로트 수",
        ),
        (
            ("total output in 2025", "and for the BW family only?", "How many producing days in 2025?"),
            "producing days of the BW family in 2025",
            "producing days in 2025",
        ),
        (
            ("2025년 총 생산량", "CT0021은?", "BW0021은?", "2024년 로트 수는 총 몇 개야?"),
            "2024년 BW0021 로트 수",
            "2024년 전체 로트 수",
        ),
    ],
)
def test_another_figure_after_all_were_narrowed_is_told_of_both(
    planner_agent: Agent, turns: tuple[str, ...], one: str, other: str
) -> None:
    answer = ask(planner_agent, *turns)
    plain = [ask(planner_agent, question).tables[0].rows for question in (one, other)]
    assert tells_both(answer), answer.answer
    assert [table.rows for table in answer.tables] == plain, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("BW0021 2025년 생산량", "2025년 로트 수는?"), "2025년 BW0021 로트 수"),
        (("2025년 총 생산량", "BW 제품군만 보면?", "로트 수는?"), "2025년 BW 제품군 로트 수"),
        (("2025년 총 생산량", "BW0021은?", "2025년 그 품목 로트 수는?"), "2025년 BW0021 로트 수"),
        (("total output in 2025", "BW0021?", "its lots in 2025?"), "lots of BW0021 in 2025"),
    ],
)
def test_what_is_surely_of_the_items_is_told_of_them_alone(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize("turns", [("December 2024 output", "March?"), ("2024년 총 생산량", "3월 일평균은?")])
def test_a_month_of_the_year_spoken_of_or_of_this_one_is_told_of_both(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    answer = ask(planner_agent, *turns)
    assert tells_both(answer), answer.answer
    assert "2024" in answer.answer and "2026" in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("BW0021 2025년 3월 5일 생산량", "그 달 전체는?"),
        ("BW 제품군 2025년 3월 5일 생산량", "그 달 전체 합계는요?"),
    ],
)
def test_all_of_a_longer_time_may_be_of_the_item_or_of_all(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    answer = ask(planner_agent, *turns)
    assert tells_both(answer), answer.answer


def test_all_of_the_same_day_is_of_all_items(planner_agent: Agent) -> None:
    turns = ("BW0021 2025년 3월 5일 생산량", "그날 전체 생산량은?")
    assert_answers_as(planner_agent, turns, "2025년 3월 5일 전체 생산량")


def test_all_is_said_after_both_were_told(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0021 2025년 최고 생산일은?", "그 해 총 생산량은?", "전체요")
    assert len(answer.tables) == 1 and answer.tables[0].basis.items == (), answer.answer
