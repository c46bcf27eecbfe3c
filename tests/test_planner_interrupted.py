"""People who interrupt themselves: what they put in place of something counts, and nothing else is lost."""

import pytest

from assistant.agent import Agent
from assistant.planner.reading.interrupted import BREAK, with_breaks
from tests.test_planner import ask, first_row

BROKEN = {
    "BW0021 in September – no, sorry, I mean October": f"BW0021 in September {BREAK} October",
    "by week, excuse me, by weekday": f"by week {BREAK} by weekday",
    "BW0023, uh, BW0022 I should say?": f"BW0023 {BREAK} BW0022?",
    "the 17th... wait, the 18th it was.": f"the 17th {BREAK} the 18th.",
    "per day, hang on, per week": f"per day {BREAK} per week",
}
WHOLE = [
    "BW0021, no production in October?",
    "sorry, how much in October?",
    "September, oh, and October",
    "July – August",
    "no, October",
    "BW0021 and, hmm, what was the total?",
]
ROWS: dict[str, dict[str, object]] = {
    "how much BW0022, oops, BW0021 was made last month": {"quantity": 300},
    "BW0021's total in September – no, in October 2026 – by the way": {"quantity": 300},
    "top 2, no, 1 is enough: items made most in 2025": {"rank": 1, "item_code": "BW0021"},
    "BW0021 by month – correction, by quarter – for 2025": {"quarter": 1, "quantity": 600},
    "how many items, no I wanted lots, were made in October 2026": {"lots": 3},
    "BW0021 output since 2024 – scratch that – last month": {"quantity": 300},
}


@pytest.mark.parametrize(("said", "plain"), BROKEN.items())
def test_an_interruption_is_one_sign(said: str, plain: str) -> None:
    assert with_breaks(said) == plain


@pytest.mark.parametrize("said", WHOLE)
def test_what_interrupts_nothing_stays(said: str) -> None:
    assert with_breaks(said) == said


@pytest.mark.parametrize(("question", "row"), ROWS.items())
def test_what_is_put_in_place_counts(planner_agent: Agent, question: str, row: dict[str, object]) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()
