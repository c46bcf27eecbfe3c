"""Families, shares and places over several turns: what is asked next is of the same family."""

from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

MADE: Mapping[int, Mapping[str, int]] = {
    8: {"BW0021": 4100, "BW0022": 3000, "BW0023": 910, "CT0021": 3300, "CT0022": 2050, "CT0023": 720,
        "HS0011": 640, "HS0012": 820, "HS0013": 330},
    9: {"BW0021": 5200, "BW0022": 3100, "BW0023": 870, "CT0021": 2900, "CT0022": 3450, "CT0023": 610,
        "HS0011": 590, "HS0012": 700, "HS0013": 410},
    10: {"BW0021": 6300, "BW0022": 2700, "BW0023": 960, "CT0021": 4400, "CT0022": 1850, "CT0023": 530,
         "HS0011": 480, "HS0012": 770, "HS0013": 390},
}  # fmt: skip
"""What each item made in a month of 2026, in two lots on two days."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on three families over three months; places within one are others than those among all."""
    records = [
        factory.record(
            f"2026-{month:02}-{day:02}", code, float(part), f"렌즈 {code}", f"{month}-{code}-{day}"
        )
        for month, items in MADE.items()
        for code, made in items.items()
        for day, part in ((5, made - 100), (6, 100))
    ]
    return planner_on(tmp_path_factory.mktemp("family_turns"), records)


def of(letters: str, *months: int) -> int:
    """What the items whose codes begin so made in some months."""
    return sum(n for month in months for code, n in MADE[month].items() if code.startswith(letters))


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%"


T = {month: sum(items.values()) for month, items in MADE.items()}
BW, CT, HS = ({month: of(letters, month) for month in MADE} for letters in ("BW", "CT", "HS"))

SAID = [
    # a family over periods, then its sum, mean, difference, the largest
    (("10월 BW", "9월은?", "8월은?", "합계"), [*BW.values(), of("BW", 8, 9, 10)]),
    (("BW in October", "in September", "in August", "total"), [*BW.values(), of("BW", 8, 9, 10)]),
    (("10월 CT", "9월은?", "평균은?"), [CT[10], CT[9], (CT[9] + CT[10]) / 2]),
    (("8월 BW", "10월 CT", "차이"), [BW[8], CT[10], BW[8] - CT[10]]),
    (("10월 BW0021이랑 BW0022 합", "9월 둘 합은", "두 달 합치면"), [9000, 8300, 17300]),
    (("8월 HS", "9월은?", "10월은?", "제일 많은 달은?"), [*HS.values(), "2026년 8월"]),
    (("10월 BW", "CT", "HS", "제일 많은 건"), [BW[10], CT[10], HS[10], "BW 제품군(품목 3개)"]),
    (("10월 CT 제품군 총 생산량", "BW는요?", "BW가 얼마나 더 많은 거죠?"), [BW[10], CT[10], BW[10] - CT[10]]),
    (("CT family October", "HS family October", "how far ahead is CT"), [CT[10], HS[10], CT[10] - HS[10]]),
    (("10월 CT0021", "BW0021은", "BW0021이 몇 개 더 많아?"), [4400, 6300, 1900]),
    (("10월 BW", "CT도 합치면?"), [BW[10] + CT[10]]),
    (("10월 BW", "CT는", "나머지는?"), [HS[10]]),
    # shares within a family, and what is asked of them next
    (("HS0012 10월", "전체에서 몇 %", "HS에서 몇 %"), [770, HS[10], share(770, HS[10])]),
    (("CT0021 CT0022 10월 합", "CT 전체에서 몇 %"), [6250, CT[10], share(6250, CT[10])]),
    (("10월 HS 하위 2개", "합계", "HS에서 몇 %"), [870, HS[10], share(870, HS[10])]),
    (("10월 HS 총합에서 HS0011 비중", "HS0012는"), [770, HS[10], share(770, HS[10])]),
    (("CT0021이 CT에서 차지하는 비중 10월", "9월"), [2900, CT[9], share(2900, CT[9])]),
    (("CT0022 share in CT family October", "September"), [3450, CT[9], share(3450, CT[9])]),
    (("HS0012 in October", "what percent of HS is that?", "and of the whole plant?"), [share(770, T[10])]),
    (("BW0022 9월 비중", "10월 비중"), [2700, share(2700, T[10])]),
    (("10월 HS 비중", "9월 비중은"), [HS[9], share(HS[9], T[9])]),
    (("10월 CT 비중", "HS 비중", "둘 합"), [CT[10] + HS[10], share(CT[10] + HS[10], T[10])]),
    (("10월 HS하고 CT 합치면 몇 프로", "BW까지 하면?"), [T[10], "100.0%"]),
    (("10월 전체", "그중 BW는 몇 프로", "CT는", "나머지는?"), [HS[10], share(HS[10], T[10])]),
    (("10월 HS 안에서 품목별 비중",), [share(480, HS[10]), share(770, HS[10]), share(390, HS[10])]),
    (("2026년 8월부터 10월까지 월별 생산량", "9월이 몇 %야"), [T[9], share(T[9], sum(T.values()))]),
    (("10월 요일별", "화요일은 몇 %"), [900, share(900, T[10])]),
    # places within a family, and the next of them
    (("10월 CT 1등", "2등"), ["CT0022", 1850]),
    (("10월 CT 1등", "2등", "둘이 합쳐서 CT의 몇 %"), [6250, CT[10], share(6250, CT[10])]),
    (("10월 HS 2위", "3위는"), ["HS0013", 390]),
    (("HS family: best item Oct", "second"), ["HS0011", 480]),
    (("CT 1위 10월", "9월 1위는", "8월은"), ["CT0021", 3300]),
    (("HS 2위 10월", "그 품목 9월", "차이"), [590, 480, 110]),
    (("10월 전체 1위", "꼴찌", "차이가 얼마야"), [6300, 390, 5910]),
    (("9월 꼴찌", "10월에는 몇 등?"), ["HS0013", "9위"]),
    (("10월 CT 1위 품목", "9월에는 몇 위?"), ["CT0021", "2위", 2900]),
    (("10월 CT0022 몇 위?", "CT 중에서는?", "바로 아래 품목은?"), ["CT0023", 530]),
    (("10월 CT0022 CT 중에서 몇 위?", "전체에서는?"), ["4위", share(1850, T[10])]),
    (("CT 품목별 10월", "제일 적은 거", "그거 월별"), ["CT0023", 720, 530]),
    (("10월 HS 중 제일 적은 거", "두 번째로 적은 거"), ["HS0011", 480]),
    (("10월 HS", "2위는?"), ["HS0011", 480]),
    (("10월 1등이랑 2등 품목 뭐야", "둘이 몇 개 차이나?"), [6300, 4400, 1900]),
    (("10월 1위와 2위 합", "전체의 몇 %"), [10700, share(10700, T[10])]),
    (("10월 2위 품목", "생산량"), ["CT0021", 4400]),
    (("10월 CT 상위 2개", "각각 9월은?"), [2900, 3450]),
    (("10월 상위 6개", "4위부터만"), [1850, 960, 770]),
    (("10월 CT 품목별", "1위랑 2위 차이"), [4400, 1850, 2550]),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "told"), SAID)
def test_what_is_asked_next_is_of_the_family(
    agent: Agent, turns: tuple[str, ...], told: list[float | str]
) -> None:
    answer = ask(agent, *turns)
    figures = [one if isinstance(one, str) else f"{one:,.2f}".removesuffix(".00") for one in told]
    assert answer.status == "ok", answer.answer
    assert [one for one in figures if one not in answer.answer] == [], answer.answer


OTHERS = [
    (("10월 BW", "9월은?", "합계"), "6,300"),  # not its first item's
    (("10월 HS 2위", "3위는"), "BW0022"),  # not the third of all
    (("10월 CT 상위 2개", "각각 9월은?"), "CT0023"),  # not the first two of September
]


@pytest.mark.parametrize(("turns", "other"), OTHERS)
def test_nothing_else_is_told(agent: Agent, turns: tuple[str, ...], other: str) -> None:
    assert other not in ask(agent, *turns).answer


ASKED_BACK = [
    ("10월 일별", "둘째 주는 몇 %야"),
    ("10월 CT 1위", "둘 차이"),
    ("10월 BW0021이랑 BW0022 합", "9월 BW0021이랑 BW0023 합", "차이"),
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_what_cannot_be_told_for_certain_is_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    "turns",
    [
        ("10월 BW 왜 늘었어?",),
        ("BW 9월이랑 10월 비교", "왜 늘었어?"),
        ("10월 BW 왜 늘었어?", "어떤 품목 때문이야?"),
    ],
)
def test_why_a_family_rose_names_its_items_the_largest_change_first(
    agent: Agent, turns: tuple[str, ...]
) -> None:
    answer = ask(agent, *turns).answer
    assert "790개(8.6%) 늘었습니다" in answer, answer
    told = [answer.index(said) for said in ("1,100개 증가", "400개 감소", "90개 증가")]
    assert told == sorted(told) and "CT00" not in answer and "HS00" not in answer


def test_that_a_family_fell_is_put_right(agent: Agent) -> None:
    answer = ask(agent, "why did BW fall in October?").answer
    assert answer.startswith("In fact it did not fall, it rose.\nProduction of the BW family (3 items) rose")


@pytest.mark.parametrize(
    "turns",
    [
        ("10월에 안 만든 품목 있어?", "CT0021도 거기 들어가?"),
        ("10월에 안 만든 품목 있어?", "CT0021은?"),
        ("which items did we not make in October?", "is CT0021 among them?"),
    ],
)
def test_an_item_among_those_not_made_is_told_by_what_was_made_of_it(
    agent: Agent, turns: tuple[str, ...]
) -> None:
    answer = ask(agent, *turns)
    assert "4,400" in answer.answer and not answer.answer.startswith(("예", "네", "Yes")), answer.answer


def test_an_item_among_the_first_is_told_by_its_place(agent: Agent) -> None:
    assert "2위" in ask(agent, "10월 상위 2개 품목", "CT0021도 거기 들어가?").answer


@pytest.mark.parametrize(
    "question", ["CT 9월 10월 각각 몇 개?", "CT 9월, 10월 각각", "CT in September and October each"]
)
def test_each_beside_a_family_and_two_times_is_each_time(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert f"{CT[9]:,}" in answer and f"{CT[10]:,}" in answer and "4,400" not in answer, answer


def test_each_beside_a_family_and_one_time_is_each_item(agent: Agent) -> None:
    assert "4,400" in ask(agent, "CT 10월 각각 몇 개?").answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("9월 5일 생산량", "5일 대비 6일 증감은?"), ("2026년 9월 5일", "2026년 9월 6일")),
        (("9월 6일 생산량", "5일보다 많아?"), ("아니요", "2026년 9월 5일")),
        (("September 6 output", "was it higher than the 5th?"), ("No.", "September 5, 2026")),
        (("9월 6일 생산량", "10월 5일 대비 6일 증감은?"), ("2026년 10월 5일", "2026년 10월 6일")),
    ],
)
def test_a_day_that_is_held_against_is_of_the_month_spoken_of(
    agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    answer = ask(agent, *turns).answer
    assert all(one in answer for one in told), answer


def test_lots_of_an_item_that_are_to_be_told_are_listed(agent: Agent) -> None:
    assert "10-CT0021-6" in ask(agent, "10월 6일에 나온 CT0021 로트 알려줘").answer
    assert "2개 로트" in ask(agent, "10월 CT0021 로트 수 알려줘").answer
