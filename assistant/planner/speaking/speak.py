"""Words a frame's results: the sentences of its intent, what must be known beside them, and the basis."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.model import ToolResult
from assistant.outcome import tables_of
from assistant.planner.figures import Figure, apart_of, figures_of, is_list
from assistant.planner.frame import COUNTS, Frame, Intent
from assistant.planner.periods.spans import unit_span
from assistant.planner.speaking import changes, counted, courses, edges, figures, leaders, listings, rankings
from assistant.planner.speaking.by_count import by_count
from assistant.planner.speaking.families import by_family
from assistant.planner.speaking.movers import movers
from assistant.planner.speaking.reckoned import as_one, reckoned
from assistant.planner.speaking.rows import Lines
from assistant.planner.speaking.texts import Texts, name_of, number
from assistant.planner.speaking.ties import ties
from assistant.planner.speaking.verdict import verdict
from assistant.planner.speaking.week_parts import week_parts, weekdays_named
from assistant.planner.times import reading_of
from assistant.wording import word_error
from tools.tool import Item, Period, Table, ToolError

SUMMED: tuple[Intent, ...] = ("compare", "why", "share", "trend", "average", "extreme", "threshold")
"""Intents whose sentences name several items as one."""
OF_THE_REST: tuple[Intent, ...] = (
    *SUMMED,
    *("total", "count", "compare", "produced"),
)
"""Intents whose sentences name the items that are left."""
_BRACKETS, _FIGURE = re.compile(r"\([^)]*\)"), re.compile(r"\d")
UNITS_TOLD: tuple[Intent, ...] = ("trend", "extreme", "leaders")
LONG_UNITS = ("month", "quarter", "half", "year")
NAMED = 3
"""So many items left out are named in a sentence."""
LISTED = re.compile(r"\d+\. |- ")
"""How a point of a list begins."""


def speak(
    frame: Frame, results: Sequence[ToolResult], texts: Texts, today: date, *, basis: bool = True
) -> str:
    """The answer to a frame from its results, with what it rests on; an error is said instead of a number."""
    errors = [result.outcome for result in results if isinstance(result.outcome, ToolError)]
    tables = tables_of(results)
    lines = [_error(error, texts) for error in errors]
    if frame.with_total:
        summaries = [table for table in tables if table.basis.tool == "get_production_summary"]
        lines += figures.total(replace(frame, intent="total", measure="quantity"), summaries, texts)
        tables = tuple(table for table in tables if table not in summaries) or tuple(summaries)
    said = verdict(frame, tables, _all_figures(frame, results)) if frame.claim and not errors else None
    lines += [texts.say("claim.yes" if said else "claim.no")] if said is not None else []
    if frame.shown:
        lines += _told_again(frame, results, texts)
    else:
        lines += _told(frame, results, tables, texts)
        lines.append(
            reckoned(frame, figures_of(frame, tables), texts, listed=False) if frame.reckoned else ""
        )
    lines += ties(frame, tables, texts)
    lines += _left_out(frame, lines, texts) if tables else []
    lines += [texts.say("note.gaps", when=_spans(frame.holes, texts))] if frame.holes and tables else []
    lines += _notes(frame, tables, texts, today)
    lines += _basis(tables, texts) if basis else []
    begun = (f"The {line[4:]}" if line.startswith("the ") else line for line in lines if line)
    return _paragraphs(list(dict.fromkeys(begun)))


def _all_figures(frame: Frame, results: Sequence[ToolResult]) -> list[Figure]:
    """The figures of the answers that are told again."""
    told = zip(frame.shown, apart_of(results), strict=False)
    return [figure for one, own in told for figure in figures_of(one.frame, tables_of(own))]


def _told(frame: Frame, results: Sequence[ToolResult], tables: Sequence[Table], texts: Texts) -> Lines:
    """The sentences of the frame's intent."""
    apart = by_family if frame.families else by_count if frame.by_count else None
    speaker = apart or (week_parts if frame.weekday_sets else SPEAKERS[frame.intent])
    for one, own in _measured(frame, results) if frame.beside else _ends(frame, tables):
        yield from speaker(_under_one_name(one, texts), own, texts) if tables else ()


def _told_again(frame: Frame, results: Sequence[ToolResult], texts: Texts) -> Lines:
    """The answers before, one after the other, and what is reckoned of their figures."""
    shown, listed = [], False
    alone = len({one.frame.items for one in frame.shown}) == 1
    for one, own in zip(frame.shown, apart_of(results), strict=False):
        tables = tables_of(own)
        name = (
            as_one(one.frame.items, texts, alone=alone, counted=one.frame.intent != "average")
            if one.frame.as_one and len(frame.shown) > 1
            else ""
        )
        named = replace(one.frame, items=(Item(name, None),), summed=False) if name else one.frame
        part = frame.reckoned == "of_whole" and one is frame.shown[-1] and bool(one.frame.weekdays)
        yield from _told(named, own, tables, texts) if not part else ()  # its sentence is the last one
        listed = listed or is_list(one.frame, tables)
        yield (
            texts.say("note.weekdays", days=weekdays_named(one.frame.weekdays, texts))
            if one.frame.weekdays
            else ""
        )
        shown += figures_of(one.frame, tables)
    yield reckoned(frame, shown, texts, listed=listed)


def _measured(frame: Frame, results: Sequence[ToolResult]) -> list[tuple[Frame, Sequence[Table]]]:
    """The frame of each measure with the tables whose calls tell it."""
    apart: list[tuple[Frame, Sequence[Table]]] = []
    for measure in frame.measures:
        own = [one for one in results if measure in one.call.id.rsplit(".", 1)[-1].split("+")]
        apart.append((replace(frame, measure=measure, beside=()), tables_of(own)))
    return apart


def _ends(frame: Frame, tables: Sequence[Table]) -> list[tuple[Frame, Sequence[Table]]]:
    """The frame and its tables; where both ends are asked for, those of the largest, then of the smallest."""
    if not frame.both:
        return [(frame, tables)]
    half = len(tables) // 2
    told = all(table.basis.tool == "get_production_summary" for table in tables)  # each tells both
    most, least = (tables, tables) if told else (tables[:half], tables[half:])
    return [(replace(frame, least=False), most), (replace(frame, least=True), least)]


def _under_one_name(frame: Frame, texts: Texts) -> Frame:
    """Several items under one name: "8 items together", "all items except BW0021"."""
    name = ""
    if frame.families:
        return frame
    if frame.of_the_rest and frame.intent in OF_THE_REST:
        name = _rest(frame, texts)
    elif frame.intent == "extreme" and frame.grain == "lot":
        return frame  # lots are never one
    elif frame.as_one and (
        frame.intent in SUMMED
        or frame.weekday_sets
        or (frame.weekdays and frame.intent == "total")
        or (frame.intent == "count" and frame.measure in COUNTS)
    ):
        held = frame.intent == "threshold"  # a number of items beside a bound would be held against it
        held = held or (
            bool(frame.weekdays) and frame.intent == "total"
        )  # where none is found, none is known
        name = as_one(frame.items, texts, alone=frame.intent != "compare", counted=not held)
    return replace(frame, items=(Item(name, None),), summed=False) if name else frame


def _rest(frame: Frame, texts: Texts) -> str:
    if frame.intent == "compare":
        return str(texts.of("word.rest_of_two"))
    left = _left(frame.without, texts)
    if len(left) > NAMED:
        return texts.say("word.rest_of_many", count=len(frame.without))
    return texts.say("word.rest", items=str(texts.of("word.and")).join(left))


def _left_out(frame: Frame, lines: Sequence[str], texts: Texts) -> Lines:
    """Which items are left out, where no sentence has said it."""
    names = frame.left_out or str(texts.of("word.and")).join(_left(frame.without, texts))
    if frame.without and not any(names in line for line in lines):
        yield texts.say("note.without", items=names)


def _left(items: Sequence[Item], texts: Texts) -> list[str]:
    """Items that are left out: whole families by their name, the others one by one."""
    whole = texts.group(items)
    return [whole] if whole else [_names((item,), texts) for item in items]


def _spans(periods: Sequence[Period], texts: Texts) -> str:
    return str(texts.of("word.and")).join(texts.period(one) for one in periods)


def _names(items: Sequence[Item], texts: Texts) -> str:
    """Items of which no result holds the name: a name with figures in it could not be told from a number."""
    names = ((item, _BRACKETS.sub("", item.name or "").strip()) for item in items)
    shown = (Item(item.code, None if _FIGURE.search(name) else name) for item, name in names)
    return str(texts.of("word.and")).join(name_of(item) for item in shown)


def _paragraphs(lines: Sequence[str]) -> str:
    """The lines as Markdown; what follows a list stands apart from its last point."""
    text = ""
    for before, line in pairwise(["", *lines]):
        ends_list = LISTED.match(before) and not LISTED.match(line)
        text += ("\n\n" if ends_list else "\n" if before else "") + line
    return text


def _error(error: ToolError, texts: Texts) -> str:
    return word_error(error, texts.language)


def _notes(frame: Frame, tables: Sequence[Table], texts: Texts, today: date) -> Lines:
    if not tables:
        return
    for text, item in frame.read_as:
        name = _names((item,), texts) if item in frame.without else name_of(item)
        yield texts.say("note.item_read_as", text=text, name=name)
    if frame.either == "item":
        own = frame.shown[0].frame.items
        yield texts.say("note.either_item", own=texts.group(own) or own[0].code)
    if frame.either == "span":
        yield texts.say("note.either_span")
    if frame.either == "year":
        one, two = (str(shown.frame.periods[0].first.year) for shown in frame.shown)
        yield texts.say("note.either_year", one=one, two=two)
    if frame.aside:
        yield texts.say("note.aside", text=frame.aside)
    if frame.assumed and frame.periods:
        yield texts.say("note.assumed", when=texts.period(_shown(frame, tables[0])))
    if frame.periods and any(reading_of(period, today).running for period in _periods(frame, tables)):
        yield texts.say("note.running")
    elif _ends_within(frame, today) and _tells_this(frame, tables, today):
        yield texts.say("note.last_running", unit=texts.of("word.found_grains")[frame.grain or "month"])
    elif frame.intent in OF_AMOUNTS and any(
        period.last == today for period in (*_periods(frame, tables), *frame.periods)
    ):
        yield texts.say("note.today")
    if frame.weekdays and not frame.shown:
        yield texts.say("note.weekdays", days=weekdays_named(frame.weekdays, texts))
    if frame.whole and frame.reckoned:
        yield texts.say("note.whole_years")
    elif frame.whole:
        cut = "note.cut_median" if frame.median else "note.cut"
        note = cut if frame.intent == "average" else "note.whole_both" if frame.both else "note.whole"
        yield texts.say(note, when=texts.period(frame.whole))
    for table in tables:
        yield from _table_notes(table, texts)


def _basis(tables: Sequence[Table], texts: Texts) -> Lines:
    known = [table.basis.record_count for table in tables if table.basis.tool != "execute_custom_query"]
    if len(known) == 1 and known[0]:
        yield texts.say("note.basis", records=number(known[0]))
    elif tables and not known:
        yield texts.say("note.basis_query")


def _ends_within(frame: Frame, today: date) -> bool:
    """Whether the last of the units of time that are told, or looked among, is still running."""
    told = frame.intent in UNITS_TOLD and not (frame.whole or frame.shown or frame.families)
    if not told or not frame.periods or frame.grain not in LONG_UNITS:
        return False
    last = unit_span(frame.grain, today)
    return any(period.first < last.first <= period.last for period in frame.periods) and last.last > today


def _tells_this(frame: Frame, tables: Sequence[Table], today: date) -> bool:
    """Whether the course of an item has a row of this year or month, which may be empty."""
    now = {"year": f"{today:%Y}", "month": f"{today:%Y-%m}"}.get(frame.grain or "")
    rows = [row for table in tables for row in table.rows]
    return now is None or frame.intent != "trend" or any(str(row[0]) == now for row in rows)


def _table_notes(table: Table, texts: Texts) -> Lines:
    for note in table.notes:
        values = dict(note.values)
        if note.code == "item_read_as":
            name = f"{values['code']} {values['name'] or ''}".strip()
            yield texts.say("note.item_read_as", text=values["text"], name=name)
        elif note.code == "data_from":
            yield texts.say("note.data_from", first_day=texts.day(values["first_day"]))
        elif note.code == "data_until":
            yield texts.say("note.data_until", last_day=texts.day(values["last_day"]))
    if table.basis.excluded_count:
        yield texts.say("note.excluded", excluded=number(table.basis.excluded_count))


OF_AMOUNTS: tuple[Intent, ...] = (
    *("total", "average", "count", "compare", "why", "movers", "trend", "ranking", "share"),
)
"""Intents whose figures grow while a day is not over."""


def _periods(frame: Frame, tables: Sequence[Table]) -> list[Period]:
    return [table.basis.period for table in tables if table.basis.period] or list(frame.periods)


def _shown(frame: Frame, table: Table) -> Period | None:
    return table.basis.period or (frame.periods[0] if frame.periods else None)


SPEAKERS: Mapping[Intent, Callable[[Frame, Sequence[Table], Texts], Lines]] = {
    "total": figures.total,
    "average": figures.average,
    "count": counted.count,
    "extreme": listings.extreme,
    "trend": courses.trend,
    "ranking": rankings.ranking,
    "leaders": leaders.leaders,
    "share": figures.share,
    "compare": changes.compare,
    "why": changes.why,
    "movers": movers,
    "idle": listings.idle,
    "history": listings.history,
    "lots": listings.lots,
    "lot": listings.lot,
    "search": listings.search,
    "span": edges.span,
    "produced": figures.produced,
    "fresh": edges.fresh,
    "threshold": listings.threshold,
}
