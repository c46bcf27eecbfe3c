"""What a question takes for granted about a change, and whether it asks for a yes or no."""

import re

from assistant.planner.asking.units_asked import HOW_MANY, says_quantity_noun
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.reading.week_days import is_habit

_NEGATED = re.compile(r"n't\b|\bnot\b|\bno\b|(?:^|\s)[안못]\s|지\s?않|지\s?못", re.IGNORECASE)
_WHETHER = re.compile(
    r"(?:^|[,.;!?:]\s*|\b(?:if|whether)\s)(?:(?:so|and|but|then|hi|hello|hey|please|ok|okay|also|well|now)[\s,]+)*"
    r"(?:was|were|is|are|did|do|does|has|have|had)\b|\b(?:if|whether)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:만들|찍|돌|뽑|나|생산|제조|제작|가공|양산|완성|가동)\s?(?:이|을|를)?\s?[가-힣]{0,2}?(?:었|았|했|됐|되었|왔|렸|하였|셨|졌)"
    r"(?:어|어요|나|나요|니|냐|는지|는지요|습니까|던가|던가요|을까|을까요|죠|지)\s*(?:알려|확인|봐|좀)?[가-힣\s]{0,8}[?.!\s]*$"
)
"""A question's verb at its end: something was made."""
DEGREES = frozenset(
    {
        "낮",
        "낮아",
        "낮았",
        "적",
        "적어",
        "적었",
        "높",
        "높아",
        "높았",
        "많",
        "많아",
        "많았",
        "크",
        "컸",
        "작",
        "작았",
    }
)
"""Words that say in a question for a reason which way something went."""
MORE_OR_LESS = frozenset(
    {"more", "less", "fewer", "higher", "lower", "bigger", "larger", "greater", "smaller", "better", "worse"}
)
"""How one is beside another, in English."""
ASKED = frozenset({"what", "which", "where", "when", "뭐", "뭘", "무엇", "무슨", "어떤", "어느", "언제"})


def supposed_of(question: Question) -> str:
    """Which way the question says that a quantity went, "up" or "down"; nothing where it says both."""
    said = {one.text for one in question.pieces if one.concept and one.concept.section == "ask"}
    said |= _degrees(question)
    said |= {word for one in question.times if one.versus for word in one.text.lower().split()}
    ways = [way for way, words in vocabulary().premises.items() if said & words]
    return ways[0] if len(ways) == 1 and not _NEGATED.search(question.text) else ""


def says_degree(question: Question) -> bool:
    """ "왜 더 많았어?", "why was it lower?": how one is beside another, not which way something went."""
    return bool(_degrees(question) or MORE_OR_LESS & {one.text for one in question.pieces})


def _degrees(question: Question) -> frozenset[str]:
    return DEGREES & {word.removeprefix("더") for word in question.words}


def _is_done_on_days(question: Question) -> bool:
    """ "주말에도 생산해?": whether anything is made on such days."""
    return bool(question.weekdays) and not question.times and is_habit(question.text)


def asks_whether(question: Question) -> bool:
    """ "Was BW0021 produced yesterday?", "did we make any": a yes or no, no amount."""
    on_days = _is_done_on_days(question)
    several = question.says("measure.items", "grain.item") or (question.says("refer.all") and not on_days)
    if several or says_quantity_noun(question) or (HOW_MANY | ASKED) & question.words or question.numbers:
        return False
    asks = set(question.keys("ask")) <= {"made_at_all"} and question.says("measure.quantity")
    return (
        asks
        and not question.keys("grain")
        and bool(_WHETHER.search(question.text) or _DONE.search(question.text) or on_days)
    )
