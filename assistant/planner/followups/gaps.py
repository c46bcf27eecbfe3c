"""How far apart two places of a ranking are: "2위랑 차이가 얼마나 나?", "ahead of the runner-up?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import last_listing
from tools.items import ItemIndex

PAIR = 2
PLACES = {
    **dict.fromkeys(("first", "number one", "no. 1", "#1", "1st", "top", "leader", "일등"), 1),
    **dict.fromkeys(
        ("second", "number two", "no. 2", "#2", "runner-up", "runner up", "next", "2nd", "이등"), 2
    ),
    **dict.fromkeys(("third", "number three", "no. 3", "#3", "3rd"), 3),
}
_APART = re.compile(
    r"차이|격차|갭|벌어|앞서|앞섰|"
    r"\b(?:gap|difference|margin|ahead|lead over|apart|behind|beats?|exceeds?|outdo(?:es)?)\b|"
    r"\bhow (?:many|much)\b[^?]*\b(?:between|separates?)\b|"
    r"\bhow (?:many|much) (?:\w+ )?(?:more|less|fewer|higher|bigger|better)\b[^?]*\bthan\b|"
    r"\d\s*(?:위|등)(?:\s*품목)?보다\s*(?:얼마나|몇\s*개)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"얼마나\s*(?:차|앞)|\bby how (?:much|many)\b|\bhow far\b", re.IGNORECASE)
_PLACE = re.compile(
    r"(?P<n>\d{1,2})\s*(?:위|등)|(?:\bnumber|\bno\.?|#)\s*(?P<k>\d{1,2})\b|(?<![a-z])(?P<word>"
    rf"{'|'.join(re.escape(word) for word in sorted(PLACES, key=len, reverse=True))})"
    r"(?![a-z]| (?:half|day|week|month|quarter|year)s?\b)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:and |so )?(?:by )?how (?:much|far)(?: (?:is|was) (?:it|that(?: one)?))? "
    r"(?:ahead|in front|in the lead)"
    r"(?: (?:is|was) (?:it|that(?: one)?))?[\s?.!]*|(?:and |so )?by how much (?:does|did) it lead[\s?.!]*",
    re.IGNORECASE,
)
"""The lead of the first one over the next."""
_DATED = re.compile(r"\d\s*(?:월|년|일|분기)|\b20\d\d\b")


def _places(text: str) -> list[int]:
    """The places that are named, in order."""
    found = ((one["n"] or one["k"], one["word"]) for one in _PLACE.finditer(text))
    return [int(digits) if digits else PLACES[word.lower()] for digits, word in found]


def _between_families(text: str, before: Frame, history: Sequence[Exchange]) -> str | None:
    """The families in two places of the last answer, the first two where none is said."""
    if before.intent not in ("ranking", "total") or before.measure != "quantity" or before.least:
        return None
    if not (_APART.search(text) or _LEAD.search(text)) or _DATED.search(text):
        return None
    said = set(_places(text))
    found = before.place if before.intent == "ranking" and before.place not in said else None
    places = sorted(said) if len(said) == PAIR else sorted({found or 1, *(said or {PAIR})})
    rows = {row.get("rank"): str(row["family"]) for row in rows_of(history) if row.get("family")}
    names = [rows[place] for place in places if place in rows]
    if len(names) != PAIR or len(history[-1].results) > 1 or (before.intent == "total" and not said):
        return None
    return f"compare {names[0]} and {names[1]}" if text.isascii() else f"{names[0]}와 {names[1]} 비교"


def gap(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The items of both places held against each other; where only one was shown, the first two."""
    if before.families:
        return _between_families(text, before, history)
    if before.intent != "ranking" or before.least or _DATED.search(text):
        return None
    if _AHEAD.fullmatch(text) and (before.place or 1) == 1:
        text = "how far ahead of number two?"
    said = _places(text)
    places = sorted({*said, before.place or 1}) if len(set(said)) == 1 else sorted(set(said))
    if not _APART.search(text) or len(places) != PAIR:
        return None
    if before.by_count:  # of what they are in order by, which is asked back
        one, two = places
        return f"difference between #{one} and #{two}?" if text.isascii() else f"{one}위랑 {two}위 차이는?"
    table = last_listing([one for one in history if one.results][-1:])
    rows = {row["rank"]: str(row["item_code"]) for row in (table.records() if table else [])}
    codes = [rows[place] for place in places if place in rows]
    if len(codes) == PAIR:
        return f"compare {codes[0]} and {codes[1]}" if text.isascii() else f"{codes[0]}와 {codes[1]} 비교"
    alone = places == [1, PAIR] and not before.items
    return ("top 2?" if text.isascii() else "상위 2개는?") if alone else None
