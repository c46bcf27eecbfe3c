"""What somebody finds in an answer before the next question: "수요일이 제일 높네. 10월 수요일 합계만 …".

Such a sentence asks nothing. What it names goes on to be meant where the question itself names nothing of its
kind ("8월이 낮네. 왜 줄었어?"), and it stays where the question points to it ("1위가 BW0021이네, 그거는?").
"""

import re
from collections.abc import Callable

from assistant.planner.reading.question import Question

_FOUND = re.compile(
    r"^\W*(?P<ko>[^.?!,\n]+[^.?!,\s](?:네요?|군요?|구나|구만|구먼))[ㅋㅎㅠㅜ\s]*[.!,~…ㅋㅎㅠㅜ]+\s*(?=\S)|"
    r"^\W*(?P<en>(?!(?:what|which|how|when|who|why|where|is|was|are|were|did|does|do|has|have|can|could|would|"
    r"will|show|give|tell|list|compare|i|no|not|sorry|actually|if|since|because|as)\b)"
    r"[\w' -]{2,40}? (?:is|was|are|were|looks?|looked|seems?|leads?|led|tops|topped|wins?|won|dipped|peaked|"
    r"dropped|rose|fell|grew|jumped)\b[^.?!,\n]*)[.!]+\s+(?=\S{2})",
    re.IGNORECASE,
)
"""A sentence that says something of the answer before, and asks nothing."""
_POINTED = re.compile(
    r"(?<![가-힣])(?:[그이]\s*(?:거|건|게|걸|달|날|주|해|때|중|품목|제품|로트|요일|분기)|거기|여기|둘|두)|"
    r"\b(?:it|its|that|those|these|them|they|there|then|both|two|same)\b",
    re.IGNORECASE,
)
"""Words for what was said before, which may be what the remark says."""
_HELD = re.compile(r"보다|비해|대비|처럼|만큼|\bthan\b", re.IGNORECASE)


def without_finding(text: str, read: Callable[[str], Question]) -> str:
    """The text without such a sentence, but for what it names where the question names no such thing."""
    found = _FOUND.match(text)
    rest = text[found.end() :] if found else ""
    remark = (found["ko"] or found["en"]) if found else ""
    if not rest or _POINTED.search(rest):
        return text
    said, asked = read(remark), read(rest)
    if any(section.startswith("refuse") for section in said.sections):
        return text
    names = [one.text for one in said.mentions] if not asked.mentions else []
    times = [one.text for one in said.times] if not (asked.times or asked.weekdays) else []
    if (names or times) and _HELD.search(remark):
        return text
    if not (names or times):
        return rest
    return " ".join(("and" if text.isascii() else "그럼", *map(_bare, (*names, *times)), rest))


def _bare(name: str) -> str:
    """ "10월이" as "10월"."""
    return re.sub(r"(?<=[가-힣\d])(?:은|는|이|가|도|에|에는|엔)$", "", name.strip())
