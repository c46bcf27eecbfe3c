"""Figures over days, weeks and months, held to plain SQLite: medians, parts of the week, bounds."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean, median

import pytest

from assistant.agent import Agent
from assistant.events import Answer
from assistant.planner.reading.between import read_between
from assistant.planner.reading.numbers import read_numbers
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask

NAMES = {"BW0021": "모카 브라운 원데이", "CT0021": "클리어 토릭"}
FIRST, LAST = date(2026, 7, 1), date(2026, 11, 20)


def made_on(day: date, code: str) -> int:
    """Another quantity on each day, much less on weekends, none of CT0021 on Sundays."""
    if code == "CT0021" and day.isoweekday() == 7:
        return 0
    base = 9_000 if day.isoweekday() > 5 else 30_000
    return base + 1_000 * day.month + 317 * day.day % 4_000 + (700 if code == "BW0021" else 0)


def rows() -> Iterable[factory.Record]:
    """Two lots of each item on each day that it is made."""
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for code, name in NAMES.items():
            quantity = made_on(day, code)
            parts = {"A": quantity // 3, "B": quantity - quantity // 3} if quantity else {}
            for lot, part in parts.items():
                yield factory.record(day.isoformat(), code, float(part), name, f"{day}-{code}-{lot}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("days")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on five months without a gap."""
    return planner_on(folder, rows())


@pytest.fixture(scope="module")
def made(folder: Path) -> Callable[..., list[float]]:
    """What was made in each day, week or month, as plain SQLite reads it."""

    def by(first: str, last: str, unit: str = "production_date", more: str = "") -> list[float]:
        found = read_plainly(
            folder,
            f"SELECT {unit}, sum(good_quantity) AS n FROM production_records "
            f"WHERE production_date BETWEEN ? AND ? {more} GROUP BY 1 HAVING n > 0",
            [first, last],
        )
        return [float(str(row[1])) for row in found]

    return by


Made = Callable[..., list[float]]
SEPTEMBER, OCTOBER = ("2026-09-01", "2026-09-30"), ("2026-10-01", "2026-10-31")
WORKING = "AND strftime('%w', production_date) BETWEEN '1' AND '5'"
WEEKEND = "AND strftime('%w', production_date) IN ('0', '6')"
TO_THURSDAY = "AND strftime('%w', production_date) BETWEEN '1' AND '4'"
TO_SATURDAY = "AND strftime('%w', production_date) > '0'"
MONDAYS = "AND strftime('%w', production_date) = '1'"
OF_BW0021 = "AND item_code = 'BW0021'"
MONTH = "substr(production_date, 1, 7)"
WEEK = "date(production_date, 'weekday 0', '-6 days')"
QUARTER = "(strftime('%m', production_date) + 2) / 3"


def values_of(answer: Answer) -> set[float]:
    """Every number among the results, as precise as the sentence."""
    cells = (cell for table in answer.tables for row in table.rows for cell in row)
    return {round(float(cell), 2) for cell in cells if isinstance(cell, int | float)}


def holds(answer: Answer, *numbers: float) -> bool:
    """Whether the results and the sentence hold the numbers."""
    said = [f"{number:,.2f}".rstrip("0").rstrip(".") for number in numbers]
    told = {round(number, 2) for number in numbers} <= values_of(answer)
    return answer.status == "ok" and told and all(one in answer.answer for one in said)


MEDIANS: list[tuple[tuple[str, ...], tuple[str, str], str, str]] = [
    (("9월 일별 생산량 중앙값",), SEPTEMBER, "production_date", ""),
    (("median daily output, September 2026",), SEPTEMBER, "production_date", ""),
    (("지난달 일 생산량 중간값이 얼마야?",), OCTOBER, "production_date", ""),
    (("what was the median number of pieces per day last month?",), OCTOBER, "production_date", ""),
    (("BW0021 10월 일별 생산량 중앙값",), OCTOBER, "production_date", OF_BW0021),
    (("October average per day", "and the median?"), OCTOBER, "production_date", ""),
    (("10월 평일 하루 생산량 중앙값",), OCTOBER, "production_date", WORKING),
    (("median lot size in October",), OCTOBER, "lot_number", ""),
    (("10월 로트당 중앙값",), OCTOBER, "lot_number", ""),
    (("3분기 월별 생산량 중앙값",), ("2026-07-01", "2026-09-30"), MONTH, ""),
    (("median weekly output for Q3",), ("2026-07-01", "2026-09-30"), WEEK, ""),
    (("9월 일별 생산량 중앙값", "10월은?"), OCTOBER, "production_date", ""),
    (("3분기 월평균", "중앙값은?"), ("2026-07-01", "2026-09-30"), MONTH, ""),
]


@pytest.mark.parametrize(("turns", "period", "unit", "more"), MEDIANS)
def test_a_median_is_the_middle_of_what_the_days_made(
    agent: Agent, made: Made, turns: tuple[str, ...], period: tuple[str, str], unit: str, more: str
) -> None:
    quantities = made(*period, unit, more)
    assert holds(ask(agent, *turns), median(quantities), fmean(quantities))


MEANS: list[tuple[tuple[str, ...], tuple[str, str], str]] = [
    (("3분기 월별 생산량 중앙값", "평균은?"), ("2026-07-01", "2026-09-30"), MONTH),
    (("7월부터 10월까지 총량 보여줘", "월당 평균은?"), ("2026-07-01", "2026-10-31"), MONTH),
    (("7월부터 12월까지 총량", "분기당 평균은?"), ("2026-07-01", "2026-12-31"), QUARTER),
    (("2026년 3분기 반기당 평균 생산량",), ("2026-07-01", "2026-09-30"), "1"),
    (("how much per week on average in Q3?",), ("2026-07-01", "2026-09-30"), WEEK),
    (("Total for Q3", "on a monthly average?"), ("2026-07-01", "2026-09-30"), MONTH),
]


@pytest.mark.parametrize(("turns", "period", "unit"), MEANS)
def test_a_mean_is_over_the_unit_that_is_said(
    agent: Agent, made: Made, turns: tuple[str, ...], period: tuple[str, str], unit: str
) -> None:
    assert holds(ask(agent, *turns), fmean(made(*period, unit)))


SOME_DAYS: list[tuple[tuple[str, ...], tuple[str, str], str, str]] = [
    (("mean weekday output, Mon-Fri only, for September",), SEPTEMBER, WORKING, "mean"),
    (("9월 주중 평균",), SEPTEMBER, WORKING, "mean"),
    (("weekday average in October",), OCTOBER, WORKING, "mean"),
    (("9월 생산량", "월요일에만 만든 건 다 해서 얼마?"), SEPTEMBER, MONDAYS, "sum"),
    (("September output", "on Mondays all together how much"), SEPTEMBER, MONDAYS, "sum"),
    (("10월 평일 생산량", "하루 평균은?"), OCTOBER, WORKING, "mean"),
    (
        ("10월 하루 평균 생산량이?", "일요일 빼면 어떻게 돼"),
        OCTOBER,
        "AND strftime('%w', production_date) > '0'",
        "mean",
    ),
    (("10월 월~목 생산량",), OCTOBER, TO_THURSDAY, "sum"),
    (("지난달 주말만 빼고 총 생산",), OCTOBER, WORKING, "sum"),
    (("9월 요일별로", "월요일만"), SEPTEMBER, MONDAYS, "sum"),
    (("9월 요일별 평균", "월요일은?"), SEPTEMBER, MONDAYS, "mean"),
    (("9월 월요일에는 보통 얼마나 만들어?",), SEPTEMBER, MONDAYS, "mean"),
]


@pytest.mark.parametrize(("turns", "period", "more", "figure"), SOME_DAYS)
def test_only_some_days_of_the_week_count(
    agent: Agent, made: Made, turns: tuple[str, ...], period: tuple[str, str], more: str, figure: str
) -> None:
    quantities = made(*period, "production_date", more)
    assert holds(ask(agent, *turns), sum(quantities) if figure == "sum" else fmean(quantities))


PARTS: list[tuple[tuple[str, ...], tuple[str, str], str]] = [
    (("weekend vs weekday output in October",), OCTOBER, ""),
    (("weekdays versus weekends in October, totals",), OCTOBER, ""),
    (("10월 주말하고 평일 각각 얼마야",), OCTOBER, ""),
    (("Mon-Fri vs Sat-Sun in October",), OCTOBER, ""),
    (("10월에 주말보다 평일이 얼마나 더 많아?",), OCTOBER, ""),
    (("weekend vs weekday output in October", "and in September?"), SEPTEMBER, ""),
    (("BW0021 10월 평일 주말 비교",), OCTOBER, OF_BW0021),
]


@pytest.mark.parametrize(("turns", "period", "more"), PARTS)
def test_working_days_and_weekends_stand_beside_each_other(
    agent: Agent, made: Made, turns: tuple[str, ...], period: tuple[str, str], more: str
) -> None:
    working, weekend = (made(*period, "production_date", f"{days} {more}") for days in (WORKING, WEEKEND))
    answer = ask(agent, *turns)
    assert holds(answer, sum(working), sum(weekend), fmean(working), fmean(weekend))
    assert f"{sum(working) - sum(weekend):,.0f}" in answer.answer


def test_the_means_of_both_parts_are_compared(agent: Agent, made: Made) -> None:
    working, weekend = (made(*SEPTEMBER, "production_date", days) for days in (WORKING, WEEKEND))
    for turns in (("9월 평일이랑 주말 평균 비교",), ("9월 하루 평균", "평일이랑 주말 비교하면?")):
        answer = ask(agent, *turns)
        assert holds(answer, fmean(working), fmean(weekend))
        assert f"{fmean(working) - fmean(weekend):,.2f}".rstrip("0").rstrip(".") in answer.answer


def test_two_periods_are_compared_by_some_days_of_the_week(agent: Agent, made: Made) -> None:
    totals = [sum(made(*period, "production_date", WORKING)) for period in (SEPTEMBER, OCTOBER)]
    for turns in (("9월과 10월 평일 생산량 비교",), ("9월과 10월 생산량 비교", "평일만")):
        assert holds(ask(agent, *turns), *totals)


DATES: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("Monday this week versus Monday last week, please show both",), ("2026-11-16", "2026-11-09")),
    (("monday's production this week?",), ("2026-11-16",)),
    (("monday's production last week?", "tuesday?"), ("2026-11-10",)),
    (("monday's production this week?", "tuesday?"), ("2026-11-17",)),
    (("이번 주 월요일 생산량", "그 전 주 같은 요일"), ("2026-11-09",)),
    (("compare this Monday with last Monday",), ("2026-11-16", "2026-11-09")),
    (("이번 월요일이랑 지난 월요일 비교",), ("2026-11-16", "2026-11-09")),
]


@pytest.mark.parametrize(("turns", "days"), DATES)
def test_a_day_of_one_week_is_a_date(
    agent: Agent, made: Made, turns: tuple[str, ...], days: tuple[str, ...]
) -> None:
    assert holds(ask(agent, *turns), *(made(day, day)[0] for day in days))


BEYOND: list[tuple[tuple[str, ...], tuple[str, str], str, str, Callable[[float], bool]]] = [
    (("10월에 하루 8만 장 넘긴 날이 며칠이나 되나요",), OCTOBER, "production_date", "", lambda n: n > 80_000),
    (("On how many days in October did we stay under 50,000 pieces?",), OCTOBER, "production_date", "",
     lambda n: n < 50_000),
    (("9월 하루 평균", "8만 장 넘은 날은 며칠이야"), SEPTEMBER, "production_date", "", lambda n: n > 80_000),
    (("10월에 8만 개 넘은 날 며칠?", "언제언제야?"), OCTOBER, "production_date", "", lambda n: n > 80_000),
    (("10월에 8만 개 넘은 날 며칠?", "8만 2천은?"), OCTOBER, "production_date", "", lambda n: n > 82_000),
    (("10월에 8만 개 넘은 날 며칠?", "9월은?"), SEPTEMBER, "production_date", "", lambda n: n > 80_000),
    (("10월에 8만 이상 8만 2천 미만인 날 며칠?",), OCTOBER, "production_date", "",
     lambda n: 80_000 <= n < 82_000),
    (("days between 80,000 and 82,000 in October",), OCTOBER, "production_date", "",
     lambda n: 80_000 <= n <= 82_000),
    (("10월에 생산량이 8만~8만2천 사이인 날은 며칠?",), OCTOBER, "production_date", "",
     lambda n: 80_000 <= n <= 82_000),
    (("How many weekdays in September were above 79,000?",), SEPTEMBER, "production_date", WORKING,
     lambda n: n > 79_000),
    (("10월 주말 중 3만 5천 넘은 날 며칠?",), OCTOBER, "production_date", WEEKEND, lambda n: n > 35_000),
    (("How often did we go above 80k a day in October?",), OCTOBER, "production_date", "",
     lambda n: n > 80_000),
    (("3분기에 일 생산 7만 8천 이상인 날 카운트해줘",), ("2026-07-01", "2026-09-30"), "production_date", "",
     lambda n: n >= 78_000),
    (("how many months this year topped 1.9 million",), ("2026-01-01", "2026-11-20"), MONTH, "",
     lambda n: n > 1_900_000),
    (("3분기에 45만 넘은 주는 몇 주야?",), ("2026-07-01", "2026-09-30"), WEEK, "", lambda n: n > 450_000),
    (("10월 하루 12만 개 초과한 날이 며칠이나 됩니까",), OCTOBER, "production_date", "",
     lambda n: n > 120_000),
    (("10월에 8만 2천 넘은 날 며칠?", "8월은?"), ("2026-08-01", "2026-08-31"), "production_date", "",
     lambda n: n > 82_000),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "period", "unit", "more", "meets"), BEYOND)
def test_units_of_time_beyond_a_bound_are_counted(
    agent: Agent,
    made: Made,
    turns: tuple[str, ...],
    period: tuple[str, str],
    unit: str,
    more: str,
    meets: Callable[[float], bool],
) -> None:
    answer = ask(agent, *turns)
    expected = [quantity for quantity in made(*period, unit, more) if meets(quantity)]
    found = [dict(row) for row in answer.tables[-1].records()]
    assert answer.status == "ok", answer.answer
    assert {row["matches"] for row in found} == {len(expected)}
    assert sorted(float(str(row["quantity"])) for row in found if row["matches"]) == sorted(expected)


def test_the_same_days_of_the_week_before_are_those_dates(agent: Agent, made: Made) -> None:
    total = sum(made("2026-11-02", "2026-11-06"))
    for turn in (
        "그 전 주 같은 요일은?",
        "그 전 주 같은 요일(2일~6일)은?",
        "and the same days of the previous week",
    ):
        assert holds(ask(agent, "11월 9일부터 13일까지 총량", turn), total), turn


def test_the_best_day_of_the_week_has_its_date_where_it_is_one_week(agent: Agent, made: Made) -> None:
    by_day = dict(zip(range(9, 16), made("2026-11-09", "2026-11-15"), strict=True))
    day = max(by_day, key=lambda day: by_day[day])
    answer = ask(agent, "지난주에 어느 요일이 제일 많이 나왔어?")
    assert holds(answer, by_day[day])
    assert f"11월 {day}일" in answer.answer


def test_the_peak_of_a_period_is_said_with_its_date(agent: Agent, made: Made) -> None:
    most = max(made("2026-07-01", "2026-09-30"))
    for question in (
        "3분기 peak day 언제였고 몇 개?",
        "peak day of Q3 and how many?",
        "3분기 피크데이 언제였고 몇 개였어?",
    ):
        assert f"{most:,.0f}" in ask(agent, question).answer


def test_some_days_of_the_week_are_shown_day_by_day(agent: Agent, made: Made) -> None:
    answer = ask(agent, "10월 평일만 일별로")
    assert [row["quantity"] for row in answer.tables[-1].records()] == made(
        *OCTOBER, "production_date", WORKING
    )


ASKED_BACK = [
    ("10월 품목별 생산량 중앙값",),
    ("10월 일별 로트 수 중앙값",),
    ("요일별 중앙값 10월",),
    ("10월 일별 생산량 표준편차",),
    ("9월과 10월 일별 중앙값 비교",),
    ("10월 평일 로트 목록",),
    ("BW0021이랑 CT0021 10월 평일 주말 비교",),
    ("10월에 8만 넘고 9만 넘은 날 며칠?",),
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_what_cannot_be_told_is_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(agent, *turns).status == "clarify"


def test_two_bounds_are_read_where_two_amounts_stand() -> None:
    said = {
        "between 50,000 and 100,000": [(">=", 50_000), ("<=", 100_000)],
        "5만에서 10만 개 사이": [(">=", 50_000), ("<=", 100_000)],
        "5~10만 사이": [(">=", 50_000), ("<=", 100_000)],
        "8만 2천~9만 개": [(">=", 82_000), ("<=", 90_000)],
        "from 50k to 100k": [(">=", 50_000), ("<=", 100_000)],
        "between 2024 and 2025": [],
        "1월에서 10월 사이": [],
        "from 3 to 5": [],
    }
    for text, bounds in said.items():
        assert [(one.operator, one.value) for one in read_between(text)] == bounds, text


def test_words_around_a_number_say_its_side() -> None:
    signs = {
        "10만 장 넘긴": ">",
        "10만 장 이상": ">=",
        "10만보다 적게": "<",
        "5만 아래로 떨어진": "<",
        "stay under 50,000": "<",
        "crossed 100k": ">",
        "broke 100,000": ">",
        "failed to reach 50,000": "<",
        "100k or higher": ">=",
    }
    for text, sign in signs.items():
        assert [one.operator for one in read_numbers(text) if one.role == "bound"] == [sign], text
