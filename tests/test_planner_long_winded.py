"""Long-winded questions: the request at their end is answered, and what stands before it is left out."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        (
            "제가 오후에 본사 보고가 있어서 만들고 있는데요, 우선 올해 분기별 생산량부터 정리해 주세요",
            "올해 분기별 생산량",
        ),
        (
            "안녕하세요 이번에 배치된 신입 최민호라고 합니다! 교육 과제라서요 이번 달 생산일수가 며칠인가요?",
            "이번 달 생산일수는?",
        ),
        (
            "다름이 아니라 거래처에서 BW0021 물량을 문의해서요, 최근 3개월 생산량이 어느 정도 되나요?",
            "BW0021 최근 3개월 생산량",
        ),
        ("I will make weekly report. This week total production, please.", "total production this week"),
        (
            "I was just chatting with head office and they reckon spring is our strongest period. "
            "Could you show me production by month from March to May this year?",
            "production by month from March to May this year",
        ),
        (
            "A distributor on the other line is keen on the BW0021, "
            "so could you tell me how many we've produced this year?",
            "BW0021 production this year",
        ),
        ("Which family made more in October, BW or CT?", "which has more production in October, BW or CT?"),
        ("Which family has more output in October, BW or CT?", "which has more output in October, BW or CT?"),
    ],
)
def test_the_request_at_the_end_is_answered(planner_agent: Agent, said: str, plainly: str) -> None:
    assert_answers_as(planner_agent, (said,), plainly)


@pytest.mark.parametrize(
    "said",
    [
        "불량률을 알려 주세요. 지난달 생산량도 알려 주세요",
        "I need the defect rate for October, and could you show me production by month in 2025?",
        "The boss is worried about October. Could you show me the defect rate?",
        "No.1 item in October, how is the monthly trend of this year?",
        "BW0021하고 CT0021을 거래처에서 문의해서요, 최근 3개월 생산량이 어느 정도 되나요?",
    ],
)
def test_a_part_that_asks_or_names_more_is_not_left_out(planner_agent: Agent, said: str) -> None:
    answer = ask(planner_agent, said)
    codes = {item.code for table in answer.tables for item in table.basis.items}
    assert answer.status != "ok" or codes >= {"BW0021", "CT0021"}, answer.answer


@pytest.mark.parametrize(
    "said",
    [
        "새 공장 거라서요, 지난달 생산량 알려줘",
        "베트남에 보낼 건데요, 지난달 BW0021 생산량",
        "야간조 얘기인데요, 지난달 생산량 얼마예요?",
        "3호기 담당입니다. 지난달 생산량 얼마예요?",
        "수출용만 보는 중인데요, 지난달 생산량 얼마예요?",
        "2공장이에요. 어제 생산량은?",
        "It's for the Hanoi plant. Total production last month?",
        "I am on the night shift. Total production last month?",
        "It is about rejects. How much did we make last month?",
        "the defective ones are my concern. how many in October?",
    ],
)
def test_what_may_narrow_the_request_is_not_left_out(planner_agent: Agent, said: str) -> None:
    answer = ask(planner_agent, said)
    assert answer.status in ("refused", "clarify") and not answer.tables, answer.answer
