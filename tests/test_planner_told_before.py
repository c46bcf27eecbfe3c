"""What is asked of several answers before: parts of one, growth, differences, corrections and counts."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, assert_says


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW in March 2026", "BW0021's part of it?"), "90.9%"),
        (("BW in March 2026", "what percent was BW0021 of it"), "90.9%"),
        (("BW in 2026 by month", "BW best month", "share of BW0022 in it"), "9.1%"),
        (("BW0021 in February 2025", "BW0021 in March 2025", "as percent of BW each"), "90.9%"),
        (("2025년 2월 BW0021", "3월은", "BW에서 각각 몇 %"), "90.9%"),
        (("2026년 3월 BW0021", "제품군에서 비중"), "90.9%"),
        (("2026년 3월 BW", "그중 BW0021은", "몇 퍼센트야"), "90.9%"),
        (("2026년 3월 BW0021", "BW 전체는", "BW0021이 몇 %야"), "90.9%"),
        (("BW0021 in March 2026", "its share of the family"), "90.9%"),
        (("BW0021 in March 2026", "its share of the BW family in that month"), "90.9%"),
        (("BW0021 in March 2026", "how many days did we make it?", "its share of the BW family"), "90.9%"),
        (("2026년 3월 BW0021", "며칠 생산했어?", "그 달 BW에서 비중은?"), "90.9%"),
        (("2026년 3월 1위 품목은?", "3월 전체의 몇 %야?"), "89.0%"),
        (("which item leads in March 2026?", "what percent of March's total is that?"), "89.0%"),
        (("2026년 3월 BW0021", "BW 전체는?", "BW에서 그 품목 비중은?"), "90.9%"),
        (("BW0022 in March 2026", "what about all of BW?", "that item's share of BW?"), "9.1%"),
        (
            (
                "BW 제품군에서 2026년 제일 잘 나간 품목은?",
                "3월 BW 전체는 몇 개였어",
                "3월 BW에서 그 품목 비중은",
            ),
            "90.9%",
        ),
        (("2026년 3월 총 생산량", "BW0022 빼고", "그게 전체의 몇 %야"), "91.1%"),
        (("BW0021 in February 2026", "in March", "together", "share of total those months"), "90.0%"),
    ],
)
def test_a_part_is_of_the_whole_that_was_spoken_of(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    "turns",
    [
        ("daily average of BW0021 in 2024", "and 2025?", "by how many percent"),
        ("2024년 BW0021 일평균", "2025년은", "몇 퍼센트 높아"),
        ("daily average of BW0021 in 2024", "and 2025?", "which is higher", "by how many percent"),
    ],
)
def test_a_mean_is_told_higher_by_so_many_percent(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert_says(planner_agent, turns, "100.0%")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (
            ("BW0021 vs BW0022 in March 2026", "and in March 2025", "which one gained more"),
            ("200", "300", "30"),
        ),
        (("2026년 3월 BW0021 BW0022 비교", "2025년 3월은", "어느 게 더 늘었어"), ("200", "300", "30")),
        (
            ("2026년 3월 BW0021 BW0022 비교", "2025년 3월은", "어느 게 더 늘었어", "얼마나"),
            ("200", "300", "30"),
        ),
        (("2024년 BW0021", "2025년", "2024년 BW0022", "2025년", "누가 더 늘었어"), ("1,200", "2,400", "240")),
        (("2026년 3월 BW", "2025년 3월은", "BW 얼마나 늘었어"), ("220", "330", "110")),
        (("BW in March 2026", "in March 2025", "how much did BW grow"), ("220", "330", "110")),
        (("2026년 3월 BW", "2025년 3월은", "얼마나 늘었어"), ("220", "330", "110")),
        (("2025년 BW0022", "BW 1위는", "얼마나 차이나"), ("2,400", "240", "2,160")),
    ],
)
def test_growth_and_gaps_are_of_what_was_told(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, *told)


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 3월 BW0021", "2026년 2월 전체 생산량", "BW0021 2025년 3월은", "차이"),
        ("March 2026", "vs March 2025", "vs March 2024", "which gap is bigger"),
        ("2026년 3월 BW 몇 품목 만들었어", "2월은", "3월에 빠진 건 뭐야"),
        ("올해 월별 품목 수", "제일 적은 달"),
        ("2026년 3월 BW", "2026년 2월은", "2026년 1월은", "얼마나 늘었어"),
        ("2026년 3월 로트 수", "몇 퍼센트야"),
        ("month with most days above 100 this year",),
        ("what was made on March 2 and not on March 3",),
        ("total of Q3 2025", "its best month", "back to Q3 2025: by family"),
    ],
)
def test_what_is_not_clear_is_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify", answer.answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 2월 BW0022", "3월", "아 BW0021이었어", "두 달 합"), "600"),
        (("BW0021 and BW0022 in 2025", "2024", "combined over both years"), "3,960"),
        (("2025년 BW0021 BW0022 비교", "2024년은", "두 해 합쳐서"), "3,960"),
        (("2026년 3월 BW", "BW0021 빼면", "BW0021 비중", "2026년 2월 BW0021 빼면"), "30"),
        (("2026년 3월 BW", "CT는", "아니 둘 다"), "337"),
        (("BW in March 2026", "CT", "no, both"), "337"),
        (("BW in March 2026", "no, lots", "no, items"), "2"),
        (("2026년 3월 BW", "아니 로트 수", "아니 품목 수"), "2"),
    ],
)
def test_corrections_hold_for_what_they_correct(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    "turns",
    [("2026년 3월 BW0021 안 만든 날", "며칠이야"), ("idle days of BW0021 in March 2026", "how many is that")],
)
def test_the_days_counted_are_those_just_listed(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(planner_agent, *turns).answer == ask(planner_agent, turns[0]).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 2월부터 3월까지 주별 추이", "제일 많은 주는?", "BW0022로 같은 추이 보여줘"), "주별"),
        (("2026년 2월부터 3월까지 주별 추이", "똑같은 그래프 BW0022로"), "주별"),
        (("2025년 월별 추이", "3월은?", "BW0022로 같은 추이"), "월별"),
        (("weekly trend in March 2026", "best week?", "same trend for BW0022"), "by week"),
        (("weekly trend in March 2026", "BW0022 same chart please"), "by week"),
    ],
)
def test_the_same_course_is_that_of_another_item(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told, "BW0022")


@pytest.mark.parametrize(
    ("turns", "item"),
    [
        (("2026년 3월 상위 3개 품목", "1위랑 2위 차이", "2위 품목 일별로"), "BW0022"),
        (("2026년 3월 상위 3개 품목", "1위랑 2위 차이", "1위 품목 2025년 월별로 보여줘"), "BW0021"),
    ],
)
def test_one_of_two_that_were_compared_is_named_by_its_place(
    planner_agent: Agent, turns: tuple[str, ...], item: str
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and item in answer.answer, answer.answer
    assert ("BW0021" in answer.answer) != ("BW0022" in answer.answer)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월 상위 3개 품목", "탑1 품목의 비중은 그 달 전체 대비 얼마"), "89.0%"),
        (("top 3 items in March 2026", "number one's share of the month's total?"), "89.0%"),
        (
            ("2026년 3월 BW0021, BW0022, CT0021 비교", "셋 중 제일 적은 놈은?", "그럼 그놈 2025년 3월은?"),
            "7개",
        ),
        (("2026년 3월 BW0021, BW0022 비교", "둘 중 적은 놈은?", "그놈 2025년 3월은?"), "20개"),
    ],
)
def test_the_one_in_a_place_is_meant(planner_agent: Agent, turns: tuple[str, ...], told: str) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and told in answer.answer, answer.answer
    assert answer.answer.count("BW0021") == (1 if "89.0%" in told else 0)


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ("2024 total", "2025", "the lowest month of those two years"),
            "lowest month from January 2024 to December 2025",
        ),
        (
            ("2025년 월별", "2024년 월별", "그 두 해 중 제일 적은 달은?"),
            "2024년 1월~2025년 12월 중 제일 적은 달은?",
        ),
        (("2025년 8월", "9월은?", "그 두 달 로트 수는?"), "2025년 8월 1일~9월 30일 로트 수"),
        (
            ("why did output change from March 2025 to March 2026?", "what was BW0021 in those two months?"),
            "BW0021 in March 2025 and March 2026",
        ),
        (
            ("2025년 3월이랑 2026년 3월 비교", "BW0021은 두 달이 각각 몇 개야?"),
            "2025년 3월과 2026년 3월 BW0021 비교",
        ),
        (("2025년 9월 총생산", "10월은?", "차이는?", "합치면?"), "2025년 9월과 10월 합계"),
        (("2025년 9월 총생산", "10월은?", "둘 차이가 얼마야?", "두 달 합치면?"), "2025년 9월과 10월 합계"),
        (
            ("compare September 2025 and October 2025 for BW0021", "add them together for me"),
            "BW0021 in September 2025 and October 2025 together",
        ),
        (("output in 2024", "in 2026", "best month of those two years"), "best month in 2024 and 2026"),
    ],
)
def test_periods_told_one_by_one_are_spoken_of_together(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


def test_a_difference_after_a_question_that_was_not_answered_is_asked_back(planner_agent: Agent) -> None:
    turns = ("BW0021 in October 2025", "the whole in qqqq 2025?", "so October is ahead by how many pieces?")
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ("2026년 3월 BW0021 로트 수", "작년 3월에는 생산량이 얼마였나요?", "전년 대비로 몇 % 늘었나요?"),
            "BW0021 2025년 3월 대비 2026년 3월",
        ),
        (
            ("BW0021 in March 2026", "and in March 2025?", "how much up year on year?"),
            "BW0021 March 2026 compared to March 2025",
        ),
        (("BW0021 in March 2025", "how much up year on year?"), "BW0021 March 2025 compared to March 2024"),
        (("BW0021 by month in 2025", "how many lots was it"), "how many lots of BW0021 in 2025"),
        (("BW0021 by month in 2025", "in lots?"), "lots of BW0021 by month in 2025"),
        (
            ("lots of BW0021 in March 2025", "total of those lots", "what about BW0021 for 2024?"),
            "BW0021 in 2024",
        ),
        (("2025년 3월 BW0021 로트 목록", "다 합치면?", "BW0021 2024년 전체는?"), "2024년 BW0021 생산량"),
        (("2025년 3월 BW0021 로트 목록", "다 합치면?", "BW0021 2024년 로트는?"), "2024년 BW0021 로트는?"),
    ],
)
def test_a_figure_goes_on_from_the_ones_that_were_told(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월 BW", "1위 품목은?", "작년 3월 BW 생산량은?", "증가율은?"), ("220", "330", "50.0%")),
        (
            ("BW in March 2026", "best day?", "what did BW make in March 2025?", "so growth in percent?"),
            ("220", "330"),
        ),
        (("2025년 3월 BW", "2026년 3월은?", "BW 증가율도 계산해줘"), ("220", "330", "50.0%")),
        (("2026년 3월 BW", "2025년 3월은?", "2025년 3월 CT0021", "BW 증가율은?"), ("220", "330", "50.0%")),
        (("2025년 3월 총생산", "1위 품목은?", "2026년 3월 총생산은?", "증가율은?"), ("227", "337", "48.5%")),
        (("2026년 1월 총생산", "BW 증가율은?"), ("220", "330", "50.0%")),
    ],
)
def test_growth_is_since_the_other_period_that_was_told_of_the_same(
    planner_agent: Agent, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert_says(planner_agent, turns, *told)


def test_growth_of_what_was_told_of_one_period_only_is_asked_back(planner_agent: Agent) -> None:
    assert ask(planner_agent, "2026년 3월 BW", "2026년 3월 CT0021", "BW 증가율은?").status == "clarify"


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ("best day in October 2025?", "and the worst?", "how many lots on that best day?"),
            "how many lots on the best day in October 2025?",
        ),
        (
            ("best day in October 2025?", "and the worst?", "how many lots on that day?"),
            "how many lots on the worst day in October 2025?",
        ),
        (
            ("best day in October 2025?", "how many lots on that best day?"),
            "how many lots on the best day in October 2025?",
        ),
        (
            ("2025년 제일 많이 만든 달은?", "제일 적은 달은?", "제일 많이 만든 그 달 로트 수는?"),
            "2025년 제일 많이 만든 달 로트 수는?",
        ),
        (
            ("2025년 제일 많이 만든 달은?", "제일 적은 달은?", "아까 최고였던 달 로트 수는?"),
            "2025년 제일 많이 만든 달 로트 수는?",
        ),
        (("2025년 10월 1일 BW0021", "그날 전체로는 얼마야"), "2025년 10월 1일 전체 생산량"),
        (("BW0021 2025년 10월 1일", "2025년 10월 전체로 보면?"), "BW0021 2025년 10월"),
    ],
)
def test_the_end_that_is_named_is_the_one_meant(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    answer, other = ask(planner_agent, *turns), ask(planner_agent, plain)
    assert other.status == "ok" and other.tables, other.answer
    assert answer.tables[-1].rows == other.tables[-1].rows, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("output from August to September 2025 by month", "in percent?"), "August 2025 vs September 2025"),
        (("2024년, 2025년 연도별 생산량", "몇 % 늘었어?"), "2025년을 2024년과 비교"),
        (("2025년 상반기 분기별", "증감률은?"), "2025년 2분기를 1분기와 비교"),
        (("2025년 9월부터 10월까지 BW0021 월별 추이", "차이는?"), "BW0021 2025년 10월을 9월과 비교"),
    ],
)
def test_the_change_of_a_course_of_two_is_that_of_its_ends(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월 로트 수", "BW0021은 그 중 몇 개야", "비율"), "전체의 50.0%"),
        (("2026년 3월 BW0021 로트 수", "전체에서 몇 %야?"), "전체의 50.0%"),
        (("2026년 3월 로트 수", "CT0021은 몇 %야"), "전체의 25.0%"),
        (("how many lots in March 2026?", "what percent was BW0021?"), "50.0% of all"),
        (("how many lots of BW0021 in March 2026?", "share?"), "50.0% of all"),
        # of the amount, where it is named, or was told
        (("2026년 3월 BW0021 로트 수", "생산량 비중은?"), "89.0%"),
        (("2026년 3월 BW0021", "비중은?"), "89.0%"),
    ],
)
def test_a_share_after_a_number_of_lots_is_of_the_lots(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize("share", ["제품군에서 비중", "BW는 몇 %야?"])
def test_a_share_of_the_lots_of_some_is_asked_back(planner_agent: Agent, share: str) -> None:
    assert ask(planner_agent, "2026년 3월 BW0021 로트 수", share).status == "clarify"
