"""`read_periods`: every time expression of a text, as absolute dates seen from a day."""

from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from assistant.planner.periods.cascade import rewrite
from assistant.planner.periods.dates import PARTS, WORDED
from assistant.planner.periods.figures import NUMERIC
from assistant.planner.periods.lengths import AMOUNTS, PLACES
from assistant.planner.periods.model import Expression, Period, Problem, Reading
from assistant.planner.periods.partial import Partial, years_out_of_range
from assistant.planner.periods.ranges import RANGES
from assistant.planner.periods.said import Fixed, Said, finish, fixed
from assistant.planner.periods.scan import scan
from assistant.planner.periods.shifts import COMPARED, LEXICAL
from assistant.planner.periods.words import Token

MOST_CHARACTERS = 2000
GRAMMAR = (*NUMERIC, AMOUNTS[0], *WORDED, *AMOUNTS, *LEXICAL, *PARTS, *PLACES, *RANGES, *COMPARED)
UNANCHORED_NOISE = ("day", "month")


def read_periods(text: str, today: date) -> Reading:
    """The time expressions of a Korean or English text (of its first 2000 characters), in order."""
    normal = normalize("NFC", text)
    tokens = rewrite(scan(normal[:MOST_CHARACTERS]), GRAMMAR, today)
    expressions = [
        expression
        for index, token in enumerate(tokens)
        if (expression := _expression(normal, tokens, index, today)) is not None
    ]
    return Reading(normal, tuple(expressions))


def _expression(text: str, tokens: Sequence[Token], index: int, today: date) -> Expression | None:
    token = tokens[index]
    if token.kind not in "cHlD" or (token.kind == "c" and _noise(token.value)):
        return None
    start, end = _reach(tokens, index)
    said = Said(Fixed(None, None, "all")) if token.kind in "lD" else token.value
    shown = text[token.start : token.end]
    problem = _problem(said.when, shown, today)
    days = None if problem or said.when is None or isinstance(said.when, Problem) else fixed(said.when, today)
    return Expression(
        start,
        end,
        text[start:end],
        periods=_periods(days, today),
        shift=said.shift,
        versus=said.versus,
        parts=tuple(finish(part, today) for part in days.parts) if days else (),
        problem=problem,
    )


def _periods(days: Fixed | None, today: date) -> tuple[Period, ...]:
    return tuple(dict.fromkeys(finish(one, today) for one in (days, *days.others))) if days else ()


def _problem(when: Partial | Fixed | Problem | None, shown: str, today: date) -> Problem | None:
    if isinstance(when, Problem):
        return Problem(when.code, shown)
    if isinstance(when, Partial) and years_out_of_range(when):
        return Problem("year_out_of_range", shown)
    return Problem("no_such_date", shown) if when is not None and fixed(when, today) is None else None


def _noise(said: Said) -> bool:
    """ "The first day", "마지막 날" of nothing: a question about the data, not a date."""
    when = said.when
    if not isinstance(when, Partial) or len(when.picks) != 1:
        return False
    unit, pick = when.picks[0]
    return unit in UNANCHORED_NOISE and pick.how == "ordinal"


def _reach(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """The token's span with the prepositions before and the particles after it."""
    first = last = index
    while first > 0 and tokens[first - 1].kind in "OF" and tokens[first - 1].text != "of":
        first -= 1
    if tokens[first].text == "date" and first > 0 and tokens[first - 1].kind == "x" and first < index:
        first += 1  # "by date since", "which date in"
    while last + 1 < len(tokens) and tokens[last + 1].kind in "Jft&" and not tokens[last + 1].gap:
        last += 1
    return tokens[first].start, tokens[last].end
