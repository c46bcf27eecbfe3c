"""What is said of an answer before the next question: "wow nice. …", "아 그렇구나 감사합니다. …".

A reaction is put together from the words of `[reactions]` in `everyday.toml` alone.
"""

import re
from collections.abc import Iterable
from functools import cache

from assistant.planner.reading.vocabulary import vocabulary

_HOPED = (
    r"(?:i(?:'d| had| would have| didn't| did not)? (?:expect(?:ed)?|thought|assumed|was expecting|hoped)|"
    r"(?:my boss|he|she|they|we|the boss|i)(?: will|'ll| would|'d) (?:like|love|hate|be happy with|use)|"
    r"that (?:doesn't|does not) (?:look|seem|sound) right)\b[^.?!]*[.!]\s+(?=\S{2})"
)
"""What was expected, up to the end of the sentence."""

_STATED = re.compile(r"[^\d?]{2,24}(?:네|네요|군|군요|구나|구만|구먼)[\s.~!…ㅋㅎㅠㅜ;]*")
_ABOUT = re.compile(
    r"몇|얼마|왜|언제|뭐|어느|어떤|무슨|생산|실적|로트|품목|제품|[월주일년]|분기|어제|오늘|작년|올해|순위|평균|줄었|늘었|[A-Za-z]"
)
"""What a statement may ask of."""
_THANKS = re.compile(r"감사|고마|고맙|수고|\b(?:thanks|thank you|cheers|appreciated)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|몇|얼마|알려|보여|궁금|생산|수량|로트|은요|는요|\b(?:how|what|which|when|show|give|list|and|total|output)\b",
    re.IGNORECASE,
)


def without_reaction(text: str) -> str:
    """The text without what is said of the answer before, where a question follows."""
    while (found := _reaction().match(text)) and found.end() < len(text):
        rest = text[found.end() :]
        if _THANKS.search(found[0]) and not _ASKS.search(rest):
            return text  # "고맙습니다. 월요일 회의 자료라서요"
        text = rest
    return text


def is_reaction(text: str) -> bool:
    """Whether nothing but such a remark is said: "오 많이 했네", "wow, nice"."""
    if _STATED.fullmatch(text.strip()) and not _ABOUT.search(text):
        return True  # "휴가철이라 그런가 보네"
    said = f"{text.rstrip(' .!~ㅋㅎㅠㅜ')}. "
    found = _reaction().match(f"{said}__")
    whole = found is not None and found.end() >= len(said)
    return whole and (not text.isascii() or _lone().search(text) is not None)


@cache
def _lone() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(vocabulary().reactions['lone'])}\b", re.IGNORECASE)


@cache
def _reaction() -> re.Pattern[str]:
    words = {key: _any_of(phrases) for key, phrases in vocabulary().reactions.items()}
    said = rf"(?:{words['english']}(?![\w'’])[\s,-]*)"
    return re.compile(
        rf"^\W*{said}+[.!?…–-]+\s+(?=\S{{2}})|^\W*{said}*{_HOPED}|"
        rf"^\W*{words['alone']}[\s,.!–-]+(?=\S{{2}})|"
        rf"^\W*(?:{words['opening']}[\s,.!?~…]*)*{words['closing']}[가-힣]{{0,4}}[\s.,!?~ㅋㅎㅠㅜ…;]+(?=\S{{2}})",
        re.IGNORECASE,
    )


def _any_of(phrases: Iterable[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s?") for phrase in longest) + ")"
