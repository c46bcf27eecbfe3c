"""The item dictionary of a generation, and how a code or name in any spelling finds its item."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from tools.spelling import digits, folded, jamo, words
from tools.tool import Item
from tools.typos import Misspellings
from tools.warehouse import Generation

How = Literal["code", "name", "part", "typo", "none"]
NEAREST = 3
MOST_ALIKE = 50
ALIKE = 75.0
"""Least likeness, of 100, that a search shows where nothing else fits."""


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item over all sources; `names` from the newest on, `quantity` in pieces."""

    code: str
    names: tuple[str, ...]
    first_day: str
    last_day: str
    records: int
    quantity: float

    @property
    def name(self) -> str | None:
        """The name it goes by now."""
        return self.names[0] if self.names else None

    @property
    def item(self) -> Item:
        """The item as a basis names it."""
        return Item(self.code, self.name)


@dataclass(frozen=True, slots=True)
class Match:
    """What a text means: one item, several, or none and then the nearest."""

    text: str
    how: How
    hits: tuple[ItemEntry, ...] = ()
    nearest: tuple[ItemEntry, ...] = ()

    @property
    def item(self) -> Item | None:
        """The item, where there is exactly one."""
        return self.hits[0].item if len(self.hits) == 1 else None


class ItemIndex:
    """Every item with every name it ever had, searched whole."""

    def __init__(self, entries: Iterable[ItemEntry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.code))
        self._by_code = {entry.code: entry for entry in self.entries}
        self._by_folded_code = _grouped((folded(entry.code), entry) for entry in self.entries)
        self._by_name = _grouped((folded(name), entry) for entry in self.entries for name in entry.names)
        self._by_digits = _grouped(("".join(digits(entry.code)), entry) for entry in self.entries)

    def __getitem__(self, code: str) -> ItemEntry:
        return self._by_code[code]

    def search(self, keyword: str, limit: int) -> tuple[ItemEntry, ...]:
        """At most `limit` items from the best match on; an empty keyword gives all by code."""
        if keyword.strip() in {"", "*"}:
            return self.entries[:limit]
        found = (
            self._ranked(folded(keyword))
            or self._with_words(words(keyword))
            or self._misspelt(keyword)
            or self._alike(keyword, ALIKE)
        )
        return tuple(found[:limit])

    def exact(self, text: str) -> Match:
        """Items whose whole code or whole name this is."""
        key = folded(text)
        if entry := self._by_code.get(text.strip().upper()):
            return Match(text, "code", (entry,))
        if hits := self._by_folded_code.get(key):
            return Match(text, "code", tuple(hits))
        if hits := self._by_name.get(key):
            return Match(text, "name", tuple(_by_weight(hits)))
        return Match(text, "none")

    def partial(self, text: str) -> Match:
        """Items with this in a name, or with these digits as all the digits of their code."""
        key = folded(text)
        if key.isdigit() and len(key) > 2 and (hits := self._by_digits.get(key)):
            return Match(text, "part", tuple(_by_weight(hits)))
        if len(key) < 2 or key.isdigit():
            return Match(text, "none")
        hits = [entry for name, entry in self._names if key in name] or self._with_words(words(text))
        return Match(text, "part", tuple(_by_weight(hits))) if hits else Match(text, "none")

    def misspelt(self, text: str) -> Match:
        """Items with all these words in a name, but for a small typo in some."""
        hits = self._misspelt(text)
        return Match(text, "typo", tuple(hits)) if hits else Match(text, "none")

    def nearest(self, text: str, limit: int = NEAREST) -> tuple[ItemEntry, ...]:
        """The items whose code or name looks most like the text."""
        return tuple(self._alike(text)[:limit])

    def _ranked(self, key: str) -> list[ItemEntry]:
        if not key:
            return []
        best: dict[ItemEntry, int] = {}
        for tier, entry in self._tiers(key):
            best[entry] = min(tier, best.get(entry, tier))
        return sorted(best, key=lambda entry: (best[entry], -entry.records, entry.code))

    def _tiers(self, key: str) -> Iterator[tuple[int, ItemEntry]]:
        """Matches from whole code (0) over whole name and beginnings to any part (5)."""
        for step, texts in enumerate((self._codes, self._names)):
            for text, entry in texts:
                if key in text:
                    yield (0 if text == key else 2 if text.startswith(key) else 4) + step, entry

    def _with_words(self, parts: list[str]) -> list[ItemEntry]:
        """Items with every word somewhere in their names, or as their whole code."""
        hits = [
            entry
            for code, text, entry in self._code_and_names
            if all(part == code or part in text for part in parts)
        ]
        return _by_weight(hits) if parts else []

    def _misspelt(self, text: str) -> list[ItemEntry]:
        return _by_weight(self._names[place][1] for place in self._misspellings.find(text))

    def _alike(self, text: str, least: float = 0.0) -> list[ItemEntry]:
        """The items whose code or name is at least so like the text, the most like first."""
        alike = process.extract(
            jamo(text), self._jamo_texts, scorer=fuzz.ratio, score_cutoff=least, limit=MOST_ALIKE
        )
        return list(dict.fromkeys(self._jamo_owners[place] for _, _, place in alike))

    @cached_property
    def _codes(self) -> list[tuple[str, ItemEntry]]:
        return [(folded(entry.code), entry) for entry in self.entries]

    @cached_property
    def _names(self) -> list[tuple[str, ItemEntry]]:
        return [(folded(name), entry) for entry in self.entries for name in entry.names]

    @cached_property
    def _code_and_names(self) -> list[tuple[str, str, ItemEntry]]:
        """Each item's code and all its names together, for words that stand apart."""
        return [(folded(entry.code), " ".join(map(folded, entry.names)), entry) for entry in self.entries]

    @cached_property
    def _misspellings(self) -> Misspellings:
        return Misspellings([name for entry in self.entries for name in entry.names])

    @cached_property
    def _jamo_texts(self) -> list[str]:
        return [jamo(text) for text, _ in (*self._codes, *self._names)]

    @cached_property
    def _jamo_owners(self) -> list[ItemEntry]:
        return [entry for _, entry in (*self._codes, *self._names)]


def resolve(index: ItemIndex, text: str) -> Match:
    """What a code or name means: whole before part, part before typo; where nothing fits, the nearest."""
    for reading in (index.exact, index.partial, index.misspelt):
        if (match := reading(text)).hits:
            return match
    return Match(text, "none", nearest=index.nearest(text))


_INDEXES: WeakKeyDictionary[Generation, ItemIndex] = WeakKeyDictionary()


def index_of(generation: Generation) -> ItemIndex:
    """The dictionary of a generation, read once."""
    index = _INDEXES.get(generation)
    if index is None:
        index = _INDEXES[generation] = ItemIndex(_entries(generation))
    return index


def _entries(generation: Generation) -> Iterator[ItemEntry]:
    names = defaultdict(list)
    for code, name in generation.query(
        """SELECT item_code, item_name FROM item_names GROUP BY item_code, item_name
        ORDER BY item_code, min(first_day) > $read, max(last_day) DESC, sum(records) DESC, item_name""",
        {"read": generation.as_of[:10]},  # a name that only future days have is no current name yet
        limit=10_000_000,
    ).rows:
        names[code].append(name)
    for code, first_day, last_day, records, quantity in generation.query(
        """SELECT item_code, min(first_day), max(last_day), sum(records)::BIGINT, fsum(quantity)
        FROM items GROUP BY item_code""",
        limit=10_000_000,
    ).rows:
        yield ItemEntry(code, tuple(names[code]), first_day, last_day, records, quantity)


def _grouped(pairs: Iterable[tuple[str, ItemEntry]]) -> dict[str, list[ItemEntry]]:
    groups: dict[str, dict[ItemEntry, None]] = defaultdict(dict)
    for key, entry in pairs:
        groups[key][entry] = None
    groups.pop("", None)
    return {key: list(entries) for key, entries in groups.items()}


def _by_weight(entries: Iterable[ItemEntry]) -> list[ItemEntry]:
    """Each item once, the most produced first."""
    return sorted(dict.fromkeys(entries), key=lambda entry: (-entry.records, entry.code))
