"""What items and units of time are put in order by, where that is a mean: of a day, a week, a lot."""

import re
from collections.abc import Mapping

from assistant.planner.asking.leaders import leaders_unit
from assistant.planner.asking.units_asked import (
    AVERAGES,
    TIME_GRAINS,
    among_a_family,
    counts_items,
    is_bounded,
    time_said,
)
from assistant.planner.frame import MEAN_GRAINS, Grain, Measure
from assistant.planner.reading.question import RANKS, Question
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import vocabulary

MEANS_OVER: Mapping[Grain, Measure] = {grain: measure for measure, grain in MEAN_GRAINS.items()}
"""The means that something may be put in order by, by what they are over."""
WITHIN: Mapping[Grain, tuple[Grain, ...]] = {
    "day": ("week", "month", "quarter", "half", "year", "weekday"),
    "week": (),
    "month": ("quarter", "half", "year"),
    "lot": TIME_GRAINS,
}
"""The units of time that may have a mean of so many units in them."""
LISTED_ITEMS = ("measure.items", "grain.item", "ask.item_list")
OTHERS = ("ask.share", "ask.none", "ask.compare", "ask.growth", "ask.fell", "ask.trend", "ask.why")
SIDES = ("most", "least", "top", "bottom", "much")
_JOINED = re.compile(r"(?:이?랑|하고|와|과|및|그리고|,|고)\s")
_UNITS = (
    r"(?:(?:the|production|output|overall|units|pieces|pcs|lenses|of|made|produced|goods?|good|lots?)\s+)*"
)
_BETWEEN = re.compile(rf"\s*{_UNITS}", re.IGNORECASE)
"""English words between a superlative and the mean it is of."""
_ON_AVERAGE = frozenset({"on average", "averages", "averaged", "average", "per day on average"})
_ASKS_WHICH = re.compile(r"\b(?:which|what)\b", re.IGNORECASE)
_KOREAN_SIDE = re.compile(r"[가-힣]")
_A_MEAN = re.compile("평균|평군|당|꼴|크기|사이즈|average|avg|mean|per|size|typical", re.IGNORECASE)
"""What makes a mean of a word for a unit: "일평균", "로트당", but no "하루에"."""
_PARTICLES = "을를이가은는의"
_MADE = ("생산수량", "생산량", "수량", "물량", "생산")


def items_by_mean(q: Question) -> Measure | None:
    """ "일평균이 제일 높은 품목", "items by average lot": the mean that items are put in order by."""
    placed = bool(q.mentions) and (q.says("ask.top") or len(q.mentions) > 1)
    named = q.says(*LISTED_ITEMS) or counts_items(q) or among_a_family(q) or placed
    measure = _mean_of(q) if named else None
    return measure if measure and not _units_beside(q, measure) and _put_in_order(q) else None


def units_by_mean(q: Question) -> tuple[Measure, Grain] | None:
    """ "The month with the best daily average": the mean that units of time are put in order by."""
    named = q.says(*LISTED_ITEMS) or counts_items(q)
    measure = None if named else _mean_of(q)
    units = _units_beside(q, measure) if measure else []
    fits = measure and len(units) == 1 and units[0] in WITHIN[MEAN_GRAINS[measure]]
    return (measure, units[0]) if measure and fits and _put_in_order(q) else None


def restated_mean(q: Question) -> Measure | None:
    """ "일평균으로 다시", "by average lot instead": a mean in the place of what was put in order by."""
    others = {*q.keys("ask")} - {*AVERAGES, "top", "split"}
    more = others or q.mentions or q.numbers or q.times or {"grain"} & {*q.sections}
    measure = None if more else _mean_of(q)
    return measure if measure and _ordered_by_it(q) else None


def of_its_mean(piece: Piece, measure: Measure) -> bool:
    """Whether a word only says what the mean is over: "생산일 하루 평균", "average per producing day"."""
    own, concept = MEAN_GRAINS.get(measure), piece.concept
    if concept is None or own is None:
        return False
    unit = concept.key if concept.section in ("noun", "grain") else AVERAGES.get(concept.key)
    return unit == own


def _mean_of(q: Question) -> Measure | None:
    """The one mean that is spoken of, where nothing else is asked of it."""
    said: set[Grain] = {grain for key, grain in AVERAGES.items() if key != "average" and q.says(f"ask.{key}")}
    if said and not any(_A_MEAN.search(one.text) for one in _means(q)):
        return None  # "하루에 제일 많이 만든 품목": on one day, or by day?
    held = any(one.versus for one in q.times) or is_bounded(q) or leaders_unit(q)
    counted = q.says("measure.records", "measure.days") or any(one.text.endswith("수") for one in _lots(q))
    if q.says("ask.median", *OTHERS) or held or counted or len(said) > 1:
        return None
    if not said and q.says("ask.average"):
        said = {"lot"} if q.says("measure.lots") else _adjective(q) or {"day"}
    return MEANS_OVER.get(said.pop()) if said else None


def _lots(q: Question) -> list[Piece]:
    return [one for one in q.pieces if one.concept and ".".join(one.concept) == "measure.lots"]


def _adjective(q: Question) -> set[Grain]:
    """ "Best average daily …", "average monthly output": the unit of a mean as a word beside it."""
    return {grain for grain in MEANS_OVER if grain in q.keys("grain")}


def _units_beside(q: Question, measure: Measure) -> list[Grain]:
    """The units of time that are spoken of besides that of the mean."""
    own = MEAN_GRAINS[measure]
    said = [unit for unit in TIME_GRAINS if unit in (*q.keys("noun"), *q.keys("grain")) and unit != own]
    asked = time_said(q, ())
    return said or ([asked] if asked and asked != own else [])


def _put_in_order(q: Question) -> bool:
    """Whether the mean is what the order is by, not what is asked of the first ones."""
    means = _means(q)
    if q.says("grain.item") and not any(one.role == "rank" for one in q.numbers):
        return True  # "품목별 일평균"
    return _ordered_by_it(q) or any(_of_a_side(one, q) for one in means)


def _means(q: Question) -> list[Piece]:
    return [one for one in q.pieces if one.concept and one.concept[0] == "ask" and one.concept[1] in AVERAGES]


def _of_a_side(mean: Piece, q: Question) -> bool:
    """Whether a superlative or a place is one of the mean: "일평균 1위", "the highest daily average"."""
    sides = [(one.start, one.end) for one in q.pieces if one.concept and _is_side(one)]
    sides += [(one.start, one.end) for one in q.numbers if one.role == "rank"]
    for start, end in sides:
        if end <= mean.start:
            if not _BETWEEN.sub("", q.text[end : mean.start], count=1).strip():
                return True
            korean = bool(_KOREAN_SIDE.search(q.text))
            if not korean and mean.text.lower() in _ON_AVERAGE and _ASKS_WHICH.search(q.text):
                return True  # "which item has the biggest lots on average"
        elif mean.end <= start and _of_what_follows(mean, start, q):
            return True
    return False


def _of_what_follows(mean: Piece, side: int, q: Question) -> bool:
    gap = q.text[mean.end : side]
    if q.text.isascii():
        return gap.strip().lower() in ("", "the")  # "averages the most per day"
    return not _JOINED.search(f"{gap} ")


def _is_side(piece: Piece) -> bool:
    concept = piece.concept
    return bool(concept and (concept[0] == "ask" and concept[1] in SIDES)) or ".".join(concept or ()) in RANKS


def _ordered_by_it(q: Question) -> bool:
    """Whether words around the mean say that something is put in order by it: "by", "기준", "순으로"."""
    return any(_by(one, q.text) for one in _means(q))


def of_the_small(q: Question) -> bool:
    """ "로트 평균이 작은 품목 3개": a mean and its small ones, with no superlative."""
    return any(_behind(one, q.text).startswith(tuple(vocabulary().ranked["small"])) for one in _means(q))


def _by(mean: Piece, text: str) -> bool:
    words, before = vocabulary().ranked, text[: mean.start].lower().split()
    said = next((word for word in reversed(before) if word not in ("the", "their", "its", "average")), "")
    led = text[: mean.start].rstrip().lower().endswith(tuple(words["led"]))
    behind = ("로", "으로", *words["after"], *words["great"], *words["small"])
    return _behind(mean, text).startswith(behind) or said in words["before"] or led


def _behind(mean: Piece, text: str) -> str:
    """What stands behind a mean, its particles and the word for what was made left out."""
    after = "".join(text[mean.end :].lower().split()).lstrip(_PARTICLES)
    after = next((after.removeprefix(one) for one in _MADE if after.startswith(one)), after)
    return after.lstrip(_PARTICLES)
