"""Korean endings put together from their parts, and English words within Korean ones."""

import pytest

from assistant.agent import Agent
from assistant.planner.reading.loans import without_loans
from assistant.planner.reading.vocabulary import vocabulary
from tests.test_planner import ask, first_row

POLITE = [
    "BW0021 지난달 생산량이 얼마였습니까",
    "BW0021 지난달 생산량이 얼마나 되셨는지요",
    "BW0021 지난달 생산량이 얼마였을런지요",
    "BW0021 지난달에 얼마나 생산하였는지요",
    "BW0021 지난달에 몇 개 생산하셨을까요",
    "BW0021 지난달 생산량 여쭙고자 합니다",
    "BW0021 지난달 생산량을 확인하고자 하오니 알려주시면 좋겠습니다",
    "BW0021 지난달 production량",
    "BW0021 지난달 output량은 얼마나 됐어",
]


@pytest.mark.parametrize("question", POLITE)
def test_endings_change_no_answer(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == 300


@pytest.mark.parametrize(
    "question", ["지난달 생산량이 어떻게 변하였습니까", "지난달 생산량은 감소되었는지요"]
)
def test_longer_past_forms_mean_what_the_short_ones_mean(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.tables[0].basis.tool == "compare_periods", answer.answer


@pytest.mark.parametrize("question", ["마지막 update 언제", "최근 update 시각"])
def test_an_update_that_is_asked_about_is_no_change(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert "last_day" in first_row(answer)


@pytest.mark.parametrize(
    "question", ["BW0021 수량 500으로 update", "마지막 기록 update해줘", "update 해줘 BW0021 수량"]
)
def test_an_update_that_is_told_stays_refused(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).reason == "unsafe"


@pytest.mark.parametrize("text", ["BW0021은", "update BW0021", "itemize해", "Mocha브라운"])
def test_other_latin_words_stay_as_they_are(text: str) -> None:
    assert without_loans(text, vocabulary()) == text
