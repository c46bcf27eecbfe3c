"""One of two that were told, the greater or the smaller, and what is asked of it."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

MADE = {
    ("2026-09", "BW0021"): (100, 30),
    ("2026-09", "CT0021"): (200, 10),
    ("2026-10", "BW0021"): (310, 20, 5),
    ("2026-10", "CT0021"): (40, 50),
}
"""What each lot made, one a day from the first day of the month on."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two months of two items."""
    records = [
        factory.record(f"{month}-{day:02}", code, float(made), f"렌즈 {code}", f"{month}-{day}-{code}")
        for (month, code), lots in MADE.items()
        for day, made in enumerate(lots, 1)
    ]
    return planner_on(tmp_path_factory.mktemp("two"), records)


OF_THE_MONTH = [
    (("9월하고 10월 생산량 비교해줘", "둘 중 많은 쪽 달의 1위 품목은?"), "BW0021", "10월"),
    (("9월 생산량", "10월은?", "적은 달의 1위 품목은?"), "CT0021", "9월"),
    (("9월이랑 10월 비교해줘", "진 쪽의 1위 품목은?"), "CT0021", "9월"),
    (("9월이랑 10월 로트 수 비교", "로트 많은 쪽의 1위 품목은?"), "BW0021", "10월"),
    (("9월 일평균", "10월은?", "둘 중 높은 쪽의 1위 품목은?"), "CT0021", "9월"),
    (("September and October output", "the better of the two months, top item"), "BW0021", "October"),
    (("output in September", "and October?", "top item in the weaker month"), "CT0021", "September"),
    (("9월이랑 10월 비교", "적은 쪽은?", "그 달의 1위 품목은?"), "CT0021", "9월"),
    (("September and October output", "the lower one?", "top item in that month"), "CT0021", "September"),
]


@pytest.mark.parametrize(("turns", "item", "month"), OF_THE_MONTH)
def test_what_is_asked_of_one_of_two_months_is_of_that_one(
    agent: Agent, turns: tuple[str, ...], item: str, month: str
) -> None:
    assert_says(agent, turns, item, month)


OF_THE_ITEM = [
    (("BW0021 10월", "CT0021은?", "둘 중 적은 쪽 로트 수는?"), "CT0021", "2개"),
    (("BW0021 10월", "CT0021은?", "둘 중 많은 쪽, 올해 월별로"), "BW0021", "335"),
    (("BW랑 CT 10월 비교", "둘 중 적은 쪽 로트 수는?"), "", "2개"),
    (("BW0021 in October", "CT0021?", "the smaller one, by month this year"), "CT0021", "210"),
    (("BW0021 vs CT0021 in September", "the winner's lots?"), "CT0021", "2 lots"),
    (("BW0021 and CT0021 in September", "best month for the bigger one in 2026"), "CT0021", "210"),
]


@pytest.mark.parametrize(("turns", "item", "figure"), OF_THE_ITEM)
def test_what_is_asked_of_one_of_two_items_is_of_that_one(
    agent: Agent, turns: tuple[str, ...], item: str, figure: str
) -> None:
    assert_says(agent, turns, item, figure)


@pytest.mark.parametrize(
    ("turns", "both"),
    [
        (("9월 생산량", "10월은?", "더 많은 쪽이 어디야"), ("340", "425")),
        (("9월이랑 10월 비교", "적은 쪽은?"), ("340", "425")),
        (("9월 일평균", "10월은?", "둘 중 낮은 달은?"), ("170", "141.67")),
        (("BW0021 in October", "CT0021?", "which has the higher daily average?"), ("111.67", "45")),
    ],
)
def test_which_one_it_is_tells_both(agent: Agent, turns: tuple[str, ...], both: tuple[str, str]) -> None:
    assert_says(agent, turns, *both)


def test_so_many_days_after_two_months_are_days(agent: Agent) -> None:
    answer = ask(agent, "9월 생산량", "10월은?", "많은 날 2개")
    assert "350" in answer.answer and "70" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 BW0021, CT0021 비교", "많은 쪽 9월은?", "적은 쪽 9월은?"],
        ["10월 BW0021, CT0021 비교", "많은 쪽 9월 생산량은?", "적은 쪽은?"],
        [
            "compare BW0021 and CT0021 in October",
            "output of the bigger one in September",
            "and of the smaller one?",
        ],
    ],
)
def test_the_other_of_the_two_is_meant_after_the_one(agent: Agent, turns: list[str]) -> None:
    assert_says(agent, turns, "CT0021", "210")


def test_one_of_two_is_asked_back_where_something_else_was_told_since(agent: Agent) -> None:
    answer = ask(agent, "10월 BW0021, CT0021 비교", "10월 전체 로트 수는?", "적은 쪽 9월은?")
    assert answer.status == "clarify", answer.answer
