"""English idioms of the shop floor: who asks, where things stand, who leads and lags, and times to date."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_says


def _same(agent: Agent, asked: str, plain: str) -> None:
    one, other = ask(agent, *asked.split(" >> ")), ask(agent, plain)
    assert other.status == "ok", other.answer
    assert (one.status, [table.records() for table in one.tables]) == (
        "ok",
        [table.records() for table in other.tables],
    ), one.answer


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Finance here. What was 2025 production all in?", "total production in 2025"),
        ("Supply planner here: how many did we make in March?", "total production in March 2026"),
        ("Controller checking a batch: BW0021 in March?", "BW0021 in March 2026"),
        ("Sam in accounts again, need the March total", "total production in March 2026"),
        ("Jo from planning here, top 2 items in March?", "top 2 items in March 2026"),
        ("Hello from logistics: total pieces made in March?", "total production in March 2026"),
        ("G'day mate, March total?", "total production in March 2026"),
        ("nvm. number of lots in March", "number of lots in March 2026"),
        ("ok leave it. how many BW0021 in March", "BW0021 in March 2026"),
    ],
)
def test_who_asks_and_how_changes_nothing(planner_agent: Agent, asked: str, plain: str) -> None:
    _same(planner_agent, asked, plain)


@pytest.mark.parametrize(
    "asked",
    [
        "Night shift here: total for March?",
        "Hanoi plant here: March total",
        "Export team here: total for March",
        "Samples in total, March?",
        "Revenue from lenses, March?",
        "Defects in assembly, March?",
        "Production from stock, March",
    ],
)
def test_what_says_more_than_who_asks_is_not_left_out(planner_agent: Agent, asked: str) -> None:
    assert ask(planner_agent, asked).status in ("clarify", "refused")


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("where do we stand this month", "total production this month"),
        ("where did February land?", "total production in February 2026"),
        ("how did February shake out", "total production in February 2026"),
        ("right then, where did February finish up?", "total production in February 2026"),
        ("What's the damage for March?", "total production in March 2026"),
        ("daily run rate (average pieces a day) for February?", "daily average in February 2026"),
        ("leaders in March, top 2", "top 2 items in March 2026"),
        ("what are the laggards in the BW family this year, lowest two", "bottom 2 BW items this year"),
        ("two best performers in March", "top 2 items in March 2026"),
        ("March v February", "compare February and March 2026"),
        ("everything bar BW0021 in March", "total production in March 2026 excluding BW0021"),
        ("March less BW0021", "total production in March 2026 excluding BW0021"),
        ("in percentage terms, how much of March was BW0021?", "share of BW0021 in March 2026"),
        ("How much did we rack up in March?", "total production in March 2026"),
        ("daily rate for BW0021 in February", "daily average of BW0021 in February 2026"),
        ("How BW0021 moved month to month in 2025", "BW0021 by month in 2025"),
        ("league table for March, top two", "top 2 items in March 2026"),
        ("Which items brought up the rear in March? Bottom two.", "bottom 2 items in March 2026"),
        ("show the two slowest items in March", "bottom 2 items in March 2026"),
        ("2nd biggest item in March?", "number 2 item in March 2026"),
        ("How much did BW0022 contribute to the March total, in percent?", "share of BW0022 in March 2026"),
        ("2025 bar March, total?", "total production in 2025 excluding March"),
        ("how far ahead of February was March?", "compare March 2026 and February 2026"),
        ("lowest three months of 2025", "bottom 3 months of 2025"),
        ("What's BW0021 up to this year so far?", "BW0021 this year"),
        ("has output grown since March?", "compare this month and March 2026"),
        ("list BW codes with Mocha in the name", "list all BW Mocha codes"),
        ("which items sat idle in March", "which items were not made in March 2026"),
    ],
)
def test_an_idiom_asks_what_it_stands_for(planner_agent: Agent, asked: str, plain: str) -> None:
    _same(planner_agent, asked, plain)


@pytest.mark.parametrize(
    "asked",
    ["ytd last year", "total ytd 2025", "2025 ytd", "year to date last year", "last year to date total"],
)
def test_a_past_year_to_date_ends_on_the_day_of_today(planner_agent: Agent, asked: str) -> None:
    assert_says(planner_agent, (asked,), "January 1, 2025 to November 20, 2025")


@pytest.mark.parametrize(
    "asked",
    ["which item fell most between those two months", "which item fell furthest between the two months"],
)
def test_between_two_months_told_is_between_these(planner_agent: Agent, asked: str) -> None:
    answer = ask(planner_agent, "February 2026 vs March 2026", asked)
    assert "March 31" not in answer.answer and "February" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "asked",
    ["how are we doing vs last year ytd", "are we up vs last year, ytd?", "this year vs last yr to date"],
)
def test_a_year_to_date_is_held_against_the_same_days(planner_agent: Agent, asked: str) -> None:
    answer = ask(planner_agent, asked)
    assert answer.status == "ok" and "2024" not in answer.answer, answer.answer
    assert "January 1, 2026 to November 20, 2026" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "asked",
    ["anything over 1,000 in March?", "is there anything above 1,000 in March", "3월에 천 개 넘은 거 있어?"],
)
def test_what_is_looked_for_without_its_kind_is_asked_back(planner_agent: Agent, asked: str) -> None:
    assert ask(planner_agent, asked).status == "clarify"


@pytest.mark.parametrize("asked", ["over 1,000 in March?", "3월 천 개 넘었어?"])
def test_a_bound_alone_is_still_of_the_total(planner_agent: Agent, asked: str) -> None:
    assert ask(planner_agent, asked).status == "ok"
