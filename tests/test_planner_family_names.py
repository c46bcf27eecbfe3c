"""A family is named in the answer, also where it is kept from an earlier one; what is none is not."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_says
from tests.test_planner_family_turns import agent

__all__ = ["agent"]


@pytest.mark.parametrize(
    ("turns", "named"),
    [
        (("10월 BW 제품군 생산량",), "BW 제품군 품목 3개"),
        (("10월 BW", "9월은?"), "BW 제품군 품목 3개"),
        (("10월 BW", "9월보다 늘었어?"), "BW 제품군(품목 3개)"),
        (("10월 CT 로트 수",), "CT 제품군(품목 3개)"),
        (("10월 BW 비중",), "BW 제품군(품목 3개)"),
        (("10월 BW 일평균",), "BW 제품군(품목 3개)"),
        (("10월 BW 월요일 생산",), "BW 제품군 생산량"),
        (("10월 BW 주말 생산",), "BW 제품군 생산 기록이 없습니다"),
        (("10월 BW 빼고 생산량",), "BW 제품군을 뺀"),
        (("10월 CT 중 1위",), "CT 제품군 품목 중"),
        (("10월 BW와 CT 합쳐서 비중",), "BW, CT 제품군(품목 6개)"),
        (("the BW family in October",), "the BW family, 3 items together"),
        (("the BW family in October", "and in September?"), "the BW family, 3 items together"),
        (("the BW family in October", "did it grow since September?"), "the BW family (3 items)"),
        (("daily average of the CT family in October",), "the CT family (3 items)"),
        (("share of HS in October",), "The HS family (3 items) made up"),
        (("top 2 CT items in October",), "The items of the CT family"),
        (("October without BW",), "all items except the BW family"),
    ],
)
def test_a_family_is_named(agent: Agent, turns: tuple[str, ...], named: str) -> None:
    assert_says(agent, turns, named)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("10월 BW0021, BW0022 합쳐서 비중", "BW0021, BW0022 합계"),
        ("10월 BW에서 BW0021 빼고 합계", "품목 2개"),
        ("BW0021 and BW0022 together, share in October", "BW0021, BW0022"),
    ],
)
def test_a_part_of_a_family_goes_by_no_name_of_all(agent: Agent, question: str, named: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok" and named in answer.answer, answer.answer
    assert "제품군" not in answer.answer and "family" not in answer.answer
