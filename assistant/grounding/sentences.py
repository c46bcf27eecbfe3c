"""Cutting a stream of Korean, English or Markdown into sentences that can be released one by one."""

import re

_END = re.compile(r"[.!?。！？…]+[\"'”’)\]*_`」』]*(?=\s)|\n")
_MARKER = re.compile(r"(^|\n)[\s>]*(\d{1,3}|[A-Za-z])\.$")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{4}|'?\d{2})\.\s?(\d{1,2}\.)?$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:no|nos|vs|approx|avg|max|min|qty|e\.g|i\.e|cf|etc|incl|excl|est|fig|dept|inc|ltd|co|"
    r"mr|ms|dr|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\.$",
    re.IGNORECASE,
)


def split_sentences(text: str, *, final: bool = False) -> tuple[list[str], str]:
    """The complete sentences of `text` and the rest that may still grow; joined, they are `text` again.

    A line is always a boundary, so list items and table rows come one by one. With `final` nothing is held
    back.
    """
    sentences: list[str] = []
    start = 0
    for end in _ends(text, final):
        sentences.append(text[start:end])
        start = end
    rest = text[start:]
    return (([*sentences, rest] if rest else sentences), "") if final else (sentences, rest)


def _ends(text: str, final: bool) -> list[int]:
    """Offsets after each sentence, its trailing blanks included."""
    ends: list[int] = []
    for found in _END.finditer(text):
        if found.group() != "\n" and not _closes(text, found):
            continue
        end = _after_blanks(text, found.end())
        settled = end < len(text) or final or text[end - 1] == "\n"
        if settled and end > (ends[-1] if ends else 0):
            ends.append(end)
    return ends


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether this punctuation ends a sentence, rather than a list marker, a date or an abbreviation."""
    if mark.group() != ".":
        return True
    before = text[max(0, mark.start() - 40) : mark.start() + 1]
    if _MARKER.search(before) or _ABBREVIATION.search(before):
        return False
    after = text[mark.end() : mark.end() + 2].strip()
    return not (_NUMERIC_DATE.search(before) and (after[:1].isdigit() or not after))


def _after_blanks(text: str, end: int) -> int:
    if text[end - 1] == "\n":
        return end
    while end < len(text) and text[end] in " \t":
        end += 1
    return end + 1 if text[end : end + 1] == "\n" else end
