"""A follow-up is not answered of what was left out, of another change, or of a date told beside it."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

ASKED_BACK = [
    ["last 7 days", "excluding today", "daily average"],
    ["최근 7일 생산량", "오늘 빼고", "일평균"],
    ["2025년 10월 생산량", "최고 달이랑 최저 달 차이는?", "어느 품목 때문에?"],
    ["compare the best month with the worst", "which items made the difference?"],
    ["total of October 2025", "what's the forecast for December?", "and for October?"],
    ["2025년 10월 생산량", "12월 예상은?", "10월은?"],
    ["CT0021 share in 2024", "in 2025", "why did it change?"],
    ["CT0021 비중 2024년", "2025년은?", "왜 변했어?"],
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_it_is_asked_back(planner_agent: Agent, turns: Sequence[str]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and not answer.tables, answer.answer


IN_FULL = [
    (
        ["오늘 생산량은?", "데이터는 언제 기준이야?", "어제랑 비교하면?"],
        ["오늘 생산량은?", "어제랑 비교하면?"],
    ),
    (["today's output?", "how fresh is the data?", "vs yesterday?"], ["today's output?", "vs yesterday?"]),
    (
        ["best day of October 2025", "the total that day?", "same for September"],
        ["best day of September 2025"],
    ),
    (["2025년 10월 최고 생산일은?", "그날 총 생산량은?", "2025년 9월도"], ["2025년 9월 최고 생산일은?"]),
    (
        ["2025년 7월 대비 8월", "표준편차는?", "어느 품목 때문에?"],
        ["2025년 7월 대비 8월", "어느 품목 때문에?"],
    ),
    (["2025년 10월 생산량", "12월 예상은?", "2025년 9월 생산량은?"], ["2025년 9월 생산량은?"]),
]


@pytest.mark.parametrize(("turns", "plain"), IN_FULL)
def test_it_goes_on_from_what_it_is_about(
    planner_agent: Agent, turns: Sequence[str], plain: Sequence[str]
) -> None:
    answer, other = ask(planner_agent, *turns), ask(planner_agent, *plain)
    assert other.status == "ok" and other.tables, other.answer
    assert answer.status == "ok", answer.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables], answer.answer


STATEMENTS = ["SELECT * FROM production_records", "select sum(quantity) from production where lot = 'A'"]


@pytest.mark.parametrize("question", STATEMENTS)
def test_a_statement_is_no_question(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("refused", "unsafe") and "SQL" in answer.answer


def test_select_is_a_word_too(planner_agent: Agent) -> None:
    assert "SQL" not in ask(planner_agent, "select the top 5 items from October 2025").answer
