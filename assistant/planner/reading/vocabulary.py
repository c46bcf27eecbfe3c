"""The planner's words: which concept a word means, from its lexicon and its everyday words."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.planner.periods.spellings import Spellings

LONG_KOREAN, LONG_ENGLISH = 3, 5
"""Least syllables and letters of a word that stands for its misspellings."""
ENDING = "ending"
CONTRACTED = {"했": ("하였", "하셨"), "됐": ("되었", "되셨")}
"""Past stems and the longer forms they are also written in: "변했", "변하였"."""
NOISE = "noise"
APART = (
    "typo",
    "edit",
    "frames",
    "prefaces",
    "asides",
    "reactions",
    "remarks",
    "called",
    "premise",
    "loans",
    "conjugation",
    "ranked",
    "families",
)
"""Sections whose words are no concepts."""
REFUSALS = {
    "refuse_not_in_data": "not_in_data",
    "refuse_off_topic": "off_topic",
    "refuse_unsafe": "unsafe",
}


class Concept(NamedTuple):
    """What a word means: a section and a key of the lexicon, `ask.share`."""

    section: str
    key: str


@dataclass(frozen=True)
class Vocabulary:
    """Korean words by first letter, longest first; English phrases by their words; misspellings; lists."""

    korean: Mapping[str, tuple[tuple[str, Concept], ...]]
    english: Mapping[tuple[str, ...], Concept]
    longest: int
    spellings: Spellings
    edits: Mapping[str, frozenset[str]]
    frames: Mapping[str, frozenset[str]]
    prefaces: Mapping[str, frozenset[str]]
    asides: Mapping[str, frozenset[str]]
    reactions: Mapping[str, frozenset[str]]
    remarks: Mapping[str, frozenset[str]]
    called: Mapping[str, frozenset[str]]
    premises: Mapping[str, frozenset[str]]
    loans: Mapping[str, frozenset[str]]
    ranked: Mapping[str, frozenset[str]]
    families: Mapping[str, frozenset[str]]

    def near(self, typed: str) -> str | None:
        """The word one letter away from what was typed."""
        return self.spellings.near(typed)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the package."""
    return _vocabulary(_lexicon(), _words_of("everyday.toml"))


Words = Mapping[str, Mapping[str, list[str]]]
"""Words by section and key of a file."""


def _words_of(file: str) -> Words:
    return tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))


def _lexicon() -> Words:
    """The words of both languages."""
    korean, english = _words_of("lexicon.ko.toml"), _words_of("lexicon.en.toml")
    return {
        section: {
            key: [*korean.get(section, {}).get(key, []), *english.get(section, {}).get(key, [])]
            for key in {**korean.get(section, {}), **english.get(section, {})}
        }
        for section in {**korean, **english}
    }


def _vocabulary(source: Words, everyday: Words) -> Vocabulary:
    korean: dict[str, dict[str, Concept]] = defaultdict(dict)
    english: dict[tuple[str, ...], Concept] = {}
    _enter_all(source, korean, english)
    spellings = Spellings([*source["typo"]["words"], *_long_words(korean, english)])
    _enter_all(everyday, korean, english)  # too many to stand for what is a letter away from them
    for ending in _endings(everyday["conjugation"]):
        _enter(ending, Concept(ENDING, "1"), korean, english)
    return Vocabulary(
        {
            letter: tuple(sorted(group.items(), key=lambda pair: -len(pair[0])))
            for letter, group in korean.items()
        },
        english,
        max(len(phrase) for phrase in english),
        spellings,
        *(
            {key: frozenset(words) for key, words in section.items()}
            for section in (
                source["edit"],
                everyday["frames"],
                everyday["prefaces"],
                everyday["asides"],
                everyday["reactions"],
                everyday["remarks"],
                everyday["called"],
                source["premise"],
                everyday["loans"],
                source["ranked"],
                everyday["families"],
            )
        ),
    )


def _endings(parts: Mapping[str, list[str]]) -> list[str]:
    """The endings that the parts make: each tense with each last part, and those of the present."""
    return [*(before + after for before in parts["before"] for after in parts["after"]), *parts["now"]]


def _long_words(
    korean: Mapping[str, Mapping[str, Concept]], english: Mapping[tuple[str, ...], Concept]
) -> list[str]:
    """Words so long that hardly another one is a letter away from them."""
    groups = [group for letter, group in korean.items() if not letter.startswith("+")]  # those are endings
    found = [word for group in groups for word in group if len(word) >= LONG_KOREAN]
    return found + [phrase[0] for phrase in english if len(phrase) == 1 and len(phrase[0]) >= LONG_ENGLISH]


def _enter_all(
    source: Words, korean: dict[str, dict[str, Concept]], english: dict[tuple[str, ...], Concept]
) -> None:
    for section, entries in source.items():
        for key, words in entries.items() if section not in APART else ():
            for word in words:
                _enter(word.lower(), Concept(section, key), korean, english)


def _enter(
    word: str,
    concept: Concept,
    korean: dict[str, dict[str, Concept]],
    english: dict[tuple[str, ...], Concept],
) -> None:
    """The first concept of a word wins; endings are kept apart from words."""
    if word.isascii():
        english.setdefault(tuple(word.split()), concept)
        return
    squeezed = "".join(word.split())
    group = korean[("+" if concept.section == ENDING else "") + squeezed[0]]
    group.setdefault(squeezed, concept)
    for short, longer in CONTRACTED.items() if squeezed.endswith(tuple(CONTRACTED)) else ():
        for form in (
            longer
            if squeezed.endswith(short) and concept not in (Concept(ENDING, "1"), Concept("ask", "when"))
            else ()
        ):
            korean[squeezed[0] if len(squeezed) > 1 else form[0]].setdefault(squeezed[:-1] + form, concept)
