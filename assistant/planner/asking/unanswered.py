"""What is not answered: refusals, small talk, dates that read two ways, words that nobody knows."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from assistant.model import Exchange, Language
from assistant.planner.asking.beside_all import WITH_ALL, apart_from_all, names_both
from assistant.planner.asking.decline import Decline, refusal_of, small_talk_of, unsupported_of
from assistant.planner.asking.edits import drops_something
from assistant.planner.asking.units_asked import adds_up
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import AND
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from assistant.planner.reading.mentions import read_lot
from assistant.planner.reading.question import Question
from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import REFUSALS, vocabulary

OURS = {"ask", "grain", "measure", "noun", "limit", "about"}
"""Sections of words that are about production data."""
PAIR = 2
SHORTEST_NAME = 4
"""Letters of a Latin word that may be an item's name."""
SPOKEN_ENDS = ("다", "요", "까", "죠", "지", "네", "면", "고", "서", "ing", "ed", "ly", "s'")


_NO_NAME = (
    r"(?<![가-힣])WORD(?<=[히게])\s|(?<![가-힣])WORD\s?중(?:이|인|입|에|$)|"
    r"\b(?:to|can|could|will|would|please|must|should|let's|i|we)\sWORD\s(?:an?|the|my|our|this|these|it|some)\b"
)
"""An adverb, something that is being done, a verb before its object."""
TIMELESS = ("search", "fresh", "lot", "span", "history")
"""Intents that need no period."""
_THOSE = re.compile(
    r"\b(?:same (?:items?|products?|ones?|lots?)|those|these|them|they|its)\b|같은\s*(?:품목|제품|거)|"
    r"(?<![가-힣])[그이]\s*(?:품목|제품|둘|셋)|(?<![가-힣])(?:둘|셋)(?![가-힣]{2})",
    re.IGNORECASE,
)
"""Words for what an answer would have shown."""
_THAT = re.compile(r"\b(?:that|this|it)\b|(?<![가-힣])(?:그거|이거|그걸|이걸)", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d|작년|지난해|재작년|\blast year\b", re.IGNORECASE)
"""What says of which year a period is."""
_CODES = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,4}\d{3,6}")
_BY_RATE = re.compile(
    r"(?:증가|성장|감소|증감|하락|상승)[율률](?:이|은|로|별로?|순)?\s*(?:기준)?(?:으로)?\s*(?:상위|하위|가장|제일|높|낮|순|톱|탑|top|\d)|"
    r"\b(?:highest|top|best|largest|biggest|lowest|worst)\b[^?.]*\b(?:growth|decline) rates?\b|"
    r"\bby (?:growth rate|rate of growth|percent|percentage|% )",
    re.IGNORECASE,
)
"""A ranking of items by their growth rate."""


def declined(question: Question, wish: Wish, history: Sequence[Exchange]) -> Decline | None:
    """Why a question is not answered at all: refused, small talk, or with words and dates that are unsure."""
    refusal = refusal_of(question)
    if refusal:
        return refusal
    if drops_something(question, vocabulary()) and not any(one.results for one in history):
        return Decline("refused", "unsafe", "refuse_unsafe.write")
    talk = small_talk_of(question)
    if talk:
        return talk
    problem = next((one.problem for one in question.times if one.problem), None)
    if problem:
        return Decline("clarify", None, f"time.{problem.code}", {"text": problem.text})
    return (
        unsure_of(question)
        or unsupported_of(question)
        or _by_halves(question, wish)
        or _not_understood(question, wish, history)
    )


def unsure_of(question: Question) -> Decline | None:
    """Which of several readings of a period is meant."""
    unsure = next((one for one in question.times if one.ambiguous), None)
    if unsure is None:
        return None
    return _which_period(question, unsure.text, unsure.start, unsure.end, unsure.periods)


def _by_halves(question: Question, wish: Wish) -> Decline | None:
    """What only half of an answer would be given to: an item and the whole, a ranking by growth."""
    if wish.intent == "movers" and not wish.bound and _BY_RATE.search(question.text):
        return Decline("clarify", None, "unsupported.rates")
    finds_a_day = wish.bound.startswith(">") and AND not in wish.bound and wish.grain in ("day", None)
    if wish.intent == "threshold" and adds_up(question) and not (finds_a_day or wish.grain == "item"):
        return Decline("clarify", None, "unsupported.reached")
    if wish.intent not in (None, "compare", *WITH_ALL) or not names_both(question):
        return None
    apart = () if wish.intent == "compare" else apart_from_all(question)
    return Decline("clarify", None, "unsupported.and_all", suggestions=apart)


def goes_on_from_nothing(question: Question, wish: Wish, history: Sequence[Exchange], today: date) -> bool:
    """ "And BW0027?" right after a question that was asked back: what is asked of it was never read."""
    failed = bool(history) and not history[-1].results
    if failed and question.says("refer.item") and not question.mentions and read_lot(history[-1].question):
        return True  # "그 제품" of a lot that was not looked up
    if failed and len(_CODES.findall(history[-1].question)) > 1 and not (_names(question) or question.times):
        return True  # of several items that are lost
    if failed and wish.intent == "why" and not (question.times or question.mentions):
        return True  # "어느 품목 때문에?": of a change that was not told
    alone = bool(question.times) and not (question.mentions or wish.intent or question.keys("measure"))
    dated = all(_YEAR.search(one.text) for one in question.times)  # "January 2025 then?"
    told = any(one.results for one in history)
    if failed and alone and not dated and told and _looks_ahead(history[-1].question):
        return True  # "and for October?" after a forecast: of this year, or of the one before?
    asked_back = was_asked_back(history)
    placed = any(one.role == "rank" for one in question.numbers) and wish.intent not in (
        None,
        "ranking",
        "leaders",
    )
    if asked_back and placed and not question.mentions:
        return True  # "1등 제품 로트 수는?" of a list that was not shown
    if (
        asked_back
        and wish.intent == "share"
        and not (question.times or question.keys("noun") or _names(question))
    ):
        return True  # "in percent" of what was not told
    if asked_back and wish.intent is None and not (question.keys("measure") or _names(question)):
        return True
    named = question.mentions or question.left_out or question.says("refer.all", "refer.site")
    says_what = wish.intent or wish.measure or wish.grain or (named and question.times)
    leans = question.times and all(one.period is None or one.versus for one in question.times)
    one_thing = bool(question.mentions) != bool(question.times)
    bare = one_thing and not (question.sections or question.numbers)
    if (
        asked_back
        and not question.mentions
        and (question.says("refer.among") or _THOSE.search(question.text))
    ):
        return True
    leaning = question.says("refer.item") or not question.times or bool(_THAT.search(question.text))
    if asked_back and wish.intent == "compare" and len(question.mentions) < PAIR and leaning:
        return True  # "compare that with CT0028", "so today is ahead by how many?"
    timed = any(read_periods(one, today).expressions for one in _unanswered(history)) if asked_back else False
    follows = question.says("refer.follow") or (leans and not question.mentions) or (bare and timed)
    if asked_back and timed and not question.times and wish.intent not in TIMELESS:
        return True  # of a period that was said, but not read for certain
    return asked_back and bool(follows) and not (says_what and not leans)


def was_asked_back(history: Sequence[Exchange]) -> bool:
    """Whether the question before got no figures as it was not understood: what it was about is not known."""
    last = history[-1] if history and not history[-1].results else None
    if last is None:
        return False
    return last.status == "clarify" or (last.status == "refused" and not _names_topic(last.question))


def _names_topic(text: str) -> bool:
    """Whether a question was refused for a word of it, and not because nothing of it was understood."""
    concepts = (piece.concept for piece in segment(text, vocabulary()))
    return any(one is not None and one.section in REFUSALS for one in concepts)


def _looks_ahead(text: str) -> bool:
    """Whether a forecast was asked for."""
    concepts = (piece.concept for piece in segment(text, vocabulary()))
    return any(one is not None and one.key == "forecasts" for one in concepts)


def stands_alone(question: Question, wish: Wish) -> bool:
    """Whether a question says itself what is asked of what and when."""
    timed = any(one.period and not one.versus for one in question.times) or wish.intent == "span"
    return wish.intent is not None and timed and _names(question)


def _unanswered(history: Sequence[Exchange]) -> list[str]:
    """The last questions, none of which was answered."""
    return [one.question for one in takewhile(lambda one: not one.results, reversed(history))]


def _names(question: Question) -> bool:
    return bool(question.mentions or question.left_out) or question.says("refer.all", "refer.site")


def _which_period(question: Question, said: str, start: int, end: int, periods: Sequence[Reading]) -> Decline:
    language: Language = "ko" if any("가" <= letter <= "힣" for letter in question.text) else "en"
    whole = {"year"} < {period.grain for period in periods}  # all of that year, or the like in it
    options = [_spelled(period, language, whole=whole) for period in periods]
    before, behind = question.text[:start].rstrip(), question.text[end:].strip()
    gap = "" if not behind or behind[0] in "?.!," else " "
    asked = tuple(f"{before} {option}{gap}{behind}".strip() for option in options)
    phrase = "time.year_or_like" if whole else "time.ambiguous"
    return Decline("clarify", None, phrase, {"text": said.strip(), "choices": " / ".join(options)}, asked)


def _spelled(period: Reading, language: Language, *, whole: bool) -> str:
    """A period that may be chosen; a year that stands beside a part of it as all of it."""
    spelled = spell(period, language)
    if not whole or period.grain != "year":
        return spelled
    return f"all of {spelled}" if language == "en" else f"{spelled} 한 해"


def _not_understood(question: Question, wish: Wish, history: Sequence[Exchange]) -> Decline | None:
    """Words that nobody knows are asked back, unless one can only be the name of an item."""
    named = question.mentions or question.left_out
    production = wish.intent is not None or named or wish.measure or wish.limit
    if not question.unknown and (production or question.times or question.pieces):
        return None
    if not production and not (question.times and not question.unknown):
        if history and not question.unknown:
            return None
        if question.names_item:
            return None
        if question.unknown and OURS & set(question.sections):
            return Decline("clarify", None, "unknown.words", {"words": ", ".join(question.unknown)})
        that = _THAT.search(question.text)
        if that and not question.unknown:
            return Decline("clarify", None, "unknown.reference", {"words": that[0]})
        return Decline("refused", "off_topic", "refuse_off_topic.world")
    shortened = any("'" in one or "’" in one for one in question.unknown)  # "can't" is no Cat Eye
    shortened = shortened or any(len(one) == 1 for one in question.unknown)  # nor is "후" a name
    searched = wish.intent == "search" and set(question.unknown) <= {wish.keyword}
    if not shortened and (searched or (wish.intent != "search" and _may_be_item(question, wish))):
        return None
    return Decline("clarify", None, "unknown.words", {"words": ", ".join(question.unknown)})


def _may_be_item(question: Question, wish: Wish) -> bool:
    """A single unknown word beside something to measure stands where an item's name would."""
    if question.unknown and question.unknown[0].isascii() and len(question.unknown[0]) < SHORTEST_NAME:
        return False
    lone = len(question.unknown) == 1 and not question.mentions and wish.intent not in ("fresh", "lot")
    return lone and not (question.unknown[0].endswith(SPOKEN_ENDS) or _stands_as_none(question))


def _stands_as_none(question: Question) -> bool:
    """Whether the unknown word stands where no name does: "유난히 적던데", "to prepare a chart"."""
    word = re.escape(question.unknown[0])
    return re.search(_NO_NAME.replace("WORD", word), question.text, re.IGNORECASE) is not None
