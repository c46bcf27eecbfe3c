"""Where a word of the lexicon stands in a text, and where it may begin and end."""

from dataclasses import dataclass
from typing import Any

from assistant.planner.periods.lexicon import Lexicon, Word, lexicon

YEAR_PARTS = ("봄", "여름", "가을", "겨울", "상반기", "하반기")
CLOSING = "JftvgABMWDYET&"
MOST_PARTICLES = 3
"""One after the other: "지지난달꺼는요"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A kind (one letter, see `lexicon.KINDS` and `rules`), its value, and the span of the original text."""

    kind: str
    value: Any
    start: int
    end: int
    text: str
    gap: bool = False


class WordFinder:
    """A text without its blanks (`s`), where its letters stood (`at`), and where a blank was (`gap`)."""

    def __init__(self, text: str) -> None:
        self.at = [n for n, char in enumerate(text) if not char.isspace()]
        self.s = "".join(text[n] for n in self.at)
        self.gap = [n == 0 or self.at[n] != self.at[n - 1] + 1 for n in range(len(self.at))]
        self.gap.append(True)
        self.tokens: list[Token] = []
        self.lexicon: Lexicon = lexicon()

    def known_before(self, n: int) -> bool:
        return n > 0 and bool(self.tokens) and self.tokens[-1].kind != "x"

    def word_at(self, n: int, *, known: bool | None = None) -> Word | None:
        for word in self.lexicon.words.get(self.s[n], ()):
            if self.s.startswith(word.surface, n) and self._stands(word, n, known):
                return word
        return None

    def _stands(self, word: Word, n: int, known: bool | None) -> bool:
        end = n + len(word.surface)
        first, last = word.surface[0], word.surface[-1]
        if word.tail and not (self.known_before(n) if known is None else known):
            return False
        if "a" <= first <= "z" and n and not self.gap[n] and "a" <= self.s[n - 1] <= "z":
            return False
        if "a" <= last <= "z" and not self.latin_ends(end):
            return False
        if last.isdigit() and end < len(self.s) and self.s[end].isdigit() and not self.gap[end]:
            return False
        return not ("가" <= last <= "힣") or self._hangul_stands(word, n, end)

    def _hangul_stands(self, word: Word, n: int, end: int) -> bool:
        if word.kind == "x" and any(self.gap[n + 1 : end]) and not self.gap[n]:
            return False  # "비율이 상반기" holds no 이상
        if word.kind == "x":
            return not (word.surface == "전부" and self.s.startswith("터", end))  # "3일 전부터"
        if word.alone:
            starts = word.tail or self.gap[n] or self.known_before(n) or not ("가" <= self.s[n - 1] <= "힣")
            return starts and (self.closes(end) or self._leads(word, end))
        crosses = any(self.gap[n + 1 : end])
        return not crosses or self.closes(end)

    def _leads(self, word: Word, end: int) -> bool:
        """Whether a year or a word for "this" goes on without a blank: "올여름", "올3월"."""
        following = self.s[end : end + 1]
        return word.surface == "올" and (following.isdigit() or self.s.startswith(YEAR_PARTS, end))

    def closes(self, end: int, depth: int = 0) -> bool:
        """Whether a word may end here: before a blank, another script, or particles up to one of them."""
        if end >= len(self.s) or self.gap[end] or not ("가" <= self.s[end] <= "힣"):
            return True
        return depth < MOST_PARTICLES and any(
            word.tail
            and word.kind in CLOSING
            and self.s.startswith(word.surface, end)
            and self.closes(end + len(word.surface), depth + 1)
            for word in self.lexicon.words.get(self.s[end], ())
        )

    def starts_word(self, n: int) -> bool:
        if n >= len(self.s):
            return True
        return any(
            word.kind != "x" and not word.alone and self.s.startswith(word.surface, n)
            for word in self.lexicon.words.get(self.s[n], ())
        ) and not self.stopped(n, n + 1)

    def stopped(self, n: int, end: int) -> bool:
        return any(
            word.kind == "x" and self.s.startswith(word.surface, n) and n + len(word.surface) >= end
            for word in self.lexicon.words.get(self.s[n], ())
        )

    def latin_ends(self, end: int) -> bool:
        return end >= len(self.s) or self.gap[end] or not ("a" <= self.s[end] <= "z")
