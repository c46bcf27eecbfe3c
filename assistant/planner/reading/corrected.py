"""What a question takes back: "BW0021, I mean BW0022", "9월 아니 10월", "그게 아니라 월별로"."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from assistant.planner.periods import Expression, Period, read_periods
from assistant.planner.reading.interrupted import BREAK
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.numbers import Number
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import Concept
from tools.tool import Item

_MARK = re.compile(
    r"(?<![가-힣])(?:아[,\s]*)?(?:그게|그거|그건|이게)?\s*(?:아니(?:다|지|야|요)?(?:\s*아니(?:다|지|야|요)?)*|"
    r"(?<=[게거건])\s*아니(?:라|고))(?=[\s,.…!])|\s말[고구](?=\s)|잘못\s*(?:말|썼|쳤|침|씀|쓴|친)[가-힣]*|"
    r"오타\s*(?:예요|입니다|네요|요|났네|났어|났네요|났어요|네|였네|였어)?(?=[\s,.])|"
    r"(?<=[,.…\s])(?:아이고|아이구|어이쿠|아차|아참|앗|에이|미안(?:해요?|합니다|요)?|죄송(?:해요|합니다)?|정정)[,.…!\s]+(?=\S)|"
    r"^\s*(?:o+ps|whoops|oh|ah|sorry|wait|ay|my (?:bad|mistake)|hm+)"
    r"(?:\s*[,.!…]+\s*(?:sorry|no|wait|i meant?)?)+\s*(?=\S)|"
    r"^\s*(?:o+ps|whoops)\s+(?=\S)|^\s*i mean(?=\s)|^\s*(?:correction|정정)\s*[:,.-]\s*|"
    r"^\s*(?:never ?mind|forget (?:it|that)|scrap that|ignore that)\s*[,.!;…-]+\s*(?=\S)|"
    rf"^\s*no(?:pe)?\s*(?:,\s*(?!more\b)|(?=i mean|{BREAK}))|"
    r"\b(?:i mean|i meant|i mean to say|or rather|no[,\s]+wait|wait[,\s]+no|scratch that|"
    r"actually[,\s]+no|no[,\s]+sorry|sorry[,\s]+no|no[,\s]+not that)\b|"
    rf"(?<=[,.…-])\s*(?:sorry|no|rather)(?=,)|{BREAK}",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\s*(?:(?:나머지|다른\s*(?:거|것|품목|제품))\s*)?(?:전체|전부|모두|모든|전\s*품목|다(?![가-힣]))(?!로|으로)"
)
OURS = ("ask", "grain", "measure")
"""Sections of words that say what is asked."""
FOREIGN = ("refuse_not_in_data", "refuse_off_topic")
SET_ASIDE = ("말고", "말구")
"""Marks that leave something out where they replace nothing: "BW0021 말고 9월"."""
SIDES = ("most", "least", "top", "bottom")
ROLES = ("bound", "limit", "rank")
"""What a number is there for, which one said in its place is there for too."""
PLACES = ("rank", "second", "third", "final")
ORDERED = tuple(Concept("ask", side) for side in (*SIDES, "second"))
"""Words that put items in order, of which one is left out: "BW0021 말고 제일 많이 만든 품목"."""
LOTS_LISTED = Concept("ask", "lot_list")
ANY_YEAR = ("month", "quarter", "half")
_YEAR_SAID = re.compile(r"\d{4}|\d{2}년|년|작년|재작년|지난해|올해|year|'\d\d", re.IGNORECASE)


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


One = TypeVar("One", bound=Spanned)


class Said(NamedTuple):
    """The parts of a question that may be taken back."""

    mentions: list[Mention]
    times: list[Expression]
    numbers: list[Number]
    pieces: list[Piece]


_SIGN = re.compile(rf"[,:;?!–—…{BREAK}]|\.(?=\s|$)|\s-\s")
"""Where what is put in place of something ends."""


def corrected(said: Said, text: str, today: date) -> Said:
    """The parts that are meant: of each kind that is said again after a correction, what came last."""
    for mark in _MARK.finditer(text):
        if mark[0].strip() in SET_ASIDE and leaves_out(said, mark.span(), text):
            continue
        said = _within(said, mark, today) if mark[0] == BREAK else _after(said, mark, today)
    return said


def leaves_out(said: Said, mark: tuple[int, int], text: str) -> bool:
    """Whether what stands before "말고" is a part of what is asked about, not what it stands for.

    "토릭 말고 클리어", "BW0021 말고 전체", "BW에서 BW0021 말고 1위".
    """
    before = [one for one in said.mentions if one.end <= mark[0]]
    after = [one for one in said.mentions if one.start >= mark[1]]
    if not before:
        return False
    if not after:
        last, others = before[-1], [one for one in before[:-1] if not one.item]
        within = any({*_items(last)} < {*one.hits} for one in others)
        ordered = any(one.concept in ORDERED and one.start >= mark[1] for one in said.pieces)
        ordered = ordered or any(one.role == "rank" and one.start >= mark[1] for one in said.numbers)
        return within or ordered or _ALL.match(text, mark[1]) is not None
    return any({*_items(one)} & {*after[0].hits} for one in before)


def _items(one: Mention) -> tuple[Item, ...]:
    return one.hits or ((one.item,) if one.item else ())


def _within(said: Said, mark: re.Match[str], today: date) -> Said:
    """Taken back up to the next sign only: "of last year – no, of this year's – total output"."""
    stop = _SIGN.search(mark.string, mark.end())
    end = stop.start() if stop else len(mark.string)
    mentions, times, numbers, pieces = said
    meant = _after(
        Said(_until(mentions, end), _until(times, end), _until(numbers, end), _until(pieces, end)),
        mark,
        today,
    )
    return Said(
        meant.mentions + _from(mentions, end),
        meant.times + _from(times, end),
        meant.numbers + _from(numbers, end),
        meant.pieces + _from(pieces, end),
    )


def _until(spans: Sequence[One], end: int) -> list[One]:
    return [one for one in spans if one.start < end]


def _from(spans: Sequence[One], start: int) -> list[One]:
    return [one for one in spans if one.start >= start]


def _after(said: Said, mark: re.Match[str], today: date) -> Said:
    start, end = mark.span()
    pieces = [one for one in said.pieces if one.end <= start or one.start >= end]
    again = any(_is_ours(one.concept) for one in pieces if one.start >= end)
    kept = [one for one in pieces if one.start >= end or not (again and _is_foreign(one.concept))]
    meant = Said(
        _kept(said.mentions, mark.span(), lambda _: "item"),
        _kept(_of_its_year(said.times, mark.span(), today), mark.span(), lambda _: "time"),
        _kept(_of_its_role(said.numbers, mark.span()), mark.span(), lambda one: one.role),
        _kept(kept, mark.span(), _kind),
    )
    idle = [len(one) for one in meant] == [len(one) for one in said._replace(pieces=pieces)]
    return said if idle and mark[0].strip() in SET_ASIDE else meant


def _kept(spans: Sequence[One], mark: tuple[int, int], kind: Callable[[One], Hashable]) -> list[One]:
    """Without as many of a kind before the mark as are said after it."""
    kept = list(spans)
    for one in spans:
        before = [old for old in kept if old.end <= mark[0] and kind(old) == kind(one)]
        if one.start >= mark[1] and kind(one) is not None and before:
            kept.remove(before[-1])
    return kept


def _kind(piece: Piece) -> Hashable:
    concept = piece.concept
    if concept is not None and concept.section == "refer" and concept.key in PLACES:
        return "place"
    if concept is None or concept.section not in (*OURS, "noun", "limit"):
        return None
    per_unit = concept.key.startswith("average_") and piece.text.startswith(("per ", "a "))
    if concept == LOTS_LISTED or per_unit:
        return "grain"
    return "side" if concept.section == "ask" and concept.key in SIDES else concept.section


def _is_ours(concept: Concept | None) -> bool:
    return concept is not None and concept.section in OURS


def _is_foreign(concept: Concept | None) -> bool:
    return concept is None or concept.section in FOREIGN


def _of_its_role(numbers: Sequence[Number], mark: tuple[int, int]) -> list[Number]:
    """ "Over 5,000, or rather 6,000": the number said last is there for what the first was."""
    before = [one for one in numbers if one.end <= mark[0]]
    after = [one for one in numbers if one.start >= mark[1]]
    if not (before and after) or after[0].role not in ("plain", "limit") or before[-1].role not in ROLES:
        return list(numbers)
    old, new = before[-1], after[0]
    meant = replace(new, role=old.role, operator=old.operator)
    return [meant if one is new else one for one in numbers]


def _of_its_year(times: Sequence[Expression], mark: tuple[int, int], today: date) -> list[Expression]:
    """ "2025년 9월, 아니 10월": October of the year that was said."""
    before = [one for one in times if one.end <= mark[0]]
    after = [one for one in times if one.start >= mark[1]]
    old, new = (before[-1], after[0]) if before and after else (None, None)
    if old is None or new is None or _YEAR_SAID.search(new.text) or not _YEAR_SAID.search(old.text):
        return list(times)
    own, said = old.period, new.period
    if own is None or said is None or own.first is None or said.first is None or said.grain not in ANY_YEAR:
        return list(times)
    named = (
        f"{own.first.year}년 {new.text.strip()}" if not new.text.isascii() else f"{new.text} {own.first.year}"
    )
    found = read_periods(named, today).expressions
    period: Period | None = found[0].period if len(found) == 1 else None
    if period is None or period.grain != said.grain:
        return list(times)
    return [replace(one, periods=(period,), parts=()) if one is new else one for one in times]


def meant_of(spans: Sequence[One], pieces: Sequence[Piece]) -> list[One]:
    """Without what was said only to be set aside: "BW0021 말고 BW0022", "BW0022 instead of BW0021"."""
    kept = list(spans)
    for piece in pieces:
        if piece.concept and (piece.concept.section, piece.concept.key) == ("refer", "not_that"):
            korean = not piece.text.isascii()
            aside = [one for one in kept if (one.end <= piece.start) == korean]
            if aside and len(kept) > 1:
                kept.remove(aside[-1] if korean else aside[0])
    return kept
