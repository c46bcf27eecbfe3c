"""Codes, names, lots and other words with digits that are known, and where a text mentions them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.grounding.lexicon import words
from assistant.grounding.text import blank, plain

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9]|[A-Za-z0-9]")
_WORD = re.compile(r"[^\s,;:()\[\]|\"'<>=]+")
_CODE_LIKE = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:TOP|Q|H|FY|W|No|vs|EA|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-?\d)[A-Za-z]{1,8}[-_]?\d{2,}[A-Za-z0-9_-]*",
    re.IGNORECASE,
)

_ASKED_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:top|q|h|fy|w|no)-?\d)[A-Za-z]{1,8}[-_]?\d[A-Za-z0-9-]*", re.IGNORECASE
)
_UNITS = "|".join(word for unit in words("units").values() for word in unit)
_AMOUNT = re.compile(rf"(?:[\d\s.,%]|[십백천만억조]|[kmb](?![a-z])|{_UNITS})*", re.IGNORECASE)
"""A text that is nothing but numerals and units, which no name may smuggle in."""
SPELLED_AMOUNT = re.compile(
    rf"[\d\s.,%십백천만억조영공일이삼사오육칠팔구한두세네]|[kmb](?![a-z])|{_UNITS}", re.IGNORECASE
)
"""What amounts consist of, spelled numbers included."""
_WEEKDAYS = tuple(
    (english, english[:3], f"{korean}요일")
    for english, korean in zip(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        "월화수목금토일",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known identifier at a place: the codes of the items it may mean, or the label (as a lot) it is."""

    start: int
    end: int
    text: str
    codes: frozenset[str] = frozenset()
    label: str | None = None
    by_rank: bool = False  # named only by its place in a ranking


class Names:
    """Everything known by a name or code; built once, searched in time linear in the text."""

    def __init__(self) -> None:
        self._exact: dict[str, tuple[frozenset[str], str | None]] = {}
        self._by_word: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        self._parts: set[str] = set()
        self._labels: dict[str, str] = {}

    def add_code(self, code: str) -> None:
        """Know an item's code in any spelling."""
        self._exact[_squeezed(code)] = (frozenset({code}), None)

    def add_label(self, text: str) -> None:
        """Know a lot number or another text that rows are of, a weekday in both languages."""
        label = label_of(text)
        for spelling in _spellings(text):
            self._exact.setdefault(_squeezed(spelling), (frozenset(), label))
            if not spelling.isascii() or " " in spelling:
                self._labels[plain(spelling).casefold()] = label

    def add_name(self, name: str, codes: Iterable[str]) -> None:
        """Know an item's name; the same name may belong to several codes."""
        text = plain(name).casefold().strip()
        first = _WORD.match(text)
        if not first or _AMOUNT.fullmatch(text):
            return
        known = self._by_word[first[0]]
        if text not in known:
            self._parts.update(word for word in _WORD.findall(text) if _is_part(word))
        known[text] = known.get(text, frozenset()) | frozenset(codes)

    def add_text(self, text: str) -> None:
        """Know the words of a text that hold digits, as of a source's name."""
        self._parts.update(word for word in _WORD.findall(plain(text).casefold()) if _is_part(word))

    def read(self, text: str) -> tuple[list[Mention], str]:
        """The identifiers mentioned, left to right, and the text with them blanked out."""
        found: list[Mention] = []
        rest = text
        for reader in (self._names, self._long_labels, self._codes, self._known_parts):
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
            found = [name for name in self._named_from(word[0]) if folded.startswith(name, word.start())]
            if found:
                longest = max(found, key=len)
                end = word.start() + len(longest)
                codes = self._named_from(word[0])[longest]
                yield Mention(word.start(), end, text[word.start() : end], codes)

    def _named_from(self, word: str) -> dict[str, frozenset[str]]:
        """Names whose first word this is, with a particle or bracket behind it or without."""
        for length in range(len(word), 0, -1):
            if known := self._by_word.get(word[:length]):
                return known
        return {}

    def _codes(self, text: str) -> Iterator[Mention]:
        for token in _TOKEN.finditer(text):
            known = self._exact.get(_squeezed(token[0]))
            if known:
                yield Mention(*token.span(), token[0], *known)

    def _long_labels(self, text: str) -> Iterator[Mention]:
        folded = text.casefold()
        for label_text, label in self._labels.items():
            for match in re.finditer(re.escape(label_text), folded):
                yield Mention(*match.span(), match[0], label=label)

    def _known_parts(self, text: str) -> Iterator[Mention]:
        folded = text.casefold()
        for word in _WORD.finditer(folded):
            if word[0] in self._parts:
                yield Mention(*word.span(), word[0])


def _is_part(word: str) -> bool:
    """Whether a word holds digits and is still no amount that a name could smuggle in: '30p', not '999개'."""
    return any(sign.isdigit() for sign in word) and not _AMOUNT.fullmatch(word)


def mismatched(one: Mention, two: Mention, between: str) -> str | None:
    """Why a code and a name side by side cannot stand: they are of different items."""
    coded = [mention.text.upper() in {code.upper() for code in mention.codes} for mention in (one, two)]
    beside = re.fullmatch(r"\s?\(?", between) is not None
    if not beside or coded[0] == coded[1] or not one.codes or not two.codes or one.codes & two.codes:
        return None
    return f"belong to different items ({', '.join(sorted(one.codes | two.codes))})"


def code_like(text: str) -> list[str]:
    """What looks like an item's code in a text."""
    return _ASKED_CODE.findall(text)


def label_of(text: str) -> str:
    """The label a text stands for: a weekday by its English name, else the text itself."""
    folded = text.strip().casefold()
    for weekday in _WEEKDAYS:
        if folded in weekday:
            return weekday[0]
    return folded


def _spellings(text: str) -> tuple[str, ...]:
    folded = text.strip().casefold()
    return next((weekday for weekday in _WEEKDAYS if folded in weekday), (text,))


def unknown_codes(text: str) -> Iterator[re.Match[str]]:
    """What looks like a code in text whose known identifiers are blanked out."""
    return _CODE_LIKE.finditer(text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_-]", "", text).casefold()
