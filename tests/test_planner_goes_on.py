"""Where a follow-up goes on from: the like a year ago, the next one, the next place, what was put right."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, assert_says

SAME_ANSWER = [
    # what points at what was found or shown
    (("2025년 9월에 제일 많이 만든 품목", "그건 2025년 10월에 몇 개?"), "BW0021 2025년 10월"),
    (("top 3 items in 2025", "the very lowest: how much in 2024?"), "CT0021 in 2024"),
    (("which month was best in 2025?", "show the top 2 products for it"), "top 2 products in March 2025"),
    (("BW family in 2025", "number of lots for them?"), "how many lots of the BW family in 2025?"),
    (("worst item in 2025", "which one was it in 2024?"), "worst item in 2024"),
    (("top 2 items of 2025", "how much was BW in 2024?"), "BW family in 2024"),
    # what a period is held against, an earlier one asked for again, and how it is said elsewhere
    (("how was October 2025?", "why the drop from September"), "why did September to October 2025 change?"),
    (
        ("lots of BW0021 in 2025", "and BW0022?", "what was the BW0021 number again?"),
        "lots of BW0021 in 2025",
    ),
    (("2025년 10월 생산량", "2024년 10월은 우예 됐노"), "2024년 10월 생산량"),
    (("2025년 10월에 BW0021 며칠이나 돌렸는디?",), "2025년 10월 BW0021 생산일수"),
    # who led, after a total
    (("2025년 10월 생산량", "1등은 뭐였어"), "2025년 10월 1위 품목"),
    (("2025년 10월 생산량", "그때 2위는?"), "2025년 10월 2위 품목"),
    (("October 2025 total", "who came first that month?"), "number 1 item in October 2025"),
    # all of what was spoken of, and a new beginning
    (("BW0021 on 2025-10-05", "the whole month?"), "BW0021 in October 2025"),
    (("BW0021 Q1 2025", "Q2?", "and for the whole half year?"), "BW0021 in H1 2025"),
    (("BW0021 2025년 2분기", "그 반기 전체는?"), "BW0021 2025년 상반기"),
    (("BW0021 in 2025", "start over: total factory output in October 2025"), "total output in October 2025"),
    (("BW0021 2025년 9월", "BW0022는?", "두 개 다 2025년 10월로 보여줘"), "BW0021, BW0022 2025년 10월"),
    (("2025년 분기별 추이", "아니 월로 보자"), "2025년 월별 추이"),
    # so long before, or right after, the period that was spoken of
    (("BW0021 2025년 9월", "1년 전에는?"), "BW0021 2024년 9월"),
    (("BW0021 2025년 9월", "1년 전은 얼마였어"), "BW0021 2024년 9월"),
    (("BW0021 in Q4 2025", "how much was it a year ago?"), "BW0021 in Q4 2024"),
    (("BW0021 in Q4 2025", "same period a year earlier?"), "BW0021 in Q4 2024"),
    (("BW0021 in Q4 2025", "the year before, same period?"), "BW0021 in Q4 2024"),
    (("2025년 생산량", "바로 전 해에는?"), "2024년 생산량"),
    (("2025년 9월 생산량", "1년 전이랑 비교하면?"), "2024년 9월과 2025년 9월 비교"),
    (("BW0021 2025년 9월 생산량 1년 전 대비",), "BW0021 2024년 9월과 2025년 9월 비교"),
    (("BW0021 in September 2025 vs a year ago",), "compare BW0021 in September 2024 and September 2025"),
    (("BW0021 2025년 9월", "다음 달은?"), "BW0021 2025년 10월"),
    (("Q3 2025", "next quarter"), "Q4 2025"),
    (("output on 2025-10-10", "same date last year"), "output on 2024-10-10"),
    (("BW0021 10월", "지지난달꺼는요?"), "BW0021 2026년 9월"),
    (("2025-10-19 생산량", "일주일 전엔?", "거기서 또 일주일 전"), "2025-10-05 생산량"),
    (("top item on 2025-10-06", "go back one day"), "top item on 2025-10-05"),
    # the next place of what was looked for
    (("highest month of 2025", "second"), "second highest month of 2025"),
    (("highest month of 2025", "the second", "third?"), "third highest month of 2025"),
    (("BW0021 best month in 2025", "and the second?"), "second best month of BW0021 in 2025"),
    (("BW0021 2025년 제일 많은 달", "2위는?"), "BW0021 2025년에 두 번째로 많은 달"),
    (("BW0021 2025년 제일 적은 달", "두 번째로 적은 건?"), "BW0021 2025년에 두 번째로 적은 달"),
    (("BW0021 monthly in 2025", "second-best month"), "second best month of BW0021 in 2025"),
    (("top item in 2025", "second"), "number 2 item in 2025"),
    (("highest month of 2025", "the second one"), "second highest month of 2025"),
    (("top item in 2025", "the runner-up?"), "number 2 item in 2025"),
    (("2025년 9월 최대 생산 날은 언제?", "전년 동월은?"), "2024년 9월 최대 생산 날은 언제?"),
    (("BW0021 and BW0022 in 2025", "for the CT family?", "top 3 products"), "top 3 CT products in 2025"),
    (("2025년 BW21 로트 몇 개?",), "2025년 BW0021 로트 몇 개?"),
    # another figure of the last answer alone
    (("BW0021 2025년 9월", "BW0022는?", "비중은?"), "BW0022 2025년 9월 비중"),
    (
        ("BW0021 in October 2025", "and BW0022?", "what percent of the total is that"),
        "share of BW0022 in October 2025",
    ),
    (("best month for BW0021 in 2025", "the previous year?", "total?"), "BW0021 in 2024"),
    (("BW0021 2025년 9월 생산일수", "제일 많은 날은?"), "BW0021 2025년 9월 생산량이 제일 많은 날"),
    # everything after an item
    (("BW0021 2025년 9월", "그럼 전체는?"), "전체 2025년 9월 생산량"),
    (("BW0021 in September 2025", "and overall?"), "total in September 2025"),
    (("how recent is the data?", "so how much in October?"), "total output in October"),
    (("데이터 언제까지 있어?", "10월은 얼마야?"), "10월 생산량"),
    # what was found is listed again
    (
        ("2025년 3월에 10개 넘게 만든 품목 몇 개야?", "목록이랑 수량 보여줘"),
        "2025년 3월에 10개 넘게 만든 품목",
    ),
    (
        ("how many items made more than 10 in March 2025?", "list them with quantities"),
        "items over 10 in March 2025",
    ),
    # a day by its day of the week, a month against the last one
    (("output on 5 March 2025", "top item on that Wednesday"), "top item on 5 March 2025"),
    (("2025년 3월 5일 생산량", "그 수요일 1위 품목은?"), "2025년 3월 5일 1위 품목은?"),
    (("growth of this September over last September?",), "growth of September 2026 vs September 2025"),
    # counted from the period that was asked about first
    (("BW0021 2025년 10월", "전월은?", "전년 동월은?"), "BW0021 2024년 10월"),
    (("October 2025 total", "prior month", "same month last year"), "total in October 2024"),
    (("2025년 10월 생산량", "작년 같은 달은?", "작년보다 늘었어?"), "2025년 10월 전년 동월 대비"),
    # deeper, and the ends of what was shown
    (("best month of 2025", "by day"), "total by day in March 2025"),
    (("2025년 분기별 생산량", "마지막 분기만 월별로"), "2025년 4분기 월별 생산량"),
    (("2025년 상위 2개 품목", "맨 아래꺼 2024년 생산량은"), "BW0022 2024년 생산량"),
    (("2025년 CT 생산량", "2024년 거 품목별 top3"), "2024년 CT 상위 3개 품목"),
    (
        ("Compare BW0021 and BW0022 in October 2025", "same for the whole of 2024"),
        "BW0021 and BW0022 in 2024, each",
    ),
    (("when was the first lot of BW0021?", "and the latest date?"), "BW0021 마지막 생산일"),
    (
        ("top 2 items in 2025", "monthly trend in 2024 for the last one in that list"),
        "BW0022 by month in 2024",
    ),
    (("2025년 상위 2개 품목", "1등 제품 하루 최고 생산량은?"), "BW0021 2025년 하루 최고 생산량은?"),
    (("monthly average for BW0021 in 2025", "no, the daily one"), "daily average for BW0021 in 2025"),
    (
        ("BW0021 from March to October 2025", "stretch that back to January 2025"),
        "BW0021 from January to October 2025",
    ),
    (("BW0021 by month in 2025", "what about BW0022", "ok back to BW0021, total for 2024"), "BW0021 in 2024"),
    (("2025년 월별 생산량", "2024년은?", "3월만 비교"), "2024년 3월과 2025년 3월 비교"),
    (("BW0021 2025년 9월", "그 전전달은?"), "BW0021 2025년 7월"),
    (("BW0021 2025년 10월 생산량", "올해 같은 달은?"), "BW0021 2026년 10월 생산량"),
    (("BW0021 언제 만들었어?", "한 번도 안 만들었어?"), "전체 기간 BW0021 생산량은?"),
    (("BW0021 in October 2025", "which lots?"), "list the lots of BW0021 in October 2025"),
    (("BW0021 2025년 월별 추이", "분기로 바꿔서"), "BW0021 2025년 분기별 추이"),
    (("2025 by quarter", "Q1 plus Q4 of that"), "Q1 plus Q4 of 2025"),
    (("2025년 9월 생산량", "10월 품목 수", "다시 2025년 9월로 가서, 일별로"), "2025년 9월 일별 생산량"),
    (("BW0021 in Q3 2025", "same for last month"), "BW0021 in October 2026"),
    (("BW0021 2025년 3분기 제일 많이 만든 날", "전년 동기는?"), "BW0021 2024년 3분기 제일 많이 만든 날"),
    (("BW0021 2025년 며칠 생산했어?", "BW0022는?", "총 생산량은?"), "BW0022 2025년 생산량"),
    # sums of what was told
    (("2025년 월별 생산량", "마지막 세 달 합계"), "2025년 4분기 생산량"),
    (("BW0021 by month in 2025", "sum of the first three months"), "BW0021 in Q1 2025"),
    (("BW0021 2025년 9월", "BW0022도", "CT0021까지 합치면?"), "BW0021, BW0022, CT0021 2025년 9월 합계"),
    (("Q1 2025 by month", "total of those three?"), "total in Q1 2025"),
    (("2025년 1분기 월별 생산량", "세 달 합계"), "2025년 1분기 생산량"),
    (("how many items in October 2025?", "how many lots altogether"), "how many lots in October 2025"),
    # what was put right
    (("BW0021 in October 2025", "not 2025 but 2024"), "BW0021 in October 2024"),
    (("BW0021 2025년 10월", "2025년 말고 2024년"), "BW0021 2024년 10월"),
    (("BW0021 in 2025", "2025 was a typo, 2024"), "BW0021 in 2024"),
    (("BW0021 2025년 10월", "10월은 오타고 9월"), "BW0021 2025년 9월"),
    (("average per day for BW0021 in October 2025", "not the average, the total"), "BW0021 in October 2025"),
    (("how many lots in October 2025", "no, items"), "how many items in October 2025"),
]


@pytest.mark.parametrize(("said", "alone"), SAME_ANSWER)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, said: tuple[str, ...], alone: str) -> None:
    answer, other = ask(planner_agent, *said), ask(planner_agent, alone)
    assert other.status == "ok" and other.tables[0].rows, other.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables], answer.answer


def test_the_one_of_a_word_is_asked_back_where_nothing_was_shown(planner_agent: Agent) -> None:
    assert ask(planner_agent, "the monthly one in October 2025").status == "clarify"


def test_years_ago_that_may_be_counted_from_two_years_are_asked_back(planner_agent: Agent) -> None:
    assert ask(planner_agent, "BW0021 2025년 9월", "2년 전에는?").status == "clarify"


def test_what_is_to_come_after_the_running_month_is_refused(planner_agent: Agent) -> None:
    assert ask(planner_agent, "이번 달 생산량", "다음 달은?").status == "refused"


@pytest.mark.parametrize(
    "question", ["which month had the most lots of BW0021 in 2025?", "2025년 BW0021 로트가 제일 많은 달"]
)
def test_the_most_lots_of_one_item_are_told_in_a_sentence(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert any(f"{row['largest_lots']}" in answer.answer for row in answer.tables[0].records()), answer.answer


CLAIMS = [
    ("9월이 2025년 1위 달이지?", "2025년에 생산량이 가장 많은 달은?"),
    ("2025년 최고는 12월이었지?", "2025년에 생산량이 가장 많은 달은?"),
    ("was August the worst month of 2025?", "worst month of 2025"),
    ("BW0021이 2025년 2위 맞아?", "2025년 BW0021 몇 위?"),
    ("2025년 10월 생산 3만개 맞아?", "2025년 10월 생산 몇 개?"),
]


@pytest.mark.parametrize(("claim", "question"), CLAIMS)
def test_a_claim_is_answered_by_what_is_so(planner_agent: Agent, claim: str, question: str) -> None:
    answer, other = ask(planner_agent, claim), ask(planner_agent, question)
    assert other.tables and [one.rows for one in answer.tables] == [one.rows for one in other.tables]


WITHIN = [
    (("BW0021 best month in 2025", "best day in it"), "best day of BW0021 in January 2025"),
    (("best quarter of 2025", "its best month"), "best month in Q1 2025"),
    (("2025년 제일 많은 달은?", "그중 제일 많은 날은?"), "2025년 3월 제일 많은 날은?"),
]


@pytest.mark.parametrize(("said", "alone"), WITHIN)
def test_what_lies_within_the_one_found_is_looked_for_there(
    planner_agent: Agent, said: tuple[str, ...], alone: str
) -> None:
    answer, other = ask(planner_agent, *said), ask(planner_agent, alone)
    assert other.tables and answer.tables[0].rows == other.tables[0].rows, answer.answer


@pytest.mark.parametrize(
    "turns", [("best month of 2025", "which item led?"), ("2025년 최고 생산월은?", "1위 품목은?")]
)
def test_a_ranking_after_the_one_found_is_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and len(answer.suggestions) == 2


LOST = [
    ("BW 9월 qqqwww", "로트 수는?"),
]


@pytest.mark.parametrize("turns", LOST)
def test_items_of_a_question_without_an_answer_do_not_become_all(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


def test_the_item_of_a_refused_question_goes_on(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0021 2025년 10월 불량률은?", "9월은?")
    assert answer.tables[0].basis.items[0].code == "BW0021"


def test_ends_of_a_course_that_are_shared_are_not_held_against_each_other(planner_agent: Agent) -> None:
    assert (
        ask(planner_agent, "2025년 월별 생산량", "제일 많은 달이랑 제일 적은 달 차이는?").status == "clarify"
    )


def test_the_ends_of_a_course_are_held_against_each_other(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 3월부터 4월까지 월별 생산량", "제일 많은 달이랑 제일 적은 달 차이는?")
    assert answer.tables[0].basis.tool == "compare_periods"


@pytest.mark.parametrize(
    ("turns", "period", "told"),
    [
        (("2025년 분기별 생산량", "1분기에 제일 많이 만든 품목은?"), "2025", "600"),
        (("2025년 월별 생산량", "3월 로트 수는?"), "2025", "4"),
        (("monthly output for 2025", "which item led in March?"), "2025", "200"),
        (("quarters of 2025", "best item of Q1?"), "2025", "600"),
        (("2025년 월별 생산량", "2026년 3월 1위 품목은?"), "2026", "300"),
    ],
)
def test_a_part_of_the_year_whose_course_was_shown_is_of_that_year(
    planner_agent: Agent, turns: tuple[str, ...], period: str, told: str
) -> None:
    assert_says(planner_agent, turns, period, told)


@pytest.mark.parametrize(
    "turns",
    [
        ("2024년 3월 총생산은?", "2025년 3월은 그거에 비해 몇 % 늘었어?"),
        ("2024년 3월 총생산은?", "2025년 3월은 거기에 비해 어때?"),
        ("2024년 3월 총생산은?", "2025년 3월은 그보다 얼마나 많아?"),
        ("2024년 3월 총생산은?", "2025년 3월은 그때보다 몇 개 많아?"),
        ("2024년 3월 총생산은?", "그거보다 2025년 3월이 얼마나 많아?"),
    ],
)
def test_what_was_told_is_what_another_period_is_held_against(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, "117", "227")


def test_an_item_is_not_held_against_its_own_period_before(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 3월 총생산은?", "BW0022는 그보다 얼마나 적어?")
    assert "2025년 2월" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("10월 28일 합계", "10월 10일", "5~10 합쳐서"), "2026년 10월 5일부터 10일까지 생산량"),
        (("10월 28일 합계", "10월 10일", "5부터 10까지 합치면?"), "2026년 10월 5일부터 10일까지 생산량"),
        (("10월 28일 합계", "10월 10일", "10월 5일", "5~10 총합은?"), "2026년 10월 5일부터 10일까지 생산량"),
        (("output on October 28", "October 10", "5-10 total"), "output from October 5 to 10, 2026"),
        (("output on October 28", "October 10", "sum of 5-10"), "output from October 5 to 10, 2026"),
    ],
)
def test_two_days_with_a_sum_are_a_stretch_of_the_month(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    "turns",
    [
        ("10월 5일 생산량", "10월 10일", "5, 10, 28 합쳐서"),
        ("9월 생산량", "10월", "7~10 합계"),
        ("September output", "October", "7-10 together"),
        ("10월 상위 2개 품목", "1~2 합치면?"),
    ],
)
def test_numbers_that_may_be_days_months_or_places_are_asked_back(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("BW0021 vs BW0022 in October", "by lots for September"), "how many lots of BW0021 and BW0022 each"),
        (("BW0021 and BW0022 in October", "lots in September?"), "how many lots of BW0021 and BW0022 each"),
        (("BW0021이랑 BW0022 10월 비교", "로트로 9월은?"), "how many lots of BW0021 and BW0022 each"),
        (
            ("BW0021 and BW0022 in October", "list the lots in September"),
            "list the lots of BW0021 and BW0022",
        ),
        (("BW0021이랑 BW0022 10월 비교", "9월 로트 목록"), "list the lots of BW0021 and BW0022"),
    ],
)
def test_lots_after_several_items_are_counted_of_each(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, f"{plain} in September 2026")
