"""Wordings that stand for a plain one, and what must not be taken for one."""

import pytest

from assistant.planner.instead import put_plainly

PLAIN = {
    "전월 1일 평균 생산실적": "전월 일평균 생산실적",
    "BW0021 한 LOT 평균": "BW0021 로트당 평균",
    "10월 토·일요일 합계": "10월 주말 합계",
    "주말은 빼고 지난주 생산량": "평일 지난주 생산량",
    "지난주 말고 그 전 주 생산량": "지지난주 생산량",
    "모카류 총계": "모카 제품 전부 총계",
    "10만 개보다 많이 나온 날": "10만개 넘게 나온 날",
    "올해 하루 단위로": "올해 일별",
    "이번 달 1위부터 5위까지": "이번 달 상위 5개",
    "월화수목금토일 각각": "요일별",
}
ALIKE = [
    "주류 생산량",
    "10월 1일 생산량",
    "토요일 생산량",
    "평일 생산량",
    "지난주 생산량",
    "BW0021 로트",
    "BW0021은",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_wording_is_put_plainly(text: str) -> None:
    assert put_plainly(text) == PLAIN[text]


@pytest.mark.parametrize("text", ALIKE)
def test_what_is_plain_stays(text: str) -> None:
    assert put_plainly(text) == text
