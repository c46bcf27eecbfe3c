"""An item beside a family, and a part of a name that several items bear: neither is ever another item."""

from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

NAMES: Mapping[str, str] = {
    "BW0021": "모카 브라운 원데이 (Mocha Brown 1-Day)",
    "BW0023": "모카 초코 원데이 (Mocha Choco 1-Day)",
    "BW0041": "모카 브라운 먼슬리 (Mocha Brown Monthly)",
    "BW0043": "모카 초코 먼슬리 (Mocha Choco Monthly)",
    "CT0021": "클리어 원데이 30P",
    "CT0022": "클리어 원데이 90P",
}
MADE: Mapping[str, Mapping[str, int]] = {
    "2025-10": {"BW0021": 310, "BW0023": 120, "BW0041": 90, "BW0043": 35, "CT0021": 210, "CT0022": 75},
    "2026-09": {"BW0021": 340, "BW0023": 130, "BW0041": 95, "BW0043": 40, "CT0021": 220, "CT0022": 85},
    "2026-10": {"BW0021": 410, "BW0023": 150, "BW0041": 99, "BW0043": 48, "CT0021": 230, "CT0022": 88},
}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two colours and a clear lens, each in two versions."""
    records = [
        factory.record(f"{month}-05", code, float(made), NAMES[code], f"{month}-{code}")
        for month, items in MADE.items()
        for code, made in items.items()
    ]
    return planner_on(tmp_path_factory.mktemp("versions"), records)


def number(value: int) -> str:
    return f"{value:,}"


SPOKEN_OF = [
    ("BW0021 지난달 생산량", "모카브라운 지난달", "2026-10", "BW0021"),
    ("BW0021 지난달 생산량", "모카 브라운 9월", "2026-09", "BW0021"),
    ("BW0041 지난달 생산량", "모카브라운 9월", "2026-09", "BW0041"),
    ("BW0041 지난달 생산량", "모카브라운 9월은?", "2026-09", "BW0041"),
    ("BW0043 지난달 생산량", "그럼 모카 초코 9월은?", "2026-09", "BW0043"),
    ("BW0023 지난달 생산량", "모카 초코는 작년 10월에?", "2025-10", "BW0023"),
    ("BW0041 지난달 생산량", "브라운은 9월에?", "2026-09", "BW0041"),
    ("BW0023 output last month", "Mocha Choco in September?", "2026-09", "BW0023"),
    ("BW0043 output last month", "and Mocha Choco in September?", "2026-09", "BW0043"),
    ("BW0041 output last month", "Mocha Brown, October 2025?", "2025-10", "BW0041"),
    ("CT0021 지난달 생산량", "클리어 원데이 9월은?", "2026-09", "CT0021"),
    ("CT0021 지난달 생산량", "90P는?", "2026-10", "CT0022"),
    ("BW0021 지난달 생산량", "먼슬리는?", "2026-10", "BW0041"),
]


@pytest.mark.parametrize(("first", "then", "month", "code"), SPOKEN_OF)
def test_a_part_of_a_name_is_the_item_that_was_spoken_of(
    agent: Agent, first: str, then: str, month: str, code: str
) -> None:
    answer = ask(agent, first, then)
    assert answer.status == "ok", answer.answer
    assert f"{code} " in answer.answer
    assert number(MADE[month][code]) in answer.answer


AGAINST = [
    ("BW0021 vs 초코 계열 10월", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    ("BW0021과 초코 계열 10월 비교", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    ("BW0041 vs 초코 계열 10월", "2026-10", ("BW0041",), ("BW0023", "BW0043")),
    ("초코 계열 vs BW0021 10월", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    ("CT0021 vs 모카 계열 10월", "2026-10", ("CT0021",), ("BW0021", "BW0023", "BW0041", "BW0043")),
    ("BW0021과 CT 9월 비교", "2026-09", ("BW0021",), ("CT0021", "CT0022")),
    ("compare BW0021 with CT in October", "2026-10", ("BW0021",), ("CT0021", "CT0022")),
    ("BW0021 vs the Choco items in October", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    (
        "BW0021 or the CT items, which made more in October?",
        "2026-10",
        ("BW0021",),
        ("CT0021", "CT0022"),
    ),
    ("BW0021하고 초코 계열 중에 어디가 더 많아? 10월", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    ("BW0021, CT 10월 생산량", "2026-10", ("BW0021",), ("CT0021", "CT0022")),
]


@pytest.mark.parametrize(("question", "month", "one", "two"), AGAINST)
def test_an_item_is_held_against_a_family(
    agent: Agent, question: str, month: str, one: tuple[str, ...], two: tuple[str, ...]
) -> None:
    _told(ask(agent, question).answer, month, one, two)


TURNS = [
    ("BW0021 10월 생산량", "CT랑 비교", "2026-10", ("BW0021",), ("CT0021", "CT0022")),
    ("BW0021 10월 생산량", "초코 계열이랑 비교", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    ("초코 계열 10월", "BW0021이랑 비교", "2026-10", ("BW0021",), ("BW0023", "BW0043")),
    ("CT 10월 생산량", "compare with BW0021", "2026-10", ("BW0021",), ("CT0021", "CT0022")),
    ("BW0021 vs 초코 계열 10월", "9월은?", "2026-09", ("BW0021",), ("BW0023", "BW0043")),
]


@pytest.mark.parametrize(("first", "then", "month", "one", "two"), TURNS)
def test_a_follow_up_holds_an_item_against_a_family(
    agent: Agent, first: str, then: str, month: str, one: tuple[str, ...], two: tuple[str, ...]
) -> None:
    _told(ask(agent, first, then).answer, month, one, two)


def _told(answer: str, month: str, one: tuple[str, ...], two: tuple[str, ...]) -> None:
    first, second = (sum(MADE[month][code] for code in codes) for codes in (one, two))
    assert number(first) in answer
    assert number(second) in answer
    assert number(abs(first - second)) in answer


ASKED_BACK = [
    (["BW0021 and Mocha Choco in October"], "BW0043"),
    (["BW0021이랑 모카 초코 10월 비교"], "BW0043"),
    (["BW0021 vs BW 10월"], "비중"),
    (["compare BW0021 with BW in October"], "share"),
    (["BW0021 10월 생산량", "BW랑 비교"], "비중"),
]


@pytest.mark.parametrize(("turns", "said"), ASKED_BACK)
def test_what_may_mean_several_is_asked_back_with_the_choices(
    agent: Agent, turns: list[str], said: str
) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "clarify", answer.answer
    assert said in answer.answer
