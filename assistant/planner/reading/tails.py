"""The request at the end of a long-winded question: "… 보고가 있어서요, 우선 올해 분기별 생산량부터 …".

What stands before it is left out only where it asks for nothing itself, speaks of nothing that may narrow the
request (a plant, a shift, rejects, a number), and names neither a time nor items that the request lacks; one
item that it names is taken along.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.planner.periods import read_periods
from assistant.planner.reading.asides import BESIDE_PRODUCTION, PLAIN, narrowing
from assistant.planner.reading.mentions import read_codes, read_names
from assistant.planner.reading.reasons import Parted
from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import REFUSALS, vocabulary
from tools.items import ItemIndex

_BOUNDARIES = re.compile(
    r"(?:[는은인던]데요?|[어아해라]서요?|니까요?|거든요|고요|니다|[어아에예데]요|지만)[\s,.!…]+(?=\S)|"
    r"(?<=[.!])(?<!\bno\.)\s+(?=[A-Z가-힣])|"
    r"[\s,;]+(?:(?:and|so|but)\s+)?(?=(?:could|can|would|will)\s+(?:you|i)\s|"
    r"(?:i'd|i would)\s+(?:like|love)\s|"
    r"(?:please|pls)\s+(?:show|give|tell|list|find|check|let)\b|may i\s|"
    r"(?:what|how|which|when)(?:'s|\s))",
    re.IGNORECASE,
)
"""Before what may be the request."""
_ASKS = re.compile(
    r"[?？]|얼마|몇|[뭐뭘]|무엇|어떻|어떤|알려|보여|말해|뽑아|궁금|필요|[보알]고\s?싶|확인|빼고|제외|말고|"
    r"\b(?:how|what|which|when|show|give|tell|list|need|want|find|check|look|without|except|not)\b",
    re.IGNORECASE,
)
"""Words by which what stands before it asks, or narrows what is asked."""
_TELLS = re.compile(
    r"[가-힣]|\b(?:i|we|he|she|they|it|you|my|our|is|are|was|were)\b|'(?:s|m|ve|re)\b", re.IGNORECASE
)
"""What tells something, and does not only name it: "No. 1 item, …"."""
_FAMILY = re.compile(r"(?<![A-Za-z])[A-Z]{2}(?![A-Za-z0-9])")
_OF_NOBODYS_WORK = re.compile(
    r"(?:오전|오후|아침|저녁)에(?=.*(?:보고|회의|미팅|발표|출장|교육))|다름이\s?아니라|"
    r"\bon the (?:other line|line|phone)\b",
    re.IGNORECASE,
)
"""Words that look like a shift, a line or a correction, where somebody only says when or how they ask."""
_SITE = re.compile(r"공장|사업장|\d동|\b(?:plants?|factory|factories|sites?)\b", re.IGNORECASE)
TOPICS = BESIDE_PRODUCTION | {"forecasts"}
"""What the one who asks may speak of: none of it narrows what was produced."""
_INQUIRES = re.compile(
    r"문의|여쭤|여쭙|물어|관심|\b(?:keen|interested|asking|asks|asked|wants? to know|curious)\b",
    re.IGNORECASE,
)
"""How somebody speaks of the item that is asked about."""
_WHO = re.compile(r"\W*(?:i'm|i am|we're|we are)\s", re.IGNORECASE)
_LEAST, _WORDS = 8, 4
"""Letters of a request and words before it, at least: a shorter clause may say which part is meant."""


def tails(text: str, index: ItemIndex, today: date) -> Iterator[Parted]:
    """The question from each place on at which its request may begin, the longest first."""
    for boundary in _BOUNDARIES.finditer(text):
        why, rest = text[: boundary.end()].strip(" ,;"), text[boundary.end() :].strip()
        short = len(rest) < _LEAST or (len(why.split()) < _WORDS and not _WHO.match(why))
        if short or _ASKS.search(why) or not _TELLS.search(why):
            continue
        taken = _with_what_it_needs(why, rest, index, today)
        if taken:
            yield Parted(taken, why)


def _narrows(why: str, today: date) -> bool:
    """Whether what stands before a request may say which part of production it is about."""
    said = _OF_NOBODYS_WORK.sub(" ", why)
    for one in reversed(read_periods(said, today).expressions):
        said = f"{said[: one.start]} {said[one.end :]}"
    if re.search(r"\d", said) or narrowing().search(said) or _SITE.search(said):
        return True
    pieces = (one for one in segment(said, vocabulary()) if one.text not in PLAIN)
    topics = {one.concept.key for one in pieces if one.concept and one.concept.section in REFUSALS}
    return bool(topics - TOPICS)


def _with_what_it_needs(why: str, rest: str, index: ItemIndex, today: date) -> str | None:
    """The request with the one item that is named before it; nothing where it lacks more than that."""
    if _narrows(_without_items(why, index), today):
        return None
    if read_periods(why, today).expressions and not read_periods(rest, today).expressions:
        return None
    if _FAMILY.search(why) and not _FAMILY.search(rest):
        return None
    named, own = ({*_items(one, index)} for one in (why, rest))
    if not named - own:
        return rest
    return f"{named.pop()}, {rest}" if len(named) == 1 and not own and _INQUIRES.search(why) else None


def _without_items(text: str, index: ItemIndex) -> str:
    for one in sorted((*read_codes(text, index), *read_names(text, index)), key=lambda one: -one.start):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _items(text: str, index: ItemIndex) -> Iterator[str]:
    for one in (*read_codes(text, index), *read_names(text, index)):
        yield one.item.code if one.item else one.text
