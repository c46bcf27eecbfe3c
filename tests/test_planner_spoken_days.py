"""Days and stretches as people speak of them after an answer, and two that are held against each other."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two families, over months of which the last one still runs."""
    made = {"BW0021": 500, "BW0022": 300, "BW0023": 100, "CT0021": 200, "CT0022": 150, "CT0023": 50}
    records = [
        factory.record(f"2026-{month:02}-{day:02}", code, float(one), f"렌즈 {code}", f"{month}-{code}-{day}")
        for month in (8, 9, 10, 11)
        for code, one in made.items()
        for day in ((2, 5) if month == 11 else (2, 5, 25))
    ]
    return planner_on(tmp_path_factory.mktemp("spoken_days"), records)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("output on March 4, 2026", "and the saturday after?"), "March 7, 2026"),
        (("output on March 4, 2026", "and the monday after that?"), "March 9, 2026"),
        (("output on March 4, 2026", "the friday before?"), "February 27, 2026"),
        (("output on March 6, 2026", "the friday before that?"), "February 27, 2026"),
        (("output on March 6, 2026", "and the next friday?"), "March 13, 2026"),
        (("output on March 4, 2026", "and next monday?"), "March 9, 2026"),
        (("2026년 3월 4일 생산량", "그다음 금요일은?"), "2026년 3월 6일"),
        (("2026년 3월 4일 생산량", "다음 월요일은?"), "2026년 3월 9일"),
        (("2026년 3월 4일 생산량", "그 전 금요일은?"), "2026년 2월 27일"),
        (("output on March 4, 2026", "and the next day?"), "March 5, 2026"),
        (("2026년 3월 4일 생산량", "다음 날은?"), "2026년 3월 5일"),
    ],
)
def test_a_day_of_the_week_is_the_one_beside_the_day_told(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    answer = ask(planner_agent, *turns).answer
    assert told in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many pieces by March 20, 2026, counting from March 1?", "March 1, 2026 to March 20, 2026"),
        ("total up to the 20th of March 2026", "January 1, 2026 to March 20, 2026"),
        ("what had we made by Mar 20, 2026", "January 1, 2026 to March 20, 2026"),
        ("lots in the week of March 2 to 8, 2026", "March 2, 2026 to March 8, 2026"),
        ("from Feb 1 to 20 last year", "February 1, 2025 to February 20, 2025"),
        ("compare Feb 1 to 20 this year with Feb 1 to 20 last year", "February 1, 2025 to February 20, 2025"),
    ],
)
def test_a_stretch_is_read_whole(planner_agent: Agent, question: str, told: str) -> None:
    answer = ask(planner_agent, question).answer
    assert told in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("number of lots, January vs February 2026", "February 2026"),
        ("lots in February 2026 vs January 2026", "January 2026"),
        ("how many BW lots, February 2026 vs January 2026", "BW0021, BW0022 together"),
        ("2026년 2월 BW 로트 수 2026년 1월 대비", "BW0021, BW0022 합계"),
    ],
)
def test_two_counts_are_held_against_each_other(planner_agent: Agent, question: str, told: str) -> None:
    assert_says(planner_agent, (question,), told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("top item in March 2026", "how much more than the runner-up?"), "The difference"),
        (("2026년 3월 1위 품목은?", "2위보다 얼마나 많아?"), "차이"),
        (("top 2 items in March 2026", "and how was it in February?"), "top 2 items"),
        (("share of BW0021 in March 2026", "BW0022?", "pieces for both please"), "The difference"),
        (("2026년 3월 BW0021 비중", "BW0022는?", "둘 다 수량으로"), "차이"),
        (("best month ever for BW0021", "its smallest month in 2025"), "in 2025"),
        (("best day in 2025", "what did we make most of on that day last year?"), "on January 5, 2025"),
        (("BW0021 by month in 2025", "how much did BW0022 make in that whole period?"), "in 2025"),
        (("BW0021 by month in 2025", "now everything together"), "by month in 2025"),
        (("three best days in 2025", "which items led on the best of those days? top 2"), "2025"),
        (("BW0021 in March 2026", "was it also low in February 2026?"), "in February 2026 was"),
        (("first ever production date of BW0021", "BW0022?", "its last one"), "BW0022"),
    ],
)
def test_a_follow_up_takes_what_was_told(planner_agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert_says(planner_agent, turns, told)


def test_a_running_period_is_told_apart_from_the_whole_one(plant: Agent) -> None:
    answer = ask(plant, "this month vs last month").answer
    assert "All of October 2026 came to 3,900 units" in answer and "below that" in answer, answer
    assert "그보다" in ask(plant, "이번 달 지난달 대비").answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("share of BW0021 in October", "CT0021?", "the CT family altogether"), "30.8%"),
        (("Q3 by family", "and the months August to September, total output"), "Total production by month"),
        (("3분기 제품군별", "그럼 월별 총 생산량은?"), "전체 월별 생산량"),
        (("Q3 by family", "and by month?"), "BW by month"),
        (("BW in October", "CT altogether"), "1,200 units"),
    ],
)
def test_a_family_altogether_is_what_was_asked_of_an_item(
    plant: Agent, turns: tuple[str, ...], told: str
) -> None:
    answer = ask(plant, *turns).answer
    assert told in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "Is today's data in yet? What is the latest production date?",
        "오늘 생산 데이터 올라왔나요? 마지막 생산일이 언제죠?",
    ],
)
def test_whether_the_data_are_in_is_how_far_they_reach(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question).answer
    assert "The data run from" in answer or "데이터는" in answer, answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("best month for BW0021 in 2025", "its best day"), "The day"),
        (("share of BW0021 in March 2026", "BW0022?"), "made up"),
    ],
)
def test_what_only_looks_like_it_stays_as_it_was(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    answer = ask(planner_agent, *turns).answer
    assert told in answer and "The difference" not in answer, answer
