"""A question taken apart: its periods, items, numbers and concepts, and the words nobody knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from assistant.planner.mentions import Mention, read_codes, read_lot, read_names
from assistant.planner.numbers import Number, read_numbers
from assistant.planner.periods import Expression, read_periods
from assistant.planner.segment import TAKEN, Piece, segment
from assistant.planner.vocabulary import NOISE, Vocabulary
from tools.items import ItemIndex


@dataclass(frozen=True)
class Question:
    """What a question says, in order of its words."""

    text: str
    times: tuple[Expression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    pieces: tuple[Piece, ...] = ()
    unknown: tuple[str, ...] = ()
    lot: str | None = None
    said: frozenset[str] = field(default_factory=frozenset)  # concepts as `section.key`
    words: frozenset[str] = field(
        default_factory=frozenset
    )  # every known word, those without meaning included

    def says(self, *concepts: str) -> bool:
        """Whether any of the concepts was said."""
        return any(concept in self.said for concept in concepts)

    def keys(self, section: str) -> list[str]:
        """The keys of a section that were said, in order."""
        return [
            piece.concept.key for piece in self.pieces if piece.concept and piece.concept.section == section
        ]


def read_question(text: str, index: ItemIndex, today: date, words: Vocabulary) -> Question:
    """Everything a question says; its items and times are those of the day and the data."""
    normal = normalize("NFC", text)
    mentions = read_names(normal, index)
    left = _without(normal, mentions)
    lot = read_lot(left)
    if lot:
        left = _blank(left, lot[1], lot[2])
    codes = read_codes(left, index)
    left = _without(left, codes)
    times = read_periods(left, today).expressions
    left = _without(left, times)
    numbers = read_numbers(left)
    pieces = segment(_without(left, numbers), words)
    named, unknown = _named(pieces, normal, index)
    found = sorted([*mentions, *codes, *named], key=lambda mention: mention.start)
    return Question(
        text=normal,
        times=times,
        mentions=tuple(found),
        numbers=tuple(numbers),
        pieces=tuple(piece for piece in pieces if piece.concept and piece.concept.section != NOISE),
        unknown=tuple(unknown),
        lot=lot[0] if lot else None,
        said=frozenset(f"{piece.concept.section}.{piece.concept.key}" for piece in pieces if piece.concept),
        words=frozenset(piece.text for piece in pieces if piece.concept),
    )


def _without(text: str, spans: Sequence[Mention | Expression | Number]) -> str:
    for span in spans:
        text = _blank(text, span.start, span.end)
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + TAKEN * (end - start) + text[end:]


def _named(pieces: Sequence[Piece], text: str, index: ItemIndex) -> tuple[list[Mention], list[str]]:
    """Unknown words that name an item in part or misspelt, and those that name nothing."""
    mentions, unknown = [], []
    for start, end in _runs(pieces, text):
        said = text[start:end].strip("'\"“”‘’")
        match = index.partial(said)
        match = match if match.hits else index.misspelt(said)
        if match.hits:
            item = match.hits[0].item if len(match.hits) == 1 else None
            mentions.append(Mention(said, item, len(match.hits), start, end))
        else:
            unknown.append(said)
    return mentions, unknown


def _runs(pieces: Sequence[Piece], text: str) -> list[tuple[int, int]]:
    """Spans of unknown words, those with only blanks between them joined."""
    runs: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.concept is not None:
            continue
        if runs and not text[runs[-1][1] : piece.start].strip():
            runs[-1] = (runs[-1][0], piece.end)
        else:
            runs.append((piece.start, piece.end))
    return runs
