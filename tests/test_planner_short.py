"""Follow-ups of a few words: each is answered as the question it stands for."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

SAME_ANSWER = [
    (("2025년 상위 2개 품목", "이 2개 합치면 얼마야?"), "2025년 BW0021, BW0022 합치면?"),
    (("2025년 상위 2개 품목", "그 품목들 2024년 생산량"), "2024년 BW0021, BW0022 생산량"),
    (("2025년 상위 2개 품목", "두 품목의 2024년 생산량"), "2024년 BW0021, BW0022 생산량"),
    (("2025년 상위 2개 품목", "얘네 합은?"), "2025년 BW0021, BW0022 합은?"),
    (("top 2 items of 2025", "what do they add up to?"), "what do BW0021, BW0022 add up to in 2025?"),
    (("top 2 items of 2025", "those two by month"), "BW0021, BW0022 by month in 2025"),
    (("top 2 items of 2025", "their output in 2024"), "BW0021, BW0022 output in 2024"),
    (("top 2 items of 2025", "compare those with 2024"), "compare BW0021, BW0022 in 2024 and 2025"),
    (("2025년 상위 3개 품목", "두 번째 품목 2024년은?"), "2024년 BW0022 생산량"),
    (("2025 top 3 items", "2nd item 2026년 3월"), "2026년 3월 BW0022 생산량"),
    (("top 3 items in 2025", "the 3rd item by quarter"), "CT0021 by quarter in 2025"),
    (("2025년 3월 상위 2개", "2위부터 3위까지도요"), "2025년 3월 상위 3개"),
    (("top 2 items in March 2025", "what about 2 to 3?"), "top 3 items in March 2025"),
    (("9월 BW0021 생산량", "그럼 작년은?"), "2025년 9월 BW0021 생산량"),
    (("2025년 9월 BW0021 생산량", "2024년은?"), "2024년 9월 BW0021 생산량"),
    (("2025년 3분기 BW0021 생산량", "그럼 올해는?"), "2026년 3분기 BW0021 생산량"),
    (("3분기 BW0021 생산량", "아 2025년 거 말한 건데"), "2025년 3분기 BW0021 생산량"),
    (("BW0021 in September", "no, I meant 2025"), "BW0021 in September 2025"),
    (("BW0021 last month", "and in 2024?"), "BW0021 in 2024"),
    (("지난주 월요일 생산량", "화요일은?"), "2026년 11월 10일 생산량"),
    (("지난주 생산량", "수요일은?"), "2026년 11월 11일 생산량"),
    (("production last week", "and Thursday?"), "production on November 12, 2026"),
    (("2025년 4분기 생산량", "3분기 대비 증감률은?"), "2025년 4분기 3분기 대비 증감률"),
    (("BW0021 9월 생산량", "10월은?", "그럼 두 달 비교하면 어때요?"), "BW0021 9월과 10월 비교"),
    (("BW0021 9월 5일 생산량", "9월 전체로 보면?"), "BW0021 9월 생산량"),
    (("BW0021 9월 생산량", "10월은?", "전체 품목 합쳐서는?"), "10월 전체 생산량"),
    (("BW0021 2025 total", "YoY 비교해줘 2024랑"), "BW0021 2024년 2025년 비교"),
    (("show me the top 2 for march 2025", "oops, march 2024"), "top 2 for march 2024"),
    (("2025년 3월 생산량", "never mind, show me the top 2 for March 2024"), "top 2 for March 2024"),
    (("상반기 BW0021 추이", "분기로 묶으면?"), "상반기 BW0021 분기별"),
    (("BW0022(Mocha Gray 1-Day) 9월 생산량",), "BW0022 9월 생산량"),
    (("아무개렌즈(BW0022) 9월 생산량",), "BW0022 9월 생산량"),
    (("품목코드 BW0022 9월 생산량",), "BW0022 9월 생산량"),
    (("Who's the top item in March 2025?",), "What is the top item in March 2025?"),
]


@pytest.mark.parametrize(("turns", "meant"), SAME_ANSWER)
def test_it_is_answered_as_what_it_stands_for(
    planner_agent: Agent, turns: tuple[str, ...], meant: str
) -> None:
    answer, whole = ask(planner_agent, *turns), ask(planner_agent, meant)
    assert whole.status == answer.status == "ok", answer.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in whole.tables]
    assert [table.basis.period for table in answer.tables] == [table.basis.period for table in whole.tables]


@pytest.mark.parametrize(
    "turns",
    [
        ("compare them please",),
        ("show those by month",),
        ("BW0021 어제 생산량", "작년은?"),
        ("top 3 items of 2025", "those five by month"),
    ],
)
def test_what_nothing_was_said_of_or_may_be_two_things_is_asked_back(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


def test_staff_is_refused_however_it_is_counted(planner_agent: Agent) -> None:
    assert ask(planner_agent, "어제 생산량", "몇 명이서 작업한 건가요?").status == "refused"


def test_lenses_off_the_lines_are_production(planner_agent: Agent) -> None:
    assert ask(planner_agent, "How many lenses came off the lines last month?").status == "ok"
