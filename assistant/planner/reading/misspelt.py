"""Item names that are misspelt as a whole: a few letters wrong over all their words, blanks or none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.planner.reading.mentions import Mention, all_words, name_words, names_of
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import vocabulary
from tools.items import ItemIndex
from tools.spelling import digits, folded, jamo, words

SHARE, MOST, MARGIN, WORD_SHARE = 0.2, 3, 2, 0.4
"""Wrong letters of a name (their share, and at most), how much worse others must fit, the share of a word."""
LONGEST = 6
"""Words of the longest name."""
ENDINGS = 2
"""Syllables of particles that may follow a name."""
_WORD = re.compile(r"[A-Za-z0-9가-힣.]+")


class _Spelling(NamedTuple):
    """A name as it is compared: its letters, its words, the codes that bear it."""

    key: str
    words: tuple[str, ...]
    digits: tuple[str, ...]
    codes: tuple[str, ...]


class _Reading(NamedTuple):
    distance: int
    start: int
    end: int
    code: str


def read_misspelt(text: str, index: ItemIndex) -> list[Mention]:
    """The item names of a text that are misspelt, each told apart from all others for certain."""
    found: list[Mention] = []
    for reading in sorted(_readings(text, index), key=lambda one: (one.distance, one.start - one.end)):
        if all(reading.end <= one.start or one.end <= reading.start for one in found):
            item = index[reading.code].item
            reading = reading._replace(end=_whole_name(text, reading, index))
            said = text[reading.start : reading.end]
            found.append(Mention(said, item, 1, reading.start, reading.end, guessed=True))
    return found


def with_beginnings(
    mentions: Sequence[Mention], pieces: Sequence[Piece], text: str, index: ItemIndex
) -> tuple[list[Mention], list[Piece]]:
    """ "Nigth Recovery": words before the end of a name are its beginning, perhaps a letter off."""
    kept, found = list(pieces), []
    for mention in mentions:
        missing = _beginning_of(mention, index)
        for piece in [one for one in reversed(kept) if one.end <= mention.start] if missing else ():
            said = text[piece.start : piece.end]
            apart = text[piece.end : mention.start].strip() or not missing
            if apart or OSA.distance(jamo(said), jamo(missing[-1])) > 1:
                break
            kept.remove(piece)
            whole = text[piece.start : mention.end]
            guessed = mention.guessed or folded(said) != missing[-1]
            mention = replace(mention, start=piece.start, text=whole, guessed=guessed)
            missing = missing[:-1]
        found.append(mention)
    return found, kept


def _beginning_of(mention: Mention, index: ItemIndex) -> list[str]:
    """The words of the item's name before those that were said."""
    said = words(mention.text)
    names = [words(name) for name in index[mention.item.code].names] if mention.item and said else []
    fits = (name for name in names if len(name) > len(said) and _ends_with(name, said))
    return next((name[: -len(said)] for name in fits), [])


def _ends_with(name: Sequence[str], said: Sequence[str]) -> bool:
    return all(OSA.distance(one, two) <= 1 for one, two in zip(name[-len(said) :], said, strict=True))


def _readings(text: str, index: ItemIndex) -> Iterator[_Reading]:
    by_letter = _spellings(index)
    for start, end in _windows(text):
        said = text[start:end]
        key = jamo(said)
        spellings = by_letter.get(key[:1], ())  # the first letter is hardly ever wrong
        keys = [one.key for one in spellings]
        most = min(MOST, int(len(key) * SHARE))
        near = process.extract(key, keys, scorer=OSA.distance, score_cutoff=most + MARGIN, limit=None)
        figures = tuple(digits(said))
        fits = [(gap, spellings[place]) for _, gap, place in near if spellings[place].digits == figures]
        best = min((one for one in fits if one[0] <= most), key=lambda one: one[0], default=None)
        if best is None or any(one.codes != best[1].codes and gap < best[0] + MARGIN for gap, one in fits):
            continue
        if len(best[1].codes) == 1 and _is_like(said, best[1], index):
            yield _Reading(best[0], start, end, best[1].codes[0])


def _whole_name(text: str, reading: _Reading, index: ItemIndex) -> int:
    """Where the name ends, words of it that follow included: "sprot fit" and "daily"."""
    names = {tuple(words(name)) for name in index[reading.code].names}
    said, end = len(words(text[reading.start : reading.end])), reading.end
    for following in _WORD.finditer(text, reading.end):
        goes_on = any(name[said : said + 1] == tuple(words(following[0])) for name in names)
        if not goes_on or text[end : following.start()].strip():
            break
        said, end = said + 1, following.end()
    return end


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of neighbouring words, the last one also without what may be its particle."""
    found = list(_WORD.finditer(text))
    for first, begin in enumerate(found):
        for last in found[first : first + LONGEST]:
            if set(text[begin.start() : last.end()]) & set("\ufffc,?!'’"):
                break
            endings = range(ENDINGS + 1) if "가" <= last[0][-1] <= "힣" else range(1)
            yield from ((begin.start(), last.end() - n) for n in endings if last.end() - n > last.start())


def _is_like(said: str, name: _Spelling, index: ItemIndex) -> bool:
    """Whether each word may be the name's misspelt: no word of another name, no word of the lexicon."""
    spoken = words(said)
    if len(spoken) > 1 and all(word in all_words(index) for word in spoken):
        return False  # "silicone monthly" lacks a word, and no letter of one
    others = [word for word in spoken if word not in name.words]
    if any(word in name_words(index) or (word,) in vocabulary().english for word in others):
        return False
    if len(spoken) != len(name.words):
        return True
    return all(_is_near(jamo(one), jamo(two)) for one, two in zip(spoken, name.words, strict=True))


def _is_near(one: str, two: str) -> bool:
    return one[0] == two[0] and OSA.distance(one, two) <= max(1, len(two) * WORD_SHARE)


_SPELLINGS: WeakKeyDictionary[ItemIndex, dict[str, list[_Spelling]]] = WeakKeyDictionary()


def _spellings(index: ItemIndex) -> Mapping[str, Sequence[_Spelling]]:
    """The names by their first letter; read once."""
    known = _SPELLINGS.get(index)
    if known is None:
        known = _SPELLINGS[index] = {}
        for name, codes in names_of(index):
            key = jamo(folded(name))
            spelling = _Spelling(key, tuple(words(name)), tuple(digits(name)), codes)
            known.setdefault(key[:1], []).append(spelling)
    return known
