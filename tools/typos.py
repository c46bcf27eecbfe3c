"""Finds names that a text misspells: one letter wrong in a word, all else as it is."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tools.spelling import digits, jamo, words

SHORTEST = 4
"""Least number of jamo of a word that may be misspelt; shorter ones are alike by chance."""
SHORT = 5
"""Most jamo of a word whose first one must be right: "hold" is no "Gold"."""


class Misspellings:
    """Looks texts up among names; one inserted, missing, wrong or swapped jamo a word is forgiven."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def find(self, text: str) -> list[int]:
        """Places of the names that have all words of the text or are all of it, misspelt."""
        parts = [jamo(word) for word in words(text)]
        hits = self._whole(jamo(text)) | (self._with_all(parts) if parts else set())
        return sorted(place for place in hits if set(digits(text)) <= set(digits(self._names[place])))

    def _whole(self, key: str) -> set[int]:
        """Names that are the text, however it is spaced."""
        if len(key) < SHORTEST:
            return set()
        alike = process.extract(key, self._whole_names, scorer=OSA.distance, score_cutoff=1, limit=None)
        return {place for _, _, place in alike}

    def _with_all(self, parts: list[str]) -> set[int]:
        """Names that have a word like each of the parts."""
        return set.intersection(*(self._with_word(part) for part in parts))

    def _with_word(self, part: str) -> set[int]:
        if len(part) < SHORTEST:
            return self._by_word.get(part, set())
        alike = process.extract(part, self._words, scorer=OSA.distance, score_cutoff=1, limit=None)
        fitting = (word for word, _, _ in alike if len(part) > SHORT or word[0] == part[0])
        return {place for word in fitting for place in self._by_word[word]}

    @cached_property
    def _whole_names(self) -> list[str]:
        return [jamo(name) for name in self._names]

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        places: dict[str, set[int]] = defaultdict(set)
        for place, name in enumerate(self._names):
            for word in words(name):
                places[jamo(word)].add(place)
        return dict(places)

    @cached_property
    def _words(self) -> list[str]:
        return list(self._by_word)
