"""What a question back offers is chosen in its own words, by its place, or as it was offered."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as

BEST_DAY = ["2025년 10월 최고 생산일은?", "1위 품목은?"]
BEST_MONTH = ["best month of 2025?", "which item led?"]
OF_A_YEAR = ["total output in 2024", "top 3 in May?"]


def choices_of(agent: Agent, turns: Sequence[str]) -> Sequence[str]:
    """The questions that are offered where a talk ends with a question back."""
    answer = ask(agent, *turns)
    assert answer.status == "clarify" and len(answer.suggestions) == 2, answer.answer
    return answer.suggestions


PICKS = [
    (BEST_DAY, 0, ("찾은 때", "첫 번째", "그날이요", "1번", "그 날 하루")),
    (BEST_DAY, 1, ("기간 전체로", "전체로 봐줘", "2번", "10월이요", "그 달", "달 전체로")),
    (BEST_MONTH, 0, ("the first", "that month", "the former please")),
    (BEST_MONTH, 1, ("the whole period", "all of it", "2025", "the whole year", "the latter")),
    (OF_A_YEAR, 0, ("2024", "2024 please", "the first", "I mean 2024")),
    (OF_A_YEAR, 1, ("2026", "the second one")),
]


@pytest.mark.parametrize(("turns", "place", "words"), PICKS)
def test_it_is_the_same_as_the_one_offered(
    planner_agent: Agent, turns: Sequence[str], place: int, words: Sequence[str]
) -> None:
    offered = choices_of(planner_agent, turns)[place]
    clicked = ask(planner_agent, *turns, offered)
    assert clicked.status == "ok" and clicked.tables, (offered, clicked.answer)
    for said in words:
        answer = ask(planner_agent, *turns, said)
        rows = [table.rows for table in answer.tables]
        assert rows == [table.rows for table in clicked.tables], (said, answer.answer)


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (["3월까지 생산량", "1월부터 3월까지요"], "2026년 1분기 생산량"),
        (["BW0021 3월까지 생산량", "1월부터요"], "BW0021 2026년 1분기 생산량"),
        (["3월까지 생산량", "처음부터 2026년 3월 31일까지"], "2024년 1월 1일~2026년 3월 31일 생산량"),
        (["2025년 2월 29일 생산량", "2월 28일은?"], "2025년 2월 28일 생산량"),
        (["2025년 9월 31일 생산량", "30일이요"], "2025년 9월 30일 생산량"),
        (["BW0021 on February 30, 2025", "Feb 28"], "BW0021 on February 28, 2025"),
        (["output until March", "January to March"], "output in Q1 2026"),
        (["지난 3분기", "3분기"], "2026년 3분기 생산량"),
    ],
)
def test_a_period_that_is_said_anew_takes_the_place_of_the_one_that_was_unsure(
    planner_agent: Agent, turns: Sequence[str], plain: str
) -> None:
    assert ask(planner_agent, *turns[:-1]).status == "clarify"
    assert_answers_as(planner_agent, turns, plain)


def test_a_question_back_names_its_choices(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "3월까지 생산량").answer
    assert "2026년 1분기 / 처음부터 2026년 3월 31일까지" in answer, answer


@pytest.mark.parametrize(
    "turns", [[*BEST_DAY, "둘 다"], [*OF_A_YEAR, "all of it"], [*OF_A_YEAR, "2025 or so"], [*BEST_DAY, "음"]]
)
def test_what_is_neither_is_asked_back(planner_agent: Agent, turns: Sequence[str]) -> None:
    answer = ask(planner_agent, *turns)
    assert not answer.tables, answer.answer


@pytest.mark.parametrize("said", ["4사분기", "사사분기", "4/4분기", "사분기"])
def test_a_quarter_is_read_in_any_spelling(planner_agent: Agent, said: str) -> None:
    assert_answers_as(planner_agent, [f"2025년 {said} 생산량"], "2025년 10월~12월 생산량")
