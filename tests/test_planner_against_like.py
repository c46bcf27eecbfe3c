"""What "전년 대비" and "작년보다" hold against what: the one before a period, or its like that was told."""

import pytest

from assistant.agent import Agent
from tests.test_planner import assert_says

OWN = [
    (("BW0021 2025년 2026년 비교", "2025년은 전년 대비 몇 %?"), ("1,200", "2,400")),
    (("BW0021 2026년 3월이랑 2월 비교", "2026년 1월은 전월 대비 얼마나 늘었어?"), ("200", "300")),
    (("compare BW0021 in 2025 and 2026", "and 2025 vs the year before?"), ("1,200", "2,400")),
    (("BW0021 2026년 3월", "2025년 3월은 전년 대비 몇 %?"), ("100", "200")),
]
TOLD = [
    (("BW0021 2026년 3월", "작년 3월은?", "작년보다 몇 퍼센트 변했어?"), ("200", "300")),
    (("BW0021 2026년 3월", "2026년 2월은?", "작년 3월은?", "전년 대비 몇 %야?"), ("200", "300")),
    (("BW0021 in March 2026", "and March 2025?", "how much has it changed from last year?"), ("200", "300")),
    (("BW0021 2026년 3월 일평균", "작년 3월은?", "작년보다 얼마나 늘었어?"), ("2025년 3월", "2026년 3월")),
]
UNTOLD = [
    (("BW0021 2025년 3월", "전년 대비 몇 %?"), ("100", "200")),
    (("BW0022 2026년 3월", "BW0021 2025년 3월", "작년보다 늘었어?"), ("100", "200")),
    (("BW0021 2025년 생산량", "전년 대비, 2024년이랑"), ("1,200", "2,400")),
    (("BW0021 output in 2025", "YoY, with 2024"), ("1,200", "2,400")),
]


@pytest.mark.parametrize(("turns", "told"), OWN)
def test_a_period_is_held_against_the_one_before_it(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, *told)


@pytest.mark.parametrize(("turns", "told"), TOLD)
def test_last_years_is_held_against_this_years_that_was_told(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, *told)


@pytest.mark.parametrize(("turns", "told"), UNTOLD)
def test_the_year_before_is_meant_where_no_like_was_told(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, *told)
