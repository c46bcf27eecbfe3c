"""What several answers before found, kept over the turns: an item, a unit of time, a list."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.by_its_place import of_its_place
from assistant.planner.followups.date_words import of_the_dates
from assistant.planner.followups.item_found import of_the_item, which_family
from assistant.planner.followups.lots_listed import of_their_sum
from assistant.planner.followups.references import NAMES
from assistant.planner.followups.referents import referents_of
from assistant.planner.followups.shown_places import half_of_list, of_the_places
from assistant.planner.followups.those_items import with_those_items
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.reading.numbers import number_of
from assistant.planner.reading.ranks import ORDINALS
from tools.items import ItemIndex

History = Sequence[Exchange]
Turned = tuple[str, History] | Decline
BACK = 4
"""Answers that are looked back at for a list."""
_LEAD = (
    r"\W*(?:(?:그럼|그러면|그리고|근데|and|so|then|ok|(?:what|how) about|(?:what|which) (?:was|is))[\s,]+)*"
)
_PLACE_ALONE = re.compile(
    rf"{_LEAD}(?:(?:제일|가장|젤)\s*(?:많|큰|높|적|작|낮)\S*\s*(?:거|것|건|품목|제품)(?:은|는|이)?|"
    r"\d{1,2}\s*(?:위|등)(?:은|는)?|[두세네]\s*번째(?:로\s*많\S*)?(?:\s*(?:거|것|품목|제품))?(?:은|는)?|"
    r"(?:the )?(?:second|third|fourth|fifth)(?: best| most produced| largest| biggest)?"
    r"(?: one| item| product)?|"
    r"(?:the )?(?:best|largest|biggest|highest|smallest|lowest|least|worst)(?: one| item| product)?)[\s?.!]*",
    re.IGNORECASE,
)
"""A place of a list, and nothing else."""
_NEXT_BEST = re.compile(
    rf"{_LEAD}(?:(?:그\s*)?다음으로|(?P<ko_n>[두세네]|[2-9])\s*번째로)\s*(?:제일\s*|가장\s*)?"
    r"(?:많|큰|높|(?P<ko_least>적|작|낮))\S*(?:\s*(?:만든|나온|생산한|생산된))?\s*(?P<ko>날|달|주|분기|해)(?:은|는|이)?"
    r"(?:\s*언제\S*)?(?:요)?[\s?.!]*|"
    rf"{_LEAD}(?:the )?(?:(?P<n>second|third|fourth|fifth)|next)[ -](?:best|largest|biggest|highest|"
    r"(?P<least>smallest|lowest|least|worst))(?: (?:production )?(?P<en>day|week|month|quarter|year))?"
    r"(?: then)?[\s?.!]*",
    re.IGNORECASE,
)
"""The next best day, week or month, and nothing else."""
_BEST_DAY = re.compile(
    rf"{_LEAD}(?:(?:최고|최저|최대|최소)\s*(?:생산)?일|(?:제일|가장|젤)\s*(?:많|적)\S*\s*(?:(?:만든|나온|생산한)\s*)?날)"
    r"(?:은|는)?(?:\s*언제\S*)?[\s?.!]*|"
    rf"{_LEAD}(?:the )?(?:best|worst|highest|lowest) day[\s?.!]*",
    re.IGNORECASE,
)
"""The best day, of no period."""
_WEEKDAY_OF_BEST = re.compile(
    r"(?:(?:최고|최저|최대|최소)\s*(?:생산)?일|(?:제일|가장|젤)\s*(?:많|적)\S*\s*(?:(?:만든|나온|생산한)\s*)?날)"
    r"(?:은|는|이)\s*(?:무슨|어느|어떤|몇)\s*요일"
)
"""The day of the week of a day that is yet to be found."""
_PART_OF_WEEK = re.compile(
    r"평일|주중|주말|[월화수목금토일]요일(?:만|들)|\bweekend (?:total|sum|average)\b|"
    r"\b(?:week(?:day|end)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b",
    re.IGNORECASE,
)
"""Days that only a longer period has several of."""
_EARLIER = re.compile(
    r"(?:전|앞|이전)\s*(?P<ko>날|달|주|분기|해)(?:은|는|에는|엔)?[\s?.!]*$|"
    r"\b(?P<en>day|week|month|quarter|year) before(?: that| it)?[\s?.!]*$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\W*(?:그럼|그러면|그리고)?\s*(?:그\s*)?(?:바로\s*)?다음\s*(?P<ko>날|달|주|분기|해)(?:은|는|에는|엔)?[\s?.!]*|"
    r"\W*(?:(?:and|what about|how about|then)[\s,]+)*(?:the )?(?P<en>day|week|month|quarter|year) after"
    r"(?: that| it)?[\s?.!]*",
    re.IGNORECASE,
)
_ONES_ITEM = re.compile(
    r"(?:the )?(?:second|third|fourth|fifth|last) (?:one|family)(?:'s| has) .*\b(?:items?|products?)\b|"
    r"[두세네]\s*번째\S*\s.*(?:1위|품목|제품)",
    re.IGNORECASE,
)
"""What is asked of the items of one of a list of families."""
_HELD_AGAINST = re.compile(
    r"\d[\d,.만천백\s]*(?:개|장)?(?:를|을|가|이|도)?\s*(?:넘|이상|이하|미만|초과|안\s*되|밑|못\s*미|아래|밖에)|"
    r"\b(?:over|above|below|under|beyond|(?:more|less|fewer) than|at (?:least|most)|exceed\w*|topp\w*|"
    r"pass\w*|stayed below) \d",
    re.IGNORECASE,
)
"""A bound, with its amount."""
_OF_ITEMS = re.compile(
    r"품목|제품|로트|기록|\b(?:items?|products?|lots?|batches|records?|its|it|codes?|skus?)\b|[A-Z]{2}\d|"
    r"(?-i:\b[A-Z]{2,4}\b)",
    re.IGNORECASE,
)
"""What a bound is put to that is no unit of time of everything."""


def over_turns(text: str, history: History, index: ItemIndex, today: date) -> Turned:
    """The question in full and the talk up to the answer that it is of, or as they are."""
    if _WEEKDAY_OF_BEST.search(text):
        return Decline("clarify", None, "unsupported.too_much", {"words": "요일"})
    those = with_those_items(text, history, today)
    if isinstance(those, Decline):
        return those
    text = of_their_sum(of_its_place(those, history, today), history, today)
    text, history = _next_best(text, history) or _back_to(text, history)
    before = frame_of(history)
    if before is None or not history[-1].results:
        return which_family(text, index) or (text, history)
    steps: tuple[Step, ...] = (of_the_dates, half_of_list, of_the_places, of_the_item)
    for step in steps:
        put = step(text, before, history, index, today)
        if isinstance(put, Decline):
            return put
        text = put
    return text, history


Step = Callable[[str, Frame, History, ItemIndex, date], "str | Decline"]


def _back_to(text: str, history: History) -> tuple[str, History]:
    """The talk up to the list, the period or the day that an answer since went deeper into."""
    for place in range(len(history) - 2, max(len(history) - BACK, 0) - 1, -1):
        if _is_of(text, history[: place + 1], history):
            return text, history[: place + 1]
    return text, history


def _is_of(text: str, earlier: History, history: History) -> bool:
    last, before = frame_of(history), frame_of(earlier)
    if last is None or before is None or not (earlier[-1].results and history[-1].results):
        return False
    if _PLACE_ALONE.fullmatch(text):
        return _is_deeper(last, before)
    if _BEST_DAY.fullmatch(text):
        one_day = len(last.periods) == 1 and last.periods[0].days == 1
        return one_day and len(before.periods) == 1 and before.periods[0].days > 1
    if _ONES_ITEM.search(text):
        return not last.families and bool(before.families) and len(before.periods) == 1
    if _HELD_AGAINST.search(text) and not _OF_ITEMS.search(text):
        return _went_into(last, before)
    later, back = _LATER.fullmatch(text), _EARLIER.search(history[-1].question.strip())
    if later and back and len(earlier) == len(history) - 1:
        return (later["ko"], later["en"]) == (back["ko"], back["en"])
    return _PART_OF_WEEK.search(text) is not None and _is_in_it(last, before)


def _next_best(text: str, history: History) -> tuple[str, History] | None:
    """ "The second smallest?" after what was made on the smallest day: the next place of that search."""
    said = _NEXT_BEST.fullmatch(text)
    for place in range(len(history) - 1, max(len(history) - BACK, 0) - 1, -1) if said else ():
        earlier = history[: place + 1]
        before = frame_of(earlier) if earlier[-1].results else None
        if said and before and _is_next_of(said, before, earlier, frame_of(history)):
            word = said["n"] or said["ko_n"]
            n = (ORDINALS.get(word.lower()) or number_of(word)) if word else (before.place or 1) + 1
            return (f"the {tuple(ORDINALS)[n - 1]}?" if text.isascii() else f"{n}위는?"), earlier
    return None


def _is_next_of(said: re.Match[str], before: Frame, earlier: History, last: Frame | None) -> bool:
    """Whether such a day, week or month was looked for, and what was asked since was of the one found."""
    unit, grain = said["en"] or said["ko"], before.grain or "day"
    least = bool(said["least"] or said["ko_least"])
    if before.intent != "extreme" or grain in ("lot", "item") or before.least != least:
        return False
    if unit and NAMES[unit.lower()] != grain:
        return False
    found = referents_of(before, earlier).time
    return last == before or (found is not None and last is not None and last.periods == (found,))


def _went_into(last: Frame, before: Frame) -> bool:
    """Whether an answer was of one of the days, weeks or months that the one before held against a bound."""
    listed = before.intent == "threshold" and before.grain not in ("item", "lot") and not before.families
    if not listed or len(last.periods) != 1 or last.intent == "threshold":
        return False
    one = last.periods[0]
    return any(
        whole.first <= one.first and one.last <= whole.last and one != whole for whole in before.periods
    )


def _is_in_it(last: Frame, before: Frame) -> bool:
    """Whether an answer was of one day of the longer period that the one before it was of."""
    if len(last.periods) != 1 or len(before.periods) != 1:
        return False
    day, whole = last.periods[0], before.periods[0]
    return day.days == 1 < whole.days and whole.first <= day.first and day.last <= whole.last


def _is_deeper(last: Frame, before: Frame) -> bool:
    """Whether an answer was of one item that the ranking before it, of several items, had put in a place."""
    of_one = last.intent in ("total", "count", "average") and len(last.items) == 1
    listed = before.intent == "ranking" and len(before.items) != 1 and not before.families
    inside = not before.items or (last.items[:1] and last.items[0].code in {one.code for one in before.items})
    return of_one and listed and bool(inside) and last.periods == before.periods
