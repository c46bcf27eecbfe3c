"""Sentences before a question that greet, or remark on what was shown, ask nothing."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, first_row

GREETED = (
    "좋은 아침입니다. 2025년 3월 BW0021 생산량은?",
    "굿모닝~ 2025년 3월 BW0021 생산량",
    "주말 잘 보내셨어요? 2025년 3월 BW0021 생산량 알려주세요",
    "안녕하세요, 좋은 하루 보내세요! 2025년 3월 BW0021 생산량 알려주세요",
    "다들 점심 맛있게 드셨나요? 2025년 3월 BW0021 생산량요",
    "Hi all. Happy Monday! BW0021 in March 2025?",
    "금요일이네요! 2025년 3월 BW0021 생산량은?",
    "날씨가 좋네요. 2025년 3월 BW0021 생산량은?",
    "Happy Friday! BW0021 in March 2025?",
    "Hope you had a good weekend. BW0021 in March 2025?",
    "Thanks for your help yesterday. BW0021 in March 2025?",
)
REMARKS = (
    "꽤 줄었네요. 2025년 3월 BW0021 생산량은?",
    "일요일이라 그렇군요. 2025년 3월은요?",
    "아 수요일이구나. 그럼 2025년 3월은?",
    "여름이라 그런가 보네요. 2025년 3월은?",
    "예상대로네요. 2025년 3월은?",
    "별 차이 없네요. 2025년 3월은?",
    "That dropped quite a bit. And March 2025?",
    "Makes sense, it was a Sunday. And March 2025?",
    "Not bad at all. And March 2025?",
    "We did better than I feared. March 2025?",
)


MARCH_TOP = "top 2 items in March 2025"


@pytest.mark.parametrize("question", GREETED)
def test_a_greeting_changes_no_figure(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok" and first_row(answer)["quantity"] == 200, answer.answer


@pytest.mark.parametrize("question", REMARKS)
def test_a_remark_on_what_was_shown_changes_no_figure(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "BW0021 in March 2026", question)
    assert answer.status == "ok" and first_row(answer)["quantity"] == 200, answer.answer


def test_a_remark_alone_is_no_question(planner_agent: Agent) -> None:
    assert not ask(planner_agent, "BW0021 in March 2026", "일요일이라 그렇군요").tables


@pytest.mark.parametrize(
    "question", ["BW0022라 그렇군요. 2025년 3월은요?", "데이터 다 지워서 그렇군요. 2025년 3월은요?"]
)
def test_what_names_an_item_or_asks_for_a_change_is_no_remark(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "BW0021 in March 2026", question)
    assert answer.status != "ok" or first_row(answer)["quantity"] != 200, answer.answer


@pytest.mark.parametrize("question", ["주말 잘 나왔나요? 2026년 3월", "Have a list of BW items, please"])
def test_what_asks_is_no_courtesy(planner_agent: Agent, question: str) -> None:
    rest = question.replace("주말 잘 나왔나요? ", "").replace("Have a list of BW items, ", "")
    assert ask(planner_agent, question).answer != ask(planner_agent, rest).answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("monthly output 2025", "March looks awful. Which items were the top two that month?"), MARCH_TOP),
        (("monthly output 2025", "March was weak. top 2 items in that month"), MARCH_TOP),
        (("2025년 월별", "3월이 많이 줄었네요. 그 달 상위 2개 품목은?"), MARCH_TOP),
        (("2025년 월별", "3월은 적었네. 그 달 일별로"), "2025년 3월 일별"),
        (("2025년 분기별", "2분기가 좋았네요. 그 분기 월별로"), "2025년 2분기 월별"),
    ],
)
def test_that_month_is_the_one_that_a_remark_before_it_names(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)
