"""How people put things: taking a word back, counting what they name, leaning on what was said before."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

TAKEN_BACK: dict[str, dict[str, object]] = {
    "BW0022 아니 BW0021 지난달 생산량": {"quantity": 300},
    "show me BW0022, I mean BW0021, last month": {"quantity": 300},
    "9월 아니 10월 BW0021 생산량": {"quantity": 300},
    "2025년 9월, 아니 10월 BW0021 생산량": {"quantity": 200},
    "BW0021 output in September 2025, no wait, October": {"quantity": 200},
    "BW0022 지난달 생산량, 아 그게 아니라 BW0021": {"quantity": 300},
    "best sold in 2025, I mean most produced": {"rank": 1, "item_code": "BW0021"},
    "2025년 월별 추이, 아니 분기별로": {"quarter": 1, "quantity": 667},
    "top 2 items in 2025, I mean bottom 1": {"rank": 1, "item_code": "CT0021"},
}


@pytest.mark.parametrize(("question", "row"), TAKEN_BACK.items())
def test_what_is_taken_back_does_not_count(
    planner_agent: Agent, question: str, row: dict[str, object]
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert len(answer.tables) == 1
    assert row.items() <= first_row(answer).items()


@pytest.mark.parametrize("question", ["visitors last month, I mean October", "BW0021 아니면 ZZ9999 지난달"])
def test_a_correction_hides_no_unknown_word(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status != "ok"
