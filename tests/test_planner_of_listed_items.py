"""What is asked of items that were listed: their sum, each of them, whether one is among them."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_answers_as, assert_says

SECOND = "10월에 2번째로 많이 만든 날은?"
CODES = [f"BW{n:04d}" for n in range(21, 33)] + [f"CT{n:04d}" for n in range(21, 24)]


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on one lot of each of fifteen items in October: 12 of one family, 3 of another."""
    records = [
        factory.record(f"2026-10-{place + 1:02d}", code, 100.0 + place, f"렌즈 {code}", f"L{place}")
        for place, code in enumerate(CODES)
    ]
    return planner_on(tmp_path_factory.mktemp("listed"), records)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (["2026년 10월 품목별 top10", "BW만", "합계"], "1,266"),
        (["top 10 items in October", "only BW", "total"], "1,266"),
        (["10월 BW 상위 10개", "합계"], "1,065"),
        (["10월 BW 상위 5개", "합계"], "545"),
    ],
)
def test_the_sum_of_a_family_is_of_all_of_it_unless_it_was_cut(
    agent: Agent, turns: Sequence[str], told: str
) -> None:
    assert_says(agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (
            ["10월 상위 3개 품목", "10월 각각 몇 개 만들었어"],
            ["CT0022", "113개", "CT0021", "112개"],
        ),
        (["which items start with CT00?", "how many did we make of each in October"], ["112", "113", "114"]),
        (["top 3 items in October", "how many of each did we make in October"], ["CT0021", "112 units"]),
        (["11월에 안 만든 품목", "CT0021도 거기 들어가?"], ["CT0021", "생산 기록이 없습니다"]),
        (["items not made on October 1", "is BW0021 among them?"], ["BW0021", "100 units"]),
        (["10월 상위 3개 품목", "CT0022도 들어가?"], ["CT0022", "2위"]),
        (["top 4 items in October", "the second half of the list"], ["112 units", "111 units"]),
        (["10월에 몇 품목 만들었어", "뭐뭐야"], ["BW0032", "CT0023"]),
        (["how many items did we make in October", "which ones?"], ["CT0023", "114"]),
        (["how many CT items did we make in October", "which ones?"], ["CT0021", "CT0023"]),
        (["10월 생산량이랑 로트 수", "주별로"], ["주별 생산량", "주별 로트 수"]),
        (["output and lot count for October", "by week"], ["production by week", "Lots by week"]),
        (["10월 생산량이랑 로트 수", "상위 3개 품목"], ["CT0023", "114"]),
    ],
)
def test_what_is_asked_of_a_list_is_told(agent: Agent, turns: Sequence[str], told: Sequence[str]) -> None:
    assert_says(agent, turns, *told)


@pytest.mark.parametrize(
    "turns", [["10월 생산량이랑 로트 수", "품목별로"], ["output and lot count for October", "by item"]]
)
def test_two_figures_by_item_are_asked_back(agent: Agent, turns: Sequence[str]) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "clarify" and len(answer.suggestions) == 2, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ["smallest day in October?", "which items were made on that day?", "and the second smallest?"],
            "second smallest day in October?",
        ),
        (
            ["10월 제일 많이 만든 날은?", "그날 상위 3개", "두 번째로 많은 날은?"],
            SECOND,
        ),
        (
            ["10월 제일 많이 만든 날은?", "그날 상위 3개", "그 다음으로 많은 날은?"],
            SECOND,
        ),
        (
            ["best day in October?", "which items were made that day?", "and the second best day?"],
            SECOND,
        ),
    ],
)
def test_the_next_best_day_is_of_the_search_before(agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(agent, turns, plain)


def test_half_of_a_list_that_goes_on_is_asked_back(agent: Agent) -> None:
    assert ask(agent, "10월 생산 품목", "the second half of the list").status == "clarify"
