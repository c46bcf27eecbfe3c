"""What an item, or some, are within a family: "HS에서 몇 %?", "CT 중에서는?", "바로 위 품목은?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.amounts import as_amounts, is_placed
from assistant.planner.followups.answers import answers_of
from assistant.planner.followups.referents import referents_of, rows_of
from assistant.planner.followups.those import MOST, shown_codes
from assistant.planner.frame import Frame
from assistant.planner.reading.by_family import families_in
from assistant.planner.reading.numbers import number_of
from tools.items import ItemIndex

_LEAD = (
    r"(?:(?:그럼|그러면|그거|그게|그건|이게|이건|그\s*품목은?|얘는|"
    r"and|so|then|what about|how about|that(?:'s| is)?)[\s,]+)*"
)
_FAMILY = r"(?P<letters>[A-Z]{2,4})\s*(?:제품\s*군|품목\s*군|계열|군|품목|제품)?"
_TOGETHER = (
    r"(?:(?:다|둘|셋|넷|이|그|세\s*개|두\s*개)(?:이|을|를|가)?\s*)?"
    r"(?:합치면|합쳐서|합친\s*게|합하면|합해서|합은|합이)?\s*"
)
_SHARE = r"(?:몇\s*(?:%|퍼센트|프로|퍼)|비중|비율|점유율|차지)"
_OF_IT = (
    r"(?:전체|내|안|중|총합|합계|합|총\s*생산량)?\s*"
    r"(?:에서|에서는|에서만|에선|에|의|중에|중|안에서|내에서|대비|기준|기준으로)?(?:는|만|로는)?\s*"
)
_ENDING = r"(?: (?:family|items|group|line|total))?"
_PART = re.compile(
    rf"{_LEAD}{_TOGETHER}{_FAMILY}\s*{_OF_IT}(?:보면\s*|차지하는\s*)?{_SHARE}\S*(?:\s*\S{{1,4}})?[\s?.!]*|"
    rf"{_LEAD}(?:(?:what|which)(?:'s| is)? )?(?:the |its |their )?(?:share|percent(?:age)?|proportion|part|%)"
    rf"\s*(?:is that |is it )?(?:of|in|within) (?:the |all )?(?P<en>[A-Z]{{2,4}}){_ENDING}"
    r"(?: (?:is|was) (?:that|it))?[\s?.!]*|"
    rf"{_LEAD}as (?:a |an )?(?:share|percent(?:age)?|%) of (?:the |all )?"
    rf"(?P<as>[A-Z]{{2,4}}){_ENDING}[\s?.!]*"
)
_WITHIN = re.compile(
    rf"{_LEAD}{_FAMILY}\s*(?:중|내|안|중에서?|내에서|안에서|에서)(?:는|만|은|선)?"
    r"(?:\s*(?:보면|몇\s*(?:위|등|번째)\S*|순위\S*))?(?:요)?[\s?.!]*|"
    rf"{_LEAD}(?:(?:rank|place|position|where) )?(?:with)?in (?:the )?(?P<en>[A-Z]{{2,4}}){_ENDING}[\s?.!]*"
)
_NEXT_TO_IT = re.compile(
    rf"{_LEAD}(?:바로|그|그\s*바로)\s*(?P<side>위|앞|아래|밑|뒤|다음)(?:에|의)?\s*(?:있는\s*)?(?:순위\s*)?"
    r"(?:품목|제품|거|것|건|게)(?:은|는|이)?(?:\s*(?:뭐|뭔|무엇|어떤|누)\S*)?(?:요)?[\s?.!]*|"
    rf"{_LEAD}(?:(?:which|what) (?:item|one) (?:is|was|comes?) )?(?:the )?(?:(?:item|one) )?"
    r"(?:right |just |directly )?"
    r"(?P<en>above|ahead of|below|behind) (?:it|that)(?: one)?[\s?.!]*",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![가-힣\d])(둘|셋|넷|다섯|\d)\s*(?:개|품목|제품)?(?:이|을|를|가)?\s*(?:다\s*)?(?=합)"
)
UPWARDS = ("위", "앞", "above", "ahead of")
_OVERALL = re.compile(
    rf"{_LEAD}(?:공장\s*)?전체\s*(?:품목\s*)?(?:중에서|중에|중|에서|로|로는|로\s*보면)?(?:는|은|선)?"
    r"(?:\s*(?:몇\s*(?:위|등|번째|%|퍼센트|프로)\S*|순위\S*|비중\S*))?[\s?.!]*|"
    rf"{_LEAD}(?:(?:what is|what's|where is) )?"
    r"(?:its )?(?:overall rank|rank overall|overall|"
    r"(?:of|in|within) (?:the )?(?:whole|total|entire|all)"
    r"(?: (?:plant|factory|output|production|items))?)[\s?.!]*",
    re.IGNORECASE,
)
HELD = ("total", "produced", "share", "ranking")


def of_the_family(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """The part, or the place, within a family that is named, of what the answer before was about."""
    if before.families or before.intent not in HELD:
        return None
    share = _PART.fullmatch(text)
    said = share or (_WITHIN.fullmatch(text) if before.intent in ("share", "ranking") else None)
    if said is None:
        return None
    letters = next(one for one in said.groupdict().values() if one)
    family = {item.code for item in families_in(index).get(letters, ())}
    codes = _told(text, history) or _codes(before, history)
    if not codes or len(codes) > MOST or not {*codes} < family:
        return None
    named, together = ", ".join(codes), len(codes) > 1
    if not share and before.intent == "ranking":
        return None if together else _placed(letters, named, english=text.isascii())
    if text.isascii():
        return f"share of {named} {'combined ' if together else ''}in the {letters} items"
    return f"{letters} 품목 중 {named} {'합쳐서 ' if together else ''}비중은?"


_PLACE_ASKED = re.compile(r"몇\s*(?:위|등|번째)|순위|\b(?:rank|place)", re.IGNORECASE)


def of_everything(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "전체에서는?", "its rank overall?" after a place or a part within a family: of all items."""
    some = before.within or (is_placed(before) and before.items[1:])
    if before.families or not some or not _OVERALL.fullmatch(text):
        return None
    codes = _codes(before, history)
    if before.intent == "share" and not _PLACE_ASKED.search(text):
        named = ", ".join(codes)
        return f"{named} share in the total" if text.isascii() else f"전체에서 {named} 비중은?"
    if len(codes) != 1:
        return None
    return f"overall rank of {codes[0]}" if text.isascii() else f"{codes[0]} 전체 순위는?"


def _told(text: str, history: Sequence[Exchange]) -> list[str]:
    """ "셋이 합쳐서 CT의 몇 %?": the items of as many answers before that each told one of them."""
    said = _COUNT.search(text)
    count = number_of(said[1]) if said else 0
    told = [one.figures[0].items for one in as_amounts(answers_of(history)) if len(one.figures) == 1]
    codes = [one[0].code for one in told[:count] if len(one) == 1]
    return codes if count > 1 and len({*codes}) == count else []


def _placed(letters: str, code: str, *, english: bool) -> str:
    return f"rank of {code} within the {letters} items" if english else f"{letters} 품목 중 {code} 순위는?"


def _codes(before: Frame, history: Sequence[Exchange]) -> list[str]:
    """The codes of what the answer before was about: its items, those it lists, the one in a place."""
    if before.intent != "ranking" or len(before.items) == 1:
        return [item.code for item in before.items]
    found = referents_of(before, history).item
    return [found] if found else shown_codes(before, history)


def next_to_it(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "바로 위 품목은?" after the place of an item: the item in the place before it."""
    said = _NEXT_TO_IT.fullmatch(text) if before.intent == "ranking" and not before.least else None
    rows = [row for row in rows_of(history) if isinstance(row.get("rank"), int)] if said else []
    if before.items and not before.items[1:]:
        rows = [row for row in rows if row.get("item_code") == before.items[0].code]
    elif before.place:
        rows = [row for row in rows if row["rank"] == before.place]
    if said is None or len(rows) != 1:
        return None
    side = (said["side"] or said["en"]).lower()
    place = int(str(rows[0]["rank"])) + (-1 if side in UPWARDS else 1)
    if place < 1:
        return None
    return f"number {place}?" if text.isascii() else f"{place}위 품목은?"
