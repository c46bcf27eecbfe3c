"""Amounts asked after a course or a mean: the amount itself, and not the course or the mean again."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row


@pytest.mark.parametrize(
    ("turns", "quantity"),
    [
        (("2026년 월별로 보여주세요", "3분기 BW0021은 얼마였죠?"), 900),
        (("BW0021 2026년 월별", "작년은 얼마나 됐나요?"), 2400),
        (("2025년 월별 추이", "BW0022는 몇 개야?"), 240),
        (("BW0021 by month in 2026", "how much was it in Q3?"), 900),
        (("monthly output of BW0021 in 2025", "how many units was BW0022?"), 240),
        (("BW0021 2026년 9월 일평균", "작년 8월은 총 몇 개였어"), 200),
        (("BW0021 by month in 2026", "and its total for 2025?"), 2400),
        (("BW0021 by month in 2026", "total for 2025?"), 2400),
        (("lots of BW0021 in October 2025", "its total in September 2025"), 200),
        (("2026년 3월 1위 품목은?", "4월은 전체 얼마였어?"), 330),
        (("CT0021 언제 처음 생산했어?", "첫날 얼마나 만들었어?"), 7),
        (("when was BW0022 first made?", "what did we make on its last day?"), 30),
    ],
)
def test_an_amount_of_its_own_is_told_as_one(
    planner_agent: Agent, turns: tuple[str, ...], quantity: int
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and len(answer.tables[0].rows) == 1
    assert first_row(answer)["quantity"] == quantity
    assert f"{quantity:,}" in answer.answer


@pytest.mark.parametrize(
    ("turns", "lots"),
    [
        (("2025년 월별 로트 수", "3분기는 몇 개야?"), "로트"),
        (("lots by month in 2025", "how many in Q3?"), "lots"),
    ],
)
def test_an_amount_after_a_course_of_counts_is_a_count(
    planner_agent: Agent, turns: tuple[str, ...], lots: str
) -> None:
    answer = ask(planner_agent, *turns)
    assert len(answer.tables[0].rows) == 1
    assert lots in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 월별 추이", "그럼 BW0022는?"),
        ("2026년 월별 추이", "작년은?"),
        ("2026년 월별 추이", "작년은 월별로 얼마야?"),
        ("2025년 월별 추이", "2024년은 각각 얼마야?"),
        ("output by month in 2025", "and 2024?"),
    ],
)
def test_a_course_stays_one_where_no_amount_is_asked(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert len(ask(planner_agent, *turns).tables[0].rows) > 2


def test_what_follows_a_total_after_a_mean_is_of_totals(planner_agent: Agent) -> None:
    turns = ("BW0021 2026년 8월 일평균", "작년 8월은 총 몇 개였어", "그럼 작년 8월 대비론 몇 % 늘어난 거야?")
    assert "50.0%" in ask(planner_agent, *turns).answer


def test_a_mean_of_another_period_stays_a_mean(planner_agent: Agent) -> None:
    assert "일평균" in ask(planner_agent, "BW0021 2026년 9월 일평균", "작년 8월은 얼마였어?").answer
