"""From a text to tokens: words of the lexicon, numbers with their units, and the unknown rest.

Korean is written with or without blanks, so words are matched on the text without them, while the places
of the blanks still decide where a word may begin or end.
"""

import re
from typing import Any

from assistant.planner.periods.lexicon import Word
from assistant.planner.periods.model import FIRST_YEAR, LAST_YEAR
from assistant.planner.periods.numerals import SINO, read_at
from assistant.planner.periods.words import Token, WordFinder

WIDE = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ．／－，（）：‐‑−·ㆍ・’‘+＋",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ./-,():---,,,''&&",
)
"""Signs as those that the lexicon knows; a plus joins two dates as "and" does."""

SEPARATORS = "./-,:"
_CODE = re.compile(r"[a-z]+[-_]?\d[a-z0-9_-]*|[a-z]+(?:[-_][a-z0-9]+)*[-_][a-z0-9]*\d[a-z0-9_-]*")
_FISCAL = re.compile(r"(?:cy|fy)'?(\d{4}|\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"'(\d{2})(?!\d)(?:년도?)?")
_WEEKDAY = re.compile(r"\(([월화수목금토일])(?:요일)?\)")
DAYS = "월화수목금토일"
DAYS_LONGEST = 31


def scan(text: str) -> list[Token]:
    """The tokens of a text in NFC; what no word covers becomes kind `x`."""
    return _Scanner(
        text.translate(WIDE).lower() if len(text.lower()) == len(text) else text.translate(WIDE)
    ).run()


class _Scanner(WordFinder):
    """Cuts a text from left to right; `tokens` are those found so far."""

    def run(self) -> list[Token]:
        position = 0
        while position < len(self.s):
            position = self._step(position)
        return self.tokens

    def _step(self, n: int) -> int:
        char = self.s[n]
        if char.isdigit() and char.isascii():
            return self._number(n)
        if char.isascii() and char.isalpha():
            return self._latin(n)
        if "가" <= char <= "힣":
            return self._hangul(n)
        return self._sign(n)

    def _add(self, kind: str, value: Any, n: int, end: int) -> int:
        last = self.tokens[-1] if self.tokens else None
        if kind == "x" and last and last.kind == "x" and not self.gap[n]:
            n, value = self._join(last), None
        gap = self.gap[n]
        self.tokens.append(Token(kind, value, self.at[n], self.at[end - 1] + 1, self.s[n:end], gap))
        return end

    def _join(self, last: Token) -> int:
        self.tokens.pop()
        return self.at.index(last.start)

    # Signs

    def _sign(self, n: int) -> int:
        for pattern, kind in ((_WEEKDAY, "a"), (_SHORT_YEAR, "y")):
            found = pattern.match(self.s, n)
            if found:
                value = DAYS.index(found[1]) if kind == "a" else 2000 + int(found[1])
                return self._add(kind, value, n, found.end())
        word = self.word_at(n)
        if word:
            return self._add(word.kind, word.value, n, n + len(word.surface))
        return self._add(self.s[n] if self.s[n] in SEPARATORS else "x", None, n, n + 1)

    # Digits

    def _number(self, n: int) -> int:
        end = n + 1
        while end < len(self.s) and self.s[end].isdigit() and self.s[end].isascii() and not self.gap[end]:
            end += 1
        thousands = re.compile(r"(?:,\d{3})+(?!\d)").match(self.s, end)
        if thousands and end - n <= 3 and not any(self.gap[end : thousands.end()]):
            return self._add("x", None, n, self._past_counter(thousands.end()))
        return self._counted(n, end)

    def _counted(self, n: int, end: int) -> int:
        value = int(self.s[n:end][:12])
        word = self._digit_word(n)
        if word:
            return self._add(word.kind, word.value, n, n + len(word.surface))
        suffix = self._suffix(end)
        dated = self._is_year(value, n, end) or self._ends_date(value, end)
        counter = end if dated else self._past_counter(end)
        if counter > end + len(suffix[0] if suffix else ""):
            return self._add("x", None, n, counter)
        if suffix:
            kind, amount = self._unit(suffix[1], value, end - n)
            return self._add(kind, amount, n, end + len(suffix[0]))
        if self._glued_to_code(end):
            return self._add("x", None, n, self._code_end(end))
        return self._add("N" if end - n == 4 and 1900 <= value <= 2100 else "n", value, n, end)

    def _is_year(self, value: int, n: int, end: int) -> bool:
        """Whether it follows a month's name: "Aug 2023 units"."""
        named = bool(self.tokens) and self.tokens[-1].kind == "m" and self.tokens[-1].text.isascii()
        return named and end - n == 4 and FIRST_YEAR <= value <= LAST_YEAR

    def _ends_date(self, value: int, end: int) -> bool:
        """Whether it is the day of "11/15 품목": written against a slash, a blank before what is counted."""
        slash = len(self.tokens) > 1 and [one.kind for one in self.tokens[-2:]] == ["n", "/"]
        return (
            slash and not any(one.gap for one in self.tokens[-1:]) and self.gap[end] and value <= DAYS_LONGEST
        )

    def _digit_word(self, n: int) -> Word | None:
        found = self.word_at(n)
        return found if found and found.kind in "qh" else None

    def _suffix(self, end: int) -> tuple[str, str] | None:
        if end >= len(self.s):
            return None
        for surface, value in self.lexicon.suffixes.get(self.s[end], ()):
            if not self.s.startswith(surface, end):
                continue
            after = end + len(surface)
            if surface.isascii() and surface.isalpha() and (self.gap[end] or not self.latin_ends(after)):
                continue
            torn = any(self.gap[end + 1 : after]) and not self.closes(after)
            if torn or (self.gap[end] and not self.closes(after) and not self.starts_word(after)):
                continue
            return surface, value
        return None

    def _unit(self, value: str, number: int, digits: int) -> tuple[str, Any]:
        if value.startswith("amount "):
            return "k", ((value.split()[1], number),)
        if value == "year":
            return self._year(number, digits)
        return {"month": "m", "day": "d", "quarter": "q", "half": "h", "week_number": "w", "ordinal": "o"}[
            value
        ], number

    @staticmethod
    def _year(number: int, digits: int) -> tuple[str, Any]:
        if digits == 2:
            return "j", number
        return ("y", number) if digits >= 4 else ("k", (("year", number),))

    def _past_counter(self, end: int) -> int:
        for surface in self.lexicon.counters.get(self.s[end], ()) if end < len(self.s) else ():
            if not self.s.startswith(surface.replace(" ", ""), end):
                continue
            after = end + len(surface.replace(" ", ""))
            if not surface[0].isascii() or not surface[0].isalpha() or self.latin_ends(after):
                return after
        return end

    def _glued_to_code(self, end: int) -> bool:
        if end >= len(self.s) or self.gap[end]:
            return False
        if self.s[end] == "_":
            return True
        if not ("a" <= self.s[end] <= "z"):
            return False
        word = self.word_at(end)
        return word is None or word.kind not in "mqhuTa"

    def _code_end(self, end: int) -> int:
        while (
            end < len(self.s)
            and not self.gap[end]
            and (self.s[end].isascii() and (self.s[end].isalnum() or self.s[end] in "-_"))
        ):
            end += 1
        return end

    # Latin words

    def _latin(self, n: int) -> int:
        fiscal = _FISCAL.match(self.s, n)
        if fiscal and not any(self.gap[n + 3 : fiscal.end()]):
            return self._add("y", int(fiscal[1]) + (2000 if len(fiscal[1]) == 2 else 0), n, fiscal.end())
        word = self.word_at(n)
        if word and not (self._code(n) and word.kind not in "mquhTF"):
            return self._add(word.kind, word.value, n, n + len(word.surface))
        return self._latin_rest(n)

    def _latin_rest(self, n: int) -> int:
        code = self._code(n)
        if code:
            return self._add("x", None, n, code)
        end = n + 1
        while (
            end < len(self.s)
            and not self.gap[end]
            and ((self.s[end].isalpha() and self.s[end].isascii()) or self.s[end] == "'")
        ):
            end += 1
        stem = end - len("'s") if self.s.endswith("'s", n, end) else end  # "ocotber's"
        near = self._near_latin(n, stem)
        if near:
            return self._add(near.kind, near.value, n, stem)
        return self._add("x", None, n, end)

    def _near_latin(self, n: int, end: int) -> Word | None:
        return self.lexicon.corrected(self.s[n:end]) if end - n >= 5 else None

    def _code(self, n: int) -> int:
        found = _CODE.match(self.s, n)
        if not found:
            return 0
        end = n + 1
        while end < found.end() and not self.gap[end]:
            end += 1
        return end if any(char.isdigit() for char in self.s[n:end]) else 0

    # Hangul

    def _hangul(self, n: int) -> int:
        number = self._korean_number(n)
        word = self.word_at(n)
        if number and (word is None or self.known_before(n) or len(word.surface) < number[2] - n):
            return self._add(number[0], number[1], n, number[2])
        if word is None or (word.kind in "iR" and not self._goes_on(n + len(word.surface))):
            near = self._near_hangul(n)
            if near:
                return self._add(near[0].kind, near[0].value, n, near[1])
        if word:
            return self._add(word.kind, word.value, n, n + len(word.surface))
        return self._unknown_hangul(n)

    def _unknown_hangul(self, n: int) -> int:
        return self._add("x", None, n, n + 1)

    def _goes_on(self, end: int) -> bool:
        if end >= len(self.s) or self.gap[end] or not ("가" <= self.s[end] <= "힣"):
            return True
        return self._korean_number(end, known=True) is not None or self.word_at(end, known=True) is not None

    def _korean_number(self, n: int, *, known: bool | None = None) -> tuple[str, Any, int] | None:
        is_known = self.known_before(n) if known is None else known
        if not (is_known or self.gap[n]):
            return None
        for value, unit, end in read_at(self.s, n):
            daily = self.s[n:end] == "일일" and not self.s[:n].endswith("월")  # no first of a month
            fits = not daily and (self.closes(end) or self.starts_word(end))
            if fits and (is_known or not self.stopped(n, end)):
                return (*self._korean_unit(value, unit, sino=self.s[n] in SINO), end)
        return None

    def _korean_unit(self, value: int, unit: str, *, sino: bool) -> tuple[str, Any]:
        for surface, meaning in self.lexicon.suffixes.get(unit[0], ()):
            if surface == unit == "분기" and not sino:
                return "k", (("quarter", value),)
            if surface == unit:
                return self._unit(meaning, value, 1 if value < 1000 else 4)
        return "x", None

    def _near_hangul(self, n: int) -> tuple[Word, int] | None:
        if not self.gap[n] and not self.known_before(n):
            return None
        end = n
        while end < len(self.s) and "가" <= self.s[end] <= "힣" and (end == n or not self.gap[end]):
            end += 1
        for size in range(min(end - n, 5), 1, -1):
            near = self.lexicon.corrected(self.s[n : n + size])
            if near and (size >= 3 or self.closes(n + size)):
                return near, n + size
        return None
