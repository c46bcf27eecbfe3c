"""The next of what was shown: "2위는?" after the first alone, "그다음은?", "and the next one?"."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 1위 품목은?", "2위는?"),
        ("2025년 가장 많이 만든 품목은?", "그다음은?"),
        ("Which item was made most in 2025?", "and the next one?"),
        ("2025년 2위 품목은?", "1위는?", "그럼 그 다음은?"),
    ],
)
def test_the_place_behind_the_first_is_of_the_same_ranking(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    second = ask(planner_agent, "2025년 2위 품목은?")
    answer = ask(planner_agent, *turns)
    assert second.status == answer.status == "ok"
    codes = [row["item_code"] for row in answer.tables[0].records() if row.get("rank") == 2]
    assert codes == [row["item_code"] for row in second.tables[0].records() if row.get("rank") == 2]
    assert len(codes) == 1


def test_the_next_of_the_fewest_is_the_next_fewest(planner_agent: Agent) -> None:
    listed = ask(planner_agent, "2025년 하위 2개 품목")
    answer = ask(planner_agent, "2025년 제일 적게 만든 품목은?", "그다음은?")
    assert [dict(row) for row in answer.tables[0].records()] == [
        dict(row) for row in listed.tables[0].records()
    ]


def test_a_last_day_after_a_total_is_the_item_s_own(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 BW0021 생산량", "그거 마지막 생산일은?")
    alone = ask(planner_agent, "BW0021 마지막 생산일은?")
    assert answer.status == "ok"
    assert answer.answer == alone.answer
