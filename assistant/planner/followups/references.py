"""What an answer found in the place of the words for it: "그 달", "the day after that", "그 로트 품목"."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.model import Exchange, Language
from assistant.planner.followups.date_words import in_named_year
from assistant.planner.followups.only_joins import only_joins
from assistant.planner.followups.referents import Referents, referents_of, rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.model import Unit
from assistant.planner.periods.spans import add, unit_span
from assistant.planner.reading.numbers import NATIVE
from assistant.planner.times import UNITS, reading_of
from tools.tool import Period

NAMES: Mapping[str, Unit] = {
    **dict.fromkeys(("날", "날짜", "일자", "하루", "당일", "day", "date"), "day"),
    **dict.fromkeys(("주", "week"), "week"),
    **dict.fromkeys(("달", "월", "month"), "month"),
    **dict.fromkeys(("분기", "quarter"), "quarter"),
    **dict.fromkeys(("해", "년도", "연도", "year"), "year"),
}
"""What a unit of time is called."""
NTH = {"첫": 1, **NATIVE}
_KOREAN = "날짜|날|일자|하루|주|달|월|분기|해|년도|연도|day|date|week|month|quarter|year"
_ENGLISH = "day|date|week|month|quarter|year"
THAT = re.compile(
    rf"(?<![가-힣])(?:바로\s*)?(?:그|해당)\s*(?:(?:마지막|최근|첫)\s*)?(?P<ko>{_KOREAN})"
    r"(?=에|의|은|는|이|가|을|를|도|만|엔|하고|하루|랑|과|와|부터|까지|보다|전체|[\s?.!,]|$|(?<=[a-z])[가-힣])|"
    r"\b(?:on |in )?(?:that|the same|the said) (?:same |very |last |first |whole |entire |"
    r"best |worst |highest |lowest |biggest |largest |smallest |strongest |weakest |busiest |slowest |peak |"
    r"top |record |20\d\d )?"
    rf"(?P<en>{_ENGLISH})\b"
    r"(?! (?:before|after|last|earlier|a year))|\bthe (?P<asked>day|month) in question\b|"
    r"(?<![가-힣])(?P<alone>당일)|(?<=\bof )the (?P<of>day|week|month|quarter|year)(?='s|[\s?.!]*$)",
    re.IGNORECASE,
)
"""The unit of time that was found."""
_NEXT = re.compile(
    r"(?<![가-힣])(?:그\s*(?:바로\s*)?|바로\s*)다음\s*(?P<later>날|달|주|분기|해)|"
    r"(?<![가-힣])(?:다음\s*|이튿)(?P<day>날)(?!짜)|"
    r"(?<![가-힣])그\s*(?:바로\s*)?(?:이전|전|앞)\s*(?P<sooner>날|달|주|분기|해)|"
    rf"\b(?:on |in )?the (?P<unit>{_ENGLISH}) (?:right |just )?(?P<side>after|before)(?: (?:that|it|this))?\b"
    r"(?! (?:last|\d))|"
    r"\b(?:on )?the (?P<which>following|next|previous|preceding) (?P<other>day|week|month|quarter|year)\b|"
    r"\b(?:on )?(?:the )?next (?P<tomorrow>day)\b|"
    rf"\b(?:one|a|1) (?P<length>{_ENGLISH}) (?P<way>later|earlier|after that|before that)\b",
    re.IGNORECASE,
)
"""The unit of time behind or before the one that was found."""
_PREPOSITION = re.compile(
    r"\b(?:of|than|for|from|to|until|till|with|against|since|about|and|vs|versus|between|in|on|during)\.? $",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?<![가-힣])(?:바로\s*)?(?:그때|그 때|그 당시|그 시점|그 시기)(?!까지|부터|보다)|"
    r"\b(?:at that time|back then|in that period|at the time)\b|"
    r"(?<=\w )(?:then|in it|on it|for it|there|"
    r"on the (?:strongest|weakest|best|worst|highest|lowest)(?: one)?)"
    r"(?=[\s?.!]*$|,)|^(?:and )?(?:then|in it|on it)(?=[\s,])",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:average|mean|daily|trend|top|led|items?|products?|codes?|lots?|make|made|produced?|most|output|many|much|amount|quantity|total|share|percent|factory|plant)\b|[가-힣]",
    re.IGNORECASE,
)
"""What is asked of that time."""
_HELD = re.compile(
    r"(?:전\s*날|전\s*달|전\s*주|전월|전주|전년|전\s*분기|작년|지난해|[1일]\s*년\s*전|같은\s*기간)\S*\s*(?:\S+\s*){0,2}?"
    r"(?:보다|비교|대비|차이|비하|비해)|"
    r"\b(?:than|vs\.?|versus|against|compared?(?: it| that| this)? (?:to|with)|"
    r"difference (?:from|to|with)) (?:the )?"
    r"(?:(?:day|week|month|quarter|year) before|previous|same|last year)",
    re.IGNORECASE,
)
"""What was found held against a period beside it."""
_OWN = re.compile(
    r"\d|이번|지난|저번|올해|금년|오늘|어제|당월|금월|"
    r"\b(?:this|today|yesterday|last (?:week|month|quarter))\b",
    re.IGNORECASE,
)
"""A period of the question's own."""
_DATED = re.compile(r"\d")
_PRONOUN = re.compile(
    r"^(?:그럼|그러면|그건|그날|그\s*달|그게)\s*|\b(?:it|that)\b(?: (?:day|week|month|quarter|year)\b)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:and |so |but )?how many (?P<en>lots?|batches|records|items|products)"
    r"(?: (?:was|is|were|in) (?:that|it))?"
    r"(?: were there| did (?:that|it) (?:take|have|need))?[\s?.!]*|"
    r"(?:그럼|그러면|그건|그게|그날|그래서)?\s*(?P<ko>로트|기록|품목)(?:는|은|수는|\s*수는|이|가)?\s*"
    r"(?:총\s*)?몇\s*(?:개|건|종|가지)?(?:나)?(?:\s*\S{1,6})?[\s?.!]*",
    re.IGNORECASE,
)
"""Another figure of what was found."""
_HOW_MUCH = re.compile(
    r"(?:그게|그건|그거|그날|그럼|그래서)?\s*(?:총\s*)?(?:얼마(?:나|야|였어|였나|예요|였죠|인데|지)?\S{0,4}|몇\s*개(?:야|였어|나|예요|였죠|지)?\S{0,4}|"
    r"며칠(?:이야|이에요|인데|이죠|인가요|이지)?|언제(?:야|였어|예요|였죠|지)?)[\s?.!]*|"
    r"(?:and |so )?(?:how (?:much|many)(?: units| pieces)?(?: was| is| were)? (?:it|that|this)|"
    r"(?:what|which) (?:day|date|month|week) (?:was|is) (?:it|that)|when (?:was|is) (?:it|that))[\s?.!]*",
    re.IGNORECASE,
)
"""The figure or the day of what was found, and nothing else."""
_OF_THE_LOT = re.compile(
    r"(?:and |so )?(?:when|which day|what day|which item|what item|what product|how big|how many|how much)"
    r"(?: pieces)? "
    r"(?:was|is|were) (?:it|that|this)(?: one| lot)?(?: made| produced| for)?[\s?.!]*|"
    r"(?:그건|그거|그게|그\s*로트(?:는)?)?\s*(?:언제|며칠에|무슨\s*품목|어떤\s*품목|몇\s*개|얼마)\S*(?:\s*(?:만든|생산한|나온|만들었|생산)\S*)?"
    r"(?:\s*\S{1,4})?[\s?.!]*",
    re.IGNORECASE,
)
_WHICH_LOT = re.compile(
    r"(?:and |so )?(?:which|what) lot (?:was|is) (?:it|that)[\s?.!]*|"
    r"(?:그게|그건|그날)?\s*(?:어느|어떤|무슨)\s*로트\S{0,6}[\s?.!]*",
    re.IGNORECASE,
)
_DAYS_MADE = re.compile(
    r"(?:그럼|그러면)?\s*그\s*(?:달|해|분기|주)(?:에|에는|엔|은|는)?\s*(?:며칠|몇\s*일)(?:이나|간|동안)?\s*"
    r"(?:만들|생산|돌|찍|나왔|나온)\S*[\s?.!]*|"
    r"(?:and |so )?(?:on )?how many (?:producing |production )?days(?: (?:was|were) (?:it|there|they))?"
    r"(?: (?:made|produced))? in that (?:month|year|quarter|week)[\s?.!]*",
    re.IGNORECASE,
)
"""How many days an item was made in the time that was found for it."""
_SINCE = re.compile(
    r"\b(?:since|from) then(?: on)?\b|"
    r"(?<![가-힣])(?:그때|그\s*날|그)\s*(?:부터|이후(?:로)?|뒤로)(?:는|의)?(?![가-힣])",
    re.IGNORECASE,
)
_WHICH_ITEM = re.compile(
    r"(?:그거|그게|그건|그\s*로트는?)?\s*(?:무슨|어떤|어느)\s*(?:품목|제품)(?:이야|이에요|인데|이죠|인가요|이지)?[\s?.!]*|"
    r"(?:and |so )?(?:which|what) (?:item|product) (?:was|is) (?:it|that)[\s?.!]*",
    re.IGNORECASE,
)
_GAP = re.compile(r"차이|\b(?:difference|gap)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"얼마|몇\s*[개장]|수량|\b(?:how (?:many|much)|quantity|amount)\b", re.IGNORECASE)
_TIMED = re.compile(
    r"\d|총|합|누[적계]|전[체부]|모두|통틀|지금|[월년달주]|연도|해마다|연간|매해|[올그]\s*해|[분반]기|어제|오늘|"
    r"\b(?:total|altogether|all|ever|far|year|quarter|month|week|day|yesterday|today|lots?|records?|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:[a-z]{3,})?)\b",
    re.IGNORECASE,
)
"""What says of which time an amount is, or that it is of all time."""
_THE_FIRST = re.compile(
    r"\b(?:the )?(?:number[- ]one|no\.? ?1|#1|top|best|leading) (item|product|code)\b", re.IGNORECASE
)
_THAT_WEEKDAY = re.compile(
    r"(?<![가-힣])그\s*요일(?=[에의은는이가도만\s?.!,]|$)|\b(?:on |of )?that (?:week)?day(?: of the week)?\b",
    re.IGNORECASE,
)
WEEKDAYS: Mapping[Language, Sequence[str]] = {
    "ko": "월화수목금토일",
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NTH_ITEM = re.compile(r"(?P<n>첫|두|세|네|다섯)\s*번째\s*(?=품목|제품|아이템)")
"""An item in a place among those of a time, not that time in a place."""
_ITEM = re.compile(
    r"(?<![가-힣])(?:그거|그것|걔|그\s*놈|그\s*녀석|그\s*코드)(?=(?:은|는|의|로)?\s|의|$)|"
    r"(?<![가-힣])(?:그건|그게|이건|얘는)(?=\s.*(?:\d|[월년달주]|어제|그제|그저께|오늘).*(?:얼마|몇\s*[개장]|수량|생산량))|"
    r"(?<![가-힣])(?:그|해당|이|저)\s*(?:로트(?:의)?\s*)?(?:품목|제품|아이템|상품|item|product)(?!들|별|\s*(?:수|순위))|"
    r"\b(?:that|this|the same) (?:lot's )?(?:winner|leader|item|product|lens|code|sku|one)\b(?!s)|"
    r"(?<=\bof )it\b(?! all)|(?<=\bfor )it\b|\bits\b",
    re.IGNORECASE,
)
"""The item that was found."""


def with_references(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """The question with what an answer found in the place of the words for it."""
    text = _asked_again(text, before, history)
    found = referents_of(before, history)
    if before.intent == "span" and found.time and len(before.items) == 1 and _WHICH_LOT.fullmatch(text):
        code, day = before.items[0].code, _spelled(found.time, "en" if text.isascii() else "ko")
        return f"list the lots of {code} {day}" if text.isascii() else f"{day} {code} 로트 목록"
    if found.item:
        text = _ITEM.sub(found.item, text)
    if found.weekday and len(before.periods) == 1:
        text = _on_that_weekday(text, found.weekday, before.periods[0])
    told = before.periods[0] if len(before.periods) == 1 and before.periods[0].days == 1 else None
    if found.time is None:
        return in_named_year(text, told) if told else text
    text = _SINCE.sub(_since(found.time, text), text)
    put = _of_time(text, found.time)
    if put != text and len(before.items) == 1 and _DAYS_MADE.fullmatch(text):
        return f"{before.items[0].code} {put}"
    return put if put != text else _amount_then(text, before, found)


def _on_that_weekday(text: str, weekday: int, period: Period) -> str:
    """ "그 요일 1위 품목은?": by its name, in the period in which it was looked for."""
    if not text.isascii():
        return _THAT_WEEKDAY.sub(f"{_spelled(period, 'ko')} {WEEKDAYS['ko'][weekday - 1]}요일", text)
    named = f"{_spelled(period, 'en')} only on {WEEKDAYS['en'][weekday - 1]}s"
    put = _THAT_WEEKDAY.sub(named, text)
    return text if put == text else _THE_FIRST.sub(r"the most produced \1", put)


def _since(found: Period, text: str) -> str:
    return f"since {found.first}" if text.isascii() else f"{found.first}부터"


def names_found(text: str, history: Sequence[Exchange]) -> bool:
    """Whether a question speaks of the item that the last answer found."""
    before = frame_of(history)
    return before is not None and bool(referents_of(before, history).item) and _ITEM.search(text) is not None


def _asked_again(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """ "How much was it?", "며칠이야?" of what was found: asked again; "which item was that?" of a lot."""
    asked = next((one.question for one in reversed(history) if one.results), "")
    alone = before.intent == "extreme" or (before.intent == "ranking" and before.limit == 1)
    if alone and _HOW_MUCH.fullmatch(text):
        return asked
    if before.intent == "lot" and _OF_THE_LOT.fullmatch(text):
        return asked
    rows = rows_of(history) if before.intent == "extreme" and before.grain == "lot" else []
    if len(rows) == 1 and rows[0].get("item_code") and _WHICH_ITEM.fullmatch(text):
        return f"what is {rows[0]['item_code']}?" if text.isascii() else f"{rows[0]['item_code']}가 뭐야?"
    return text


def _of_time(text: str, found: Period) -> str:
    """The words for the unit of time that was found, or one beside it, by its dates."""
    language: Language = "en" if text.isascii() else "ko"
    if _HELD.search(text) and not _OWN.search(text):
        return f"{spell(Reading(found.first, found.last, 'range'), language)} {_PRONOUN.sub('', text)}"
    put = _THE_FIRST.sub(r"the most produced \1", text)
    put = in_named_year(put, found)
    put = _NEXT.sub(_beside(found, language), put)
    put = THAT.sub(dated(found, language), put)
    put = put if put == text else _NTH_ITEM.sub(lambda said: f"{NTH[said['n']]}위 ", put)
    counted = _COUNTED.fullmatch(put.strip())
    if counted:
        named = _spelled(found, language)
        return f"how many {counted['en']} {named}?" if counted["en"] else f"{named} {counted['ko']} 몇 개?"
    if _dated(put) != _dated(text) or not _SUBJECT.search(_THEN.sub("", put)) or only_joins(put, found):
        return put
    return _THEN.sub(_spelled(found, language), put, count=1)


def _dated(text: str) -> int:
    return len(_DATED.findall(text))


def dated(found: Period, language: Language) -> Callable[[re.Match[str]], str]:
    """What to put for the words for a unit of time: the dates of the one that was found."""

    def put(said: re.Match[str]) -> str:
        unit = NAMES[next(one for one in said.groups() if one).lower()]
        span = unit_span(unit, found.first)
        within = span.first <= found.first and found.last <= span.last
        return _spelled(Period(*span), language, said) if within else said[0]

    return put


def _beside(found: Period, language: Language) -> Callable[[re.Match[str]], str]:
    grain = reading_of(found, date.max).grain

    def put(said: re.Match[str]) -> str:
        named = said.groupdict()
        unit = NAMES[next(str(named[one]) for one in UNIT_GROUPS if named[one]).lower()]
        back = named["sooner"] or any(str(named[one]).lower() in BACK for one in ("side", "which", "way"))
        if unit != grain or grain not in UNITS:
            return said[0]
        span = unit_span(grain, add(unit, found.first, -1 if back else 1))
        return _spelled(Period(*span), language, said)

    return put


UNIT_GROUPS = ("later", "day", "sooner", "unit", "other", "tomorrow", "length")
BACK = ("before", "previous", "preceding", "earlier", "before that")


def _spelled(period: Period, language: Language, place: re.Match[str] | None = None) -> str:
    """The dates of a period, in English with a preposition where none stands before its place."""
    text = spell(Reading(period.first, period.last, "range"), language)
    governed = place is not None and _PREPOSITION.search(place.string[: place.start()])
    return text if language == "ko" or governed else f"{'on' if period.days == 1 else 'in'} {text}"


def _amount_then(text: str, before: Frame, found: Referents) -> str:
    """ "How much was made?" after a first or last day: on that day."""
    asked = _AMOUNT.search(text) and not _GAP.search(text)  # "차이가 얼마야?": of what, is not said
    if before.intent != "span" or found.time is None or not asked or _TIMED.search(text):
        return text
    if text.isascii():
        return f"{text.rstrip(' ?.!')} {_spelled(found.time, 'en')}"
    return f"{_spelled(found.time, 'ko')} {text}"
