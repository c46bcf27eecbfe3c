"""Some of the items that were listed, left out: "1위 빼고 합치면?", "without CT0021, together?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.joined import named_in
from assistant.planner.followups.less_by_bound import EXCEPT, FILLERS, SUM, Row, beyond_bound
from assistant.planner.frame import Frame
from assistant.planner.from_calls import last_listing
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE, number_of
from assistant.planner.reading.out_of import MARK
from tools.items import ItemIndex

MOST = 20
"""So many items are summed up one by one at most."""
_NTH = {word: n for n, word in enumerate(("첫", "두", "세", "네", "다섯"), start=1)}
_NTH |= {word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)}
_NTH |= {"top": 1, "leader": 1, **dict.fromkeys(("last", "bottom", "꼴찌", "꼴등", "마지막"), -1)}
_LOWEST = ("bottom", "꼴찌", "꼴등")
_PLACE = re.compile(
    r"(?P<n>\d{1,2})\s*(?:위|등)|(?P<ko>첫|두|세|네|다섯)\s*(?:번째|째)|(?P<end>꼴찌|꼴등|마지막)|"
    r"\b(?:the |number |no\. ?)*(?P<en>first|second|third|fourth|fifth|top|leader|last|bottom)"
    r"(?: (?:one|item|place))?\b",
    re.IGNORECASE,
)
_NUMBERS = "|".join((*NATIVE, *ALONE, *ENGLISH))
_COUNT = re.compile(rf"(?<![가-힣A-Za-z\d])(\d{{1,2}}|{_NUMBERS})(?![\d])", re.IGNORECASE)
_LAST_FEW = re.compile(
    rf"\b(?:the )?(?:last|bottom) (?P<en>\d{{1,2}}|{'|'.join(ENGLISH)})\b|"
    rf"(?:뒤|아래|밑|하위)(?:에서|의)?\s*(?P<ko>\d{{1,2}}|{'|'.join((*NATIVE, *ALONE))})\s*(?:개|품목|제품)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s*[,;:]|\s+(?:and|then) (?=sum|add|total|what|how)|"
    r"\s+(?=in total|together|combined|altogether|what)|$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"치?면\S*|면|의|은|는")


def less_of_list(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """The question with the items that stay, where it sums up, or lists by a bound, some of a list."""
    rows, complete = _listed(before, history)
    if not rows:
        return None
    beyond = beyond_bound(text, rows, complete=complete)
    if isinstance(beyond, str):
        return beyond
    if beyond is not None:
        return _together(beyond, text)
    if not SUM.search(text):
        return None
    few = _LAST_FEW.search(text)
    if few and not _beside(f"{text[: few.start()]} {text[few.end() :]}"):
        count = number_of(few["en"] or few["ko"])
        return _together(rows[-count:], text) if 1 < count < len(rows) and not before.least else None
    return _without(text, rows, index, least=before.least)


def _listed(before: Frame, history: Sequence[Exchange]) -> tuple[list[Row], bool]:
    """The items of the last list with their quantities, and whether they are all it was of."""
    table = last_listing([one for one in history if one.results][-1:])
    ranks = before.intent == "ranking" or (before.intent == "threshold" and before.grain == "item")
    plain = len(before.periods) == 1 and not (before.families or before.by_count or before.gaps)
    if table is None or not ranks or not plain or before.measure != "quantity":
        return [], False
    found = [one for one in table.records() if one["item_code"] is not None]
    rows = [Row(str(one["item_code"]), float(str(one.get("quantity") or 0))) for one in found]
    matches = found[0].get("matches") if found else None
    return rows, not table.truncated and matches is not None and int(str(matches)) == len(rows)


def _without(text: str, rows: Sequence[Row], index: ItemIndex, *, least: bool) -> str | None:
    """The sum of a list without the places or items that are said to be left out."""
    korean = not text.isascii()
    mark = re.search(MARK if korean else rf"\b{EXCEPT}\b", text, re.IGNORECASE)
    if mark is None:
        return None
    chunk, rest = (text[: mark.start()], text[mark.end() :]) if korean else _behind(text, mark)
    gone, left = _places(chunk, rows, least=least)
    mentions, left = named_in(left, index)
    gone += [one.item.code if one.item else "" for one in mentions]
    kept = [one for one in rows if one.code not in gone]
    known = gone and {*gone} <= {one.code for one in rows}
    others = FILLERS.sub("", SUM.sub(" ", re.sub(r"이랑|랑|하고|와|과|\band\b", "", left))).strip()
    counted = [number_of(one) for one in _COUNT.findall(rest)]
    if not known or others or _beside(_COUNT.sub(" ", rest)) or any(n != len(kept) for n in counted):
        return None
    return _together(kept, text)


def _behind(text: str, mark: re.Match[str]) -> tuple[str, str]:
    """What an English mark leaves out, up to the next clause, and the rest."""
    stop = _CLAUSE.search(text, mark.end())
    end = stop.start() if stop else len(text)
    return text[mark.end() : end], f"{text[: mark.start()]} {text[end:]}"


def _places(chunk: str, rows: Sequence[Row], *, least: bool) -> tuple[list[str], str]:
    """The items in the places that are said, and what else is."""
    codes = []
    for one in _PLACE.finditer(chunk):
        word = one["ko"] or one["end"] or one["en"]
        place = int(one["n"]) if one["n"] else _NTH[word.lower()]
        place = 1 if least and word in _LOWEST else place  # the least is the first of such a list
        codes.append(rows[place - 1 if place > 0 else -1].code if abs(place) <= len(rows) else "")
    return codes, _PLACE.sub(" ", chunk)


def _beside(text: str) -> str:
    """What is said beside a sum."""
    return FILLERS.sub("", _ENDS.sub("", SUM.sub(" ", text))).strip()


def _together(rows: Sequence[Row], text: str) -> str | None:
    codes = ", ".join(one.code for one in rows)
    if not 0 < len(rows) <= MOST:
        return None
    if len(rows) == 1:
        return f"{codes}?" if text.isascii() else f"{codes}는?"
    return f"{codes} together?" if text.isascii() else f"{codes} 합계는?"
