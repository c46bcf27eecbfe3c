"""A question that says itself that it is another: "다른 건데, …", "never mind that. …", "참, …"."""

import re
from datetime import date

from assistant.planner.periods import read_periods

_LEAD = (
    r"^\W*(?:(?:아|어|음|흠|참|네|그래|그럼|그리고|근데|그런데|오케이|알겠어|알겠습니다|고마워|좋아|"
    r"right|ok|okay|now|so|and|well|alright|thanks|hmm|good|great|fine|yeah|actually)[\s,.!…]+)*"
)
_AFRESH = re.compile(
    rf"{_LEAD}(?:이건\s*)?(?:별개로|다른\s*(?:건데|얘긴데|얘기인데|얘기지만|질문인데|질문이요|걸\s*물어볼게|거\s*물어볼게|거\s*[,.])|"
    r"딴\s*(?:얘기지만|얘긴데|건데)|새로운?\s*질문인데|(?:화제|주제|말)\s*(?:를\s*)?(?:바꿔서|돌려서))(?:요)?[\s,.!…]*|"
    rf"{_LEAD}(?:on )?(?:an? )?(?:totally |completely )?(?:different|separate|another|unrelated|new|other) "
    r"(?:matter|question|topic|note|subject|thing)(?: altogether)?\s*[:,.;–—-]+\s*|"
    rf"{_LEAD}(?:unrelated|something else|next(?: question| one| up)?|new topic|moving on|"
    r"start(?:ing)? over|from scratch|"
    r"switch(?:ing)? (?:gears|topics?|subjects?)(?:,? please)?|chang(?:e|ing) (?:the )?(?:topic|subject))"
    r"\s*[:,.;–—-]+\s*|"
    rf"{_LEAD}(?:never\s?mind|nvm|forget|"
    r"(?:leave|drop|skip|scrap|scratch)(?= (?:it|that|this)\b)|enough (?:of|about))(?: about)?"
    r"(?: (?:that|it|this|those|[a-z]+)){0,3}\s*[:,.;–—-]+\s*",
    re.IGNORECASE,
)
"""Openings that leave what was spoken of behind."""
_ASIDE = re.compile(
    rf"{_LEAD}(?:(?:그건|그거는?|그\s*얘긴)\s*)?(?:됐고|됐어|그렇고|참|맞다|그나저나|아무튼|암튼)(?:요)?[\s,.!…]+|"
    rf"{_LEAD}(?:by the way|btw|anyway|anyhow)[\s,.!:–-]+",
    re.IGNORECASE,
)
"""Openings that do so where what follows is complete."""
_LEFT_ALONE = re.compile(
    rf"{_LEAD}(?:(?:(?:그건|그거는?|그\s*얘긴)\s*)?(?:됐고|됐어|됐습니다|됐네)(?:요)?[\s,.!…]+|"
    r"(?:(?:그게|그거|그건|수정|삭제|변경|예측|조회|확인|계산|비교)(?:이|가|은|는|도)?\s*)?(?:안|못)\s*"
    r"(?:되|된|돼|하|한|해)\s*(?:면|다면|다고\s*하면|거면|줄\s*거면)[\s,.]+|"
    r"if (?:(?:you|that|it|this)(?: really)? )?(?:can't|cannot|can not|isn't possible|won't work|not)"
    r"(?: be done| do (?:that|it)| (?:delete|change|edit|remove|forecast|predict) (?:it|that))?,"
    r"\s*(?:then )?|"
    r"(?:never\s?mind|nvm|forget|skip|drop|leave)(?: about)?(?: (?:it|that|this|that one))?"
    r"\s*[:,.;–—-]+\s*)",
    re.IGNORECASE,
)
"""Openings that leave a question alone which was not answered, and not what it was about."""
_LEANS = re.compile(
    r"(?<![가-힣])(?:그|같은|해당|거기|여기|둘|두)(?![가-힣]{2})|(?<![가-힣])(?:그중|그때)|"
    r"\b(?:it|its|that|those|these|them|they|same|there|then|both|two)\b",
    re.IGNORECASE,
)
"""Words for what was said before."""
_MEASURED = re.compile(r"생산|만들|만든|찍|나왔|나온|수량|실적|로트|기록|상위|순위|제일|가장|젤|추이|평균")


def without_opening(text: str, today: date) -> str | None:
    """The question behind such an opening; nothing where it has none, or goes on from before all the same."""
    found = _AFRESH.match(text)
    rest = text[found.end() :].strip() if found else ""
    if rest and not _LEANS.search(rest):
        return rest
    aside = _ASIDE.match(text)
    rest = text[aside.end() :].strip() if aside else ""
    timed = any(one.period and not one.shift for one in read_periods(rest, today).expressions)
    return rest if timed and _MEASURED.search(rest) and not _LEANS.search(rest) else None


def leaves_question_alone(text: str) -> bool:
    """Whether it begins with a word that gives up the question before: "됐고 …", "never mind, …"."""
    return _LEFT_ALONE.match(text) is not None


def without_interjection(text: str) -> str:
    """The text without an opening that changes nothing where it goes on from before."""
    found = _LEFT_ALONE.match(text) or _AFRESH.match(text) or _ASIDE.match(text)
    rest = text[found.end() :].strip() if found else ""
    return rest or text
