"""What a question is for: "for the Q3 board pack, …", "… for tomorrow's meeting"; it changes no answer.

A preface is put together from the words of `[prefaces]` in `everyday.toml` alone, as any other may narrow
what is asked. A period in it counts where the question itself names none: "for the Q3 report, total output".
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import vocabulary

_TIMED = (
    r"(?:(?:fy|cy)\s?'?\d{2,4}|[qh][1-4]|\d{4}|[a-z]+day|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*(?:\s\d{1,2}(?:st|nd|rd|th)?)?)(?![\w])"
)
_GOES_ON = (
    r"(?:i|we|please|pls|kindly|could|can|may|would|what|how|which|when|give|show|list|tell|send|compare|let|provide)"
    r"\b"
)
LONG = ("month", "quarter", "half", "year", "range")
"""Grains of periods that a document is about; a day, or a week that is running, is when it is due."""
PLAIN = frozenset({"money", "plans", "orders"})
"""Topics that a document is named by without narrowing what is asked: "for the budget report"."""

RECKONED = frozenset({"defects", "money", "stock", "plans"})
"""Topics of what is reckoned, where what was made is asked for: "for my defect ratio, good pieces"."""
_MADE = re.compile(
    r"\b(?:good|made|produced|output|production|manufactured)\b|양품|생산|만[든들]", re.IGNORECASE
)
CLAIMS = frozenset({"complaint", "complaints", "claim"})
"""Words for what makes people trace a lot."""

_RECKONED = (
    r"(?<![가-힣])(?P<of>불량|폐기|손실|로스|매출|원가|단가|비용|재고|[가-힣]{1,3}[률율])[률율]?[을를]?\s?(?:"
    r"(?:계산|산출|집계|분석|분모)\s?(?:용(?:으로)?|(?:에|(?:으)?로)\s?(?:쓸|쓰는|필요한|들어갈|넣을))|"
    r"(?:(?:계산|산출|집계|분석)하|구하|내)(?:려고요?|려면|게|는\s?데\s?(?:쓸|쓰는|필요한)))\s+(?=\S)(?P<event>)"
)
"""What a Korean figure is reckoned for: "불량률 분모로 쓸 10월 양품"."""


def without_preface(text: str, today: date) -> str:
    """The text with what it is for blanked out; its length stays."""
    for pattern in _patterns():
        found = pattern.search(text)
        if found and not _narrows(found, text, event=bool(found["event"])):
            text = _blanked(text, found, today)
    return text


def _narrows(preface: re.Match[str], text: str, *, event: bool) -> bool:
    """Whether a preface may say more than what for: "for the line report"; a "customer audit" does not."""
    pieces = segment(preface[0], vocabulary())
    rest = f"{text[: preface.start()]} {text[preface.end() :]}"
    reckoned = RECKONED if _MADE.search(rest) else frozenset()
    plain = reckoned if preface.groupdict().get("of") else PLAIN | reckoned
    concepts = [piece.concept for piece in pieces if piece.text not in CLAIMS]
    unsafe = any(one is not None and one.section == "refuse_unsafe" for one in concepts)
    topics = {one.key for one in concepts if one is not None and one.section == "refuse_not_in_data"}
    return unsafe or (bool(topics - plain) and not event)


def _blanked(text: str, preface: re.Match[str], today: date) -> str:
    start, end = preface.span()
    rest = text[:start] + " " * (end - start) + text[end:]
    if read_periods(rest, today).expressions:
        return rest
    for one in read_periods(preface[0], today).expressions:
        if _is_meant(one, today):
            first, last = start + one.start, start + one.end
            rest = rest[:first] + text[first:last] + rest[last:]
    return rest


def _is_meant(one: Expression, today: date) -> bool:
    own = one.period
    if own is None or own.first is None or own.first > today:
        return False
    return own.grain in LONG or (own.grain == "week" and not own.running)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = {key: _any_of(phrases) for key, phrases in vocabulary().prefaces.items()}
    papers = (one for one in vocabulary().asides["papers"] if one.isascii())
    named = _any_of(vocabulary().prefaces["documents"])
    words["documents"] = _any_of((*vocabulary().prefaces["documents"], *papers))
    about = rf"(?:{words['about']}|{_TIMED}|{words['events']}|{words['documents']})(?:'s|’s)?"
    kinds = rf"(?P<of>{words['reckoned']})|{words['documents']}|(?P<event>{words['events']})"
    what = rf"(?:{about}[\s/&-]+)*(?:{kinds})"
    opens = rf"\W*(?:{words['opening']})\s+{what}(?:\s*[,:;.–—-]+\s*(?=\S)|\s+(?={_GOES_ON}))"
    closes = (
        rf"[\s,;(–—-]+(?:{words['closing']})\s+(?=(?:the|my|our|a|an|his|her|their|this|next|\w+'s)\s)"
        rf"{what}[\s).!?]*$"
    )
    label = (
        rf"\W*(?:{about}[\s/&-]+)*(?:(?:{words['labels']})\s*[,:;–—-]+|(?:{named})\s*:)\s*(?=\S)(?P<event>)"
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in (f"^{opens}", closes, f"^{label}", _RECKONED))


def _any_of(phrases: Iterable[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest) + r")(?![\w])"
