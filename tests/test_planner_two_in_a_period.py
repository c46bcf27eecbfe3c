"""Two items or families that were told, held against each other in a period that is named."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

MADE = {
    ("2025-10-05", "BW0021"): 500,
    ("2025-10-06", "CT0021"): 130,
    ("2025-10-07", "CT0022"): 1,
    ("2026-09-05", "BW0021"): 900,
    ("2026-09-06", "BW0022"): 40,
    ("2026-09-07", "CT0021"): 250,
    ("2026-10-05", "BW0021"): 1000,
    ("2026-10-06", "BW0022"): 80,
    ("2026-10-07", "CT0021"): 300,
}
"""What each day made of an item."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on four items of two families."""
    records = [
        factory.record(day, code, float(made), f"렌즈 {code}", f"{day}-{code}")
        for (day, code), made in MADE.items()
    ]
    return planner_on(tmp_path_factory.mktemp("two_in_a_period"), records)


@pytest.mark.parametrize(
    ("turns", "gap"),
    [
        (("BW0021이랑 CT0021 올해 비교", "작년은?", "작년 두 개 차이는 몇 개야"), "370"),
        (("BW0021이랑 CT0021 올해 비교", "작년은?", "작년 차이는?"), "370"),
        (("BW0021 vs CT0021 this year", "last year?", "the difference of the two last year?"), "370"),
        (("BW랑 CT 10월 비교", "9월 둘 차이는?"), "690"),
        (("BW랑 CT 10월 비교", "9월은?", "9월 두 제품군 차이는?"), "690"),
        (("BW랑 CT 10월 비교", "BW랑 CT 9월 비교"), "690"),
        (("BW vs CT in October", "the gap between those two in September?"), "690"),
        (("Compare BW and CT for September", "same for October", "how many more was BW in October?"), "780"),
        (("BW vs CT in October", "how many more was BW in September?"), "690"),
        (("BW vs CT in October", "how many more was BW?"), "780"),
        (("10월 BW0021이랑 CT0021 비교", "9월에 BW0021이 몇 개 더 많았어?"), "650"),
        (("BW0021 in October", "CT0021?", "how many more was BW0021 in October?"), "700"),
        (("BW0021이랑 CT0021 10월 비교", "BW0021 최고 생산일은?", "두 품목 9월 합계 비교하면?"), "650"),
        (("BW0021이랑 CT0021 9월 합계 비교",), "650"),
    ],
)
def test_how_far_the_two_are_apart_in_that_period_is_told(
    agent: Agent, turns: tuple[str, ...], gap: str
) -> None:
    assert_says(agent, turns, gap)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW0021이랑 CT0021 10월 비교", "9월이랑 비교하면?"), ("100", "50")),
        (("BW0021이랑 CT0021 올해 비교", "작년이랑 비교하면?"), ("1,400", "420")),
        (("BW vs CT in October", "difference from September?"), ("140", "50")),
        (("BW랑 CT 10월 비교", "9월과의 차이는?"), ("140", "50")),
        (("BW0021 in October", "how many more was it than in September?"), ("100",)),
        (("BW0021 in September", "in October", "how much more was BW0021 in October?"), ("100",)),
    ],
)
def test_a_period_that_is_held_against_another_tells_the_growth(
    agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok" and all(one in answer.answer for one in told), answer.answer
    assert "늘" in answer.answer or "rose" in answer.answer


def test_only_before_a_course_by_day_is_no_word_for_if(agent: Agent) -> None:
    answer = ask(agent, "9월 일별 생산량", "합계는?", "같은 기간 BW만 일별로")
    assert [row["quantity"] for row in answer.tables[0].records() if row["quantity"]] == [900, 40]
