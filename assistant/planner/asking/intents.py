"""Which intent a question has: the first rule whose concepts were said."""

import re
from collections.abc import Callable
from typing import NamedTuple

from assistant.planner.asking.by_count import items_by, units_by
from assistant.planner.asking.counted import asks_what_not, counted_of, sums_items
from assistant.planner.asking.empties import empty, never_made, of_nothing
from assistant.planner.asking.itemwise import (
    GRAINS,
    LISTED_ITEMS,
    SUPERLATIVES,
    WHAT_KOREAN,
    asks_movers,
    asks_what_was_made,
    lists_lots,
    lists_made,
    ranks,
    searches,
)
from assistant.planner.asking.leaders import leaders_unit
from assistant.planner.asking.premise import asks_whether
from assistant.planner.asking.several import several_of
from assistant.planner.asking.units_asked import (
    DATES,
    EVERY_ITEM,
    HOW_MANY,
    ITEM_UNITS,
    TIME_GRAINS,
    any_average,
    counts_weekdays,
    courses_of,
    is_bounded,
    lists_few,
    looked_for,
    says_amount,
    says_quantity_noun,
    shows_units,
    so_many_lots,
    time_said,
)
from assistant.planner.frame import Intent, Measure
from assistant.planner.reading.question import UTMOST, Question

COUNTED: tuple[Measure, ...] = ("records", "lots", "days", "items")
WHICH_DAY = frozenset({"며칠", "몇일"})
"""Words for how many days that may also ask which day."""
MADE_DAYS = frozenset({"생산일", "첫생산일", "최근생산일"})
EDGE_DAYS = frozenset(
    {"마지막생산일", "최종생산일", "최근생산일", "첫생산일", "최초생산일", "생산시작일", "생산종료일"}
)
"""A first or last day and what was done on it, in one word."""
RECORDS_COUNTED = ("건수", "몇건", "몇줄", "몇행", "줄수", "행수", "기록수", "레코드수")
"""Words for how many records there are."""
RECKONED = ("ask.total", "ask.together", "ask.average", "ask.share", "ask.most", "ask.least", "ask.growth")
"""What is asked of quantities, whatever data they are of."""
ARRIVED = frozenset({"들어와", "들어왔", "들어온", "들어오", "올라와", "올라왔", "올라온"})
EDGES = frozenset({"까지", "부터", "들어와", "어디까지"})
RECORD_UNITS = frozenset(
    {"건", "줄", "행", "records", "record", "rows", "row", "entries", "entry", "lots", "lot"}
)


_IN_YET = re.compile(
    r"들어\s*[왔와온]|올라\s*[왔와온]|\bdata\b.*\b(?:in yet|arrived?|c[oa]me in|there yet|loaded)\b",
    re.IGNORECASE,
)
_WHICH_TIME = re.compile(
    r"(?:언제|어디|어느\s*(?:쪽|달|해|게|주|분기)|뭐|누)(?:이|가)?\s*(?:더\s*)?(?:많|높|컸|크|큰|커|적|낮|작)|"
    r"(?:이|가)\s*(?:더\s*)?많(?:아|아요|나요?|았어|은지|은가요?|았나)\s*,?\s*(?:아니면\s*)?\S+?(?:이|가)\s*(?:더\s*)?많|"
    r"\b(?:which|when) (?:one |month |year |quarter |week )?(?:was|were|is|had|made|has|did) (?:it )?"
    r"(?:the )?(?:more|bigger|higher|larger|better|stronger)\b",
    re.IGNORECASE,
)
"""Which of two periods had more."""


class Rule(NamedTuple):
    """An intent, and when a question means it."""

    intent: Intent
    fits: Callable[[Question], bool]


def intent_of(question: Question) -> Intent | None:
    """The intent, or none where a question only changes a detail of another."""
    return next((rule.intent for rule in RULES if rule.fits(question)), None)


def _is_span(q: Question) -> bool:
    if q.says("ask.most", "ask.least", "ask.top", "ask.bottom", "ask.history", "ask.compare", "ask.average"):
        return False
    if q.says("measure.days") and not WHICH_DAY & q.words:
        return False
    if q.mentions and q.says("ask.fresh"):
        return True
    if DATES & q.words and lists_few(q):
        return False  # "생산량이 많은 날짜 다섯 개"
    edges = q.says("ask.first", "ask.last")
    if edges and _so_many_records(q):
        return False
    if edges and says_amount(q) and not q.says("ask.when", "noun.day", "measure.days"):
        return False
    if edges and any(number.unit in RECORD_UNITS for number in q.numbers):
        return False
    dated = q.says("ask.when", "noun.day", "measure.days") and (
        q.says("measure.quantity", "ask.made_at_all") or bool(q.mentions) or bool(MADE_DAYS & q.words)
    )
    dated = dated or any(piece.text in EDGE_DAYS for piece in q.pieces)
    return (edges and (dated or bool(q.mentions) or q.says("measure.quantity", "ask.made_at_all"))) or (
        dated and q.says("ask.when") and not q.says("measure.days")
    )


def _so_many_records(q: Question) -> bool:
    """ "Last 4 production entries": a number of records, with words between."""
    return q.says("measure.records") and any(number.role == "limit" for number in q.numbers)


def _is_history(q: Question) -> bool:
    if q.says("ask.history"):
        course = q.says(*GRAINS) and not q.numbers  # "일별 생산 내역"
        return not (course or q.says("ask.most", "ask.least"))
    records = any(number.unit in RECORD_UNITS for number in q.numbers)
    newest = q.says("ask.recent", "ask.last")
    records = records or _so_many_records(q)
    return newest and (records or (q.says("ask.recent") and bool(q.mentions) and not q.times))


def _compares(q: Question) -> bool:
    if q.says("ask.average", "ask.share", "ask.top") and not any(time.versus for time in q.times):
        return False
    if any(time.versus for time in q.times):
        return True
    if _WHICH_TIME.search(q.text) and len([one for one in q.times if one.period]) > 1:
        return not q.says("measure.items", "grain.item", "ask.item_list")
    if q.says("ask.compare"):
        return not (q.says("ask.trend") or any(q.says(f"grain.{grain}") for grain in TIME_GRAINS))
    if any(q.says(f"grain.{grain}") for grain in TIME_GRAINS):
        return False
    return q.says("ask.growth", "ask.fell") and not q.says(
        "ask.trend", "ask.most", "ask.least", "grain.item", "measure.items"
    )


def _compares_counts(q: Question) -> bool:
    """ "Number of lots, January vs February", "lots in October vs September": the two counts."""
    others = set(q.keys("ask")) - {"compare", "lot_list", "total", "made_at_all"}
    counted = q.says("measure.lots", "measure.records") and not (others or q.numbers or q.keys("grain"))
    return counted and any(one.versus for one in q.times)


def _is_extreme(q: Question) -> bool:
    listed = q.says("measure.items", "grain.item") or looked_for(q) == "item"
    placed = any(one.role == "rank" for one in q.numbers)
    if (q.says("ask.top", "ask.bottom", "ask.much") or placed) and not q.says("ask.most", "ask.least"):
        dated = lists_few(q) and (DATES & q.words or (q.keys("grain") and q.says("ask.total")))
        timed = time_said(q, ("noun",)) is not None or bool(dated)
        return (timed or q.says("measure.lots") or so_many_lots(q)) and not listed
    return q.says("ask.most", "ask.least") and looked_for(q) not in (None, "item")


def _is_count(q: Question) -> bool:
    counted = [measure for measure in COUNTED if q.says(f"measure.{measure}")]
    numbered = any(piece.text.endswith("수") for piece in q.pieces)
    if (
        not counted
        or (counted == ["items"] and sums_items(q))
        or (
            says_quantity_noun(q) and counted not in (["records"], ["days"]) and not q.says("ask.made_at_all")
        )
        or (q.says("ask.together") and (q.mentions or not HOW_MANY & q.words))
        or (q.says("ask.total") and not HOW_MANY & q.words and counted == ["items"] and not numbered)
    ):
        return False
    return counted != ["items"] or numbered or bool(HOW_MANY & q.words) or not q.says("measure.quantity")


def _counts_units(q: Question) -> bool:
    """Whether a bound picks days, items and the like; else it is about one figure ("over 2 million?")."""
    units = any(
        q.says(f"{section}.{grain}") for section in ("noun", "grain") for grain in (*TIME_GRAINS, "item")
    )
    counted = q.says("measure.items", "measure.lots", "measure.days")
    counted = counted or q.says("ask.when", "ask.item_list", "ask.lot_list")
    counted = counted or bool(EVERY_ITEM & q.words)
    counted = counted or (bool(q.weekdays) and not q.says("ask.total", "ask.together"))
    listed = WHAT_KOREAN & q.words and not q.mentions
    counted = counted or bool(listed) or any(one.unit.rstrip("s") in ITEM_UNITS for one in q.numbers)
    return units or counted or any_average(q) or not q.times


def _is_fresh(q: Question) -> bool:
    """Asks up to when there are data: in one phrase, or by "data" and a word for when."""
    asks = q.says("ask.when", "ask.first", "ask.last", "ask.recent", "measure.days") or bool(EDGES & q.words)
    if q.mentions or any(one.role == "limit" and one.unit in RECORD_UNITS for one in q.numbers):
        return False  # an item's first and last day, or records
    if q.says("ask.fresh") and q.says(*RECKONED):
        return False  # "데이터가 있는 기간 동안 총 몇 개"
    measured = q.says("measure.quantity", "measure.records", "measure.lots", "measure.items", "ask.none")
    if q.says("about.data") and ((ARRIVED & q.words and not measured) or (asks and _IN_YET.search(q.text))):
        return True
    return q.says("ask.fresh") or (
        q.says("about.data") and asks and not measured and not q.mentions and not q.times
    )


def _is_idle(q: Question) -> bool:
    """Asks for the days or items without production."""
    if UTMOST & q.words:
        return False
    if never_made(q) or asks_what_not(q):
        return True
    units = [f"noun.{unit}" for unit in ("day", "week", "month", "quarter", "year")]
    asked = (*LISTED_ITEMS, *units, "measure.days", "ask.when")
    return (q.says("ask.none") or empty(q)) and q.says(*asked)


def _is_total(q: Question) -> bool:
    return q.says("measure.quantity", "ask.total", "ask.together", "ask.cumulative", "ask.made_at_all")


def _any_grain(q: Question) -> bool:
    units = any(q.says(f"grain.{grain}") for grain in TIME_GRAINS)
    return q.says("ask.trend", "ask.split") or units or bool(courses_of(q)) or shows_units(q)


def counts_records(q: Question) -> bool:
    """Asks how many records there are."""
    if q.says("measure.items", "measure.lots") or any(one.role == "limit" for one in q.numbers):
        return False
    counted = any(piece.text.endswith(RECORDS_COUNTED) for piece in q.pieces)
    return counted or (q.says("measure.records", "ask.history") and bool(HOW_MANY & q.words))


RULES = (
    Rule("lot", lambda q: q.lot is not None),
    Rule("why", lambda q: q.says("ask.why")),
    Rule("movers", asks_movers),
    Rule("fresh", _is_fresh),
    Rule("ranking", lambda q: items_by(q) is not None),
    Rule("extreme", lambda q: units_by(q) is not None and q.says(*SUPERLATIVES)),
    Rule("trend", lambda q: bool(several_of(q) and q.says(*GRAINS))),
    Rule("count", lambda q: bool(several_of(q))),
    Rule("search", searches),
    Rule("leaders", lambda q: leaders_unit(q) is not None),
    Rule("history", of_nothing),
    Rule("threshold", lambda q: is_bounded(q) and not empty(q) and _counts_units(q)),
    Rule("idle", _is_idle),
    Rule("count", counts_weekdays),
    Rule("compare", _compares_counts),
    Rule("count", lambda q: counted_of(q) is not None),
    Rule("lots", lambda q: (q.says("ask.lot_list") and not q.says("ask.most", "ask.least")) or lists_lots(q)),
    Rule("span", _is_span),
    Rule("trend", lambda q: q.says("ask.history") and q.says(*GRAINS)),  # "history by year"
    Rule("count", counts_records),
    Rule("history", _is_history),
    Rule("extreme", _is_extreme),
    Rule("compare", _compares),
    Rule("share", lambda q: q.says("ask.share")),
    Rule("ranking", ranks),
    Rule("average", any_average),
    Rule("trend", _any_grain),
    Rule("count", _is_count),
    Rule("count", lambda q: lists_made(q) and bool(HOW_MANY & q.words)),
    Rule("ranking", lambda q: asks_what_was_made(q) or lists_made(q)),
    Rule(
        "produced",
        lambda q: q.says("ask.none") and (bool(q.mentions) or q.says("measure.quantity", "ask.history")),
    ),
    Rule(
        "produced",
        lambda q: q.says("ask.made_at_all") and not ((HOW_MANY | {"what"}) & q.words or is_bounded(q)),
    ),
    Rule("produced", asks_whether),
    Rule("total", _is_total),
    Rule("fresh", lambda q: q.says("about.data") and not (q.times or q.mentions or q.unknown or q.numbers)),
)
