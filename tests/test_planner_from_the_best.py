"""The best day or month of another period, after what was made in the one that was found."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, assert_says, tells_both


@pytest.mark.parametrize(
    "turns",
    [
        (
            "2026년 최고였던 달 언제?",
            "그달 품목 상위 2개",
            "1위 품목 그달 로트 몇 개?",
            "2025년 최고 기록은 어느 달이고 몇 개야",
        ),
        ("best month of 2026?", "top 2 items that month", "lots that month?", "and the best month of 2025?"),
    ],
)
def test_the_best_of_another_period_is_of_everything(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert_says(planner_agent, turns, "227")


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 최고의 달은?", "그달 BW0021은 몇 개?", "2025년 최고의 달은?"),
        ("best month of 2026?", "how much BW0021 that month?", "best month of 2025?"),
    ],
)
def test_where_an_item_was_named_both_are_told(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert tells_both(answer) and "BW0021" in answer.answer, answer.answer


def test_the_best_month_of_an_item_goes_on_about_it(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0022 2026년 최고의 달은?", "그달 로트 몇 개?", "2025년 최고의 달은?")
    assert "BW0022" in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 최고의 달은?", "그달 로트 몇 개?", "그 전 해 최고의 달은?"),
        ("best month of 2026?", "how many lots in that month?", "best month of the year before?"),
    ],
)
def test_the_best_of_the_period_before_is_of_everything(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert_says(planner_agent, turns, "2025", "227")


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 10월 BW0022", "우리 역대 최고의 달은?"),
        ("BW0022 in October 2025", "which month has been our best ever?"),
        ("BW0022 in October 2025", "its lots?", "our best month ever?"),
    ],
)
def test_our_best_is_that_of_everything_by_output(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    alone = ask(planner_agent, "what was the best month ever?")
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and answer.tables[-1].rows == alone.tables[-1].rows, answer.answer


def test_our_best_month_of_an_item_is_that_items(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0022 2025년", "what was our best month of BW0021 in 2025?")
    assert answer.status == "clarify" or "BW0021" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "whole"),
    [
        (("2025년 BW0022", "총 생산량은?"), True),
        (("BW0022 in 2025", "what's the total?"), True),
        (("BW0022 in 2024", "in 2025?", "total?"), False),
        (("BW0022 로트 수 2025년", "총 생산량은?"), False),
    ],
)
def test_a_total_right_after_that_of_one_item_is_of_everything(
    planner_agent: Agent, turns: tuple[str, ...], whole: bool
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and ("BW0022" not in answer.answer) is whole, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            (
                "production by month in 2025",
                "which was the lowest month?",
                "top 2 items of that month",
                "same for July",
            ),
            "top 2 items of July 2025",
        ),
        (
            ("best day of October 2025?", "how many lots that day?", "same for September"),
            "best day of September 2025",
        ),
        (("2025년 10월 생산량 많은 날 2일", "적은 날은 하루만 짚어줘요"), "2025년 10월 생산량 가장 적은 날"),
        (
            ("2025년 12월 실적", "2024년 12월은?", "두 해 12월 차이가 얼마지?"),
            "2025년 12월을 2024년 12월과 비교",
        ),
    ],
)
def test_the_same_is_of_the_last_answer_unless_a_longer_period_is_named(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize("said", ["반대로 가장 적었던 날은요?", "가장 적은 날도 알려줘", "제일 적은 날도요"])
def test_the_other_end_is_looked_for_where_the_first_was(planner_agent: Agent, said: str) -> None:
    turns = ("2025년 10월 중 생산량이 가장 많았던 날은?", "그날 1위 품목은?", said)
    assert_answers_as(planner_agent, turns, "2025년 10월 생산량이 가장 적은 날은?")
