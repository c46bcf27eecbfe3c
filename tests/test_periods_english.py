"""Time expressions as English writers vary them: units said again, two ordinals of one unit, up to a day."""

from datetime import date

import pytest

from assistant.planner.periods import read_periods
from tests.test_periods import only

SAID = {
    "full-year 2025 output": "2025-01-01..2025-12-31",
    "the year ended 31 December 2025": "2025-01-01..2025-12-31",
    "the July–September 2026 quarter": "2026-07-01..2026-09-30",
    "between the second and third quarters of 2026": "2026-04-01..2026-09-30",
    "first-quarter 2026 volumes": "2026-01-01..2026-03-31",
    "2025 as of 20 November": "2025-01-01..2025-11-20",
    "starting October 5, 2026 and ending October 18, 2026": "2026-10-05..2026-10-18",
    "counting from 1 July 2026": "2026-07-01..2026-11-20",
    "2026 till date": "2026-01-01..2026-11-20",
    "1 Sept 2026 -> now": "2026-09-01..2026-11-20",
    "the month so far": "2026-11-01..2026-11-20",
    "the month before this one": "2026-10-01..2026-10-31",
    "what did it come to last month": "2026-10-01..2026-10-31",
    "the latter half of 2025": "2025-07-01..2025-12-31",
    "Mar-26": "2026-03-01..2026-03-31?2026-03-26..2026-03-26",
    "our volume over 2 Nov 2026 to 8 Nov 2026": "2026-11-02..2026-11-08",
    "up to and including October 15": "2026-01-01..2026-10-15?..2026-10-15",
}


@pytest.mark.parametrize(("text", "days"), SAID.items())
def test_an_english_expression_is_read(text: str, days: str) -> None:
    assert only(text) == days


@pytest.mark.parametrize("text", ["by date since 1 November", "which date in October"])
def test_a_date_that_is_asked_for_is_no_part_of_a_period(text: str) -> None:
    (found,) = read_periods(text, date(2026, 11, 20)).expressions
    assert "date" not in found.text
