"""Sentences about items in their order: all of them, some among themselves, all but some."""

from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import LISTED, Lines, Row, counts, pairs, percent, row_name
from assistant.planner.speaking.texts import Texts, name_of, number
from tools.tool import Table

PAIR = 2


def ranking(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    for table, period, _ in pairs(frame, tables):
        when = texts.when(period)
        if table.basis.tool == "get_production_summary":
            row = table.records()[0] if table.rows else None
            yield texts.say("total.quantity", **texts.about((), period), **counts(row)) if row else ""
            continue
        places = [row for row in table.records() if row["rank"] is not None]
        places = [row for row in places if row.get("quantity") or not frame.listed]
        if not places:
            yield texts.say("total.none", **texts.about((), period))
        elif frame.within and frame.items and not frame.place:
            yield from _within(frame, places, when, texts)
        elif frame.places:
            yield from _in_places(frame, places, when, texts)
        elif frame.of_the_rest and not frame.place:
            yield from _of_the_rest(frame, places, when, texts)
        elif len(frame.items) > 1 and not frame.place:
            yield from _among(frame, places, when, texts)
        elif frame.items and not (frame.least or frame.place):
            yield from _places(frame, places, when, texts)
        elif frame.place:
            yield from _place(frame, places, when, texts)
        elif len(places) == 1 and frame.limit == 1:
            yield texts.say(
                "ranking.last" if frame.least else "ranking.first", when=when, **place_values(places[0])
            )
        else:
            others = (row for row in table.records() if row["rank"] is None)
            every = len(places) + sum(int(str(row.get("items", 1))) for row in others)
            side = "least" if frame.least else "made" if frame.listed else "most"
            side = "made_some" if side == "made" and every > len(places) else side
            yield texts.say(f"ranking.{side}", when=when, count=len(places), every=number(every))
            kind = "list_share" if "share" in places[0] else "list"
            yield from (texts.say(f"word.{kind}", **place_values(row)) for row in places[:LISTED])
            yield texts.say("word.in_table") if len(places) > LISTED else ""
            if frame.summed and len(places) == frame.limit:
                yield _sum_of(places, frame, texts)
            elif len(places) == frame.limit == PAIR and not frame.least:
                yield _gap(places, texts)


def _gap(places: Sequence[Row], texts: Texts) -> str:
    """How much more the first of two has."""
    first, second = (float(row["quantity"] or 0) for row in places)
    return texts.say("ranking.gap", difference=number(first - second))


def _sum_of(places: Sequence[Row], frame: Frame, texts: Texts) -> str:
    """The places of a ranking summed up, with their share where every place has one."""
    quantity = number(sum(float(row["quantity"] or 0) for row in places))
    shares = [float(row["share"] or 0) for row in places if row.get("share") is not None]
    side = "least" if frame.least else "most"
    if len(shares) < len(places):
        return texts.say(f"ranking.sum_{side}", count=len(places), quantity=quantity)
    return texts.say(
        f"ranking.sum_share_{side}", count=len(places), quantity=quantity, share=percent(sum(shares))
    )


def _among(frame: Frame, places: Sequence[Row], when: str, texts: Texts) -> Lines:
    """Some items, ranked among themselves."""
    side = "least" if frame.least else "most"
    yield texts.say(
        f"ranking.among_{side}", when=when, asked=texts.asked(frame.items), count=places[0]["matches"]
    )
    yield from (texts.say("word.list", **place_values(row)) for row in places[:LISTED])
    yield texts.say("word.in_table") if len(places) > LISTED else ""
    if frame.summed and 1 < len(places) == frame.limit:
        yield _sum_of(places, frame, texts)


def _of_the_rest(frame: Frame, places: Sequence[Row], when: str, texts: Texts) -> Lines:
    """All items but some, ranked among themselves."""
    side = "least" if frame.least else "most"
    if frame.limit == 1:
        yield texts.say(f"ranking.rest_place_{side}", when=when, **place_values(places[0]))
        return
    said = {"when": when, "count": len(places), "all": number(places[0]["matches"])}
    yield texts.say(f"ranking.rest_{'all_' if len(places) == places[0]['matches'] else ''}{side}", **said)
    yield from (texts.say("word.list", **place_values(row)) for row in places[:LISTED])
    yield texts.say("word.in_table") if len(places) > LISTED else ""
    every = len(places) == places[0]["matches"]
    if every or (frame.summed and len(places) == frame.limit):
        yield _sum_of(places, frame, texts)


def _places(frame: Frame, places: Sequence[Row], when: str, texts: Texts) -> Lines:
    for item in frame.items:
        row = next((row for row in places if row["item_code"] == item.code), None)
        key = "ranking.place" if row else "ranking.no_place"
        yield texts.say(key, when=when, **(place_values(row) if row else {"name": name_of(item)}))
    first = places[0] if frame.claim and places[0]["rank"] == 1 else None
    if first and all(  # not the one that was held to be so
        first["item_code"] != item.code for item in frame.items
    ):
        yield texts.say("ranking.first", when=when, **place_values(first))


def _within(frame: Frame, places: Sequence[Row], when: str, texts: Texts) -> Lines:
    """The places of items among others."""
    asked = texts.asked(frame.within)
    for row in places:
        values = {"every": number(row["matches"]), **place_values(row)}
        yield texts.say("ranking.place_within", when=when, asked=asked, **values)
    made = {row["item_code"] for row in places}
    for item in frame.items:
        if item.code not in made:
            yield texts.say("ranking.no_place", when=when, name=name_of(item))


def _place(frame: Frame, places: Sequence[Row], when: str, texts: Texts) -> Lines:
    found = [row for row in places if row["rank"] == frame.place]
    side = "least" if frame.least else "most"
    key = "ranking.place"
    if frame.of_the_rest:
        key = f"ranking.rest_place_{side}"
    elif frame.least or len(frame.items) > 1:
        key = f"ranking.place_{'among' if frame.items else 'all'}_{side}"
    for row in found:
        values = {"every": number(row.get("matches")), **place_values(row)}
        yield texts.say(key, when=when, asked=texts.asked(frame.items), **values)
    if not found:
        yield texts.say("ranking.fewer", when=when, count=len(places))


def _in_places(frame: Frame, places: Sequence[Row], when: str, texts: Texts) -> Lines:
    """Several places, with their sum or their gap, and how many items there are where some are empty."""
    kind = "among" if frame.items or frame.of_the_rest else "all"
    side = "least" if frame.least else "most"
    asked, every = texts.asked(frame.items), number(places[0]["matches"])
    yield texts.say(f"ranking.places_{kind}_{side}", when=when, asked=asked, every=every)
    line = f"ranking.place_line{'_share' if kind == 'all' else ''}"
    yield from (texts.say(line, **place_values(row)) for row in places[:LISTED])
    yield texts.say("word.in_table") if len(places) > LISTED else ""
    quantities = [float(row["quantity"] or 0) for row in places]
    if frame.summed:
        yield texts.say("ranking.places_sum", count=len(places), quantity=number(sum(quantities)))
    elif len(places) == PAIR:
        yield texts.say("ranking.places_gap", difference=number(abs(quantities[0] - quantities[1])))


def place_values(row: Row) -> dict[str, object]:
    return {
        "rank": row["rank"],
        "name": row_name(row),
        "quantity": number(row.get("quantity", row.get("smallest"))),
        "share": percent(row.get("share")),
    }
