"""Which language a question is asked in."""

import re
from collections.abc import Sequence

from assistant.model import Language

HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
LATIN_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?![A-Za-z0-9])")


def language_in_talk(question: str, earlier: Sequence[str], otherwise: Language) -> Language:
    """The language of a question; where it has none ("2024", "BW0022?"), the talk's."""
    for before in earlier:
        otherwise = language_of(before, otherwise)
    return language_of(question, otherwise)


def language_of(question: str, otherwise: Language) -> Language:
    """Korean where there is Hangul, English where there are Latin words, else as before."""
    if HANGUL.search(question):
        return "ko"
    return "en" if LATIN_WORD.search(question) else otherwise
