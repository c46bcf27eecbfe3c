"""Time expressions as people say them: weeks told twice, apostrophes, the last day, this and last."""

from datetime import date

import pytest

from assistant.planner.periods import read_periods
from tests.test_periods import only

SPOKEN = {
    "4주 전 주간 생산량": "2026-10-19..2026-10-25",
    "3주 전 일주일간": "2026-10-26..2026-11-01",
    "두 달 전 한 주 동안": "2026-09-14..2026-09-20",
    "output for the week four weeks back": "2026-10-19..2026-10-25",
    "'24.02.20 실적": "2024-02-20..2024-02-20",
    "'24.3": "2024-03-01..2024-03-31",
    "이천이십사년 일년 총생산": "2024-01-01..2024-12-31",
    "2H 2025": "2025-07-01..2025-12-31",
    "Aug 2023 units": "2023-08-01..2023-08-31",
    "since the beginning of the year": "2026-01-01..2026-11-20",
    "2024년에서 가장 많이 만든 달": "2024-01-01..2024-12-31",
    "10월 전 품목 합계": "2026-10-01..2026-10-31",
    "작년 가동일 기준": "2025-01-01..2025-12-31",
    "10월 말일": "2026-10-31..2026-10-31",
    "rank items for July, first 4": "2026-07-01..2026-07-31",
    "2025년 1월부터 6월 말까지": "2025-01-01..2025-06-30",
    "3월 초부터 5월 말까지": "2026-03-01..2026-05-31",
    "10월 10일부터 2주간": "2026-10-10..2026-10-23",
    "마지막 일주일": "2026-11-14..2026-11-20",
    "slowest week of October": "2026-10-01..2026-10-31",
    "3일 전부터 어제까지": "2026-11-17..2026-11-19",
    "three months ending October": "2026-08-01..2026-10-31",
    "the 2 months before October": "2026-08-01..2026-09-30",
    "the last week of September": "2026-09-21..2026-09-27",
    "9월 첫날부터 오늘까지": "2026-09-01..2026-11-20",
    "7월부터 여태까지 총합": "2026-07-01..2026-11-20",
    "월요일부터 시작해서 오늘까지": "2026-11-16..2026-11-20",
    "과거 30일 생산량": "2026-10-22..2026-11-20",
    "올해 앞 6개월": "2026-01-01..2026-06-30",
    "제일 적었지 지난달에": "2026-10-01..2026-10-31",
    "지난달 일일 생산량": "2026-10-01..2026-10-31",
    "사흘전생산량": "2026-11-17..2026-11-17",
    "second-half 2024": "2024-07-01..2024-12-31",
    "2026-11-02 ~ 2026-11-08 생산량": "2026-11-02..2026-11-08",
    "last weak": "2026-11-09..2026-11-15",
}


@pytest.mark.parametrize(("text", "days"), SPOKEN.items())
def test_a_spoken_expression_is_read(text: str, days: str) -> None:
    assert only(text) == days


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("this August against last August", ["2026-08-01", "2025-08-01"]),
        ("지난 8월이랑 이번 8월", ["2025-08-01", "2026-08-01"]),
        ("compare yesterday and the day before", ["2026-11-19", "2026-11-18"]),
        ("1분기 대 2분기", ["2026-01-01", "2026-04-01"]),
        ("July and August of last year", ["2025-07-01", "2025-08-01"]),
        ("July, August and September last year", ["2025-07-01", "2025-08-01", "2025-09-01"]),
        ("October and October of last year", ["2026-10-01", "2025-10-01"]),
        ("상반기 대 하반기 작년", ["2025-01-01", "2025-07-01"]),
        ("7월과 작년 8월", ["2026-07-01", "2025-08-01"]),
    ],
)
def test_two_sides_are_never_the_same_one_twice(text: str, firsts: list[str]) -> None:
    found = read_periods(text, date(2026, 11, 20)).expressions
    assert [str(one.period.first) for one in found if one.period] == firsts
