"""The items that the answer before listed, spoken of: "이 3개 합치면?", "what do they add up to?"."""

import re
from collections.abc import Mapping, Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results, last_listing
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE, number_of
from tools.items import ItemIndex
from tools.tool import Cell, Table

MOST, PAIR, LISTED = 20, 2, 10
"""Items that may be spoken of as "those"."""
NATIVES = NATIVE | ALONE
_COUNT = "|".join(sorted(NATIVES, key=len, reverse=True))
_ENGLISH_COUNT = "|".join(one for one in ENGLISH if one != "one")
_THOSE_KOREAN = (
    r"(?<!하위)(?<!하위 )"
    rf"(?:(?:이|그|저|위|앞)의?\s*)?(?:상위\s*)?(?P<ko>\d{{1,2}}|{_COUNT})\s*(?:개|품목|제품|가지|종)(?:\s*(?:품목|제품))?"
    r"(?:들)?(?:을|를)?(?=\s*(?:다\s*|모두\s*|전부\s*)?(?:합치|합하|합쳐|합해|더하|더해|합계|합은|합이|합(?=[\s?.!]|$)|총합|together|combined))|"
    r"(?:이|그|저|위)\s*(?P<these>둘|셋|넷|다섯)(?:이|을|를|은|의)?(?![가-힣])|"
    r"(?P<alone>둘|셋|넷|다섯)(?:이|을|를|은|의)?(?:\s*다)?(?=\s*(?:합|더하|더해|together|월별|비교|각각|차이))|"
    rf"(?:이|그|저|위|앞|방금)의?\s*(?P<those>\d{{1,2}}|{_COUNT})\s*(?:개|품목|제품|가지|종)(?:\s*(?:품목|제품))?(?:들)?|"
    rf"(?P<bare>{_COUNT})\s*(?:개\s*)?(?:품목|제품)(?:들)?(?=의\s|은\s|는\s|\s*각각)|"
    r"(?:둘|셋|넷|다섯)\s*다(?![가-힣])|둘이(?=.{0,14}비교)|(?:똑?같은|동일한?)\s*(?:품목|제품)(?:들)?|"
    r"(?:이|그|저|위|해당|방금)의?\s*(?:품목|제품|것|거)들|(?:얘|걔|쟤)네(?:들)?(?:을|를)?|[이그]들(?=[은의을])"
)
_BE = r"(?:add(?:s|ed)? up|sum(?:med)? up|total|come|came|amount|account|make up|look|compare|rank|do|stand)"
_THOSE_ENGLISH = (
    r"\bboth(?: of (?:them|those|these)(?!\s\w+s\b)|(?= in | for ))\b|"
    r"\ball(?: (?:two|three|four|five|\d{1,2}))? of (?:them|those|these)\b|"
    rf"\b(?:(?:all )?(?:of )?(?:those|these|(?:the )?same|all) (?P<en>\d{{1,2}}|{_ENGLISH_COUNT})"
    r"(?: (?:items|products|codes|skus|ones|lenses))?|"
    r"(?:all )?(?:those|these|(?:the )?same) (?:items|products|codes|skus|ones|lenses))\b|"
    rf"\bthe (?P<counted>\d{{1,2}}|{_ENGLISH_COUNT})(?= {_BE}| together| combined)|"
    rf"(?<=\bare )they\b|(?<=\bwere )they\b|(?<=\bdo )they\b(?= {_BE})|(?<=\bdid )they\b(?= {_BE})|"
    rf"\bthey(?= (?:are|were|{_BE})\b)|\b(?:them|those|these)\b(?!\s+(?:all\s+)?(?:items?|products?|\w+s)\b)"
    r"(?!\s+(?:under|below|over|above|that|which|whose|less than|more than|fewer|at (?:least|most))\b)|"
    r"\btheir\b"
)
_THOSE = re.compile(rf"(?<![가-힣A-Za-z0-9])(?:{_THOSE_KOREAN})|{_THOSE_ENGLISH}", re.IGNORECASE)
_ITS = re.compile(r"\bits\b", re.IGNORECASE)
_LEADER = re.compile(
    r"\b(?:the|that|this) (?:leader|winner|top one|number one|front-?runner|best seller)(?:'s)?"
    r"(?=[\s?.!,]|$)",
    re.IGNORECASE,
)
"""The first of a ranking, where more is said of it."""
_SUPERLATIVE = re.compile(
    r"(?:그|이)\s*중(?:에|에서)?\s*(?:제일|가장)\s*(?:(?P<least>적|작|낮|덜)|많|큰|크|높|잘)\S*\s*(?:거|것|건|품목|제품|게)"
    r"(?:은|는|의)?|\b(?:the )?(?:very )?(?:(?P<low>weakest|smallest|lowest|least|worst|slowest|bottom)|"
    r"strongest|biggest|largest|highest|best|top|leading)"
    r"(?:(?: one| item| product)? (?:of|among|in) (?:these|those|them|the list)| one(?!s)),?|"
    r"\bthe very (?:(?P<lowest>lowest|bottom)|highest|top)(?! \d)",
    re.IGNORECASE,
)
"""One of what was listed, by its quantity."""
_SAYS_MORE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|show|give)\b|"
    r"\d|작년|올해|지난|이번|전체|월별|일별|분기|추이|이력|로트|비중|평균|실적|마지막|처음|"
    r"\b(?:in|last|this|by|trend|history|records?|newest|latest|lots?|share|"
    r"average|how (?:many|much)|first|when|did|year|month|week)\b",
    re.IGNORECASE,
)
"""What is asked of it, beside which it is."""
_SHARED = re.compile(
    r"(?:and |what(?:'s| is) )?(?:the |their )?(?:combined|joint|total|overall) share"
    r"(?: of (?:the )?(?:total|whole|all|output|plant))?[\s?.!]*|"
    r"(?:다\s*)?(?:합친|합쳐서|합한|합해서|합산)\s*(?:전체의\s*)?(?:비중|점유율|비율)(?:은|는)?(?:\s*\S{1,6})?[\s?.!]*",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\s*(?:그럼|그러면)?\s*각각(?:의|은|을)?\s+|\s*(?:품목|제품)별(?:로|로는)?\s+(?=전년|전월|작년|지난)|"
    r"\s*(?:and |now )?each(?: one)?(?: of (?:them|those|these))?,?\s+"
    r"(?=vs|versus|against|compared|with|over|in|for|last)",
    re.IGNORECASE,
)
"""Each of the items that were listed, of which more is asked."""
_SUMMED = re.compile(
    r"(?:그럼|그러면|그거|이거|그것|이것)?\s*(?:다|모두|전부|싹\s*다)?\s*(?:합치면|합하면|더하면|합쳐서?|합해서?|더해서?|합은|합계는|합계|총합은|"
    r"합산하면|합산은|합쳐도|합치면은)(?:\s*(?:다|전부|모두))?(?:\s*(?:얼마\S*|몇\s*개\S*|총\s*얼마\S*))?(?:요)?[\s?.!]*|"
    r"(?:and |so |all )?(?:combined|together|added up|summed up|in sum|the sum|what(?:'s| is) the sum|"
    r"altogether|(?:what's |what is )?(?:the )?(?:sum|total) of (?:the |those |these )?"
    r"(?:two|three|four|five|\d))[\s?.!]*",
    re.IGNORECASE,
)
"""A sum and nothing else."""
_OF_ALL_OF_THEM = re.compile(r"\s(?:for|of) (?:all of )?(?:them|those|these)(?=[\s?.!]*$)", re.IGNORECASE)
"""Those that were told as one, where nothing more is said of them."""
_TWO = re.compile(r"both\b|둘", re.IGNORECASE)
_PICKED = re.compile(r"\s*(?:중|가운데|말고|빼|제외)")
_PICKING = re.compile(
    r"\b(?:(?<!output )(?<!production )(?<!quantity )(?<!total )(?<!lots )of|among|amongst|between|from|"
    r"out of|with|than|to|both of|except|excluding|besides|without)\s+$",
    re.IGNORECASE,
)
"""Words that take something out of them, or hold something against them."""
_IN_ORDER = re.compile(
    r"순위|줄\s*세|(?:많은|적은)\s*순|"
    r"\b(?:rank|ranking|which one)\b.*\b(?:most|least|best|more|top|biggest|largest)\b|"
    r"\brank (?:them|by)\b",
    re.IGNORECASE,
)
"""An order of what a search found."""
_NOT_THOSE = re.compile(
    r"전체|전\s*품목|모든|그\s*중|[A-Z]{2}\d|\b(?:all|overall|of these|of those|of them)\b", re.IGNORECASE
)
_SHOWN = re.compile(
    r"\b(?:show|list|sort|rank|order|reverse|flip|make|cut|extend|give|see)(?: me| us)?(?: all)?(?: of)? $",
    re.IGNORECASE,
)
"""Verbs after which "them" is the list itself."""


def of_those(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The question with the codes of the items that the answer before lists in place of "those"."""
    if before.as_one and _OF_ALL_OF_THEM.search(text):
        return _OF_ALL_OF_THEM.sub("", text)  # a family was told as one
    codes = shown_codes(before, history)
    picked = _picked(text, before, history) or _its(text, before, history)
    if picked:
        return picked
    if before.intent == "search" and _IN_ORDER.search(text) and not _NOT_THOSE.search(text):
        return f"of these, {text}" if text.isascii() else f"그중 {text}"
    least = 1 if before.intent == "search" else 2
    if not least <= len(codes) <= MOST:
        return None
    if before.intent == "ranking" and _SHARED.fullmatch(text):
        return (
            f"combined share of {', '.join(codes)}"
            if text.isascii()
            else f"{', '.join(codes)} 합쳐서 비중은?"
        )
    if before.intent in ("ranking", "movers") and _SUMMED.fullmatch(text):
        return f"{', '.join(codes)} together?" if text.isascii() else f"{', '.join(codes)} 합계는?"
    if before.intent in ("ranking", "movers") and (each := _EACH.match(text)) and text[each.end() :].strip():
        return f"{', '.join(codes)} {text[each.end() :]}"
    for found in _THOSE.finditer(text):
        count = (
            found["ko"]
            or found["those"]
            or found["bare"]
            or found["alone"]
            or found["these"]
            or found["counted"]
            or found["en"]
        )
        other_end = ("상위" in found[0] and before.least) or ("하위" in found[0] and not before.least)
        two = _TWO.match(found[0].strip()) and len(codes) != PAIR  # "both" after the items of one family
        if (count and number_of(count) != len(codes)) or _is_apart(found) or other_end or two:
            continue
        ending = "의" if found[0].lower() == "their" and not text.isascii() else ""
        return f"{text[: found.start()]}{', '.join(codes)}{ending}{text[found.end() :]}"
    return None


def _picked(text: str, before: Frame, history: Sequence[Exchange]) -> str | None:
    """ "그중 제일 적은 거 작년 실적", "the weakest of these in 2025": that item, where more is said."""
    found = _SUPERLATIVE.search(text) if before.intent in ("ranking", "movers") else None
    table = last_listing([one for one in history if one.results][-1:])
    rest = f"{text[: found.start()]} {text[found.end() :]}" if found else ""
    if found is None or table is None or not _SAYS_MORE.search(rest):
        return None
    sums = [(float(str(_quantity(row))), str(row["item_code"])) for row in _items_of(table) if _quantity(row)]
    if len(sums) < PAIR:
        return None
    chosen = min(sums) if found["least"] or found["low"] or found["lowest"] else max(sums)
    return f"{text[: found.start()]} {chosen[1]} {text[found.end() :]}".strip()


def _its(text: str, before: Frame, history: Sequence[Exchange]) -> str | None:
    """ "Its total this year?" after the one item that led, "the leader's best month" after a list."""
    lists = before.intent == "ranking" or (before.intent == "movers" and before.limit == 1)
    table = last_listing([one for one in history if one.results][-1:]) if lists else None
    rows = _items_of(table) if table else []
    leader = _LEADER.search(text) if rows and not (before.least or before.place) else None
    if leader and _SAYS_MORE.search(f"{text[: leader.start()]} {text[leader.end() :]}"):
        return _LEADER.sub(str(rows[0]["item_code"]), text, count=1)
    if not rows or (len(rows) > 1 and before.limit != 1) or not _ITS.search(text):
        return None
    return _ITS.sub(str(rows[0]["item_code"]), text, count=1)


def _items_of(table: Table) -> list[Mapping[str, Cell]]:
    return [row for row in table.records() if row["item_code"] is not None]


def _quantity(row: Mapping[str, Cell]) -> Cell:
    return row.get("quantity", row.get("smallest"))


def _is_apart(found: re.Match[str]) -> bool:
    """Whether not all of them are meant, or the list and not its items."""
    before = found.string[: found.start()]
    picked = _PICKED.match(found.string, found.end()) or _PICKING.search(before)
    bare = found[0].lower() in ("them", "those", "these")
    return bool(picked or (bare and _SHOWN.search(before) and not _says_more(found)))


def _says_more(found: re.Match[str]) -> bool:
    """ "Show them by month": of each of them."""
    return (
        re.match(r"\s+(?:by(?! item| product)|per|for|in|over|each)\b", found.string[found.end() :])
        is not None
    )


def shown_codes(before: Frame, history: Sequence[Exchange]) -> list[str]:
    """The codes that the last answer listed one by one, or was asked for."""
    table = last_listing([one for one in history if one.results][-1:])
    cut = table and before.intent in ("ranking", "movers") and (before.limit or LISTED) < LISTED
    if len(before.items) > 1 and not cut:
        return [item.code for item in before.items]
    lists = frame_of_results([one for one in history if one.results][-1].results).intent
    rows = table.records() if table and lists in ("ranking", "movers", "search") else []
    return list(dict.fromkeys(str(row["item_code"]) for row in rows if row["item_code"] is not None))
