"""How far apart two places of a ranking are: "2위랑 차이가 얼마나 나?", "ahead of the runner-up?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame, last_listing
from tools.items import ItemIndex

PAIR = 2
PLACES = {
    **dict.fromkeys(("first", "number one", "no. 1", "#1", "top", "leader", "일등"), 1),
    **dict.fromkeys(("second", "number two", "no. 2", "#2", "runner-up", "runner up", "next", "이등"), 2),
    **dict.fromkeys(("third", "number three", "no. 3", "#3"), 3),
}
_APART = re.compile(
    r"차이|격차|갭|벌어|앞서|앞섰|\b(?:gap|difference|margin|ahead|lead over|apart|behind)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?P<n>\d{1,2})\s*(?:위|등)|(?<![a-z])(?P<word>"
    rf"{'|'.join(re.escape(word) for word in sorted(PLACES, key=len, reverse=True))})(?![a-z])",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d\s*(?:월|년|일|분기)|\b20\d\d\b")


def gap(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The items of both places held against each other; where only one was shown, the first two."""
    if before.intent != "ranking" or before.least or before.by_count or _DATED.search(text):
        return None
    said = [int(one["n"]) if one["n"] else PLACES[one["word"].lower()] for one in _PLACE.finditer(text)]
    places = sorted({*said, before.place or 1}) if len(set(said)) == 1 else sorted(set(said))
    if not _APART.search(text) or len(places) != PAIR:
        return None
    table = last_listing([one for one in history if one.results][-1:])
    rows = {row["rank"]: str(row["item_code"]) for row in (table.records() if table else [])}
    codes = [rows[place] for place in places if place in rows]
    if len(codes) == PAIR:
        return f"compare {codes[0]} and {codes[1]}" if text.isascii() else f"{codes[0]}와 {codes[1]} 비교"
    alone = places == [1, PAIR] and not before.items
    return ("top 2?" if text.isascii() else "상위 2개는?") if alone else None
