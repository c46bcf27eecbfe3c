"""Holidays said beside dates only to place them: "추석 전주였던 9월 14일부터 20일까지".

The data know no holidays, so one that narrows what is asked stays, and is asked back.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.vocabulary import Concept, vocabulary

HOLIDAY = Concept("unsupported", "weekpart")
LONGEST = 14
"""Days of dates beside which a holiday says nothing more."""
_BESIDE = re.compile(r"[\s,]*(?:은|는|의|에|까지|동안)?[\s,]*")
_AROUND = (
    r"\s*(?:연휴\s*)?(?:바로\s*)?"
    r"(?:전전?주|다음\s?주|그\s?주|전\s?주간|전날|다음\s?날|직전|직후|앞뒤|기간|주간|전|후|앞|뒤|주)?"
)
_WAS = (
    r"\s*(?:이?었던|였던|이던|인|[이가]?\s*"
    r"(?:낀|(?:끼어|껴|들어)\s?있[던는]|있던|있었던|있는|겹친|겹쳤던|포함된))(?=\s)"
)
_NEAR = (
    r"(?:the )?(?:(?:week|days?|weekend) )?"
    r"(?:(?:right |just )?(?:before|after)|around|of|over) (?:the )?"
)
_FOR = r"\s*(?:이라|라|이라서|라서|이니까|때문)[^,.?!\d]{0,20}[.!?]*$"


def without_holidays(text: str, today: date) -> str:
    """The text with holidays blanked out that stand beside a few days named by dates; its length stays."""
    for found in list(_pattern().finditer(text)):
        rest = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
        if any(_places(found, one, rest) for one in read_periods(rest, today).expressions):
            text = rest
    return text


def _places(found: re.Match[str], dates: Expression, text: str) -> bool:
    """Whether the dates are a few days, and nothing stands between them and what is said of them."""
    own = dates.period
    days = own.days if own is not None and own.grain in ("day", "range") else None
    first, last = sorted(((found.start(), found.end()), (dates.start, dates.end)))
    beside = _BESIDE.fullmatch(text[first[1] : last[0]]) is not None
    few = days is not None and days <= LONGEST and dates.shift is None
    return few and (beside or found["reason"] is not None)


@cache
def _pattern() -> re.Pattern[str]:
    words = vocabulary()
    korean = (word for group in words.korean.values() for word, concept in group if concept == HOLIDAY)
    english = (" ".join(phrase) for phrase, concept in words.english.items() if concept == HOLIDAY)
    one, two = _any_of(korean), _any_of(english)
    bracketed = rf"[(\[]\s*(?:{one}{_AROUND}\s*|{_NEAR}{two}|{two}(?: week)?)\s*[)\]]"
    reason = rf"(?P<reason>,\s*{one}{_AROUND}{_FOR})"
    return re.compile(
        rf"{reason}|{bracketed}|{one}{_AROUND}{_WAS}|(?<=, ){_NEAR}{two},|^{_NEAR}{two},", re.IGNORECASE
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
