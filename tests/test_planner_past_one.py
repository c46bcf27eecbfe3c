"""What is asked of a list, of two or of all, after something was told of one item of them."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, assert_says


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "상위 3개로"), "2025년 3월 상위 3개"),
        (("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "3위까지"), "2025년 3월 상위 3개"),
        (("top 2 in March 2025", "recent history of the first one", "make it top 3"), "top 3 in March 2025"),
        (("top 2 in March 2025", "recent history of the first", "bottom 2?"), "bottom 2 in March 2025"),
        (
            ("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "그럼 2위는?", "상위 3개로"),
            "2025년 3월 상위 3개",
        ),
    ],
)
def test_a_list_keeps_its_period_past_the_records_of_one(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "2위는?"), "2025년 3월 BW0022"),
        (("2025년 3월 1위 품목", "최근 이력", "2위는?"), "2025년 3월 BW0022"),
        (("top 2 in March 2025", "history of the first", "number 2?"), "ranks 2 in March 2025"),
    ],
)
def test_a_place_is_of_the_list_past_the_records_of_one(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "그럼 2위는?"), "BW0022 최근 이력"),
        (("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "20개로"), "BW0021 최근 이력 20개"),
        (("top 2 in March 2025", "history of the first"), "recent history of BW0021"),
        (("top 2 in March 2025", "latest records of the second"), "recent history of BW0022"),
        (("2025년 3월 상위 2개", "그 중 1위의 최근 이력", "2026년 상위 3개"), "2026년 상위 3개"),
    ],
)
def test_records_go_on_as_records(planner_agent: Agent, turns: tuple[str, ...], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "둘 합치면?"), ("220", "330")),
        (("2026년 3월 BW0021", "전년 동월 대비", "BW0022는?", "그럼 둘 합치면?"), ("220", "330")),
        (("2026년 3월 BW0021 전년 동월 대비", "CT0021은?", "합계는?"), ("207", "307")),
        (("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "CT0021은?", "둘 합치면?"), ("27", "37")),
        (("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "CT0021은?", "다 합치면?"), ("227", "337")),
        (("BW0021 March 2026 vs March 2025", "BW0022?", "both together?"), ("220", "330")),
        (("BW0021 March 2026 vs March 2025", "CT0021?", "sum of both"), ("207", "307")),
        (("2026년 3월 BW 전년 동월 대비", "CT0021은?", "둘 합치면?"), ("227", "337")),
        (("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "둘 합쳐서 전년 동월 대비는?"), ("220", "330")),
        (
            ("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "CT0021은?", "BW0021이랑 합치면?"),
            ("207", "307"),
        ),
        (("BW0021 March 2026 vs March 2025", "BW0022?", "both together vs last year?"), ("220", "330")),
    ],
)
def test_two_that_were_compared_are_summed_in_both_periods(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, str]
) -> None:
    assert_says(planner_agent, turns, *told)


@pytest.mark.parametrize(
    "turns",
    [
        ("BW0021 2026년 3월 2월 비교", "CT0021 2025년 3월 2월 비교", "둘 합치면?"),
        ("2026년 3월 BW0021", "CT0021 2026년 3월 전년 동월 대비", "둘 합치면?"),
        ("2026년 3월 BW 전년 동월 대비", "BW0021은?", "둘 합치면?"),
        ("2026년 3월 BW0021 전월 대비", "BW0022는?", "둘 합쳐서 작년 대비는?"),
        ("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "CT0021까지 합치면?"),
        ("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "둘 평균은?"),
    ],
)
def test_a_sum_of_what_is_not_alike_is_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월 BW0021 전년 동월 대비", "합계는?"), "500"),
        (("2026년 3월 BW0021 전년 동월 대비", "BW0022는?", "두 달 합치면?"), "50"),
    ],
)
def test_the_two_periods_of_one_are_summed_where_those_are_said(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, f"합계는 {told}개")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("왜 2026년 3월 생산이 2월보다 늘었어?", "BW0022는?", "늘어난 품목은?"), "CT0021"),
        (("왜 2026년 4월 생산이 3월보다 줄었어?", "BW0021은?", "줄어든 품목은?"), "CT0021"),
        (("why was March 2026 higher than February 2026?", "BW0022?", "which items rose?"), "CT0021"),
        (("BW0021 2026년 3월 2월 비교", "늘어난 품목은?"), "CT0021"),
    ],
)
def test_items_that_rose_are_looked_for_among_all_after_one(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)
    assert "물어보신 품목만" not in ask(planner_agent, *turns).answer


def test_items_that_rose_after_a_family_are_its_own(planner_agent: Agent) -> None:
    turns = ("왜 2026년 3월 생산이 2월보다 늘었어?", "BW는?", "늘어난 품목은?")
    assert "CT0021" not in ask(planner_agent, *turns).answer
