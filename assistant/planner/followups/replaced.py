"""What takes the place of a part of the question before: "not 2026 but 2025", "2024 was a typo, 2025"."""

import re

_ENGLISH = re.compile(
    r"\W*(?:(?:i meant?|it's|that's|sorry|wait|oh|oops|no|actually|hold on)[\s,.…]+)*not "
    r"(?!(?:including|counting|only|just|sure|so|really|all|every|yet|even)\b)"
    r"(?:the |in |for |of )?(?P<old>[^,;.?!]{2,30}?)"
    r"(?:\s*[,;.–-]+\s*(?:but )?|\s+but\s+)(?:i (?:need|want|meant?|was after)\s+)?(?!not\b)"
    r"(?P<new>[^,;?!]{2,40}[?.!\s]*)|"
    r"(?:the )?[^,;.?!]{2,20}? (?:was|is) (?:a |my )?(?:typo|mistake|slip|wrong)"
    r"\s*[,;.–-]+\s*(?P<typo>.{2,40})|"
    r"\W*(?:(?:sorry|oops|ah|oh|my)[\s,]+)*(?:(?:a |my )?(?:typo|mistake|bad)|wrong (?:code|item|month|one))"
    r"\s*[,;:.–-]+\s*(?:i meant? |it's |should be )?(?P<slip>.{2,40})",
    re.IGNORECASE,
)
_OF_ANOTHER_KIND = re.compile(r"\b(?:last|this) (?:day|week|month|quarter)\b", re.IGNORECASE)
"""A period that is no year, which another one takes the place of as a whole."""
_KOREAN = re.compile(
    r"[^,.?!]{2,15}?(?:[은는이가])?\s*(?:오타|실수)(?:예요|에요|고|이고|라|였어|요|입니다|네|네요)?[\s,.!]+(?P<new>.{2,30})"
)


def replaced(text: str) -> str:
    """The question as a correction, where it names what was wrong and what is right; else as it is."""
    english, korean = _ENGLISH.fullmatch(text.strip()), _KOREAN.fullmatch(text.strip())
    if english and english["old"] and _OF_ANOTHER_KIND.search(english["old"]):
        return text  # "not last month, last year": all of it
    if english:
        return f"no, {english['new'] or english['typo'] or english['slip']}"
    return f"아니, {korean['new']}" if korean else text
