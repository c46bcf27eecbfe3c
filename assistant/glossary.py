"""A site's own words: what the factory calls an item, a family of items or a measure, for both engines."""

import logging
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

logger = logging.getLogger(__name__)

FILE_NAME = "glossary.toml"
AS_ONE = "+"
"""What stands between the codes of a family."""


@dataclass(frozen=True)
class Glossary:
    """Words and what they stand for: another word, an item code, or several codes."""

    words: Mapping[str, str] = field(default_factory=dict)
    families: frozenset[str] = frozenset()  # words that stand for several codes as one
    broken: str = ""  # what is wrong with the file, where it could not be read

    def said_in(self, text: str) -> dict[str, str]:
        """The words that a text uses, the longest first."""
        words = sorted(self.words, key=lambda word: -len(word))
        return {word: self.words[word] for word in words if _pattern(word).search(text)}

    def spelled_out(self, text: str) -> str:
        """The text with each word replaced by what it stands for, the codes of a family as one."""
        for word, meaning in self.said_in(text).items():
            meaning = meaning.replace(", ", AS_ONE) if word in self.families else meaning
            text = meaning.join(_pattern(word).split(text))
        return text


class GlossaryFile:
    """The glossary in a folder, read again when the file changes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._read: tuple[int, Glossary] = (0, Glossary())

    def current(self) -> Glossary:
        """What the file says now; nothing without one, and what was read last while it is broken."""
        version = self.path.stat().st_mtime_ns if self.path.is_file() else 0
        if version != self._read[0]:
            self._read = (version, self._load() if version else Glossary())
        return self._read[1]

    def _load(self) -> Glossary:
        try:
            return read(self.path)
        except (OSError, ValueError) as error:
            logger.warning("%s is not read: %s", self.path.name, error)
            return replace(self._read[1], broken=str(error))


def read(path: Path) -> Glossary:
    """What a glossary file says; raises OSError or ValueError, which says what is wrong with it."""
    words = tomllib.loads(path.read_text(encoding="utf-8")).get("words", {})
    if not isinstance(words, dict):
        raise ValueError("[words] is no table")
    families = frozenset(word for word, value in words.items() if isinstance(value, list) and len(value) > 1)
    return Glossary({word: _meaning(word, value) for word, value in words.items()}, families)


def _meaning(word: str, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    raise ValueError(f"'{word}' stands for neither a text nor a list of item codes")


def _pattern(word: str) -> re.Pattern[str]:
    """A word as it may be written: blanks optional, in any case, Latin words whole."""
    letters = r"\s*".join(map(re.escape, "".join(word.split())))
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    return re.compile(f"{before}{letters}{after}", re.IGNORECASE)
