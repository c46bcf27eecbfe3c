"""Another bound after one: "11만 2천 개로 낮추면?", "and above 115,000?"."""

import re
from collections.abc import Mapping, Sequence

from assistant.model import Exchange
from assistant.planner.frame import AND, MEAN, Frame, Measure
from tools.items import ItemIndex

LEFT = (
    r"(?:(?:뭐|뭐가|무엇이|어떤\s*(?:게|것이|품목이|품목)|몇\s*(?:개|품목|종|가지|종류)(?:가|나|이)?|누가)"
    r"\s*(?:더\s*)?(?:남\S*|있\S*|돼\S*|되\S*)|(?:(?:so|and) )?(?:what(?:'s| is| would be)?|"
    r"which(?: ones| items)?(?: are)?|how many(?: items)?(?: are)?|who(?:'s| is)?) "
    r"(?:still )?(?:left|remains?|stays?|there|in))"
)
"""What is asked of those beyond another bound."""
_BOUND = re.compile(
    r"(?:그럼|그러면|그럼\s*그걸)?\s*"
    r"(?:(?:그\s*)?(?:기준|커트라인|컷|하한|선|문턱)(?:을|은|이|값을)?)?\s*(?P<ko>\d[\d만천백,.\s]*\s*개?)\s*(?P<word>이상|이하|미만|초과)?\s*"
    r"(?:으로|로|이면|면|은|는|\s*기준이면|\s*기준으로는?)\s*"
    r"(?:기준(?:을|으로)?\s*)?(?:낮추|올리|바꾸|줄이|높이|늘리|내리|하)?(?:면|어서|여서|면은)?(?:요)?"
    rf"(?:\s*{LEFT})?[\s?.!]*|"
    r"(?:(?:and|what about|how about|then|now|ok|so|make it|with|if (?:we|you|i) make it|"
    r"(?:(?:what )?if (?:we|you|i) )?(?:lower|raise|set|move|change|drop|put) "
    r"(?:it|the (?:bar|threshold|limit|cut-?off|line)) (?:up |down )?to)[\s,]+)+"
    r"(?P<en>\d[\d,.]*\s*(?:k|thousand|million)?)(?: instead)?"
    rf"(?:[\s,:;-]*{LEFT})?[\s?.!]*",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?:그럼|그러면|그)?\s*(?P<ko>이상|이하|미만|초과)(?:인\s*(?:건|거|것)|은|는|이면|인\s*(?:날|품목))?(?:은|는)?(?:요)?[\s?.!]*|"
    r"(?:(?:and|what about|how about|then|now)[\s,]+)*(?P<en>below|under|less than|above|over|more than)"
    r"(?: (?:that|it|this))?[\s?.!]*",
    re.IGNORECASE,
)
"""The other side of the same bound."""
_OR_MORE = re.compile(
    r"(?:(?:and|only|just|show|the|those|ones|lots|list)\s+)*(?:(?:of|with|at|from)\s+)?"
    r"(?P<n>\d[\d,.]*\s*k?)\s*(?:units?|pieces)?\s*"
    r"(?:(?P<more>or more|or over|or above|and up|and over|and above|or bigger|or larger|plus|\+)|"
    r"or less|or fewer|or under|or smaller|and below|and under)(?: only)?[\s?.!]*",
    re.IGNORECASE,
)
"""A bound alone, after lots."""
_LOTS_BEYOND = re.compile(
    r"(?:(?:and|so|then)[\s,]+)*how many (?:(?:of )?(?:them|those|these) )?(?:are|were|is|was) "
    r"(?P<way>above|over|under|below) (?P<n>\d[\d,]*) (?:pieces|units)[\s?.!]*",
    re.IGNORECASE,
)
"""How many of the lots that were listed lie beyond a bound."""
_WAYS = {"above": "more than", "over": "more than", "under": "less than", "below": "less than"}
_THESE_DAYS = re.compile(
    r"(?:(?:can|could) you )?(?:(?:please|and|now|just|ok|so)[\s,]+)*"
    r"(?:list|show|give|name|print|tell)(?: me)?(?: all)?(?: of)? "
    r"(?:those|these|the) (?:dates|days)(?:,? (?:please|again|for me|too))*[\s?.!]*",
    re.IGNORECASE,
)
"""The days that met a bound, which the answer lists."""
_SO_MANY = re.compile(
    r"(?:(?:and|so|ok|then)[\s,]+)*how many (?:(?P<unit>days|weeks|months|items|products|lots) )?"
    r"(?:is|are|was|were|does|do|would) (?:that|those|these|they|it|this)"
    r"(?: (?:make|be|come to))?(?:,? (?:in total|in all|altogether|all together|then))*[\s?.!]*",
    re.IGNORECASE,
)
"""How many met a bound, which the answer counts."""
LIKE_YEARS = (500, 10_000)
"""Bounds beside which a number like 2023 may be another one."""
SIDES = {"이상": ">=", "이하": "<=", "미만": "<", "초과": ">"}
SIDES |= dict.fromkeys(("below", "under", "less than"), "<") | dict.fromkeys(
    ("above", "over", "more than"), ">"
)
WORDS = {
    ">": ("초과인", "more than"),
    ">=": ("이상인", "at least"),
    "<": ("미만인", "less than"),
    "<=": ("이하인", "at most"),
}
UNITS = {
    "day": ("날", "days"),
    "week": ("주", "weeks"),
    "month": ("달", "months"),
    "lot": ("로트", "lots"),
    "item": ("품목", "items"),
}
COUNTED: Mapping[Measure, tuple[str, str]] = {
    "lots": ("로트", "lots"),
    "records": ("기록", "records"),
    "days": ("생산일", "days"),
    "items": ("품목", "items"),
}


def other_bound(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The question with the bound's word and what is looked for."""
    if before.intent == "threshold" and before.grain in (None, "day") and _THESE_DAYS.fullmatch(text):
        return "which days?"
    if before.intent == "threshold" and not before.reaches and (many := _SO_MANY.fullmatch(text)):
        return f"how many {many['unit'] or ''} are there?".replace("  ", " ")
    turned = _TURNED.fullmatch(text) if before.intent == "threshold" and before.bound else None
    if turned and before.grain in UNITS and before.measure in ("quantity", *COUNTED):
        return _turned(turned, before)
    of_lots = before.intent == "lots" or before.grain == "lot" or before.measures == ("lots",)
    bare = _OR_MORE.fullmatch(text) if of_lots and not before.families else None
    if bare and before.intent in ("lots", "count", "average", "threshold"):
        return f"lots with at {'least' if bare['more'] else 'most'} {bare['n'].strip()}"
    beyond = _LOTS_BEYOND.fullmatch(text) if of_lots and not before.families else None
    if beyond:
        return f"how many lots with {_WAYS[beyond['way'].lower()]} {beyond['n']}?"
    said = _BOUND.fullmatch(text) if before.intent == "threshold" and before.bound else None
    unit = UNITS.get(before.grain or "day")
    if said and _is_year(said["en"] or said["ko"], before):
        return None
    if said is None or unit is None or AND in before.bound:
        return None
    korean, english = WORDS[before.bound.split()[0]]
    korean = f"{said['word']}인" if said["word"] else korean
    counted = COUNTED.get(before.measure, ("", ""))
    if said["en"]:
        return f"{unit[1]} with {english} {said['en'].strip()} {counted[1]}".strip()
    return f"{counted[0]} {said['ko'].strip().rstrip('개').strip()}개 {korean} {unit[0]}".strip()


def _is_year(said: str, before: Frame) -> bool:
    """ "How about 2023?" after months below 1.8 million: a year, unless the bound was about as large."""
    if MEAN in before.bound:
        return True
    near = LIKE_YEARS[0] <= float(before.bound.split()[1]) <= LIKE_YEARS[1]
    return re.fullmatch(r"(?:19|20)\d\d", said.strip(" ,.")) is not None and not near


def _turned(said: re.Match[str], before: Frame) -> str:
    """The same amount held against from the other side: "이하는?", "and below?"."""
    korean, english = UNITS[before.grain or "day"]
    way = WORDS[SIDES[(said["ko"] or said["en"]).lower()]]
    if MEAN in before.bound:
        return f"{english} with {way[1]} the average" if said["en"] else f"평균 {way[0]} {korean}"
    amount = before.bound.split()[1]
    if AND in before.bound:  # beyond what was enclosed
        below = SIDES[(said["ko"] or said["en"]).lower()].startswith("<")
        amount = before.bound.split(AND)[0 if below else -1].split()[1]
        way = WORDS["<" if below else ">"]
    counted = COUNTED.get(before.measure, ("", ""))
    if said["en"]:
        return f"{english} with {way[1]} {amount} {counted[1]}".strip()
    return f"{counted[0]} {amount}개 {way[0]} {korean}".strip()
