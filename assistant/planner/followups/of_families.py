"""A family that the last answer found, by the letters of its codes: "제일 큰 제품군 안에서 상위 3개"."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.figures import letters_of
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.reading.by_family import families_in
from assistant.planner.reading.mentions import read_codes, read_names
from tools.items import ItemIndex
from tools.tool import Cell

PAIR = 2
_WORD = r"(?:제품\s*군|품목\s*군|계열|시리즈|패밀리|라인업)"
_MADE = r"(?:(?:만든|나온|생산한|생산된|찍은|비중이?\s*큰|비중이?\s*높은)\s*)?"
_KOREAN = re.compile(
    r"(?<![가-힣])(?:그\s*중(?:에서?)?\s*|위에서\s*)?(?:"
    rf"(?:제일|가장)\s*(?P<side>많이|많은|큰|높은|잘|적게|적은|작은|낮은|덜)\s*{_MADE}(?:{_WORD}|데|곳|쪽|군)|"
    rf"(?P<place>\d{{1,2}})\s*(?:위|등)\s*(?:(?:{_WORD}|데|곳|군)|(?!\s*\w*\s*(?:품목|제품|아이템|item)))|"
    rf"(?P<nth>[첫두세네])\s*번째\s*(?:{_WORD}|거|것|데|군)|"
    rf"(?P<last>꼴찌|꼴등|맨\s*끝|최하위)\s*(?:{_WORD}|데|곳|군)?|(?P<that>(?:그|해당|이|저)\s*(?:{_WORD}|군)|거기)"
    r")(?P<end>의|은|는|이|가|을|를|만|에서는|에서|서는|서|안에서|\s*안에서|\s*내에서|\s*중에서?)?(?![가-힣])"
)
_ENGLISH = re.compile(
    r"\b(?:(?:in|within|of|for|from|inside) )?(?:the )?(?:"
    r"(?P<side>biggest|largest|top|leading|best|strongest|highest|winning|smallest|lowest|worst|weakest|bottom|"
    r"(?P<nth>first|second|third|fourth|fifth)(?:[- ](?:biggest|largest|place|placed|ranked))?|"
    r"last(?:[- ]placed?)?)(?: (?:product |item )?(?:family|one|line|group|series))(?:'s)?|"
    r"(?P<that>that) (?:same )?(?:family|one|line|group|series)(?:'s)?|#(?P<place>\d)(?: family)?|"
    r"(?P<its>its|it|there))(?!\w)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:lead|led|ahead|margin|gap|biggest|most|first)\b", re.IGNORECASE)
"""What is asked of its place, not of the family."""
_PLACE_WORD = re.compile(r"(?<=[가-힣])\s+(?:데|곳|군)(?=(?:은|는|이|가)?[\s?.!]*$)")
""" "제일 많이 준 데는?": one of them."""
_SOME = r"[A-Z]{2,4}(?:\s*(?:,|/|and|와|과|이?랑|하고)\s*[A-Z]{2,4})*"
_LEFT = re.compile(
    r"(?:(?:please|now|and|but|ok|so|the same|same|again|show|it|that)[\s,]+)*"
    r"(?:without|except|excluding|exclude|drop|remove|leave out|take out|minus)(?: for)? (?:the )?"
    rf"(?P<en>{_SOME})(?: (?:family|one|out))?[\s?.!]*|"
    rf"(?:그럼|그러면|거기서|여기서|그중에서?)?\s*(?P<ko>{_SOME})\s*(?:제품군|계열|군)?(?:은|는|을|를)?\s*"
    r"(?:빼고|빼면|빼줘|제외(?:하고|하면|해줘)?|말고|없이)\S*"
    r"(?:\s*(?:다시|나머지만?|보여|알려|해|줘|주세요)\S*)*[\s?.!]*"
)
_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,4}(?![A-Za-z0-9])")
_SAME_FAMILY = re.compile(
    rf"(?<![가-힣])(?:그|이|해당|같은|동일한?)\s*{_WORD}(?!별)|"
    r"(?P<lead>\b(?:of|in|for|within|from) |^|(?<=\s))"
    r"(?:the|that|this|the same|same) (?:product )?family\b(?! by)",
    re.IGNORECASE,
)
"""The family that was spoken of."""
_OWN_FAMILY = re.compile(
    rf"(?<![가-힣])(?:그|이|해당|자기)?\s*{_WORD}\s*(?:전체\s*)?(?:내|안)?(?:에서|의|중|대비)?(?:에서|에)?(?:는|의)?\s+(?=몇|비중|비율|점유|순위|차지)|"
    r"(?P<lead>\b(?:of|in|for|within|from) )(?:its (?:own )?|the )(?:product )?family\b(?! by)",
    re.IGNORECASE,
)
"""The family that the one item which is named is of."""
_BARE_FAMILY = re.compile(
    r"(?P<lead>^(?:and |so |then |what is |what's |what was )*)"
    r"family (?=total|sum|output|production|volume)|"
    rf"^(?:그럼|그러면)?\s*{_WORD}\s*(?=(?:전체|합계|총|합(?:은|이)))"
    r"(?!.*(?:별|마다|각))",
    re.IGNORECASE,
)
"""Its sum, right after it was spoken of."""
_ORDERED = re.compile(
    r"\b(?:top|bottom|best|worst|most|least|smallest|biggest|largest|rank\w*)\b", re.IGNORECASE
)
_BIGGEST_ONE = re.compile(
    r"(?:(?:and|so|then|ok|the|what(?: is|'s| was)|which(?: is| was))[\s,]+)*(?:the )?"
    r"(?P<end>biggest|largest|highest|best|smallest|lowest|least|weakest|worst|top) one\b",
    re.IGNORECASE,
)
_HOW_MUCH_MORE = re.compile(
    r"(?i:\W*(?:(?:and|so|then|ok)[\s,]+)*(?:by )?how much "
    r"(?:bigger|more|larger|higher|smaller|less|lower|ahead|behind)(?: did| is| was)?) [A-Z]{2,4}"
    r"(?: make| made| family)?(?: than (?:the )?[A-Z]{2,4}(?: family)?)?[\s?.!]*|"
    r"\W*(?:(?:그럼|그러면|그래서)\s*)?[A-Z]{2,4}\s*(?:제품군)?(?:가|이|은|는|쪽이)?\s*(?:[A-Z]{2,4}\s*(?:제품군)?보다\s*)?"
    r"(?:얼마나|얼마|몇\s*개나?)\s*(?:더\s*)?(?:많|적|크|큰|높|낮|앞|뒤)\S*[\s?.!]*"
)
_LEAST = re.compile(r"적|작|낮|덜|꼴|끝|최하|smallest|lowest|worst|weakest|bottom|^last", re.IGNORECASE)
_NTH = {word: n for n, word in enumerate(("첫", "두", "세", "네"), start=1)}
_NTH |= {word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)}
_ASKED_OF_IT = re.compile(
    r"품목|제품(?!군)|상위|하위|top|월별|분기별|일별|주별|연도별|추이|비중|점유|구성|로트|기록|건수|평균|며칠|생산일|언제|코드|몇\s*%|퍼센트|"
    r"\b(?:items?|products?|codes?|by (?:month|quarter|week|day|year)|monthly|quarterly|weekly|daily|trend|"
    r"share|percent\w*|lots?|records?|average|days|when|best|worst|top|bottom|leaders?|leading|led|leads|"
    r"number one|who)\b",
    re.IGNORECASE,
)
"""What is asked of a family that was found; else it is asked again which one it is."""


_ITEM_ASKED = re.compile(
    r"(?:(?:and|so|then|ok|now|what about|how about|which|what|the|a|by)[\s,]+)*(?:single |one )?"
    r"(?:items?|products?|skus?|codes?)(?: (?:was|is) (?:it|that))?"
    r"(?:,? (?:that )?(?:did|fell|dropped|lost|declined|grew|rose|gained|increased)(?: the)?(?: most)?)?"
    r"[\s?.!]*|"
    r"(?:그럼|그러면|그리고|그래서)?\s*(?:품목|제품)(?!군)(?:으로|별로|기준으로|중에서|중에|중)?"
    r"(?:\s*(?:보면|따지면|치면|볼\s*때))?(?:은|는|에서는)?"
    r"(?:\s*(?:제일|가장)\s*(?:많이\s*)?(?:줄|늘|빠|오|떨어|감소|증가|내|뛴|는)[가-힣]*\s*(?:게|건|거|것|품목|제품)?(?:은|는|이)?)?"
    r"(?:\s*(?:뭐|뭔|무엇|어떤|어느)[가-힣]*)?(?:요)?[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?:제일|가장)\s*(?:많이\s*)?(?:줄|늘|는|준|뛴|빠진|오른|떨어|감소|증가)[가-힣]*\s*(?:품목|제품)(?!군)(?:은|는|이)?"
    r"(?:\s*(?:뭐|뭔|무엇|어떤|어느)[가-힣]*)?(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
"""Which item, after the family that rose or fell most."""
_SHARE_IS = re.compile(
    r"\b(?:share|percent\w*|part|portion|proportion)\b.* (?:is|was) (?P<that>that|it)[\s?.!]*$", re.IGNORECASE
)
_IN_THE_FOUND = re.compile(
    r"\b(?:in|within|inside|of|from) (?:it|there|that (?:family|one)|the family)\b|"
    r"(?<![가-힣])(?:(?:그|해당)\s*(?:제품군|계열)(?:\s*안)?(?:에서는?|중에서?)|거기서는?|그\s*(?:안|중)에서는?|그중에서?)"
)
"""Among the items of the family that was found."""


def with_family_found(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question with the letters of the family that the last answer was of, or put in the place said."""
    text = _of_its_item(text, index)
    before = frame_of(history)
    if before is None:
        return text
    if not before.families:
        return _of_the_one(text, before, index)
    held = _held(text, before)
    if held:
        return held
    text = _PLACE_WORD.sub(" 것", _with_that_family(text, before, history))
    pattern = _ENGLISH if text.isascii() else _KOREAN
    said = pattern.search(text)
    if said is None:
        return text
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    spoken_of = said.groupdict()
    asked = _ASKED_OF_IT.search(rest) or spoken_of["that"]
    asked = asked or (spoken_of.get("its") and not _LEADS.search(rest))
    found = _family(said, before, history) if asked else ""
    if not found:
        return text
    return " ".join(f"{text[: said.start()]} {_put(found, said)} {text[said.end() :]}".split())


def _with_that_family(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """ "What share of the total is that?" after the family that made most: of that family."""
    place = before.place or (1 if before.limit == 1 else 0)
    said = _SHARE_IS.search(text) if before.intent == "ranking" and place else None
    found = _at([row for row in rows_of(history) if row.get("family")], place) if said else ""
    return f"{text[: said.start('that')]}{found}?" if said and found else text


def _of_its_item(text: str, index: ItemIndex) -> str:
    """ "CT0021's share of its family", "CT0021은 제품군에서 몇 %?": the family by its letters."""
    named = {one.item.code for one in (*read_codes(text, index), *read_names(text, index)) if one.item}
    if len(named) != 1 or _LETTERS.search(text):
        return text
    letters = "".join(takewhile(str.isalpha, named.pop()))
    family = f"{letters} {'family' if text.isascii() else '제품군에서'}"
    if letters not in families_in(index):
        return text
    put = _OWN_FAMILY.sub(lambda said: f" {said['lead'] or ''}{family} ", text, count=1)
    return " ".join(put.split()) if put != text else text


def _of_the_one(text: str, before: Frame, index: ItemIndex) -> str:
    """ "The bottom three of the family", "같은 제품군 작년은" after one family, or the items of one."""
    letters = letters_of(before.items)
    family = {item.code for item in families_in(index).get(letters, ())}
    if not family or {item.code for item in before.items} != family or _LETTERS.search(text):
        return text
    items = "family" if text.isascii() else "제품군"
    if before.as_one and (said := _BIGGEST_ONE.match(text)):
        return f"{said['end']} {letters} item{text[said.end() :]}"
    named = "items" if _ORDERED.search(text) and text.isascii() else items
    for spoken_of in (_BARE_FAMILY, _SAME_FAMILY):
        put = spoken_of.sub(lambda said: f"{said['lead'] or ''}{letters} {named} ", text, count=1)
        if put != text:
            return " ".join(put.split())
    return text


def _held(text: str, before: Frame) -> str | None:
    """ "How much bigger is PT?" after PT and SP: both with what they differ by."""
    said = _HOW_MUCH_MORE.fullmatch(text) if before.intent in ("total", "ranking", "compare") else None
    names = [one.name for one in before.families]
    if said is None or len(names) != PAIR or not {*re.findall(_LETTERS, text)} <= {*names}:
        return None
    return f"{', '.join(names)} each" if text.isascii() else f"{', '.join(names)} 각각"


def _put(found: str, said: re.Match[str]) -> str:
    if said.string.isascii():
        return f"{'within' if re.match('in', said[0], re.IGNORECASE) else 'of'} {found}"
    return (
        f"{found} 제품 중" if (said["end"] or "").strip() in ("안에서", "내에서", "중에", "중에서") else found
    )


def _family(said: re.Match[str], before: Frame, history: Sequence[Exchange]) -> str:
    """The one family in a place of what was told; none where it cannot be told which it is."""
    rows = [row for row in rows_of(history) if row.get("family")]
    if before.intent in ("trend", "average", "extreme", "leaders") or len(before.periods) != 1:
        return ""
    named = said.groupdict()
    by = "quantity" if "quantity" in (rows[0] if rows else {}) else "rank"
    ordered = sorted(rows, key=lambda row: (-float(row.get(by) or 0), str(row["family"])))
    if before.measure != "quantity" and not before.least:
        ordered = rows
    if named.get("that") or named.get("its"):
        place = before.place or (1 if before.limit == 1 else 0)
        return str(rows[place - 1]["family"]) if 0 < place <= len(rows) else ""
    nth = named.get("nth")
    place = int(named["place"]) if named.get("place") else _NTH.get(nth.lower(), 0) if nth else 0
    if not place:
        place = -1 if _LEAST.search(next(one for one in (named.get("last"), named["side"]) if one)) else 1
    return _at(ordered, place)


def _at(rows: Sequence[Mapping[str, Cell]], place: int) -> str:
    index = place - 1 if place > 0 else place
    return str(rows[index]["family"]) if -len(rows) <= index < len(rows) else ""


def movers_by_item(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "And which item?" after the family that rose or fell most: the one of all, or of that family."""
    if before.intent != "movers" or not before.families:
        return None
    inside = _IN_THE_FOUND.search(text)
    asked = " ".join(_IN_THE_FOUND.sub(" ", text).split()).strip(" ,")
    if not _ITEM_ASKED.fullmatch(asked):
        return None
    found = _moved_most(before, history) if inside else ""
    if inside and not found:
        return None
    if text.isascii():
        among = f"which of the {found} items" if found else "which item of all"
        return f"{among} {'fell' if before.least else 'grew'} most?"
    way = "줄어든" if before.least else "늘어난"
    return f"{found or '전체'} 품목 중 제일 많이 {way} 품목은?"


def _moved_most(before: Frame, history: Sequence[Exchange]) -> str:
    """The family that rose or fell most; none where none did."""
    first = next(iter(rows_of(history)), {})
    change = float(first.get("difference") or 0)
    return str(first.get("family") or "") if change and (change < 0) == before.least else ""


def left_of_families(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "SP는 빼고", "drop SP": the families before but those; of shares it is unclear of which whole."""
    said = _LEFT.fullmatch(text) if before.families and before.intent != "share" else None
    if said is None or before.shares:
        return None
    names = [one.name for one in before.families]
    gone = re.findall(r"[A-Z]{2,4}", said["en"] or said["ko"])
    left = [one for one in names if one not in gone]
    if len(left) < PAIR or not {*gone} <= {*names}:
        return None
    return f"{', '.join(left)} each" if text.isascii() else f"{', '.join(left)} 각각"
