"""What is reckoned of figures that were shown: their sum, mean or difference, the largest or smallest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.planner.figures import Figure, letters_of
from assistant.planner.found import unit_of
from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import bucket_name, row_name
from assistant.planner.speaking.texts import Texts, number
from assistant.planner.speaking.week_parts import weekdays_named
from tools.tool import Item, Period

PAIR, NAMED = 2, 3


def reckoned(frame: Frame, figures: Sequence[Figure], texts: Texts, *, listed: bool) -> str:
    """The sentence on what was asked of the figures."""
    if len(figures) < PAIR or not frame.reckoned:
        return ""
    if frame.reckoned == "part":
        return _part(frame, figures, texts)
    names = [_row_name(frame, one, texts) if listed else _name(frame, one, figures, texts) for one in figures]
    kind = _kind(frame, listed=listed)
    if frame.reckoned in ("gap", "rate"):
        rate = _rate(kind, figures, names, texts) if frame.reckoned == "rate" else ""
        return f"{_gap(kind, figures, names, texts)} {rate}".rstrip()
    if frame.reckoned == "of_whole":
        return _of_whole(kind, figures, names[1], texts)
    ends = ("most", "least") if frame.reckoned == "ends" else (frame.reckoned,)
    if ends[0] in ("most", "least"):
        return "\n".join(_edge(replace(frame, reckoned=end), kind, figures, names, texts) for end in ends)
    total = sum(one.value for one in figures)
    if frame.reckoned == "ratio":
        parts = [
            texts.say("reckoned.ratio_part", name=name, share=f"{100 * one.value / total:.1f}")
            for one, name in zip(figures, names, strict=True)
        ]
        return texts.say("reckoned.ratio", parts=str(texts.of("word.and")).join(parts)) if total else ""
    value = total if frame.reckoned == "sum" else total / len(figures)
    key = f"reckoned.{frame.reckoned}{'_share' if kind == 'share' else ''}"
    return texts.say(key, value=_said(kind, value, texts))


def _part(frame: Frame, figures: Sequence[Figure], texts: Texts) -> str:
    """What one unit of time makes up of a course."""
    days = frame.weekdays
    own = [
        one for one in figures if (one.row.get("weekday") in days if days else _unit(one) == frame.periods[0])
    ]
    total = sum(one.value for one in figures)
    if len(own) != 1 or not total:
        return ""
    name = bucket_name("weekday", own[0].row, texts) if days else texts.period(frame.periods[0])
    share = f"{100 * own[0].value / total:.1f}"
    values = {"quantity": number(own[0].value), "total": number(total), "share": share}
    return texts.say("reckoned.part", name=name, **values)


def _unit(figure: Figure) -> Period | None:
    names = {"week", "month", "quarter", "year"}
    return unit_of(figure.row) if names & {*figure.row} else None


def _gap(kind: str, figures: Sequence[Figure], names: Sequence[str], texts: Texts) -> str:
    one, two = (figure.value for figure in figures)
    if one == two:
        return texts.say("reckoned.same")
    more, less = (names[0], names[1]) if one > two else (names[1], names[0])
    kind = "points" if kind == "share" else kind
    key = "reckoned.places" if kind == "rank" else "reckoned.gap"
    difference = _said(kind, abs(one - two), texts)
    return texts.say(key, difference=difference, more=more, less=less)


def _rate(kind: str, figures: Sequence[Figure], names: Sequence[str], texts: Texts) -> str:
    """The difference in percent of the earlier, or of the lesser, of two."""
    base, other = sorted(zip(figures, names, strict=True), key=lambda one: one[0].value)
    spans = [one.period for one in figures]
    if spans[0] and spans[1] and spans[0] != spans[1]:
        base, other = sorted(
            zip(figures, names, strict=True),
            key=lambda one: one[0].period.first if one[0].period else date.min,
        )
    if not base[0].value:
        return ""
    rate = f"{100 * abs(other[0].value - base[0].value) / base[0].value:.1f}"
    key = "reckoned.rate_down" if other[0].value < base[0].value else "reckoned.rate_up"
    of = str(texts.of("reckoned.rated").get(kind, ""))
    return texts.say(key, base=base[1], other=other[1], rate=rate, of=of)


def _of_whole(kind: str, figures: Sequence[Figure], name: str, texts: Texts) -> str:
    """What some days, or days of the week, make up of the whole."""
    whole, part = figures[0].value, figures[1].value
    values = {"quantity": number(part), "total": number(whole)}
    key = "of_whole" if figures[1].weekdays else "of_longer" if kind == "quantity" else "of_counted"
    share = f"{100 * part / whole:.1f}" if whole else ""
    return texts.say(f"reckoned.{key}", name=name, share=share, **values) if share else ""


def _edge(frame: Frame, kind: str, figures: Sequence[Figure], names: Sequence[str], texts: Texts) -> str:
    value = (max if frame.reckoned == "most" else min)(one.value for one in figures)
    found = [name for one, name in zip(figures, names, strict=True) if one.value == value]
    kind = "average" if frame.intent == "average" else kind
    joined = str(texts.of("word.and")).join(found)
    return texts.say(f"reckoned.{frame.reckoned}", name=joined, value=_said(kind, value, texts))


def _kind(frame: Frame, *, listed: bool) -> str:
    """What the figures are, by the words that are said behind their numbers."""
    if frame.intent == "ranking" and not listed:
        return "rank"
    if frame.intent == "share":
        return "share"
    counted = frame.intent in ("count", "threshold") or frame.by_count
    return frame.measure if counted else "quantity"


def _said(kind: str, value: float, texts: Texts) -> str:
    shown = f"{value:.1f}" if kind in ("share", "points") else number(value)
    return str(texts.of("reckoned.values")[kind]).format(value=shown)


def _name(frame: Frame, figure: Figure, figures: Sequence[Figure], texts: Texts) -> str:
    """What a figure is of, where it differs from the others."""
    if figure.lot:
        return _lot_name(figure, texts)
    parts = []
    if len({one.period for one in figures}) > 1 and figure.period:
        parts.append(texts.period(figure.period))
    if len({one.weekdays for one in figures}) > 1 and figure.weekdays:
        parts.append(weekdays_named(figure.weekdays, texts))
    if len({one.items for one in figures}) > 1:
        counted = frame.intent != "average"
        parts.append(as_one(figure.items, texts, counted=counted) or texts.item(figure.items))
    return " ".join(parts)


def as_one(items: Sequence[Item], texts: Texts, *, alone: bool = False, counted: bool = True) -> str:
    """Several items under one name: that of their family, or the letters of their codes; two or three, where
    nothing else is beside them, by these. They are not counted where a statement does not tell how many
    they are, or beside a bound.
    """
    if len(items) <= 1:
        return ""
    family, letters = texts.group(items, counted=counted), letters_of(items)
    if family:
        return family
    if alone and len(items) <= NAMED:
        codes = str(texts.of("word.and")).join(item.code for item in items)
        return texts.say("reckoned.items", codes=codes)
    if not counted:
        return (
            texts.say("reckoned.of_letters", letters=letters)
            if letters
            else str(texts.of("word.asked_as_one"))
        )
    return texts.say("reckoned.family" if letters else "word.sum_of", letters=letters, count=len(items))


def _row_name(frame: Frame, figure: Figure, texts: Texts) -> str:
    row, grain = figure.row, frame.grain or "day"
    if figure.lot:
        return _lot_name(figure, texts)
    by_item = row.get("item_code") and (frame.intent != "threshold" or grain == "item")
    return row_name(row) if by_item else bucket_name(grain, row, texts)


def _lot_name(figure: Figure, texts: Texts) -> str:
    """A lot with its item, and of a record with its day."""
    day = figure.row.get("production_date")
    return f"{figure.lot} {row_name(figure.row)}".strip() + (f" ({texts.day(day)})" if day else "")
