"""Right answers with one thing changed, as a model may slip, are caught nearly always."""

import os
import re
from collections.abc import Callable
from random import Random

import pytest

from tests.drafts import Draft, claims_of, drafts

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "40"))
RIGHT = [draft for draft in drafts("hallucinations.jsonl") if not draft.wrong]
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+")
PERCENT = re.compile(r"\d+\.\d+(?=%)")
UNIT = re.compile(r"(?<=\d{3})개(?!월)|(?<=\d{3}) units")
MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])(?=월[은는에이 ])")
CODE = re.compile(r"(?:BW0021|BW0022|CT0021|AQ3001|SH2040)(?=[은는이가] [\d약총])")


def replaced(random: Random, text: str, what: re.Pattern[str], by: Callable[[str], str]) -> str | None:
    """The text with one match changed, None where there is none."""
    found = list(what.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    return text[: match.start()] + by(match[0]) + text[match.end() :]


def another_digit(random: Random, number: str) -> str:
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    place = random.choice(places)
    digit = random.choice([other for other in "123456789" if other != number[place]])
    return number[:place] + digit + number[place + 1 :]


def another_of(random: Random, text: str, choices: list[str]) -> str:
    return random.choice([choice for choice in choices if choice != text])


SLIPS: dict[str, tuple[re.Pattern[str], Callable[[Random, str], str], float]] = {
    "digit": (AMOUNT, another_digit, 0.98),
    "percentage": (PERCENT, another_digit, 0.97),
    "points": (re.compile(r"(?<=\d)%(?!p)"), lambda _, __: "%p", 0.98),
    "unit": (UNIT, lambda _, unit: "건" if unit == "개" else " records", 0.94),
    "month": (MONTH, lambda random, text: another_of(random, text, [str(n) for n in range(1, 13)]), 0.9),
    "item": (CODE, lambda random, text: another_of(random, text, ["BW0021", "BW0022", "CT0021"]), 0.95),
}


@pytest.mark.long
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_caught(slip: str) -> None:
    what, change, least = SLIPS[slip]
    random = Random(slip)
    drafted = random.sample(RIGHT, min(len(RIGHT), 4 * LOOPS))
    tried, passed = 0, []
    for draft in drafted:
        answer = replaced(random, draft.answer, what, lambda text: change(random, text))
        if answer is not None:
            tried += 1
            if not claims_of(Draft(draft.question, draft.language, slip, answer)):
                passed.append(answer)
    assert tried > LOOPS / 10
    assert len(passed) <= (1 - least) * tried + 1, passed
