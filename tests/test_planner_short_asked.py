"""Short follow-ups of a pair of periods, a lot, a day, a list and a count are of these."""

import re
from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, tells_both

IN_FULL = [
    (["2025년 3분기랑 4분기 비교", "비율은?"], "2025년 3분기랑 4분기 비교"),
    (["Q3 2025 vs Q4 2025", "ratio?"], "Q3 2025 vs Q4 2025"),
    (["2025년 10월이랑 2025년 11월 생산량", "비율로"], "2025년 10월 11월 비교"),
    (["October and November 2025 output", "as a percentage"], "compare October 2025 with November 2025"),
    (["October and November 2025 output", "by how many percent?"], "compare October 2025 with November 2025"),
    (["first production day of BW0021?", "pieces in 2025?"], "BW0021 output in 2025"),
    (
        [
            "BW0021 in March 2025",
            "compared with the same month last year?",
            "do the same year-on-year comparison for BW0022",
        ],
        "BW0022 March 2025 vs March 2024",
    ),
    (["BW0021 history, newest first"], "BW0021 history"),
    (["BW0021 in March 2025", "n apr?"], "BW0021 in April 2025"),
    (["why did April 2025 fall so far below March 2025?"], "why was April 2025 below March 2025?"),
    (["when did we last make CT0021?", "so none at all in April 2026?"], "was CT0021 made in April 2026?"),
    (["top 3 of 2025 by number of lots"], "top 3 items of 2025 by number of lots"),
    (["top 2 items in 2025", "rank the top 2 of 2025 by number of lots"], "top 2 items of 2025 by lots"),
    (["2025년 10월 21일 2위 품목", "작년 같은 달은?"], "2024년 10월 2위 품목"),
    (["top item on October 21, 2025", "same month last year?"], "top item in October 2024"),
    (["2025년 10월 상위 3개 품목", "1위의 일평균은?", "2위는?"], "BW0022 2025년 10월 일평균"),
    (["2025년 10월 상위 3개 품목", "1위의 일평균은?", "2위는?", "1위는?"], "BW0021 2025년 10월 일평균"),
    (["총 레코드 수는?", "어느 해가 제일 많아?"], "생산 기록이 제일 많은 해는?"),
    (["how many records in total?", "of which year most?"], "which year had the most records?"),
    (["2025년 로트 수는?", "몇 월이 제일 적어?"], "2025년 로트 수가 제일 적은 달은?"),
]


@pytest.mark.parametrize(("turns", "plain"), IN_FULL)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    "turns",
    [
        ["2025년 10월에 제일 많이 늘어난 품목은?", "성장률로는?"],
        ["which item grew most in October 2025?", "and by rate?"],
    ],
)
def test_the_order_by_rate_is_not_the_one_by_pieces(planner_agent: Agent, turns: Sequence[str]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and not answer.tables, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["2025년 10월 15일 로트 중 제일 큰 거", "그 로트 이력"],
        ["the largest lot of October 15, 2025", "history of that lot"],
    ],
)
def test_that_lot_is_the_one_that_was_found(planner_agent: Agent, turns: Sequence[str]) -> None:
    found, answer = ask(planner_agent, turns[0]), ask(planner_agent, *turns)
    assert answer.status == "ok" and len(answer.tables[0].rows) == len(found.tables[0].rows), answer.answer
    assert re.findall(r"251015-\w+-\d+", answer.answer) == re.findall(r"251015-\w+-\d+", found.answer)


def test_what_is_the_most_of_quantities_stays_so(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 생산량은?", "몇 월이 제일 많아?")
    other = ask(planner_agent, "2025년 생산량이 제일 많은 달은?")
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables]


def test_the_year_of_other_items_may_be_meant_or_not(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "CT0021 in 2025", "now compare BW0021 and BW0022 in March")
    assert tells_both(answer), answer.answer


def test_the_year_of_the_same_items_is_kept(planner_agent: Agent) -> None:
    turns = ["BW0021 and BW0022 in 2025", "compare BW0021 and BW0022 in March"]
    assert_answers_as(planner_agent, turns, "compare BW0021 and BW0022 in March 2025")
