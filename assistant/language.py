"""Which language a question is asked in."""

import re
from collections.abc import Sequence

from assistant.model import Language

HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_BEGINS = re.compile(
    r"\W*(?:and |so |then |ok |hi |hello |please |[A-Z]{2}\d+ )*"
    r"(?:what|how|which|when|why|who|where|show|give|tell|list|compare|can|could|would|did|do|does|"
    r"is|are|was|were|has|have)\b|.*\b(?:please|pls|thanks)[\s.!?]*$",
    re.IGNORECASE | re.DOTALL,
)
"""How an English sentence begins, or asks."""
_ENDS = re.compile(r"(?:줘|요|야|니|까|나|지|죠|다|냐|래|얼마|몇\s*개|은|는)[\s.?!~]*$")
"""How a Korean one ends."""
LATIN_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?![A-Za-z0-9])")
_FAMILY = re.compile(r"(?!OK|NO|BY|IN|OF|IS|TO|AT|ON|WE|IT)[A-Z]{2}")
"""The letters of an item family, which are of no language: "CT?"."""


def language_in_talk(question: str, earlier: Sequence[str], otherwise: Language) -> Language:
    """The language of a question; where it has none ("2024", "BW0022?"), the talk's."""
    for before in earlier:
        otherwise = language_of(before, otherwise)
    return language_of(question, otherwise)


def language_of(question: str, otherwise: Language) -> Language:
    """That of the sentence's frame: Korean where there is Hangul, but for words within an English sentence.

    Where there are no words it is the other one given.
    """
    if HANGUL.search(question):
        return "en" if _BEGINS.match(question) and not _ENDS.search(question) else "ko"
    words = [one for one in LATIN_WORD.findall(question) if not _FAMILY.fullmatch(one)]
    return "en" if words else otherwise
