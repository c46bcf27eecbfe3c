"""Short follow-ups put in full: "show more", "the one before that", "add BW0023", "the 30P version"."""

import re
from collections.abc import Callable, Sequence

from assistant.model import Exchange
from assistant.planner.earlier import one_before, without_apposed
from assistant.planner.frame import Frame, frame_of, frame_of_results, last_listing
from assistant.planner.mentions import read_codes, read_names
from assistant.planner.resized import resized
from assistant.planner.turned import at_that_time, of_both, turned
from assistant.planner.variants import variant
from tools.items import ItemIndex

MORE_AT_FIRST = 10
"""How many more are shown where the answer before says no number."""
_ASKING = (
    r"(?:(?:please|pls|and|so|now|ok|okay|can|could|would|you|i|we|me|us|want|like|to|let|see|show|give|list|"
    r"tell)[\s,]+)*"
)
_MORE = re.compile(
    rf"{_ASKING}(?:some |a few |any |even )?more(?: of (?:them|those|these|it))?"
    r"(?: (?:items?|products?|records?|rows?|lots?|entries))?[\s,]*(?:please|pls|thanks)?[\s.?!]*|"
    r"(?:조금|좀|몇\s*개|몇\s*건)?\s*더(?:\s*(?:많이|보기))?(?:\s*(?:보여|알려|나열|뽑아|보고|볼|봐|줘|주|있))?"
    r"[가-힣]{0,3}(?:\s*(?:줘|주세요|주실래요|줄래|싶어|싶어요|볼래|요|봐))?[\s.?!]*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"{_ASKING}(?:the )?next (?P<n>\d{{1,2}})(?: (?:items?|products?|records?|rows?|lots?|ones))?"
    r"[\s,]*(?:please)?[\s.?!]*|"
    r"(?:그\s*)?다음\s*(?P<m>\d{1,2})\s*(?:개|건|위)?(?:도|만|를|을)?(?:\s*(?:더|보여|알려|줘|주세요|는|은|요))*[\s.?!]*",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"추가|포함|넣어|같이|함께|거기에|여기에|까지\s*(?:합|더하|다)|\b(?:add|include|throw in|put in)\b",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"(?:거기에?다?|여기에?다?|그것에|이것에)(?![가-힣])|"
    r"까지\s*(?:다\s*)?(?:합치면|합하면|더하면|합쳐서|합해서|더해서|합쳐|합해|더해|합산하면)(?:요|은|는|은요|는요)?|"
    r"(?:도|를|을)?\s*(?:추가|포함|넣어|같이|함께|더해)(?:로)?(?:해|하여|시켜)?(?:서)?(?:\s*(?:해|보여|알려|비교해))?"
    r"(?:\s*(?:줘|주세요|주실래요|줄래|봐|라))?요?(?![가-힣])|"
    r"\b(?:please|pls|now|can|could|you|and|also|then|too|as well|in there)\b|"
    r"\bto (?:that|it|this|them|the list)\b",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(r"합치|합하|합쳐|합해|합산|더하")
_LINKS = re.compile(
    r"(?:add|include|throw in|put in|and|및|와|과|랑|이랑|하고|도|을|를|요|[\s,.!?&+])*", re.IGNORECASE
)
_BACK = re.compile(
    r"(?P<begin>.*?)(?:(?:go(?:ing)? |switch )?back to|return(?:ing)? to)\s+(?:the )?"
    r"(?:first|original|initial)(?:\s+(?:item|one|product|sku))?(?P<end>\W.*|)|"
    r"(?:다시\s*)?(?:맨\s*)?(?:처음|첫|최초)(?:에|의|번째)?\s*(?:물어본|물었던|말한|본|봤던|얘기한)?\s*"
    r"(?:품목|제품|거|것|아이템)(?:으로|로|은|는|을|를)?\s*(?:다시|되돌아\S*|돌아\S*)(?:\s*(?:줘|주세요|봐|볼게|보자))?"
    r"[\s.?!]*|(?:맨\s*)?처음\s*(?:품목|제품|거|것)만[\s.?!]*|"
    r"다시\s*(?:맨\s*)?처음\s*(?:물어본|말한|본)?\s*(?:품목|제품|거|것)(?:으로|로|은|는|을|를)?[\s.?!]*",
    re.IGNORECASE,
)


def with_recalled(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question with what its few words stand for after the answers before, else as it is."""
    before = frame_of(history)
    if before is None:
        return _more(text.strip(), Frame(), history, index) or text
    text = at_that_time(without_apposed(text), before, history)
    for put in PUT_IN_FULL:
        full = put(text.strip(), before, history, index)
        if full:
            return full
    return text


Put = Callable[[str, Frame, Sequence[Exchange], ItemIndex], str | None]


def _more(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Show more" is as many again, "the next 5" five more."""
    further = _NEXT.fullmatch(text)
    if further:
        return f"{further['n']} more" if text.isascii() else f"{further['m']}개 더"
    if not _MORE.fullmatch(text):
        return None
    count = before.limit or MORE_AT_FIRST
    return f"{count} more" if text.isascii() else f"{count}개 더"


def _added(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "Add BW0023" is the items before and that one; nothing but items may be said."""
    if not before.items or not _ADDS.search(text):
        return None
    found = read_names(text, index)
    left = _without(text, [(one.start, one.end) for one in found])
    found += read_codes(left, index)
    left = _without(text, [(one.start, one.end) for one in found])
    if not found or any(one.item is None for one in found) or not _LINKS.fullmatch(_ADD.sub(" ", left)):
        return None
    codes = [item.code for item in before.items] + [one.item.code for one in found if one.item]
    summed = "" if text.isascii() else " 합계는?" if _SUMS_UP.search(text) else "는?"
    return ", ".join(dict.fromkeys(codes)) + summed


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _first_again(text: str, _before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Back to the first item": the one that the talk began with, where nothing has listed items."""
    said = _BACK.fullmatch(text)
    if said is None or last_listing(history) is not None:
        return None
    frames = [frame_of_results(exchange.results) for exchange in history if exchange.results]
    first = next((frame.items for frame in frames if frame.items), ())
    if len(first) != 1:
        return None
    return (
        f"{said['begin'] or ''}{first[0].code}{said['end'] or ''}"
        if text.isascii()
        else f"{first[0].code}는?"
    )


PUT_IN_FULL: tuple[Put, ...] = (_more, resized, one_before, _added, _first_again, variant, turned, of_both)
