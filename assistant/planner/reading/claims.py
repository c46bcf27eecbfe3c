"""What is held to be so, asked as the question whose answer shows it: "9월이 올해 1위 달이지?"."""

import re

_SURE = (
    r"(?:이?\s*(?:맞(?:아|지|나|죠|니|습니까|는지|는가)|맞는\s*거(?:지|야|죠))\S*|이(?:야|지|죠|네|니|냐|에요|예요|었지|었어|었죠)|"
    r"인가|인지|인가요|인\s*거(?:지|야|죠)|였(?:지|어|죠|나)|야|지|죠|어|나|니)(?:요)?[\s?.!]*"
)
_YEAR = r"(?:올해|작년|재작년|지난해|(?:20)?\d{2}년)"
_EDGE = (
    r"(?:(?:\d{1,2}|한|두|세|네|다섯)\s*번째(?:로)?\s*(?:많|적|높|낮)\S*|(?:제일|가장)\s*(?:안\s*)?(?:많|적|높|낮|작|큰|잘|좋|나쁘|나빴|부진|저조)\S*?"
    r"(?:\s*(?:만든|만드는|생산한|생산하는|나온|나오는))?|최고|최저|최대|최소|\d{1,2}위|1등|꼴찌)"
)
_UNITS = {"월": "달", "분기": "분기", "요일": "요일"}
_KOREAN = re.compile(
    rf"(?:(?P<year>{_YEAR})\s*)?(?P<own>\d{{1,2}}월|[1-4]분기|[월화수목금토일]요일)(?:이|가|은|는)\s*"
    rf"(?:(?P<in>{_YEAR}(?:\s*\d{{1,2}}월)?|지난달|이번\s*달|전체\s*기간)(?:에|의|중|에서)*\s*)?"
    rf"(?:생산량?이?\s*)?(?P<edge>{_EDGE})\s*(?:달|월|분기|요일)?\s*{_SURE}"
)
_TURNED = re.compile(
    rf"(?:(?P<in>{_YEAR}|지난달|이번\s*달|전체\s*기간)(?:에|의|중)?\s*)?(?:생산량?이?\s*)?(?P<edge>{_EDGE})"
    r"\s*(?:달|월|분기|요일)?(?:이|가|은|는)\s*"
    rf"(?P<own>\d{{1,2}}월|[1-4]분기|[월화수목금토일]요일)\s*{_SURE}"
)
_ENGLISH = re.compile(
    r"(?:is|was) (?:it true that )?(?P<own>[a-z]+(?: 20\d\d)?|q[1-4]) (?:really |actually )?(?:our|the) "
    r"(?P<edge>(?:second|third|2nd|3rd)?[ -]?"
    r"(?:best|worst|highest|lowest|busiest|slowest|strongest|weakest|top)) "
    r"(?P<unit>month|day|week|quarter|weekday)(?P<rest>.*?)[\s?.!]*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: 20\d\d)?|q[1-4](?: 20\d\d)?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?P<rest>.*?[가-힣\dA-Za-z])(?:이|가|은|는)?\s+(?:총\s*)?\d[\d,.]*\s*(?:만|천|백만|억)?\s*(?P<unit>개|건|로트|일)"
    r"\s*(?:가|이|인데|라는데|라고\s*하는데)?\s*(?:맞(?:아|지|나|죠|습니까|는지)\S*|(?:이|였|인)(?:지|죠)|"
    r"(?:으?로)\s*(?:나오|나와|나옵|찍히|찍혀|뜨|떠|잡히|잡혀|되어|돼)\S*(?:\s*있\S*)?)(?:요)?[\s?.!]*"
)
_NOT_ALIKE = re.compile(
    r"(?:시스템|장부|엑셀|대장|(?:제|내|우리)\s*자료|ERP)(?:에서|이?랑|하고|과|와|에)?\s*"
    r"(?:안\s*맞|다르|달라|다른|틀리|틀려|틀린)[가-힣]*\s*(?=\d)"
)
_OWN_PAPER = re.compile(r"^(?:제|내|우리|저희)\s*[가-힣A-Za-z]{1,8}(?:에는|에선|에서는|엔|으로는)\s+")
_TOLD = re.compile(
    r"(?:(?:my|our|the|his|her|their) [\w ]{2,20}? (?:says?|shows?|has|gives?|reads?|lists?|said|showed|had)|"
    r"i(?:'ve| have) (?:got )?|we have)\s*(?P<what>\S.{2,50}?)"
    r"(?: (?:was|is|at|as|made|came to|comes to|of))? "
    r"\d[\d,.]*(?: (?:units|pieces|pcs))?(?P<when> (?:in|for|on) [^.,;?]{3,25})?[.,;?!]+ "
    r"(?:and )?(?:what do you (?:have|show|get|see|say)|what's yours|"
    r"is (?:that|it|this) (?:right|correct|true)|"
    r"does (?:that|it) (?:match|agree)|do you (?:agree|have the same)|"
    r"(?:can|could) you (?:check|confirm)(?: (?:it|that|this))?)[\s?.!]*",
    re.IGNORECASE,
)
"""A figure of somebody's own, and how it is to be checked."""
_PLACE = re.compile(
    r"(?P<item>[A-Za-z]{2,4}\d{2,6})(?:이|가|은|는)\s*(?P<when>.*?)\s*\d{1,2}\s*(?:위|등)\s*"
    r"(?:맞\S*|이?(?:지|야|죠|네|였지|었지|인가|인가요))(?:요)?[\s?.!]*"
)


_IS_FIRST = re.compile(
    r"(?:(?P<when>.*?)\s*(?:에도|에서?도|에|도|의)?\s*(?:여전히|아직도?|역시)?\s*)"
    r"(?:(?:제일|가장|젤)\s*(?:많이|잘)\s*(?:만든|만드는|나온|나오는|생산한|생산된|팔린)|(?:생산량?\s*)?1\s*[위등](?:인|한)?)\s*"
    r"(?:게|것이|건|품목이|품목은|제품이|제품은|품목도|게도|(?<=[위등])[가은는])?\s*(?P<item>[A-Za-z]{2,4}\d{2,6})\s*"
    r"(?:이?야|이?지|이?니|맞[아지나죠]\S*|이?에요|예요|인가요?|이?죠|였어|였지|였나|이었어|이었지)(?:요)?[\s?.!]*"
    r"(?:(?:1위만|맞는지|뭔지)?\s*(?:알려|말해|보여|확인)\S*[\s?.!]*)?"
)
_THE_ITEM = re.compile(
    r"(?P<item>[A-Za-z]{2,4}\d{2,6})(?:이|가|은|는)\s*(?P<when>.*?)\s*(?:에도|에|도|의)?\s*(?:여전히|아직도?|역시)?\s*"
    r"(?:제일|가장|젤)\s*(?:많이|잘)\s*(?:만든|만드는|나온|나오는|생산한|생산된)\s*(?:품목|제품|거|것|게|건)?\s*"
    r"(?:이?야|이?지|이?니|맞[아지나죠]\S*|이?에요|예요|인가요?|이?죠|였어|였지|였나|이었어|이었지)(?:요)?[\s?.!]*"
)
_IS_TOP = re.compile(
    r"(?:(?:and|so|but)[\s,]+)*(?:is|was) (?P<item>[A-Za-z]{2,4}\d{2,6}|it|that item|this item) "
    r"(?:still |really |also |again )*(?:the |our )?"
    r"(?:(?:top|best|leading|number one|no\.? ?1|#1|biggest|most produced|first)(?:[- ]selling)?"
    r"(?: (?:item|product|code|sku|one|seller))?|what we (?:made|produced) (?:the )?most(?: of)?)"
    r"(?P<when> .*?|)[\s?.!]*",
    re.IGNORECASE,
)
_STILL_FIRST = re.compile(
    r"(?:그럼\s*)?(?:(?P<when>\S{2,12}?(?:\s\S{2,6})?)에도\s*(?:그게|그\s*품목이|그\s*제품이)?|"
    r"(?:그게|그\s*품목이|그\s*제품이)\s*(?P<own>\S.*?)(?:에도|에)?)"
    r"\s*(?:여전히|아직도?|역시)?\s*1\s*[위등](?:이?야|이?지|이?니|맞\S{1,3}|이?에요|예요|인가요?|이?죠|였어|였나|이었어)(?:요)?[\s?.!]*"
)
"""An item that is held to be the first of all; the one that was found."""


def with_claim_asked(text: str, *, goes_on: bool) -> str:
    """The question that the claim answers, else the text as it is; one that begins a talk is of this year."""
    year = "" if goes_on else "올해"
    place = (
        _PLACE.fullmatch(text.strip())
        or _IS_FIRST.fullmatch(text.strip())
        or _THE_ITEM.fullmatch(text.strip())
    )
    still = _STILL_FIRST.fullmatch(text.strip()) if goes_on and not place else None
    if still:
        return f"그 품목 {still['when'] or still['own']} 몇 위?"
    top = _IS_TOP.fullmatch(text.strip())
    if top:
        return f"what rank is {top['item']}{top['when']}?"
    if place:
        return f"{place['when']} {place['item']} 몇 위?".strip()
    korean = _KOREAN.fullmatch(text.strip()) or _TURNED.fullmatch(text.strip())
    english = _ENGLISH.fullmatch(text.strip())
    if korean:
        unit = next(unit for ending, unit in _UNITS.items() if korean["own"].endswith(ending))
        when = korean["in"] or korean.groupdict().get("year") or year
        return f"{when} 생산량이 {_most(korean['edge'])} {unit}은?".strip()
    if english and _TIME.fullmatch(english["own"]):
        unit = (
            "weekday"
            if english["own"].lower().endswith("day") and not english["rest"].strip()
            else english["unit"]
        )
        return f"{english['edge']} {unit}{english['rest'] or ('' if goes_on else ' this year')}?"
    told = _TOLD.fullmatch(text.strip())
    if told:
        return f"total output of {told['what']}{told['when'] or ''}?"
    figure = _FIGURE.fullmatch(_OWN_PAPER.sub("", _NOT_ALIKE.sub("", text.strip())))
    return f"{figure['rest']} 몇 {figure['unit']}?" if figure else text


def _most(edge: str) -> str:
    """A place as words for how much was made."""
    edge = re.sub(r"안\s*좋|나쁘|나빴|부진|저조", "적", edge)
    edge = re.sub(r"좋", "많", edge)
    place = re.fullmatch(r"(\d{1,2})위|1등", edge)
    if place:
        return f"{place[1] or 1}번째로 많은" if place[1] not in (None, "1") else "가장 많은"
    plain = {
        "최고": "가장 많은",
        "최대": "가장 많은",
        "최저": "가장 적은",
        "최소": "가장 적은",
        "꼴찌": "가장 적은",
    }
    return plain.get(edge, edge)
