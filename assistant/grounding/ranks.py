"""Which place a row takes, and whether a list counts on."""

import re
from collections.abc import Iterator

from assistant.grounding.conditions import level_columns
from assistant.grounding.counts import things
from assistant.grounding.facts import Fact
from assistant.grounding.lexicon import pattern
from assistant.grounding.scope import Hold
from assistant.grounding.spoken import Spoken
from tools.tool import Kind

_NAMES = re.compile(r"\s?(?:보다|와|과|및|의|에 비해|대비|,\s?\d+위|~)|(?:\s?(?:place|item))?'s")
_ANNOUNCES = re.compile(
    r"(?:는|은|:|인|\)|\.)?\s?(?:품목(?:은|인)?\s|is\s|was\s|place:?\s|\|\s)?", re.IGNORECASE
)


def ranked(spoken: Spoken) -> str | None:
    """Why the place is wrong, None where it is right."""
    place = int(spoken.numeral.value)
    scope = spoken.scope
    if _NAMES.match(spoken.reading.text, spoken.numeral.end) and place in spoken.index.rank_codes:
        return None
    whens = scope.whens if scope.whens_hold >= Hold.CLAUSE else ()
    codes = _announced(spoken) or (scope.codes if scope.items_hold >= Hold.CLAUSE else frozenset())
    places = set(_places(spoken, codes)) if codes else set(_period_places(spoken)) if whens else set()
    if places:
        return (
            None
            if place in places
            else f"is not its place: it is number {', '.join(map(str, sorted(places)))}"
        )
    rows = [things(table) for table in spoken.index.tables]
    if codes and not whens:
        return "is the place of an item that no ranking of this question holds"
    return None if any(place <= count for count in rows) else "is no place in a result"


def _announced(spoken: Spoken) -> frozenset[str]:
    """The item right behind its place: '2위 BW0021', 'No. 2 is BW0021'."""
    for mention in spoken.reading.mentions:
        between = spoken.reading.text[spoken.numeral.end : mention.start]
        if mention.start >= spoken.numeral.end and mention.codes and _ANNOUNCES.fullmatch(between):
            return mention.codes
    return frozenset()


def _places(spoken: Spoken, codes: frozenset[str]) -> Iterator[int]:
    for fact in spoken.index.facts:
        if fact.kind is Kind.RANK and fact.items & codes and (not fact.stale or spoken.stale_allowed):
            yield int(fact.value)
    for column in level_columns(spoken):
        if any(fact.items != column[0].items for fact in column):
            yield from _order(column, [fact for fact in column if fact.items & codes], spoken)


def _period_places(spoken: Spoken) -> Iterator[int]:
    for column in level_columns(spoken):
        if any(fact.period != column[0].period for fact in column):
            own = [fact for fact in column if _named_by(fact, spoken)]
            yield from _order(column, own, spoken)


def _named_by(fact: Fact, spoken: Spoken) -> bool:
    fine = [when for when in spoken.reading.whens if when.fine > 1 and not when.shifted]
    return spoken.timed(fact.period, fine or spoken.scope.whens)


def _order(column: list[Fact], own: list[Fact], spoken: Spoken) -> Iterator[int]:
    """Places of some facts in their column, from the top, or from the bottom where the sentence does."""
    lowest = pattern("extremes", "min").search(spoken.reading.text) or re.search(
        r"weak|low|small|few|(?<!at )least|하위|적은|적습|적었|적다|낮은|낮습|bottom", spoken.reading.text
    )
    for fact in own:
        yield 1 + sum(other.value < fact.value if lowest else other.value > fact.value for other in column)


def listed(spoken_ordinal: int, previous: int, ranks: set[int], sharing: set[int]) -> str | None:
    """Why a list item's number is wrong: it must follow the one before, and be the item's rank if any.

    `sharing` says how many items may share the place before: "1, 2, 2, 4".
    """
    shared = {previous, *(previous + number for number in sharing)} if sharing else set()
    if spoken_ordinal not in {1, previous + 1, *shared}:
        return f"does not follow {previous} in the list"
    if ranks and spoken_ordinal not in ranks:
        return f"is not the item's rank, {', '.join(map(str, sorted(ranks)))}"
    return None
