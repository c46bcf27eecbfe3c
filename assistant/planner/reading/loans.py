"""English words within Korean ones: "production량" is 생산량, "마지막 update" is 마지막 업데이트."""

import re

from assistant.planner.reading.vocabulary import Vocabulary

_GLUED = re.compile(r"(?<![A-Za-z0-9])(?P<word>[A-Za-z]+)(?=(?P<rest>[가-힣]+))")
_LONE = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z]+(?![A-Za-z0-9_])")
_ASKING, _ALONE = "asking", "update"


def without_loans(text: str, words: Vocabulary) -> str:
    """The text with English words in Hangul where they begin a known Korean word, or ask when."""
    text = _GLUED.sub(lambda found: _within(found, words), text)
    asks_when = any(word in text for word in words.loans[_ASKING])
    if not asks_when or any(letter.isdigit() for letter in text):  # a number might be a new value
        return text
    (update,) = words.loans[_ALONE]
    return _LONE.sub(lambda found: update if found[0].lower() == _ALONE else found[0], text)


def _within(found: re.Match[str], words: Vocabulary) -> str:
    for korean in words.loans.get(found["word"].lower(), ()):
        whole = korean + found["rest"]
        known = (surface for surface, _ in words.korean.get(korean[0], ()))
        if any(len(korean) < len(one) and whole.startswith(one) for one in known if one.startswith(korean)):
            return korean
    return found[0]
