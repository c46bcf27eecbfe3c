"""Whether what a sentence calls the largest or smallest is the largest or smallest of its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.grounding.context import Cited
from assistant.grounding.directions import sign_of
from assistant.grounding.facts import Fact, extreme_of
from assistant.grounding.index import Index
from assistant.grounding.lexicon import pattern
from assistant.grounding.numerals import Form
from assistant.grounding.sentence import Reading, has
from tools.tool import Kind


@dataclass(frozen=True, slots=True)
class Superlative:
    """A word that singles out an extreme, with the clause it stands in."""

    text: str
    highest: bool
    start: int
    end: int
    at: int
    kind: Kind | None = None  # of the column it names: 'the highest growth'
    changing: bool = False  # 'steepest drop', not 'largest output'


def wrong_extremes(reading: Reading, cited: list[Cited], index: Index) -> Iterator[tuple[str, str]]:
    """Superlatives whose clause names a row or value that is not the extreme of its column, and why."""
    for word in _superlatives(reading):
        values = [one.fact for one in cited if word.start <= one.numeral.start < word.end and not one.derived]
        beside = [one.fact for one in cited if _beside(reading, word, one) and not one.derived]
        facts = [fact for fact in beside or values if fact.place[1] >= 0 and _comparable(fact, word)]
        if facts and not any(_is_extreme(fact, word, reading, index) for fact in facts):
            yield (
                word.text,
                f"is said of a value that is not the {_side(word)} of its column ({facts[0].described()})",
            )
        elif (
            not facts
            and (rows := list(_named_rows(word, reading, index)))
            and not _some_extreme(rows, word, index)
        ):
            yield (
                word.text,
                f"is said of a row that is not the {_side(word)} of any column ({rows[0].described()})",
            )


def _beside(reading: Reading, word: Superlative, one: Cited) -> bool:
    """Whether a number touches the superlative: '5개로 가장 많고', '가장 많습니다(5개)'."""
    if one.numeral.end <= word.at:
        return re.fullmatch(r"\)?(?:으?로)?\s?", reading.text[one.numeral.end : word.at]) is not None
    return (
        re.fullmatch(r"[가-힣]{0,4}\s?\(", reading.text[word.at + len(word.text) : one.numeral.start])
        is not None
    )


def _comparable(fact: Fact, word: Superlative) -> bool:
    """Whether the superlative can be about such a value: of changes where it is about a rise or fall."""
    if word.changing:
        return fact.kind in (Kind.CHANGE, Kind.GROWTH)
    return fact.kind not in (Kind.RANK, Kind.COUNT)


def _side(word: Superlative) -> str:
    return "largest" if word.highest else "smallest"


def _superlatives(reading: Reading) -> Iterator[Superlative]:
    """Superlatives without an ordinal before them, each turned round by a word of decline right beside it."""
    for name in ("max", "min"):
        for match in pattern("extremes", name).finditer(reading.text):
            start, end = reading.clause(match.start())
            ordinal = any(
                one.form is Form.ORDINAL and start <= one.start and one.end <= match.start() + 1
                for one in reading.numerals
            )
            if ordinal or match.start() < reading.cell_from:
                continue
            changing = (
                sign_of(reading.text[match.end() : match.end() + 12]) != 0
                or "steep" in match[0]
                or "sharp" in match[0]
            )
            yield Superlative(
                match[0].strip(),
                name == "max",
                start,
                end,
                match.start(),
                _kind_named(reading, match.start()),
                changing,
            )


def _kind_named(reading: Reading, place: int) -> Kind | None:
    """The kind of column that the words before a superlative name."""
    before = reading.text[max(0, place - 10) : place]
    for kind, words in (
        (Kind.GROWTH, "증가[율률]|감소[율률]|성장[률율]|증감[률율]|growth"),
        (Kind.SHARE, "비중|점유율|share"),
    ):
        if re.search(words, before, re.IGNORECASE):
            return kind
    return None


def _is_extreme(fact: Fact, word: Superlative, reading: Reading, index: Index) -> bool:
    side = extreme_of(fact.name)
    if side or fact.measure in ("max", "min"):
        return (side or fact.measure) == ("max" if word.highest else "min")
    column = [other for other in index.columns[fact.place[0], fact.place[2]] if not other.rest]
    falling = fact.kind in (Kind.CHANGE, Kind.GROWTH) and sign_of(reading.text[word.start : word.end]) < 0
    scopes = list(_scopes(fact, column, index))
    if has(reading, "excluding"):  # what the sentence leaves out may be the extreme itself
        scopes += [sorted(rows, key=lambda row: row.value)[1:-1] for rows in scopes]
    return any(_tops(fact, rows, word.highest != falling) for rows in scopes)


def _scopes(fact: Fact, column: list[Fact], index: Index) -> Iterator[list[Fact]]:
    """What it may be the extreme of: rows, whole ones, those of its item, label or sort, one-row results."""
    yield column
    yield [other for other in column if not index.partial(other)]
    own = [other for other in column if other.items == fact.items and other.label == fact.label]
    yield own
    yield [other for other in own if not index.partial(other)]
    yield [other for other in column if bool(other.items) == bool(fact.items)]
    yield [other for other in column if other.items and (other.value > 0) == (fact.value > 0)]
    beside = [other for other in index.singles if other.name == fact.name and not other.stale]
    yield [other for other in beside if other.place[2] == fact.place[2]]


def _tops(fact: Fact, rows: list[Fact], highest: bool) -> bool:
    if len(rows) < 2 or fact not in rows:
        return False
    return fact.value == (max if highest else min)(row.value for row in rows)


def _named_rows(word: Superlative, reading: Reading, index: Index) -> Iterator[Fact]:
    """Values of the rows that the clause names by item or period, in tables of several rows."""
    codes = frozenset(
        code for mention in reading.mentions for code in mention.codes
        if word.start <= mention.start < word.end and mention.start not in reading.references
    )  # fmt: skip
    whens = [
        when for when in reading.whens
        if word.start <= when.start < word.end and when.start not in reading.references and not when.shifted
    ]  # fmt: skip
    for fact in index.facts:
        if fact.stale or fact.place[1] < 0 or len(index.columns[fact.place[0], fact.place[2]]) < 2:
            continue
        if fact.rest or not _comparable(fact, word):
            continue
        item = bool(fact.items & codes)
        period = fact.period is not None and any(when.fits(fact.period, index.edges) for when in whens)
        column = index.columns[fact.place[0], fact.place[2]]
        by_item = any(other.items != column[0].items for other in column)
        if (by_item and item) or (not by_item and period):
            yield fact


def _some_extreme(rows: list[Fact], word: Superlative, index: Index) -> bool:
    for fact in rows:
        if word.kind and fact.kind not in (word.kind, Kind.NUMBER):
            continue
        column = [other for other in index.columns[fact.place[0], fact.place[2]] if not other.rest]
        sides = (word.highest,) if fact.kind not in (Kind.CHANGE, Kind.GROWTH) else (True, False)
        if any(_tops(fact, scope, side) for scope in _scopes(fact, column, index) for side in sides):
            return True
    return False
