"""Unknown words of a question that are the name of an item in part, or one misspelt."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.segment import TAKEN, Piece
from assistant.planner.reading.word_keys import of_same_word
from tools.items import ItemEntry, ItemIndex, Match
from tools.spelling import words as words_of
from tools.tool import Item

SHORTEST_PREFIX, SHORT = 2, 3
SHORTEST_MISSPELT = {True: 5, False: 3}
"""Letters of a Latin word, syllables of a Korean one: "fold" is no "Gold"."""
ORDINARY = frozenset(
    (
        "write",
        "while",
        "whole",
        "grown",
        "crown",
        "blown",
        "mild",
        "silk",
        "alive",
        "blank",
        "clean",
        "clever",
    )
)
"""English words that are near a word of names and none misspelt."""
_KIN = re.compile(r"(?<=[A-Za-z])\s+(?:group|range|lineup|line-up|collection)$", re.IGNORECASE)
"""A word behind a family's name: "the HS group"."""
PARTICLES = ("로", "가", "는", "은", "이", "도", "의", "를", "을", "와", "과", "만")
_BRACKET = re.compile(r"[가-힣]{0,2}\s*[(\[]\s*")
_APPOSED = re.compile(rf"{_BRACKET.pattern}|\s*[,:]\s*", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"[이가]? (?:(?:item|product|code|lens) )?|(?: lens| lenses)?, (?:(?:the )?(?:item|product|code) )?"
)
_HANGUL = re.compile(r"[가-힣]")
_LETTERED = re.compile(r"(?P<first>[A-Z]{2,4})\s+(?P<rest>\S.*)|(?P<word>.*\S)\s+(?P<last>[A-Z]{2,4})")
SHORTEST_SPOKEN = 4
"""Syllables of an English name said in Korean."""
_ITEMS = re.compile(r"\s*(?:items?|products?|codes?|lenses|ones|품목|제품)", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"\s?(?:\.{2,}|…)\s*")
"""What stands behind a name that is given up for the code: "Clear... CT0027"."""
_ENDED = re.compile(r"[가-힣]{0,2}\s+")


def named(pieces: Sequence[Piece], text: str, index: ItemIndex) -> tuple[list[Mention], list[Piece]]:
    """Unknown words that name an item in part or misspelt, and those that name nothing."""
    mentions, unknown = [], []
    for start, end in _whole_names(_runs(pieces, text), text, index):
        kin = _KIN.search(text, start, end)
        end = kin.start() if kin and kin.end() == end else end
        said = text[start:end].strip("'\"“”‘’")
        match = _match(said, text[start : _word_end(text, end)], index)
        if match.hits:
            whole = text[start : _word_end(text, end)] if match.text != said else said
            hits = tuple(entry.item for entry in match.hits)
            guessed = match.how == "typo"
            mentions.append(Mention(whole, _only(hits), len(hits), start, end, hits, guessed=guessed))
            continue
        within = _of_a_family(said, text[start : _word_end(text, end)], index)
        if within:
            mentions.append(
                Mention(said, _only(within), len(within), start, end, within, range=len(within) > 1)
            )
        else:
            unknown.append(Piece(None, said, start, end))
    return mentions, unknown


def _of_a_family(said: str, with_ending: str, index: ItemIndex) -> tuple[Item, ...]:
    """ "BW 원데이", "먼슬리 BW": of a family by its letters those whose name has the other words."""
    letters = _LETTERED.fullmatch(said)
    if letters is None:
        return ()
    code, word = (
        (letters["first"], letters["rest"]) if letters["first"] else (letters["last"], letters["word"])
    )
    whole = with_ending[with_ending.index(word) :] if letters["first"] else word
    family, match = _of_code(code, index), _match(word, whole, index)
    known = {entry.item for entry in family.hits} if family and match.how != "typo" else set()
    return tuple(entry.item for entry in match.hits if entry.item in known)


_OPENED = re.compile(r"\s?\S{0,8}\s?\(?\s*")
"""A word or none, and a bracket."""


def without_bracketed_codes(
    mentions: Sequence[Mention], unknown: Sequence[Piece], codes: Sequence[Mention], text: str
) -> tuple[list[Mention], list[Piece]]:
    """ "오르토케이(HS0022)": a name that nobody knows, or several bear, is the item of the code behind it."""
    known = [one for one in codes if one.item or one.range]

    def is_code_behind(end: int) -> bool:
        return any(
            one.start > end
            and (_BRACKET if one.item else _APPOSED).fullmatch(text[end : one.start].replace(TAKEN, " "))
            for one in known
        )

    def is_range_of_it(one: Mention) -> bool:
        """ "먼슬리 컬러렌즈(BW0041~BW0050)": those of them that the brackets name."""
        ranges = (code for code in known if code.range and code.start > one.end)
        return any(
            _OPENED.fullmatch(text[one.end : code.start]) and {*code.hits} <= {*one.hits} for code in ranges
        )

    kept = [one for one in mentions if one.item or not (is_code_behind(one.end) or is_range_of_it(one))]
    unknown = [one for one in unknown if not is_code_behind(one.end)]
    return kept, [one for one in unknown if not _describes(one, known, text)]


def _describes(one: Piece, codes: Sequence[Mention], text: str) -> bool:
    """ "Clear CT0021", "silicone trial item SP0103": a name in another language right before the code."""
    behind = next((code for code in codes if code.item and code.start > one.end), None)
    named = one.text.isascii() and one.text[:1].isupper() and one.start > 0  # "Besides BW0021" is no name
    named = named or (behind is not None and _in_korean(one.text, behind))
    gap = text[one.end : behind.start].replace(TAKEN, " ") if behind and named else ""
    broken_off = behind is not None and _BROKEN_OFF.fullmatch(text[one.end : behind.start]) is not None
    return broken_off or _DESCRIBED.fullmatch(gap) is not None


def _in_korean(said: str, behind: Mention) -> bool:
    """ "나이트 리커버리 HS0022": Korean words of some length before an item whose name has none."""
    name = (behind.item.name or "") if behind.item else ""
    latin = bool(name) and not _HANGUL.search(name)
    return latin and len(_HANGUL.findall(said)) >= SHORTEST_SPOKEN


def whole_names(
    mentions: Sequence[Mention], pieces: Sequence[Piece], text: str, index: ItemIndex
) -> tuple[list[Mention], list[Piece]]:
    """ "Sprot fit" and "daily": words of the name that follow a part of it belong to it."""
    kept, found = list(pieces), []
    for mention in mentions:
        mention = _narrowed(mention, kept, text, index) if mention.lettered else mention
        line = next((one for one in kept if one.start > mention.end and one.text in ("line", "라인")), None)
        if line and len(mention.hits) > 1 and not text[mention.end : line.start].strip():
            kept.remove(line)  # "the Mocha line": what is made, no machine
        rest = _rest_of(mention, index)
        for piece in [one for one in kept if one.start >= mention.end]:
            between = text[mention.end : piece.start].strip()
            if between or not rest or words_of(piece.text) != rest[:1]:
                break
            kept.remove(piece)
            rest = rest[1:]
            mention = replace(mention, end=piece.end, text=text[mention.start : piece.end])
        found.append(mention)
    return found, kept


def _narrowed(mention: Mention, pieces: list[Piece], text: str, index: ItemIndex) -> Mention:
    """ "BW monthly items": of a family those whose name has the word right behind its letters."""
    behind = next((one for one in pieces if one.start >= mention.end), None)
    if behind is None or text[mention.end : behind.start].strip() or not _ITEMS.match(text, behind.end):
        return mention
    word = words_of(behind.text)[:1]
    hits = tuple(
        item
        for item in mention.hits
        if any(word and word[0] in words_of(name) for name in index[item.code].names)
    )
    if not 0 < len(hits) < len(mention.hits):
        return mention
    pieces.remove(behind)
    said = text[mention.start : behind.end]
    return Mention(said, _only(hits), len(hits), mention.start, behind.end, hits, range=len(hits) > 1)


def _rest_of(mention: Mention, index: ItemIndex) -> list[str]:
    """The words of the item's name after as many as were said."""
    names = index[mention.item.code].names if mention.item else ()
    said = words_of(mention.text)
    latin = (words_of(name) for name in names if name.isascii())
    return next((name[len(said) :] for name in latin if name[:1] and name[0][:1] == said[0][:1]), [])


def _whole_names(runs: list[tuple[int, int]], text: str, index: ItemIndex) -> list[tuple[int, int]]:
    """Runs with what looked like an ending between them are one where that names an item: "허니 골드"."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        before = joined[-1] if joined else None
        if (
            before
            and _ENDED.fullmatch(text[before[1] : start])
            and index.partial(text[before[0] : _word_end(text, end)]).hits
        ):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _only(hits: tuple[Item, ...]) -> Item | None:
    return hits[0] if len(hits) == 1 else None


def _match(said: str, with_ending: str, index: ItemIndex) -> Match:
    """The items of a word, and of the same word in the other language."""
    match = _as_said(said, with_ending, index)
    others = [index[code] for code in of_same_word(said, index)]
    if not others or match.how == "typo":
        return match
    return Match(match.text, "part", tuple(dict.fromkeys((*match.hits, *others))))


def _as_said(said: str, with_ending: str, index: ItemIndex) -> Match:
    """The items of a word; what looks like its ending may belong to the name."""
    if said.isascii() and said.isalpha() and len(said) <= SHORT:
        whole = tuple(entry for entry in index.entries if _has_word(entry, said, whole=True))
        begun = tuple(entry for entry in index.entries if _has_word(entry, said) and len(said) > 1)
        lettered = None if whole else _of_code(said, index)  # "SP" is a family of codes before it is "Sport"
        return lettered or (Match(said, "part", begun) if begun else Match(said, "none"))
    tries = [index.partial(with_ending), index.partial(said)]
    if with_ending[len(said) :] in PARTICLES and len(tries[1].hits) > len(tries[0].hits) > 0:
        tries = tries[::-1]  # "모카로 된" is no "모카 로즈"
    if said.isascii() and said.lower().endswith("s"):
        tries.append(index.partial(said[:-1]))  # "all mochas"
    if sum(map(str.isalnum, said)) >= SHORTEST_MISSPELT[said.isascii()] and said.lower() not in ORDINARY:
        tries += [index.misspelt(with_ending), index.misspelt(said)]
    return next((match for match in tries if match.hits), _of_code(said, index) or tries[-1])


def _has_word(entry: ItemEntry, beginning: str, *, whole: bool = False) -> bool:
    said = beginning.lower()
    parts = (part for name in entry.names for part in words_of(name))
    return any(part == said if whole else part.startswith(said) for part in parts)


def _of_code(said: str, index: ItemIndex) -> Match | None:
    """The items whose codes begin with these letters: "BW 제품"."""
    if not (said.isascii() and said.isalpha() and len(said) >= SHORTEST_PREFIX):
        return None
    hits = tuple(entry for entry in index.entries if entry.code.upper().startswith(said.upper()))
    return Match(said, "part", hits) if hits else None


def _word_end(text: str, end: int) -> int:
    while end < len(text) and "가" <= text[end] <= "힣":
        end += 1
    return end


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
