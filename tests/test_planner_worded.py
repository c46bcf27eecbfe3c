"""How sentences read: dates beside each other, one and many, days of the week by the name of their set."""

from datetime import date, timedelta

import pytest

from assistant.agent import Agent
from assistant.planner.speaking import plurals
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

FIRST, DAYS = date(2026, 3, 1), 60


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two months in which each day made more than the one before."""
    records = (factory.record(f"{FIRST + timedelta(days=n)}", "BW0021", 1000 + n) for n in range(DAYS))
    return planner_on(tmp_path_factory.mktemp("worded"), records)


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        (
            "There [is/are] 1 producing [day/days] on March 1, 2026.",
            "There is 1 producing day on March 1, 2026.",
        ),
        ("There [is/are] 2,001 [lot/lots] in 2026.", "There are 2,001 lots in 2026."),
        ("Mocha 1-Day: 0 [unit/units]", "Mocha 1-Day: 0 units"),
        ("Clear 30P (1): 1.5 [unit/units]", "Clear 30P (1): 1.5 units"),
        ("1 [item has/items have] no records.", "1 item has no records."),
        ("Only 3 month[/s] [has/have] a number.", "Only 3 months have a number."),
    ],
)
def test_words_fit_their_number(text: str, fitted: str) -> None:
    assert plurals.fit(text) == fitted


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("compare March 3 2026 and March 4 2026", "units on March 4, 2026"),
        ("compare March 2026 and April 2026", "units in April 2026"),
        ("March 1-10 2026 vs April 1-10 2026", "units (April 1, 2026 to April 10, 2026)"),
        ("March 3 2026 vs April 1-10 2026", "units (March 3, 2026)"),
        ("weekdays only in March 2026", "Only Mondays to Fridays counted."),
        ("total of Fridays in March 2026", "Only Fridays counted."),
        ("2026년 3월 평일 생산량", "평일(월~금)만 본 값입니다."),
        ("2026년 3월 주말 생산량", "주말(토~일)만 본 값입니다."),
        ("2026년 3월 로트 수", "개 로트입니다."),
    ],
)
def test_what_is_said_reads_well_and_rests_on_the_results(agent: Agent, question: str, said: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok"
    assert said in answer.answer


def test_a_figure_that_ends_today_says_that_today_is_not_over(planner_agent: Agent) -> None:
    assert "오늘은 아직 끝나지 않아" in ask(planner_agent, "최근 60일 생산량").answer
    assert (
        "Today is not over" in ask(planner_agent, "compare the last 60 days with the 60 days before").answer
    )
    assert "오늘은" not in ask(planner_agent, "BW0021 첫 생산일은?").answer


def test_letters_that_no_code_begins_with_are_said_to_be_none_with_those_that_are(
    planner_agent: Agent,
) -> None:
    assert "'BW로 시작하는 품목'" in ask(planner_agent, "BW09로 시작하는 품목").answer
    assert "items start with BW" in ask(planner_agent, "which items start with BW09?").answer
