"""Wordings that stand for a plain one, and what must not be taken for one."""

import pytest

from assistant.planner.reading.instead import put_plainly

PLAIN = {
    "전월 1일 평균 생산실적": "전월 일평균 생산실적",
    "BW0021 한 LOT 평균": "BW0021 로트당 평균",
    "10월 토·일요일 합계": "10월 주말 합계",
    "지난주 말고 그 전 주 생산량": "지지난주 생산량",
    "모카류 총계": "모카 제품 전부 총계",
    "10만 개보다 많이 나온 날": "10만개 넘게 나온 날",
    "올해 하루 단위로": "올해 일별",
    "이번 달 1위부터 5위까지": "이번 달 상위 5개",
    "월화수목금토일 각각": "요일별",
    "BW0021 을마나 맹글었노": "BW0021 얼마나 만들었나요",
    "제일 많이 나온 날이 메칠이당가": "제일 많이 나온 날이 며칠이나요",
    "total for Nov 2–8, 2026": "total for Nov 2, 2026 to Nov 8, 2026",
    "since September began, how much": "since September, how much",
    "rolling 30-day total": "last 30 days total",
    "each quarter from 2023": "each quarter since 2023",
    "running total at the end of each month": "running total by month",
    "which five days this year had the highest output": "top five days this year by output",
    "codes beginning with BW": "list the BW items",
    "days that went past 100,000": "days that exceeded 100,000",
    "months that missed the 2,000,000 level": "months that less than 2,000,000 level",
    "jul-sep 26 output": "jul to sep 2026 output",
    "bw0021 / ct0021": "bw0021, ct0021",
    "head office would like to know the total": "please show the total",
    "put October next to September": "compare October with September",
    "which days had no BW0028": "which days idle BW0028",
}
ALIKE = [
    "9월 1일 ~ 9월 3일 생산량",
    "BW-0021 ytd",
    "주류 생산량",
    "10월 1일 생산량",
    "토요일 생산량",
    "평일 생산량",
    "지난주 생산량",
    "BW0021 로트",
    "BW0021은",
    "total last month without BW0021",
    "Mocha Brown 1-Day production",
    "everything starting in March 2026",
    "add 500 to BW0021 and put it together",
    "top 20 items",
    "rolling 7-day average",
    "2024 -> 2025",
    "total for 2026/10/05",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_wording_is_put_plainly(text: str) -> None:
    assert put_plainly(text) == PLAIN[text]


@pytest.mark.parametrize("text", ALIKE)
def test_what_is_plain_stays(text: str) -> None:
    assert put_plainly(text) == text
