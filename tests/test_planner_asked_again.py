"""An item picked after it was not known, suggestions that can be answered, frames of two languages."""

import pytest

from assistant.agent import Agent
from assistant.language import language_of
from tests.test_planner import ask, first_row

PICKED = [
    (("BW002 2025년 로트 수", "BW0021"), "BW0021 2025년 로트 수"),
    (("BW002 2025년 월별 생산량", "BW0022요"), "BW0022 2025년 월별 생산량"),
    (("ZZ9999 최근 이력", "BW0021로"), "BW0021 최근 이력"),
    (("how many lots of BW002 in 2025?", "BW0021 please"), "how many lots of BW0021 in 2025?"),
]


@pytest.mark.parametrize(("said", "alone"), PICKED)
def test_what_was_asked_is_answered_of_the_item_that_is_picked(
    planner_agent: Agent, said: tuple[str, ...], alone: str
) -> None:
    answer, other = ask(planner_agent, *said), ask(planner_agent, alone)
    assert other.status == "ok" and other.tables[0].rows, other.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables], answer.answer


def test_the_items_to_choose_from_are_suggested_and_each_is_answered(planner_agent: Agent) -> None:
    offered = ask(planner_agent, "BW002 2025년 로트 수").suggestions
    assert offered
    for code in offered:
        answer = ask(planner_agent, "BW002 2025년 로트 수", code)
        assert answer.status in ("ok", "no_data"), answer.answer
        assert code in str(answer.tables[0].basis.items), answer.answer


ASKED = [
    "2025년 9월 생산량",
    "BW0021 2025년 9월 생산량",
    "BW0021이랑 BW0022 2025년 9월 생산량",
    "2025년 월별 생산량",
    "2025년 9월 상위 2개",
    "BW0021 최근 이력",
    "데이터 언제까지 있어?",
    "2025년 8월과 9월 비교",
    "output in September 2025",
    "BW0021 and BW0022 in September 2025",
]


@pytest.mark.parametrize("question", ASKED)
def test_every_suggestion_can_be_answered(planner_agent: Agent, question: str) -> None:
    for suggestion in ask(planner_agent, question).suggestions:
        answer = ask(planner_agent, question, suggestion)
        assert answer.status in ("ok", "no_data"), f"{suggestion}: {answer.answer}"


FRAMES = {
    "what did 모카 브라운 원데이 make last month": "en",
    "how much 까미 in October": "en",
    "BW0021 생산량 for last week please": "en",
    "compare 9월 vs 10월 해줘": "ko",
    "BW0021 last month 생산량 알려줘": "ko",
    "total output 얼마야?": "ko",
}


@pytest.mark.parametrize(("question", "language"), FRAMES.items())
def test_a_mixed_question_is_answered_in_the_language_of_its_frame(question: str, language: str) -> None:
    assert language_of(question, "ko") == language


REFUSED = ["제일 인기 있는 제품", "가장 잘 팔리는 제품", "the most popular item last month"]


@pytest.mark.parametrize("question", REFUSED)
def test_what_sells_is_not_known(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "refused"


EACH = [
    (("2025년 9월 상위 2개", "각각 전년 동월 대비는?"), "BW0021, BW0022 2025년 9월을 2024년 9월과 비교"),
    (("BW0021이랑 BW0022 2025년 9월", "전년 동월 대비로"), "BW0021, BW0022 2025년 9월을 2024년 9월과 비교"),
]


@pytest.mark.parametrize(("said", "alone"), EACH)
def test_each_of_several_is_held_against_the_year_before(
    planner_agent: Agent, said: tuple[str, ...], alone: str
) -> None:
    answer, other = ask(planner_agent, *said), ask(planner_agent, alone)
    assert other.status == "ok" and len(other.tables) > 1, other.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2026년 3월에 BW0021 얼마나 나왔어? 3월 5일 생산량이요",
        "How was March 2026? 5 March 2026, BW0021 total please",
        "2026년 3월 첫째주 말고 3/2~3/8 BW0021 생산량",  # the same days
    ],
)
def test_a_part_that_the_next_sentence_names_is_the_question(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok" and first_row(answer)["quantity"] == 150, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2026년 3월 생산량은? 3월 5일은?",
        "How much in March 2026? And on 5 March 2026?",
        "BW0021 2026년 3월 생산량? 3월 5일부터 10일까지 BW0022",
    ],
)
def test_a_second_question_beside_the_first_is_asked_back(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "clarify"
