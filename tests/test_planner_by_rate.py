"""Items that rose or fell by so many percent; what had nothing before is named apart."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, talk

SEPTEMBER_AND_OCTOBER = {
    "BW0021": (1000, 1500),  # 50 % up
    "BW0022": (1000, 1200),  # 20 % up
    "BW0023": (1000, 1100),  # 10 % up
    "CT0021": (1000, 900),  # 10 % down
    "CT0022": (1000, 600),  # 40 % down
    "CT0023": (1000, 0),  # all of it down
    "CT0024": (800, 0),  # as much
    "SP0101": (0, 500),  # nothing before
    "SP0102": (700, 700),
}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two months of eight items."""
    records = [
        factory.record(day, code, float(quantity), f"품목 {code}", f"{day}-{code}")
        for code, made in SEPTEMBER_AND_OCTOBER.items()
        for day, quantity in zip(("2026-09-10", "2026-10-10"), made, strict=True)
        if quantity
    ]
    return planner_on(tmp_path_factory.mktemp("by_rate"), records)


BEYOND: list[tuple[tuple[str, ...], list[str]]] = [
    (("9월 대비 10월에 10% 이상 줄어든 품목",), ["CT0023", "CT0024", "CT0022", "CT0021"]),
    (("9월 대비 10월에 10% 넘게 줄어든 품목",), ["CT0023", "CT0024", "CT0022"]),
    (("10월에 전월 대비 20프로 이상 증가한 제품",), ["BW0021", "BW0022"]),
    (("which items grew more than 20% from September to October?",), ["BW0021"]),
    (
        ("items that fell by at least 10 percent in October vs September",),
        ["CT0023", "CT0024", "CT0022", "CT0021"],
    ),
    (("9월 대비 10월에 20% 이하로 늘어난 품목",), ["BW0022", "BW0023"]),
    (("9월 대비 10월에 두 배 이상 늘어난 품목",), []),
    (("9월 대비 10월에 10% 이상 늘어난 품목은 몇 개야?",), ["BW0021", "BW0022", "BW0023"]),
    (("9월 대비 10월에 10% 이상 줄어든 CT 품목 2개",), ["CT0023", "CT0024"]),
    (("9월 대비 10월에 10% 이상 줄어든 품목", "그럼 늘어난 품목은?"), ["BW0021", "BW0022", "BW0023"]),
    (("9월 대비 10월에 10% 이상 줄어든 품목", "30% 이상은?"), ["CT0023", "CT0024", "CT0022"]),
    (
        ("which items grew more than 5% from September to October?", "and more than 15%?"),
        ["BW0021", "BW0022"],
    ),
    (
        ("which items grew more than 5% from September to October?", "which fell more than 20%?"),
        ["CT0023", "CT0024", "CT0022"],
    ),
]


@pytest.mark.parametrize(("turns", "items"), BEYOND)
def test_items_beyond_a_rate_are_listed(agent: Agent, turns: tuple[str, ...], items: list[str]) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok", answer.answer
    assert [row["item_code"] for row in answer.tables[0].records()] == items


def test_items_that_fell_alike_are_numbered_one_by_one(agent: Agent) -> None:
    answer = ask(agent, "9월 대비 10월에 100% 이상 줄어든 품목")
    assert "1. " in answer.answer and "2. " in answer.answer and len(answer.tables[0].rows) == 2


def test_plain_movers_are_held_against_a_rate(agent: Agent) -> None:
    answer = ask(agent, "9월보다 10월에 줄어든 품목", "20% 이상만")
    assert [row["item_code"] for row in answer.tables[0].records()] == ["CT0023", "CT0024", "CT0022"]


def test_what_had_nothing_before_is_named_apart(agent: Agent) -> None:
    answer = ask(agent, "9월 대비 10월에 20% 이상 늘어난 품목")
    assert "SP0101" not in str(answer.tables[0].records())
    assert "20% 이상 늘어난 품목은 2개입니다" in answer.answer
    assert "품목 1개는 넣지 않았습니다: 품목 SP0101" in answer.answer.replace("SP0101 품목", "품목")


def test_a_follow_up_says_the_rate_that_it_keeps(agent: Agent) -> None:
    answer = talk(agent, "9월 대비 10월에 10% 이상 줄어든 품목", "그럼 늘어난 품목은?")[-1]
    assert "10% 이상 늘어난 품목은 3개입니다" in answer.answer


ASKED_BACK = (
    "9월 대비 10월에 10% 이상 늘어난 제품군",
    "9월 대비 10월에 10.5% 이상 늘어난 품목",
    "9월 대비 10월에 10% 이상 30% 이하 늘어난 품목",
    "9월 대비 10월에 300개 이상 늘어난 품목",
)


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_no_rate_is_put_to_is_asked_back(agent: Agent, question: str) -> None:
    assert ask(agent, question).status == "clarify"
