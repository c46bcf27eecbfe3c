"""Common words with swapped or missing letters, and what looks like one and is none."""

import pytest

from assistant.agent import Agent
from assistant.planner.reading.transposed import with_letters_in_order
from tests.test_planner import ask, first_row

MEANT = {
    "how mnay lots": "how many lots",
    "this yaer": "this year",
    "frist half of 2025": "first half of 2025",
    "betwen 3 and 14 August": "between 3 and 14 August",
    "strongest wek": "strongest week",
    "And fro BW0022?": "And for BW0022?",
}
RIGHT = ["three lots", "in the form of", "BW0021-yaer", "may we", "nay", "bets"]
ROWS: dict[str, dict[str, object]] = {
    "how mnay of BW0021 did we make lsat month": {"quantity": 300},
    "production of BW0021 from 01.10.2026 to 31.10.2026": {"quantity": 300},
    "BW0021 2026-10-01..2026-10-31 total": {"quantity": 300},
    "BW0021 – for October 2026 – total": {"quantity": 300},
    "whats BW0021": {"item_code": "BW0021"},
    "which product is BW0021?": {"item_code": "BW0021"},
    "last month BW0021 made total how many pcs?": {"quantity": 300},
}


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_a_common_word_is_put_right(typed: str, meant: str) -> None:
    assert with_letters_in_order(typed, ()) == meant


@pytest.mark.parametrize("typed", RIGHT)
def test_a_right_word_stays(typed: str) -> None:
    assert with_letters_in_order(typed, ()) == typed


def test_a_word_of_an_item_stays() -> None:
    assert with_letters_in_order("the mnay lens", ("mnay",)) == "the mnay lens"


@pytest.mark.parametrize(("question", "row"), ROWS.items())
def test_a_typed_question_is_read_as_meant(
    planner_agent: Agent, question: str, row: dict[str, object]
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items(), answer.answer


TALKS = [
    (
        ("which items have Mocha in the name", "which of these was made most in 2025?"),
        {"item_code": "BW0021"},
    ),
    (("when was BW0021 last produced", "first date?"), {"item_code": "BW0021"}),
    (("compare BW0021 and BW0022 in 2025", "compare these two for last month"), {"quantity": 300}),
]


@pytest.mark.parametrize(("turns", "row"), TALKS)
def test_a_follow_up_is_of_what_was_found(
    planner_agent: Agent, turns: tuple[str, ...], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items(), answer.answer


def test_the_place_an_item_took_is_its_rank(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "which item came second in production in 2025?")
    assert "BW0022 Mocha Gray 1-Day ranks 2 in 2025" in answer.answer
