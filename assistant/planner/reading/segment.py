"""Cuts a question's words into concepts; what fits no concept is kept as unknown, never dropped."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from assistant.planner.reading.vocabulary import ENDING, NOISE, Concept, Vocabulary

UNKNOWN_WORD, UNKNOWN_LETTER = 6.0, 0.5
TERM, ENDING_COST, BLANK_INSIDE, LETTER_GAIN = 1.0, 0.5, 0.05, 0.01
TORN = 3.0
"""Cost of a word without meaning that would only be a part of an unknown one."""
MEANINGLESS = (NOISE, "greeting", "thanks", "refer", "noun")
SHORTEST_HALF = 3
CUT_SHORT = 1.0
"""Cost of a word over a blank that ends within the next one: "기준 일주일" holds no 기준일.

So of one without meaning that begins within the word before: "CT만 일별로" holds no 만일.
"""
LONGEST_NAME = 10
NAMED = 0.9
"""Cost of a word of an item's name: less than any two words of the lexicon."""
SHORTEST_TYPO = {True: 4, False: 2}  # letters of a Latin word, syllables of a Korean one
TAKEN = "\ufffc"
"""Stands in a text for what has been read there already (an item, a period, a number)."""
CLOSING = (")", "'", '"', "”", "’")
"""Signs that an ending may stand behind."""
_RUN = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]+(?:\s+[가-힣ㄱ-ㅎㅏ-ㅣ]+)*|[a-z0-9#/*][a-z0-9_'’/*.&+-]*")
_DRAWN = re.compile(r"([a-z])\1{2,}")
_PART = re.compile(r"[a-z0-9#/*][a-z0-9_'’/*.&+]*")


Cut = tuple[int, int, Concept | None]
"""Where a piece begins and ends among the letters, and its concept."""


class Piece(NamedTuple):
    """A stretch of the text and its concept; `None` where it is unknown."""

    concept: Concept | None
    text: str
    start: int
    end: int


def segment(text: str, words: Vocabulary, names: Collection[str] = ()) -> list[Piece]:
    """The pieces of a text without blanks, punctuation and endings, in order.

    `names` are words of item names; they are kept whole, as unknown ones.
    """
    lowered = text.lower()
    lowered = lowered if len(lowered) == len(text) else text
    pieces: list[Piece] = []
    latin: list[re.Match[str]] = []
    for run in _RUN.finditer(lowered):
        if run[0][0].isascii():
            latin += _parts(run, words)
            continue
        pieces += _english(latin, words, names)
        latin = []
        before = lowered[run.start() - 1] if run.start() else " "
        glued = before == TAKEN or before.isalnum() or before in CLOSING
        pieces += _korean(run, words, names, glued=glued)
    pieces += _english(latin, words, names)
    return pieces


# English


def _parts(run: re.Match[str], words: Vocabulary) -> list[re.Match[str]]:
    """A word, or those that hyphens join: "per-month", "single-day"."""
    if not any(letter.isalnum() for letter in run[0]):
        return []  # a slash between two items
    if "-" not in run[0] or (run[0],) in words.english:
        return [run]
    parts = list(_PART.finditer(run.string, *run.span()))
    return parts if all((part[0],) in words.english for part in parts) else [run]


def _english(runs: list[re.Match[str]], words: Vocabulary, names: Collection[str]) -> Iterator[Piece]:
    position = 0
    while position < len(runs):
        size, concept = _phrase(runs, position, words, names)
        first, last = runs[position], runs[position + size - 1]
        said = " ".join(run[0] for run in runs[position : position + size])
        stops = 0 if concept else len(said) - len(said.rstrip(".'’-"))  # "begin with TQ."
        yield Piece(concept, said[: len(said) - stops], first.start(), last.end() - stops)
        position += size


def _phrase(
    runs: list[re.Match[str]], position: int, words: Vocabulary, names: Collection[str]
) -> tuple[int, Concept | None]:
    for size in range(min(words.longest, len(runs) - position), 0, -1):
        phrase = tuple(run[0].rstrip(".'’-") for run in runs[position : position + size])
        concept = words.english.get(phrase)
        if concept and _beside(runs[position : position + size]):
            return size, concept
    word = runs[position][0].rstrip(".'’-")
    return 1, None if word in names else _one_word(word, words)


def _beside(runs: list[re.Match[str]]) -> bool:
    """Whether nothing but blanks and signs lies between the words, no item nor date."""
    between = (one.string[one.end() : two.start()] for one, two in pairwise(runs))
    return not any(TAKEN in gap for gap in between)


def _one_word(word: str, words: Vocabulary) -> Concept | None:
    bare = re.sub(r"['’]s$", "", word)
    drawn = _DRAWN.sub(r"\1", bare)  # "plzzz", "ummm"
    for form in (bare, bare.removesuffix("s"), bare.removesuffix("es"), drawn, drawn[:-1] + drawn[-1:] * 2):
        if (form,) in words.english:
            return words.english[(form,)]
    near = words.near(bare) if len(bare) >= SHORTEST_TYPO[True] else None
    return words.english.get((near,)) if near else _two_words(bare, words)


def _two_words(word: str, words: Vocabulary) -> Concept | None:
    """ "Howmuch", "thisproduct": two words without their blank, the one with meaning counts."""
    for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        found = [words.english.get((part,)) for part in (word[:cut], word[cut:])]
        one, two = found
        if one and two:
            return two if one.section == NOISE else one
    return None


# Korean


class _State(NamedTuple):
    cost: float
    start: int
    concept: Concept | None
    previous: int
    after: str  # "start", "term", "noise" or "unknown": what stands right before


def _korean(run: re.Match[str], words: Vocabulary, names: Collection[str], *, glued: bool) -> list[Piece]:
    at = [n for n, char in enumerate(run[0]) if not char.isspace()]
    letters = "".join(run[0][n] for n in at)
    gaps = [n > 0 and at[n] != at[n - 1] + 1 for n in range(len(at))]
    cuts = _cheapest(letters, [*gaps, True], words, names, "term" if glued else "start")
    pieces: list[Piece] = []
    for start, end, concept in _whole(_by_word(cuts, gaps), gaps):
        if concept and concept.section == ENDING:
            continue
        first, last = run.start() + at[start], run.start() + at[end - 1] + 1
        piece = Piece(concept, letters[start:end], first, last)
        torn = pieces and concept is None and pieces[-1].end == first and _joined(pieces[-1], piece, words)
        if torn:
            pieces[-1] = torn
        elif concept is None and piece.text not in names:
            pieces.append(_corrected(piece, words))
        else:
            pieces.append(piece)
    return pieces


def _by_word(cuts: list[Cut], gaps: list[bool]) -> Iterator[Cut]:
    """Unknown stretches cut at their blanks: each word may be misspelt for itself."""
    for start, end, concept in cuts:
        edges = [start, *(n for n in range(start + 1, end) if gaps[n] and concept is None), end]
        yield from ((one, two, concept) for one, two in pairwise(edges))


def _whole(cuts: Iterator[Cut], gaps: list[bool]) -> Iterator[Cut]:
    """A word that only syllables without meaning make up is none of them: "하순" is no 하 and 순."""
    word: list[Cut] = []
    for cut in cuts:
        word.append(cut)
        if cut[1] == len(gaps) or gaps[cut[1]]:
            yield from _one_if_torn(word)
            word = []


def _one_if_torn(word: list[Cut]) -> list[Cut]:
    said = [cut for cut in word if cut[2] is None or cut[2].section != ENDING]
    torn = len(said) > 1 and all(
        concept is not None and concept.section == NOISE and end - start == 1 for start, end, concept in said
    )
    return [(said[0][0], said[-1][1], None)] if torn else word


def _joined(known: Piece, rest: Piece, words: Vocabulary) -> Piece | None:
    """ "생산향" is 생산량 misspelt, not 생산 and an unknown word."""
    near = words.near(known.text + rest.text)
    concept = dict(words.korean.get(near[0], ())).get(near) if near else None
    return Piece(concept, near, known.start, rest.end) if near and concept else None


def _cheapest(
    letters: str, gaps: list[bool], words: Vocabulary, names: Collection[str], begin: str
) -> list[Cut]:
    """The cheapest way to cut a run: few words, few unknown letters."""
    best: list[dict[str, _State]] = [{} for _ in range(len(letters) + 1)]
    best[0][begin] = _State(0.0, 0, None, 0, begin)
    begun = {n: _names_from(letters, n, names) for n in range(len(letters)) if n == 0 or gaps[n]}
    for n in range(len(letters)):
        for kind, state in list(best[n].items()):
            steps = [*_steps(letters, gaps, n, kind, words), *_names_at(n, begun.get(n, ()))]
            for end, cost, concept, after in steps:
                total = state.cost + cost
                if after not in best[end] or total < best[end][after].cost:
                    best[end][after] = _State(total, n, concept, n, kind)
    return _path(best)


def _names_from(letters: str, n: int, names: Collection[str]) -> list[str]:
    return [name for size in range(1, LONGEST_NAME + 1) if (name := letters[n : n + size]) in names]


def _names_at(n: int, names: Collection[str]) -> Iterator[tuple[int, float, Concept | None, str]]:
    return ((n + len(name), NAMED, None, "unknown") for name in names)


def _steps(
    letters: str, gaps: list[bool], n: int, after: str, words: Vocabulary
) -> Iterator[tuple[int, float, Concept | None, str]]:
    for surface, concept in words.korean.get(letters[n], ()):
        if letters.startswith(surface, n):
            end = n + len(surface)
            inside = sum(gaps[n + 1 : end])
            torn = TORN if after == "unknown" and not gaps[n] and concept.section in MEANINGLESS else 0.0
            begun = after != "start" and not gaps[n] and concept.section in MEANINGLESS
            cut = CUT_SHORT if inside and (begun or not _closes(letters, gaps, end, words)) else 0.0
            cost = TERM - LETTER_GAIN * len(surface) + BLANK_INSIDE * inside + torn + cut
            yield end, cost, concept, "noise" if concept.section in MEANINGLESS else "term"
    if after != "start" and not gaps[n]:
        for surface, concept in words.korean.get("+" + letters[n], ()):
            end = n + len(surface)
            if letters.startswith(surface, n) and (after != "unknown" or gaps[end]):
                yield end, ENDING_COST, concept, after
    joins = after == "unknown" and not gaps[n]
    begins = UNKNOWN_WORD + (TORN if after == "noise" and not gaps[n] else 0.0)
    yield n + 1, UNKNOWN_LETTER + (0.0 if joins else begins), None, "unknown"


def _closes(letters: str, gaps: list[bool], end: int, words: Vocabulary) -> bool:
    """Whether a word may end there: at a blank, or before one ending."""
    stop = next(n for n in range(end, len(gaps)) if gaps[n])
    rest = letters[end:stop]
    return not rest or rest in dict(words.korean.get("+" + rest[0], ()))


def _path(best: list[dict[str, _State]]) -> list[Cut]:
    """From the end back; unknown letters that follow each other become one."""
    end = len(best) - 1
    kind = min(best[end], key=lambda each: best[end][each].cost)
    cuts: list[Cut] = []
    while end > 0:
        state = best[end][kind]
        if (
            cuts
            and cuts[-1][2] is None
            and state.concept is None
            and cuts[-1][0] == end
            and kind == "unknown"
        ):
            cuts[-1] = (state.start, cuts[-1][1], None)
        else:
            cuts.append((state.start, end, state.concept))
        end, kind = state.start, state.after
    return cuts[::-1]


def _corrected(piece: Piece, words: Vocabulary) -> Piece:
    """An unknown word that is a known one but for a letter."""
    if len(piece.text) < SHORTEST_TYPO[False]:
        return piece
    near = words.near(piece.text)
    if near is None:
        return piece
    concepts = dict(words.korean.get(near[0], ()))
    return piece._replace(concept=concepts.get(near), text=near)
