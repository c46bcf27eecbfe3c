"""Whether a question leans on the answer before."""

import re

from assistant.planner.asking.units_asked import ITEM_UNITS, says_unit_of_mean
from assistant.planner.asking.wish import Wish
from assistant.planner.followups.compared import is_a_day, is_joined, of_a_past_year
from assistant.planner.frame import Frame, Intent
from assistant.planner.reading.question import Question, rank_of

_TOPIC = re.compile(r"(?:은|는)(?:요)?[\s?.!]*$")
"""How a Korean question ends that only names another of what was asked: "7월 대 8월은?"."""
_HELD = re.compile(r"\b(?:you|we) (?:have|hold|store|keep)\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"전체(?!\s*기간)|총\s*생산|(?<!\bin )\b(?:total|overall|combined|altogether)\b", re.IGNORECASE
)
_TOTAL_TOO = re.compile(r"총\s*(?:생산량?|량|수량)\s*도(?:요)?(?:\s*\S{1,4})?[\s?.!]*$")
_OF_THE_PLANT = re.compile(r"전체|공장|전사|\b(?:overall|plant|factory|whole|everything)\b", re.IGNORECASE)
OURS = re.compile(
    r"\b(?:lots|batches|records|items|products|units|lenses|pieces)\b.*\b(?:did|have|do|had) we\b|"
    r"(?<![가-힣])우리(?:가|는)?\s+(?:\S+\s+)?(?:생산했|만들었|찍었|뽑았)|"
    r"\bwe (?:made|make|produced?|ran|run)\b.*\b(?:lots|batches|records|items|products|units|lenses)\b",
    re.IGNORECASE,
)
"""A sentence about what "we" made: of all items."""
PAIR, WEEK = 2, 7
LONG = ("quarter", "half", "year")
"""Units of time that have a course by month."""
_IT = re.compile(
    r"\b(?:was|is|did|does|has|of|for|about) it\b|"
    r"\bit (?:was|is|did|has|rose|fell|dropped|grew|went|compared)\b",
    re.IGNORECASE,
)
_WEEK_PART = re.compile(
    r"(?:주말|토일|토요일 ?일요일|평일)(?:에는|에|엔|은|는|만|도|의|들)*(?:요)?|"
    r"[월화수목금토일](?:요일|욜)(?:들)?(?:에)?만(?:은|요)*|"
    r"(?:and |on |at |only |just |the )*(?:weekends?|weekdays)"
)
"""Days of a week that may be those of the period spoken of."""
_WEEK_DAYS = re.compile(
    rf"{_WEEK_PART.pattern}|[월화수목금토일](?:요일|욜)(?:에|에만|만|의|들)*|"
    r"(?:on |for |the )*(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
"""The same with single days, which can only be added up where they are many."""
_ALL_OF_IT = re.compile(
    r"\s*(?:통틀어서?(?:는|은|선)?|전체(?:로|를|적으로)(?:는|은|도)?)(?:요)?"
    r"(?:\s*(?:보면|치면|하면|합치면|합하면|더하면|봐\S*|보여\S*|알려\S*|얼마\S*|몇\s*개\S*))?[\s?.!]*$|"
    r"\s*as a whole[\s?.!]*$",
    re.IGNORECASE,
)
"""What says after a period that all of it is meant."""
_TOTAL_ALONE = re.compile(
    r"(?:(?:and|what about|how about|so)\s+)?(?!the total|total|overall|grand)[a-z0-9 ']{3,20} total[\s?.!]*|"
    r"(?:and |so )?(?:the )?total ever(?: made| produced)?[\s?.!]*|"
    r"(?:(?:and|so|then|what about|how about)\s+)*(?:its |the )?totals? (?:for|in|over|during) "
    r"(?!.*\b(?:output|production|plant|all|everything|we)\b)[a-z0-9 ',]{3,25}[\s?.!]*",
    re.IGNORECASE,
)
""" "This week total?", "total for last week?" after an item: of it."""
_FROM = re.compile(
    r"\b(?:drop|fall|decline|dip|slump|rise|jump|change|increase|decrease|growth|down|up) from\b",
    re.IGNORECASE,
)
"""What a period has fallen or risen from: "why the drop from December?"."""
THOSE_UNITS = re.compile(
    r"(?<![가-힣])(?:그런?|해당)\s*(?:날|달|주|해|분기)들?(?![가-힣]*(?:보다|부터))|"
    r"\b(?:those|these|such) (?:\w+ )?(?:days|weeks|months|quarters|years)\b",
    re.IGNORECASE,
)
"""The units of time that met a bound."""
BY_ITEM = ("measure.items", "grain.item", "ask.item_list")
_SENTENCE = re.compile(
    r"(?:돌았|나왔|만들었|생산했|생산됐|했)(?:어|어요|나요|나|지|죠|습니까|는지\s*\S*)[\s?.!]*$|"
    r"생산량\s*(?:좀\s*)?(?:알려|보여)\s*\S*[\s?.!]*$|^\W*(?:show|give|tell)\b.*\b(?:production|output)\b",
    re.IGNORECASE,
)
"""How a question ends, or begins, that is a sentence of its own."""
OF_AN_ITEM: frozenset[Intent] = frozenset(
    {
        "total",
        "average",
        "count",
        "extreme",
        "trend",
        "compare",
        "history",
        "lots",
        "produced",
        "threshold",
        "span",
        "why",
        "share",
    }
)
"""Intents that go on about the item before where neither one nor the whole is named."""


def follows(question: Question, wish: Wish, before: Frame) -> bool:
    """Whether the question leans on the one before: it leaves something out, or says so."""
    if wish.intent == "count" and _of_the_store(question):
        return False
    if wish.intent == "share" and before.families and not (question.mentions or question.says(*BY_ITEM)):
        return True  # "9월 비중은?" after families
    points = question.says("refer.follow", "refer.among", "refer.item", "refer.change")
    if points or rank_of(question) is not None:
        return True
    measured = question.says("measure.quantity") or question.mentions
    topic = _TOPIC.search(question.text) or of_a_past_year(question.times, before)
    if wish.intent == "compare" and not measured and topic:
        return True
    on = _goes_on(question, wish) and not _is_whole(question, wish, before)
    on = on or _of_the_item_dated(question, wish, before)
    if ((before.items or before.without) and on) or _adds_up(question, wish, before):
        return True
    if before.periods and before.periods[-1].days > WEEK and _on_some_days(question):
        return True
    if before.intent == "search" and _goes_on(question, wish):
        return True  # "how much did each make in October?"
    if before.intent == "threshold" and THOSE_UNITS.search(question.text):
        return True  # "9월 그 날들 날짜랑 수량 보여줘"
    counts = wish.intent == "count" and wish.measure in ("days", "items")
    if before.intent == "threshold" and counts and not (measured or question.says("refer.all", "refer.site")):
        return True  # "작년엔 며칠이었어?": of the days beyond the bound
    of_that_mean = wish.intent == before.intent == "average" and not says_unit_of_mean(question)
    if of_that_mean and not (measured or question.unknown or question.says("refer.all", "refer.site")):
        return True  # "2024년 평균은?" after the mean of a month of 2025
    if wish.intent == before.intent == "ranking" and len(before.items) > 1 and _goes_on_ranking(question):
        return True
    if wish.intent == "ranking" and len(before.items) > PAIR and question.says("grain.item"):
        named = question.mentions or question.says("refer.all", "refer.site")
        return not (named and question.times)  # "품목별 top3" of a family, "PT 품목별 순위" after PT
    placed = wish.intent == before.intent == "ranking" and len(before.items) == 1 and not question.numbers
    if placed and question.says("ask.top") and _goes_on_ranking(question):
        return True  # "작년 순위는?" after the place of an item
    if before.items and _IT.search(question.text) and not (question.mentions or question.unknown):
        return True  # "why was it up on August?"
    if _turns_elsewhere(question, wish, before):
        return True
    leaning = any(one.shift is not None for one in question.times)
    one_side = len(question.times) == 1 and (wish.intent == "compare" or _held_against(question, wish))
    by_unit = wish.intent == "trend" and set(question.sections) <= {"grain"}  # "월별로 올해": of what?
    return leaning or by_unit or one_side or wish.intent is None or not question.times


def _turns_elsewhere(question: Question, wish: Wish, before: Frame) -> bool:
    """ "최저는? 상반기에서" after the best month, "the peak of 2024?" after months: one end."""
    if wish.intent != "ranking" or question.numbers or not (question.times and only_turns(question)):
        return False
    longer = all(one.period and one.period.grain in LONG for one in question.times)
    return before.intent in ("extreme", "lots") or (before.intent == "trend" and longer)


def all_of_a_period(question: Question) -> bool:
    """ "11월 전체로 보면?", "the whole of November?": all of the time, not of the items."""
    whole = ("refer.all", "refer.site")
    said = [one for one in question.pieces if one.concept and ".".join(one.concept) in whole]
    times = [_ALL_OF_IT.match(question.text, one.end) for one in question.times if not is_a_day(one)]
    return len(said) == 1 and any(found and found.start() <= said[0].start < found.end() for found in times)


def _held_against(question: Question, wish: Wish) -> bool:
    """ "9월이랑 달라진 이유": why it differs from that period, not why that one does."""
    time = question.times[0]
    fallen = _FROM.search(question.text[: time.start] + time.text)
    return wish.intent == "why" and bool(is_joined(question, time) or fallen)


def _of_the_store(question: Question) -> bool:
    """ "How many records do you hold altogether?": all there is, whatever was asked before."""
    leans = question.says("refer.follow", "refer.item", "refer.among", "refer.change") or question.times
    held = _HELD.search(question.text) and question.says("ask.total", "ask.together", "refer.all")
    return not leans and bool(question.says("about.data") or held)


def _goes_on(question: Question, wish: Wish) -> bool:
    """ "9월 로트 수는요?" after an item's answer: of that item, but "9월 전체 생산량은?" of all."""
    named = question.mentions or question.left_out or question.unknown
    other = named or question.says("refer.all", "refer.site", "about.data")
    other = other and not all_of_a_period(question)
    of_items = question.says(*BY_ITEM)
    of_all = _OF_ALL.search(question.text) and not _TOTAL_ALONE.fullmatch(question.text)
    of_all = of_all and not _TOTAL_TOO.search(question.text)  # "총생산도": of it, too
    of_all = (of_all and not all_of_a_period(question)) or bool(OURS.search(question.text))
    rests = wish.intent == "idle" and wish.grain != "item"  # "8월은 며칠이나 쉬었어?"
    return (wish.intent in OF_AN_ITEM or rests) and not (other or of_items or of_all)


def _of_the_item_dated(question: Question, wish: Wish, before: Frame) -> bool:
    """ "그해 총 생산량은?", "올해 총 몇 개 만들었나" after the days an item was first or last made: of it."""
    named = question.mentions or question.left_out or question.unknown
    other = named or question.says("refer.all", "refer.site", "about.data", *BY_ITEM)
    dated = before.intent == "span" and len(before.items) == 1
    all_of_them = OURS.search(question.text) or _OF_THE_PLANT.search(question.text)
    return dated and wish.intent in OF_AN_ITEM and not (other or all_of_them)


def _goes_on_ranking(question: Question) -> bool:
    """ "올해 순위는?" after a ranking among the PT items: among those."""
    named = question.mentions or question.left_out or question.unknown
    other = question.says("refer.all", "refer.site", "measure.items", "ask.item_list", "measure.quantity")
    return not (named or other or _OF_ALL.search(question.text))


def _adds_up(question: Question, wish: Wish, before: Frame) -> bool:
    """ "11월 12월 합치면" after months: of that year."""
    named = (
        question.says("measure.quantity", "refer.all", "refer.site") or question.mentions or question.unknown
    )
    return wish.intent == before.intent == "total" and question.says("ask.together") and not named


def _is_whole(question: Question, wish: Wish, before: Frame) -> bool:
    """ "어제 로트 몇 개 돌았어?" after a comparison: a sentence of its own, of another figure."""
    other = wish.intent != before.intent and all(one.shift is None for one in question.times)
    return bool(question.times) and other and bool(_SENTENCE.search(question.text))


def _on_some_days(question: Question) -> bool:
    """ "주말에는 얼마나?", "on weekends?" after a month: those of it."""
    named = question.mentions or question.unknown or question.says("refer.all", "refer.site", "about.data")
    said = question.times[0].text if len(question.times) == 1 else ""
    part = _WEEK_PART if not question.says("ask.together") else _WEEK_DAYS  # "월요일 거 다 합치면?"
    return not named and bool(part.fullmatch(said.strip().lower()))


def only_turns(question: Question) -> bool:
    """ "And the worst?" after the best day: the other side of what was looked for."""
    if any(one.text.startswith(("who", "누", "뭐")) for one in question.pieces):
        return False  # "and who led that day?"
    sides = {"most", "least", "top", "bottom"}
    others = {"measure", "grain", "noun"} & set(question.sections)
    items = any(one.unit.rstrip("s") in ITEM_UNITS for one in question.numbers)
    return set(question.keys("ask")) <= sides and not (others or items or question.mentions)
