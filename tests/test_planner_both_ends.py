"""The largest and the smallest in one question, held to plain SQLite; what is nested is asked back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, talk

NAMES = {"BW0021": "모카 브라운 원데이", "BW0022": "모카 그레이 원데이", "CT0021": "클리어 토릭"}
ROWS = [
    (
        f"2025-{month:02d}-{day:02d}",
        f"{code}-{month}-{day}",
        code,
        level + (month * 37 + day * 11) % 400,
    )
    for month in range(1, 13)
    for day in (5, 12, 20, 27)
    for code, level in (("BW0021", 1300.0), ("BW0022", 1000.0), ("CT0021", 300.0))
]
KEYS = {
    "day": "production_date",
    "month": "substr(production_date, 1, 7)",
    "item": "item_code",
    "lot": "lot_number",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("ends")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on a year whose days, months, items and lots all differ."""
    return planner_on(folder, [factory.record(day, code, n, NAMES[code], lot) for day, lot, code, n in ROWS])


def ends(folder: Path, unit: str, since: str, code: str = "%") -> tuple[float, float]:
    """The largest and the smallest sum of a unit, as plain SQLite reads them."""
    rows = read_plainly(
        folder,
        f"SELECT sum(good_quantity) AS n FROM production_records WHERE production_date LIKE ? "
        f"AND item_code LIKE ? GROUP BY {KEYS[unit]} ORDER BY n",
        [f"{since}%", code],
    )
    sums = [float(str(row[0])) for row in rows]
    return sums[-1], sums[0]


BOTH = [
    ("2025년에 가장 많이 만든 달과 가장 적게 만든 달", "month", "2025"),
    ("2025년 제일 많이 만든 달이랑 제일 적게 만든 달은?", "month", "2025"),
    ("2025년에 제일 많이 만든 달은 언제고 제일 적게 만든 달은 언제야?", "month", "2025"),
    ("2025년 최대 생산월 및 최소 생산월", "month", "2025"),
    ("2025년에 제일 많은 달과 적은 달", "month", "2025"),
    ("2025년 9월 제일 적은 날이랑 많은 날", "day", "2025-09"),
    ("the best month and the worst month of 2025", "month", "2025"),
    ("which month of 2025 was the highest and which was the lowest?", "month", "2025"),
    ("best and worst day in September 2025", "day", "2025-09"),
    ("highest and lowest day in September 2025", "day", "2025-09"),
    ("2025년 9월 최고/최저 생산일", "day", "2025-09"),
    ("2025년 9월 최고일과 최저일", "day", "2025-09"),
    ("2025년 9월 최다 생산일이랑 최소 생산일 알려주세요", "day", "2025-09"),
    ("2025년 9월 제일 많이 만든 품목과 제일 적게 만든 품목", "item", "2025-09"),
    ("2025년 9월 1위와 꼴찌 품목", "item", "2025-09"),
    ("2025년 9월 1등이랑 꼴등 제품은?", "item", "2025-09"),
    ("top and bottom item in September 2025", "item", "2025-09"),
    ("which item was produced most and which least in September 2025?", "item", "2025-09"),
    ("2025년 9월 가장 큰 로트와 가장 작은 로트", "lot", "2025-09"),
    ("largest and smallest lot in September 2025", "lot", "2025-09"),
]


@pytest.mark.parametrize(("question", "unit", "since"), BOTH)
def test_both_ends_are_said(agent: Agent, folder: Path, question: str, unit: str, since: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    most, least = ends(folder, unit, since)
    assert most != least
    assert f"{most:,.0f}" in answer.answer
    assert f"{least:,.0f}" in answer.answer


def test_so_many_of_both_ends_are_listed(agent: Agent, folder: Path) -> None:
    for question in ("2025년 9월 상위 2개와 하위 2개 품목", "top 2 and bottom 2 items in September 2025"):
        answer = ask(agent, question)
        assert [len([row for row in one.records() if row["item_code"]]) for one in answer.tables] == [2, 2]
        assert all(f"{n:,.0f}" in answer.answer for n in ends(folder, "item", "2025-09"))


FOLLOW_UPS: list[tuple[Sequence[str], str, str, str]] = [
    (["2025년 9월 최고일과 최저일", "10월은?"], "day", "2025-10", "%"),
    (["best and worst day in September 2025", "and in October 2025?"], "day", "2025-10", "%"),
    (["2025년 9월 최고일과 최저일", "BW0022는?"], "day", "2025-09", "BW0022"),
    (["2025년 가장 많이 만든 달과 적게 만든 달", "CT0021은?"], "month", "2025", "CT0021"),
]


@pytest.mark.parametrize(("questions", "unit", "since", "code"), FOLLOW_UPS)
def test_a_talk_goes_on_with_both_ends(
    agent: Agent, folder: Path, questions: Sequence[str], unit: str, since: str, code: str
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert all(f"{n:,.0f}" in answer.answer for n in ends(folder, unit, since, code))


def test_one_end_alone_may_follow(agent: Agent, folder: Path) -> None:
    answer = ask(agent, "best and worst day in September 2025", "only the worst")
    most, least = ends(folder, "day", "2025-09")
    assert f"{least:,.0f}" in answer.answer
    assert f"{most:,.0f}" not in answer.answer


def test_that_day_after_both_is_asked_back(agent: Agent) -> None:
    assert talk(agent, "2025년 9월 최고일과 최저일", "그날 생산량은?")[-1].status == "clarify"


def test_what_rose_and_what_fell_are_both_said(agent: Agent) -> None:
    for question in (
        "2025년 10월에 가장 많이 늘어난 품목과 줄어든 품목",
        "biggest gainers and losers in October 2025",
    ):
        answer = ask(agent, question)
        assert answer.status == "ok", answer.answer
        rose, fell = answer.tables
        assert all(float(str(row["difference"])) > 0 for row in rose.records())
        assert all(float(str(row["difference"])) < 0 for row in fell.records())


def test_the_smallest_month_is_a_whole_one_and_the_answer_says_of_which_end(agent: Agent) -> None:
    answer = ask(agent, "best and worst month from March 10 to October 20, 2025")
    assert "For the lowest, units that are cut off" in answer.answer


ASKED_BACK = [
    "2025년에 제일 많이 만든 달과 제일 적게 만든 날",
    "2025년 하위 2개 중 제일 많은 품목",
    "2025년 상위 2개 품목 중 제일 적은 거",
    "2025년 9월 최고와 최저 차이",
    "2025년 9월에 제일 많이 만든 품목과 10월에 제일 적게 만든 품목",
    "2025년 매월 1위와 꼴찌 품목",
    "2025년 상위 3개와 하위 2개 품목",
    "2025년 9월 최고일 최저일과 평균",
    "the least of the top 2 items in 2025",
    "best month and worst day of 2025",
    "2025년 9월 제일 많은 날 적은 날",
    "best item in September 2025 and worst item in October 2025",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_is_nested_or_unlike_is_asked_back(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "clarify", answer.answer


ONE_END = ["2025년 하위 순위", "2025년 순위 하위 2개 품목", "rank the items of 2025 from the bottom"]


@pytest.mark.parametrize("question", ONE_END)
def test_a_word_for_the_order_alone_is_no_end(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    assert len(answer.tables) == 1
    assert answer.tables[0].records()[0]["item_code"] == "CT0021"
