"""A question after one that was not answered: it goes on from the answer before, with what that one named."""

import re
from collections.abc import Iterator, Sequence

from assistant.model import Exchange
from assistant.planner.asking.decline import refusal_of
from assistant.planner.asking.wish import wish_of
from assistant.planner.followups.compared import holds_against
from assistant.planner.periods import Expression, spell
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import REFUSALS

_FOUND = re.compile(
    r"(?<![가-힣])(?:그|이|저|해당)\s*(?:품목|제품|날|달|주|해|분기|로트|중|거|것|둘|셋)|\d\s*(?:위|등)|둘|[가-힣]\s쪽|"
    r"\b(?:that|those|these|them|they|it|its|both|the (?:first|second|third|last|same))\b",
    re.IGNORECASE,
)
"""Words for what an answer would have shown, or named."""
_THAT_TIME = re.compile(
    r"(?<![가-힣])그\s*(?:날|달|주|해|분기)(?![가-힣]{2})|"
    r"\b(?:that|the same) (?:day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
_POINTED = re.compile(rf"(?:(?P<by>\b(?:on|in|for|of|from|during)) )?(?:{_THAT_TIME.pattern})", re.IGNORECASE)
_AS_IT_IS = re.compile(
    r"(?:(?:ok|okay|fine|then|so|well|and|right|alright)[\s,.!]+)*what(?:'s| is| was|s)? "
    r"(?:it|that|there|the (?:current |stored |original |recorded )?(?:value|figure|quantity|number))"
    r"(?: (?:in|on) (?:the )?(?:record|books|system|data))?"
    r"(?: (?:currently|now|at the moment|right now|at present|today|then|originally|set to|stored as))*"
    r"[\s?.!]*|"
    r"(?:(?:아|그럼|그러면|그래|알겠어|네)[\s,.]+)*(?:그게\s*|그거\s*)?(?:원래|지금|현재|기존|저장된|기록된)"
    r"(?:은|는|엔|에는)?\s*(?:(?:값|수량|생산량|숫자|실적|수치)(?:은|는|이|가)?\s*)?"
    r"(?:얼마|몇\s*개|어떻게)(?:로|라고)?\s*(?:돼|되어|되|기록돼|적혀|찍혀|잡혀|나와)?\s*(?:있|야|예|인|죠|지)?[가-힣]*[\s?.!]*",
    re.IGNORECASE,
)
"""What asks for the value that stands."""
UNITS = {"날": "day", "달": "month", "주": "week", "해": "year", "분기": "quarter"}
LOOKED_FOR = ("ask.most", "ask.least", "ask.top", "ask.bottom", "ask.search", "ask.first", "ask.last")
_WHAT_WAS_IT = re.compile(
    r"\b(what (?:was|is) )it(?= (?:in|on|for|during|last|this|yesterday|today)\b)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)년?|(?<!\d)\d\d년|올해|작년|재작년")
_MONTH = re.compile(
    r"(?:on |in )?(?:\d{1,2}월|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE
)
_POLITE = re.compile(r"이?요$")
_DAY = re.compile(r"\d{1,2}일\S{0,2}")
_UP_TO_DAY = re.compile(r".*월\s*(?=\d{1,2}일)")
_BEGINS = re.compile(r"부터(?:이?요)?$|^(?:from|since)\b", re.IGNORECASE)
_ENDS = re.compile(r"까지|\b(?:until|till|through|to)\b", re.IGNORECASE)
_OF_ALL_BY_THEMSELVES = ("ranking", "leaders", "movers", "search", "fresh")
"""Intents that need no item."""
_AMOUNT = re.compile(r"얼마|몇\s*개|\bhow (?:much|many)\b", re.IGNORECASE)


def past_failure(
    text: str, asked: Question, failed: Question, history: Sequence[Exchange]
) -> tuple[str, Sequence[Exchange]]:
    """The question with what the one before it named, and the talk without that one; else as they are.

    It must say itself what it asks, and every word of the other must have been known.
    """
    last = history[-1]
    own = _own_times(failed)
    untold = len(own) > 1 or any(one.problem or one.ambiguous or not one.period for one in own)
    unclear = untold or failed.unknown or failed.lot or failed.names_item or failed.numbers
    leaves_out = failed.says("unsupported.except")  # its period may be what it leaves out
    if last.status not in ("clarify", "refused") or unclear or leaves_out or text in last.suggestions:
        return text, history
    amount = bool(_AMOUNT.search(text) and (asked.mentions or asked.times))
    dated = bool(asked.times and failed.mentions) and all(one.period and not one.shift for one in asked.times)
    dated = dated and last.status == "refused"  # "9월은?" of that family
    if asked.unknown or asked.lot or not (wish_of(asked).intent or amount or dated):
        return text, history
    sought = failed.says("ask.compare", *LOOKED_FOR) and not asked.times
    if sought and wish_of(asked).intent in ("why", "movers"):
        return text, history  # what made a difference that was not found
    something = own or failed.mentions or failed.says(*LOOKED_FOR) or failed.keys("noun")
    if something and not _points_alike(text, failed):
        return text, history  # of what was not found
    named = " ".join(_named(asked, failed))
    return f"{named} {text}".strip(), history[:-1]


def is_complete(asked: Question, failed: Question, history: Sequence[Exchange]) -> bool:
    """Whether a question says by itself what is asked of what and when, whatever the one before it was about.

    "CT0033 in March?" after a question of a period only, "그럼 전일 생산량" after one of the weather. An item
    and a period alone are of the production where the other question asked for nothing else.
    """
    wish, other = wish_of(asked), wish_of(failed)
    timed = bool(asked.times) and all(one.period and not one.problem for one in asked.times)
    points = _FOUND.search(asked.text) or asked.says("refer.item", "refer.among", "refer.change")
    if not timed or points or asked.unknown or asked.names_item or asked.lot:
        return False
    if asked.mentions or asked.says("refer.all", "refer.site"):
        plain = other.intent in (None, "total") or asked.says("refer.all") or _AMOUNT.search(asked.text)
        return wish.intent is not None or bool(asked.keys("measure") or plain)
    refusal = refusal_of(failed)
    off_topic = history[-1].status == "refused" and (refusal is None or refusal.reason == "off_topic")
    if off_topic and wish.intent == "total" and asked.says("measure.quantity"):
        return True
    if failed.mentions or failed.unknown or failed.names_item or failed.left_out:
        return False
    return (wish.intent == "compare" and len(asked.times) > 1) or wish.intent in _OF_ALL_BY_THEMSELVES


def is_held_against(asked: Question, failed: Question) -> bool:
    """ "9월이랑 비교" after "10월 BW0021 불량률": whether it holds a time against the one that was named."""
    held = len(asked.times) == 1 and holds_against(asked, asked.times[0])
    return held and bool(_own_times(failed)) and not (asked.mentions or asked.says("ask.why"))


def in_what_can_be_had(failed: Question) -> str:
    """A question that was refused with the production in the place of what the data do not hold."""
    topics = [one for one in failed.pieces if one.concept and one.concept.section == "refuse_not_in_data"]
    if len(topics) != 1:
        return ""
    plain = "output" if failed.text.isascii() else "생산량"
    return f"{failed.text[: topics[0].start]}{plain}{failed.text[topics[0].end :]}"


def by_production(asked: Question, failed: Question) -> str:
    """ "생산량 기준으로" after "매출 상위 품목": the same of the production, where it says nothing else."""
    apart = {"measure.quantity", "noise.ko", "noise.en", "refer.follow"}
    alone = asked.says("measure.quantity") and asked.said <= apart
    named = asked.times or asked.mentions or asked.numbers or asked.unknown
    lists = wish_of(failed).intent in ("ranking", "extreme", "trend")
    return in_what_can_be_had(failed) if alone and lists and not named else ""


def as_it_is(text: str, failed: Question) -> str:
    """ "What is it currently?" after a change that was refused: what stands for what it named."""
    own = _own_times(failed)
    named = [one.item.code if one.item else one.text for one in failed.mentions]
    refusal = refusal_of(failed) if _AS_IT_IS.fullmatch(text) else None
    changes = refusal is not None and refusal.reason == "unsafe"
    if not changes or not (failed.lot or (named and own)):
        return text
    said = failed.lot or " ".join((*named, *(one.text.strip().removesuffix("'s") for one in own)))
    return f"how much {said}?" if text.isascii() else f"{said} 생산량은?"


def of_production(text: str, failed: Question) -> str:
    """ "What was it in December then?" after a forecast that was refused: the production."""
    named = failed.mentions or failed.lot or failed.left_out
    return text if named else _WHAT_WAS_IT.sub(r"\g<1>production", text)


def of_its_item(failed: Question, code: str) -> str:
    """A question that was refused with the code of the item that it spoke of by its place."""
    topic = next(one.text for one in failed.pieces if one.concept and one.concept.section in REFUSALS)
    return " ".join((code, *(one.text for one in _own_times(failed)), topic))


def with_its_time(text: str, failed: Question, history: Sequence[Exchange]) -> str:
    """ "그날 생산량은?" after "10월 19일 불량 몇 개": the one time that a refused question named."""
    own = _own_times(failed)
    period = own[0].period if len(own) == 1 and history[-1].status == "refused" else None
    said = _POINTED.search(text) if period and not failed.says(*LOOKED_FOR) else None
    if period is None or said is None:
        return text
    unit = said[0].split()[-1].lower() if said[0].isascii() else said[0][-1]
    if period.grain != UNITS.get(unit, UNITS.get(said[0][-2:], unit)):
        return text
    english = text.isascii()
    by = said["by"] or ("on" if period.grain == "day" else "in") if english else ""
    put = f"{by} {spell(period, 'en' if english else 'ko')}".strip()
    return f"{text[: said.start()]}{put} {text[said.end() :].lstrip()}".strip()


def with_time_chosen(text: str, asked: Question, failed: Question) -> str | None:
    """ "1월부터 3월까지요" after a "3월까지" that was asked back: the question before with this period.

    A year alone is that of the period before, which lends its own, and its month; "1월부터" is its beginning.
    """
    unsure = [one for one in failed.times if one.ambiguous or one.problem]
    named = asked.mentions or asked.numbers or asked.unknown or asked.lot or asked.left_out or asked.weekdays
    bare = asked.times and not (named or set(asked.sections) - {"noise"})
    if len(unsure) != 1 or not bare or any(one.problem or one.ambiguous for one in asked.times):
        return None
    chosen, doubted = (
        " ".join(_POLITE.sub("", one.text.strip()) for one in asked.times),
        unsure[0].text.strip(),
    )
    year, month = _YEAR.search(doubted), _UP_TO_DAY.match(doubted)
    said = asked.times[0].period if len(asked.times) == 1 else None
    if said and said.grain == "year" and doubted != chosen:
        chosen = f"{chosen} {_YEAR.sub('', doubted).strip()}"
    elif _BEGINS.search(chosen) and _ENDS.search(doubted):
        chosen = f"{chosen} {doubted}"
    elif month and _DAY.fullmatch(chosen):
        chosen = f"{month[0]}{chosen}"
    elif year and _MONTH.match(chosen) and not _YEAR.search(chosen):
        chosen = f"{chosen} {year[0]}" if text.isascii() else f"{year[0]} {chosen}"
    return f"{failed.text[: unsure[0].start]}{chosen}{failed.text[unsure[0].end :]}"


def rests_on_failure(text: str, asked: Question, failed: Question) -> bool:
    """Whether a question is of what the one before, which was not answered, named or looked for.

    It says nothing itself ("by how many pieces?"), or points at a time that the other one was about, or one
    beside it.
    """
    if not (
        asked.said - {"noise.ko", "noise.en"}
        or asked.mentions
        or asked.unknown
        or asked.times
        or asked.numbers
    ):
        return True
    own = _own_times(failed)
    if own and any(one.shift and one.shift.adjacent and not one.versus for one in asked.times):
        return True  # "the day before"
    timed = own or failed.says(*LOOKED_FOR)
    return bool(timed) and _THAT_TIME.search(text) is not None and not _points_alike(text, failed)


def _points_alike(text: str, failed: Question) -> bool:
    """Whether a question points at nothing but what the one before it pointed at, too: "that day" in both."""
    before = {one[0].lower() for one in _FOUND.finditer(failed.text)}
    pointed = {one[0].lower() for one in (*_FOUND.finditer(text), *_THAT_TIME.finditer(text))}
    before |= {one[0].lower() for one in _THAT_TIME.finditer(failed.text)}
    return pointed <= before


def _named(asked: Question, failed: Question) -> Iterator[str]:
    """What the question before named, and this one does not: items, all of them, a period."""
    if not (asked.mentions or asked.left_out or asked.says("refer.all", "refer.site")):
        yield from (one.item.code if one.item else one.text for one in failed.mentions)
    if all(holds_against(asked, one) for one in asked.times):  # "9월이랑 비교": what it named is held against
        yield from (one.text for one in _own_times(failed))


def _own_times(failed: Question) -> list[Expression]:
    """The periods that a question names, and does not only point at."""
    return [one for one in failed.times if not _THAT_TIME.search(one.text)]
