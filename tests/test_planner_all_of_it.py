"""What is all there is: every item, everything that fell, all data, and a unit of time that still runs."""

from datetime import date

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

ITEMS = [f"BW{number:04}" for number in range(21, 56)]
LAST_YEAR, THIS_YEAR, BEST = 300, 200, date(2025, 12, 3)


def made(code: str, year: int) -> int:
    """What an item made in October of a year: all but the first five fell."""
    number = ITEMS.index(code)
    return LAST_YEAR + number if year == 2025 else THIS_YEAR + number + (400 if number < 5 else 0)


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on more items than a search shows, and one best day of last year."""
    records = [
        factory.record(f"{year}-10-05", code, float(made(code, year)), f"렌즈 {code}", f"{year}-{code}")
        for code in ITEMS
        for year in (2025, 2026)
    ]
    records += [
        factory.record(str(BEST), "BW0021", 99_000.0, "렌즈 BW0021", "best"),
        factory.record("2026-11-03", "BW0022", 5.0, "렌즈 BW0022", "last"),
    ]
    return planner_on(tmp_path_factory.mktemp("all"), records)


FALLEN = sum(made(code, 2026) < made(code, 2025) for code in ITEMS)
FELL = [
    ("10월에 전년 대비 감소한 품목",),
    ("10월에 전년 대비 줄어든 품목 알려줘",),
    ("10월에 전년 대비 감소한 품목은 몇 개야?",),
    ("10월에 전년 대비 감소한 품목", "몇 개야?"),
    ("how many items fell in October vs last year?",),
    ("items that dropped in October compared with last year",),
]


@pytest.mark.parametrize("turns", FELL)
def test_a_list_of_what_fell_says_how_many_did(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns).answer
    assert f"{FALLEN}개" in answer or f"{FALLEN} items" in answer


@pytest.mark.parametrize(
    "question", ["10월에 전년 대비 가장 많이 줄어든 품목", "which item fell most in October vs last year?"]
)
def test_the_one_that_fell_most_is_told_alone(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert "모두" not in answer
    assert "in all" not in answer


@pytest.mark.parametrize(
    "question",
    [
        "list all items",
        "show me all the items",
        "전체 품목 목록 보여줘",
        "품목 전부 나열해줘",
        "전체 품목은 뭐가 있어?",
        "모든 품목 알려줘",
    ],
)
def test_a_list_of_all_items_has_all_of_them(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert str(len(ITEMS)) in answer.answer
    assert [len(table.rows) for table in answer.tables] == [len(ITEMS)]
    assert not answer.tables[0].truncated


BEYOND = [
    code for code in ITEMS if made(code, 2025) + made(code, 2026) + (99_000 if code == "BW0021" else 0) > 900
]
SUMMED_UP = [
    "누적 생산량 900개 넘은 품목",
    "누적 생산량이 900개를 넘는 품목은?",
    "items with cumulative output over 900",
]


@pytest.mark.parametrize("question", SUMMED_UP)
def test_cumulative_output_of_items_is_of_all_data(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert f"{len(BEYOND)}개" in answer or f"{len(BEYOND)} items" in answer
    assert all(code in answer for code in BEYOND)


@pytest.mark.parametrize(
    "question", ["누적 생산량이 가장 많은 품목은?", "누적 생산량 1위 품목", "누적 생산량 상위 3개 품목"]
)
def test_the_first_by_cumulative_output_is_of_all_data(agent: Agent, question: str) -> None:
    total = 99_000 + made("BW0021", 2025) + made("BW0021", 2026)
    assert f"{total:,}" in ask(agent, question).answer


def test_cumulative_output_of_a_period_is_of_it(agent: Agent) -> None:
    answer = ask(agent, "올해 누적 생산량 1위 품목").answer
    best = max(made(code, 2026) + (5 if code == "BW0022" else 0) for code in ITEMS)
    assert f"{best:,}" in answer


@pytest.mark.parametrize(
    "question", ["하루에 5만개 넘게 만든 날", "하루 5만 개 넘은 날은?", "days over 50,000"]
)
def test_days_beyond_a_bound_are_looked_for_in_all_data(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert "99,000" in answer


RUNS = [
    "연도별 총 생산량",
    "연도별 생산량 추이",
    "분기별 BW0021",
    "가장 좋았던 해는?",
    "yearly output",
    "which year was best?",
]


@pytest.mark.parametrize("question", RUNS)
def test_a_last_unit_of_time_that_still_runs_is_said(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert "진행 중" in answer or "still running" in answer
