"""Follow-ups of whole sentences: what they keep of the answer before, and what they turn."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

Talk = tuple[Sequence[str], dict[str, object]]

OF_THE_ITEM: list[Talk] = [
    (["지난달 BW0022 생산량", "9월 수량도 부탁드립니다"], {"quantity": 30}),
    (["지난달 BW0022 생산량", "2025년 3월에는 몇 개 나왔어"], {"quantity": 20}),
    (["2025년 BW0021 로트당 평균", "2024년 로트당 평균은?"], {"average_quantity": 50}),
    (["BW0022 output in 2025", "how many did we make in 2024?"], {"quantity": 120}),
    (["BW0021 2025년", "2024년은?", "24년 대비 25년 증감률은요"], {"period2_quantity": 2400}),
]


@pytest.mark.parametrize(("questions", "row"), OF_THE_ITEM)
def test_a_sentence_without_an_item_is_about_the_one_before(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


@pytest.mark.parametrize(
    "question", ["2025년 3월 전체 생산량", "total output in March 2025", "2025년 3월 공장은 몇 개 나왔어"]
)
def test_the_whole_is_of_all_items(planner_agent: Agent, question: str) -> None:
    assert first_row(ask(planner_agent, "지난달 BW0022 생산량", question))["quantity"] == 227
