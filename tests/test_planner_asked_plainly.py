"""Ordinary questions: which of two had more, why they differ, another family, and choices to pick from."""

from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

NAMES: Mapping[str, str] = {
    "BW0021": "모카 브라운 원데이 (Mocha Brown 1-Day)",
    "BW0041": "모카 브라운 먼슬리 (Mocha Brown Monthly)",
    "BW0024": "밀크 베이지 원데이 (Milk Beige 1-Day)",
    "CT0021": "클리어 원데이 30P",
    "CT0022": "클리어 원데이 90P",
    "CT0024": "클리어 먼슬리 6P",
}
MADE: Mapping[str, Mapping[str, int]] = {
    "2026-09": {"BW0021": 340, "BW0041": 95, "BW0024": 60, "CT0021": 220, "CT0022": 85, "CT0024": 30},
    "2026-10": {"BW0021": 410, "BW0041": 99, "BW0024": 71, "CT0021": 230, "CT0022": 88, "CT0024": 37},
}
OCTOBER, SEPTEMBER = (sum(MADE[month].values()) for month in ("2026-10", "2026-09"))


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two colours and a clear lens; every day but the last of October makes something."""
    records = [
        factory.record(f"{month}-05", code, float(made), NAMES[code], f"{month}-{code}")
        for month, items in MADE.items()
        for code, made in items.items()
    ]
    records += [
        factory.record(f"2026-10-{day:02}", "CT0024", 0.5, NAMES["CT0024"], f"{day}") for day in range(1, 31)
    ]
    return planner_on(tmp_path_factory.mktemp("plain"), records)


WHICH = [
    "지난달이랑 지지난달 중에 언제가 많아?",
    "9월이랑 10월 중 언제가 더 많아?",
    "9월하고 10월 중에 어느 달이 많아?",
    "지난달이 많아 지지난달이 많아?",
    "9월이 많아요 10월이 많아요?",
]


@pytest.mark.parametrize("question", WHICH)
def test_which_of_two_periods_had_more_is_told(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert f"{OCTOBER + 15:,}" in answer, answer
    assert f"{SEPTEMBER:,}" in answer
    assert f"{OCTOBER + 15 - SEPTEMBER:,}개" in answer


WHY = [
    "차이가 왜 났어?",
    "차이가 왜 났지?",
    "왜 이렇게 차이가 났어?",
    "왜 차이났어?",
    "차이가 난 이유는?",
    "차이의 원인이 뭐야?",
]


@pytest.mark.parametrize("then", WHY)
def test_why_two_differ_names_the_items(agent: Agent, then: str) -> None:
    answer = ask(agent, "10월이랑 9월 비교", then)
    assert answer.status == "ok", answer.answer
    assert "BW0021" in answer.answer
    assert f"{410 - 340}개" in answer.answer


def family(word: str, month: str) -> int:
    """What the items with a word in their names made."""
    return sum(made for code, made in MADE[month].items() if word in NAMES[code])


FAMILIES = [
    ("원데이 제품군 9월 생산량", "먼슬리는?", family("먼슬리", "2026-09")),
    ("모카 계열 9월 생산량", "클리어는?", family("클리어", "2026-09")),
    ("모카 계열 9월 생산량", "클리어 계열은?", family("클리어", "2026-09")),
    ("Mocha family output September", "Clear family?", family("클리어", "2026-09")),
    ("모카 제품 전체 9월 생산량", "그럼 클리어는?", family("클리어", "2026-09")),
]


@pytest.mark.parametrize(("first", "then", "value"), FAMILIES)
def test_a_word_after_a_family_is_a_family(agent: Agent, first: str, then: str, value: int) -> None:
    answer = ask(agent, first, then)
    assert answer.status == "ok", answer.answer
    assert f"{value:,}" in answer.answer


SHARES = [
    "9월 상위 2개 품목이 전체에서 차지하는 비중",
    "9월 상위 2개 품목 비중은?",
    "what share of September output do the top 2 items make up?",
]


@pytest.mark.parametrize("question", SHARES)
def test_the_first_few_have_a_share_together(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert f"{100 * (340 + 220) / SEPTEMBER:.1f}%" in answer


@pytest.mark.parametrize(
    "question", ["what was made on October 5?", "what was produced on October 5", "10월 5일에 뭐 만들었어?"]
)
def test_what_was_made_lists_the_items(agent: Agent, question: str) -> None:
    answer = ask(agent, question).answer
    assert all(code in answer for code in MADE["2026-10"])


def test_how_much_after_a_list_is_the_total_alone(agent: Agent) -> None:
    answer = ask(agent, "10월 5일에 뭐 만들었어?", "9월은 얼마야?").answer
    assert f"{SEPTEMBER:,}" in answer
    assert "BW0021" not in answer


def test_one_day_is_no_date(agent: Agent) -> None:
    answer = ask(agent, "10월에 생산 기록이 없는 날은?").answer
    assert "모두 1일" in answer


ASKED_BACK = [
    (("클리어 원데이 처음 생산한 날이 언제지?",), ("CT0021", "CT0022")),
    (("클리어 원데이 마지막으로 만든 날은?",), ("CT0021", "CT0022")),
    (("which item is made most often?",), ("lots", "records", "producing days")),
    (("가장 자주 만든 품목은?",), ("로트", "기록", "생산일수")),
    (("BW0021 첫 로트 번호는?",), ("처음 생산한 날",)),
    (("10월 5일 생산량 상위 3개 품목", "작년엔?"), ("그해 전체", "같은 날")),
    (("top 3 items on October 5", "and last year?"), ("all of that year", "same days")),
]


@pytest.mark.parametrize(("turns", "said"), ASKED_BACK)
def test_asking_back_names_the_choices(agent: Agent, turns: tuple[str, ...], said: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "clarify", answer.answer
    assert all(one in answer.answer for one in said)


def test_the_choice_answers_the_question_before(agent: Agent) -> None:
    answer = ask(agent, "클리어 원데이 처음 생산한 날이 언제지?", "30P로")
    assert answer.status == "ok", answer.answer
    assert "CT0021" in answer.answer
    assert "HS" not in answer.answer
