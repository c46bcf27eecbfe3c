"""What a question holds to be so of the figures that its frame tells: more, beyond a bound, the first one."""

import re
from dataclasses import replace

from assistant.planner.asking.bounds import bounds_among
from assistant.planner.asking.decline import Decline
from assistant.planner.frame import Claim, Frame
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.reading.held_so import is_asked, is_yes_or_no, rate_of
from assistant.planner.reading.mean_bounds import is_mean
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question, rank_of
from assistant.planner.reading.week_days import ENGLISH, KOREAN
from tools.tool import Period

PAIR = 2
_MORE = re.compile(
    r"많|높|컸|크[지나니냐]|커[요?\s]|커졌|늘|증가|올랐|올라|앞[섰서]|이겼|이기|제쳤|더\s*나[왔오]|"
    r"\b(?:more|higher|bigger|larger|greater|better|ahead|beat|beats|above|up|grow|grew|grown|"
    r"rise|rose|risen|"
    r"increased?|outperform(?:ed)?|gain(?:ed)?|over|overtake|overtook)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"적|낮|작[았아은지]|줄|감소|떨어|내렸|내려|뒤[졌처]|밀[렸리]|"
    r"\b(?:less|fewer|lower|smaller|worse|behind|below|down|fall|fell|fallen|drop(?:ped)?|"
    r"decreased?|declined?|"
    r"lose|lost|under)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"제일|가장|최고|최대|최다|1\s*[위등]|선두|\b(?:top|best|first|leading|leads?|led|number one|no\.? ?1|#1|"
    r"most|biggest|highest|"
    r"largest|busiest|strongest)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"꼴[찌등]|최저|최소|적|낮|\b(?:last|worst|least|lowest|smallest|weakest|slowest|bottom)\b", re.IGNORECASE
)
_ANY = re.compile(
    r"있(?:어|었|나|니|을까|습니까|는지|는가)|\b(?:were|was|are|is) there\b|\bany\b|\bever\b", re.IGNORECASE
)
_SOUGHT = re.compile(
    r"\b(?:any|some)(?:thing|where)?\b|(?<![가-힣])(?:뭐|뭔가|무언가|어떤)\s*(?:[거게것]|라도|가|있)?|(?<=[은는])\s?[거게것]\s",
    re.IGNORECASE,
)
"""Words for what is looked for, whose kind is not said: "anything over 150k in October?"."""
_DAY = re.compile(r"[월화수목금토일]요일|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_BOUNDED = re.compile(r"(?:이상|이하|미만|초과)$")
_EITHER = re.compile(r"(많|높|커|크|적|낮|늘|줄)\S*\s.*\1")
"""One or the other: "9월이 많아 10월이 많아?"."""
_BASE_AFTER = re.compile(r"\s*(?:보다|에\s*비해|대비|랑\s*비교|을|를)")
"""Behind the name that another is held against."""


def with_claim(frame: Frame, question: Question, typed: str) -> Frame | Decline:
    """The frame with what the question holds to be so, unless nothing of it is told."""
    rate = rate_of(typed)
    if rate and rate.points and not frame.shares and frame.intent != "share":
        return Decline("clarify", None, "unsupported.points")
    if _is_bound_alone(frame, question, typed):
        said = _BOUNDED.search(typed.strip())
        lists = tuple(f"{typed.strip()}인 {unit}은?" for unit in ("날", "품목")) if said else ()
        return Decline("clarify", None, "unsupported.bound_alone", {}, lists)
    return replace(frame, claim=_claim_of(frame, question, typed), supposed=_supposed(frame, question))


def _supposed(frame: Frame, question: Question) -> str:
    """ "8월보다 7월이 왜 많아?": which way the change is taken to have gone, or where the earlier one is."""
    if len(frame.periods) != PAIR or not frame.supposed:
        return frame.supposed
    earlier = _subject_period(frame, question) == frame.periods[0]
    return {"up": "ahead", "down": "behind"}[frame.supposed] if earlier else frame.supposed


def _is_bound_alone(frame: Frame, question: Question, typed: str) -> bool:
    """ "10월 5천 미만": of days, of items? A total would not say; where it is asked of, it does."""
    dropped = frame.intent in ("total", "produced") and not frame.shown
    bounds = [one for one in bounds_among(question.numbers) if one.operator != "="]
    return dropped and bool(bounds) and (not is_asked(typed) or _SOUGHT.search(typed) is not None)


def _claim_of(frame: Frame, question: Question, typed: str) -> Claim | None:
    """What the question holds to be so, where the frame's figures settle it."""
    if not is_yes_or_no(typed) or frame.beside or frame.both or frame.weekday_sets:
        return None
    for read in (_exists, _place, _found, _rate, _beyond, _compared):
        claim = read(frame, question, typed)
        if claim:
            return claim
    return None


def _exists(frame: Frame, question: Question, typed: str) -> Claim | None:
    """ "10만 넘은 날이 있었어?", "were there days over 100k?"."""
    asks = frame.intent == "threshold" and not (frame.reaches or frame.families) and len(frame.periods) == 1
    return Claim("exists") if asks and _ANY.search(typed) else None


def _place(frame: Frame, question: Question, typed: str) -> Claim | None:
    """ "BW0021이 10월 1위야?", "is it still the top item?"."""
    ranks = [one.value for one in question.numbers if one.role == "rank"]
    alone = frame.intent == "ranking" and len(frame.items) == 1 and len(frame.periods) == 1
    if not alone or frame.least or frame.by_count or len(ranks) > 1:
        return None
    few = [one.value for one in question.numbers if one.role == "limit"]
    if few:
        return Claim("within", few[0]) if len(few) == 1 else None
    place = rank_of(question) or 0
    first = bool(place) or (_FIRST.search(typed) and not _LAST.search(typed))
    return Claim("place", place or 1) if first else None


def _found(frame: Frame, question: Question, typed: str) -> Claim | None:
    """ "10월이 올해 제일 많은 달이야?", "was October the best month this year?"."""
    if frame.intent != "extreme" or len(frame.periods) != 1 or frame.place or frame.limit or frame.by_count:
        return None
    if frame.grain == "weekday":
        days = {_number(one) for one in _DAY.findall(typed)}
        return Claim("found", days.pop()) if len(days) == 1 else None
    said = [one.period for one in question.times if one.period and one.period.grain == (frame.grain or "day")]
    whole = frame.periods[0]
    within = [
        Period(one.first, one.whole_last or one.last)
        for one in said
        if one.first and one.last and whole.first <= one.first <= whole.last and one.first != whole.first
    ] or [
        Period(one.first, one.whole_last or one.last)
        for one in said
        if one.first and one.last and whole.first == one.first and one.last < whole.last
    ]
    return Claim("found", of=within[0]) if len(within) == 1 else None


def _number(day: str) -> int:
    """The number of a day of the week by its name."""
    return (ENGLISH.index(day.lower()[:3]) if day.isascii() else KOREAN.index(day[0])) + 1


def _rate(frame: Frame, question: Question, typed: str) -> Claim | None:
    """ "10% 넘게 늘었어?", "did it fall by 5%?"."""
    rate = rate_of(typed)
    if rate is None or frame.intent != "compare" or frame.families or rate.points:
        return None
    less = _LESS.search(typed) and not _MORE.search(_without_sizes(typed))
    return Claim("rate", -rate.value if less else rate.value)


def _without_sizes(text: str) -> str:
    return re.sub(r"\b(?:more than|over|by)\b|넘게|이상", " ", text)


def _beyond(frame: Frame, question: Question, typed: str) -> Claim | None:
    """ "10월 생산량 10만 개 넘었어?", "was the daily average above 80,000?"."""
    bounds = bounds_among(question.numbers)
    single = len(frame.periods) == 1 and (len(frame.items) < PAIR or frame.as_one) and not frame.families
    if (
        len(bounds) != 1
        or is_mean(bounds[0])
        or not single
        or frame.intent not in ("total", "average", "count")
    ):
        return None
    return Claim(bounds[0].operator, bounds[0].value) if bounds[0].operator else None


def _compared(frame: Frame, question: Question, typed: str) -> Claim | None:
    """ "3분기가 4분기보다 많아?", "was BW0021 ahead of CT0021?"."""
    more, less = _MORE.search(typed), _LESS.search(typed)
    if _EITHER.search(typed):
        return None
    way = "more" if more and not less else "less" if less and not more else ""
    if not way or rate_of(typed) or bounds_among(question.numbers):
        return None
    two_items = len(frame.items) == PAIR and not frame.as_one and len(frame.periods) == 1
    if two_items or len(frame.families) == PAIR:
        of_two = _subject_item(question)
        return Claim(way, of=of_two) if of_two else None
    two = len(frame.periods) == PAIR and (len(frame.items) < PAIR or frame.as_one) and not frame.families
    held = frame.intent in ("compare", "count") or (frame.intent == "average" and frame.reckoned == "gap")
    subject = _subject_period(frame, question) if two and held else None
    return Claim(way, of=subject) if subject else None


def _subject_item(question: Question) -> str:
    """The item or family that is held to have more: not the one that stands behind "than"."""
    named = list(question.mentions)
    base = [one for one in named if _is_base(one, question.text)]
    own = [one for one in named if one not in base] if len(base) == 1 else named
    if len(named) != PAIR:
        return ""
    return own[0].item.code if own[0].item else own[0].text.upper()


def _is_base(one: Mention, text: str) -> bool:
    return _BASE_AFTER.match(text, one.end) is not None


def _subject_period(frame: Frame, question: Question) -> Period | None:
    """The period that is held to have more, of the two that are compared."""
    said = sorted(question.times, key=lambda one: one.start)
    base = [one for one in said if one.versus or _BASE_AFTER.match(question.text, one.end)]
    own = [one for one in said if one not in base]
    first, last = frame.periods
    if len(own) >= 1:
        meant = _of_these(own[0], frame)
        return meant or (last if not base else None)
    against = _of_these(base[0], frame) if len(base) == 1 else None
    if against is None:
        return last
    return first if against == last else last


def _of_these(one: Expression, frame: Frame) -> Period | None:
    """Which of the two periods an expression is: "July to August" is both, "the day before" the first."""
    own, shift = one.period, one.shift
    held = (
        []
        if own is None or (shift and shift.adjacent)
        else [period for period in frame.periods if _holds(own, period)]
    )
    if len(held) == 1:
        return held[0]
    return frame.periods[0 if shift.count < 0 else -1] if shift and not held else None


def _holds(own: Reading, period: Period) -> bool:
    """ "작년이 더 많아?" of two Octobers: the year holds the first of them."""
    last = own.whole_last or own.last
    return own.first is not None and last is not None and own.first <= period.first <= last
