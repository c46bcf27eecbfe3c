"""One question in many wordings: places of a ranking, parts of years, brackets, shares, idle months."""

from datetime import date

import pytest

from assistant.agent import Agent
from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.bracketed import bracketed
from assistant.planner.reading.instead import put_plainly
from assistant.planner.reading.moments import counted_from_today, days_of_months, in_each_year
from assistant.planner.reading.numbers import Number, read_numbers, read_undated
from tests.test_planner import ask, first_row

TODAY = date(2026, 11, 20)
SPANS: dict[str, list[str]] = {
    "전일(11/18) 대비": ["2026-11-18"],
    "지난달(1일~20일)": ["2026-10-01 2026-10-20"],
    "전년 동기(상반기) 대비": ["2025-01-01 2025-06-30"],
    "전월 같은 기간(1일~20일)": ["2026-10-01 2026-10-20"],
    "당월 누계(11/20까지)": ["2026-11-01 2026-11-20"],
    "지난달(1일부터 20일까지)": ["2026-10-01 2026-10-20"],
    "지난달(10월)": ["2026-10-01 2026-10-31", "2026-10-01 2026-10-31"],
}
YEARS: dict[str, list[str]] = {
    "상반기 비교 작년하고 올해": ["2025-01-01 2025-06-30", "2026-01-01 2026-06-30"],
    "전반기 실적 25년 26년": ["2025-01-01 2025-06-30", "2026-01-01 2026-06-30"],
    "1월 1일~11월 10일 올해 작년": ["2026-01-01 2026-11-10", "2025-01-01 2025-12-31"],
    "상반기끼리 비교해서 작년보다 올해": ["2025-01-01 2025-06-30", "2026-01-01 2026-06-30"],
    "작년하고 올해": ["2025-01-01 2025-12-31", "2026-01-01 2026-11-20"],
}


def spans(times: tuple[Expression, ...]) -> list[str]:
    found = [(one.period.first, one.period.last) for one in times if one.period]
    return [str(first) if first == last else f"{first} {last}" for first, last in found]


@pytest.mark.parametrize(("text", "expected"), SPANS.items())
def test_brackets_say_which_part_is_meant(text: str, expected: list[str]) -> None:
    kept = spans(bracketed(read_periods(text, TODAY).expressions, text))
    assert kept == expected[: len(kept)] and kept


@pytest.mark.parametrize(("text", "expected"), YEARS.items())
def test_a_part_beside_years_is_that_part_of_each(text: str, expected: list[str]) -> None:
    assert spans(in_each_year(read_periods(text, TODAY).expressions, TODAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "10월과 11월을 각각 1일~20일로": ["2026-10-01 2026-10-20", "2026-11-01 2026-11-20"],
        "10월달 1일부터 31일까지": ["2026-10-01 2026-10-31"],
        "10월과 1일~40일": ["2026-10-01 2026-10-31"],
    }.items(),
)
def test_days_apart_from_their_months_are_of_each(text: str, expected: list[str]) -> None:
    assert spans(days_of_months(read_periods(text, TODAY).expressions)) == expected


@pytest.mark.parametrize(
    ("text", "of_today"),
    {
        "전월과 전전월": True,
        "전분기는 2분기보다": True,
        "9월 생산량과 전월": False,
        "전월 대비 9월": False,
    }.items(),
)
def test_the_one_before_is_todays_where_it_stands_first(text: str, *, of_today: bool) -> None:
    times = counted_from_today(read_periods(text, TODAY).expressions, text)
    assert any(one.shift and one.shift.adjacent for one in times) is not of_today


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("지난달 20일까지", date(2026, 10, 1), date(2026, 10, 20)),
        ("올해 11월 20일까지", date(2026, 1, 1), TODAY),
        ("작년 11월 20일까지", date(2025, 1, 1), date(2025, 11, 20)),
        ("올 전반기", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-10-01~10-20", date(2026, 10, 1), date(2026, 10, 20)),
        ("11/9~11/15 품목 순위", date(2026, 11, 9), date(2026, 11, 15)),
    ],
)
def test_an_end_counts_from_the_month_or_year_that_is_named(text: str, first: date, last: date) -> None:
    [said] = read_periods(text, TODAY).expressions
    assert said.period and (said.period.first, said.period.last) == (first, last)


LIMITS = {
    "1위부터 5위까지": 5,
    "1~10위": 10,
    "1, 2, 3위": 3,
    "10위 안에 드는": 10,
    "상위 셋": 3,
    "하위다섯": 5,
    "베스트 텐": 10,
    "제품 5종": 5,
    "열 줄만": 10,
    "기록을 열 줄만": 10,
    "안 한 품목": None,
    "생산을 한 날": None,
}


def limits(text: str) -> list[Number]:
    undated = read_undated(text)
    for one in undated:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return [one for one in (*undated, *read_numbers(text)) if one.role == "limit"]


@pytest.mark.parametrize(("text", "count"), LIMITS.items())
def test_places_from_the_first_on_are_so_many(text: str, count: int | None) -> None:
    assert [one.value for one in limits(text)] == ([count] if count else [])


@pytest.mark.parametrize(
    ("text", "plain"),
    {
        "수량 > 100000 품목": "수량 100000 초과 품목",
        "20만 개도 못 찍은 날": "20만개 미만 날",
        "월 성장률": "월별 성장률",
        "몇 %": "몇 퍼센트",
        "CT군 순위": "CT 제품군 순위",
    }.items(),
)
def test_signs_and_idioms_are_put_plainly(text: str, plain: str) -> None:
    assert put_plainly(text) == plain


ROWS: dict[str, dict[str, object]] = {
    "BW0021과 BW0022 합쳐서 3월 비중": {"total": 337},
    "올해 BW0022 안 만든 달": {"matches": 1},
    "2025년 많이 만든 것부터 2개": {"rank": 1, "item_code": "BW0021"},
    "2025년 적게 돌린 순 두 개": {"rank": 1, "item_code": "CT0021"},
    "2024년 대비 2025년 증가 수량 top 2 품목": {"rank": 1, "item_code": "BW0021"},
    "2025년 생산량 1위 날짜": {},
    "BW0021 언제부터 언제까지 생산했어?": {"item_code": "BW0021", "last_day": "2026-10-28"},
    "BW0021 생산 기간": {"item_code": "BW0021"},
    "작년 BW끼리 비교해서 상위 두 품목": {"rank": 1, "item_code": "BW0021", "quantity": 2400},
    "2025년 3월과 4월 전체 수량 비교하려고 합니다": {"period1_quantity": 227},
    "2025년 BW 전체 생산 대비 BW0021 퍼센트": {"item_code": "BW0021", "total": 2640},
    "2025년 1월부터 3월까지 각 월의 생산량 1등이 어떤 품목이었는지": {
        "month": "2025-01",
        "item_code": "BW0021",
    },
    "최근 찍은 거 2줄만": {},
    "가장 최근 데이터 2건": {},
    "BW0021 생산 시작일과 종료일": {"item_code": "BW0021", "last_day": "2026-10-28"},
    "bw0021bw0022 2025년 비교": {"quantity": 2400},
    "BW 제품 중 BW0021의 2025년 비중": {"item_code": "BW0021", "quantity": 2400, "total": 2640},
    "연간 생산량 비교: 2024, 2025": {"period1_quantity": 1327},
    "2025년을 네 분기로 나눠 각각": {"quarter": 1},
    "2025년 1분기 세 달 각각 생산량": {"month": "2025-01"},
    "2024년 대비 2025년 증가량 1위 품목": {"rank": 1, "item_code": "BW0021"},
    "2025년 생산이 가장 많은 달을 찾아줘": {"month": "2025-03"},
    "2025년 생산량이 많은 날짜 두 개": {"quantity": 100},
    "두 품목(BW0021, BW0022)의 2025년 생산량": {"quantity": 2400},
    "BW0021 2025년 3월 로트 현황 조회": {"item_code": "BW0021"},
    "두 해 실적 비교 (2024년, 2025년)": {"period1_quantity": 1327},
}


@pytest.mark.parametrize(("question", "row"), ROWS.items())
def test_other_ways_to_ask_are_read_alike(
    planner_agent: Agent, question: str, row: dict[str, object]
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


ASKED_BACK = [
    "월별 상위 3개",
    "2025년 수량 100000 품목",
    "품목별로 비교해서 2025년 상위 2개",  # how, no reason to leave out
    "작년 것끼리 견줘서 상위 두 품목",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_may_mean_another_thing_is_asked_back(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "clarify"
