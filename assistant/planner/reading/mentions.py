"""The items a question names: by code, and by whole name anywhere in it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.planner.reading.vocabulary import vocabulary
from tools.items import ItemEntry, ItemIndex
from tools.spelling import folded, words
from tools.tool import Item

SHORTEST_NAME, SHORTEST_WORD = 3, 2
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]{1,6}[-_]?\d{2,8}|[A-Za-z]{2,4}\d)(?:[-_][A-Za-z0-9]+)*(?![A-Za-z0-9])"
)
_SPACED_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,5}\s\d{1,6}(?![A-Za-z0-9])")
_SHORT_CODE = re.compile(r"(?P<letters>[A-Za-z]{2,6})(?P<figures>[1-9]\d{0,6})")
_ONE_FIGURE = re.compile(r"[A-Za-z]{2,4}\d")
"""Letters and one figure: a code only where there is such an item, as "pt3" for PT0003."""
_TORN_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:[A-Za-z][\s.-]){2,5}(?:\d(?:\s\d){2,7}|\d{2,6})|[A-Za-z]{2,5}[\s-]?\d\d\s\d\d)(?![A-Za-z0-9])"
)
_ONE_CODE = re.compile(r"[A-Za-z]{1,5}\d{2,6}")
_JOINED_CODES = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z]{1,5}\d{2,6}){2,6}(?![A-Za-z0-9])")
_LETTERED_CODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{1,5}(?=\d*[OoIl])(?=[OoIl]*\d)[0-9OoIl]{3,8}(?![A-Za-z0-9])"
)
_PACK = re.compile(r"\s+\d{1,3}\s?(?:p|pcs|pack|팩|매|개입)$", re.IGNORECASE)
"""How many lenses a pack holds, at the end of a name."""
_MORE_FIGURES = re.compile(
    r"(?:\s?[,/·~]\s?\d{1,4}(?![\d월일년개위건주./-]|\s?(?:월|일|개|위|건)|"
    r"\s(?:days?|weeks?|months?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))+",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:[a-z]+est\b|most|last|top|records?|lots?|rows?|entries|batch(?:es)?|runs?|times|pieces|pcs|units|"
    r"로트|롯트|랏|줄|행|최근|최신)",
    re.IGNORECASE,
)
"""What a figure behind a comma and a blank counts: "BW0021, 3 lots"."""
_FIGURES = re.compile(r"\d+")
_UNTIL = re.compile(r"(?:\s*까지)?")
LOOK_ALIKE = str.maketrans("OoIl", "0011")
FAMILY_SIGN = "+"
"""What stands between codes that are meant as one."""
LONGEST = 8
"""Figures that the longest item code has."""
_PERIOD_LIKE = re.compile(
    r"(?:q[1-4]|h[12]|[fc]y'?\d{2,4}|w(?:k|eek)?\d{1,2}|top\d+|bottom\d+|last\d+|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*-?\d{1,4}(?:-\d+)?)$",
    re.IGNORECASE,
)
_LOT = re.compile(
    r"(?:로트|롯트|랏|lot|batch)(?:\s*(?:번호|number|no\.?|#))?\s*[:#]?\s*"
    r"(?=[A-Za-z0-9-]*\d)(?!\d+\s*(?:개|건|종|가지|월|일|년|분기|주|위|번))(?P<lot>[A-Za-z0-9][A-Za-z0-9-]*)",
    re.IGNORECASE,
)
_LOT_BEFORE = re.compile(
    r"(?<![A-Za-z0-9-])(?![A-Za-z]{2}\d{4}\b)(?P<lot>(?=[A-Za-z0-9-]*\d)[A-Za-z][A-Za-z0-9-]{3,}|\d{5,}-[A-Za-z0-9-]+)"
    r"\s*(?:(?:이|그|해당)\s*)?(?:로트|롯트|랏|lot\b|batch\b)(?!\s*(?:목록|내역|리스트|수|별|번호\s*목록|counts?\b|list\b|numbers?\b|nos?\b|sizes?\b|qty\b|quantity\b))",
    re.IGNORECASE,
)
"""A lot number with the word for it behind: "L46559 로트는"."""
_LOT_ALONE = re.compile(
    r"(?<![A-Za-z0-9-])(?P<lot>\d{6,8}-[A-Za-z][A-Za-z0-9]{0,7}(?:-\d{1,6})?-\d{1,5})(?![A-Za-z0-9-])"
)
"""A day, an item and a running number can only be a lot."""


Names = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Mention:
    """An item as it was said, and the item where exactly one is meant; `fits` of several otherwise."""

    text: str
    item: Item | None
    fits: int
    start: int
    end: int
    hits: tuple[Item, ...] = ()  # where several fit: which
    range: bool = False  # all the items between two codes
    guessed: bool = False  # it is misspelt: the answer says what it was read as

    @property
    def written(self) -> str:
        """What was said, as the names of all the items have it: "clear toric" as 클리어 토릭."""
        names = [(item.name or "").split("(")[0].split() for item in self.hits]
        if (
            not names
            or self.text.isdigit()
            or any(folded(self.text) in folded(item.name or "") for item in self.hits)
        ):
            return self.text
        return " ".join(word for word in names[0] if all(word in name for name in names)) or self.text

    @property
    def lettered(self) -> bool:
        """Whether it is the letters that the codes of several items begin with: "BW"."""
        beginning = re.compile(rf"{re.escape(self.text)}\d+", re.IGNORECASE)
        codes = [item.code for item in self.hits] if self.text.isalpha() else []
        return len(codes) > 1 and all(beginning.fullmatch(code) for code in codes)


def read_codes(text: str, index: ItemIndex) -> list[Mention]:
    """Item codes, known or not; what looks like a code but is a date or a rank is none."""
    found = [*_torn_codes(text, index), *_joined_codes(text, index)]
    for match in (*_CODE.finditer(text), *_SPACED_CODE.finditer(text)):
        hits = index.exact(match[0]).hits or _unpadded(match[0], index)
        spaced = " " in match[0] or _ONE_FIGURE.fullmatch(match[0])
        if (not hits and (spaced or _PERIOD_LIKE.match(match[0]))) or any(
            one.start < match.end() and match.start() < one.end for one in found
        ):
            continue
        found.append(Mention(match[0], hits[0].item if len(hits) == 1 else None, len(hits), *match.span()))
    return [one for mention in found for one in (mention, *_abbreviated(mention, text, index))]


def _abbreviated(code: Mention, text: str, index: ItemIndex) -> Iterator[Mention]:
    """ "BW0021,22,23": further codes of which only the last figures are said."""
    more = _MORE_FIGURES.match(text, code.end)
    whole = code.item.code if code.item else ""
    for figures in _FIGURES.finditer(text, code.end, more.end()) if more and whole else ():
        hits = index.exact(whole[: -len(figures[0])] + figures[0]).hits
        counts = text[figures.start() - 1] == " " and _COUNTED.match(text, figures.end())
        if len(hits) != 1 or counts:
            return
        yield Mention(figures[0], hits[0].item, 1, *figures.span())


def ranges_of(mentions: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """ "BW0021~BW0025", "BW0021부터 BW0025까지": one mention of all between; "BW0021+BW0025": one of both."""
    found: list[Mention] = []
    for one in sorted(mentions, key=lambda mention: mention.start):
        before = found[-1] if found else None
        if before and one.item and text[before.end : one.start].strip() == FAMILY_SIGN:
            hits = (*(before.hits or ((before.item,) if before.item else ())), one.item)
            said = text[before.start : one.end]
            found[-1] = Mention(said, None, len(hits), before.start, one.end, hits, range=True)
        elif before and before.item and one.item and _ranges(text, before, one):
            first, last = sorted((before.item.code, one.item.code))
            hits = tuple(entry.item for entry in index.entries if first <= entry.code <= last)
            end = one.end + len(_UNTIL.match(text, one.end)[0])  # type: ignore[index]  # may match nothing
            found[-1] = Mention(
                text[before.start : one.end], None, len(hits), before.start, end, hits, range=True
            )
        else:
            found.append(one)
    return found


def _ranges(text: str, one: Mention, two: Mention) -> bool:
    between = text[one.end : two.start].strip()
    until = text[two.end :].lstrip().startswith("까지")
    return between in ("~", "-", "–", "〜", "through", "thru", "to") or (
        between in ("부터", "에서") and until
    )


def _joined_codes(text: str, index: ItemIndex) -> Iterator[Mention]:
    """ "bw0021bw0022": known codes with nothing between them."""
    for match in _JOINED_CODES.finditer(text):
        parts = [*_ONE_CODE.finditer(text, *match.span())]
        hits = [index.exact(part[0]).hits for part in parts]
        if all(len(found) == 1 for found in hits):
            for part, found in zip(parts, hits, strict=True):
                yield Mention(part[0], found[0].item, 1, *part.span())


def _torn_codes(text: str, index: ItemIndex) -> Iterator[Mention]:
    """ "b w 0 0 2 4", "B W 0021", "BW0O29": known codes in pieces, or with letters that look like figures."""
    for match in (*_TORN_CODE.finditer(text), *_LETTERED_CODE.finditer(text)):
        letters = re.sub(r"[\s.-]", "", match[0])
        head = re.match(r"[A-Za-z]+?(?=[0-9OoIl]*$)", letters)
        tried = head[0] + letters[head.end() :].translate(LOOK_ALIKE) if head else letters
        hits = index.exact(letters).hits or index.exact(tried).hits
        if len(hits) == 1:
            yield Mention(match[0], hits[0].item, 1, *match.span(), guessed=tried != letters)


def _unpadded(code: str, index: ItemIndex) -> tuple[ItemEntry, ...]:
    """ "BW22" for BW0022: a code without the noughts that fill it up."""
    parts = _SHORT_CODE.fullmatch(re.sub(r"[\s_-]", "", code))
    if parts is None:
        return ()
    letters, figures = parts["letters"].upper(), parts["figures"]
    hits = (index.exact(f"{letters}{figures:0>{size}}").hits for size in range(len(figures) + 1, LONGEST + 1))
    return next((found for found in hits if found), ())


def read_lot(text: str) -> tuple[str, int, int] | None:
    """A lot number named after or before the word for it, with its span."""
    found = _LOT.search(text) or _LOT_BEFORE.search(text) or _LOT_ALONE.search(text)
    return (found["lot"], found.start("lot"), found.end("lot")) if found else None


def read_names(text: str, index: ItemIndex) -> list[Mention]:
    """Whole item names in any spelling, the longest first where they overlap."""
    places = [n for n, char in enumerate(text) for _ in folded(char)]
    key = folded(text)
    if len(places) != len(key):
        return []
    found: list[Mention] = []
    for name, codes in _folded_names(index):
        at = key.find(name)
        if at < 0:
            continue
        start, end = places[at], places[at + len(name) - 1] + 1
        if any(mention.start < end and start < mention.end for mention in found):
            continue
        hits = tuple(index[code].item for code in codes)
        item = hits[0] if len(hits) == 1 else None
        found.append(Mention(text[start:end], item, len(codes), start, end, hits))
    return sorted(found, key=lambda mention: mention.start)


_NAMES: WeakKeyDictionary[ItemIndex, Names] = WeakKeyDictionary()
_ALL_WORDS: WeakKeyDictionary[ItemIndex, frozenset[str]] = WeakKeyDictionary()
_WORDS: WeakKeyDictionary[ItemIndex, frozenset[str]] = WeakKeyDictionary()


def names_of(index: ItemIndex) -> Names:
    """Every whole name of the items as it was written, with the codes that bear it; read once."""
    bearers: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in index.entries:
        for name in entry.names:
            for form in _forms(name):
                bearers[form][entry.code] = None
    return tuple((name, tuple(codes)) for name, codes in bearers.items())


def _folded_names(index: ItemIndex) -> Names:
    """The names, folded, the longest first; read once."""
    known = _NAMES.get(index)
    if known is None:
        bearers: dict[str, dict[str, None]] = defaultdict(dict)
        for name, codes in names_of(index):
            bearers[folded(name)].update(dict.fromkeys(codes))
        ordered = sorted(bearers, key=lambda name: (-len(name), name))
        known = _NAMES[index] = tuple((name, tuple(bearers[name])) for name in ordered)
    return known


def name_words(index: ItemIndex) -> frozenset[str]:
    """The words that item names consist of and that mean nothing else; read once."""
    known = _WORDS.get(index)
    if known is None:
        known = _WORDS[index] = frozenset(word for word in all_words(index) if _is_of_names_only(word))
    return known


def all_words(index: ItemIndex) -> frozenset[str]:
    """The words that item names consist of; read once."""
    known = _ALL_WORDS.get(index)
    if known is None:
        said = (word for entry in index.entries for name in entry.names for word in words(name))
        known = _ALL_WORDS[index] = frozenset(said)
    return known


def _is_of_names_only(word: str) -> bool:
    lexicon = vocabulary()
    meant = word in dict(lexicon.korean.get(word[0], ())) or (word,) in lexicon.english
    return len(word) >= SHORTEST_WORD and not meant and not any(letter.isdigit() for letter in word)


def _forms(name: str) -> tuple[str, ...]:
    """A name, and where it has another in brackets, each of both: "모카 브라운 (Mocha Brown)"."""
    parts = [name, *re.split(r"[()]", name)] if "(" in name else [name]
    parts += [_PACK.sub("", part.strip()) for part in parts]
    forms = {part.strip(): folded(part) for part in parts}
    return tuple(
        part for part, form in forms.items() if len(form) >= SHORTEST_NAME and not form.isdigit()
    )  # in order, as words of names are known by the first of them
