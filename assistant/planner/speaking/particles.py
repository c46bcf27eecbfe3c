"""Korean particles that fit the word before them, as it is read: Hangul, digits, Latin letters."""

import re

_CHOICE = re.compile(r"\[(?P<closed>[가-힣]+)/(?P<open>[가-힣]+)\]")
_AFTER_NAME = re.compile(r"[)\]'\"”’»』」\s.,]+$")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
DIGITS_CLOSED = "0136780"  # 영, 일, 삼, 육, 칠, 팔 end in a consonant
LETTERS_CLOSED = "LMNR"  # read letter by letter: 엘, 엠, 엔, 알
RIEUL, RIEUL_DIGITS, RIEUL_LETTERS = 8, "178", "LR"
JONGSEONG = 28


def fit(text: str) -> str:
    """The text with each `[은/는]` replaced by the form that its word takes."""
    while found := _CHOICE.search(text):
        word = text[: found.start()]
        chosen = found["open"] if _is_open(word, found["closed"]) else found["closed"]
        text = word + chosen + text[found.end() :]
    return text


def _is_open(before: str, closed: str) -> bool:
    """Whether the word ends in a vowel; ㄹ counts as one before 으로."""
    word = _spoken(before)
    if not word:
        return True
    final = _final(word)
    return final == 0 or (final == RIEUL and closed == "으로")


def _spoken(before: str) -> str:
    """The word without quotes and without what stands behind it in brackets."""
    word = before.rstrip("'\"”’»』」 ")
    while (shorter := _BRACKET.sub("", word)) != word:
        word = shorter.rstrip("'\"”’»』」 ")
    return _AFTER_NAME.sub("", word)


def _final(word: str) -> int:
    """The final consonant of the last syllable as spoken: 0 for none, RIEUL for ㄹ, 1 for any other."""
    last = word[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % JONGSEONG
        return final if final in (0, RIEUL) else 1
    if last.isdigit():
        return RIEUL if last in RIEUL_DIGITS else int(last in DIGITS_CLOSED)
    return _latin_final(word) if last.isascii() and last.isalpha() else 0


def _latin_final(word: str) -> int:
    letters = re.search(r"[A-Za-z]+$", word)
    name = letters[0] if letters else ""
    if len(name) == 1 or name.isupper():
        return RIEUL if name[-1] in RIEUL_LETTERS else int(name[-1].upper() in LETTERS_CLOSED)
    lowered = name.lower()
    if re.search(r"(l|le|r)$", lowered):
        return RIEUL if not lowered.endswith("r") else 0
    return int(re.search(r"(m|n|ng|ck|[aeiou][kpt])$", lowered) is not None)
