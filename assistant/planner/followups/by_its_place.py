"""One of what an answer listed, by its place: "거기서 맨 끝 품목은 9월에", "the first item's share of that".

Any list counts (a ranking, items beyond a bound, a family, what rose, what a search found; days and months,
too), of the last few answers the newest; "this week's number one" is of a list of that period.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant.model import Exchange, Language
from assistant.outcome import tables_of
from assistant.planner.figures import figures_of, is_list, kept_back, letters_of
from assistant.planner.followups.amounts import is_placed, of_another_family
from assistant.planner.found import time_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import best_first, frame_of, frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from assistant.planner.reading.numbers import ENGLISH
from assistant.planner.reading.ranks import ORDINALS
from tools.tool import Cell, Period

BACK, PAIR, SHORT = 5, 2, 50
"""Answers that are looked back at for a list, rows that make one, and letters of a short question."""
_COUNT = {"첫": 1, "두": 2, "세": 3, "네": 4, "다섯": 5}
_LISTED = r"(?:(?:그|이|위|저|방금)\s*)?(?:목록|리스트|순위표?|랭킹|표)"
_THERE = (
    rf"(?:(?:거기|여기)(?:서|에서)?\s*|그\s*(?:중에서|중에|중)\s*|{_LISTED}(?:에서|의|에|중에서|중)\s*|"
    rf"(?:그|이)\s*(?:둘|셋|\d\s*개|두\s*개|거|것)?(?:을|를)?\s*(?:뺀|제외한)\s*{_LISTED}(?:에서|의|에)\s*)"
)
_KOREAN = re.compile(
    rf"(?<![가-힣\d])(?P<there>{_THERE})?(?:제일\s*)?"
    r"(?:(?P<last>맨\s*(?:끝|뒤|아래|밑|마지막)(?:에\s*있는)?|마지막(?:에\s*있는)?)|"
    r"(?P<top>맨\s*(?:앞|위|처음)(?:에\s*있는)?)|(?P<ko>첫|두|세|네|다섯)\s*번째|(?P<n>\d{1,2})\s*(?:위|등)(?:인|한)?)"
    r"\s*(?P<noun>품목|제품|아이템|거|것|꺼|(?<=번째\s)(?:날|달|주|분기)|(?=[은는이가]?\s.*(?:[A-Z]{2}|전체)\S*\s.*(?:비중|비율|퍼센트|%)))"
    r"(?:의|은|는|이|가|만)?,?(?=\s|[?.!]|$)"
)
_NTH = f"{'|'.join(ORDINALS)}|last|(?<=the )(?:bottom|top)"
_GONE_BY = re.compile(r"last (?:day|week|month|quarter)", re.IGNORECASE)
"""A time by its name; "the last month" may be one of a list."""
_OF_ONE = re.compile(r"\b(?:history|trend|log|(?:recent|latest|last) records) of $", re.IGNORECASE)
_NUMBER_ONE = r"number (?:one|1)|no\.? ?1|#1|new (?:leader|number one|top item|first|top one)"
_ENGLISH = re.compile(
    r"(?P<when>(?:this|last) (?:week|month|quarter|year)'s |(?:the )?20\d\d(?:'s)? |yesterday's )?"
    rf"\b(?:the )?(?:(?P<nth>{_NTH})(?: (?P<noun>one|item|place|product|code|sku|day|week|month|quarter))?|"
    rf"(?P<one>{_NUMBER_ONE})|number[- ](?P<en_n>{'|'.join(ENGLISH)}|\d{{1,2}})(?='s))"
    r"(?P<of> (?:of|on|in|from) (?:(?:the|that|this|your) (?:list|ranking|table)|it|them|"
    r"(?:these|those)(?: (?:two|three|four|five|\d))?(?: (?:days|weeks|months|quarters|items))?)\b)?"
    r"(?: (?:of|in) (?P<year>20\d\d)(?=[,:]))?(?:'s)?(?![\w-])(?! (?:made|produced|that was)\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:그\s*중(?:에서|에)?\s*)?(?<!\d)(?:1\s*(?:위|등)|일등)(?:인|한)?(?:\s*(?:품목|제품|거|것))?(?=[은는이가의]?[\s?.!]|[은는]|$)|"
    rf"\b(?:the )?(?:{_NUMBER_ONE}|top (?:one|item|product))(?: (?:item|one|of (?:them|those|these)))?\b",
    re.IGNORECASE,
)
"""What leads a ranking."""
_TWO_TIMES = re.compile(
    rf"\b(?:the )?(?P<one>{'|'.join(ORDINALS)})(?: day| week| month| quarter)? and (?:the )?"
    rf"(?P<two>{'|'.join(ORDINALS)}) (?P<unit>day|week|month|quarter)s?(?: of (?:them|those|these))?\b|"
    r"(?P<ko_one>첫|두|세|네|다섯)\s*번째\s*(?:날|주|달|분기)?(?:이랑|랑|과|와|하고)\s*"
    r"(?P<ko_two>첫|두|세|네|다섯)\s*번째\s*(?P<ko_unit>날|주|달|분기)(?:의)?",
    re.IGNORECASE,
)
"""Two of the units of time that were listed."""
_HELD = re.compile(r"보다|대비|비해|비교|차이")
_WHO = re.compile(
    r"뭐|뭔|누구|어떤|어느|무슨|무엇|\b(?:who|which)\b|"
    r"\bwhat(?:'s| is| was| were)? (?:the )?"
    r"(?:new |this |last |number|no\b|#|first|second|third|fourth|fifth|top|bottom)",
    re.IGNORECASE,
)
"""Words that ask which one it was."""
_THAT_TIME = re.compile(
    r"(?:그\s*(?:날|주|달|분기|해|때|요일)|당일)(?:에는|에서는|에서|엔|에|의)?\s*"
    r"(?:[A-Z]{2}\s*\S*\s*(?:중\S*)?\s*)?$"
)
"""A time that was found, of whose own list the place behind it is."""
_TAKES_AWAY = re.compile(
    r"빼|제외|말고|넣|"
    r"\b(?:except|without|exclud\w+|drop|remove|only|than|and (?:the )?(?:second|third|last))\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"로트|기록|이력|추이|월별|일별|주별|분기별|비중|평균|최고|최대|최저|마지막|처음|언제|며칠|순위|생산량|위|똑같|"
    r"\b(?:same|by|daily|weekly|monthly|trend|lots?|records?|history|share|percent\w*|average|output|production|best|"
    r"worst|top|first|last|when|rank\w*)\b",
    re.IGNORECASE,
)
"""A figure that is named, without which how much was made is asked of it."""
_ASKS = re.compile(
    r"얼마|몇|생산량|실적|수량|로트|기록|이력|추이|월별|일별|주별|분기별|비중|평균|최고|최대|최저|마지막|처음|언제|며칠|"
    r"\b(?:how|when|by (?:day|week|month|quarter|year|item)|daily|weekly|monthly|trend|lots?|records?|"
    r"history|share|percent\w*|average|total|output|production|best|worst|top|did)\b",
    re.IGNORECASE,
)
"""What is asked of it, where no period is said."""
_ITEMS = re.compile(r"품목|제품|(?<![A-Za-z])[A-Z]{2}\d|\b(?:items?|products?|led|who)\b", re.IGNORECASE)
"""Items that are asked of a day or a month, or named."""
OF_ITEMS = ("품목", "제품", "아이템", "item", "product", "code", "sku")
_SHARE = re.compile(r"비중|비율|점유|퍼센트|%|\b(?:share|percent\w*)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"전체|공장|(?<![A-Za-z])[A-Z]{2}(?![A-Za-z0-9])|\b(?:of|in|total|overall|all)\b", re.IGNORECASE
)
"""A whole that a share is of, which is the family else, where the list is one's."""
UNITS = {"날": "day", "주": "week", "달": "month", "분기": "quarter"}
UNITS |= {unit: unit for unit in ("day", "week", "month", "quarter")}


def of_its_place(text: str, history: Sequence[Exchange], today: date) -> str:
    """The question with the code, or the dates, of what stands in the place that is spoken of."""
    text = _both_times(text, history)
    pattern = _ENGLISH if text.isascii() else _KOREAN
    said = next((one for one in pattern.finditer(text) if pattern is _KOREAN or _is_one(one)), None)
    if said is None or _TAKES_AWAY.search(text) or _THAT_TIME.search(text[: said.start()]):
        return text
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    when, of_time = _period_of(said, today), _is_of_time(said)
    of_items = of_time and _ITEMS.search(rest)
    if not (read_periods(rest, today).expressions or _ASKS.search(rest) or of_items):
        return _of_family(text, said, history)
    if _WHO.search(text) and not of_items:
        return text
    placed = said.groupdict().get("n") or said.groupdict().get("one")
    for frame, rows, last in _lists(best_first(history) if placed else history):
        if placed and frame.intent == "search":
            return text  # in no order
        if of_time and not _is_of_days(frame, rows):
            continue  # "how many lots on the first one?" after who led on the third of some days
        put = _put(said, frame, rows, last=last) if when in (None, *frame.periods) else ""
        family = letters_of(frame.items) if len(frame.items) > 1 else ""
        if of_another_family(put, text[: said.start()]):
            return text
        if put and family and _SHARE.search(rest) and not _WHOLE.search(rest):
            put = f"{put} within the {family} items" if text.isascii() else f"{family} 품목 중 {put}"
        elif put and _is_amount(frame, rest):
            put = f"output of {put}" if text.isascii() else f"{put} 생산량"
        if put:
            of_whom = _subject(frame, text) if of_time and frame != frame_of(history) else ""
            return f"{_before(said, today)}{put}{_joined(said)}{of_whom}{text[said.end() :]}"
        if when is None and not is_placed(frame):
            return text
    return text


def most_of_found(text: str, history: Sequence[Exchange]) -> str:
    """ "1위 품목은?" after what a search found, which is in no order: what was made most of it."""
    frame = frame_of(history)
    if frame is None or frame.intent != "search" or len(text) > SHORT:
        return text
    leader = "the most produced item of those" if text.isascii() else "그중 제일 많이 만든 품목"
    return _LEADS.sub(leader, text, count=1)


def _both_times(text: str, history: Sequence[Exchange]) -> str:
    """ "Between the first and the third day", "첫 번째 날이랑 세 번째 날": both with their dates."""
    said = _TWO_TIMES.search(text)
    frame, rows, _ = next(_lists(history), (Frame(), [], False))
    if said is None or UNITS[(said["unit"] or said["ko_unit"]).lower()] != (frame.grain or "day"):
        return text
    places = [
        ORDINALS[said[one].lower()] if said[one] else _COUNT[said[f"ko_{one}"]] for one in ("one", "two")
    ]
    found = [time_of(rows[place - 1]) for place in places if place <= len(rows)]
    told = [Reading(one.first, one.last, "range") for one in found if one and not rows[0].get("item_code")]
    if len(told) != PAIR:
        return text
    language: Language = "en" if text.isascii() else "ko"
    joined = (" and " if language == "en" else "과 ").join(spell(one, language) for one in told)
    return f"{text[: said.start()]}{joined}{text[said.end() :]}"


def _of_family(text: str, said: re.Match[str], history: Sequence[Exchange]) -> str:
    """ "그 중 1등 품목은?" after the sum of a family: its place among the items of that one."""
    frame, rows, last = next(_lists(history), (Frame(), [], False))
    place = _place(said, len(rows), frame, last=last)
    letters = letters_of(frame.items)
    if not (frame.as_one and letters and 0 < place <= len(rows) and frame == frame_of(history)):
        return text
    if text.isascii():
        return f"number {place} of the {letters} items?"
    return f"{letters} 품목 중 {place}위는?"


def _is_amount(frame: Frame, rest: str) -> bool:
    """Whether how much was made is asked of one that a list held against a bound, or put in order."""
    listed = frame.intent == "threshold" or (frame.intent == "ranking" and not _ASKS.search(rest))
    return listed and frame.grain != "lot" and not (frame.by_count or _FIGURE.search(rest))


def _is_one(said: re.Match[str]) -> bool:
    """Whether English words surely mean one of a list, and not the first time or the last month."""
    if (said["nth"] or "").lower() in ("top", "bottom") and not said["of"]:
        return False  # "the top item in October": of all
    if _GONE_BY.fullmatch(said[0]):
        return False
    return bool(
        said["en_n"]
        or said["noun"]
        or said["of"]
        or (said["one"] and (said["when"] or "new" in said["one"].lower()))
        or (_OF_ONE.search(said.string[: said.start()]) and not said.string[said.end() :].strip(" ?.!"))
    )


def _is_of_time(said: re.Match[str]) -> bool:
    """Whether one of some days, weeks or months is meant, by its noun or by "on" and "in" before it."""
    noun = (said["noun"] or "").lower()
    led_by = said.re is _ENGLISH and re.search(r"\b(?:on|in)\s+$", said.string[: said.start()], re.IGNORECASE)
    return noun in UNITS or (noun == "one" and bool(led_by))


def _is_of_days(frame: Frame, rows: Sequence[Mapping[str, Cell]]) -> bool:
    """Whether a list is of days or longer units of time, be it of one item."""
    return frame.intent in ("extreme", "threshold") and frame.grain != "lot" and bool(time_of(rows[0]))


def _subject(frame: Frame, text: str) -> str:
    """Of what a list of days or months was, which a later answer of something else does not change."""
    english = text.isascii()
    named = frame.items[0].code if len(frame.items) == 1 else letters_of(frame.items)
    if _ITEMS.search(text) or (frame.items and not named):
        return ""
    if english:
        return f" of {named or 'all items'}"
    return f" {named or '전체'}"


def _period_of(said: re.Match[str], today: date) -> Period | None:
    when = said.groupdict().get("when") or said.groupdict().get("year")
    if said.re is _KOREAN:
        when = _right_before(said, today)
    times = read_periods(when.replace("'s", ""), today).expressions if when else ()
    own = times[0].period if len(times) == 1 else None
    if own is None or own.first is None or own.last is None:
        return None
    return Period(own.first, min(own.last, today))


def _right_before(said: re.Match[str], today: date) -> str:
    """ "올해 10월 1위 품목": the period whose list it is of."""
    text = said.string
    times = read_periods(text, today).expressions
    ends = [one for one in times if text[one.end : said.start()].strip() in ("", "의", "에", "중", "에서")]
    near = [one for one in ends if one.end <= said.start()]
    return near[-1].text if near else ""


def _before(said: re.Match[str], today: date) -> str:
    """What stands before its place, without the period of the list where another is asked of, not held."""
    lead, behind = said.string[: said.start()], said.string[said.end() :]
    when = _right_before(said, today) if said.re is _KOREAN else ""
    another = read_periods(behind, today).expressions and not _HELD.search(behind)
    return lead[: lead.rindex(when)] if when and another else lead


def _lists(history: Sequence[Exchange]) -> Iterator[tuple[Frame, list[Mapping[str, Cell]], bool]]:
    """The lists of the last answers, the newest first, and whether the last row of each is shown."""
    for exchange in [one for one in reversed(history) if one.results][:BACK]:
        frame, tables = frame_of_results(exchange.results), tables_of(exchange.results)
        family = frame.intent == "total" and frame.as_one and len(frame.periods) == 1
        placed = is_placed(frame)
        listed = family or placed or frame.intent == "search" or is_list(frame, tables)
        if frame.families or not listed or frame.both:
            continue
        records: list[Mapping[str, Cell]] = [row for table in tables for row in table.records()]
        rows = [row for row in records if row.get("item_code") or time_of(row)]
        if family:
            rows = sorted(rows, key=lambda row: -float(str(row.get("quantity") or 0)))
        elif frame.intent not in ("search", "idle", "movers") and not figures_of(frame, tables):
            continue
        if len(rows) >= PAIR or (placed and rows):
            yield frame, rows, not (placed or kept_back(frame, tables))


def _put(said: re.Match[str], frame: Frame, rows: Sequence[Mapping[str, Cell]], *, last: bool) -> str:
    """The code of the item, or the dates of the unit of time, in the place that is said."""
    place = _place(said, len(rows), frame, last=last)
    row = rows[place - 1] if 0 < place <= len(rows) else {}
    noun = (said["noun"] or "").lower()
    code = "" if _is_of_days(frame, rows) else str(row.get("item_code") or "")
    lots = row.get("lot") or row.get("lot_number")
    if code and not lots:
        return "" if noun in UNITS else code
    found = None if lots or noun in OF_ITEMS else time_of(row)
    if found is None or (noun in UNITS and UNITS[noun] != (frame.grain or "day")):
        return ""
    return spell(Reading(found.first, found.last, "range"), "en" if said.string.isascii() else "ko")


def _place(said: re.Match[str], rows: int, frame: Frame, *, last: bool) -> int:
    """The place that is said; 0 where the end of a list is not shown, or "top" may be either end of it."""
    named = said.groupdict()
    if named.get("n"):
        return int(named["n"])
    if named.get("en_n"):
        return ENGLISH.get(named["en_n"].lower()) or int(named["en_n"])
    if named.get("ko"):
        return _COUNT[named["ko"]]
    word = (named.get("nth") or "").lower()
    if frame.least and word in ("top", "bottom"):
        return 0
    if named.get("last") or word in ("last", "bottom"):
        return rows if last else 0
    return ORDINALS.get(word, 1)


def _joined(said: re.Match[str]) -> str:
    """What joins its place to the rest: "'s" in English, nothing where a blank follows in Korean."""
    return "'s" if said.re is _ENGLISH and said[0].lower().endswith("'s") else ""
