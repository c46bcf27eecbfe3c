"""The days or months beyond a bound, asked for again in other words, and what is no such question."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row, talk


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 3월 하루 100개 넘은 날 며칠이야?", "2월은?", "2월 그 날들 날짜랑 수량 보여줘"),
        ("2026년 3월 하루 100개 넘은 날 며칠이야?", "그날들 목록 보여줘"),
        ("2026년 3월 하루 100개 넘은 날 며칠이야?", "날짜랑 수량 보여줘"),
        ("2025년에 225개 넘은 달 몇 달이야?", "그 달들 수량 보여줘"),
        ("how many days over 100 in March 2026?", "show me those days with their quantities"),
        ("how many days over 100 in March 2026?", "dates and quantities please"),
    ],
)
def test_what_met_the_bound_is_listed_again(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    *_, before, again = talk(planner_agent, *turns)
    assert before.tables[0].rows and again.status == "ok", again.answer
    assert again.tables[0].rows == before.tables[0].rows


def test_those_days_are_looked_for_in_another_period(planner_agent: Agent) -> None:
    found = ask(planner_agent, "2025년에 225개 넘은 달 몇 달이야?", "2026년 그런 달들 수량")
    asked = ask(planner_agent, "2026년에 225개 넘은 달 몇 달이야?")
    assert found.tables[0].rows == asked.tables[0].rows


@pytest.mark.parametrize("said", ["2025년 총 생산량은?", "2025년 생산량은?"])
def test_a_total_after_them_stays_a_total(planner_agent: Agent, said: str) -> None:
    answer = ask(planner_agent, "2026년 3월 하루 100개 넘은 날 며칠이야?", said)
    assert first_row(answer)["quantity"] == 2647
