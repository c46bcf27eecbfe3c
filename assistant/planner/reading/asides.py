"""What is said of who asks, before or behind a question: "We had an argument about it: …".

An aside begins or ends with words of `[asides]` in `everyday.toml` and says nothing that could be asked:
neither a number, a time, an item nor a word that is counted or that narrows.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from assistant.planner.periods import read_periods
from assistant.planner.reading.mentions import name_words
from assistant.planner.reading.reasons import Parted, parted
from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import NOISE, vocabulary
from tools.items import ItemIndex
from tools.spelling import words as words_of

OF_NOTHING = frozenset({NOISE, "greeting", "thanks", "refer", "about"})
"""Sections of words that a clause about who asks may hold."""
PLAIN = frozenset(
    (
        *("who", "team", "manager", "supervisor", "department", "person", "people", "staff", "sales"),
        *("customer", "customers", "client", "clients", "buyer", "budget", "plan", "kpi", "find", "anywhere"),
        *("직원", "담당자", "팀", "부서", "사람", "책임자", "고객", "고객사", "거래처", "업체", "바이어"),
    )
)
"""Words for those who ask, not for those who work, and for what they have in hand."""
HARMLESS = frozenset({"world", "edge"})
"""Topics in a clause about who asks that say nothing of the question."""
_THOUGH = (
    r"(?:는데|은데|던데|건데|긴데|길래|니까|"
    r"(?:중|담당|담당자|직원|신입|사원|대리|처음|상황|사정)인데)(?:요|여)?"
)
"""Endings that need no sign between what is told and what is asked."""
_SIGN = r"\s*(?:[,.:;!?…]+|\s[-–—]+)\s+"


def partings(text: str, index: ItemIndex, today: date) -> Iterator[Parted]:
    """The question without one clause that says why it is asked, or by whom; each way to leave one out."""
    why = parted(text, index)
    if why:
        yield why
    for pattern in _korean() if re.search("[가-힣]", text) else _english():
        found = pattern.match(text)
        if found and not _asks(found["why"], index, today):
            yield Parted(found["rest"].strip(), found["why"].strip(" :,.-–—"), looks=False)


def _asks(clause: str, index: ItemIndex, today: date) -> bool:
    """Whether a clause may be part of what is asked."""
    if re.search(r"\d", clause) or _narrowing().search(clause):
        return True
    if any(word.startswith(tuple(name_words(index))) for word in words_of(clause)):
        return True
    if any(
        one.period and one.period.first and one.period.first < today
        for one in read_periods(clause, today).expressions
    ):
        return True
    concepts = ((piece.text, piece.concept) for piece in segment(clause, vocabulary()))
    return any(
        one is not None and one.section not in OF_NOTHING and one.key not in HARMLESS and text not in PLAIN
        for text, one in concepts
    )


@cache
def _narrowing() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            rf"\b{one}\b" if one.isascii() else rf"{one}(?:\s|$|고|하)"
            for one in vocabulary().asides["narrowing"]
        ),
        re.IGNORECASE,
    )


@cache
def _english() -> tuple[re.Pattern[str], ...]:
    words = {key: rf"(?:{_any_of(phrases)})(?![\w'])" for key, phrases in vocabulary().asides.items()}
    somebody = rf"{words['whose']}\s[A-Za-z' -]{{2,40}}?\s{words['does']}"
    told = rf"(?:{words['english']}|{somebody})[^.:;!?…]{{0,80}}?"
    clause = rf"(?:{told}|{words['alone']}|(?:[A-Za-z&]+\s){{1,4}}here)"
    joined = r"(?:but\s|and\s|so\s|then\s)*"
    first = rf"^\W*(?P<why>{clause}){_SIGN}{joined}(?P<rest>\S.{{5,}})$"
    last = rf"^(?P<rest>.{{6,}}?[\w)'\"?])(?:{_SIGN}|\s+(?=thank))(?P<why>{clause})\W*$"
    return tuple(re.compile(one, re.IGNORECASE | re.DOTALL) for one in (first, last))


@cache
def _korean() -> tuple[re.Pattern[str], ...]:
    ends, goes_on = _any_of(vocabulary().asides["korean"]), r"(?P<rest>\S.{5,})$"
    patterns = (
        rf"^\W*(?P<why>[^.?!\d]{{2,60}}?(?:{ends})[.!:,~…]+)\s*{goes_on}",
        rf"^\W*(?P<why>[^.?!\d]{{2,40}}?{_THOUGH}),?\s+{goes_on}",
        rf"^(?P<rest>.{{6,}}?[?？.!,])\s+(?P<why>[^.?!\d]{{2,50}}(?:{ends}))[.!~…ㅠㅜㅎㅋ^;\s]*$",
    )
    return tuple(re.compile(one, re.DOTALL) for one in patterns)


def _any_of(phrases: Iterable[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
