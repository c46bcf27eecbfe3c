"""The words of time, read once from `lexicon.toml`: exact surfaces, number suffixes and near misspellings."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, cast

from assistant.planner.periods.model import Unit
from assistant.planner.periods.spellings import Spellings

KINDS = {
    "relative": "r", "adjacent": "r", "shift": "H", "change": "K", "all": "l", "month": "m",
    "quarter": "q", "half": "h", "season": "s", "weekday": "a", "weekend": "e", "unit": "u",
    "amount": "k", "deixis": "i", "rolling": "R", "ordinal": "o", "number": "n", "article": "b",
    "part": "p", "part_of": "z", "ago": "g", "before": "B", "onward": "A", "since": "S", "after": "X",
    "from": "F", "from_suffix": "f", "to": "T", "to_suffix": "t", "between_suffix": "W", "and": "&",
    "now": "Z", "versus": "v", "compare": "C", "same": "E", "span_unit": "U", "week_of": "V",
    "week_suffix": "Y", "starting": "G", "to_date": "D", "duration": "M", "per": "P", "marker": "L",
    "threshold": "Q", "preposition": "O", "particle": "J", "stop": "x", "holiday": "*", "product": "~",
    "last_day": "@",
}  # fmt: skip
NESTED = ("relative", "adjacent", "part_of")


class Word(NamedTuple):
    """One surface: its kind, its value, and where it may stand."""

    surface: str
    kind: str
    value: Any
    alone: bool
    tail: bool


class Relative(NamedTuple):
    """A unit counted from today's; an adjacent one may count from another period instead."""

    unit: Unit
    offset: int
    adjacent: bool


@dataclass(frozen=True)
class Lexicon:
    """Words by first letter, longest first; what follows numbers; those that may be misspelt."""

    words: dict[str, tuple[Word, ...]]
    suffixes: dict[str, tuple[tuple[str, str], ...]]
    counters: dict[str, tuple[str, ...]]
    spellings: Spellings
    right: frozenset[str]
    by_surface: dict[str, Word]

    def corrected(self, typed: str) -> Word | None:
        """The word one letter away from what was typed, if there is one and it is no right word itself."""
        near = None if typed in self.right else self.spellings.near(typed)
        return self.by_surface[near] if near else None


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    source = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    words = [word for section in KINDS for word in _words(section, source[section])]
    by_surface = {word.surface: word for word in reversed(words) if not word.tail}
    suffixes = [(surface, value) for value, surfaces in source["suffix"].items() for surface in surfaces]
    return Lexicon(
        words=_by_letter(_unique(words), lambda word: word.surface),
        suffixes=_by_letter(suffixes, lambda pair: pair[0]),
        counters=_by_letter(source["counter"]["1"], str),
        spellings=Spellings(_squeeze(word) for word in source["typo"]["words"]),
        right=frozenset(source["typo"]["right"]),
        by_surface=by_surface,
    )


def _unique(words: list[Word]) -> list[Word]:
    """One word for each surface and place; those that need a word before them come first."""
    found = {(word.surface, word.tail): word for word in reversed(words)}
    return sorted(found.values(), key=lambda word: not word.tail)


def _words(section: str, entries: dict[str, Any]) -> list[Word]:
    if section in NESTED:
        return [
            word
            for unit, values in entries.items()
            for key, surfaces in values.items()
            for word in _entry(section, _nested(section, unit, key), surfaces)
        ]
    read = _amount if section == "amount" else _plain
    return [word for key, surfaces in entries.items() for word in _entry(section, read(key), surfaces)]


def _amount(key: str) -> tuple[tuple[str, int], ...]:
    unit, count = key.split()
    return ((unit, int(count)),)


def _nested(section: str, unit: str, key: str) -> Any:
    return (
        (unit, key) if section == "part_of" else Relative(cast(Unit, unit), int(key), section == "adjacent")
    )


def _plain(key: str) -> Any:
    return int(key) if key.lstrip("-").isdigit() else key


def _entry(section: str, value: Any, surfaces: list[str]) -> list[Word]:
    kind = KINDS[section]
    return [
        Word(
            _squeeze(surface.lstrip("+=")),
            kind,
            value,
            alone=surface.startswith(("=", "+=")) or kind == "J",
            tail=surface.startswith("+"),
        )
        for surface in surfaces
    ]


def _squeeze(surface: str) -> str:
    return "".join(surface.split())


def _by_letter(items: Any, surface: Any) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for item in sorted(items, key=lambda item: -len(_squeeze(surface(item)))):
        found[_squeeze(surface(item))[0]].append(item)
    return {letter: tuple(group) for letter, group in found.items()}
