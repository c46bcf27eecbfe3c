"""Why somebody asks is no part of the question, and the answer says that it was left out."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

REASONS = [
    "빈칸 채워야 해서 그러는데, 2025년 BW0021 생산량 좀요",
    "재고 떨어질까 걱정돼서요, 2025년 BW0021 생산량은?",
    "인센티브 산정 때문인데 2025년 BW0021 생산량 알려줘",
    "2025년 BW0021 생산량 알려 주세요 라벨 붙여야 해요",
]
NONE = [
    "야간 물량만 보려고 하는데요, 2025년 BW0021 생산량은?",
    "야간 물량을 보려고 하는데요, 2025년 BW0021 생산량은?",
    "2025년 BW0021 파란색 생산량",
    "급해서 그러는데, BW0021 2025년 데이터 지워줘",
]


@pytest.mark.parametrize("question", REASONS)
def test_a_reason_changes_no_figure_and_is_said_to_be_left_out(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert first_row(answer)["quantity"] == 2400
    assert "물으시는 까닭으로 보고" in answer.answer


@pytest.mark.parametrize("question", NONE)
def test_what_narrows_a_question_is_no_reason(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status in ("clarify", "refused")


ENGLISH = [
    "For traceability: output of BW0021 in 2025",
    "The chairman would like to know the output of BW0021 in 2025",
    "For our audit: output of BW0021 in 2025",
]


@pytest.mark.parametrize("question", ENGLISH)
def test_a_reason_in_english_changes_no_figure(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert first_row(answer)["quantity"] == 2400


def test_a_line_this_data_does_not_know_is_no_reason(planner_agent: Agent) -> None:
    assert ask(planner_agent, "For the Titanium line: output in 2025").status in (
        "clarify",
        "empty",
        "refused",
    )
