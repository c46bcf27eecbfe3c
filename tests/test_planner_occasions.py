"""A customer, the boss, a closing or a chart as the mere occasion of a question; orders stay refused."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, first_row

OCCASIONS = (
    "거래처 문의인데 BW0021 2025년에 얼마나 생산했습니까?",
    "고객이 BW0021 2025년에 얼마나 나왔냐는데",
    "거래처에서 BW0021 2025년에 얼마나 만들었냐고 물어보네요",
    "클라이언트가 2025년 BW0021 생산량 달라네",
    "손님이 BW0021 2025년에 몇 개 만들었냐고 하는데",
    "고객 문의 건입니다. BW0021 2025년 생산량 부탁드려요",
    "오사카 고객이 BW0021 사가는데 2025년 물량이 얼마죠",
    "불량률 분모로 쓸 2025년 BW0021 양품수량 총계",
    "불량률 구하게 2025년 BW0021 양품 수량",
    "수율 계산용 2025년 BW0021 양품 수량",
    "매출 계산하게 2025년 BW0021 생산 수량 줘",
    "고객사 요청 건인데 2025년 BW0021 생산량",
    "customer in osaka buys BW0021, whats the volume in 2025",
    "we have an order for BW0021, how much did we make in 2025",
    "for the cost calculation I need BW0021 output in 2025",
    "for stock planning: BW0021 output in 2025",
    "Client wants to know our BW0021 output in 2025",
    "customer asked how much BW0021 we made in 2025",
    "For my defect ratio I need the denominator: good pieces of BW0021 made in 2025",
    "I need the denominator for the defect rate: good quantity of BW0021 in 2025",
    "I'm calculating the defect rate, how many good pieces of BW0021 in 2025?",
    "고객 컴플레인 건으로 2025년 BW0021 생산량 확인해주세요",
    "QA asked for good pieces of BW0021 in 2025",
    "We got a call from a distributor about BW0021. How much did we make in 2025?",
    "Board meeting slide: BW0021 output in 2025",
    "month end: BW0021 output in 2025",
    "sales guy wants to know how much BW0021 we made in 2025",
    "closing 2025, BW0021 output?",
)


@pytest.mark.parametrize("question", OCCASIONS)
def test_the_occasion_of_a_question_changes_no_figure(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == 2400


REFUSED = (
    "고객이 2025년에 BW0021 몇 개 샀냐는데",
    "고객이 2025년에 BW0021 몇 개 받았냐는데",
    "거래처 문의인데 BW0021 재고 있습니까?",
    "거래처에서 BW0021 납기 언제냐고 묻는데",
    "고객이 BW0021 불량률 묻는데",
    "고객용으로 만든 2025년 수량은?",
    "고객 클레임 건수 2025년",
    "오사카 고객이 BW0021 사가는데 2025년에 몇 개죠",
    "불량률 구하려고 2025년 BW0021 불량 수량",
    "불량률 계산해줘 2025년 BW0021 생산량으로",
    "불량률 집계용 2025년 BW0021 수량",
    "재고 계산용 2025년 BW0021 수량",
    "수요가 줄었어?",
    "we have an order for BW0021, how much is it?",
    "for the revenue calculation, BW0021 total of 2025",
    "is demand falling?",
    "customer in osaka buys BW0021, how many did they take in 2025",
    "customer in osaka buys BW0021, whats their volume in 2025",
    "Client wants to know the price of BW0021",
    "how many BW0021 did the client order in 2025",
    "For my defect ratio I need the defects of BW0021 in 2025",
    "for the defect rate, BW0021 total of 2025",
    "Defect rate: production of BW0021 in 2025",
    "who is the best operator in 2025",
    "who are our top customers in 2025",
    "who made the most in 2025?",
    "누가 제일 많이 만들었어 2025년",
    "line output for 2025",
)


@pytest.mark.parametrize("question", REFUSED)
def test_what_they_ask_of_orders_sales_defects_and_people_is_not_answered(
    planner_agent: Agent, question: str
) -> None:
    assert ask(planner_agent, question).status in ("clarify", "refused")


AS_IN_FULL: list[tuple[Sequence[str], str]] = [
    (("who are the top 2 in 2025",), "top 2 items in 2025"),
    (("누가 2025년 1위야?",), "2025년 1위 품목은 뭐야"),
    (("who did best in 2025",), "top item in 2025"),
    (("who is the worst in March 2025",), "least produced item in March 2025"),
    (("make a bar chart of the top 2 items in 2025", "same for 2024"), "top 2 items in 2024"),
    (("2025년 상위 2개 품목 막대그래프로 그려줘",), "2025년 상위 2개 품목"),
    (("2025년 1등 품목", "그거 2024년은요?", "2등은요?"), "2024년 상위 3개 품목"),
    (("monthly output 2025", "add 2024 as second column"), "monthly output 2024 to 2025"),
    (("2025년 생산량", "2024년은?", "몇 퍼센트 준 거야"), "2025년과 2024년 비교"),
    (("2025년 BW0021", "2024년은?", "몇 프로 는 거예요?"), "BW0021 2025년과 2024년 비교"),
    (("which item was top in 2025?", "that item by month in 2024"), "BW0021 by month in 2024"),
    (("2025년 로트 몇 개야?", "1등 뭐야"), "2025년 1위 품목은 뭐야"),
    (("2025년 생산 몇 개야?", "로트로는 몇 개?"), "2025년 로트 수"),
    (("total in 2025", "why so little? is demand falling?", "then just the monthly numbers"), "monthly 2025"),
    (("2025년 생산이 제일 잘된 달은?",), "2025년 제일 많이 만든 달은?"),
    (("Hi, closing October 2025. Total good quantity for the month?",), "total in October 2025"),
    (("doing the October close, total output please",), "total output in October"),
    (("I'm drawing a line chart, monthly output 2025", "need 2024 as second line"), "monthly output 2024"),
    (("꺾은선 그래프 그리는데 2025년 월별 생산량 줘", "2024년도 두번째 선으로 필요해"), "2024년 월별 생산량"),
    (("fourth quarter so far?", "october only"), "output in october"),
    (("top 2 items in 2025", "And their order in 2024, top 2?"), "top 2 items in 2024"),
    (
        ("boss asked for the top item of 2025", "and it in 2024", "and whats the number two of 2025"),
        "2025년 2위 품목",
    ),
    (("2025년 1위 품목", "2024년엔 얼마였어", "그럼 2025년 2위는?"), "2025년 2위 품목"),
    (("BW in 2025", "and number two of March 2025?"), "BW0022 in March 2025"),
]


@pytest.mark.parametrize(("turns", "plain"), AS_IN_FULL)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    answer, other = ask(planner_agent, *turns), ask(planner_agent, plain)
    assert other.status == "ok" and other.tables, other.answer
    assert answer.status == "ok", answer.answer
    names = [{column.name for column in one.tables[0].columns} for one in (answer, other)]
    columns = sorted({"quantity", "item_code", "month"} & names[0] & names[1])
    told, wanted = (
        [[row[key] for key in columns] for row in one.tables[0].records() if row.get("item_code", "")]
        for one in (answer, other)
    )
    assert columns and told == wanted, answer.answer


def test_an_item_of_several_is_chosen_after_what_a_customer_asks(tmp_path: Path) -> None:
    agent = planner_on(
        tmp_path,
        [
            factory.record("2026-11-03", "BW0029", 30.0, "미드나잇 블랙 원데이", "A1"),
            factory.record("2026-11-04", "BW0049", 40.0, "미드나잇 블랙 먼슬리", "B1"),
        ],
    )
    asked = "고객이 미드나잇 블랙 이번달 얼마나 나왔냐는데"
    offered = ask(agent, asked)
    assert offered.status == "clarify" and "BW0049" in offered.answer
    assert first_row(ask(agent, asked, "먼슬리"))["quantity"] == 40
    assert first_row(ask(agent, asked, "먼슬리", "원데이는?"))["quantity"] == 30
