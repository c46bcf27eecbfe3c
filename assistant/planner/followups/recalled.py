"""Short follow-ups put in full: "show more", "the one before that", "add BW0023", "the 30P version"."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.followups.another_family import another_family
from assistant.planner.followups.averaged import averaged
from assistant.planner.followups.best_days import best_of_weekdays
from assistant.planner.followups.bounds import other_bound
from assistant.planner.followups.by_place import from_place, ranked_again
from assistant.planner.followups.chosen import of_those_named
from assistant.planner.followups.deeper import in_its_family, of_what_is_in_it, other_end_of_it
from assistant.planner.followups.earlier import (
    day_before_found,
    month_of_last_year,
    one_after,
    one_before,
    why_found,
    without_apposed,
)
from assistant.planner.followups.edge_days import its_days, on_its_edge
from assistant.planner.followups.everything import (
    by_another,
    family_as_one,
    of_everything,
    of_the_plant,
    share_of_it,
    whole_period,
)
from assistant.planner.followups.family_sums import family_added, rest_of_told
from assistant.planner.followups.found_ones import of_the_one_found
from assistant.planner.followups.further import further
from assistant.planner.followups.gaps import gap
from assistant.planner.followups.joined import added, beside, exchanged, first_again, held_against, included
from assistant.planner.followups.lots_listed import lots_themselves
from assistant.planner.followups.of_families import left_of_families, movers_by_item
from assistant.planner.followups.of_the_family import next_to_it, of_the_family
from assistant.planner.followups.of_the_family import of_everything as within_everything
from assistant.planner.followups.one_of_list import one_of_list
from assistant.planner.followups.one_thing import one_thing
from assistant.planner.followups.other_unit import from_further_back, in_another_unit
from assistant.planner.followups.parts import (
    day_of_month,
    edge_of_month,
    other_of_year,
    part_of_month,
    part_of_year,
    rest_of_month,
    week_in_month,
    with_its_year,
)
from assistant.planner.followups.peaks import end_without, gap_of_ends, gap_of_places
from assistant.planner.followups.places import in_its_time, next_place
from assistant.planner.followups.references import with_references
from assistant.planner.followups.resized import resized
from assistant.planner.followups.short_asked import (
    by_its_rate,
    like_month,
    most_counted,
    ratio_told,
    that_lot,
)
from assistant.planner.followups.than_that import than_that
from assistant.planner.followups.the_like import like_of_it
from assistant.planner.followups.those import of_those
from assistant.planner.followups.those_periods import both_of_mover, in_both
from assistant.planner.followups.turned import of_both, of_the_lot, turned
from assistant.planner.followups.up_to import sum_of_course, sum_of_edge, up_to_this
from assistant.planner.followups.variants import variant
from assistant.planner.followups.weekdays import on_that_weekday, same_weekday, same_weekdays, weekend_before
from assistant.planner.followups.whole_units import in_that_longer, whole_of_so_many, whole_unit
from assistant.planner.followups.within import YEAR_SAID
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import unit_span
from assistant.planner.times import reading_of
from tools.items import ItemIndex

_SAME_UNIT = re.compile(
    r"\b(?:(?:for|in|over|during) )?(?:the |that )?same (day|week|month|quarter|year)\b"
    r"(?! (?:last|a|an|the|of|in|as|next|previous|before|earlier)\b)",
    re.IGNORECASE,
)
"""The unit of time that was spoken of."""
_SAME_TIME = re.compile(
    r"(?<![가-힣\d년] )(?<![가-힣년])(?:똑?같은|동일한?)\s*"
    r"(?:기간|시기|분기|반기|(?:\d{1,2}|두|세|석|네|넉|다섯|여섯)\s*(?:달|개월|주|분기|해|날|일))"
    r"(?:에|의|동안|으로|로)?\s+(?=\S)|"
    r"\b(?:for |over |in |during )?(?:the |those |that )?same "
    r"(?:period|span|time ?frame|stretch|dates|months|quarters|weeks|days|"
    r"(?:two|three|four|five|six|\d{1,2}) (?:months|quarters|weeks|days|years))\b"
    r"(?! (?:last|a|an|the|of|in|as|next|previous|before|earlier|one|two|20\d\d)\b),?\s*",
    re.IGNORECASE,
)
"""The periods that were spoken of, where they go on in any case."""
_WHOLE_PERIOD = re.compile(
    r"\b(?P<that>that|this|these|those|the same) (?:whole|entire|full) (?P<of>period|range|stretch|span)\b|"
    r"\bthe (?:whole|entire|full) period\b(?! of)|"
    r"\b(?P<units>all (?:of )?(?:those|these) (?:days|weeks|months)(?: together)?)\b|"
    r"(?<![가-힣])(?P<ko>그|이)\s*(?:전체|모든|총)\s*기간",
    re.IGNORECASE,
)
"""All of the period that was spoken of, not of the data."""
_THAT_YEAR = re.compile(
    r"(?<=[a-z] )(?P<of>of |in )that (?:same )?year\b|"
    r"(?<![가-힣])(?:그|같은)\s*해(?:의)?\s+(?=\d|상반기|하반기)",
    re.IGNORECASE,
)
_YEAR_BESIDE = re.compile(r"(?i)\d{2}년|20\d\d|작년|전년|지난해|재작년|올해|\byear\b")
"""A year that has the like of a period."""
_PART = re.compile(r"(?<!\d)(?:[1-4]분기|[상하]반기|\d{1,2}월)")
_SUM_OF_PARTS = re.compile(r"(?:[1-4]분기|[상하]반기|\d{1,2}월).*(?:더해|더하|합쳐|합치|합계|합은)")
_WHOLE_YEAR = re.compile(
    r"(?:(?:and|so|then|now|what about|how about|for|the)[\s,]+)*(?:full|whole|entire) year[\s?.!]*|"
    r"(?:그럼|그러면|그\s*해)?\s*(?:연간|한\s*해|일\s*년|1년)\s*(?:전체|통틀어서?|다|치)?(?:로|은|는|요|는요)*[\s?.!]*",
    re.IGNORECASE,
)
"""All of the year that was spoken of."""
_ALL_DAYS = re.compile(
    r"(?:그럼|그러면)?\s*(?:(?:한\s*주|일주일|그\s*주|주)\s*)?(?:전체|전부|통틀어서?)(?:로|로는|는|은|요|는요)*[\s?.!]*|"
    r"(?:(?:and|so|then|now|what about|how about|for|with)[\s,]+)*(?:all (?:seven )?days|all of it)[\s?.!]*",
    re.IGNORECASE,
)
"""All days of the week of which only some were told."""
_SAME_ITEMS = re.compile(
    r"\b(?:the |those |for the )?same (?:two |three |four |\d )?"
    r"(?:families|items|products|groups|codes|ones)\b,?\s*",
    re.IGNORECASE,
)
"""The items that were spoken of, where they go on in any case."""
_SAME_BOUND = re.compile(
    r"\b(?:with |by |at |on |for |under )?(?:the |that )?same "
    r"(?:limit|condition|criteri(?:on|a)|threshold|bar|cut-?off|bound|rule|standard)s?\b,?(?: (?=for\b))?|"
    r"\bsuch(?: an?)? (?=(?:day|week|month|quarter|year|item|product|lot)s?\b)|"
    r"(?:(?<=days)|(?<=weeks)|(?<=months)|(?<=items)) (?:like|as) (?:that|those|these)\b|"
    r"(?<![가-힣])(?:똑?같은|동일한?)\s*(?:기준|조건|한도|커트라인|컷|선)(?:으로|로|에서|은|는)?",
    re.IGNORECASE,
)
"""The bound that was spoken of, where it is kept in any case."""
_UTMOST = re.compile(r"제일|가장|\b(?:most|fewest|least)\b", re.IGNORECASE)
"""What is looked for among units of time by how many such days they have."""
WEEK_DAYS = 5
PLACED = ("ranking", "extreme")
"""Intents whose findings have places."""


def with_recalled(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question with what its few words stand for after the answers before, else as it is."""
    before = frame_of(history)
    if before is None:
        return further(text.strip(), Frame(), history, index) or text
    if before.periods and not _YEAR_BESIDE.search(text) and _SAME_TIME.sub("", text).strip(" ?.!"):
        text = _SAME_TIME.sub("", text)
    text = in_its_family(other_end_of_it(_of_that_whole_period(text, before), before), before)
    text = in_both(in_that_longer(text, before), before, history)
    if before.intent == "threshold" and before.bound:
        text = text if _UTMOST.search(text) else _SAME_BOUND.sub(" ", text)
    if before.families:
        text = _SAME_ITEMS.sub("", text)
    text = on_its_edge(of_the_one_found(text, before, history), before, history)
    text = _of_that_year(
        _of_the_same(on_that_weekday(_all_days(text, before), before, history), before), before
    )
    why = why_found(text.strip(), before, history, index)
    text = that_lot(text.strip(), before, history, index) or text
    text = why or with_references(of_the_lot(without_apposed(text), before, history), before, history)
    text = in_its_time(text, before)
    for put in PUT_IN_FULL:
        full = put(text.strip(), before, history, index)
        if full:
            return full
    return text


def _of_that_year(text: str, before: Frame) -> str:
    """ "June of that year", "그 해 6월" after 2024: the year by its number."""
    years = {period.first.year for period in before.periods} | {period.last.year for period in before.periods}
    if len(years) != 1:
        return text
    year = years.pop()
    if before.intent == "trend" and _SUM_OF_PARTS.search(text) and not YEAR_SAID.search(text):
        return _PART.sub(rf"{year}년 \g<0>", text, count=1)
    text = with_its_year(text, year) if before.intent == "trend" else text
    if _WHOLE_YEAR.fullmatch(text):
        return f"and in {year}?" if text.isascii() else f"{year}년은?"
    return _THAT_YEAR.sub(lambda said: f"{said['of'] or ''}{year}{'' if said['of'] else '년 '}", text)


def _of_that_whole_period(text: str, before: Frame) -> str:
    """ "How much did CT make in that whole period?" after its weeks: that period, not all data."""
    said = _WHOLE_PERIOD.search(text)
    if (
        said is None
        or len(before.periods) != 1
        or (before.intent in PLACED and not (said["that"] or said["ko"]))
    ):
        return text
    named = "그 기간" if said["ko"] else "that period"
    return f"{text[: said.start()]}{named}{text[said.end() :]}"


def _all_days(text: str, before: Frame) -> str:
    """ "전체는?" after Monday to Friday of one week: all days of that week."""
    own = before.periods[0] if len(before.periods) == 1 and before.intent in ("total", "average") else None
    week = unit_span("week", own.first) if own else None
    cut = own and week and own.days == WEEK_DAYS and own.first == week.first
    if not (week and cut) or before.items or not _ALL_DAYS.fullmatch(text):
        return text
    english = text.isascii()
    named = spell(Reading(week.first, week.last, "range"), "en" if english else "ko")
    return f"from {named}?" if english else f"{named}은?"


def _of_the_same(text: str, before: Frame) -> str:
    """ "vs CT0034, same week": nothing new where the answer before was of it, else that one."""
    said = _SAME_UNIT.search(text)
    own = before.periods[0] if len(before.periods) == 1 and before.intent not in PLACED else None
    if said and own and reading_of(own, date.max).grain == said[1].lower():
        return f"{text[: said.start()].rstrip(' ,')}{text[said.end() :]}".strip(" ,") or text
    return _SAME_UNIT.sub(r"that \1", text)


Put = Callable[[str, Frame, Sequence[Exchange], ItemIndex], str | None]


PUT_IN_FULL: tuple[Put, ...] = (
    both_of_mover,
    movers_by_item,
    one_thing,
    its_days,
    ratio_told,
    by_its_rate,
    like_month,
    most_counted,
    gap_of_places,
    end_without,
    of_the_plant,
    next_place,
    from_place,
    ranked_again,
    next_to_it,
    of_the_family,
    within_everything,
    family_added,
    another_family,
    rest_of_told,
    further,
    like_of_it,
    of_what_is_in_it,
    one_of_list,
    up_to_this,
    in_another_unit,
    from_further_back,
    sum_of_course,
    sum_of_edge,
    part_of_month,
    day_of_month,
    week_in_month,
    rest_of_month,
    edge_of_month,
    gap,
    best_of_weekdays,
    than_that,
    averaged,
    other_bound,
    part_of_year,
    other_of_year,
    of_everything,
    family_as_one,
    whole_period,
    whole_of_so_many,
    lots_themselves,
    whole_unit,
    share_of_it,
    by_another,
    gap_of_ends,
    resized,
    day_before_found,
    one_before,
    one_after,
    same_weekday,
    same_weekdays,
    weekend_before,
    month_of_last_year,
    left_of_families,
    added,
    included,
    first_again,
    held_against,
    beside,
    of_those_named,
    exchanged,
    variant,
    turned,
    of_both,
    of_those,
)
