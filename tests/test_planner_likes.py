"""The like of a period in another year, the period of before again, and answers that were come back to."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

SAME_ANSWER = [
    # the like in a year that is named
    (("BW0021 2025년 9월", "2024년 같은 달은?"), "BW0021 2024년 9월"),
    (("BW0021 2025년 9월", "24년 동월은?"), "BW0021 2024년 9월"),
    (("BW0021 2025년 3월부터 5월까지", "2024년 같은 기간은?"), "BW0021 2024년 3월부터 5월까지"),
    (("BW0021 in Q4 2025", "same period in 2024?"), "BW0021 in Q4 2024"),
    (("BW0021 in Q4 2025", "the same quarter of 2024"), "BW0021 in Q4 2024"),
    (("BW0021 by month in Q4 2025", "now the same months of 2024"), "BW0021 by month in Q4 2024"),
    (("BW0021 2024년 9월", "2025년 같은 달은?"), "BW0021 2025년 9월"),
    (("2025년 10월 생산량 2024년 동월과 비교",), "2024년 10월과 2025년 10월 비교"),
    (("compare October 2025 with the same month in 2024",), "compare October 2024 and October 2025"),
    (("작년 월별로 재작년 같은 달이랑 비교",), "2025년 월별 생산량 전년 동월 대비"),
    (("2025년 매월 2024년 같은 달이랑 비교",), "2025년 월별 생산량 전년 동월 대비"),
    (
        ("September 2025 total", "compare with the September before"),
        "compare September 2024 and September 2025",
    ),
    (("did we do better in October 2025 than in October 2024?",), "compare October 2024 and October 2025"),
    (("total in Q1 2025", "let's look at 2024's instead"), "total in Q1 2024"),
    # days, parts and ends that a month or a year stands beside
    (("2025년 10월 1~15일과 16~31일 비교",), "2025년 10월 1일~15일과 2025년 10월 16일~31일 비교"),
    (("2025년 10월 5일부터 3일간 생산량",), "2025년 10월 5일부터 7일까지 생산량"),
    (
        ("output for September in 2023, 2024 and 2025",),
        "output in September 2023, September 2024 and September 2025",
    ),
    (
        ("the first 10 days of October 2025 and the first 10 days of September 2025",),
        "2025-10-01~2025-10-10, 2025-09-01~2025-09-10 각각",
    ),
    # the period of before again
    (("BW0021 2025년 9월이랑 10월", "같은 기간 BW0022 합계"), "BW0022 2025년 9월이랑 10월 합계"),
    (("BW0021 2025년 3분기", "같은 분기 BW0022"), "BW0022 2025년 3분기"),
    (("BW0021 in July to September 2025", "the same three months for BW0022"), "BW0022 in Q3 2025"),
    (("BW0021 2025년 생산량", "분기별로 쪼개봐 3분기까지만"), "BW0021 2025년 1월~9월 분기별"),
    (("BW0021 by month in 2024", "2025년 10월 전체는?"), "BW0021 2025년 10월"),
    (("what grew most from 2024 to 2025?", "BW0021 totals in both years"), "BW0021 totals in 2024 and 2025"),
    (("2025년 500개 미만 품목", "100개 미만으로 줄이면"), "2025년 100개 미만 품목"),
    (("one more: total for 2025-09-05",), "total for 2025-09-05"),
    (("morning! top 2 items of 2025 plz",), "top 2 items of 2025"),
    (("2025년 9월에 제일 안 나온 품목",), "2025년 9월에 제일 적게 나온 품목"),
    (("2025년 9월에 얼마 나왓어?",), "2025년 9월에 얼마 나왔어?"),
    (("BW0021이랑 BW0022 합쳐서 2025년 9월", "BW0022가 더 많아?"), "BW0021, BW0022 2025년 9월 각각"),
    (("BW0021 2025년 최고 생산일이 언제야", "BW0022는 언제"), "BW0022 2025년 최고 생산일"),
    (("BW0021 2025년 9월", "9월 전체에서 몇 퍼센트야"), "BW0021 2025년 9월 비중"),
    (("2025년 매주 월요일 생산량을 다 더하면?",), "2025년 월요일 생산량"),
    (
        ("2025년 4분기 합계", "BW0021 언제 처음 만들었어?", "4분기 얘기로 돌아가서, 2025년 4분기 1위 품목은"),
        "2025년 4분기 1위 품목은",
    ),
    (("2025년 9월 1위 품목은?", "2위는?", "둘 차이는?"), "2025년 9월 BW0021과 BW0022 각각"),
    (("BW0021 2025년 9월", "로트 목록도", "그 중 제일 큰 거는"), "BW0021 2025년 9월 가장 큰 로트"),
    (("2025년 상위 3개 품목", "하위 3개는?", "상위 3개 합계로"), "2025년 상위 3개 품목 합계"),
    (
        ("total in Q3 2025", "and Q4?", "the average month over those six months"),
        "monthly average in H2 2025",
    ),
    (("how many lots did each quarter of 2025 have?",), "lots by quarter in 2025"),
    (("BW0021 in Q4 2025", "how many lots?", "units please, not lots"), "BW0021 in Q4 2025"),
    (("2025년 3분기 생산량", "4분기는?", "두 분기 다 더하면?"), "2025년 3분기랑 4분기 합계"),
    (("2025년 9월이랑 10월 합계", "전년 같은 기간은?"), "2024년 9월이랑 10월 합계"),
    (("2025년 분기별 생산량", "3분기랑 4분기만 더해줘"), "2025년 3분기랑 4분기 합계"),
    (("BW로 시작하는 품목", "2025년 생산 순위로 줄 세워봐"), "BW0021, BW0022 2025년 순위"),
    (("items over 200 in 2025", "raise the bar to 1,000"), "items over 1,000 in 2025"),
    (("biggest lot of BW0021 in 2025?", "and its weakest month that year"), "BW0021 weakest month of 2025"),
    # what was asked before
    (
        ("BW0021 2025년 9월", "BW0022는?", "10월은?", "처음 물어본 품목도 10월 거 알려줘"),
        "BW0021 2025년 10월",
    ),
    (("BW0021 2025년 9월", "BW0022는?", "그 둘 10월 합계는?"), "BW0021, BW0022 2025년 10월 합계"),
    (
        ("2025년 10월 생산량", "BW0021은?", "BW0021 로트 수", "back to the overall figure: September 2025?"),
        "total in September 2025",
    ),
    (
        ("BW0021 in October 2025", "drop the item and give me the daily figures"),
        "total by day in October 2025",
    ),
    (("biggest lot of 2025?", "and the biggest BW0022 one in 2024?"), "biggest lot of BW0022 in 2024"),
    (("top item on 2025-09-05", "what about the 10th"), "top item on 2025-09-10"),
    (("BW0021 2025년 10월", "BW0022로만 좁혀서"), "BW0022 2025년 10월"),
]


@pytest.mark.parametrize(("said", "alone"), SAME_ANSWER)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, said: tuple[str, ...], alone: str) -> None:
    answer, other = ask(planner_agent, *said), ask(planner_agent, alone)
    assert other.status == "ok" and other.tables[0].rows, other.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables], answer.answer


ZERO_LOTS = [
    ("2025년 양품 0 로트 있어?",),
    ("any lots with zero good quantity in 2025? I need the lot numbers.",),
    ("2024년 양품 0 로트", "2025년은?"),
]


@pytest.mark.parametrize("turns", ZERO_LOTS)
def test_lots_that_came_to_nothing_are_listed(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    plain = ask(planner_agent, "2025년 양품 수량이 0인 기록")
    assert ask(planner_agent, *turns).tables[0].rows == plain.tables[0].rows


@pytest.mark.parametrize("question", ["ㅇㅇ 그걸로 다시 해줘", "can you do that?"])
def test_what_points_at_nothing_is_asked_back(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "clarify"


def test_a_question_without_words_is_answered_in_the_language_of_the_talk(planner_agent: Agent) -> None:
    assert "units" in ask(planner_agent, "BW0021 output in October 2025", "2024?").answer


def test_a_comparison_that_a_list_cannot_hold_is_asked_back(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 10월 BW0021 9월 대비 로트 목록")
    assert (answer.status, answer.tables) == ("clarify", ())


def test_a_year_of_which_all_is_meant_is_not_cut_to_the_part_of_another(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "올해 3월까지 누적이 작년 전체보다 많아?")
    assert "2025년 2,647개에서" in answer.answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 10월 총생산", "작년 같은 달, 2025년 10월은?"), "220"),
        (("total for October 2026", "same month last year, October 2025?"), "220"),
        (("total for October 2026", "the month before, September?"), "330"),
        (("total for October 2026", "the year before, 2025?"), "220"),
        (("total from 1 January to 10 March 2026", "same stretch of last year, 1 Jan to 10 Mar 2025"), "560"),
        (("2026년 10월이 2026년 9월 대비 증감률은?", "작년 10월은 얼마였죠?"), "220"),
        (("2026년 10월이 2026년 9월 대비 증감률은?", "2025년 3월은 몇 개였나요?"), "227"),
    ],
)
def test_a_period_that_is_said_twice_is_told_alone(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and len(answer.tables) == 1, answer.answer
    assert answer.tables[0].basis.tool == "get_production_summary" and told in answer.answer


@pytest.mark.parametrize("turns", [("total for October 2026", "same month last year vs September 2026?")])
def test_two_periods_that_are_held_against_each_other_stay_two(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).tables[0].basis.tool == "compare_periods"
