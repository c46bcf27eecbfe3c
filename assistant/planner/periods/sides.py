"""The sides of a range or list: what date each says, with what it takes from its neighbour."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.planner.periods.partial import Partial, Pick, part
from assistant.planner.periods.said import Fixed, fixed
from assistant.planner.periods.words import Token

When = Partial | Fixed
NUMBERED_UNITS = ("year", "quarter", "half", "month", "day", "week")
OF_A_YEAR = ("month", "quarter", "half", "season")


def sides_of(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that say a date, or a number that takes its unit from one."""
    return [token for token in tokens if token.kind in "cnoZ"]


def whens_of(tokens: Sequence[Token], today: date) -> list[When] | None:
    """Each side's date; a bare number takes the finest unit of its neighbour."""
    sides = sides_of(tokens)
    dated = [token.value.when for token in sides if token.kind == "c"]
    partial = next((when for when in dated if isinstance(when, Partial)), None)
    found = [_side(token, partial) for token in sides]
    whens = [when for when in found if when is not None]
    if len(whens) != len(sides):
        return None
    return [_told_apart(when, n, whens, sides, today) for n, when in enumerate(whens)]


def _told_apart(when: When, n: int, whens: list[When], sides: Sequence[Token], today: date) -> When:
    """ "Yesterday and the day before", "this August and last August": two dates, not one twice."""
    if isinstance(when, Fixed):
        return when
    unit, pick = when.picks[0]
    shift = sides[n].value.shift if sides[n].kind == "c" else None
    if n and when == whens[n - 1] and shift and shift.adjacent:
        return Partial(((unit, Pick("relative", pick.n + shift.count)),))
    this = replace(when, toward=0) in whens
    days = fixed(when, today) if when.toward == -1 and this and unit in OF_A_YEAR else None
    if days is None or days.first is None or days.first.year != today.year:
        return when
    return Partial((("year", Pick("number", today.year - 1)), *when.picks))


def _side(token: Token, neighbour: Partial | None) -> When | None:
    if token.kind == "c":
        when = token.value.when
        return _without_weekday(when) if isinstance(when, Partial | Fixed) else None
    if token.kind == "Z":
        return part("day", "relative", 0)
    if token.text.isalpha() and token.text.isascii():
        return None  # "the third one, last month"
    if neighbour is None or neighbour.finest not in NUMBERED_UNITS or not 1 <= token.value <= 2100:
        return None
    unit, pick = neighbour.picks[-1]
    value = token.value + (2000 if unit == "year" and token.value < 80 else 0)
    how = pick.how if pick.how != "relative" else "number"
    return replace(neighbour, picks=(*neighbour.picks[:-1], (unit, Pick(how, value))))


def _without_weekday(when: When) -> When:
    """Beside a full date a weekday only adds to it; in a range a wrong one must not move it by years."""
    if isinstance(when, Fixed) or not {"month", "day", "weekday"} <= {unit for unit, _ in when.picks}:
        return when
    return replace(when, picks=tuple(item for item in when.picks if item[0] != "weekday"))
