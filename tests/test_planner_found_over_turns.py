"""What was found is kept over the turns: a month, a day, a lot, an item, a place of a list, and dates."""

from collections.abc import Mapping, Sequence

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, first_row, tells_both

MADE: Mapping[tuple[int, int], Mapping[str, int]] = {
    (2024, 11): {"BW0021": 5000, "BW0022": 4000, "CT0021": 4500, "HS0022": 90},
    (2025, 11): {"BW0021": 5600, "BW0022": 3600, "CT0021": 4600},
    (2026, 8): {"BW0021": 4100, "BW0022": 3000, "BW0023": 910, "CT0021": 3300, "CT0022": 2050, "HS0011": 640},
    (2026, 9): {"BW0021": 5200, "BW0022": 3100, "BW0023": 870, "CT0021": 3450, "CT0022": 2900, "HS0011": 590},
    (2026, 10): {
        "BW0021": 6300,
        "BW0022": 2700,
        "BW0023": 960,
        "CT0021": 4400,
        "CT0022": 1850,
        "HS0011": 480,
    },
}
"""What each item made in a month, most of it on the 5th, the rest on the 12th and 26th."""
PARTS = {5: -150, 12: 100, 26: 50}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on some months of three years, whose items are on other places within their families."""
    records = [
        factory.record(
            f"{year}-{month:02}-{day:02}",
            code,
            float(part if part > 0 else max(made + part, 10)),
            f"렌즈 {code}",
            f"{year % 100}{month:02}{day:02}-{code}-{day:03}",
        )
        for (year, month), items in MADE.items()
        for code, made in items.items()
        for day, part in PARTS.items()
    ]
    return planner_on(tmp_path_factory.mktemp("found_over_turns"), records)


def made(year: int, month: int, letters: str = "") -> int:
    """What the items whose codes begin so made in a month, the least of the smallest left out."""
    items = MADE[year, month].items()
    return sum(max(n, 160) for code, n in items if code.startswith(letters))


def day_of(year: int, month: int, day: int) -> int:
    """What all items made on a day."""
    part = PARTS[day]
    return sum(part if part > 0 else max(n + part, 10) for n in MADE[year, month].values())


Case = tuple[Sequence[str], int]
TOTALS: list[Case] = [
    (["which item had the biggest increase from September to October?", "how much was it in October"], 6300),
    (["9월 대비 10월에 가장 많이 늘어난 품목은", "10월엔 얼마 만들었어"], 6300),
    (["9월 1위 품목은", "8월엔 몇 개 만들었어"], 4100),
    (["best day of October?", "what was made most that day?", "how much of that in the whole month?"], 6300),
    (["9월 CT 비중", "10월은", "어느 달이 높아", "그 달 CT 생산량"], made(2026, 9, "CT")),
    (["CT share in September", "in October", "which is higher", "CT output in that month"],
     made(2026, 9, "CT")),
    (["2024년 제일 좋았던 달", "2025년 같은 달은"], made(2025, 11)),
    (["best month of 2024", "same month in 2025"], made(2025, 11)),
    (["2024년 BW0022 제일 많은 달", "작년 같은 달"], 3600),
    (["output on the first Monday of October", "the second Monday"], day_of(2026, 10, 12)),
    (["10월 첫째 주 월요일 생산량", "둘째 주 월요일은"], day_of(2026, 10, 12)),
    (["11월 1일부터 12일 생산량", "10월 같은 기간"], day_of(2026, 10, 5) + day_of(2026, 10, 12)),
    (["output from October 1 to October 12", "same days of September"],
     day_of(2026, 9, 5) + day_of(2026, 9, 12)),
    (["top 3 items in October", "ranks 2 to 3", "sum of those two"], 4400 + 2700),
    (["10월 상위 4개 품목", "2위부터 4위까지", "그 셋 합"], 4400 + 2700 + 1850),
    (["October by item, BW", "the smallest", "its output"], 960),
    (["2025년 4분기 월별", "가운데 달 생산량"], made(2025, 11)),
    (["Q3 output", "the last month of it"], made(2026, 9)),
    (["3분기 생산량", "마지막 달은"], made(2026, 9)),
    (["2026년 많은 달 3개", "두 번째 달 CT 생산량"], made(2026, 9, "CT")),
    (["three best months of 2026", "CT in the second"], made(2026, 9, "CT")),
    (["first Monday of October", "the last Monday"], day_of(2026, 10, 26)),
    (["9월 생산량", "10월은", "어느 달이 적어", "그 달 BW 생산량"], made(2026, 9, "BW")),
    (["top family in September", "its best item", "how much of that in September", "the second best item"],
     3100),
]  # fmt: skip


@pytest.mark.parametrize(("questions", "quantity"), TOTALS)
def test_the_figure_is_of_what_was_found(agent: Agent, questions: Sequence[str], quantity: int) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert f"{quantity:,}" in answer.answer


FOUND: list[tuple[Sequence[str], Mapping[str, object]]] = [
    (["두 번째로 많은 2026년 달", "그 달 1위 품목은"], {"item_code": "BW0021"}),
    (["10월 BW 품목별", "제일 적은 거", "며칠 만들었어", "제일 많은 거는"], {"item_code": "BW0021"}),
    (["top family in September", "its best item", "how many days was that made in September",
      "the second best item"], {"item_code": "BW0022"}),
    (["top 2 families in October", "the second one's top item"], {"item_code": "CT0021"}),
    (["top 3 families in October", "the second one's top item", "the third one's top item"],
     {"item_code": "HS0011"}),
    (["BW output in October", "rank in BW", "first in CT"], {"item_code": "CT0021"}),
    (["10월에 안 만든 품목", "마지막으로 언제 만들었어"], {"item_code": "HS0022"}),
    (["10월 1위 품목", "첫 생산일은"], {"item_code": "BW0021"}),
    (["top item in October", "when did we first make it"], {"item_code": "BW0021"}),
]  # fmt: skip


@pytest.mark.parametrize(("questions", "row"), FOUND)
def test_the_item_or_list_is_kept(agent: Agent, questions: Sequence[str], row: Mapping[str, object]) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


LOTS: list[tuple[Sequence[str], str]] = [
    (["10월 BW0021 로트", "제일 작은 거", "언제 만든 거야"], "261026-BW0021-026"),
    (["BW0021 lots in October", "the largest", "when was it made"], "261005-BW0021-005"),
    (["lots over 5000 units in October", "of those, BW", "the largest"], "261005-BW0021-005"),
]


@pytest.mark.parametrize(("questions", "lot"), LOTS)
def test_one_lot_of_a_list_is_kept(agent: Agent, questions: Sequence[str], lot: str) -> None:
    assert lot in ask(agent, *questions).answer


@pytest.mark.parametrize(
    ("questions", "code", "family"),
    [
        (["top item in September", "which family is it in"], "BW0021", "BW"),
        (["9월 1위 품목", "어느 제품군이야"], "BW0021", "BW"),
        (["10월 CT0022 생산량", "그게 무슨 제품군이야?"], "CT0022", "CT"),
        (["CT0022는 어느 제품군이야?"], "CT0022", "CT"),
        (["which family is HS0011 in?"], "HS0011", "HS"),
    ],
)
def test_the_family_of_an_item_is_told(
    agent: Agent, questions: Sequence[str], code: str, family: str
) -> None:
    answer = ask(agent, *questions)
    assert (answer.status, answer.tables) == ("ok", ())
    assert answer.answer.startswith(code)
    assert f" {family} " in answer.answer or f"{family}입니다" in answer.answer


@pytest.mark.parametrize(
    "questions",
    [
        ["2026년에 두 번째로 많은 달은", "제일 많이 만든 품목은"],
        ["second best month of 2026", "what was made most"],
        ["how many weekends did we produce in October"],
        ["2024년 제품군별 제일 많은 달", "2025년 같은 달은"],
        ["2026년 제일 많은 달", "로트 수는"],
        ["2026년 제일 많은 달", "일평균은"],
        ["best month of 2026", "daily average"],
        ["best day of October", "BW output"],
        ["which items rose most from September to October?", "how much was it in October"],
        ["10월 상위 3개", "어느 제품군이야"],
        ["best week of October", "same week in 2025"],
    ],
)
def test_what_is_not_clear_is_asked_back(agent: Agent, questions: Sequence[str]) -> None:
    assert ask(agent, *questions).status == "clarify"


@pytest.mark.parametrize(
    "questions",
    [
        ["9월 대비 10월에 가장 많이 늘어난 품목은", "10월 생산량은"],
        ["top item in September", "October output"],
    ],
)
def test_what_may_be_of_the_item_that_was_found_is_told_of_both(
    agent: Agent, questions: Sequence[str]
) -> None:
    assert tells_both(ask(agent, *questions))


def test_a_month_to_come_is_not_its_years_best(agent: Agent) -> None:
    answer = ask(agent, "2024년 12월이 아니라 2025년 제일 많은 달", "올해 같은 달은")
    assert "2026년 8월" not in answer.answer


def test_the_day_after_the_day_before_is_counted_from_the_day_spoken_of(agent: Agent) -> None:
    answer = ask(agent, "10월 11일 생산량", "그 전날은", "그 다음날은")
    assert first_row(answer)["quantity"] == day_of(2026, 10, 12)


def test_the_best_day_after_a_day_is_of_the_period_before(agent: Agent) -> None:
    answer = ask(agent, "10월 최저 생산일", "그날 몇 품목", "최고 생산일은")
    assert answer.status == "ok", answer.answer
    assert "2026년 10월 5일" in answer.answer
