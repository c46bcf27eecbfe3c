"""What is to be reckoned of figures that were shown: "합치면?", "which was the best?", "the gap?"."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.planner.followups.carry import COUNTED_UNITS, DAYS
from assistant.planner.frame import COUNTS, Grain, Measure
from assistant.planner.reading.numbers import ENGLISH, NATIVE
from assistant.planner.reading.question import Question

Kind = Literal["sum", "mean", "most", "least", "ends", "gap", "share"]
SUMS, MOST, LEAST = {"together", "total"}, {"most", "top"}, {"least", "bottom"}
GAPS, SHARES = {"compare", "growth", "fell"}, {"share", "percent"}
TIMES: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "year")
_LONGEST = 70
"""Letters of a question that may only say what is reckoned."""
_SUM = re.compile(r"\bsum\b|\bcombined\b|\btogether\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:어느|어떤|둘\s*중에?)\s*(?:쪽|게|것|거|달|해|날|품목|제품|분기)?(?:이|가)?\s*(?:더\s*)?(?:많|높|크|큰|커)",
    re.IGNORECASE,
)
THOSE = re.compile(
    r"\b(?:them|they|these|those|their)\b|(?<![가-힣])(?:그|이)\s*중|(?<![가-힣])(?:이|그|저|위)\s*(?:것|거|품목|제품|날|달|로트)?들|"
    r"(?<![가-힣])(?:이|그)\s*(?:둘|셋|넷|두|세|네|다섯|\d)",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"(?<![가-힣])(?:둘|두\s*(?:개|품목|제품|달|날|해|주|분기|기간|가지))|\b(?:two|both)\b", re.IGNORECASE
)
_WHOLE = re.compile(
    r"전체(?:의|에서|중|\s)|\b(?:of|in) (?:the |our )?(?:total|whole|all|plant)\b", re.IGNORECASE
)
_ENGLISH_UNITS = re.compile(
    rf"(?:(?:the|those|these|all|last|past) )*(?P<n>{'|'.join(ENGLISH)}|\d{{1,2}}) "
    r"(?:day|week|month|quarter|year)s",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<days>(?!))?(?P<n>[2-9])년(?:치|간)?(?:의|을|은)?(?:\s*다)?")
"""So many years, which may be those that were shown."""
_NEUTRAL = {"made_at_all", "much", "percent"}


@dataclass(frozen=True)
class Operation:
    """What is reckoned, and what the question says of the figures it is reckoned of."""

    kind: Kind
    keys: frozenset[str]
    unit: str = ""  # what is looked for: a unit of time, "item", "lot"
    count: int | None = None
    measure: Measure | None = None
    refers: bool = False


def operation_of(question: Question) -> Operation | None:
    """What a question that says nothing else wants reckoned of what was shown."""
    counts = [_counted(one.text.strip()) for one in question.times]
    named = question.mentions or question.unknown or question.lot or question.left_out
    others = question.weekdays or question.weekday_sets or None in counts
    numbered = any(one.role != "limit" for one in question.numbers)
    if named or others or numbered or len(question.text) > _LONGEST:
        return None
    kind = _kind(question)
    shares = kind == "share"
    if kind is None or set(question.sections) - {"ask", "refer", "noun", "grain", "measure"}:
        return None
    if question.says(
        "refer.site", "refer.change", "refer.rank", "refer.second", "refer.third", "refer.final"
    ):
        return None
    if kind in ("most", "least") and {"top", "bottom"} & set(question.keys("ask")) and question.numbers:
        return None  # "top 3 products": a ranking, not the most of three
    refers = bool(THOSE.search(question.text) or question.says("refer.among", "refer.both") or counts)
    if (
        kind == "gap"
        and question.numbers
        and not (refers or {one.unit for one in question.numbers} == {"날"})
    ):
        return None  # "two more", no "두 날 차이"
    if question.says("refer.all") and not (shares or refers or question.numbers):
        return None
    measure = _measure(question)
    units = {*question.keys("noun"), *question.keys("grain")} | ({"item"} if measure == "items" else set())
    units |= {"lot"} if measure == "lots" and kind in ("most", "least") else set()
    if len(units) > 1 or (question.keys("grain") and not set(question.keys("grain")) <= {"item", "weekday"}):
        return None
    if question.says("measure.quantity") and not (
        refers or kind in ("most", "least", "ends", "gap", "share")
    ):
        return None
    said = [one.value for one in question.numbers] + [one for one in counts if one]
    count = said[0] if said else 2 if _TWO.search(question.text) else None
    keys = frozenset(question.keys("ask"))
    return Operation(kind, keys, units.pop() if units else "", count, measure, refers)


def _kind(question: Question) -> Kind | None:
    keys = set(question.keys("ask"))
    if not keys and _SUM.search(question.text):
        return "sum"
    if not keys and _MORE.search(question.text):
        return "gap"
    if keys & SHARES and keys <= SHARES | SUMS | _NEUTRAL and (keys & {"share"} or "percent" in keys):
        return "share"
    keys -= _NEUTRAL
    if keys and all(one.startswith("average") for one in keys):
        return "mean"
    sets: tuple[tuple[Kind, set[str]], ...] = (
        ("sum", SUMS),
        ("most", MOST),
        ("least", LEAST),
        ("ends", MOST | LEAST),
        ("gap", GAPS),
    )
    return next((kind for kind, own in sets if keys and keys <= own), None)


def _measure(question: Question) -> Measure | None:
    counted: tuple[Measure, ...] = (*COUNTS, "items")
    said = [one for one in counted if question.says(f"measure.{one}")]
    return said[0] if said else None


def _counted(text: str) -> int | None:
    """How many units of time a few words say: "세 달", "the three years"."""
    english = _ENGLISH_UNITS.fullmatch(text)
    if english:
        return ENGLISH.get(english["n"].lower()) or int(english["n"])
    said = COUNTED_UNITS.fullmatch(text) or _YEARS.fullmatch(text)
    return (DAYS.get(said["days"] or "") or NATIVE.get(said["n"]) or int(said["n"])) if said else None


def is_of_the_whole(question: Question) -> bool:
    """Whether a share is said to be one of everything."""
    return bool(_WHOLE.search(question.text))
