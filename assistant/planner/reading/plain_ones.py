"""The item whose name lacks a word: "토릭 아닌 기본 주니어", "the non-toric junior"."""

import re
from collections.abc import Sequence

from assistant.planner.reading.called import run_at, starts_of
from assistant.planner.reading.word_keys import Word, bearing, form_of, keys_in, keys_of
from tools.items import ItemIndex

_PLAIN = r"(?:(?:기본|일반|그냥|보통|plain|basic|regular|normal|standard|ordinary)\s+)"
_NOT_BEFORE = r"(?:\bnon[\s-]?|\bnot (?:the )?|\bno[\s-]|\bwithout )"
_NOT_BEHIND = r"(?:이|가)?\s?(?:아닌|없는|말고|안\s?들어간|안\s?붙은|빠진|제외한)"
_DENIES = re.compile(rf"{_NOT_BEFORE}|{_NOT_BEHIND}|{_PLAIN}", re.IGNORECASE)
_SETS_ASIDE = re.compile("말고|제외한")
_ONE = r"(?:\s*\b(?:one|version|variant|lens|item|product)\b|\s*(?:거|것|건|쪽|버전|제품|품목|렌즈))?"
_ONE_ALONE = re.compile(rf"{_ONE}(?:으로|로|요|을|를)*", re.IGNORECASE)


def with_plain_ones(text: str, index: ItemIndex) -> str:
    """The text with the code of the one item whose name has the words said but the one that is denied."""
    if not _DENIES.search(text):
        return text
    for key in sorted(keys_in(text, index)):
        for found in [*re.finditer(_denied(key, index), text, re.IGNORECASE)][::-1]:
            text = _put(text, found, key, index)
    for found in [*re.finditer(rf"(?<![A-Za-z0-9가-힣])(?:the )?{_PLAIN}", text, re.IGNORECASE)][::-1]:
        text = _put(text, found, "", index)
    return text


def plain_one(text: str, code: str, index: ItemIndex) -> str | None:
    """ "The non-toric one", "토릭 아닌 건?" after an item: the one whose name lacks that word alone."""
    own = keys_of(code, index)
    for key in sorted(own):
        found = (
            re.search(rf"{_denied(key, index)}{_ONE}", text, re.IGNORECASE) if _DENIES.search(text) else None
        )
        others = [one for one in bearing(own - {key}, index) if keys_of(one, index) == own - {key}]
        if found and len(others) == 1:
            return f"{text[: found.start()]}{others[0]} {text[found.end() :]}"
    return None


def _denied(key: str, index: ItemIndex) -> str:
    form = form_of(key, index)
    denied = rf"(?:{_NOT_BEFORE}{form}(?![A-Za-z])|(?<![A-Za-z0-9가-힣]){form}{_NOT_BEHIND})"
    return rf"(?:\bthe )?{denied}(?:[\s,]+{_PLAIN}?)?"


def _put(text: str, denial: re.Match[str], denied: str, index: ItemIndex) -> str:
    """The text with the code in place of a denial and the words of a name behind it, or before."""
    start, end = denial.span()
    run = run_at(text, end, index)
    code = _lacking(run, denied, index)
    if code:
        return f"{text[:start]}{code}{text[run[-1].end :]}"
    if run or not denied:
        return text
    for one in sorted(starts_of(text[:start]), reverse=True):
        run = run_at(text[:start], one, index)
        code = _lacking(run, denied, index)
        own = frozenset(word.key for word in run) | {denied}
        if code and _SETS_ASIDE.search(denial[0]) and len(bearing(own, index)) == 1:
            return text  # "모카 브라운 원데이 말고 1위": a whole name
        if code:
            end = denial.end() + len(_ONE_ALONE.match(text[denial.end() :])[0])  # type: ignore[index]  # may be empty
            rest = text[run[-1].end : start].rstrip(" ,(") + text[end:]
            return f"{text[: run[0].start]}{code}{rest}"
    return text


def _lacking(run: Sequence[Word], denied: str, index: ItemIndex) -> str | None:
    """The one item with the words of a run but the one denied, or without one that with the least more."""
    said = frozenset(word.key for word in run) - {denied}
    codes = [code for code in bearing(said, index) if denied not in keys_of(code, index)] if said else []
    least = [one for one in codes if all(keys_of(one, index) <= keys_of(other, index) for other in codes)]
    return least[0] if len(least) == 1 and (denied or len(codes) > 1) else None
