"""Long conversations: parts of what was asked, one of several, places of a list, what got no answer."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

SAME_ANSWER = [
    (("BW0021 for 2025", "just the last quarter of it"), "BW0021 in Q4 2025"),
    (("Total output first half of 2025", "and the other half?"), "total output in the second half of 2025"),
    (("2025년 상반기 생산량", "나머지 반기는?"), "2025년 하반기 생산량"),
    (("2025년 생산량", "그 해 마지막 분기는?"), "2025년 4분기 생산량"),
    (("2025 total", "in the first quarter only"), "total in Q1 2025"),
    (("lowest month in 2024?", "and second lowest?"), "second lowest month in 2024"),
    (("BW0021 9월 생산량", "BW0022는?", "10월에는 둘 다?"), "10월 BW0021, BW0022 생산량"),
    (("BW0021이랑 BW0022 9월 비교", "BW0022 말고 CT0021로"), "BW0021이랑 CT0021 9월 비교"),
    (
        ("Compare BW0021 and BW0022 in March", "CT0021 instead of BW0022"),
        "compare BW0021 and CT0021 in March",
    ),
    (("Compare BW0022 and CT0021 in March", "the gray one in 2025"), "BW0022 in 2025"),
    (("BW0021이랑 CT0021 3월 비교", "토릭 쪽만 2025년은?"), "2025년 CT0021 생산량"),
    (("Top 2 items of 2025", "I mis-typed, it should be 2024."), "top 2 items of 2024"),
    (("BW0021 in September", "oops BW0022"), "BW0022 in September"),
    (("BW0021 last month", "not last month, last year"), "BW0021 last year"),
    (("BW0021 in Q2 2026", "and the whole of last year"), "BW0021 in 2025"),
    (("Top three for 2025", "what did number three do in 2024?"), "CT0021 in 2024"),
    (("2025년 3위 품목은?", "3위 품목의 2024년은?"), "2024년 CT0021 생산량"),
    (("which item did we make least of in 2025?", "its total in 2024?"), "CT0021 total in 2024"),
    (("Total of October 2026 and of October 2025", "difference?"), "compare October 2025 and October 2026"),
    (("2025년 상위 2개", "합친 비중은?"), "2025년 BW0021, BW0022 합쳐서 비중은?"),
    (("Top 2 items in 2025", "combined share of the total?"), "combined share of BW0021, BW0022 in 2025"),
    (("9월 28일부터 10월 4일까지 생산량", "월요일부터 수요일까지만요"), "9월 28일부터 9월 30일까지 생산량"),
    (("2025 total", "only weekdays?"), "2025 total weekdays only"),
    (("10월 생산량", "주말에는 얼마나 나왔어요?", "평일은?"), "10월 평일 생산량"),
    (("Top 2 in October", "What do the two add up to?"), "BW0021, BW0022 combined in October"),
    (("BW0021 in Q2", "BW0022?", "add the two up please"), "BW0021, BW0022 combined in Q2"),
    (
        ("BW0021 in March", "BW0022?", "CT0021?", "the three together"),
        "BW0021, BW0022, CT0021 together in March",
    ),
    (("last month total?", "how many different items", "best day?"), "best day last month"),
    (("BW0021 this year", "first production day in 2026?"), "first production day of BW0021 in 2026"),
    (("BW0021 10월", "9월은", "차이는", "BW0022로 바꿔서 10월", "그건 9월 얼마"), "BW0022 9월 생산량"),
    (
        ("BW0021 2025년 분기별", "2024년도 같은 식으로요", "두 해를 비교해 주세요"),
        "BW0021 2024년 2025년 비교",
    ),
    (("BW0021 4월", "5월", "2분기 전체로 합치면"), "BW0021 2분기 생산량"),
    (("그 품목 지난달 몇 개 나왔어?", "BW0022이요"), "BW0022 지난달 몇 개 나왔어?"),
    (("how much of that item did we make in October?", "BW0022 please"), "how much BW0022 in October?"),
    (("10월 총량이 평소보다 많은 편인가요?", "전월보다는요?"), "10월 전월 대비"),
    (("10월 불량 수량 알려줘", "그럼 양품 수량은?"), "10월 양품 수량은?"),
    (("BW0021 10월 불량은?", "그럼 생산량은?"), "BW0021 10월 생산량"),
    (("2025년 월별 추이", "최고점은 언제야?"), "2025년 생산량이 가장 많은 달"),
    (("BW0021 2025년 제일 많이 만든 달", "그 달 1위 품목은?"), "2025년 1월 1위 품목"),
    (("2025년에 세 번째로 많이 생산된 품목은?",), "2025년 3위 품목"),
    (("3rd biggest item of 2025",), "2025년 3위 품목"),
    (("who's number 2 for 2025 by quantity",), "number 2 item of 2025"),
    (("was BW0021 produced last month? customer is asking me",), "was BW0021 produced last month?"),
    (("9월 평일만 따졌을 때 하루 평균이 얼마예요?",), "9월 평일 하루 평균"),
    (("9월 생산량", "그 다음 달은?"), "10월 생산량"),
    (("output on October 4", "one day later?"), "output on October 5"),
    (
        ("output decrease from July to August?", "And from May to June?"),
        "why did output change from May to June?",
    ),
    (
        ("the three smallest items of 2025", "newest two records of the smallest one"),
        "newest two records of CT0021",
    ),
    (("BW0021 this year, monthly?", "quarterly is enough actually"), "BW0021 this year quarterly"),
    (("2025년에 제일 많이 만든 품목 뭐예요?", "오 그럼 두번째는요?"), "2025년 2위 품목"),
    (("2025년많이만든품목다섯개만",), "2025년 상위 5개 품목"),
    (("10월 28일 총수량", "그날 BW0021 는"), "10월 28일 BW0021 생산량"),
    (("For the CEO's speech: what was our best month ever?",), "what was our best month ever?"),
    (
        ("안녕하십니까, 비서실 서지민입니다. 대표님께서 지난달 총생산량을 여쭤보셔서 문의드립니다.",),
        "지난달 총생산량",
    ),
    (("대표님께서 올해 월평균 생산량이 얼마인지 물으십니다.",), "올해 월평균 생산량"),
    (
        ("창사 이래 하루 최대 생산 기록이 언제인지 궁금해하십니다.",),
        "전체 기간 하루 최대 생산 기록이 언제야?",
    ),
    (("이사회 자료로 사용할 2024~2025년 연간 생산량을 정리해 주시겠습니까?",), "2024~2025년 연도별 생산량"),
    (("10월 3일~10월 7일 동안의 생산 합계를 부탁드립니다.",), "10월 3일~10월 7일 생산 합계"),
    (("May I see the most recent records for BW0021?",), "BW0021 latest records"),
    (("Could you confirm last month's plant output for the morning briefing?",), "last month's plant output"),
    (("2025년 3위 품목은?", "그거 최근 이력"), "CT0021 최근 이력"),
    (("2025년 상위 3개", "같은 품목들 2024년 수치"), "2024년 BW0021, BW0022, CT0021 순위"),
    (("top 3 of 2025", "same items in 2024"), "rank BW0021, BW0022, CT0021 in 2024"),
    (("BW0021 BW0022 9월 비교", "적은 쪽 2025년 몇개"), "BW0022 2025년 생산량"),
    (("BW0021 vs BW0022 in March", "show me the winner by month for 2025"), "BW0021 by month for 2025"),
    (
        ("BW0021 in March", "BW0022?", "what's the difference between them?"),
        "compare BW0021 and BW0022 in March",
    ),
    (
        ("March production?", "and October?", "which was the bigger month?"),
        "compare March and October production",
    ),
    (("BW0022 in March", "why was it up on February?"), "why did BW0022 change from February to March?"),
    (("CT0021 코드가 뭐지", "올해 몇 개?"), "CT0021 올해 몇 개?"),
    (("Which items start with BW?", "how much did each make in October"), "BW0021, BW0022 in October"),
    (("2025년 3월 제일 많이 찍은날", "그날 탑2"), "2025년 3월 5일 상위 2개"),
    (
        ("best day in 2025 for CT0021?", "what else was made that day?"),
        "which items were made on March 31, 2025?",
    ),
    (("2025년 제일 많이 만든 날", "얼마야?"), "2025년 제일 많이 만든 날"),
    (("biggest day of 2025?", "how much was it"), "biggest day of 2025?"),
    (("9월 28일 생산량", "10월 5일은", "이틀 합계"), "9월 28일, 10월 5일 생산량 합계"),
    (("BW0021 monthly in 2025", "average", "highest"), "highest month of BW0021 in 2025"),
    (("10월에 제일 많이 만든 날", "다음날은?"), "10월 6일 생산량"),
    (("best day in October", "and the day before"), "production on October 4"),
    (("2025년 3월에 가장 많이 줄어든 품목들", "1개만"), "2025년 3월에 가장 많이 줄어든 품목 1개"),
    (("BW0021 10월 생산량", "다른 건데요, 올해 총 로트 수가 몇 개입니까?"), "올해 총 로트 수"),
    (("go back to BW0022, last month pls",), "BW0022 last month"),
    (("작년 10월 대비 늘어난 품목 두개",), "2025년 10월 대비 2026년 10월에 늘어난 품목 두개"),
    (("10월 1일부터 15일까지랑 9월 같은 기간 비교",), "9월 1일부터 15일까지와 10월 1일부터 15일까지 비교"),
    (("BW0021 올해 몇 번 만들었어",), "BW0021 올해 생산 기록 건수와 생산일수"),
    (("9월 28일부터 10월 5일까지 각각 생산량",), "9월 28일부터 10월 5일까지 일별 생산량"),
    (("September per item, the biggest 2",), "top 2 items in September"),
    (("모카 브라운 원데이, BW0021, 2025년 생산량",), "BW0021 2025년 생산량"),
]


@pytest.mark.parametrize(("turns", "meant"), SAME_ANSWER)
def test_it_is_answered_as_what_it_stands_for(
    planner_agent: Agent, turns: tuple[str, ...], meant: str
) -> None:
    answer, whole = ask(planner_agent, *turns), ask(planner_agent, meant)
    assert whole.status == answer.status == "ok", (answer.answer, whole.answer)
    assert [table.rows for table in answer.tables] == [table.rows for table in whole.tables]


@pytest.mark.parametrize(
    "turns",
    [
        ("지난달 반짝이 BW0021 생산량", "BW0022는?"),
        ("8월 BW0021", "9월 반짝이 BW0021 생산량", "10월은?"),
        ("BW0021 in March", "CT0021?", "the three together"),
    ],
)
def test_nothing_goes_on_from_what_was_not_read(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    "question", ["What do you charge per box of BW0021?", "박 대리가 담당한 로트 수량 알려줘"]
)
def test_prices_and_people_are_refused(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "refused"


def test_the_fourth_is_never_read_as_the_third(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 네번째로 많이 생산된 품목은?")
    assert "CT0021" not in answer.answer


def test_a_family_grows_as_one(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW 시리즈 작년 대비 성장률")
    row = next(row for row in answer.tables[0].records() if row["part"] == "like_for_like")
    assert f"{float(str(row['growth'])):.1f}%" in answer.answer.splitlines()[0]


@pytest.mark.parametrize("question", ["요일별 평균 2025년 3월", "average by weekday in March 2025"])
def test_days_of_the_week_are_told_by_their_average(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    means = [float(str(row["average_per_day"])) for row in answer.tables[0].records()]
    for mean in (min(means), max(means)):
        assert f"{mean:,.2f}".rstrip("0").rstrip(".") in answer.answer


def test_short_words_are_no_items(planner_agent: Agent) -> None:
    assert ask(planner_agent, "Total output of last month", "how many lots po?").status == "clarify"


def test_thanks_that_say_what_for_ask_nothing(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "10월 생산량", "고맙습니다. 월요일 회의 자료라서요")
    assert (answer.status, answer.tables) == ("ok", ())
