"""Times that say another one of the question once more."""

from datetime import date

import pytest

from assistant.planner.periods import read_periods
from assistant.planner.reading.repeats import without_repeats

TODAY = date(2026, 11, 20)


def kept(text: str) -> list[str]:
    return [one.text.strip() for one in without_repeats(read_periods(text, TODAY).expressions, text)]


REPEATED = {
    "직전 분기(7~9월) 생산량": ["7~9월"],
    "지난달(10월) 생산량": ["지난달"],
    "11/9부터 11/15까지 일주일 동안": ["11/9부터 11/15까지"],
    "7·8·9월 석 달": ["7·8·9월"],
    "목요일이었던 어제": ["목요일"],
    "2025년 생산량을 전년인 2024년과": ["2025년", "2024년과"],
    "직전 주(11.2~11.8) 실적": ["11.2~11.8"],
    "3월 5일 당일 실적": ["3월 5일"],
    "이번 주, 그러니까 11월 16일부터 오늘까지": ["이번 주"],
}
APART = {
    "10월하고 10월": ["10월하고", "10월"],
    "10월 30일 동안": ["10월", "30일 동안"],
    "지난달 생산량, 10월 대비": ["지난달", "10월 대비"],
    "11/9부터 11/15까지 2주 동안": ["11/9부터 11/15까지", "2주 동안"],
}


@pytest.mark.parametrize("text", REPEATED)
def test_what_says_a_period_again_is_no_second_one(text: str) -> None:
    assert kept(text) == REPEATED[text]


@pytest.mark.parametrize("text", APART)
def test_what_may_be_another_period_stays(text: str) -> None:
    assert kept(text) == APART[text]
