"""Which intent a question has: the first rule whose concepts were said."""

import re
from collections.abc import Callable
from typing import NamedTuple

from assistant.planner.counted import MOVERS, asks_what_not, counted_of, sums_items
from assistant.planner.empties import empty, never_made, of_nothing
from assistant.planner.frame import Intent, Measure
from assistant.planner.leaders import leaders_unit
from assistant.planner.premise import asks_whether
from assistant.planner.question import UTMOST, Question
from assistant.planner.units_asked import (
    DATES,
    EVERY_ITEM,
    HOW_MANY,
    ITEM_UNITS,
    SHOWN,
    TIME_GRAINS,
    any_average,
    counts_items,
    counts_weekdays,
    courses_of,
    finds,
    lists_few,
    looked_for,
    says_amount,
    says_quantity_noun,
    shows_units,
    time_said,
)

COUNTED: tuple[Measure, ...] = ("records", "lots", "days", "items")
LISTED_ITEMS = ("measure.items", "grain.item", "ask.item_list")
WHAT = frozenset({"뭐", "뭘", "뭐뭐", "무엇", "무슨", "what"})
WHICH = WHAT | {"뭐가", "뭐냐", "뭐지", "뭐야", "뭔지", "무엇이", "뭐였지", "뭐죠", "뭘까"}
"""Words for what rose or fell most."""
WHAT_KOREAN = frozenset({"뭐", "뭘", "뭐뭐", "무엇"})
ITEMS_AND_AMOUNT = re.compile(
    r"(?:품목|제품)명?(?:\s*(?:이랑|랑|과|와|하고|및|,|·|쭉|각각의|전부|다|그))+\s*(?:생산\s*)?(?:수량|생산량|개수|물량)"
)
""" "생산한 품목이랑 수량"."""
WHICH_DAY = frozenset({"며칠", "몇일"})
"""Words for how many days that may also ask which day."""
MADE_DAYS = frozenset({"생산일", "첫생산일", "최근생산일"})
GRAINS = tuple(f"grain.{grain}" for grain in TIME_GRAINS)
SUMS = ("measure.quantity", "ask.total", "ask.together", "ask.average", "ask.average_day", "ask.cumulative")
RECORDS_COUNTED = ("건수", "몇건", "몇줄", "몇행", "줄수", "행수", "기록수", "레코드수")
"""Words for how many records there are."""
LOTS = frozenset({"lots", "batches", "로트들"})
LISTED_LOTS = frozenset(
    {
        "뽑아",
        "뽑아줘",
        "뽑아봐",
        "보자",
        "볼래",
        "조회",
        "현황",
        "어떤",
        "무슨",
        "쭉",
        "싹",
        "싹다",
        "전부다",
        "다",
        "죄다",
        "몽땅",
    }
    | {"정리", "번호", "뭐뭐", "전부", "추출", "출력", "상세", "가져와", "추적"}
)
"""Words beside which lots are to be listed, where none asks how many."""
SUPERLATIVES = ("ask.most", "ask.least", "ask.top", "ask.bottom")
ARRIVED = frozenset({"들어와", "들어왔", "들어온", "들어오", "올라와", "올라왔", "올라온"})
EDGES = frozenset({"까지", "부터", "들어와", "어디까지"})
RECORD_UNITS = frozenset(
    {"건", "줄", "행", "records", "record", "rows", "row", "entries", "entry", "lots", "lot"}
)


_MADE = re.compile(r"(?:실적|생산|기록)(?:이|은)? ?(?:있는|있던|있었던|잡힌) ?(?:품목|제품|아이템)")


class Rule(NamedTuple):
    """An intent, and when a question means it."""

    intent: Intent
    fits: Callable[[Question], bool]


def intent_of(question: Question) -> Intent | None:
    """The intent, or none where a question only changes a detail of another."""
    return next((rule.intent for rule in RULES if rule.fits(question)), None)


def _is_search(q: Question) -> bool:
    asks = q.says("ask.search", "ask.prefix", "ask.item_list") or _asks_name(q) or _asks_family(q)
    asks = asks or _asks_what_it_is(q)
    if q.says("ask.fresh", "ask.average_lot") or not asks or never_made(q):
        return False
    others = q.says("ask.none", "ask.most", "ask.least", "ask.top", "ask.bottom", "ask.much") or q.keys(
        "noun"
    )
    if (finds(q) and (others or q.times)) or leaders_unit(q):
        return False
    sums = q.says("ask.top", "ask.most", "ask.share", "ask.trend", "ask.item_list", "grain.item", *SUMS)
    searched = q.says("ask.search", "ask.prefix") or not (q.unknown and q.says("measure.quantity"))
    return (
        not ((sums or HOW_MANY & q.words) and q.times)
        and searched
        and bool(keyword(q) or q.says("ask.item_list"))
    )


def _asks_name(q: Question) -> bool:
    return q.says("ask.name") and bool(keyword(q)) and not q.says("measure.quantity")


def _asks_what_it_is(q: Question) -> bool:
    """ "HS0014가 뭐야?": an item and nothing to measure."""
    bare = bool(q.mentions) and not q.times and not q.keys("ask") and not q.says("measure.quantity")
    return bare and bool({"뭐", "뭐야", "뭔지", "무슨", "무엇", "what"} & q.words)


def _asks_family(q: Question) -> bool:
    """ "토릭 제품 뭐 있어?": a part of a name and the word for items, nothing to measure."""
    bare = not q.times and not q.numbers and not q.keys("grain")
    part = any(one.hits for one in q.mentions) or len(q.unknown) == 1
    asks = set(q.keys("ask")) - {"made_at_all"}
    return bare and part and q.says("measure.items") and not (asks or q.says("measure.quantity"))


def _is_span(q: Question) -> bool:
    if q.says("ask.most", "ask.least", "ask.top", "ask.history", "ask.compare", "ask.average"):
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
    if q.says("ask.compare"):
        return not (q.says("ask.trend") or any(q.says(f"grain.{grain}") for grain in TIME_GRAINS))
    if any(q.says(f"grain.{grain}") for grain in TIME_GRAINS):
        return False
    return q.says("ask.growth", "ask.fell") and not q.says(
        "ask.trend", "ask.most", "ask.least", "grain.item", "measure.items"
    )


def _is_extreme(q: Question) -> bool:
    listed = q.says("measure.items", "grain.item") or looked_for(q) == "item"
    placed = any(one.role == "rank" for one in q.numbers)
    if (q.says("ask.top", "ask.bottom", "ask.much") or placed) and not q.says("ask.most", "ask.least"):
        dated = lists_few(q) and (DATES & q.words or (q.keys("grain") and q.says("ask.total")))
        timed = time_said(q, ("noun",)) is not None or bool(dated)
        return (timed or q.says("measure.lots")) and not listed
    return q.says("ask.most", "ask.least") and looked_for(q) not in (None, "item")


def _is_ranking(q: Question) -> bool:
    vague = {"적게"}
    ranks = any(
        piece.concept
        and piece.concept.section == "ask"
        and piece.concept.key in ("top", "bottom", "most", "least")
        and piece.text not in vague
        for piece in q.pieces
    )
    listed = q.says("measure.items", "grain.item") or counts_items(q)
    numbered = any(number.role == "limit" for number in q.numbers) and listed
    few = lists_few(q) and q.says("ask.much", "ask.bottom") and time_said(q) is None
    few = few or any(one.role == "limit" and one.unit in ("위", "등") for one in q.numbers)
    return (
        ranks
        or few
        or q.says("grain.item")
        or (
            q.says("ask.item_list")
            and not any_average(q)
            and not (q.mentions and q.says("ask.total", "ask.together"))
        )
        or numbered
        or (listed and q.says("ask.top", "ask.bottom", "ask.much"))
    )


def _is_movers(q: Question) -> bool:
    """ "많이 늘어난 품목", "지난주보다 더 많이 찍은 거 세 개": items by what changed between two periods."""
    if q.mentions or time_said(q, ("noun",)):
        return False
    listed = q.says(*LISTED_ITEMS) or lists_few(q) or counts_items(q)
    if q.says("ask.growth", "ask.fell"):
        named = bool(MOVERS & q.words)
        return listed or named or (bool(WHICH & q.words) and q.says("ask.most", "ask.much"))
    held = any(one.versus for one in q.times) and not q.says("ask.share", "ask.average")
    return held and listed and q.says("ask.compare", "ask.most", "ask.least", "ask.much", "ask.bottom")


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


def _bounded(q: Question) -> bool:
    return any(one.role == "bound" for one in q.numbers)


def _counts_units(q: Question) -> bool:
    """Whether a bound picks days, items and the like; else it is about one figure ("over 2 million?")."""
    units = any(
        q.says(f"{section}.{grain}") for section in ("noun", "grain") for grain in (*TIME_GRAINS, "item")
    )
    counted = q.says("measure.items", "measure.lots", "measure.days")
    counted = counted or q.says("ask.when", "ask.item_list", "ask.lot_list")
    counted = counted or bool(EVERY_ITEM & q.words)
    listed = WHAT_KOREAN & q.words and not q.mentions
    counted = counted or bool(listed) or any(one.unit.rstrip("s") in ITEM_UNITS for one in q.numbers)
    return units or counted or any_average(q) or not q.times


def _is_fresh(q: Question) -> bool:
    """Asks up to when there are data: in one phrase, or by "data" and a word for when."""
    asks = q.says("ask.when", "ask.first", "ask.last", "ask.recent", "measure.days") or bool(EDGES & q.words)
    if q.mentions or any(one.role == "limit" and one.unit in RECORD_UNITS for one in q.numbers):
        return False  # an item's first and last day, or records
    measured = q.says("measure.quantity", "measure.records", "measure.lots", "measure.items", "ask.none")
    if q.says("about.data") and ARRIVED & q.words and not measured:
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


def asks_what_was_made(q: Question) -> bool:
    """ "어제 뭐 만들었어?", "what did we make yesterday?": the items, no quantity."""
    asked = WHAT & q.words or (q.says(*LISTED_ITEMS) and q.times)
    both = ITEMS_AND_AMOUNT.search(q.text) is not None or bool(WHAT_KOREAN & q.words and q.times)
    amount = (says_quantity_noun(q) or bool(HOW_MANY & q.words)) and not both
    made = q.says("measure.quantity") or (both and q.says("ask.made_at_all"))
    if q.says("refer.item") or not asked or not made or amount:
        return False
    asks = set(q.keys("ask")) - {"made_at_all", "item_list"}
    return not (
        q.weekdays or q.mentions or q.unknown or asks or q.keys("grain") or q.keys("noun") or q.numbers
    )


def lists_made(q: Question) -> bool:
    """ "오늘 생산 실적 있는 품목 전부": the items that were made, not how much of them."""
    made = _MADE.search(q.text) is not None and q.says(*LISTED_ITEMS) and bool(q.times)
    return made and not (q.mentions or q.unknown or q.keys("ask") or q.numbers)


def _ranks_items(q: Question) -> bool:
    """Whether items are to be listed: "품목", "3품목", "감소 톱3"."""
    counted = any(one.unit.rstrip("s") in ITEM_UNITS for one in q.numbers)
    several = any(one.role == "limit" for one in q.numbers) and q.says("ask.top", "ask.bottom")
    return q.says(*LISTED_ITEMS) or counted or several


def _newest_lots(q: Question) -> bool:
    """ "최근 로트 5개", "list the lots": lots to list, not to count."""
    counted = bool(HOW_MANY & q.words) and not any(number.role == "limit" for number in q.numbers)
    bare = LOTS & q.words and (q.mentions or q.times) and not (HOW_MANY & q.words)
    shown = not HOW_MANY & q.words and (q.says("refer.all", "ask.history") or bool(LISTED_LOTS & q.words))
    listed = q.says("ask.recent", "ask.last") or bool((SHOWN | WHAT) & q.words or bare or shown)
    if any(one.text.endswith("수") for one in q.pieces) or q.says(*SUPERLATIVES) or _bounded(q):
        return False
    return (
        q.says("measure.lots")
        and listed
        and not counted
        and not any_average(q)
        and not q.says("ask.when", *GRAINS)
    )


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
    Rule("movers", _is_movers),
    Rule("fresh", _is_fresh),
    Rule("search", _is_search),
    Rule("leaders", lambda q: leaders_unit(q) is not None),
    Rule("history", of_nothing),
    Rule("threshold", lambda q: _bounded(q) and not empty(q) and _counts_units(q)),
    Rule("idle", _is_idle),
    Rule("count", counts_weekdays),
    Rule("count", lambda q: counted_of(q) is not None),
    Rule(
        "lots", lambda q: (q.says("ask.lot_list") and not q.says("ask.most", "ask.least")) or _newest_lots(q)
    ),
    Rule("span", _is_span),
    Rule("count", counts_records),
    Rule("history", _is_history),
    Rule("extreme", _is_extreme),
    Rule("compare", _compares),
    Rule("share", lambda q: q.says("ask.share")),
    Rule("ranking", _is_ranking),
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
        lambda q: q.says("ask.made_at_all") and not ((HOW_MANY | {"what"}) & q.words or _bounded(q)),
    ),
    Rule("produced", asks_whether),
    Rule("total", _is_total),
    Rule("fresh", lambda q: q.says("about.data") and not (q.times or q.mentions or q.unknown or q.numbers)),
)


def keyword(q: Question) -> str:
    """What to search for: an unknown word, else what was taken for an item."""
    if q.mentions:
        return q.mentions[0].text
    if q.unknown:
        return q.unknown[0]
    named = [piece.text for piece in q.pieces if piece.concept and piece.concept.section == "grain"]
    return named[0] if named and q.says("ask.search", "ask.prefix") else ""
