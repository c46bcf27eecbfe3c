"""Ways to leave one clause out of a question: one that a sign or a Korean ending sets off."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.planner.reading.verbs import aims, closes, has_verb, joins, takes_verb, tells

LONGEST = 8
"""Words of a clause within a sentence, at most."""
_SIGN = re.compile(
    r"(?:[.!?？…~]+|[,;:])(?=\s)|\s[-–—]+(?=\s)|[()]|[ㅠㅜㅎㅋ^]{2,}(?=\s|$)|"
    r"\s(?:and\s)?(?:so|hence)(?=\s(?:please\s|just\s)?(?:how|what|which|when|can|could|give|show|tell|list)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_UNSIGNED = re.compile(
    r"(?<!\bdo)(?<!\bdid)(?<!\bwhat)(?<!\bwhich)(?<!\bthat)(?<!\bthan)(?<!\bwhen)(?<!\bif)\s+"
    r"(?P<why>(?:(?:because|since|as|so|so that|cuz|coz)\s(?=\S+\s)|"
    r"(?=(?:i|we)(?:'m\s\w+ing|'ve\sgot\sto|\s(?:am\s\w+ing|are\s\w+ing|need|want|have\sto|must|gotta|promised)\s)"
    r"(?!\s*to\sknow))).{6,})$",
    re.IGNORECASE,
)
"""An English clause behind a question without a sign: "… i need it for the poster"."""

Span = tuple[int, int]


class Cut(NamedTuple):
    """A question without one clause, that clause, whether it has a verb and stands between signs."""

    rest: str
    clause: str
    verb: bool = True
    signed: bool = False


def cuts(text: str) -> Iterator[Cut]:
    """Each way to leave one clause out; of those that end alike the shortest first."""
    spans = list(_between_signs(text))
    for several in _several(spans):
        start, end = several[0][0], several[-1][1]
        verb = has_verb(text[start:end]) or all(has_verb(text[one:two]) for one, two in several)
        yield _cut(text, start, end)._replace(verb=verb, signed=True)
    if not re.search("[가-힣]", text):
        last = _UNSIGNED.search(text)
        if last and has_verb(last["why"]):
            yield _cut(text, last.start("why"), last.end("why"))
        return
    for start, end in spans:
        words = [(start + one.start(), start + one.end()) for one in _WORD.finditer(text[start:end])]
        yield from (_cut(text, *span) for span in _within(text, words))


def _between_signs(text: str) -> Iterator[Span]:
    start = 0
    for sign in _SIGN.finditer(text):
        if text[start : sign.start()].strip():
            yield start, sign.end()
        start = sign.end()
    if text[start:].strip(" .!?…~"):
        yield start, len(text)


def _several(spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Each clause, and the first ones or the last ones at once."""
    for n in range(len(spans) if len(spans) > 1 else 0):
        yield spans[n : n + 1]
    for n in range(2, len(spans)):
        yield spans[:n]
        yield spans[-n:]


def _within(text: str, words: Sequence[Span]) -> Iterator[Span]:
    """Korean clauses of a sentence, each ending in a word that joins or closes it."""
    said = [text[start:end] for start, end in words]
    for last in range(len(words)):
        ends = " ".join(said[max(last - 1, 0) : last + 1])
        if not (joins(ends) or tells(ends)):
            continue
        whole = last == len(words) - 1
        ended = joins(ends) or ends.endswith(("다", "요"))
        if not whole and ended and tells(" ".join(said[: last + 1])):
            yield words[0][0], words[last][1]
        for begin in range(last, max(last - LONGEST, 0), -1):
            clause = " ".join(said[begin : last + 1])
            behind = whole and closes(said[begin - 1])
            aiming = (
                any(takes_verb(one) for one in said[begin:last]) and (joins(ends) or whole) and aims(clause)
            )
            if (behind or aiming) and tells(clause):
                yield words[begin][0], words[last][1]


def _cut(text: str, start: int, end: int) -> Cut:
    rest = re.sub(r"\(\s*\)", " ", f"{text[:start].rstrip()} {text[end:].lstrip()}")
    rest = re.sub(r"^[\s,.;:!?…~–—-]+|[\s,;:–—(-]+$", "", rest)
    return Cut(rest, text[start:end].strip(" ,.;:!?…~–—-()"))
