"""Rewriting of a token list by rules: a pattern over the kinds (one letter a token) and a builder."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from assistant.planner.periods.words import Token

Build = Callable[[Sequence[Token], date], Any]


class Rule(NamedTuple):
    """Tokens whose kinds match the pattern become one token of `kind`, unless the builder returns `None`.

    A builder may also return a list of tokens that takes their place.
    """

    pattern: re.Pattern[str]
    kind: str
    build: Build
    again: bool = False


def rule(pattern: str, kind: str, build: Build, *, again: bool = False) -> Rule:
    """A rule from a pattern's text; `again` repeats it until nothing changes (merging pairs)."""
    return Rule(re.compile(pattern), kind, build, again)


def rewrite(tokens: list[Token], rules: Sequence[Rule], today: date) -> list[Token]:
    """The tokens after every rule, in order, has been applied from left to right."""
    kinds = _kinds(tokens)
    for each in rules:
        if not each.pattern.search(kinds):
            continue
        changed = True
        while changed:
            tokens, changed = _apply(each, tokens, kinds, today)
            kinds = _kinds(tokens)
            changed = changed and each.again
    return tokens


def _kinds(tokens: Sequence[Token]) -> str:
    return "".join(token.kind for token in tokens)


def _apply(each: Rule, tokens: list[Token], kinds: str, today: date) -> tuple[list[Token], bool]:
    done: list[Token] = []
    position, changed = 0, False
    while found := each.pattern.search(kinds, position):
        start, end = found.span()
        matched = tokens[start:end]
        value = _built(each, matched, today)
        kept_until = end if value is not None else start + 1
        done += tokens[position:start]
        done += _replacement(each.kind, matched, value) if value is not None else tokens[start : start + 1]
        changed = changed or value is not None
        position = kept_until
    return done + tokens[position:], changed


def _built(each: Rule, matched: Sequence[Token], today: date) -> Any:
    """What the builder makes; nothing where the days lie beyond the calendar (30000개월)."""
    try:
        return each.build(matched, today)
    except (ValueError, OverflowError):
        return None


def _replacement(kind: str, matched: Sequence[Token], value: Any) -> list[Token]:
    if isinstance(value, list):
        return value
    first, last = matched[0], matched[-1]
    return [Token(kind, value, first.start, last.end, " ".join(token.text for token in matched), first.gap)]
