"""By which name several items go: the letters of their codes, words of their names, or both."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from assistant.model import Language
from assistant.planner.reading.by_family import families_in
from assistant.planner.reading.word_keys import of_same_word
from tools.items import ItemIndex
from tools.tool import Item

LEAST = 3
"""Fewer items have no name in common: they are told by their codes."""
MOST_WORDS = 2
_WORD = {"ko": re.compile(r"[가-힣]{2,}"), "en": re.compile(r"(?:\d-)?[A-Za-z][A-Za-z0-9-]+")}


def family_names(index: ItemIndex, language: Language) -> Callable[[Sequence[Item]], Sequence[str]]:
    """What names several items: whole families, or a name that all of them have and no other has."""
    return partial(_names_of, index, language)


def _names_of(index: ItemIndex, language: Language, items: Sequence[Item]) -> Sequence[str]:
    """ "BW", "모카", "CT 토릭", or the letters of several whole families."""
    codes = frozenset(item.code for item in items)
    names = {entry.code: " ".join(entry.names) for entry in index.entries}
    if len(codes) < LEAST or not codes <= names.keys():
        return ()
    families = {letters: {one.code for one in own} for letters, own in families_in(index).items()}
    whole = [letters for letters, own in families.items() if own <= codes]
    if codes == {code for letters in whole for code in families[letters]}:
        return whole
    shared = sorted(set.intersection(*(_words(names[code], language) for code in codes)))
    around = [(letters, own) for letters, own in families.items() if codes < own]
    same = {word: frozenset(of_same_word(word, index)) for word in shared}
    return (*_worded(shared, names, around, codes, same), *_in_both_languages(names, codes, index, language))[
        :1
    ]


def _in_both_languages(
    names: dict[str, str], codes: frozenset[str], index: ItemIndex, language: Language
) -> Iterable[str]:
    """The word of most of them, where the others have it in another language: "먼슬리" and "Monthly"."""
    said = Counter(word for code in sorted(codes) for word in _words(names[code], language))
    return (word for word, _ in said.most_common() if codes == {*of_same_word(word, index)})


def _worded(
    shared: Sequence[str],
    names: dict[str, str],
    around: Sequence[tuple[str, set[str]]],
    codes: frozenset[str],
    same: Mapping[str, frozenset[str]],
) -> Iterable[str]:
    """The words that only these items share, alone before those that need the letters of the codes."""
    for count in range(1, MOST_WORDS + 1):
        for words in combinations(shared, count):
            fits = {
                code
                for code, name in names.items()
                if all(word in name or code in same[word] for word in words)
            }
            if fits == codes:
                yield " ".join(words)
            for letters, members in around:
                if fits & members == codes:
                    yield f"{letters} {' '.join(words)}"


def _words(name: str, language: Language) -> set[str]:
    return set(_WORD[language].findall(name))
