"""From a text to tokens: words of the lexicon, numbers with their units, and the unknown rest.

Korean is written with or without blanks, so words are matched on the text without them, while the places
of the blanks still decide where a word may begin or end.
"""

import re
from dataclasses import dataclass
from typing import Any

from assistant.planner.periods.lexicon import Lexicon, Word, lexicon

WIDE = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ．／－，（）：‐‑−·ㆍ・’‘",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ./-,():---,,,''",
)

SEPARATORS = "./-,:"
SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
POWERS = {"십": 10, "백": 100}
NATIVE = {
    "한": 1, "두": 2, "세": 3, "석": 3, "서": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "스무": 20, "스물": 20,
}  # fmt: skip
_SINO = re.compile(
    r"([일이삼사오육칠팔구십백]+)(분기|사분기|반기|주차|주일|주간|주|개월간|개월|년간|년|월달|월|일간|일)"
)
_FUZZY_MONTH = re.compile(r"(유|시|십일|십이)월")
_NATIVE = re.compile(
    r"(열한|열두|다섯|여섯|일곱|여덟|아홉|스무|스물|한|두|세|석|서|네|넉|열)(개분기|개월|달간|달|주간|주일|주|해|번째주|째주|번째|째|분기|반기)"
)
_CODE = re.compile(r"[a-z]+[-_]?\d[a-z0-9_-]*|[a-z]+(?:[-_][a-z0-9]+)*[-_][a-z0-9]*\d[a-z0-9_-]*")
_FISCAL = re.compile(r"(?:cy|fy)'?(\d{4}|\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"'(\d{2})(?!\d)(?:년도?)?")
_WEEKDAY = re.compile(r"\(([월화수목금토일])(?:요일)?\)")
YEAR_PARTS = ("봄", "여름", "가을", "겨울", "상반기", "하반기")
CLOSING = "JftvgABMWDYET&"
DAYS = "월화수목금토일"


@dataclass(frozen=True, slots=True)
class Token:
    """A kind (one letter, see `lexicon.KINDS` and `rules`), its value, and the span of the original text."""

    kind: str
    value: Any
    start: int
    end: int
    text: str
    gap: bool = False


def scan(text: str) -> list[Token]:
    """The tokens of a text in NFC; what no word covers becomes kind `x`."""
    return _Scanner(
        text.translate(WIDE).lower() if len(text.lower()) == len(text) else text.translate(WIDE)
    ).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.at = [n for n, char in enumerate(text) if not char.isspace()]
        self.s = "".join(text[n] for n in self.at)
        self.gap = [n == 0 or self.at[n] != self.at[n - 1] + 1 for n in range(len(self.at))]
        self.gap.append(True)
        self.tokens: list[Token] = []
        self.lexicon: Lexicon = lexicon()

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

    def _known_before(self, n: int) -> bool:
        return n > 0 and bool(self.tokens) and self.tokens[-1].kind != "x"

    # Signs

    def _sign(self, n: int) -> int:
        for pattern, kind in ((_WEEKDAY, "a"), (_SHORT_YEAR, "y")):
            found = pattern.match(self.s, n)
            if found:
                value = DAYS.index(found[1]) if kind == "a" else 2000 + int(found[1])
                return self._add(kind, value, n, found.end())
        word = self._word(n)
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
        counter = self._past_counter(end)
        if counter > end + len(suffix[0] if suffix else ""):
            return self._add("x", None, n, counter)
        if suffix:
            kind, amount = self._unit(suffix[1], value, end - n)
            return self._add(kind, amount, n, end + len(suffix[0]))
        if self._glued_to_code(end):
            return self._add("x", None, n, self._code_end(end))
        return self._add("N" if end - n == 4 and 1900 <= value <= 2100 else "n", value, n, end)

    def _digit_word(self, n: int) -> Word | None:
        found = self._word(n)
        return found if found and found.kind in "qh" else None

    def _suffix(self, end: int) -> tuple[str, str] | None:
        if end >= len(self.s):
            return None
        for surface, value in self.lexicon.suffixes.get(self.s[end], ()):
            if not self.s.startswith(surface, end):
                continue
            after = end + len(surface)
            if surface.isascii() and surface.isalpha() and (self.gap[end] or not self._latin_ends(after)):
                continue
            torn = any(self.gap[end + 1 : after]) and not self._closes(after)
            if torn or (self.gap[end] and not self._closes(after) and not self._starts_word(after)):
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
            if not surface[0].isascii() or not surface[0].isalpha() or self._latin_ends(after):
                return after
        return end

    def _glued_to_code(self, end: int) -> bool:
        if end >= len(self.s) or self.gap[end]:
            return False
        if self.s[end] == "_":
            return True
        if not ("a" <= self.s[end] <= "z"):
            return False
        word = self._word(end)
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
        word = self._word(n)
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
        near = self._near_latin(n, end)
        if near:
            return self._add(near.kind, near.value, n, end)
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

    def _latin_ends(self, end: int) -> bool:
        return end >= len(self.s) or self.gap[end] or not ("a" <= self.s[end] <= "z")

    # Hangul

    def _hangul(self, n: int) -> int:
        number = self._korean_number(n)
        word = self._word(n)
        if number and (word is None or self._known_before(n) or len(word.surface) < number[2] - n):
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
        return self._korean_number(end, known=True) is not None or self._word(end, known=True) is not None

    def _korean_number(self, n: int, *, known: bool | None = None) -> tuple[str, Any, int] | None:
        is_known = self._known_before(n) if known is None else known
        if not (is_known or self.gap[n]):
            return None
        for pattern, read in ((_SINO, _sino), (_NATIVE, NATIVE.get), (_FUZZY_MONTH, _odd_month)):
            found = pattern.match(self.s, n)
            value = read(found[1]) if found else None
            if found and value and self._number_fits(n, found, is_known):
                return self._korean_unit(value, found)
        return None

    def _number_fits(self, n: int, found: re.Match[str], known: bool) -> bool:
        fits = self._closes(found.end()) or self._starts_word(found.end())
        return fits and (known or not self._stopped(n, found.end()))

    def _stopped(self, n: int, end: int) -> bool:
        return any(
            word.kind == "x" and self.s.startswith(word.surface, n) and n + len(word.surface) >= end
            for word in self.lexicon.words.get(self.s[n], ())
        )

    def _korean_unit(self, value: int, found: re.Match[str]) -> tuple[str, Any, int]:
        if found.lastindex == 1:
            return "m", value, found.end()
        for surface, unit in self.lexicon.suffixes.get(found[2][0], ()):
            if surface == found[2]:
                kind, amount = self._unit(unit, value, 1 if value < 1000 else 4)
                return kind, amount, found.end()
        return "x", None, found.end()

    def _near_hangul(self, n: int) -> tuple[Word, int] | None:
        if not self.gap[n] and not self._known_before(n):
            return None
        end = n
        while end < len(self.s) and "가" <= self.s[end] <= "힣" and (end == n or not self.gap[end]):
            end += 1
        for size in range(min(end - n, 5), 1, -1):
            near = self.lexicon.corrected(self.s[n : n + size])
            if near and (size >= 3 or self._closes(n + size)):
                return near, n + size
        return None

    # Words

    def _word(self, n: int, *, known: bool | None = None) -> Word | None:
        for word in self.lexicon.words.get(self.s[n], ()):
            if self.s.startswith(word.surface, n) and self._stands(word, n, known):
                return word
        return None

    def _stands(self, word: Word, n: int, known: bool | None) -> bool:
        end = n + len(word.surface)
        first, last = word.surface[0], word.surface[-1]
        if word.tail and not (self._known_before(n) if known is None else known):
            return False
        if "a" <= first <= "z" and n and not self.gap[n] and "a" <= self.s[n - 1] <= "z":
            return False
        if "a" <= last <= "z" and not self._latin_ends(end):
            return False
        if last.isdigit() and end < len(self.s) and self.s[end].isdigit() and not self.gap[end]:
            return False
        return not ("가" <= last <= "힣") or self._hangul_stands(word, n, end)

    def _hangul_stands(self, word: Word, n: int, end: int) -> bool:
        if word.kind == "x":
            return True
        if word.alone:
            starts = word.tail or self.gap[n] or self._known_before(n) or not ("가" <= self.s[n - 1] <= "힣")
            return starts and (self._closes(end) or self._leads(word, end))
        crosses = any(self.gap[n + 1 : end])
        return not crosses or self._closes(end)

    def _leads(self, word: Word, end: int) -> bool:
        """Whether a year or a word for "this" goes on without a blank: "올여름", "올3월"."""
        following = self.s[end : end + 1]
        return word.surface == "올" and (following.isdigit() or self.s.startswith(YEAR_PARTS, end))

    def _closes(self, end: int, depth: int = 0) -> bool:
        """Whether a word may end here: before a blank, another script, or particles up to one."""
        if end >= len(self.s) or self.gap[end] or not ("가" <= self.s[end] <= "힣"):
            return True
        return depth < 2 and any(
            word.tail
            and word.kind in CLOSING
            and self.s.startswith(word.surface, end)
            and self._closes(end + len(word.surface), depth + 1)
            for word in self.lexicon.words.get(self.s[end], ())
        )

    def _starts_word(self, n: int) -> bool:
        if n >= len(self.s):
            return True
        return any(
            word.kind != "x" and not word.alone and self.s.startswith(word.surface, n)
            for word in self.lexicon.words.get(self.s[n], ())
        ) and not self._stopped(n, n + 1)


def _sino(text: str) -> int | None:
    """The value of a Sino-Korean numeral, `None` where the syllables do not form one."""
    total, digit = 0, None
    for char in text:
        if char in SINO:
            if digit is not None:
                return None
            digit = SINO[char]
        else:
            total, digit = total + (digit or 1) * POWERS[char], None
    return total + (digit or 0)


def _odd_month(text: str) -> int | None:
    return {"유": 6, "시": 10, "십일": 11, "십이": 12}.get(text)
