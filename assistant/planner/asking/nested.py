"""Questions within a question, of which one would be dropped: "10만 넘은 날의 BW 생산량"."""

import re
from collections.abc import Sequence

from assistant.planner.asking.of_the_best import of_the_best
from assistant.planner.frame import Frame
from assistant.planner.reading.mean_bounds import without_mean_bounds
from assistant.planner.reading.question import Question

_UNIT = r"(?:날|달|주|해|분기|품목|제품|로트)(?:들)?"
_UNITS = r"(?:days|months|weeks|quarters|years|items|products|lots)"
_MADE = r"(?:생산|만든|만들|나온|찍|돌린)[가-힣]*"
_RANKED: Sequence[str] = (
    r"\d\s?(?:위|등)\s?(?:품목|제품)의\s?[^?]*(?:별|마다|추이)",
    r"(?:많|적|높|낮|좋)[가-힣]*\s(?:[가-힣]+\s)?(?:달|날|주|해|분기)(?:의|에|엔|에는)\s[^?]*(?:\d\s?(?:위|등)|제일|가장|품목|제품)",
    r"\b(?:top|best|leading|number one) (?:item|product|sku)s?\b.*\b(?:best|worst|busiest|slowest|weakest) "
    r"(?:day|week|month|quarter|year)\b",
    r"\d+\s?(?:위|등)\s?(?:안에|이내에?|권에?)\s?(?:든|들어간|드는|있는|포함된|오른)",
    r"\bin(?:to)? the top (?:\d+|three|five|ten)\b",
)
"""Places that are a condition, not what is asked for."""
_ALWAYS: Sequence[str] = (
    r"\bplus\b[^?]*\bminus\b|\bminus\b[^?]*\bplus\b|더하기[^?]*빼기|빼기[^?]*더하기",
    r"\d\s?(?:위|등)(?:가|는|를)?\s?(?:아니었|아니던|아닌|못)[가-힣]*",
    r"순위(?:가|는|도)?\s?(?:오른|올라|올랐|상승|떨어|내려|하락|바뀐|변한|밀린)[가-힣]*",
    r"\b(?:moved?|climb(?:ed)?|rose|gained|dropped|fell|lost|slipped) "
    r"(?:up |down )?(?:in )?(?:the )?(?:ranks?|rankings?|places?|positions?)\b",
    rf"매일(?:매일)?\s?{_MADE}\s?(?:품목|제품|것|거|게)(?!\s?수)",
    rf"(?:딱|단|오직)?\s?(?:한|두|세|\d+)\s?번(?:만|밖에\s안)?\s?{_MADE}\s?(?:품목|제품|것|거|게)",
    rf"\b{_UNITS}\b[^?]*\b(?:made|produced|run|ran) (?:every (?:single )?day|daily|each day|on all days|"
    r"(?:only |exactly |just )(?:once|twice))\b",
    r"안\s?(?:만든|나온)\s?날(?:이|도)?\s?있는\s?(?:품목|제품)",
    r"(?:그런|이런|넘은|넘는|이상인?|이하인?|미만인?)\s?(?:날|주|달)(?:이|가)?\s?(?:제일|가장|젤)\s?(?:많|적|잦)\S*\s?(?:해|연도|분기|달|월|주|요일)",
    r"만\s?(?:만들고|생산하고|나오고|찍고|돌리고)\s",
    r"\b(?:made|produced|ran) (?:\w+ )?but (?:not|no)\b",
    r"\b(?:on|in|during) (?:the |those |all )?(?:days|months|weeks) (?:when|that|where|(?:on|in) which)\b",
    rf"[A-Z]{{2}}\d{{4}}\S*\s?{_MADE}\s?(?:날|달|주)(?:의|에|엔|에는)\s[^?]*(?:생산량|전체|총|얼마|몇\s?개)",
)
"""What no frame holds, whatever it is."""
_IN_A_PLACE = re.compile(
    r"\d\s?(?:위|등)(?:를)?\s?(?:한|였던|이었던|했던|인|차지한)\s?(?:달|날|주|해|분기)|"
    r"\b(?:months?|days?|weeks?|quarters?) (?:when|where|in which|that) .*"
    r"\b(?:was|came|ranked) (?:first|second|number|no\.?)",
    re.IGNORECASE,
)
"""When an item was in a place: "CT0021이 1위였던 달"."""
_OF_THE_FIRST = re.compile(
    r"(?:(?:상위|탑|톱|top)\s?\d+\s?(?:개|위)?|\d+\s?(?:위|등)까지)\s?(?:품목|제품)?(?:들)?\s?(?:중|가운데)|"
    r"\btop (?:\d+|three|five|ten)\b[^?.,]*\b(?:that|which|who) (?:are|is|belong)\b",
    re.IGNORECASE,
)
"""The first of all, of which a family is asked for: "상위 10개 중 HS"."""
_SUM_HELD = re.compile(
    r"(?:합친|합한|더한|합치면|합하면|더하면|합쳐서|합산|합계(?:가|는|를))[^?]*(?:보다|비교|대비|차이)|"
    r"(?:합친|합한|더한)\s?(?:거|것|게|값)?\s?(?:이?랑|하고|과|와)\s|"
    r"\b(?:combined|together|added up|summed)\b[^?]*\b(?:vs\.?|versus|against|than|compared)(?!\w)|"
    r"\b(?:vs\.?|versus|against|than|compared (?:to|with))\s[^?]*\b(?:combined|together|added up|summed)\b",
    re.IGNORECASE,
)
"""A sum that is held against something else."""
_ADDED = re.compile(
    r"[A-Z0-9]\s?\+\s?[A-Z]\S*\s?(?:대\s|\bvs\b|versus|보다|than|against|(?:이?랑|와|과)\s)", re.IGNORECASE
)
_OF_A_BOUND: Sequence[str] = (
    rf"{_UNIT}(?:의|에|엔|에는|에만|은|는)?\s(?:다\s|모두\s)?(?:총\s?생산량|합계|합친|합치|합산|합하|합은|총합|평균)",
    rf"(?<!지난)(?<!이번)(?<!저번)(?<!올)(?<!지난\s)(?<!이번\s)(?<!저번\s)"
    rf"{_UNIT}(?:에|의|엔|에는|에만)\s[^?]*(?:생산량|실적|물량|얼마|만들었)",
    rf"\b(?:total|sum|combined|average|output|production|units|pieces)\s(?:output\s|production\s|quantity\s)?"
    rf"(?:of|on|for|across|in|from|over)\s(?:the\s|all\s|those\s)?{_UNITS}\b",
    r"적이?\s?있는\s?(?:품목|제품)",
)
"""What is asked of the units of time or items that meet a bound."""
_ALWAYS_SAID, _RANKED_SAID, _BOUND_SAID = (
    re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
    for patterns in (_ALWAYS, _RANKED, _OF_A_BOUND)
)


_OF_ANOTHER = re.compile(
    r"\s*(?:전체|전부|제품|품목|시리즈|계열)*(?:의|에서|대비|중에?서?|에)?\s*(?:몇\s?(?:%|퍼센트|프로)|비중|비율|차지|퍼센트|%)"
)
_SHARE_OF = re.compile(
    r"\b(?:share|percent(?:age)?|proportion|fraction|part|%) of (?:all )?(?:the )?$", re.IGNORECASE
)
"""Words that make of an item the whole that another is held against."""


def nested(question: Question, frame: Frame) -> str:
    """The words of a question within the question that the frame does not hold; empty where there is none."""
    found = _ALWAYS_SAID.search(question.text)
    lists = frame.intent in ("ranking", "leaders", "extreme")
    family = any(len(one.hits) > 1 for one in question.mentions)
    if not found and question.mentions:
        found = _IN_A_PLACE.search(question.text)
    if not found and lists and (family or not question.mentions):
        found = _RANKED_SAID.search(question.text)
    if not found and lists and family:
        first = _OF_THE_FIRST.search(question.text)
        found = first if first and question.mentions[-1].start > first.start() else None
    found = found or of_the_best(question, frame)
    if not found and frame.intent == "share":
        return _share_of_another(question, frame)
    if not found and frame.intent == "threshold" and not frame.reaches:
        found = _BOUND_SAID.search(without_mean_bounds(question.text, question.numbers))
    return found[0].strip() if found else _sum_held(question, frame)


def _share_of_another(question: Question, frame: Frame) -> str:
    """ "BW0021 as a share of CT": of a whole that it is no part of."""
    if frame.within or frame.families or len(question.mentions) < 2:
        return ""
    first, last = question.mentions[0], question.mentions[-1]
    behind = _OF_ANOTHER.match(question.text, last.end) and not question.text[
        first.end :
    ].lstrip().startswith(("와", "과", "랑", "이랑", "하고", ",", "및", "+"))
    return last.text if behind or _SHARE_OF.search(question.text[: last.start]) else ""


def _sum_held(question: Question, frame: Frame) -> str:
    """ "1월하고 2월 합친 거랑 3월": a sum that would take in what it is held against."""
    held, added = _SUM_HELD.search(question.text), _ADDED.search(question.text)
    if held and frame.intent in ("total", "count") and len(frame.periods) > 1:
        return held[0].strip()
    if not frame.as_one:
        return ""
    if held and any(one.start > held.start() for one in question.mentions):
        return held[0].strip()
    behind = added is not None and any(one.start >= added.end() for one in question.mentions)
    return added[0].strip() if added and behind else ""
