"""Short follow-ups in full: "비율은?" of two periods, "그 로트 이력", "작년 같은 달은?" of a day."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.followups.carry import alike_in_two
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of, frame_of_results, last_listing
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.question import Question
from tools.items import ItemIndex

_BEGINS = r"(?:(?:그럼|그러면|and|so|then|what about|how about|the|what's|what is)[\s,]+)*"
_RATIO = re.compile(
    rf"{_BEGINS}(?:비율|비|퍼센트|rate|ratio|in %|(?:by how (?:many|much) )?"
    r"(?:(?:what's |what is )?(?:that|it) )?(?:as |in )?(?:an? )?percent(?:age)?s?)"
    r"(?:은|는|로는|로)?(?:요)?[\s?.!]*",
    re.I,
)
_BY_RATE = re.compile(
    rf"{_BEGINS}(?:성장률|증가율|증감률|감소율|비율|퍼센트|%)(?:로는|로|은|는|기준으로는|기준으로|기준은|순으로)(?:요)?[\s?.!]*|"
    rf"{_BEGINS}(?:by|in|on) (?:growth )?(?:rate|percent(?:age)?|%)(?: instead)?[\s?.!]*",
    re.IGNORECASE,
)
_LOT = re.compile(
    r"(?<![가-힣])(?:그|이|해당)\s*로트(?!\s*수)(?:의)?|\b(?:that|this) (?:lot|batch)(?:'s)?\b", re.IGNORECASE
)
_RECORD = re.compile(r"이력|기록|내역|정보|상세|\b(?:history|records?|details?|show|about)\b", re.IGNORECASE)
_LIKE_MONTH = re.compile(
    rf"{_BEGINS}(?:작년|전년|지난해)\s*(?:같은\s*달|동월)(?:은|는|에는|엔)?(?:요)?[\s?.!]*|"
    rf"{_BEGINS}(?:in )?(?:the )?same month (?:of )?(?:last year|a year (?:ago|before|earlier))[\s?.!]*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"{_BEGINS}(?P<n>\d{{1,2}})\s*(?:위|등)(?:는|은)?(?:요)?[\s?.!]*|"
    rf"{_BEGINS}(?:number|#) ?(?P<en>\d{{1,2}})[\s?.!]*"
)
_PLACED = re.compile(r"\d\s*(?:위|등)|꼴찌|\b(?:first|top|leader|leading|number one|#\d)\b", re.IGNORECASE)
_RECKONED = ("average", "count")
PAIR = 2
_MOST = re.compile(
    rf"{_BEGINS}(?:(?:어느|몇|무슨|어떤)\s*(?P<unit>해|년도?|연도|월|달|분기|주|날)(?:가|이|에)?\s*"
    r"(?:제일|가장)\s*(?P<side>많|적)\S*|"
    r"(?:of |in )?which (?P<en>year|month|quarter|week|day)(?: had| has| was)?(?: the)? "
    r"(?P<end>most|least|fewest))[\s?.!]*",
    re.IGNORECASE,
)
_COUNTED = {"records": ("생산 기록이", "records"), "lots": ("로트 수가", "lots")}
_UNITS = {"년": "해", "년도": "해", "연도": "해", "월": "달"}


def ratio_told(text: str, history: Sequence[Exchange]) -> str:
    """ "비율은?", "in percent?" after two periods, told at once or one by one: by how much one changed."""
    before = frame_of(history)
    if before is None or before.families or not _RATIO.fullmatch(text.strip()):
        return text
    told = len(before.periods) == PAIR and before.intent == "total"
    told = told or (before.intent == "compare" and len(before.periods) > 1)
    alone = told and len(before.items) < len(before.periods)
    if not alone and not (len(before.periods) == 1 and alike_in_two(history)):
        return text
    return "by how many percent did it grow?" if text.isascii() else "몇 % 늘었어?"


def by_its_rate(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "성장률로는?" after the items that grew most: by their rate, which is not told."""
    if before.intent != "movers" or before.families or before.bound or not _BY_RATE.fullmatch(text):
        return None
    return "rank the items by growth rate" if text.isascii() else "성장률 1위 품목은?"


def that_lot(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "그 로트 이력" after the largest lot: its record."""
    rows = rows_of(history)
    lots = {str(row.get("lot") or row.get("lot_number") or "") for row in rows} - {""}
    found = before.intent == "extreme" and before.grain == "lot" and len(rows) == len(lots) == 1
    said = _LOT.search(text)
    if not (found and said and _RECORD.search(text)):
        return None
    return f"{lots.pop()} history" if text.isascii() else f"{lots.pop()} 이력"


def like_month(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "작년 같은 달은?" after a day: the month that it lies in, a year before."""
    day = before.periods[0] if len(before.periods) == 1 and before.periods[0].days == 1 else None
    if day is None or not _LIKE_MONTH.fullmatch(text):
        return None
    span = unit_span("month", date(day.first.year - 1, day.first.month, 1))
    month = Reading(span.first, span.last, "month")
    return f"and in {spell(month, 'en')}?" if text.isascii() else f"{spell(month, 'ko')}은?"


def place_reckoned(text: str, history: Sequence[Exchange]) -> str:
    """ "2위는?" after the mean of the first of a list: the same of the second; else the text as it is."""
    said, before = _PLACE.fullmatch(text), frame_of(history)
    own = before.items[0].code if before and len(before.items) == 1 and before.intent in _RECKONED else ""
    if not said or before is None or not own or not _PLACED.search(history[-1].question):
        return text
    listing = next((one for one in reversed(history[:-1]) if last_listing([one]) is not None), None)
    table = last_listing([listing]) if listing else None
    of_list = listing is not None and frame_of_results(listing.results).periods == before.periods
    places = {row["rank"]: str(row["item_code"]) for row in (table.records() if table else [])}
    code = places.get(int(said["n"] or said["en"]))
    if not of_list or own not in places.values() or code is None:
        return text
    return f"and {code}?" if text.isascii() else f"{code}은?"


def most_counted(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "어느 해가 제일 많아?" after a number of records or lots: the one with most of these."""
    said = _MOST.fullmatch(text)
    words = _COUNTED.get(before.measure or "") if before.intent == "count" else None
    if not said or words is None or before.items or before.families:
        return None
    if said["en"]:
        side = "most" if said["end"].lower() == "most" else "fewest"
        return f"which {said['en']} had the {side} {words[1]}?"
    unit = _UNITS.get(said["unit"], said["unit"])
    return f"{words[0]} 제일 {said['side']}은 {unit}는?"


def past_freshness(question: Question, history: Sequence[Exchange]) -> Sequence[Exchange]:
    """The talk without how fresh the data are, where what was told before is held against a period."""
    before = frame_of(history)
    asks = before is not None and before.intent == "fresh" and bool(history[-1].results)
    compares = question.keys("ask") == ["compare"] or any(one.versus for one in question.times)
    held = compares and len(question.times) == 1 and not question.mentions
    told = any(one.results for one in history[:-1])
    return history[:-1] if asks and held and told else history
