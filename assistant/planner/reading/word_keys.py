"""The words of item names by keys that all ways to write them share: "토릭" and "toric"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from assistant.planner.reading.mentions import names_of
from assistant.planner.reading.vocabulary import vocabulary
from tools.items import ItemIndex
from tools.spelling import words

POWER = re.compile(r"[-+]\d\.\d{2}")
PACKED = re.compile(r"\d{1,3}p")


class Word(NamedTuple):
    """A word of names where it stands in a text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """A name by the keys of its words, and who bears it."""

    keys: tuple[str, ...]
    codes: tuple[str, ...]

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """Its keys in no order."""
        return frozenset(self.keys)

    @cached_property
    def bare(self) -> frozenset[str]:
        """Its keys without the size of its pack."""
        return frozenset(key for key in self.keys if not PACKED.fullmatch(key))


@dataclass(frozen=True)
class Names:
    """The names of the items, and how each word of them may be written."""

    forms: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]  # by first letter, the longest first
    names: tuple[Name, ...]
    literal: frozenset[str]


def bearing(keys: Collection[str], index: ItemIndex) -> tuple[str, ...]:
    """The codes of the items whose name has all these words."""
    fits = (name for name in names_by_key(index).names if frozenset(keys) <= name.all_keys)
    return tuple(dict.fromkeys(code for name in fits for code in name.codes))


def keys_of(code: str, index: ItemIndex) -> frozenset[str]:
    """The words of an item's name, each by the one that stands for all ways to write it."""
    return frozenset(key for name in names_by_key(index).names if code in name.codes for key in name.keys)


def of_same_word(said: str, index: ItemIndex) -> tuple[str, ...]:
    """The codes of the items whose names have this word in any way to write it: "먼슬리" and "Monthly"."""
    keys = (own for form, own in names_by_key(index).forms.get(said[:1].lower(), ()) if form.fullmatch(said))
    key = next(keys, None)
    return bearing({key}, index) if key else ()


def form_of(key: str, index: ItemIndex) -> str:
    """A pattern of all ways to write a word of names."""
    forms = (
        form.pattern for group in names_by_key(index).forms.values() for form, own in group if own == key
    )
    return f"(?:{'|'.join(forms)})"


def keys_in(text: str, index: ItemIndex) -> frozenset[str]:
    """The keys of words of names that stand anywhere in a text."""
    known = names_by_key(index)
    return frozenset(word.key for place in range(len(text)) for word in words_at(text, place, known))


def words_at(text: str, at: int, known: Names) -> Iterator[Word]:
    for form, key in known.forms.get(text[at : at + 1].lower(), ()):
        match = form.match(text, at)
        if match:
            yield Word(key, at, match.end())


def bearers_of(keys: Sequence[str], known: Names) -> tuple[tuple[str, ...], bool]:
    """The codes of the names with all these words, and whether the words are whole names."""
    said = frozenset(keys)
    fits = [name for name in known.names if said <= name.all_keys]
    exact = [name for name in fits if said == name.all_keys] or [name for name in fits if said == name.bare]
    fits = exact or fits
    ordered = [name for name in fits if _in_order(keys, name.keys)]
    codes = dict.fromkeys(code for name in ordered or fits for code in name.codes)
    return tuple(codes), bool(exact)


def is_of_a_name(keys: Sequence[str], known: Names) -> bool:
    """Whether a name has all these words."""
    said = frozenset(keys)
    return any(said <= name.all_keys for name in known.names)


def _in_order(said: Sequence[str], name: Sequence[str]) -> bool:
    following = iter(name)
    return all(key in following for key in said)


_NAMES: WeakKeyDictionary[ItemIndex, Names] = WeakKeyDictionary()


def names_by_key(index: ItemIndex) -> Names:
    """The names by the keys of their words; read once."""
    known = _NAMES.get(index)
    if known is None:
        keys = _keys(index)
        bearers: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for name, codes in names_of(index):
            if "(" not in name:
                bearers[_keyed(name, keys)].update(dict.fromkeys(codes))
        names = tuple(Name(parts, tuple(codes)) for parts, codes in bearers.items() if parts)
        used = {key for name in names for key in name.keys}
        forms: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        for form, key in sorted((*keys.items(), *_further(keys)), key=lambda pair: -len(pair[0])):
            if key in used:
                forms[form[0]].append((re.compile(_loosely(form), re.IGNORECASE), key))
        literal = frozenset(word for name, _ in names_of(index) for word in words(name))
        known = _NAMES[index] = Names({one: tuple(all_) for one, all_ in forms.items()}, names, literal)
    return known


def _keyed(name: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a name's words; two words may be one of them: "Cat Eye"."""
    said, parts, place = [_plain(word) for word in name.split()], list[str](), 0
    while place < len(said):
        two = " ".join(said[place : place + 2])
        size = 2 if place + 1 < len(said) and two in keys else 1
        parts.append(keys[two] if size > 1 else keys.get(said[place], said[place]))
        place += size
    return tuple(part for part in parts if part)


def _plain(word: str) -> str:
    return word.lower().strip("()[],")


def _keys(index: ItemIndex) -> dict[str, str]:
    """Each way to write a word of names, and the key that all ways of it share."""
    keys: dict[str, str] = {}
    for one, others in vocabulary().called.items():
        for form in (one, *sorted(others)):
            keys.setdefault(form.lower(), one)
    for name, _ in names_of(index):
        for one, two in _told_twice(name):
            keys.setdefault(two, keys.setdefault(one, keys.get(two, two)))
        for word in filter(None, map(_plain, name.split())):
            keys.setdefault(word, word)
    return keys


def _further(keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words that stand for several ("cut" for "block" too), and powers without their sign."""
    for one, others in vocabulary().called.items():
        yield from ((form.lower(), one) for form in others if keys[form.lower()] != one)
    yield from ((form[1:], form) for form in keys if POWER.fullmatch(form))


def _told_twice(name: str) -> Iterator[tuple[str, str]]:
    """ "모카 브라운 (Mocha Brown)": what each word is called in the other language."""
    both = re.fullmatch(r"([^()]+)\(([^()]+)\)\s*", name)
    sides = [[_plain(word) for word in side.split()] for side in both.groups()] if both else [[], []]
    if len(sides[0]) == len(sides[1]):
        yield from zip(*sides, strict=True)


def _loosely(form: str) -> str:
    """A form with a blank, a hyphen or nothing between its words: "1-Day", "one day", "90-pack"."""
    pack = re.fullmatch(r"(\d{1,3})p", form)
    if pack:
        return rf"{pack[1]}[\s-]?(?:p(?![a-z])|피|매(?!\s?(?:이상|이하|초과|미만|넘)))"
    return r"[\s-]?".join(re.escape(part) for part in re.split(r"[\s-]", form))
