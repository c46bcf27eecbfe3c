"""Words that lean on an answer where there is none: "반대로", "those" or "비교해줘" at first."""

import re

from assistant.planner.asking.wish import Wish
from assistant.planner.followups.leaning import BY_ITEM
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question

PAIR = 2
OF_ITEMS = (*BY_ITEM, "ask.top", "ask.bottom", "ask.most", "ask.least")
_SEVERAL = re.compile(
    r"\b(?:them|those|these|they are|they were|are they|were they)\b|"
    r"(?:(?<=\bwas )|(?<=\bis ))(?:it|that)(?=(?: then)?[\s?.!]*$)|"
    r"(?<=\bof )it\b|(?<=\babout )it\b",
    re.IGNORECASE,
)
"""Words for what was spoken of before."""
_OF_THOSE = re.compile(r"\bof (?:those|these|them)\b(?! (?:two|three|days|weeks|months))", re.IGNORECASE)
_THAT_ONE = re.compile(
    r"(?<![가-힣])(?:(?:그|해당)\s*로트|아까\s*그\s*(?:품목|제품|거))|\bthat (?:lot|batch)\b", re.IGNORECASE
)
"""What only an answer before can have named."""
_THE_ONE = re.compile(r"\bthe ((?:daily|weekly|biweekly|monthly|toric|multifocal) one)\b", re.IGNORECASE)
"""One of what was shown, by a word of its name."""
_BEFORE_THAT = re.compile(
    r"^\W*(?:(?:and|so|then|what about|how about)[\s,]+)*((?:the )?(?:day|week|month|quarter|year) "
    r"(?:right |just )?(?:before|after) (?:that|it|this))[\s?.!]*$|"
    r"^\W*(그건|그게|그거는?|그것은|이건|이게)(?!\s*그렇고)(?=\s)",
    re.IGNORECASE,
)
"""A question whose subject is what was spoken of."""
_WHICH = re.compile(
    r"^\W*(which(?: one| of (?:the )?two)? (?:is|was|has|had|did) (?:the )?"
    r"(?:bigger|higher|larger|smaller|lower|more|less|fewer|better|worse))[\s?.!]*$|"
    r"^\W*((?:어느|어떤)\s*(?:쪽|게|것이?)(?:이)?\s*더\s*\S+)[\s?.!]*$",
    re.IGNORECASE,
)
"""Which of two, and neither is named."""
_ALIKE = re.compile(
    r"똑같|마찬가지|같은(?!달|기간|날|해|주)|동일|(?:the )?same (?!month|period)|repeat|ditto|likewise"
)
_TOLD = re.compile(
    r"(?:저번에?|아까|전에|방금|앞에서?|지난번에?)\s*(?:말한|말했던|얘기한|얘기했던|본|봤던|물어본|물어봤던|보여준)\s*(?:거|것|품목|제품)"
)
"""What was spoken of before."""


def of_nothing(question: Question) -> list[str]:
    """The words that lean on an answer where there is none: "반대로", "BW0022도 똑같이" at first."""
    leaning = [one for one in question.pieces if one.concept and one.concept.section == "refer"]
    lone = set(question.sections) <= {"refer"} and not (
        question.times or question.mentions or question.numbers
    )
    alike = [one.text for one in leaning if _ALIKE.match(one.text)]
    named = question.mentions or question.unknown or question.says(*OF_ITEMS)
    if not (named or question.times):
        alike += [*_SEVERAL.findall(question.text), *_matched(_WHICH, question.text)]
    if not (named or alike):
        alike += _matched(_BEFORE_THAT, question.text)
    if not (question.mentions or question.unknown):
        alike += _OF_THOSE.findall(question.text)
    alike += _TOLD.findall(question.text)
    alike += [] if named else _THE_ONE.findall(question.text)
    if not question.lot:
        alike += _THAT_ONE.findall(question.text)
    return alike or (
        [one.text for one in leaning if ".".join(one.concept or ()) == "refer.follow"] if lone else []
    )


def compares_nothing(question: Question, wish: Wish) -> bool:
    """ "그거 작년이랑 비교하면?" at first: what is held against last year is not said."""
    named = question.mentions or question.unknown or question.says(*OF_ITEMS)
    alone = {*question.sections} == {"ask"} and question.keys("ask") == ["compare"]
    if alone and not (named or question.times or question.numbers):
        return True  # "비교해줘"
    return (
        wish.intent in ("compare", "why")
        and question.says("refer.item")
        and not named
        and len(question.times) == 1
    )


def lacks_another(question: Question, wish: Wish, kept: Frame | None, times: int) -> bool:
    """ "차이는?" after one figure, or a course: there is nothing that it is held against."""
    asks = set(question.keys("ask")) - {"much", "percent"} == {"compare"} and wish.intent == "compare"
    if kept is None or not asks or question.times or question.mentions or question.says("refer.both"):
        return False  # "둘을 비교": of two that were told one after the other
    beside = len(kept.families) == PAIR or (len(kept.items) > 1 and not (kept.as_one or kept.families))
    return not (beside or len(kept.periods) == PAIR or times >= PAIR)


def splits_mean(question: Question, wish: Wish, kept: Frame | None) -> bool:
    """ "월별로" after a daily average: a course tells no mean of each month, and its totals are none."""
    bare = set(question.sections) - {"noise"} == {"grain"} and not (question.times or question.mentions)
    daily = kept is not None and kept.intent == "average" and kept.grain in (None, "day")
    return daily and bare and wish.intent == "trend" and wish.grain not in (None, "day", "weekday")


def _matched(pattern: re.Pattern[str], text: str) -> list[str]:
    found = pattern.match(text)
    return [one for one in found.groups() if one] if found else []
