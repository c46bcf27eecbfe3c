"""What a question asks of items: which they are, their order, what rose or fell, their lots."""

import re

from assistant.planner.asking.counted import MOVERS
from assistant.planner.asking.empties import never_made
from assistant.planner.asking.leaders import leaders_unit
from assistant.planner.asking.units_asked import (
    HOW_MANY,
    SHOWN,
    TIME_GRAINS,
    any_average,
    counts_items,
    finds,
    is_bounded,
    lists_few,
    says_quantity_noun,
    time_said,
)
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question
from tools.spelling import folded

LISTED_ITEMS = ("measure.items", "grain.item", "ask.item_list")
WHAT = frozenset({"뭐", "뭘", "뭐뭐", "무엇", "무슨", "what"})
WHAT_IS = frozenset(
    {
        "뭐",
        "뭐야",
        "뭐지",
        "뭐죠",
        "뭐예요",
        "뭐에요",
        "뭔가요",
        "뭔데",
        "뭐더라",
        "뭐였더라",
        "뭔지",
        "무슨",
        "무엇",
        "what",
    }
)
"""Words for what an item is."""
WHICH = WHAT | {"뭐가", "뭐냐", "뭐지", "뭐야", "뭔지", "무엇이", "뭐였지", "뭐죠", "뭘까"}
"""Words for what rose or fell most."""
WHAT_KOREAN = frozenset({"뭐", "뭘", "뭐뭐", "무엇"})
ASKING = HOW_MANY | WHAT_KOREAN | {"what"}
"""Words that ask how many, or what, was made in one period."""
ITEMS_AND_AMOUNT = re.compile(
    r"(?:품목|제품)명?(?:\s*(?:이랑|랑|과|와|하고|및|,|·|쭉|각각의|전부|다|그))+\s*(?:생산\s*)?(?:수량|생산량|개수|물량)"
)
""" "생산한 품목이랑 수량"."""
GRAINS = tuple(f"grain.{grain}" for grain in TIME_GRAINS)
SUMS = ("measure.quantity", "ask.total", "ask.together", "ask.average", "ask.average_day", "ask.cumulative")
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
_MADE = re.compile(r"(?:실적|생산|기록)(?:이|은)? ?(?:있는|있던|있었던|잡힌) ?(?:품목|제품|아이템)")


def searches(q: Question) -> bool:
    asks = q.says("ask.search", "ask.prefix", "ask.item_list") or _asks_name(q) or _asks_family(q)
    asks = asks or _asks_what_it_is(q) or _asks_kinds(q)
    if q.says("ask.fresh", "ask.average_lot") or not asks or never_made(q):
        return False
    if q.says("ask.item_list") and q.says("ask.most", "ask.least") and not q.says("ask.search"):
        return False  # "어떤 품목이 제일 많아?"
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
    return bare and bool(WHAT_IS & q.words)


def _asks_kinds(q: Question) -> bool:
    """ "멀티포컬 몇 가지야", "silicone lenses list": the items that a part of a name stands for."""
    bare = not (q.times or q.numbers or q.unknown or q.keys("grain") or q.keys("ask"))
    part = len(q.mentions) == 1 and (q.mentions[0].item is None or not _is_whole(q.mentions[0]))
    measured = q.says(*(f"measure.{one}" for one in ("quantity", "lots", "records", "days")))
    return bare and part and not measured and _KINDS.search(q.text) is not None


def _is_whole(one: Mention) -> bool:
    """Whether an item is named by its code or its whole name."""
    whole = (one.item.code, *re.split(r"[()]", one.item.name or "")) if one.item else ()
    return folded(one.text) in {folded(name) for name in whole}


def _asks_family(q: Question) -> bool:
    """ "토릭 제품 뭐 있어?": a part of a name and the word for items, nothing to measure."""
    bare = not q.times and not q.numbers and not q.keys("grain")
    part = any(one.hits for one in q.mentions) or len(q.unknown) == 1
    asks = set(q.keys("ask")) - {"made_at_all"}
    return bare and part and q.says("measure.items") and not (asks or q.says("measure.quantity"))


def ranks(q: Question) -> bool:
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


_CHANGED = re.compile(
    r"(?:늘어난|늘은|줄어든|줄은|증가한|감소한|오른|내린|떨어진|빠진|뛴|급감한|급증한)\s?(?:[A-Z]{2}\s?|[가-힣]{2,6}\s)?(?:품목|제품|거|것)|"
    r"\b(?:which|what|list|any|top \w+)\b[^?.,]*\b(?:items?|products?|skus?|codes?)\b|"
    r"\b(?:items?|products?|skus?|codes?) (?:that|which|whose|with)\b",
    re.IGNORECASE,
)
"""Words that ask which items of a family rose or fell, not whether it did."""


def asks_movers(q: Question) -> bool:
    """ "많이 늘어난 품목", "지난주보다 더 많이 찍은 거 세 개": items by what changed between two periods."""
    families = all(len(one.hits) > 1 and not one.guessed for one in q.mentions)
    if time_said(q, ("noun",)) or (q.mentions and not (families and _CHANGED.search(q.text))):
        return False
    listed = q.says(*LISTED_ITEMS) or lists_few(q) or counts_items(q)
    if q.says("ask.growth", "ask.fell"):
        named = bool(MOVERS & q.words)
        return listed or named or (bool(WHICH & q.words) and q.says("ask.most", "ask.much"))
    held = any(one.versus for one in q.times) and not q.says("ask.share", "ask.average")
    return held and listed and q.says("ask.compare", "ask.most", "ask.least", "ask.much", "ask.bottom")


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


_KINDS = re.compile(
    r"목록|리스트|종류|(?:몇|무슨)\s?가지|어떤\s?(?:게|거|것|제품|품목|렌즈)|뭐뭐|(?:뭐|뭐가|무엇이?)\s?있|"
    r"\b(?:list|kinds?|types?|sorts?|variants|versions)\b|\bwhich (?:ones|lenses)\b",
    re.IGNORECASE,
)
"""Words for which items there are of a kind."""
_LOTS_ALONE = re.compile(r"로트(?:는|은|들은|들|을|를)?(?:요)?(?:\s*(?:좀\s*)?(?:알려|말해)\s?\S*)?[\s?.!]*$")


def lists_lots(q: Question) -> bool:
    """ "최근 로트 5개", "list the lots": lots to list, not to count."""
    counted = bool(HOW_MANY & q.words) and not any(number.role == "limit" for number in q.numbers)
    bare = LOTS & q.words and (q.mentions or q.times) and not (HOW_MANY & q.words)
    bare = bare or (bool(q.mentions) and not HOW_MANY & q.words and _LOTS_ALONE.search(q.text) is not None)
    shown = not HOW_MANY & q.words and (q.says("refer.all", "ask.history") or bool(LISTED_LOTS & q.words))
    listed = q.says("ask.recent", "ask.last") or bool((SHOWN | WHAT) & q.words or bare or shown)
    if any(one.text.endswith("수") for one in q.pieces) or q.says(*SUPERLATIVES) or is_bounded(q):
        return False
    return (
        q.says("measure.lots")
        and listed
        and not counted
        and not any_average(q)
        and not q.says("ask.when", *GRAINS)
    )


def keyword(q: Question) -> str:
    """What to search for: an unknown word, else what was taken for an item."""
    if q.mentions:
        return q.mentions[0].text
    if q.unknown:
        return q.unknown[0]
    named = [piece.text for piece in q.pieces if piece.concept and piece.concept.section == "grain"]
    return named[0] if named and q.says("ask.search", "ask.prefix") else ""
