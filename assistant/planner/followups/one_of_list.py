"""One of what a ranking showed, with its code: "꼴찌는 9월에", "2위 품목 로트 수", "1위랑 꼴찌 차이"."""

import re
from collections.abc import Mapping, Sequence

from assistant.model import Exchange
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.mentions import read_codes
from tools.items import ItemIndex
from tools.tool import Cell

_LOWEST = re.compile(
    r"(?:그럼|그러면|그)?\s*(?:꼴찌|꼴등)(?:\s*(?:품목|제품))?(?:[은는이가의도])?\s+(?P<ko>\S.+)"
)
_FIRST_AND_LAST = re.compile(
    r"(?:그럼|그러면)?\s*(?:1등|1위|일등)\s*(?:하고|이랑|랑|과|와)\s*(?:꼴찌|꼴등)(?:의|은|는)?\s*(?:차이|격차)\S*"
    r"(?:\s*\S{1,6}){0,2}[\s?.!]*"
)
_PLACED = re.compile(
    r"(?:그럼|그러면)?\s*(?P<n>\d{1,2})\s*(?:등|위)\s*(?:한\s*)?(?:제품|품목)(?:의|은|는|이)?\s+"
    r"(?P<rest>\S*.*(?:로트|최고|최대|최저|월별|일별|주별|평균|비중|이력|추이).*)"
)
_ASKS_WHO = re.compile(r"뭐|누구|어떤|어느|무슨|who|which|what", re.IGNORECASE)


_IS_AMONG = re.compile(
    r"(?:그럼|그러면|혹시|\s)*(?P<ko>[A-Za-z0-9가-힣]+?)(?:도|은|는|이|가)?\s*(?:(?:거기|여기|그\s*(?:중|안|목록|명단|리스트))(?:에|에도|에는)?\s*"
    r"(?:들어\s*가|들어\s*있|포함|있)|(?<=도)\s*(?:들어\s*가|들어\s*있|포함\s*[되돼]))\S*(?:\s*(?:나요|있어|있나요))?[\s?.!]*|"
    r"(?:(?:and|so|then)[\s,]+)*(?:is|was) (?P<en>\S+) (?:also )?(?:one of|among|part of|in|on) "
    r"(?:them|those|these|it|there|(?:the|that) list|that)(?: too)?[\s?.!]*",
    re.IGNORECASE,
)
"""Whether an item is one of those that were listed."""


def is_among(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "CT0021도 거기 들어가?" after items not made: how much it was; after leading ones its place."""
    said = _IS_AMONG.fullmatch(text) if len(before.periods) == 1 else None
    named = read_codes(said["en"] or said["ko"], index) if said else []
    if said is None or len(named) != 1 or named[0].item is None:
        return None
    code, period = named[0].item.code, Reading(before.periods[0].first, before.periods[0].last, "range")
    english = said["en"] is not None
    days = spell(period, "en" if english else "ko")
    if before.intent == "idle" and before.grain == "item":
        return f"output of {code}, {days}?" if english else f"{days} {code} 생산량은?"
    if before.intent == "ranking" and before.measure == "quantity" and not (before.items or before.families):
        return f"what rank is {code}, {days}?" if english else f"{days} {code} 몇 위야?"
    return None


def one_of_list(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """What is asked of one item of a list; of the fewest only where the list holds them all."""
    if before.intent != "ranking":
        return None
    rows = [row for row in rows_of(history) if row.get("item_code")]
    if before.least:
        last = _LOWEST.fullmatch(text) if rows and not before.place else None
        return f"{rows[0]['item_code']} {last['ko']}" if last and not _ASKS_WHO.search(text) else None
    one = _placed(text, rows)
    if one:
        return one
    both = _FIRST_AND_LAST.fullmatch(text) if before.items else None
    if both:
        codes = [str(row["item_code"]) for row in rows]
        return f"{codes[0]}와 {codes[-1]} 비교" if len(codes) > 1 and _holds_all(rows) else None
    lowest = _LOWEST.fullmatch(text)
    if lowest is None or len(rows) < 2 or _ASKS_WHO.search(text) or not _holds_all(rows):
        return None  # of the first ten only, the fewest of all are not among them
    return f"{rows[-1]['item_code']} {lowest['ko']}"


def _holds_all(rows: Sequence[Mapping[str, Cell]]) -> bool:
    """Whether a list shows all that it is of."""
    return int(str(rows[-1].get("matches") or 0)) == len(rows)


def _placed(text: str, rows: Sequence[Mapping[str, Cell]]) -> str | None:
    """ "2위 품목 로트 수": with its code."""
    said = _PLACED.fullmatch(text) if len(rows) > 1 else None
    found = [row for row in rows if said and row.get("rank") == int(said["n"])]
    return f"{found[0]['item_code']} {said['rest']}" if said and len(found) == 1 else None
