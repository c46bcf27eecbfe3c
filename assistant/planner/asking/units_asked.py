"""What a question counts or looks for: units of time, averages over them, amounts."""

import re
from collections.abc import Sequence

from assistant.planner.frame import Grain
from assistant.planner.reading.question import Question
from assistant.planner.reading.week_days import seeks_best

_DAYS_COUNTED = re.compile(
    r"\b(?:how many|number of|count(?:ing)?(?: of)?)\s+(?:the\s+|of\s+the\s+)?(?:only\s+)?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?\b(?:\s+only)?"
    r"(?!.*\b(?:how much|quantity|units|output|total)\b)|"
    r"(?:요일|욜|주말|평일|주중)(?:만|이|은|에|에는|엔)?\s*(?:몇\s?번|몇\s?일|며칠|몇\s?날|몇\s?차례)",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\s중(?:에|에서)?(?![가-힣])|가운데|\b(?:among|amongst|out of)\b", re.IGNORECASE)
"""Words between a family and what is looked for in it."""
_ADDED_UP = re.compile(r"누적|누계|\b(?:cumulative|running total|accumulated)", re.IGNORECASE)
HOW_MANY = frozenset(
    {
        "몇",
        "몇개",
        "몇개나",
        "개수",
        "갯수",
        "수",
        "얼마나",
        "얼마",
        "how",
        "many",
        "number",
        "count",
        "개나",
        "몇건",
        "몇개인지",
        "몇가지",
        "가짓수",
        "품목가짓수",
        "품목개수",
        "품목수",
        "총수",
        "총개수",
        "no. of",
        "no of",
        "nos of",
        "nos. of",
        "num of",
        "count of",
    }
)
EACH = frozenset({"각각", "각기", "따로", "따로따로", "each", "respectively", "separately", "individually"})
"""Words that keep the members of a list apart."""
AMOUNT_ASKED = ("얼마", "얼만큼", "몇개", "how much", "how many")
"""How words begin that ask for an amount."""
QUANTITY_NOUNS = ("량", "실적", "수량", "물량", "output", "production", "quantity", "volume", "quantities")
AMOUNT_NOUNS = ("량", "수량", "output", "quantity", "volume")
TIME_GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "year", "weekday")
AVERAGES: dict[str, Grain] = {
    "average_day": "day",
    "average_week": "week",
    "average_month": "month",
    "average_quarter": "quarter",
    "average_half": "half",
    "average_year": "year",
    "average_lot": "lot",
    "average": "day",
}
WHICH_UNIT: dict[str, Grain] = {"몇월": "month", "몇년": "year", "몇분기": "quarter", "몇년도": "year"}
"""Words for when that say in what unit of time."""
SHOWN = frozenset({"list", "show", "give", "보여", "보여줘", "나열", "목록", "리스트"})
SPLIT = frozenset(
    {"쪼개", "쪼개줘", "쪼개서", "나눠", "나눠줘", "나누어", "나누면"}
    | {"풀어", "풀어서", "풀어줘", "끊어", "끊으면"}
)
UNIT_WORDS: dict[Grain, frozenset[str]] = {
    "day": frozenset({"일", "날", "days", "day"}),
    "week": frozenset({"주", "weeks", "week"}),
    "month": frozenset({"달", "개월", "months", "month"}),
}


DAY_EXTREMES = frozenset(
    {
        "최대일",
        "최고일",
        "최다일",
        "최대생산일",
        "최고생산일",
        "최다생산일",
        "최저일",
        "최소일",
        "최소생산일",
        "최저생산일",
    }
)
"""Words for the largest or smallest day."""
EVERY_ITEM = frozenset({"every item", "all items", "all products"})
LOT_WORDS = ("lot", "로트")
RECORD_WORDS = ("건", "줄", "행", "records", "record", "rows", "row", "lots", "lot")
ITEM_UNITS = frozenset(
    {"품목", "제품", "가지", "종류", "종목", "종", "개품목", "개제품", "item", "product", "sku"}
)
"""Units of numbers that count items."""


DATES = frozenset({"날짜", "일자"})
"""Words for days that are looked for."""


_UNITS_OF = re.compile(r"\b(?P<unit>day|week|month|quarter)s (?:of|in|from) ", re.IGNORECASE)
_UNIT_NAMES: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter"}


def looked_for(q: Question) -> Grain | None:
    """What a superlative is about: a unit of time, or items."""
    said = time_said(q)
    if said or counts_weekdays(q):
        return said or "day"
    if q.weekdays and is_bounded(q) and not q.says("measure.items", "measure.lots", "ask.lot_list"):
        return "day"  # "Mondays over 100k in October"
    if q.weekdays and seeks_best(q.text) and not q.says("measure.items", "measure.lots", "grain.item"):
        return "day"
    if so_many_lots(q):
        return "lot"
    if DAY_EXTREMES & q.words:
        return "day"
    if DATES & q.words and not q.says("measure.items", "measure.lots"):
        return "day"
    if any(one.concept and one.concept.key == "name" and one.text[0] in "품제" for one in q.pieces):
        return "item"
    if q.says("measure.items") and not q.keys("noun") and any(one.role == "bound" for one in q.numbers):
        return "item"
    each = next((grain for key, grain in AVERAGES.items() if key != "average" and q.says(f"ask.{key}")), None)
    if each:
        return each
    if q.says("measure.lots", "ask.lot_list"):
        return "lot"
    if len(q.mentions) > 1 or any(one.unit.rstrip("s") in ITEM_UNITS for one in q.numbers):
        return "item"
    if q.says("measure.items", "grain.item", "ask.item_list") or EVERY_ITEM & q.words:
        return "item"
    if among_a_family(q):
        return "item"
    named = any(one.item for one in q.mentions)  # of a family so many items are asked for
    if any(one.role == "limit" and one.value > 1 and not one.unit for one in q.numbers) and not named:
        return "item"
    return "day" if q.says("ask.when", "measure.days") or q.mentions or says_quantity_noun(q) else "item"


def among_a_family(q: Question) -> bool:
    """ "BW 중에", "BW에서 제일 많이 만든 거 3개": items of a family are looked for."""
    families = [one for one in q.mentions if len(one.hits) > 1]
    among = _AMONG.search(q.text) or any(q.text[one.end :].startswith("에서") for one in families)
    several = any(one.role == "limit" and one.value > 1 and one.unit in ("", "개") for one in q.numbers)
    return bool(families) and bool(among or several)


def finds(q: Question) -> bool:
    """Whether "찾아" is all that speaks of a search: what is to be found may be a month or a day."""
    said = [one.text for one in q.pieces if one.concept and ".".join(one.concept) == "ask.search"]
    return bool(said) and all(text.startswith("찾") for text in said) and not q.says("ask.prefix")


def counts_items(q: Question) -> bool:
    """Whether a number counts items: "다섯 품목", "top 5 skus"."""
    return any(one.role == "limit" and one.unit.rstrip("s") in ITEM_UNITS for one in q.numbers)


def lists_few(q: Question) -> bool:
    """Whether so many of something are to be listed, no records of them."""
    return any(one.role == "limit" and one.unit not in RECORD_WORDS for one in q.numbers)


def time_said(q: Question, sections: Sequence[str] = ("noun", "grain")) -> Grain | None:
    """The unit of time that is looked for, where one was said."""
    for section in sections:
        for grain in TIME_GRAINS:
            if grain in q.keys(section):
                return grain
    asked = next((grain for word, grain in WHICH_UNIT.items() if word in q.words), None)
    if asked:
        return asked
    units = {number.unit for number in q.numbers}
    return next((grain for grain, names in UNIT_WORDS.items() if units & names), None)


def so_many_lots(q: Question) -> bool:
    """ "The largest 3 lots": a number of lots to list."""
    return any(one.role == "limit" and one.unit.rstrip("s") in LOT_WORDS for one in q.numbers)


def says_unit(q: Question) -> bool:
    """Whether a unit of time, items or lots are said, as what is looked for."""
    return time_said(q) is not None or q.says("measure.items", "measure.lots", "measure.days", "grain.item")


def is_bounded(q: Question) -> bool:
    """Whether a number bounds what is asked."""
    return any(one.role == "bound" for one in q.numbers)


MILLION = 1_000_000
"""More than any day makes: when it was reached is asked of a running total."""


def adds_up(q: Question) -> bool:
    """Whether a running total is meant, said on its own or with its period: "올해 누적"."""
    return q.says("ask.cumulative") or any(_ADDED_UP.search(one.text) for one in q.times) or _comes_to(q)


def _comes_to(q: Question) -> bool:
    """ "언제 100만 개 넘었어?", "when did we go over 2 million?": more than a day makes."""
    large = any(
        one.role == "bound" and one.operator.startswith(">") and one.value >= MILLION for one in q.numbers
    )
    return large and q.says("ask.when") and not says_unit(q)


def asks_how_much(q: Question) -> bool:
    """Whether it is asked how much or how many: "얼마였죠", "몇 개야", "how much was it"."""
    return any(word in HOW_MANY or word.startswith(AMOUNT_ASKED) for word in q.words)


def says_amount(q: Question) -> bool:
    """Whether an amount is spoken of, not only that something was made."""
    quantities = [one.text for one in q.pieces if one.concept and one.concept.key == "quantity"]
    return any(text.endswith(AMOUNT_NOUNS) for text in quantities)


def says_quantity_noun(q: Question) -> bool:
    """Whether a noun for what was made is said: 생산량, 실적, output."""
    return any(
        piece.text.endswith(QUANTITY_NOUNS)
        for piece in q.pieces
        if piece.concept and piece.concept.key == "quantity"
    )


def any_average(q: Question) -> bool:
    """Whether a mean of any unit is asked for."""
    return any(q.says(f"ask.{key}") for key in AVERAGES) and not courses_of(q)


def says_unit_of_mean(q: Question) -> bool:
    """Whether it is said what a mean is over: a unit of time, lots or items."""
    said = any(q.says(f"ask.{key}") for key in AVERAGES if key != "average")
    return said or time_said(q) is not None or q.says("measure.lots", "measure.items", "measure.days")


def courses_of(q: Question) -> Sequence[Grain]:
    """The unit of "output per month": its course, where no mean is asked for, nor how many in it."""
    per = [one for one in q.pieces if one.text.startswith("per ") and one.concept]
    means = [one for one in q.pieces if one.concept and one.concept.section == "ask" and one not in per]
    if any(one.concept and one.concept.key in AVERAGES for one in means):
        return ()  # "average daily output per month": a mean of each month
    counted = q.says("measure.lots", "measure.records", "measure.items")  # "lot count per month": of each
    if q.says("ask.most", "ask.least") or (HOW_MANY & q.words and not counted):
        return ()
    return [AVERAGES[one.concept.key] for one in per if one.concept and one.concept.key in AVERAGES]


def shows_units(q: Question) -> bool:
    """ "Show me the days", "분기로 나눠줘": each of them."""
    asks = set(q.keys("ask")) - {"total", "made_at_all"}
    split = SPLIT & q.words and q.keys("noun") and not asks
    lone = not (asks or q.keys("measure") or q.mentions or q.unknown or q.times)
    return bool(split or (lone and SHOWN & q.words and q.keys("noun"))) or units_of_period(q) is not None


def units_of_period(q: Question) -> Grain | None:
    """ "Months of Q2", "all seven days of last week": each unit of the one period."""
    said = _UNITS_OF.search(q.text)
    plain = set(q.sections) <= {"noun", "refer"} and not (q.numbers or q.weekdays or q.left_out or q.unknown)
    time = q.times[0] if len(q.times) == 1 and q.times[0].period and not q.times[0].versus else None
    if said is None or time is None or not plain:
        return None
    beside = said.start() < time.start and q.text[said.end() : time.start].strip() in ("", "the")
    return _UNIT_NAMES[said["unit"].lower()] if beside else None  # no "last two weeks of October"


def counts_weekdays(q: Question) -> bool:
    """ "How many Saturdays in October", "토요일 며칠": days to count, not what was made on them."""
    return bool(q.weekdays) and (q.says("measure.days") or bool(_DAYS_COUNTED.search(q.text)))
