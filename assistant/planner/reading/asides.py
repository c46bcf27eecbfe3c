"""What is said of who asks and why: "We had an argument about it: …", "… 현수막에 쓸 거야".

An aside is a clause with a verb of its own that says nothing that could be asked: neither a number, an item,
a period that may be meant nor a word that is counted or narrows, unless a paper or a meeting is named by it.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from assistant.planner.periods import read_periods
from assistant.planner.reading.clauses import Cut, cuts
from assistant.planner.reading.mentions import name_words, read_codes, read_lot, read_names
from assistant.planner.reading.papers import outside_names, papers, with_names
from assistant.planner.reading.reasons import Parted, parted, quoted, sought
from assistant.planner.reading.segment import TAKEN, Piece, segment
from assistant.planner.reading.verbs import any_of
from assistant.planner.reading.vocabulary import NOISE, REFUSALS, vocabulary
from tools.items import ItemIndex
from tools.spelling import words as words_of

OF_NOTHING = frozenset({NOISE, "greeting", "thanks", "refer", "about"})
"""Sections of words that a clause about who asks may hold."""
PLAIN = frozenset(
    (
        *("who", "team", "manager", "supervisor", "department", "person", "people", "staff", "crew", "sales"),
        *(
            "customer",
            "customers",
            "client",
            "clients",
            "buyer",
            "distributor",
            "dealer",
            "budget",
            "plan",
            "kpi",
            "find",
            "anywhere",
        ),
        *("something", "one", "some"),
        *("직원", "담당자", "팀", "부서", "사람", "책임자", "고객", "고객사", "거래처", "업체", "바이어"),
        *("손님", "클라이언트"),
    )
)
"""Words for those who ask, not for those who work, and for what they have in hand."""
HARMLESS = frozenset({"world", "edge"})
"""Topics in a clause about who asks that say nothing of the question."""
BESIDE_PRODUCTION = frozenset({"money", "stock", "orders", "plans"})
"""Topics that no production is narrowed by, unless they are looked for."""
_LASTS = re.compile(
    r"\b(?:in\s)?\d+\s?(?:mins?|minutes?|hours?|hrs?|h|o'clock|am|pm)\b|\d+\s?(?:분|시간?)(?!기)|"
    r"\b(?:end|start) of (?:the |my )?shift\b|\bshift (?:is over|ends?|change|handover)\b|"
    r"\b(?:behind|beside|next to) (?:me|us)\b|"
    r"(?:오늘|어제|이번\s?주|이번\s?달|올해)(?:에|이)?\s?(?:처음|막|갓|첫)?\s?(?:으로\s?)?(?:출근|입사|부임|발령|전입|합류)|"
    r"\bclosing the (?:month|quarter|year)\b|^before i\b|\b(?:it|this|that) down\b|"
    r"(?:문의|요청|확인|부탁|연락|전화|클레임|민원)\s?건(?=[이인입으]|$)|때문|땜|교대\s?(?:직전|전|시간|중)|(?<=야)\s?[해돼되](?=[\s가-힣]|$)",
    re.IGNORECASE,
)
"""How long until something, and other words that only look like what is asked."""
_ALONE = re.compile(r"(?<![가-힣])(?:저|나|저희|혼자|하나)만(?=[\s,]|$)")
"""Who is alone, not what is asked alone: "저만 남아서"."""
_UTMOST = re.compile(r"(?<![가-힣])(?:제일|가장|젤)\s?(?!급|먼저|필요|중요|궁금|바쁘|바빠|바쁜|시급)")
"""The beginning of what is looked for: "제일 빡세게 돌린 날"."""
_PLACED = re.compile(r"(?:앞|뒤|옆|전|직전|직후)이?")
"""Where somebody is, and when: "손님 앞이라"."""
_POINTS = re.compile(r"품목|제품|만$|날|달|same|one|item|product|lot|first|last|top|best")
"""Words of what was spoken of, which may be what is asked about."""
_THAT = re.compile(r"\b(?:that|this|it|its)\b|(?<![가-힣])[그이](?:거|건|게|걸|품목|제품)", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:volume|output|production|produced?|made|make|making|quantity)\b|생산|물량|만[들든드]|양품",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b(?:they|he|she|them|their|his|her)\b|(?<![가-힣])(?:거기|그쪽|그분|그 회사)", re.IGNORECASE
)
"""Words for what is made, and for those who ask."""
_REASON = re.compile(
    r"(?<![뭣뭐엇])\s?(?:때문|땜)에?\s*(?:요|[,.]|인데|이라|여쭤|여쭙|물어|묻|그러|필요|전화|연락|문의)|"
    r"(?:회의|보고|감사|마감|결산|심사|발표|미팅|정산|신고)\s?때문에"
)
_LOOKS = re.compile(
    r"얼마|몇|[뭐뭘]|무엇|어떻|어떤|\b(?:how|what|which)\b|"
    r"궁금|[보알찾]려|[보알]고\s?싶|확인|(?<!에)(?<!에 )필요|봐야|파악|구하|뽑|"
    r"\b(?:look\w*|see|show|know|need|want|check|find|get)\s+"
    r"(?!it\b|this\b|that\b|them\b|to\b(?!\s(?:see|know|find|check|get)\b))",
    re.IGNORECASE,
)
"""Verbs whose object may be what is asked."""


def partings(text: str, index: ItemIndex, today: date) -> Iterator[Parted]:
    """The question without one clause that says why it is asked, or by whom; each way to leave one out."""
    found = sought(text)
    another = found is not None and len({one.text for one in read_codes(found.rest, index)}) > 1
    why = (None if another else found) or parted(text, index) or quoted(text)
    if why:
        yield why
    for cut in cuts(text):
        if not cut.verb and not _only_papers(cut.clause, today):
            continue
        rest = _with_its_item(cut, index)
        if rest or not _asks(cut, index, today):
            yield Parted(rest or cut.rest, cut.clause)


def _with_its_item(cut: Cut, index: ItemIndex) -> str | None:
    """ "I typed CT0031 in the form, what lens is that": the question of the item that the clause names.

    Where nothing points at it, what was made must be asked for: "customer buys Honey Gold, whats the volume".
    """
    of_somebody = any(one.text in PLAIN for one in outside_names(cut.clause))
    lot = read_lot(cut.clause)
    codes = [cut.clause[lot[1] : lot[2]]] if lot else [one.text for one in read_codes(cut.clause, index)]
    named = codes or ([one.text for one in read_names(cut.clause, index)] if of_somebody else [])
    points = _THAT.search(cut.rest) or (_MADE.search(cut.rest) and not _THEY.search(cut.rest))
    if len(named) != 1 or not cut.verb or not points or _names(cut.rest, index):
        return None
    without = re.sub(
        rf"(?:(?:lot|batch|로트)\s*)?{re.escape(named[0])}", " ", cut.clause, flags=re.IGNORECASE
    )
    counted = [one for one in outside_names(without) if _counts(one)]
    ordered = all(one.concept and one.concept.key == "orders" for one in counted) and _MADE.search(cut.rest)
    if re.search(r"\d", without) or (counted and not ordered):
        return None
    return f"{'lot ' if lot else ''}{named[0]}, {cut.rest}"


def _only_papers(clause: str, today: date) -> bool:
    """ "Customer audit tomorrow": a meeting or a paper, named by words that are known."""
    pieces = segment(_blanked(clause, today), vocabulary())
    named = papers().search(clause) is not None
    known = (piece.concept is not None or papers().fullmatch(piece.text) for piece in pieces)
    return named and all(known) and not any(_counts(piece) for piece in pieces)


def _blanked(text: str, today: date) -> str:
    for one in read_periods(text, today).expressions:
        text = text[: one.start] + TAKEN * (one.end - one.start) + text[one.end :]
    return text


def may_misread(text: str, today: date) -> bool:
    """Whether an aside may be read as asked: "월마감 때문에 여쭤봐요, …", "상반기 자료 만드는 중인데 …"."""
    if _REASON.search(text):
        return True
    times = read_periods(text, today).expressions if papers().search(text) else ()
    return any(papers().match(text[one.end :].lstrip()) for one in times)


def _asks(cut: Cut, index: ItemIndex, today: date) -> bool:
    """Whether a clause may be part of what is asked."""
    clause = _LASTS.sub(lambda found: TAKEN * len(found[0]), cut.clause)
    looks = _LOOKS.search(clause) is not None or _is_bare(cut.rest, index, today)
    if _of_a_time(clause, cut, today, looks=looks):
        return True
    clause = _without_named_again(_blanked(clause, today), cut.rest, index)
    if (
        re.search(r"\d", clause)
        or narrowing().search(_ALONE.sub(" ", cut.clause))
        or _UTMOST.search(cut.clause)
    ):
        return True
    named = with_names() if _names(cut.rest, index) else papers()
    if _names(named.sub(" ", clause), index):
        return True
    return any(_counts(piece, looks=looks) for piece in outside_names(clause, named=not looks))


def _is_bare(rest: str, index: ItemIndex, today: date) -> bool:
    """Whether nothing but a time is left, so that what is asked stands in the clause: "10월 매출 …"."""
    asked = any(_counts(piece) for piece in segment(_blanked(rest, today), vocabulary()))
    return not (asked or _names(rest, index))


def _of_a_time(clause: str, cut: Cut, today: date, *, looks: bool) -> bool:
    """Whether it says a time that may be meant: not where the rest has one and a sign sets it off."""
    times = read_periods(clause, today).expressions
    if not re.search(r"[a-z가-힣]", _blanked(cut.clause, today).lower()):
        return True
    told = [one for one in times if not (one.period and one.period.first and one.period.first > today)]
    if not told:
        return False
    named = all(papers().match(clause[one.end :].lstrip()) for one in told)
    return looks or not (cut.signed or named) or not read_periods(cut.rest, today).expressions


def _names(text: str, index: ItemIndex) -> bool:
    """Whether a word is one of item names, perhaps with an ending, or a code."""
    names = name_words(index)
    korean = tuple(one for one in names if not one.isascii())
    said = words_of(text)
    return bool(read_codes(text, index) or names & {*said}) or any(word.startswith(korean) for word in said)


def _without_named_again(clause: str, rest: str, index: ItemIndex) -> str:
    """ "Order for Ash Gray came in" before BW0030: without the item that the rest names itself."""
    codes = {one.item.code for one in read_codes(rest, index) if one.item}
    for one in read_codes(clause, index):
        if one.item and one.item.code in codes:
            clause = clause[: one.start] + TAKEN * (one.end - one.start) + clause[one.end :]
    of_names = [word for code in codes for word in words_of(index[code].item.name or "")]
    again = sorted({*words_of(rest), *of_names} & name_words(index), key=len, reverse=True)
    if not again:
        return clause
    said = re.compile(
        rf"(?<![A-Za-z0-9가-힣])(?:{'|'.join(map(re.escape, again))})(?![A-Za-z0-9])", re.IGNORECASE
    )
    return said.sub(lambda found: TAKEN * len(found[0]), clause)


def _counts(piece: Piece, *, looks: bool = True) -> bool:
    """Whether a word may be part of what is asked, or `looks` for what is no production."""
    concept = piece.concept
    if concept is not None and concept.section == "refer" and _POINTS.search(piece.text):
        return True
    if concept is None or concept.section in OF_NOTHING or concept.key in HARMLESS:
        return False
    if concept.key in BESIDE_PRODUCTION and concept.section in REFUSALS and not looks:
        return False
    return piece.text not in PLAIN and not _PLACED.fullmatch(piece.text)


@cache
def narrowing() -> re.Pattern[str]:
    """Words that narrow what is asked, or name a part of production that the data do not tell apart."""
    asides = vocabulary().asides
    english = [one for one in (*asides["narrowing"], *asides["parts"]) if one.isascii()]
    korean, parts = ([one for one in asides[key] if not one.isascii()] for key in ("narrowing", "parts"))
    return re.compile(rf"\b{any_of(english)}\b|{any_of(korean)}(?:\s|$|고|하)|{any_of(parts)}", re.IGNORECASE)
