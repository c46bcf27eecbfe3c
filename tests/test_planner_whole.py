"""Nothing that was said is dropped: sums of a ranking, the plant beside an item, cut weeks, lengths."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask


@pytest.mark.parametrize(
    "question",
    ["2025년 상위 2개 품목 합계", "total of the top 2 items in 2025", "2025년 상위 2개 합치면 몇 개야?"],
)
def test_the_sum_of_a_ranking_is_said(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    rows = [row for row in answer.tables[0].records() if row["rank"] is not None]
    assert len(rows) == 2
    assert f"{sum(int(str(row['quantity'])) for row in rows):,}" in answer.answer


def test_a_ranking_by_total_is_no_sum(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 총생산량 상위 2개 품목")
    assert answer.status == "ok"
    assert "합친" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2025년 BW0021과 공장 전체 비교해줘",
        "2024년 대비 2025년 증가율 상위 3개 품목",
        "items with the highest growth rate in 2025 vs 2024",
    ],
)
def test_half_an_answer_is_none(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "clarify"


@pytest.mark.parametrize(
    ("question", "own", "every"),
    [
        ("2025년 BW0021과 공장 전체 생산량", "2025년 BW0021 생산량", "2025년 전체 생산량"),
        ("2025년 BW0021 생산량이랑 전체 생산량은?", "2025년 BW0021 생산량", "2025년 전체 생산량"),
        ("2025년 BW0021 로트 수하고 전체 로트 수", "2025년 BW0021 로트 수", "2025년 전체 로트 수"),
        ("BW0021 and total production in 2025", "BW0021 in 2025", "total production in 2025"),
        ("BW0021 output and total output in 2025", "BW0021 in 2025", "total production in 2025"),
    ],
)
def test_an_item_and_the_whole_plant_are_both_told(
    planner_agent: Agent, question: str, own: str, every: str
) -> None:
    rows = [table.rows for table in ask(planner_agent, question).tables]
    assert rows == [ask(planner_agent, one).tables[0].rows for one in (own, every)]


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("2024년 대비 2025년에 가장 많이 늘어난 품목 3개", "날수가 서로 다른 기간", "같은 날수로"),
        ("2025년 9월 대비 11월에 가장 많이 늘어난 품목 3개", "", "날수가 서로 다른"),
    ],
)
def test_periods_of_unlike_length_are_said_to_be(
    planner_agent: Agent, question: str, said: str, not_said: str
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok"
    assert said in answer.answer
    assert not_said not in answer.answer


def test_a_week_that_the_period_cuts_is_not_its_least(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 3월 주별 생산량")
    rows = [dict(row) for row in answer.tables[0].records()]
    whole = [row for row in rows if not row["partial"]]
    assert [row["partial"] for row in rows] == [
        str(row["week"]) < "2025-03-01" or str(row["week"]) > "2025-03-25" for row in rows
    ]
    assert len(whole) < len(rows)
