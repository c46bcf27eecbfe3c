"""A total after several answers about one item, or after questions about one that were not answered."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row, tells_both


@pytest.mark.parametrize(
    "turns",
    [
        ("BW0021 2026년 3월 생산량", "2월은?", "2025년 총 생산량은요?"),
        (
            "BW0021 마지막 생산일이 언제죠?",
            "그날 몇 개 만들었나요?",
            "로트번호도 알려주세요",
            "2025년 총 생산량은요?",
        ),
        ("output of BW0021 in March 2026", "and February?", "total production in 2025?"),
    ],
)
def test_a_total_after_several_answers_about_an_item_is_told_of_both(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    answer = ask(planner_agent, *turns)
    assert tells_both(answer) and "BW0021" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "quantity"),
    [
        (("BW0021 2026년 3월 생산량", "2025년 총 생산량은?"), 2647),
        (("BW0021 2026년 3월 생산량", "2월은?", "2025년 전체 생산량은?"), 2647),
        (("BW0021 2026년 3월 생산량", "2월은?", "2025년 한 해는?"), 2400),
        (("BW0021 in March 2026", "and February?", "total production of the whole plant in 2025?"), 2647),
    ],
)
def test_what_names_the_whole_or_goes_on_is_answered(
    planner_agent: Agent, turns: tuple[str, ...], quantity: int
) -> None:
    assert first_row(ask(planner_agent, *turns))["quantity"] == quantity


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 하위 2개 품목", "꼴찌 품목 중 뭐가 왜 그럴까 흐름도", "작년 총량은?"),
        ("bottom 2 items of 2026", "forecast-ish vibes of the last item please", "last year's total?"),
    ],
)
def test_nothing_is_of_everything_after_a_failed_question_about_one_item(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns[:-1]).status == "clarify"
    assert ask(planner_agent, *turns).status == "clarify"
