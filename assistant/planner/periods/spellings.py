"""Words by their spelling: which one is a letter away from what was typed."""

from collections import defaultdict
from collections.abc import Iterable
from unicodedata import normalize

from rapidfuzz.distance import OSA


class Spellings:
    """Words by what each is without one of its letters, which it shares with its misspellings."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._shared: dict[str, set[str]] = defaultdict(set)
        for word in self.words:
            for letters in _with_one_less(normalize("NFD", word)):
                self._shared[letters].add(word)

    def near(self, typed: str) -> str | None:
        """The word one letter away from what was typed; of several the first in their order."""
        letters = normalize("NFD", typed)
        near = {word for shared in _with_one_less(letters) for word in self._shared.get(shared, ())}
        close = [word for word in near if OSA.distance(letters, normalize("NFD", word), score_cutoff=1) == 1]
        return min(close) if close else None


def _with_one_less(letters: str) -> set[str]:
    """The letters, and what is left where any one of them is gone."""
    return {letters} | {letters[:n] + letters[n + 1 :] for n in range(len(letters))}
