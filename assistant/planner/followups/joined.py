"""What joins the answer before, and the way back: "add BW0023", "next to 2024", "back to the first item"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results, last_listing
from assistant.planner.reading.mentions import Mention, read_codes, read_names
from tools.items import ItemIndex
from tools.spelling import folded

_ADDS = re.compile(
    r"추가|포함|넣어|넣으면|넣고|같이|함께|거기에|여기에|까지\s*(?:합|더하|다)|"
    r"\b(?:add|include|throw in|put in)\b",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"(?:거기에?다?|여기에?다?|그것에|이것에)(?![가-힣])|"
    r"까지\s*(?:다\s*)?(?:합치면|합하면|더하면|합쳐서|합해서|더해서|합쳐|합해|더해|합산하면)(?:요|은|는|은요|는요)?|"
    r"(?:도|를|을|까지)?\s*(?:추가|포함|넣어|넣으면|넣고|같이|함께|더해)(?:로)?(?:해|하여|시켜)?(?:서)?"
    r"(?:\s*(?:놓고|두고))?(?:\s*(?:해|보여|알려|비교해|보자|보면))?"
    r"(?:\s*(?:줘|주세요|주실래요|줄래|봐|라))?요?(?![가-힣])|"
    r"\b(?:please|pls|now|can|could|you|and|also|then|too|as well|in there)\b|"
    r"\bto (?:that|it|this|them|the list)\b",
    re.IGNORECASE,
)
_TOO = re.compile(
    r"끼워\S*|(?:도|까지|을|를)?\s*(?:추가|포함)\s*(?:시켜|해|로)?\S*|비교\s*대상에|세\s*번째로|까지(?:\s*(?:해서|해|봐))?|더해서?|더하면|셋\s*(?:다)?|"
    r"세\s*(?:개|품목)(?:\s*다)?|다\s*같이|비교\S*|보여\S*|부탁\S*|도(?![가-힣])|"
    r"\b(?:too|as well|also|plus|with|along ?side|all three|all of them|"
    r"(?:put|bring|throw|drop|slot)(?: in)?|next to|beside|(?:those|these|the) two|them|in)\b",
    re.IGNORECASE,
)
"""Words that add an item to several."""
_HELD = re.compile(r"비교|대비|\b(?:compare[ds]?|vs|versus|against)\b", re.IGNORECASE)
_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,4}(?![A-Za-z0-9])")
_SUMS_UP = re.compile(
    r"합치|합하|합쳐|합해|합산|더하|더해|\badd .{2,40} to (?:that|it|this)\b", re.IGNORECASE
)
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

_FIRST = re.compile(
    r"(?<![가-힣])(?:다시\s*)?(?:아까\s*)?(?:맨\s*)?(?:처음|먼저|원래|최초|첫\s*번째|첫)(?:에)?\s*(?:그\s*)?"
    r"(?:물어본|물었던|말한|본|봤던|얘기한)?\s*(?:품목|제품|아이템|item|거|것)(?:으로)?"
    r"(?:\s*(?:다시|돌아가서|가서))?(?=[\s,]|은|는|의|만|도|이랑|랑|와|과|하고|$)|"
    r"\b(?:(?:(?:go(?:ing)?|come|switch) )?back to|return(?:ing)? to)?\s*(?:the )?"
    r"(?:(?:very )?first|original|initial)"
    r"(?: (?:item|one|product|sku|code)(?: again)?|(?=\s*(?:[,.?!]|$)))",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\d{2,4}|작년|재작년|지난해|전년|\b(?:last|previous|prior) year\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"옆에(?:다)?(?:\s*(?:놓고|두고|붙여\S*|대고))?(?:\s*보자|\s*봐\S*)?|나란히(?:\s*(?:놓고|두고))?(?:\s*보여\S*)?|"
    r"붙여\S*|(?:추가|포함)(?:로|해|해서|시켜)?\s*(?:줘|주세요|주십시오|보여\S*)?|거기에(?:다)?|비교되게|"
    r"\b(?:add|put|set|show|lay)\b|\b(?:next to|beside|along ?side|side by side with|side by side)"
    r"(?: (?:it|that|them|this))?|,? ?\bfor comparison\b|\btogether with\b",
    re.IGNORECASE,
)

_AGAIN = re.compile(
    r"포함(?:하면|되면|시키면|하고|한)|넣으면|넣고|더하면|다시|그것도|그거|그\s*품목|하면|해서|시켜\S*|되면|(?<=\s)(?:은|는)|\b(?:again|it|that|them|those|back|in|one|item|let's)\b",
    re.IGNORECASE,
)
"""What else is said where something that was left out is to be counted again."""


_INSTEAD = re.compile(
    r"(?:아니\s*|그럼\s*)?(?P<old>[^,.?!]{2,30}?)\s*(?:말고|말구|대신에?|빼고)\s*(?P<new>[^,.?!]{2,40})[\s.?!]*",
)
_REPLACED = re.compile(
    r"(?:and |now |please )*(?:replace|swap|exchange|change) (?P<old>.{2,30}?) (?:with|for|by|to) "
    r"(?P<new>.{2,40}?)[\s.?!]*",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"(?:and |now |with |take |use |show )*(?P<new>.{2,40}?) (?:instead of|rather than|in place of) (?:the )?"
    r"(?P<old>.{2,30}?)[\s.?!]*",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"(?:(?:no|sorry|oops)[\s,]+)*(?:i mean|i meant)?\s*(?:with )?(?P<new>.{2,40}?),? (?:and )?not "
    r"(?:with )?(?:the )?(?P<old>.{2,30}?)[\s.?!]*",
    re.IGNORECASE,
)
_EXCHANGES = (_INSTEAD, _REPLACED, _IN_PLACE, _MEANT)
_ROLE = re.compile(
    r"(?:으로|로)(?:\s*(?:바꿔|교체|비교|해)\S*(?:\s*(?:줘|주세요|봐))?)?|(?:요|please)", re.IGNORECASE
)


_COMPARED = re.compile(
    r"(?:(?:and|now|then|please)[\s,]+)*compare (?:it|that|this|that (?:one|item)|(?P<one>[A-Z]{2}\d{4})) "
    r"(?:with|to|and|against) (?P<other>[A-Z]{2}\d{4})(?P<when> (?:in|for|during|over) [^?.!]+)[\s?.!]*",
    re.IGNORECASE,
)


def added(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "Add BW0023" is the items before and that one; nothing but items may be said."""
    if before.families:
        return _family_added(text, before)
    several = len(before.items) > 1 and bool(_TOO.search(text))
    if not before.items or not (_ADDS.search(text) or several):
        return None
    if before.as_one and _HELD.search(text) and not _ADDS.search(text):
        return None  # "BW0021이랑 비교" after a family: the one against the other
    found = read_names(text, index)
    left = _without(text, [(one.start, one.end) for one in found])
    found += read_codes(left, index)
    left = _without(text, [(one.start, one.end) for one in found])
    rest = _ADD.sub(" ", _TOO.sub(" ", left) if several else left)
    if not found or any(one.item is None for one in found) or not _LINKS.fullmatch(rest):
        return None
    codes = [item.code for item in before.items] + [one.item.code for one in found if one.item]
    ways = ("", " together") if text.isascii() else ("는?", " 합계는?")
    summed = ways[_SUMS_UP.search(text) is not None]
    return ", ".join(dict.fromkeys(codes)) + summed


def _family_added(text: str, before: Frame) -> str | None:
    """ "HS도 추가해줘" after two families: the three."""
    letters = _LETTERS.findall(text)
    rest = _ADD.sub(" ", _TOO.sub(" ", _LETTERS.sub(" ", text)))
    new = bool({*letters} - {one.name for one in before.families})
    if not new or not (_ADDS.search(text) or _TOO.search(text)) or not _LINKS.fullmatch(rest):
        return None
    names = ", ".join(dict.fromkeys((*(one.name for one in before.families), *letters)))
    return f"{names} each" if text.isascii() else f"{names} 각각"


def named_in(text: str, index: ItemIndex) -> tuple[list[Mention], str]:
    """The items that are named, and the text without them."""
    found = read_names(text, index)
    left = _without(text, [(one.start, one.end) for one in found])
    found += read_codes(left, index)
    return found, _without(left, [(one.start, one.end) for one in found])


def included(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "BW0021도 포함해서", "include it again" after an answer without it: all items, or all but others."""
    if not (before.of_the_rest and _ADDS.search(text)):
        return None
    found, left = named_in(text, index)
    rest = _AGAIN.sub(" ", _ADD.sub(" ", left))
    if any(one.item is None for one in found) or not _LINKS.fullmatch(rest):
        return None
    again = {one.item.code for one in found if one.item} or {item.code for item in before.without}
    codes = [item.code for item in before.without if item.code not in again]
    if len(codes) + len(again) != len(before.without):
        return None
    named = ", ".join(codes)
    if text.isascii():
        return f"excluding {named}" if codes else "back to all items"
    return f"{named} 빼고" if codes else "다시 전체로"


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def first_again(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Back to the first item": the one that the talk began with, where nothing has listed items."""
    said, part = _BACK.fullmatch(text), _FIRST.search(text)
    if (said is None and part is None) or last_listing(history) is not None:
        return None
    frames = [frame_of_results(exchange.results) for exchange in history if exchange.results]
    first = next((frame.items for frame in frames if frame.items), ())
    if len(first) != 1 or (said is None and first == before.items):
        return None
    code = first[0].code
    if part:
        glued = not text[part.end() : part.end() + 1].isspace()
        return f"{text[: part.start()]} {code}{'' if glued else ' '}{text[part.end() :]}".strip()
    return f"{said['begin'] or ''}{code}{said['end'] or ''}" if said and text.isascii() else f"{code}는?"


def held_against(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Compare it with HS0015 in Q2" after one item: both of them, in that period."""
    said = _COMPARED.fullmatch(text) if len(before.items) == 1 else None
    return f"{said['one'] or before.items[0].code} vs {said['other']}{said['when']}?" if said else None


def beside(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "옆에 작년도 붙여줘", "next to last year" after a course: that period's too."""
    if before.intent != "trend" or not _PERIOD.search(text):
        return None
    put = _BESIDE.sub(" ", text)
    if put == text:
        return None
    return f"with {put.strip(' .?!,')} too" if text.isascii() else f"{put.strip(' .?!,')} 같이"


def exchanged(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "라벤더 말고 올리브 그린 원데이로" after two items: the one that stays, and the one named instead."""
    several = len(before.items) > 1
    found = next((one for way in _EXCHANGES if several and (one := way.fullmatch(text))), None)
    if found is None:
        return None
    new = read_names(found["new"], index) or read_codes(found["new"], index)
    old = folded(found["old"])
    leaving = [
        one for one in before.items if old and old in folded(f"{one.code} {index[one.code].item.name or ''}")
    ]
    if len(new) != 1 or new[0].item is None or len(leaving) != 1:
        return None
    rest = found["new"][: new[0].start] + found["new"][new[0].end :]
    if not _LINKS.fullmatch(_ROLE.sub("", rest)):
        return None
    codes = [new[0].item.code if one == leaving[0] else one.code for one in before.items]
    return ", ".join(codes) + ("" if text.isascii() else "는?")
