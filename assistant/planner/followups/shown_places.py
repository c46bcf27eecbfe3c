"""Places of what was shown: "4위부터 6위까지", "the smallest", "the one in HS", "가운데 달"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import letters_of
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results, last_listing
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import month_span
from tools.items import ItemIndex
from tools.tool import Cell

_LEAD = (
    r"\W*(?:(?:그럼|그러면|그\s*중에서?|and|so|then|ok|only|just|show|(?:what|how) about|"
    r"(?:what|which)(?: one)? (?:was|is)|what's)[\s,]+)*"
)
_RANGE = re.compile(
    rf"{_LEAD}(?P<ko>\d{{1,2}})\s*(?:위|등)?\s*(?:부터|에서|~|-)\s*(?P<ko_to>\d{{1,2}})\s*(?:위|등)\s*(?:까지)?(?:만|는|은)?"
    r"(?:\s*(?:품목|보여\S*|알려\S*|줘|주세요))*[\s?.!]*|"
    rf"{_LEAD}(?:the )?(?:ranks?|places?|positions?|numbers?|nos?\.?|#)\s*(?P<en>\d{{1,2}})\s*"
    r"(?:to|through|until|-|–|~)\s*#?(?P<en_to>\d{1,2})(?: only)?[\s?.!]*",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:the )?(?:(?P<first>first|top|upper)|second|other|last|bottom|lower) half of "
    r"(?:(?:the|that|this) (?:list|ranking|table)|them|those|these)\b|"
    r"(?:그\s*)?(?:목록|리스트|순위표?|표)(?:의|에서)?\s*(?:(?P<ko_first>앞|위)|뒤|뒷|아래)\s*(?:쪽|부분)?\s*(?:의\s*)?(?:절반|반)(?![가-힣]*기)",
    re.IGNORECASE,
)
"""Half of what was listed, no half of a month or year."""
_ONE = re.compile(
    rf"{_LEAD}(?:제일|가장|젤)\s*(?:(?P<ko>적|작|낮)|많|큰|높)\S*\s*(?:거|것|건|품목|제품|애|로트)(?:은|는|이)?(?:\s*뭐\S*)?[\s?.!]*|"
    rf"{_LEAD}(?:the )?(?:(?P<en>smallest|lowest|least|worst|bottom)|largest|biggest|highest|best|top|most)"
    r"(?: one| item| lot)?(?: of (?:them|those|these))?[\s?.!]*",
    re.IGNORECASE,
)
"""The largest or the smallest of a list, and nothing else."""
_OF_FAMILY = re.compile(
    r"\bthe one (?:in|of|from|for) (?P<en>[A-Z]{2})\b|"
    r"(?<![A-Za-z])(?P<ko>[A-Z]{2})\s*(?:의\s*)?(?:(?:에서|중에서?)\s*)?(?:1위|1등|거|것|꺼)(?:는|은|를|인\s*거)?(?=\s)"
)
_IN_FAMILY = re.compile(
    rf"{_LEAD}(?:the )?(?:first|top|number one|no\.? ?1|#1)(?: one)? (?:in|of|within) "
    r"(?P<family>[A-Z]{2})[\s?.!]*"
)
_ONE_MONTH = re.compile(
    r"\b(?:in )?(?:the )?(?P<en>middle|first|last|final) month"
    r"(?: of (?:it|that quarter|the quarter|that))?\b|"
    r"(?<![가-힣])(?P<ko>가운데|중간|첫(?:\s*번째)?|마지막)\s*달",
    re.IGNORECASE,
)
"""A month of a quarter by its place."""
_OWN = re.compile(
    r"\d\s*(?:월|년|분기)|20\d\d|\bq[1-4]\b|올해|작년|지난|이번|\b(?:this|last|previous) (?:year|quarter)\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"(?<![가-힣])([첫두세네]\s*번째)(?=\s+(?:월별|일별|주별|분기별|연도별|추이|상위|비중|일평균))"
)
_NTH_ITEM = re.compile(
    r"(?<!\d)(?P<n>\d{1,2})\s?(?:위|등)\s*(?:품목|제품|거|것)(?:의|을|를|은|는|만)?\s+(?=\S)(?!.*(?:뭐|누구|어떤|어느|무엇))"
)
"""The item in a place, of which something is asked."""
_OF_THE_LOT = re.compile(
    rf"{_LEAD}(?:when|which day|what day|(?:which|what) item|how (?:big|many|much)) (?:was|is) "
    r"(?:it|that)(?: one| lot)?(?: made| produced)?[\s?.!]*|"
    rf"{_LEAD}(?:그건|그거|그게|그\s*로트는?)?\s*(?:언제|며칠에)\s*(?:만든|생산한|만들었|생산했)\S*(?:\s*거\S*)?[\s?.!]*",
    re.IGNORECASE,
)
"""What the record of one lot tells."""
_NUMBERED = re.compile(r"\d{6}-\S+-\d+")
QUARTER = 3
PAIR, MOST = 2, 10
COUNTED = {
    "lots": ("how many lots of {}", "{} 로트 몇 개"),
    "days": ("how many days was {} made", "{} 며칠 만들었어"),
}


def of_the_places(
    text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex, _today: date
) -> str:
    """The question with what stands in the place that is spoken of."""
    text, rows = _of_a_month(text, before), rows_of(history)
    if before.intent == "lot" and len(rows) == 1 and _OF_THE_LOT.fullmatch(text):
        return _lot_named(rows[0], text) or text
    said = _OF_FAMILY.search(text) if before.intent == "leaders" else None
    if said:
        code = _in_family(rows, (said["en"] or said["ko"]).upper())
        return f"{text[: said.start()]}{code}{text[said.end() :]}" if code else text
    if before.families:
        return _NTH.sub(r"\1 거", text)
    first = _IN_FAMILY.fullmatch(text)
    if first and before.intent == "ranking":
        same = letters_of(before.items) == first["family"].upper()
        return "number 1?" if same else f"top item in {first['family']}"
    one = _ONE.fullmatch(text)
    if one:
        return _one(bool(one["ko"] or one["en"]), before, rows, text) or text
    return _in_places(text, before, rows) or _of_the_compared(text, before, history)


def _of_the_compared(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """ "2위 품목 일별로" after the first and the second were compared: that one of them."""
    told = before.intent in ("compare", "total") and len(before.items) > 1 and not before.summed
    said = _NTH_ITEM.search(text) if told else None
    if said is None:
        return text
    told_apart = [one for one in reversed(history) if frame_of_results(one.results).intent == "ranking"]
    tables = [table for exchange in told_apart if (table := last_listing((exchange,)))]
    rows = [row for table in tables for row in table.records() if row.get("rank") == int(said["n"])]
    code = str(rows[0].get("item_code")) if rows else ""
    held = any(item.code == code for item in before.items)
    return f"{text[: said.start()]}{code} {text[said.end() :]}" if held else text


def _of_a_month(text: str, before: Frame) -> str:
    """ "The middle month" of three, "마지막 달"; "the last month" alone is the one before today."""
    period, said = before.periods[0] if len(before.periods) == 1 else None, _ONE_MONTH.search(text)
    if period is None or said is None or _OWN.search(text):
        return text
    word = (said["ko"] or said["en"]).lower()
    if word == "last" and not said[0].endswith(("it", "that", "quarter")):
        return text
    first, last = period.first, period.last
    if first.day != 1 or month_span(first.year, first.month, QUARTER).last != last:
        return text
    place = 0 if word.startswith(("첫", "first")) else 1 if word in ("middle", "가운데", "중간") else 2
    month = month_span(first.year, first.month + place, 1)
    named = spell(Reading(month.first, month.last, "month"), "en" if text.isascii() else "ko")
    return _ONE_MONTH.sub(f"in {named}" if text.isascii() else named, text)


def half_of_list(
    text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex, _today: date
) -> str | Decline:
    """ "The second half of the list": the items of these places, where it was shown to its end."""
    said = _HALF.search(text)
    if said is None:
        return text
    codes = [str(row["item_code"]) for row in rows_of(history) if row.get("item_code")]
    if before.intent != "ranking" or before.by_count or not PAIR <= len(codes) <= MOST:
        return Decline("clarify", None, "unknown.rank")
    middle = (len(codes) + 1) // 2
    chosen = codes[:middle] if said["first"] or said["ko_first"] else codes[middle:]
    named = ", ".join(chosen)
    return f"{named} each" if text.isascii() else f"{named} 각각"


def _in_family(rows: Sequence[Mapping[str, Cell]], family: str) -> str:
    codes = [str(row["item_code"]) for row in rows if row.get("item_code")]
    found = [code for code in codes if "".join(takewhile(str.isalpha, code)) == family]
    return found[0] if len(found) == 1 else ""


def _in_places(text: str, before: Frame, rows: Sequence[Mapping[str, Cell]]) -> str | None:
    """ "4위부터 6위까지", "ranks 4 to 6": the items that were shown in these places."""
    said = _RANGE.fullmatch(text) if before.intent == "ranking" and not before.by_count else None
    codes = [str(row["item_code"]) for row in rows if row.get("item_code")]
    if said is None:
        return None
    first, last = int(said["ko"] or said["en"]), int(said["ko_to"] or said["en_to"])
    if not 1 < first < last <= len(codes):
        return None
    named = ", ".join(codes[first - 1 : last])
    return f"{named} each" if text.isascii() else f"{named} 각각"


def _one(least: bool, before: Frame, rows: Sequence[Mapping[str, Cell]], text: str) -> str | None:
    """The largest or smallest of the items or lots that were shown."""
    if not rows:
        return None
    complete = int(str(rows[0].get("matches") or 0)) == len(rows)
    if before.intent == "threshold" and before.grain == "lot":
        return _lot(least, rows, text) if complete else None
    if before.intent != "ranking" or not before.items or len(rows) == 1:
        return None
    if before.by_count and before.measure in COUNTED and not before.weekdays:
        if not complete and least != before.least:
            return None
        code = str(rows[-1 if least != before.least else 0].get("item_code") or "")
        return COUNTED[before.measure][0 if text.isascii() else 1].format(code) if code else None
    if before.measure != "quantity" or before.weekdays:
        return None
    return f"{'bottom' if least else 'top'} 1" if text.isascii() else None


def _lot(least: bool, rows: Sequence[Mapping[str, Cell]], text: str) -> str | None:
    """The one lot with the most or the fewest of those listed."""
    of_lots = [(row.get("lot") or row.get("lot_number"), _quantity(row)) for row in rows]
    if any(lot is None or quantity is None for lot, quantity in of_lots):
        return None
    ends = sorted(of_lots, key=lambda one: float(one[1] or 0), reverse=not least)
    if not _NUMBERED.fullmatch(str(ends[0][0])) or (len(ends) > 1 and ends[0][1] == ends[1][1]):
        return None
    return _spoken(str(ends[0][0]), text)


def _lot_named(row: Mapping[str, Cell], text: str) -> str:
    """The lot that was found, in words."""
    lot = row.get("lot") or row.get("lot_number")
    return _spoken(str(lot), text) if lot else ""


def _spoken(lot: str, text: str) -> str:
    return f"lot {lot}" if text.isascii() else f"{lot} 로트"


def _quantity(row: Mapping[str, Cell]) -> float | None:
    value = row.get("quantity", row.get("good_quantity"))
    return float(value) if isinstance(value, int | float) else None
