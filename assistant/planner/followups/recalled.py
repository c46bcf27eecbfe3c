"""Short follow-ups put in full: "show more", "the one before that", "add BW0023", "the 30P version"."""

import re
from collections.abc import Callable, Sequence

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
from assistant.planner.followups.one_of_list import is_among, one_of_list
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
)
from assistant.planner.followups.peaks import end_without, gap_of_ends, gap_of_places
from assistant.planner.followups.places import in_its_time, next_place
from assistant.planner.followups.references import with_references
from assistant.planner.followups.resized import resized
from assistant.planner.followups.short_asked import (
    by_its_rate,
    like_month,
    most_counted,
    that_lot,
)
from assistant.planner.followups.than_that import than_that
from assistant.planner.followups.that_time import (
    in_that_year,
    in_the_same_unit,
    of_that_whole_period,
    on_all_days,
    without_same_time,
)
from assistant.planner.followups.the_like import like_of_it
from assistant.planner.followups.those import of_those
from assistant.planner.followups.those_periods import both_of_mover, in_both
from assistant.planner.followups.turned import of_both, of_the_lot, turned
from assistant.planner.followups.up_to import sum_of_course, sum_of_edge, up_to_this
from assistant.planner.followups.variants import variant
from assistant.planner.followups.weekdays import (
    on_that_weekday,
    same_weekday,
    same_weekdays,
    weekdays_of_it,
    weekend_before,
)
from assistant.planner.followups.whole_units import in_that_longer, whole_of_so_many, whole_unit
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from tools.items import ItemIndex

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


def with_recalled(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question with what its few words stand for after the answers before, else as it is."""
    before = frame_of(history)
    if before is None:
        return further(text.strip(), Frame(), history, index) or text
    text = of_that_whole_period(without_same_time(text, before), before)
    text = in_its_family(other_end_of_it(text, before), before)
    text = in_both(in_that_longer(text, before), before, history)
    text = _without_the_same(text, before)
    text = on_its_edge(of_the_one_found(text, before, history), before, history)
    text = on_that_weekday(on_all_days(text, before), before, history)
    text = in_that_year(in_the_same_unit(text, before), before)
    why = why_found(text.strip(), before, history, index)
    text = that_lot(text.strip(), before, history, index) or text
    text = why or with_references(of_the_lot(without_apposed(text), before, history), before, history)
    text = in_its_time(text, before)
    for put in PUT_IN_FULL:
        full = put(text.strip(), before, history, index)
        if full:
            return full
    return text


def _without_the_same(text: str, before: Frame) -> str:
    """ "The same items", "by the same limit" beside what is asked: nothing new, as they go on anyway."""
    if before.intent == "threshold" and before.bound and not _UTMOST.search(text):
        text = _SAME_BOUND.sub(" ", text)
    return _SAME_ITEMS.sub("", text) if before.families else text


Put = Callable[[str, Frame, Sequence[Exchange], ItemIndex], str | None]


PUT_IN_FULL: tuple[Put, ...] = (
    is_among,
    both_of_mover,
    movers_by_item,
    one_thing,
    its_days,
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
    weekdays_of_it,
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
