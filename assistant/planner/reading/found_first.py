"""A question about what is to be found first: "제일 많이 만든 달의 1위 품목은?", "lots on our best day"."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from assistant.planner.frame import Grain

_KOREAN_UNIT = (
    r"날|생산일|기록일|생산월|실적월|(?<=[고저대소다])일(?=[의에은]|\s)|"
    r"요일|주|달|월|분기|반기|해|연도|년도|제품군|계열|품목|제품|아이템|로트|놈|녀석|애|거|것"
)
_ENGLISH_UNIT = (
    r"weekday|day|date|week|month|quarter|half|year|(?:product )?family|item|product|sku|code|lot|batch"
)
Found = Grain | Literal["family", "items"]
"""The kind of what is found, one thing or a list of items."""
_THAT_KOREAN: Mapping[Found, str] = {
    "day": "그날",
    "week": "그 주",
    "month": "그 달",
    "quarter": "그 분기",
    "half": "그 반기",
    "year": "그 해",
    "weekday": "그 요일",
    "family": "그 제품군",
    "item": "그 품목",
    "lot": "그 로트",
    "items": "그 품목들",
}
_PLAIN = dict.fromkeys(("놈", "녀석", "애", "거", "것"), "건")
_MADE = (
    r"(?:만들었던|만들어진|만든|나왔던|나온|나갔던|나간|생산했던|생산된|생산한|찍었던|찍은|돌렸던|돌린|뽑은|"
    r"기록한|기록했던|달성한|달성했던|올린)"
)
_KOREAN = re.compile(
    r"(?:(?:제일|가장|젤)\s*(?:(?:생산량?|실적|물량)이\s*)?(?:안|못)?\s*"
    rf"(?:많|적|높|낮|좋|잘|덜|크|큰|작|컸|부진|저조|나쁘|나빴|나쁜|형편없|안|못)[가-힣]*\s*(?:{_MADE}\s*)?|(?:최고|최대|최저|최소|최다|최악|피크)(?:의|로|인|였던|이었던)?\s*(?:{_MADE}\s*)?|"
    r"(?:제일\s*)?(?:꼴찌|꼴등|최하위|\d{1,2}\s*(?:위|등)(?:한|인|였던)?|(?:상위|하위|톱)\s*\d{1,2}\s*(?:개|가지|종)?|"
    r"(?:[두세네]|다섯|\d{1,2})\s*번째(?=\s*(?:품목|제품|아이템))|"
    rf"(?:[두세네]|다섯|\d{{1,2}})\s*번째로?\s*(?:많|적)[가-힣]*\s*{_MADE})\s*)"
    rf"(?P<unit>{_KOREAN_UNIT})(?P<particle>에서는|에서|에는|의|에|엔|은|는|이|가|을|를)?\s*,?\s+"
    r"(?P<rest>\S.*)$"
)
"""The best one, and behind it what is asked of it."""
_OF_IT = re.compile(rf"\s*(?:{_MADE}|있|들어|속한|포함|많|적은)")
"""Behind "the largest lot": that is no question, but says of what the lot is one."""
_SO_MANY = re.compile(
    r"\s*\d{1,2}\s*(?:개|일|달|주|분기|해|가지|건)(?:만|씩|까지|정도)?(?:\s+\S{1,6}){0,2}[\s?.!]*"
)
"""Behind it: so many of them."""
_WHICH_ONLY = re.compile(r"(?:뭐|뭔|무엇|누구|어떤\s*(?:거|것|건)|어느\s*(?:거|것|건))[가-힣]{0,5}[\s?.!]*")
"""Behind it: which one it is, and nothing of it."""
_SEVERAL = re.compile(r"\d\s*(?:위|등)|제일|가장|최고|최저|최대|최소")
_WHAT = re.compile(r"(?:뭐|뭘|뭔|무엇|무슨|어떤|어느|누가)")
_NEXT = re.compile(r"^\s*(?:바로\s*)?(?:다음|이전|전)\s*(?:날|달|주|분기|해)|\b(?:after|before)$")
_COURSE = re.compile(r"^\s*(?:생산\s*)?(?:(?:월|일|주|분기|연도|년도)별|추이|매월|매주|매일)")
"""Behind an item: its course."""
_WHAT_LED = re.compile(r"(?:뭐|무엇|어떤|어느|무슨)\S*\s*(?:\S{1,3}\s*)?(?:제일|가장|젤|최고|1위)")
_PLACED = re.compile(r"\d{1,2}\s*(?:위|등)")
"""Behind a unit of time: what was in a place there."""
_AMONG = re.compile(r"(?:중에서도|중에서|중에|중|가운데서?|가운데에서)\s*$")
_EACH = re.compile(r"(?:매년|매월|매달|매주|매일|마다|별로?|각)\s|\b(?:each|every|per|any)\b", re.IGNORECASE)
"""One of each unit of time, which are several."""
_END = (
    r"(?:best|worst|busiest|slowest|highest|lowest|biggest|largest|smallest|strongest|weakest|poorest|top|peak|"
    r"record|leading|number one|no\. ?1|(?:most|least) produced)"
    r"(?:[- ](?:producing|production|output|volume|selling|performing))?"
)
_ENDS = re.compile(rf"\b{_END} ", re.IGNORECASE)
_WHOSE = (
    r"(?:(?:[A-Z]{2}\d{4}'s|the|our|its|their|my|this year's|last year's|last month's|this month's|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: 20\d\d)?'s|q[1-4]'s|20\d\d's) )?"
    r"(?:single )?"
)
_WITHIN = r"(?: (?:of|in|for|from|during|within|on|so far|this|last|over|since|between|ever)\b[^,;:?—–]*?)?"
_OF_THOSE = (
    r"of (?:them|these|those|the (?:two|three|four|five|six|seven|ten))"
    r"(?: (?:days|weeks|months|quarters|years|items|lots))?"
)
_BEGINS = r"^(?:(?:and|so|then|ok|now|take|look at)[\s,]+)*"
_MADE_MOST = (
    r"the (?:day|week|month|quarter|year) (?:(?:(?:when |that |in which |on which )?"
    r"(?:we|the (?:plant|factory)|[A-Z]{2}\d{4}) (?:made|produced|ran|had|did|turned out) "
    r"(?:the )?(?:most|least|fewest|best)|"
    r"with (?:the|our) (?:most|least|fewest|highest|lowest|biggest|largest|smallest))"
    r"(?: (?:number of )?(?:lots|output|production|volume|quantity|total|records))?)"
)
ONE = (
    rf"(?:{_WHOSE}(?:very )?{_END} (?:one )?(?:(?:{_ENGLISH_UNIT})\b{_WITHIN}|{_OF_THOSE})|"
    rf"{_MADE_MOST}{_WITHIN})"
)
"""The best or the worst one of a kind, in English."""
_OF_SO_MANY = re.compile(
    rf"\b({_END}) of (?:the|our) (first|last|past) (two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}) "
    r"(day|week|month|quarter|year)s\b",
    re.IGNORECASE,
)
""" "The best of the first three quarters": one of these."""
_TWO_CLAUSES = re.compile(
    r"^(?P<first>.*?(?:언제|며칠|뭐|무엇|누구|어디|(?:어느|무슨|어떤)\s*\S{1,3}?|몇\s*월|몇\s*분기))"
    r"(?:이|였|이었)?(?:고|으며|며),?\s*"
    r"(?P<own>(?:그때|당일|걔|그\s*(?:날|주|달|분기|해|요일|때|품목|제품|놈)).*)$|"
    r"^(?P<en_first>(?:and |so )?(?:when|which|what|who)\b[^,;?]*?),? and "
    r"(?P<en_own>(?:what|which|who|how (?:much|many))\b.*\b(?:then|(?:on|in|of) it|its|"
    r"that (?:day|week|month|quarter|year|item|product|one))\b.*)$",
    re.IGNORECASE,
)
"""A question that says itself what is found first: "언제고 그때 CT0021은?", "and what led on it?"."""
_LED = re.compile(
    rf"{_BEGINS}(?P<who>(?:which|what) (?:(?:two|three|four|five|six|ten|\d{{1,2}}) )?"
    r"(?:one|item|product|sku|code|family|items|products|skus|codes|families)|who|what) "
    rf"(?:led|topped|headed|dominated|won) (?:(?:in|on|during) )?(?P<first>{ONE})[\s?.!]*$",
    re.IGNORECASE,
)
"""The best one as what an item led: "which item led our best month?"."""
_BY = (
    r"(?:(?:down |up |out )?(?:by|per|into) (?:day|week|month|quarter|item|famil)(?:s|y|ies)?|"
    r"day by day|week by week|month by month|daily|weekly|monthly)\b"
)
_ASKS = (
    r"(?:and |so )?(?:what|which|how (?:many|much)|who|was|were|did|list|show|give|tell|rank|top \w+|"
    r"(?:its |the )?(?:lots?|items?|products?|families|total|output|production|average|mean|daily|share|"
    rf"percentage)\b|{_BY})"
)
_ENGLISH = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"{_BEGINS}(?:(?:on|in|during|for|of) )?(?P<first>{ONE})\s?[,;:—–-]+ (?P<rest>{_ASKS}.*)$",
        rf"{_BEGINS}(?:on|in|during|for|of) (?P<first>{ONE}),? "
        r"(?P<rest>(?:what|which|how (?:many|much)|who) .*)$",
        r"^(?:(?:and|so|then|ok|now|show|give|me|go|drill|dig|look|zoom|break|take|split|into|in|down|open|up|"
        rf"let's see)[\s,]+)*(?P<first>{ONE}),? (?P<rest>{_BY}.*)$",
        rf"^(?P<first>(?:\S+ ){{0,3}}{_END} (?:day|week|month|quarter|year))'s (?P<rest>\S.*)$",
        rf"^(?P<rest>.*\b(?:on|in|during|for|of|from|by|after|before)) (?P<first>{ONE})"
        r"(?P<tail>,? and how (?:much|many)\b.*?)?[\s?.!]*$",
    )
)
"""It before a sign, before a question word, or at the end."""
_PREPOSITIONS: Mapping[Found, str] = {"day": "on", "family": "of", "item": "of", "lot": "of"}


_INTO = re.compile(r"^(?:down |up |out )?(?:into|by|per) (?=\w+)", re.IGNORECASE)


class Apart(NamedTuple):
    """A question in two: the one whose answer is found first, and what is asked of that."""

    first: str
    before: str
    behind: str
    sure: bool = False  # it stands apart by a sign or is one of those shown: no other reading is likely
    korean: bool = False  # by its words; an item may have a Korean name in an English question
    own: str = ""  # what is asked of it, where the question says so in full
    of_item: bool = False  # what is found is surely an item
    bare: str = ""  # the first one without the period of the second, which it took for its own

    def rest(self, unit: Found) -> str:
        """What is asked of the one that was found."""
        if self.own:
            return self.own
        if self.korean:
            return f"{_THAT_KOREAN[unit]}{self.behind}"
        that = "those items" if unit == "items" else f"that {unit}"
        behind = _INTO.sub("by ", self.behind)
        if self.before:
            return f"{self.before} {that}{behind}".rstrip(" ?.!") + "?"
        return f"{_PREPOSITIONS.get(unit, 'in')} {that}, {behind}"


_THING = re.compile(r"품목|제품|아이템|로트|\b(?:items?|products?|skus?|lots?|batches)\b", re.IGNORECASE)
_UNIT_WITHIN: Mapping[str, re.Pattern[str]] = {
    "day": re.compile(r"며칠|무슨\s*날|날|일별|\bdays?\b|\bdaily\b", re.IGNORECASE),
    "week": re.compile(r"주별|어느\s*주|\bweek", re.IGNORECASE),
    "month": re.compile(r"몇\s*월|무슨\s*달|어느\s*달|월별|\bmonth", re.IGNORECASE),
    "quarter": re.compile(r"몇\s*분기|어느\s*분기|분기별|\bquarter", re.IGNORECASE),
}
LENGTHS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "year")
_SORTED_BY = re.compile(r"기준|순으로|순서|\bby (?:lots?|items?)\b", re.IGNORECASE)


_AMOUNT = re.compile(r"생산량|실적|수량|\b(?:output|production|quantity|ma[dk]e)\b", re.IGNORECASE)
_WHO = re.compile(r"\bwho\b|\bled\b", re.IGNORECASE)


def asks_within(apart: Apart, unit: Found, *, by_count: bool) -> bool:
    """Whether what is asked of a unit of time is of things or shorter units in it, which it is not itself."""
    rest = f"{apart.before} {apart.behind}"
    if by_count and _AMOUNT.search(rest) and not _SORTED_BY.search(rest):
        return True
    if unit not in (*LENGTHS, "weekday") or _THING.search(apart.first) or _SORTED_BY.search(rest):
        return False
    if unit == "weekday" or _WHO.search(rest):
        return bool(_THING.search(rest) or _WHO.search(rest))
    shorter = (_UNIT_WITHIN[one] for one in LENGTHS[: LENGTHS.index(unit)] if one in _UNIT_WITHIN)
    dated = unit == "day" or re.search(r"며칠|언제|when", rest)
    return bool(_THING.search(rest)) or (not dated and any(one.search(rest) for one in shorter))


def found_first(text: str) -> Apart | None:
    """The question taken apart, where something is to be found before the rest can be answered."""
    text = _OF_SO_MANY.sub(r"\1 \4 of the \2 \3 \4s", text)
    said = _KOREAN.search(text)
    clauses = _TWO_CLAUSES.match(text.strip())
    if clauses and not _EACH.search(text):
        first = f"{clauses['first'] or clauses['en_first']}?"
        return Apart(first, "", "", sure=True, own=clauses["own"] or clauses["en_own"])
    of_it = said and said["particle"] in ("이", "가") and _OF_IT.match(said["rest"])
    if said and (of_it or _SO_MANY.fullmatch(said["rest"]) or _WHICH_ONLY.fullmatch(said["rest"])):
        return None
    if said and not (_EACH.search(text[: said.end("unit")]) or _SEVERAL.search(text[: said.start()])):
        particle = said["particle"] if (said["particle"] or "").startswith("에서") else ""
        first = f"{text[: said.start('unit')]}{_PLAIN.get(said['unit'], said['unit'])}?"
        sure = bool(_NEXT.search(said["rest"]) or _AMONG.search(text[: said.start()]))
        sure = sure or bool(_SEVERAL.match(said[0]) and said["particle"] and _SEVERAL.search(said["rest"]))
        sure = sure or bool(_WHAT.match(said["rest"]) and _SEVERAL.search(said["rest"]))
        of_item = said["unit"] in ("품목", "제품", "아이템")
        sure = sure or (not of_item and _WHAT_LED.match(said["rest"]) is not None)
        sure = sure or bool((_COURSE if of_item else _PLACED).match(said["rest"]))
        return Apart(first, "", f"{particle} {said['rest']}", sure, korean=True)
    said = _OF_THE_FIRST.match(text.strip()) or _WHEN_BEST.match(text.strip())
    of_one = _in_the_midst(said) if said else None
    if of_one and of_one.sure:
        return of_one
    led = _LED.match(text.strip())
    if led and not _EACH.search(led["first"]):
        return Apart(f"{led['first']}?", f"{led['who']} led in", "", sure=True)
    for pattern in _ENGLISH:
        said = pattern.match(text.strip())
        if said and not _EACH.search(said["first"]):
            ends = pattern is _ENGLISH[-1]
            before, behind = (said["rest"], said["tail"] or "") if ends else ("", said["rest"])
            sure = pattern is _ENGLISH[0] or re.search(_OF_THOSE, said["first"], re.IGNORECASE) is not None
            sure = sure or (_NEXT.search(before) or _ENDS.search(before)) is not None
            return Apart(f"{said['first']}?", before, behind, sure)
    return of_one


_WHOSE_PERIOD = (
    r"(?:last|this) (?:week|month|quarter|year)'s |(?:yesterday|20\d\d|[A-Z][a-z]+(?: 20\d\d)?)'s "
)
_NUMBERS = r"one|two|three|four|five|\d{1,2}"
_ITEM_IN_PLACE = (
    rf"(?:(?:top|number[- ](?:{_NUMBERS})|no\.? ?\d|#\d|leading|most produced|least produced|bottom|last|"
    r"(?:second|third|fourth|fifth)(?: (?:most produced|best|biggest|largest))?) "
    r"(?:(?-i:[A-Z]{2,4}) (?:family )?)?(?:item|product|sku|code)|"
    rf"(?<='s )(?:number[- ](?:{_NUMBERS})|no\.? ?\d|#\d)|number[- ](?:{_NUMBERS})(?='s)|"
    rf"(?:top|bottom) (?:{_NUMBERS}) (?:(?-i:[A-Z]{{2,4}}) )?(?:items|products|skus|codes))"
)
_OF_THE_FIRST = re.compile(
    rf"^(?P<before>.*?\b(?:of|for|did|does|was|were|is|has|have|on|by)) "
    rf"(?P<first>(?:the |our |{_WHOSE_PERIOD})?{_ITEM_IN_PLACE})"
    r"(?P<own> (?:of|in|for) (?!the\b|our\b|its\b)(?:last |this )?[A-Za-z]+(?: \d{4})?|"
    r"(?: (?:of|in|for) 20\d\d))?"
    r"(?P<behind>(?:'s)? (?:did|do|have|has|had|make|made|hit|reach|peak|come|lots|output|share|best|worst)\b"
    r".*|(?: (?:this|last|in|for|over|during|on)\b[^,?]*)?[\s?.!]*)$|"
    rf"^(?P<before_whose>.*?)(?P<whose>(?:the |our |{_WHOSE_PERIOD})?{_ITEM_IN_PLACE})"
    r"(?P<behind_whose>'s? .+)$",
    re.IGNORECASE,
)
"""An item by its place in the midst: "how many lots of our top item did we make", "the top item's lots"."""
_TIMED_ITSELF = re.compile(_WHOSE_PERIOD)
_WHEN_BEST = re.compile(
    r"^(?P<before>.+?) (?:on|in) the (?P<unit>day|week|month) (?:when |that |in which )?"
    r"(?P<who>[A-Z]{2}\d{4}) "
    r"(?:(?P<least>bottomed out|was (?:at its )?(?:lowest|weakest|worst)|hit its low)|"
    r"peaked|was (?:at its )?(?:peak|best|highest|strongest)|hit its (?:peak|high)|did best)"
    r"(?P<own> (?:in|of) [^?.!]*)?[\s?.!]*$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?:in|for|of|during|over|on) (?:[A-Z][a-z]+|Q[1-4]|20\d\d|last|this)\b[^?.!]*|"
    r"\b(?:last|this) (?:week|month|quarter|year)\b|\byesterday\b|\btoday\b"
)
_TIMED_BEFORE = re.compile(
    r"\b(?:(?:in|for|of|during|over) )?(?:(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Q[1-4]|H[12])(?: 20\d\d)?|20\d\d|(?:last|this) (?:week|month|quarter|year)|"
    r"yesterday|today)\b"
)
_BEST_OF_IT = re.compile(rf"\b{_END} (?:{_ENGLISH_UNIT}) (?:of|for)$", re.IGNORECASE)
"""Before an item: its best day or month."""


def _in_the_midst(said: re.Match[str]) -> Apart:
    """A question taken apart where what is to be found stands in its midst."""
    named = said.groupdict()
    if named.get("who"):
        side = "lowest" if named["least"] else "best"
        first = f"the {side} {named['unit']} of {named['who']}{named['own'] or ''}?"
        return Apart(first, f"{named['before']} {'on' if named['unit'].lower() == 'day' else 'in'}", "", True)
    behind = (named["behind_whose"] or named["behind"] or "").rstrip(" ?.!")
    its_own = named["own"] or _TIMED_ITSELF.search(named["first"] or named["whose"])
    before = (named["before"] or named["before_whose"] or "").strip()
    timed = None if its_own else _TIMED.search(behind) or _TIMED_BEFORE.search(before)
    first = f"{named['first'] or named['whose']}{named['own'] or ''}{f' {timed[0]}' if timed else ''}?"
    bare = f"{named['first'] or named['whose']}?" if timed else ""
    alone = re.match(r"(?: (?:this|last|in|for|over|during|on)\b|$)", behind)
    sure = not alone or _BEST_OF_IT.search(before) is not None
    return Apart(first, before, behind, sure, of_item=True, bare=bare)
