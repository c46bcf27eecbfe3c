"""English wordings of plain questions: each is read as its plain form, or asked back."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

ROWS: dict[str, dict[str, object]] = {
    "how much of BW0021 was made last month": {"quantity": 300},
    "what did the BW0021 come to last month": {"quantity": 300},
    "annual production of BW0021 for 2025": {"quantity": 2400},
    "BW0021 production by date since 1 October 2026": {"records": 1},
    "on which dates in 2025 did we make more than 99": {"quantity": 100},
    "top product in 2025 came out top": {"item_code": "BW0021"},
    "which item ranked first in 2025": {"rank": 1, "item_code": "BW0021"},
    "the 2 items at the very end of the 2025 ranking": {"rank": 1, "quantity": 7},
    "put October 2026 next to October 2025": {"period1_quantity": 220, "period2_quantity": 330},
    "average per day for BW0021, 1 to 31 October 2026": {},
    "moca gray 1-day in october twenty twenty six": {"quantity": 30},
    "no. of lots in October 2026": {"lots": 3},
    "head office asks how much BW0021 was made last month": {"quantity": 300},
    "how many days in October 2026 had BW0021 output": {},
    "which days in October 2026 had no BW0021": {},
    "BW0021 / BW0022 in october twenty twenty six": {"quantity": 300},
    "compare this month with last month": {},
    "2026 to date against the same period of 2025": {"period1_days": 324},
    "monthly growth of 2025 over 2024": {"month": "2025-01", "quantity": 220},
    "each month of 2025 against the same month of 2024": {"month": "2025-01", "quantity": 220},
    "how many lot numbers in October 2026": {"lots": 3},
    "total lots, October 2026": {"lots": 3},
    "of the days in October 2026, how many had BW0021 output": {"producing_days": 2},
    "how many separate items have production in 2025": {"items": 3},
    "the BW group in 2025": {"total": 2640},
    "sum of all mochas in 2025": {},
    "last month and the month before it combined, total production": {"quantity": 330},
    "BW0021 production beginning October 1, 2026": {"quantity": 300},
    "add September 2026 and October 2026 together": {},
    "all-item output as on 28 October 2026": {},
    "how much did the BW items make in 2025": {"total": 2640},
    "the BW total for every month of 2025": {"month": "2025-01", "quantity": 220},
    "how did every month of 2025 do against 2024": {"month": "2025-01", "quantity": 220},
    "months > 0.1k": {},
    "2025-10 records count": {"lots": 3},
    "top gainers 2025 versus 2024": {},
    "what didn't we make in October 2026": {},
    "what is the first day in the data": {},
    "the BW line in 2025, total": {"total": 2640},
    "which lots of BW0021 beat 0.1k in October 2026": {},
    "first half, second half, for each year from 2024": {"half": 1},
    "of all items, which had output over 250 in October 2026": {"item_code": "BW0021"},
}
ASKED_BACK = [
    "output of group A last month",
    "BW0021 range last month",
    "which site made the most last month",
    "full boxes last month",
    "Mocha line 2 output last month",
    "output of line Mocha last month",
    "oct 26 weekend output",
    "what did the customer ask for in October, BW0021",
]
SHARES = ["how much of last month's production was BW0021", "bw21 % of total last month"]


@pytest.mark.parametrize(("question", "row"), ROWS.items())
def test_an_english_wording_is_read_as_its_plain_form(
    planner_agent: Agent, question: str, row: dict[str, object]
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    said = {
        name: value if isinstance(value, int | float) else str(value)
        for name, value in first_row(answer).items()
    }
    assert row.items() <= said.items()


@pytest.mark.parametrize("question", SHARES)
def test_a_part_of_the_whole_is_a_share(planner_agent: Agent, question: str) -> None:
    assert "%" in ask(planner_agent, question).answer


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_narrows_a_question_is_never_left_out(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status in ("clarify", "refused")
