"""A list made longer or shorter, put in full: "5개 말고 열 개", "three is enough", "6 to 10", "five more"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE
from tools.items import ItemIndex

LISTS = ("ranking", "lots", "history", "search")
"""Intents whose answer is a list of so many."""
OF_LOTS = ("lots", "history")
MOST = 100
PAIR = 2
_INSTEAD = re.compile(r"말고|말구|대신|\b(?:instead of|rather than|not)\b", re.IGNORECASE)
_NATIVE = NATIVE | ALONE
_KOREAN = "|".join(sorted(_NATIVE, key=len, reverse=True))
_ENGLISH = "|".join(one for one in ENGLISH if one != "one")
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9가-힣.-])"
    r"(?:상위|하위|탑|톱|top|bottom|best|(?P<order>numbers?|ranks?|no\.?|#)|최근|마지막|앞에?|위에?|위에서|처음)?\s*"
    rf"(?:(?P<n>\d{{1,2}})|(?P<ko>{_KOREAN})(?=\s*(?:개|건|로트|품목|제품|줄|가지|만|이면|[\s?.!]|$))|"
    rf"(?P<en>{_ENGLISH})\b)(?:st|nd|rd|th)?\s*"
    r"(?:개\s*품목|개\s*제품|개|건|(?P<place>위|등)|품목|제품|줄|가지|로트|lots?|items?|products?|records?|rows?|"
    r"ones|of them)?(?P<until>까지)?(?:으로|로|을|를|은|는|이|가|만|도|면|이면|요)*",
    re.IGNORECASE,
)
_KOREAN_FILLER = (
    r"말고|말구|대신에?|다시|같은\s*(?:거|것|걸)(?:로|으로)?|늘려\S*|줄여\S*|줄이\S*|확대\S*|축소\S*|넓혀\S*|좁혀\S*|더해\S*|"
    r"더하\S*|추가\S*|해서|하면|적네\S*|많네\S*|적어\S*|많아\S*|많고|적고|부족\S*|충분\S*|돼\S*|되나\S*|됩니까|됐\S*|보여\S*|보자|"
    r"보고|볼\S*|봐\S*|싶\S*|뽑아\S*|알려\S*|조회\S*|부탁\S*|주세요|주십시오|줘|해줘|그중|그\s*중|에서|그럼|그러면|이번엔|이제|"
    r"개수를|갯수를|개수|갯수|까지|으로|로|만|요|딱|그냥|뭐\S*|무엇\S*|어떻게\S*|부터|위|등|개|건|도|도요|가능\S*"
)
_ENGLISH_FILLER = (
    r"extend|expand|widen|increase|raise|go|going|down|up|to|it|that|this|them|list|make|show|give|get|see|want|need|"
    r"me|us|i|we|you|can|could|would|like|please|pls|instead|of|rather|than|not|enough|isn't|is|are|aren't|only|"
    r"just|the|a|an|and|but|so|ok|now|then|cut|reduce|limit|trim|shorten|narrow|first|top|last|latest|newest|will|"
    r"do|let's|have|what|about|how|places?|positions?|who|who's|whose|which|were|was|through|from|in|full|as|well|too|also|with|same"
)
_FILLER = re.compile(rf"(?:{_KOREAN_FILLER}|(?:{_ENGLISH_FILLER})(?![a-z])|[\s,.?!~:;·'-])*", re.IGNORECASE)
_FURTHER = re.compile(
    r"\b(?:more|next|another|further|after (?:those|that|them|these)|additional|extra|continue|go on|"
    r"keep going|down the list|remaining)\b|(?<![가-힣])(?:그\s*)?다음|추가로|더(?!해|하)",
    re.IGNORECASE,
)
_PLACE = r"\s*(?:위|등|st|nd|rd|th)?\s*"
_UNTIL = re.compile(
    rf"(?P<first>\d{{1,2}}){_PLACE}(?:부터|에서|through|thru|to|until|-|~|–)\s*(?:the )?"
    rf"(?P<last>\d{{1,2}}){_PLACE}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\bthe \d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_TOP = re.compile(r"상위|탑|톱|베스트|\b(?:top|best|leading|highest|largest)\b", re.IGNORECASE)
_BOTTOM = re.compile(
    r"하위|꼴찌|바닥|워스트|밑에서|뒤에서|\b(?:bottom|worst|lowest|least|smallest|fewest)\b", re.IGNORECASE
)
"""Words for one end of a ranking."""
_OF_LOTS = re.compile(r"로트|롯트|랏|\blots?\b", re.IGNORECASE)
_ITEMS = re.compile(r"\b(?:items?|products?)\b|품목|제품", re.IGNORECASE)
_OF_PLACES = re.compile(r"\b(?:numbers?|ranks?|places?|items?|products?)\b|품목|순위", re.IGNORECASE)
_MAKE = re.compile(
    r"(?:(?:and|now|ok|please)[\s,]+)*(?:show|make) (?:it |that )?(?P<n>\d{1,2})[\s?.!]*|"
    r"(?:상위\s*)?(?P<ko>\d{1,2})\s*개(?:까지|로)\s*(?:\S{1,4}\s*){0,2}[\s?.!]*",
    re.IGNORECASE,
)
"""So many instead of the first alone."""


def resized(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """How many are to be listed, where a few words after a list say nothing else."""
    other_side = _TOP if before.least else _BOTTOM
    longer = _MAKE.fullmatch(text) if before.intent == "ranking" and before.place == 1 else None
    if longer:
        return f"top {longer['n']} items" if text.isascii() else f"상위 {longer['ko']}개 품목"
    if before.intent not in LISTS or before.limit is None or other_side.search(text):
        return None
    if _ORDINAL.search(text) and before.limit == 1 and [one.days for one in before.periods] == [1]:
        return None  # "what about the 17th" after the best item of a day
    between = _UNTIL.search(text)
    if between and int(between["first"]) < int(between["last"]) and _idle(text, between.span()):
        return _as_many(text, int(between["last"]))
    of_items = _ITEMS.search(text) if before.intent in OF_LOTS else before.intent == "search"
    if of_items and _TOP.search(text):
        return None  # "top 3 items" after lots, or after those that a search found
    if before.intent in OF_LOTS:
        text = _OF_LOTS.sub("", text)
    found = list(_NUMBER.finditer(text))
    rest = _NUMBER.sub(" ", text)
    if len(found) == 1 and _is_place(found[0], rest):
        return None
    instead = _INSTEAD.search(text)
    if instead and len(found) == PAIR and _FILLER.fullmatch(rest):
        korean = not text.isascii()
        return _as_many(text, _value(found[1] if korean == (found[0].end() <= instead.start()) else found[0]))
    further = bool(_FURTHER.search(rest))
    if not found or not _FILLER.fullmatch(_FURTHER.sub(" ", rest)):
        return None
    values = list(dict.fromkeys(_value(one) for one in found))
    if further and len(values) == 1:
        return f"{values[0]} more" if text.isascii() else f"{values[0]}개 더"
    others = [value for value in values if value != before.limit]
    several = len(found) > 1 and len(values) == len(found) and values == list(range(1, len(values) + 1))
    if several:
        return _as_many(text, values[-1])
    return _as_many(text, others[0]) if len(others) == 1 and not further else None


def _idle(text: str, span: tuple[int, int]) -> bool:
    rest = _FURTHER.sub(" ", f"{text[: span[0]]} {text[span[1] :]}")
    return bool(_FILLER.fullmatch(_OF_PLACES.sub(" ", rest)))


def _is_place(found: re.Match[str], rest: str) -> bool:
    """Whether one place of the list is meant, "1위는?", "number 3", where nothing goes down to it."""
    down = found["until"] or "까지" in rest or re.search(r"\b(?:to|through)\s*$", rest[: found.start()])
    return bool((found["place"] or found["order"]) and not down)


def _value(found: re.Match[str]) -> int:
    if found["n"]:
        return int(found["n"])
    return _NATIVE[found["ko"]] if found["ko"] else ENGLISH[found["en"].lower()]


def _as_many(text: str, count: int) -> str | None:
    if not 0 < count <= MOST:
        return None
    return f"make it {count}" if text.isascii() else f"{count}개로"
