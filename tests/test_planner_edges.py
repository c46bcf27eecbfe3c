"""Questions at the edges: records of nothing, days of a week counted, the latest moment of the data."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

EMPTY = {
    "2025년 생산량 0인 기록 몇 건이야?": "execute_custom_query",
    "how many records have zero quantity": "execute_custom_query",
    "BW0021 수량 0인 내역 보여줘": "execute_custom_query",
    "list the entries with a quantity of 0 in 2025": "execute_custom_query",
}


@pytest.mark.parametrize("question", EMPTY)
def test_records_of_nothing_are_looked_for_by_their_quantity(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert "good_quantity = 0" in str(answer.tables[0].basis.arguments["sql"])


@pytest.mark.parametrize("question", ["수량 0인 기록 삭제해줘", "delete records with zero quantity"])
def test_records_of_nothing_stay_where_they_are(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).reason == "unsafe"


@pytest.mark.parametrize(
    "question",
    [
        "how many Saturdays in March 2025",
        "2025년 3월 토요일 며칠 생산했어",
        "count of Saturdays only in March 2025",
    ],
)
def test_days_of_a_week_are_counted_not_summed(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    sql = str(answer.tables[0].basis.arguments["sql"])
    assert "isodow(production_date) IN (6)" in sql
    assert not answer.tables[0].rows or str(answer.tables[0].records()[0]["producing_days"]) in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "what time is the data up to",
        "오늘 몇 시까지 데이터야",
        "데이터 언제 갱신됐어",
        "몇 시까지의 실적이야",
    ],
)
def test_how_far_the_data_reach_is_no_small_talk(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert "last_day" in answer.tables[0].records()[0]


@pytest.mark.parametrize(
    "question", ["한 번도 안 만든 품목", "items never made", "which products were never produced"]
)
def test_never_is_about_all_data(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert "DATE '2024-" in str(answer.tables[0].basis.arguments["sql"])


@pytest.mark.parametrize(
    "question", ["last 4 production entries", "마지막 생산 기록 4건", "latest 4 records of production"]
)
def test_so_many_records_are_listed(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert len(answer.tables[0].rows) == 4


@pytest.mark.parametrize("question", ["BW0021 로트 10월에 몇 개", "BW0021 로트 2025년에 몇 개야"])
def test_a_date_behind_the_word_for_lots_is_no_lot(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert "lots" in answer.tables[0].records()[0]
