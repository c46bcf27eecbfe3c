"""The words the lock goes by, compiled from `lexicon.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

Words = dict[str, list[str]]


@cache
def words(section: str) -> Words:
    """The lists of a section, by name."""
    text = files("assistant.grounding").joinpath("lexicon.toml").read_text(encoding="utf-8")
    lists: Words = tomllib.loads(text)[section]
    return lists


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """One list as an expression; a Latin word starts at a word's start."""
    return re.compile("|".join(_anchored(word) for word in words(section)[name]), re.IGNORECASE)


@cache
def starts(section: str, name: str) -> re.Pattern[str]:
    """One list as an expression to be matched where a numeral ends, blanks and a bracket allowed before."""
    return re.compile(rf"\s?(?:{'|'.join(words(section)[name])})", re.IGNORECASE)


@cache
def ends(section: str, name: str) -> re.Pattern[str]:
    """One list as an expression to be searched in the text that ends where a numeral begins."""
    anchored = "|".join(_anchored(word) for word in words(section)[name])
    return re.compile(rf"(?:{anchored})\s*(?:[가-힣]{{1,2}}\s+)?$", re.IGNORECASE)


def has(cue: str, text: str) -> bool:
    """Whether the text holds a word of the cue."""
    return pattern("cues", cue).search(text) is not None


def _anchored(word: str) -> str:
    return rf"(?<![A-Za-z]){word}" if re.match(r"\(?(?:\?:)?[A-Za-z\\]", word) else word
