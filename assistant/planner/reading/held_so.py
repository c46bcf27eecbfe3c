"""Questions that are answered by yes or no, and what they hold a figure against."""

import re
from typing import NamedTuple

_ASKED_KOREAN = re.compile(
    r"(?:[가-힣]+(?:어|아|해|돼|나|니|냐|지|죠|네|까|대|야|여|예|에)(?:요)?|(?:인|는|은|던)(?:가|지)(?:요)?|맞\S{0,3})"
    r"(?:\s+(?:지난|이번|올해|작년|저번|\d{1,2}월|\d분기|어제|오늘)\S*(?:\s?\S{1,3})?)?[\s?.!~]*$"
)
_ONLY_THAT = re.compile(r"(?<=[?])\s*(?:1위만|1등만|그것만|결과만|답만)\s*(?:알려|보여|말해)\s*\S*[\s?.!]*$")
"""How much is to be told, behind a question."""
_OPEN = re.compile(
    r"얼마|몇|며칠|뭐|뭘|무엇|무슨|언제|어느|어떤|어떻|어때|누구|누가|왜|어디|각각|알려|보여|뽑아|비교해|차이|순위|목록|"
    r"\b(?:how|what|which|who|whose|when|why|where|or|show|list|compare)\b",
    re.IGNORECASE,
)
"""Words of a question that no yes or no answers."""
_ASKED_ENGLISH = re.compile(
    r"^\W*(?:(?:and|so|but|then|ok|okay|well|now|hi|hello|hmm)[\s,]+)*"
    r"(?:was|were|is|are|did|do|does|has|have|had)\s(?!n[o']t)",
    re.IGNORECASE,
)
_BOUND_ALONE = re.compile(
    r"^\W*(?:(?:and|so|but)[\s,]+)*(?:over|above|more than|at least|under|below|"
    r"less than|fewer than)\s\d.*\?\s*$",
    re.IGNORECASE,
)
"""A bound alone that is asked of: "over 2 million in October?"."""
_NEGATED = re.compile(
    r"n't\b|\bnot\b|\bno\b|\bnever\b|(?:^|\s)[안못]\s?(?=[가-힣])|지\s?(?:않|못)|아니", re.IGNORECASE
)
_AMOUNT = r"(?P<n>\d[\d,.]*\s*(?:천만|백만|십만|억|만|천)?(?:\s*\d\s*천)?)\s*(?:개|건|장|로트)?"
_BEYOND_KOREAN = re.compile(
    rf"(?P<what>.*?)(?:이|가|은|는|도|을|를)?\s*{_AMOUNT}(?:는|은|을|를|이|도|보다)?\s*"
    r"(?:(?:넘|돌파)[가-힣]{1,5}|(?:이상|이하|미만|초과)(?:이|인|였|됐|되|돼|야)[가-힣]{0,4}|(?:더\s*)?(?:많|적|높|낮)[가-힣]{1,4})"
    r"[\s?.!~]*"
)
_BEYOND_ENGLISH = re.compile(
    r"(?:(?:and|so|but|then)[\s,]+)*(?:was|were|is|are|did|does|has)\s+(?:the |our )?(?P<what>"
    r"(?:daily |weekly |monthly )?(?:average|mean)(?: lot size)?|(?:number of lots|lot count)|"
    r"it|that|this)\s+(?P<when>.*?)\s*"
    r"(?:(?:go|went|come|came|be|get|got)\s+)?(?:over|above|more than|higher than|"
    r"under|below|less than|lower than|"
    r"at least|at most|pass(?:ed)?|exceed(?:ed)?|top(?:ped)?|reach(?:ed)?|beyond)\s+"
    r"\d[\d,.]*\s*(?:million|thousand|[km])?(?![a-z])(?:\s*(?:units|pieces|pcs|lots))?"
    r"(?P<rest>[^?]*)[\s?.!]*",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:평균|로트(?:\s*수)?|기록(?:\s*수)?|생산일(?:\s*수)?)$")
_RATE = re.compile(
    r"(?:(?:more than|over|at least|by(?: at least| more than| over)?)\s+)?"
    r"(?P<n>\d+(?:\.\d+)?)\s*(?P<unit>%\s*p(?:oints?)?|%\s*포인트|%|퍼센트\s*포인트|퍼센트|프로|"
    r"percentage points?|percent(?: points?)?)"
    r"(?![a-z가-힣]*\s*(?:품목|items))(?:\s*(?:포인트))?"
    r"\s*(?P<way>라도|이상|넘게|초과로?|정도|이나|씩|는|도|or more)?\s*",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"늘|줄|올[라랐]|떨어|증가|감소|내[려렸]|성장|커졌|"
    r"\b(?:grow|grew|grown|rise|rose|risen|up|increased?|fall|fell|drop(?:ped)?|down|decreased?|"
    r"declined?|gain(?:ed)?)\b",
    re.IGNORECASE,
)


class Rate(NamedTuple):
    """So many percent by which something is held to have changed."""

    value: float
    points: bool


def alone(text: str) -> str:
    """The question without what only says how much of its answer is to be told."""
    return _ONLY_THAT.sub("", text)


def is_yes_or_no(text: str) -> bool:
    """Whether a question is answered by yes or no; one with "not" is answered by what is."""
    text = alone(text.strip())
    if _OPEN.search(text) or _NEGATED.search(text):
        return False
    if _BOUND_ALONE.search(text):
        return True
    return (_ASKED_ENGLISH if text.isascii() else _ASKED_KOREAN).search(text) is not None


def is_asked(text: str) -> bool:
    """Whether a text has the form of a question."""
    asked = _ASKED_ENGLISH if text.isascii() else _ASKED_KOREAN
    return text.rstrip().endswith("?") or asked.search(text.strip()) is not None


def rate_of(text: str) -> Rate | None:
    """The rate that a change is held against: "10% 넘게 늘었어?", "did it grow by at least 3%?"."""
    said = _RATE.search(text) if is_yes_or_no(text) and _CHANGED.search(text) else None
    if said is None:
        return None
    return Rate(float(said["n"]), "p" in said["unit"].replace("per", "") or "포인트" in said[0])


def without_rate(text: str) -> str:
    """The question without the rate that its answer is held against."""
    return re.sub(r"\s{2,}", " ", _RATE.sub(" ", text)).strip() if rate_of(text) else text


def without_held(text: str) -> str | None:
    """The figure held against a bound ("10월 일평균 8만 넘었어?"), empty where it is the one told last."""
    if not is_yes_or_no(text):
        return None
    if text.isascii():
        said = _BEYOND_ENGLISH.fullmatch(text.strip())
        if said is None:
            return None
        own = f"{said['when']} {said['rest']}".strip()
        pointed = said["what"].lower() in ("it", "that", "this")
        return ("" if not own else None) if pointed else f"{said['what']} {own}?"
    said = _BEYOND_KOREAN.fullmatch(text.strip())
    if said is None:
        return None
    what = re.sub(r"^(?:그럼|그러면|그게|그건|그거)\s*", "", said["what"].strip())
    if what and not _FIGURE.search(what):
        return None
    return re.sub(r"(로트|기록|생산일)$", r"\1 수", what) + "는?" if what else ""
