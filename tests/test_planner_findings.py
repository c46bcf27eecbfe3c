"""What somebody finds in an answer before the next question is not asked."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row


@pytest.mark.parametrize(
    ("turns", "quantity"),
    [
        (("2026년 월별 BW0021", "3월이 제일 높네. 2025년 3월 합계만 뽑아줘"), 200),
        (("2026년 3월 품목 순위", "BW0021이 1위구나. BW0022는 얼마야?"), 30),
        (("2026년 월별 생산량", "BW0021이 제일 많네요. 2026년 1월 생산량은 얼마죠?"), 300),
        (("BW0021 by month in 2026", "March is the highest. how much in February 2026?"), 300),
        (("BW0021 2026년 3월", "꾸준하네. 작년 3월은?"), 200),
    ],
)
def test_a_finding_before_a_question_is_no_part_of_it(
    planner_agent: Agent, turns: tuple[str, ...], quantity: int
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == quantity


def test_what_a_finding_names_goes_on_to_be_meant(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 월별 생산량", "3월이 제일 높네. 로트 수는?")
    assert "2025년 3월" in answer.answer


def test_what_was_found_stays_where_the_question_points_to_it(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2026년 3월 품목 순위", "BW0021이 1위네. 그거 2월은?")
    assert answer.status == "clarify" or first_row(answer)["quantity"] == 300
