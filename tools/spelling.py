"""Spellings of one text made alike: case, width, spaces and marks, and Hangul taken apart into jamo."""

import re
import unicodedata


def folded(text: str) -> str:
    """Letters and digits only, in lower case and normal width: `ＣＴ-0021 ` becomes `ct0021`."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return [word for word in map(folded, unicodedata.normalize("NFKC", text).split()) if word]


def jamo(text: str) -> str:
    """Folded text with each Hangul syllable as its letters, so that one wrong letter is one difference."""
    return unicodedata.normalize("NFKD", folded(text))


def digits(text: str) -> list[str]:
    """The numbers in a text: spellings that differ in them name different things."""
    return re.findall(r"\d+", unicodedata.normalize("NFKC", text))
