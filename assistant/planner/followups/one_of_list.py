"""One of what a list showed, with its code: "맨 아래꺼 2024년 생산량은", "the second one: best month?"."""

import re
from collections.abc import Mapping, Sequence

from assistant.model import Exchange
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.reading.ranks import ORDINALS
from tools.items import ItemIndex
from tools.tool import Cell

_LAST_SHOWN = re.compile(
    r"(?:그럼|그러면|그)?\s*맨\s*(?:아래|밑|끝)(?:에\s*있는)?\s*(?:꺼|거|것|품목|제품|애)"
    r"(?:[은는이가의도])?\s+(?P<ko>\S.+)|"
    r"(?:(?:and|what about|how about)[\s,]+)*(?:the )?(?:bottom|last) (?:one|item) "
    r"(?:on|of|in) (?:the|that) list(?:'s)?,? (?P<en>\S.+)",
    re.IGNORECASE,
)
_LOWEST = re.compile(r"(?:그럼|그러면|그)?\s*(?:꼴찌|꼴등)(?:[은는이가의도])?\s+(?P<ko>\S.+)")
_FIRST_AND_LAST = re.compile(
    r"(?:그럼|그러면)?\s*(?:1등|1위|일등)\s*(?:하고|이랑|랑|과|와)\s*(?:꼴찌|꼴등)(?:의|은|는)?\s*(?:차이|격차)\S*"
    r"(?:\s*\S{1,6}){0,2}[\s?.!]*"
)
_ORDINAL = rf"(?P<n>{'|'.join(ORDINALS)}|last|bottom)"
_ONE_OF_IT = re.compile(
    rf"(?P<rest>\S.+?),? (?:for|of) (?:the )?{_ORDINAL} (?:one|item)"
    r"(?: (?:in|on|of) (?:that|the|this) list)?[\s?.!]*|"
    rf"(?:(?:and|ok|so)[\s,]+)*(?:the )?{_ORDINAL.replace('?P<n>', '?P<m>')} (?:one|item|place)"
    r"(?: (?:of|in) (?P<year>20\d\d))?\s*[:,–-]\s*(?:its |the )?(?P<after>\S.+)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:그럼|그러면)?\s*(?P<n>\d{1,2})\s*(?:등|위)\s*(?:한\s*)?(?:제품|품목)(?:의|은|는|이)?\s+"
    r"(?P<rest>\S*.*(?:로트|최고|최대|최저|월별|일별|주별|평균|비중|이력|추이).*)"
)
_ASKS_WHO = re.compile(r"뭐|누구|어떤|어느|무슨|who|which|what", re.IGNORECASE)


def one_of_list(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """What is asked of one item of a list; of the fewest only where the list holds them all."""
    if before.intent != "ranking" or before.least:
        return None
    rows = [row for row in rows_of(history) if row.get("item_code")]
    one = _one_of_it(text, rows, before)
    if one:
        return one
    both = _FIRST_AND_LAST.fullmatch(text) if before.items else None
    if both:
        codes = [str(row["item_code"]) for row in rows]
        return f"{codes[0]}와 {codes[-1]} 비교" if len(codes) > 1 and _holds_all(rows) else None
    shown, lowest = _LAST_SHOWN.fullmatch(text), _LOWEST.fullmatch(text)
    said = shown or lowest
    if said is None or len(rows) < 2 or _ASKS_WHO.search(text):
        return None
    if lowest and not _holds_all(rows):
        return None  # of the first ten only: the fewest of all are not among them
    rest = said["ko"] or said.groupdict().get("en") or ""
    return f"{rows[-1]['item_code']} {rest}"


def _holds_all(rows: Sequence[Mapping[str, Cell]]) -> bool:
    """Whether a list shows all that it is of."""
    return int(str(rows[-1].get("matches") or 0)) == len(rows)


def _one_of_it(text: str, rows: Sequence[Mapping[str, Cell]], before: Frame) -> str | None:
    """ "Monthly trend for the last one in that list", "the second one: best month?": with its code."""
    english, korean = _ONE_OF_IT.fullmatch(text), _PLACED.fullmatch(text)
    if len(rows) < 2 or not (english or korean):
        return None
    if korean:
        found = [row for row in rows if row.get("rank") == int(korean["n"])]
        return f"{found[0]['item_code']} {korean['rest']}" if len(found) == 1 else None
    years = {str(day.year) for one in before.periods for day in (one.first, one.last)}
    if english and english["year"] and years != {english["year"]}:
        return None  # of another list
    word = (english["n"] or english["m"]).lower() if english else ""
    place = len(rows) if word in ("last", "bottom") else ORDINALS[word]
    if english is None or place > len(rows):
        return None
    return f"{rows[place - 1]['item_code']} {english['rest'] or english['after']}"
