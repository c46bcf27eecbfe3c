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
    (("10월 초순 BW0021 생산량", "그럼 중순은?", "하순은?"), "2026년 10월 하순 BW0021 생산량"),
    (("early October total", "mid October?", "and late?"), "late October 2026 total"),
    (("9월 첫째 주 생산량", "둘째 주는?"), "2026년 9월 둘째 주 생산량"),
    (("10월 5일부터 9일까지 BW0021", "10일부터 16일은?"), "2026년 10월 10일부터 16일 BW0021 생산량"),
    (("BW0021 from October 1 to 15", "16 to 31?"), "BW0021 from October 16 to 31, 2026"),
    (("10월 초순이랑 하순 생산량 비교해줘",), "10월 초순과 10월 하순 생산량 비교해줘"),
    (("최근 30일 생산량", "90일로 늘리면?"), "최근 90일 생산량"),
    (("how much did we make last week", "week before?"), "production in the week of November 2"),
    (("8월 BW0021 생산량", "전월비는요?", "전년비는요?"), "8월 BW0021 생산량 전년 동월 대비"),
    (("9월 BW0021 비중", "전체 생산량은 얼마였죠?"), "9월 공장 전체 생산량"),
    (("10월 BW0021 로트 수", "올해 통틀어선?"), "올해 BW0021 로트 수"),
    (("3분기 BW0021 생산량", "달별로 ㄱㄱ", "BW0022도"), "3분기 BW0022 월별"),
    (("10월 BW0021 일별", "최고 찍은 날은?", "그날 전체 생산량은?"), "2026년 10월 5일 공장 전체 생산량"),
    (("2025년 1위 품목", "그거 비중이 얼마나 되나", "로트는 몇 개지?"), "2025년 BW0021 로트 수"),
    (("2025년 1위 품목", "월별 추이는?"), "2025년 BW0021 월별 추이"),
    (("2025년 상위 3개 품목", "3번째 거는 2024년에 몇 개야?"), "2024년 CT0021 생산량"),
    (("BW0021이랑 BW0022 10월 비교", "두 번째 거 월별 추이"), "BW0022 월별 추이"),
    (("Compare BW0021 and BW0022 in October", "the latter by month"), "BW0022 by month"),
    (("2025년 상위 2개 품목", "둘 다 합쳐서 얼마야"), "2025년 BW0021, BW0022 합치면?"),
    (("2025년 상위 2개 품목", "다 합치면?"), "2025년 BW0021, BW0022 합치면?"),
    (("top 2 items of 2025", "combined?"), "BW0021, BW0022 combined in 2025"),
    (("Items starting with BW", "All of them together in October?"), "BW0021, BW0022 together in October"),
    (("October output", "Is that more than last year?"), "October output compared to last year"),
    (("BW0021 10월", "작년 10월보다 늘었나요?", "전월보다는요?"), "BW0021 10월 9월 비교"),
    (("output in July", "And August?", "Why the drop?", "And September?"), "output in September"),
    (("Which was the best day in September?", "and who led that day?"), "top items on September 5, 2026"),
    (("BW0021 in October", "September?", "this year total?"), "BW0021 this year"),
    (("Q1 total", "Q2", "Q3", "which of the three was highest?"), "Q1, Q2 and Q3 total production each"),
    (("3분기 생산량", "Back to Q1 then"), "Q1 production"),
    (("October total", "split by product, top two is enough"), "top 2 items in October"),
    (
        ("BW0021 10월", "different matter: what did the plant make in 2025?"),
        "what did the plant make in 2025?",
    ),
    (("2025년 상위 2개 품목", "아 그리고 별개로 2024년 총생산량 얼마였어?"), "2024년 총생산량"),
    (("작년 10월 28일 날짜 생산량",), "2025년 10월 28일 생산량"),
    (("데이터 있는 처음부터 지금까지 BW0022 총 몇개",), "전체 기간 BW0022 생산량"),
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
        ("hello", "how many was it?"),
        ("하순 생산량은?",),
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


def test_a_mean_over_a_stretch_that_begins_within_a_month_is_over_its_length(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "최근 3개월 BW0021 월평균")
    row = answer.tables[0].records()[0]
    assert row["months"] == 3
    assert row["average_quantity"] == pytest.approx(float(str(row["quantity"])) / 3)
    assert "3개월로 나눈" in answer.answer


@pytest.mark.parametrize(
    "question", ["BW0021 and BW0022 weekly average in 2025", "BW0021, BW0022 2025년 주평균"]
)
def test_each_of_several_items_has_its_own_mean(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    for row in answer.tables[0].records():
        said = next(line for line in answer.answer.splitlines() if str(row["item_code"]) in line)
        assert f"{float(str(row['average_quantity'])):,.2f}".rstrip("0").rstrip(".") in said


def test_a_running_period_is_first_held_against_as_many_days(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "올해 BW0021 작년보다 얼마나 늘었어?")
    alike = next(row for row in answer.tables[0].records() if row["part"] == "like_for_like")
    first = answer.answer.splitlines()[0]
    for column in ("period1_quantity", "period2_quantity", "difference"):
        assert f"{abs(float(str(alike[column]))):,.0f}개" in first
    assert f"{alike['growth']:.1f}%" in first


@pytest.mark.parametrize(("question", "said"), [
    ("주별 생산 추이 2026년 9월", "28일 주"),
    ("weekly trend of September 2026", "the week of September"),
    ("2026년 9월에 100개 이상 생산한 날", "2일입니다"),
])  # fmt: skip
def test_units_of_time_are_named_as_what_they_are(planner_agent: Agent, question: str, said: str) -> None:
    assert said in ask(planner_agent, question).answer
