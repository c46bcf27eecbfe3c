"""Codes, names, lots and other words with digits that are known, and where a text mentions them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.grounding.text import blank, plain

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9]|[A-Za-z0-9]")
_WORD = re.compile(r"[^\s,;:()\[\]|\"'<>=]+")
_CODE_LIKE = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:TOP|Q|H|FY|W|No|vs|EA|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-?\d)[A-Za-z]{1,8}[-_]?\d{2,}[A-Za-z0-9_-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known identifier at a place: the codes of the items it may mean, or the lot it is."""

    start: int
    end: int
    text: str
    codes: frozenset[str] = frozenset()
    lot: str | None = None
    by_rank: bool = False  # named only by its place in a ranking


class Names:
    """Everything known by a name or code; built once, searched in time linear in the text."""

    def __init__(self) -> None:
        self._exact: dict[str, tuple[frozenset[str], str | None]] = {}
        self._by_word: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self._parts: set[str] = set()

    def add_code(self, code: str) -> None:
        """Know an item's code in any spelling."""
        self._exact[_squeezed(code)] = (frozenset({code}), None)

    def add_lot(self, lot: str) -> None:
        """Know a lot number."""
        self._exact.setdefault(_squeezed(lot), (frozenset(), lot))

    def add_name(self, name: str, codes: Iterable[str]) -> None:
        """Know an item's name; the same name may belong to several codes."""
        text = plain(name).casefold().strip()
        first = _WORD.match(text)
        if not first:
            return
        known = self._by_word[first[0]]
        for place, (other, already) in enumerate(known):
            if other == text:
                known[place] = (text, already | frozenset(codes))
                return
        known.append((text, frozenset(codes)))
        known.sort(key=lambda entry: -len(entry[0]))
        self._parts.update(word for word in _WORD.findall(text) if any(sign.isdigit() for sign in word))

    def add_text(self, text: str) -> None:
        """Know the words of a text that hold digits, as of a source's name."""
        self._parts.update(
            word
            for word in _WORD.findall(plain(text).casefold())
            if re.search(r"[^\W\d]", word) and re.search(r"\d", word)
        )

    def read(self, text: str) -> tuple[list[Mention], str]:
        """The identifiers mentioned, left to right, and the text with them blanked out."""
        found: list[Mention] = []
        rest = text
        for reader in (self._names, self._codes, self._known_parts):
            for mention in reader(rest):
                found.append(mention)
                rest = blank(rest, mention.start, mention.end)
        return sorted(found, key=lambda mention: mention.start), rest

    def _names(self, text: str) -> Iterator[Mention]:
        folded = text.casefold()
        end = 0
        for word in _WORD.finditer(folded):
            if word.start() < end:
                continue
            for name, codes in self._named_from(word[0]):
                if folded.startswith(name, word.start()):
                    end = word.start() + len(name)
                    yield Mention(word.start(), end, text[word.start() : end], codes)
                    break

    def _named_from(self, word: str) -> list[tuple[str, frozenset[str]]]:
        """Names whose first word this is, with a particle or bracket behind it or without."""
        for length in range(len(word), 0, -1):
            if known := self._by_word.get(word[:length]):
                return known
        return []

    def _codes(self, text: str) -> Iterator[Mention]:
        for token in _TOKEN.finditer(text):
            known = self._exact.get(_squeezed(token[0]))
            if known:
                yield Mention(*token.span(), token[0], *known)

    def _known_parts(self, text: str) -> Iterator[Mention]:
        folded = text.casefold()
        for word in _WORD.finditer(folded):
            if word[0] in self._parts:
                yield Mention(*word.span(), word[0])


def unknown_codes(text: str) -> Iterator[re.Match[str]]:
    """What looks like a code in text whose known identifiers are blanked out."""
    return _CODE_LIKE.finditer(text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_-]", "", text).casefold()
