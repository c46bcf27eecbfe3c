"""Places of a ranking in few words: "11위부터만", "작년엔 몇 위?" of what was found."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import letters_of
from assistant.planner.followups.amounts import is_placed
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.reading.question import Question
from tools.items import ItemIndex

MOST = 50
_PLACES = re.compile(
    r"몇\s*(?:위|등|번째)|\b(?:what|which) (?:rank|place|position)\b|\b(?:where|how) did \w+ rank\b",
    re.IGNORECASE,
)
"""Words that ask for the place of something."""
_LEAD = r"(?:(?:and|so|then|ok|what about|how about|who (?:is|was|came)|which (?:is|was|came)|the|in)[\s,]+)*"
_FROM = re.compile(
    r"(?P<n>\d{1,2})\s*(?:위|등)?\s*부터(?:만|는)?(?:\s*(?:끝까지|나머지|보여\S*|알려\S*|줘|주세요))*[\s?.!]*|"
    r"(?:(?:only|just|show|from)\s+)*(?:number|no\.?|place|rank|#)\s*(?P<en>\d{1,2}) "
    r"(?:on(?:wards)?|and (?:below|after))[\s?.!]*",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"(?:그\s*(?:품목|제품|거|것)?(?:은|는|이|가)?\s+|그게\s+)?(?P<when>\S[^?]{0,18}?)\s*"
    r"(?:몇\s*(?:위|등|번째)|순위|등수)\S*(?:\s*(?:했|였|이었|야|지)\S*)?[\s?.!]*|"
    r"(?:(?:and|so|but)[\s,]+)*(?:where|what place|what rank|which place|how) (?:did|does|was|is) "
    r"(?:it|that(?: (?:one|item))?) "
    r"(?:rank(?:ed)?|place|stand|come)?\s*(?P<en>\S.{0,24}?)[\s?.!]*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-Za-z]{2}\d{3,}|품목별|전체|(?<![a-z])all(?![a-z])")


def from_place(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "11위부터만" after the first twenty: the places from there on."""
    said = _FROM.fullmatch(text) if before.intent == "ranking" and not before.least else None
    first = int(said["n"] or said["en"]) if said else 0
    last = before.limit or 0
    if not said or not 0 < first < last <= MOST or before.families:
        return None
    return f"places {first} to {last}" if text.isascii() else f"{first}위에서 {last}위 품목"


def ranked_again(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "작년엔 몇 위?" after the one item in a place: its place then, among the same."""
    said = _RANKED.fullmatch(text) if is_placed(before) and not before.families else None
    when = (said["when"] or said["en"]) if said else ""
    if not when or _NAMED.search(text):
        return None
    rows = [row for row in rows_of(history) if row.get("rank") == (before.place or 1)]
    if len(rows) != 1 or not rows[0].get("item_code"):
        return None
    code, letters = str(rows[0]["item_code"]), letters_of(before.items)
    if text.isascii():
        return f"rank of {code}{f' within the {letters} items' if letters else ''} {when}"
    return f"{when} {f'{letters} 품목 중 ' if letters else ''}{code} 순위는?"


def unplaced(question: Question, history: Sequence[Exchange]) -> Decline | None:
    """ "작년엔 몇 위였어?" after the top five: of which of them is not said."""
    before = frame_of(history)
    named = (
        question.mentions or question.numbers or question.unknown or question.says("ask.most", "ask.least")
    )
    if before is None or named or not _PLACES.search(question.text):
        return None
    one = len(before.items) == 1 or before.place or before.limit == 1 or is_placed(before)
    several = before.intent == "ranking" and not (one or before.families)
    return Decline("clarify", None, "unknown.item") if several else None
