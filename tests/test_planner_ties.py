"""The best of several that are alike is never told as the only one."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

NAMES = {
    "BW0021": "모카 브라운 원데이",
    "CT0021": "클리어 원데이",
    "CT0022": "클리어 원데이 90P",
    "HS0011": "아쿠아 촉촉",
}
MADE = (
    *(("2026-08-03", "BW0021", 2500), ("2026-08-04", "CT0022", 800)),
    *(("2026-09-03", "BW0021", 1100), ("2026-09-04", "CT0021", 900)),
    *(("2026-10-06", "BW0021", 700), ("2026-10-07", "BW0021", 700), ("2026-10-08", "BW0021", 600)),
    *(("2026-10-09", "BW0021", 500), ("2026-10-06", "CT0021", 400), ("2026-10-07", "CT0021", 400)),
    *(("2026-10-12", "CT0022", 800), ("2026-10-13", "HS0011", 100)),
)


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """October: two best days, two items in the second place; BW0021 made as much in August as in October."""
    records = [factory.record(day, code, made, NAMES[code], f"{code}-{day}") for day, code, made in MADE]
    return planner_on(tmp_path_factory.mktemp("ties"), records)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("10월에 제일 많이 만든 날은?", "수량이 같은 날입니다: 2026년 10월 6일, 2026년 10월 7일."),
        ("best day in October?", "These days have the same quantity: October 6, 2026, October 7, 2026."),
        ("best and worst day in October", "These days have the same quantity: October 6, 2026"),
        ("10월에 제일 많이 만든 날의 1위 품목은?", "수량이 같은 날입니다: 2026년 10월 6일"),
        ("best month of BW0021 this year", "More months have the same quantity."),
        ("올해 BW0021 제일 많이 만든 달", "수량이 같은 달이 더 있습니다."),
        ("10월 가장 큰 로트 2개", "수량이 같은 로트가 더 있습니다."),
        ("10월 2위 품목", "수량이 같은 품목이 더 있습니다."),
        ("top 2 items in October", "More items have the same quantity."),
        ("10월 하위 2개 품목", "수량이 같은 품목이 더 있습니다."),
    ],
)
def test_what_has_the_same_quantity_is_told_of(alike: Agent, question: str, told: str) -> None:
    assert_says(alike, (question,), told)


@pytest.mark.parametrize(
    "question",
    [
        "10월에 제일 적게 만든 날은?",
        "worst item in October",
        "10월 1위 품목",
        "10월에 많이 만든 날 2개",
        "10월 하위 3개 품목",
        "9월에 제일 많이 만든 날은?",
        "10월 생산량",
    ],
)
def test_what_stands_alone_or_is_listed_whole_has_no_other_beside_it(alike: Agent, question: str) -> None:
    answer = ask(alike, question)
    assert answer.status == "ok" and "수량이 같은" not in answer.answer, answer.answer
    assert "same quantity" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "side"), [("10월 상위 3개 품목", "상위"), ("10월 하위 3개 품목", "하위")]
)
def test_items_that_share_a_place_stand_in_the_list_with_the_same_number(
    alike: Agent, question: str, side: str
) -> None:
    answer = ask(alike, question).answer
    assert side in answer
    assert "2. CT0021 클리어 원데이: 800개" in answer and "2. CT0022 클리어 원데이 90P: 800개" in answer, (
        answer
    )
