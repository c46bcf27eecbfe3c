"""One of the choices of a question back, in its own words: "기간 전체로", "2026년이요", "the first"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from assistant.model import Exchange
from assistant.planner.periods import read_periods

PAIR = 2
_BESIDE = re.compile(
    r"^(?:그럼|그러면|네|예|응|아|음|그냥|yes|ok|okay|well|i mean|i meant|"
    r"take|the|just|only|for|in|on|of|please)[\s,]+|"
    r"(?:\s*(?:이요|요|입니다|이에요|예요|이야|으로요|로요|으로|로|만|은|는|을|를|말이야|말이에요|기준|"
    r"해\s?줘|해주세요|보여줘|봐줘|볼게요?|부탁해요?|부탁드려요|주세요))+$|"
    r"[\s,]+(?:please|pls|thanks|one|then)$",
    re.IGNORECASE,
)
"""What may stand before or behind the words of a choice."""
_PLACES = (
    re.compile(
        r"1번?|(?:첫|앞)\s*(?:번째|쪽|의)?(?:\s*(?:거|것|꺼))?|전자|"
        r"first|former|option (?:1|one)|number one"
    ),
    re.compile(
        r"2번?|(?:두\s*번째|뒤)\s*(?:쪽|의)?(?:\s*(?:거|것|꺼))?|후자|"
        r"second|latter|option (?:2|two)|number two|last"
    ),
)
_OF_FOUND = re.compile(r"(?:그|찾은)\s*(?:때|시점)|(?:that|found) time|time(?: that was| you)? found")
_OF_PERIOD = re.compile(
    r"(?:물어본\s*|물어보신\s*|그\s*)?(?:기간\s*전체|전체\s*기간|전체|전부)|"
    r"whole (?:period|thing|time)(?: i asked about)?|(?:all|whole) of it|all|everything|"
    r"(?:full |entire )?period(?: i asked about)?"
)
_OF_ITEM = re.compile(
    r"그\s*(?:품목|제품|거|것)|(?:that|same) (?:item|product)|that|it|(?:what )?we (?:spoke|talked) of"
)
_OF_ALL = re.compile(
    r"전체(?:\s*품목)?|모든\s*품목|전부|다|all(?: items| of them| of it)?|everything|(?:whole )?plant"
)
_UNIT = re.compile(
    r"(?:그|찾은|해당)?\s*(?P<ko>날|주|달|분기|해)\s*(?:하루|전체)?|"
    r"(?:that |whole |entire |found )?(?P<en>day|week|month|quarter|year)"
)
_DAYS = {"날": (1, 1), "주": (7, 7), "달": (28, 31), "분기": (90, 92), "해": (365, 366)}
_KOREAN = {"day": "날", "week": "주", "month": "달", "quarter": "분기", "year": "해"}
_YEAR = re.compile(r"\s*(?:\d{4}년|,? ?\b\d{4}\b)\s*")


class Choice(NamedTuple):
    """A question that was offered, and the part of it that the others do not have."""

    question: str
    own: str


def with_choice(text: str, history: Sequence[Exchange], today: date) -> tuple[str, Sequence[Exchange]]:
    """The offered question that is said or picked by its own words, and the talk that it goes on from."""
    last = history[-1] if history else None
    if last is None or last.status != "clarify" or last.results:
        return text, history
    if text in last.suggestions:
        return text, history[:-1]
    choices, said = _choices(last.suggestions, today), _bare(text)
    unit = _UNIT.fullmatch(said)
    picked = [
        one.question
        for place, one in enumerate(choices)
        if said and (_is_one(unit, one.own, today) if unit else _is_meant(said, place, choices))
    ]
    return (picked[0], history[:-1]) if len(picked) == 1 else (text, history)


def _choices(offered: Sequence[str], today: date) -> tuple[Choice, ...]:
    """The two ways in which a question that was asked back can be meant, whose rest is the same."""
    if len(offered) != PAIR:
        return ()
    words = [one.rstrip(" ?.!").split() for one in offered]
    before, behind = _shared(words), _shared([one[::-1] for one in words])
    if offered[0].isascii():
        own = [one[before:] for one in words] if before else []
    else:
        own = [one[: len(one) - behind] for one in words] if behind else []
    if not any(own) and all(_is_time(one, today) for one in offered):
        own = words
    if not all(own):
        return ()
    return tuple(Choice(one, " ".join(part)) for one, part in zip(offered, own, strict=False))


def _is_time(text: str, today: date) -> bool:
    """Whether a text is one period and nothing else."""
    said = [one.text.strip() for one in read_periods(text, today).expressions]
    return said == [text.strip(" ?.!")]


def _shared(words: Sequence[Sequence[str]]) -> int:
    """How many words two questions begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*words, strict=False))))


def _is_meant(said: str, place: int, choices: Sequence[Choice]) -> bool:
    """Whether a choice is picked by its place, its own words, or those of the question back."""
    own = choices[place].own.lower()
    kinds = (_OF_ITEM, _OF_ALL) if _names_all(choices) else (_OF_FOUND, _OF_PERIOD)
    by_year = all(_YEAR.fullmatch(one.own) for one in choices)
    if _PLACES[place].fullmatch(said) or (not by_year and kinds[place].fullmatch(said)):
        return True
    return _tight(said) in (_tight(own), _tight(_YEAR.sub(" ", own)), _tight(own.removesuffix("년")))


def _is_one(unit: re.Match[str], own: str, today: date) -> bool:
    """Whether what a choice is of is a day, a month or what else is said."""
    read = read_periods(own, today).expressions
    period = read[0].period if len(read) == 1 else None
    if period is None or not (period.first and period.last):
        return False
    least, most = _DAYS[unit["ko"] or _KOREAN[unit["en"]]]
    return least <= (period.last - period.first).days + 1 <= most


def _names_all(choices: Sequence[Choice]) -> bool:
    """Whether the choices are an item and all of them."""
    return any(part in choices[-1].own.lower().split(" of ")[0] for part in ("전체", "all items", "total"))


def _tight(text: str) -> str:
    return re.sub(r"[\s,]", "", text.lower()).removeprefix("in").removeprefix("for")


def _bare(text: str) -> str:
    """What is said without what may stand beside a choice."""
    said = text.strip(" \t.!?~,").lower()
    while (shorter := _BESIDE.sub("", said).strip(" ,.")) != said:
        said = shorter
    return said
