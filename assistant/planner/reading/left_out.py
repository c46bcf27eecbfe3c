"""What a question leaves out: "BW0021 빼고", "everything except BW0021", "1위 제외하고", "the rest"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from assistant.planner.periods import Expression
from assistant.planner.reading.corrected import SET_ASIDE, One, Said, leaves_out
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE, Number, number_of
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import Concept
from assistant.planner.reading.week_days_left_out import WITH_DAYS

MARK, REST = Concept("unsupported", "except"), Concept("unsupported", "rest")
NOT_THAT, THAT_ITEM, ITEMS = (
    Concept("refer", "not_that"),
    Concept("refer", "item"),
    Concept("measure", "items"),
)
PLURALS = ("품목들", "제품들")
PLACES = {"rank": 1, "second": 2, "third": 3, "final": -1}
LEADING = (Concept("ask", "top"), Concept("ask", "first"))
_NOUN = (
    r"(?:품목|제품|시리즈|계열|라인업|제품군|품목군|종류|것|거|"
    r"(?:family|series|items?|products?|codes?)(?![a-z]))(?:들)?"
)
_BEFORE_MARK = re.compile(
    rf"{WITH_DAYS}(?:\s*(?:의|(?:로|으로)\s*시작하는|들어간|들어가는|{_NOUN}|전부|전체|통째로?|모두|둘\s*다|셋\s*다|둘|다|생산량|물량|수량|실적|분))*(?:까지|을|를|은|는|만|도|이|가)?\s*"
)
_KOREAN_LINK = re.compile(rf"(?:\s*{_NOUN})?\s*(?:이랑|랑|하고|와|과|및|그리고|이나|나|,|·|/|&)\s*")
_BEHIND_MARK = re.compile(
    r"\s*(?:(?:for|from|the|all|any|of|our|item|items|product|code|both)\s+)*", re.IGNORECASE
)
_ENGLISH_LINK = re.compile(
    r"(?:\s(?:items?|products?|series|family))?\s*(?:,\s*(?:and|or)?|&|\s(?:and|or|nor))\s*(?:the\s+)?",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(
    r"\s*(?:items?|products?|series|family|families|range|ones?|codes?|skus?|lenses|line-?up)\b\.?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z]{2,4}-?\d+")
_COUNTING = re.compile(
    r"\b(?:how many|numbers? of|count of)(?: of)?(?: the| all| all the)?\s*$", re.IGNORECASE
)
_OF_TIME = re.compile(
    r"\s*(?:of (?:the |this |that |last )?)?(?:year|quarter|month|week|day|half|period|time|lot|batch)"
    r"(?:e?s)?\b|"
    r"\s*(?:달|날|날짜|기간|월|일|주|요일|분기|해|연도|년|반기|시간|로트)(?:들)?(?:[은는의에엔도이가만을를])?"
    r"(?=[\s?.!,]|$)(?!\s*(?:수|개수|몇))",
    re.IGNORECASE,
)
_HELD_BEHIND = re.compile(r"\s*(?:들)?\s*(?:이?랑|과|와|하고|보다|대비|에\s*비해)(?![가-힣])")
_HELD_BEFORE = re.compile(
    r"\b(?:vs\.?|versus|with|to|against|than)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?$", re.IGNORECASE
)
"""Words that hold what an answer showed against the rest, which leaves nothing out."""
_THESE = re.compile(
    rf"(?<![가-힣\d])(?:그|이|저|위의?|앞의?)\s*(?P<ko>\d{{1,2}}|{'|'.join((*NATIVE, *ALONE))})"
    r"\s*(?:개|가지)?(?:\s*(?:품목|제품))?(?:들)?|"
    rf"\b(?:those|these)\s+(?P<en>\d{{1,2}}|{'|'.join(ENGLISH)})(?:\s+(?:items?|products?|ones))?\b",
    re.IGNORECASE,
)
""" "이 세 개", "those three": as many as the answer before showed."""
_LISTED = re.compile(r"\s*(?:순위|목록|리스트|수(?![가-힣])|개수|중|가운데|별)")
_ALSO = re.compile(
    r"[A-Za-z0-9가-힣](?:도|까지|마저)\s*(?:빼|뺀|제외|제하)|(?:거기|여기)(?:에)?서|추가로|"
    r"\b(?:also|too|as well|on top of that|from (?:that|there))\b",
    re.IGNORECASE,
)
_OF_ITEMS = re.compile(r"품목|제품|것|거|item|product|them|else")
_AT_THE_TIME = ("에", "에는", "엔", "에도", "에서", "동안")
"""How a time ends that "the rest" behind it is not the rest of."""


@dataclass(frozen=True)
class LeftOut:
    """Items named or spoken of as left out."""

    mentions: tuple[Mention, ...] = ()
    places: tuple[int, ...] = ()  # of the list before
    leading: int = 0  # so many of the list before, from its first on
    these: int = 0  # so many that the answer before showed
    that: bool = False  # the one item of the answer before
    shown: bool = False  # all that the answer before showed
    rest: bool = False  # "the rest" is said
    also: bool = False  # beside those that the answer before left out

    def __bool__(self) -> bool:
        return bool(self.mentions or self.places or self.leading or self.these or self.that or self.shown)


class _Name(NamedTuple):
    """Something that can be left out, where it stands."""

    start: int
    end: int
    what: Mention | int | Concept
    among: Literal["", "leading", "these"] = ""  # how a number picks items


def left_out_of(said: Said, text: str) -> tuple[LeftOut, Said]:
    """What is left out, and the question without the words for it; all stays where anything is unsure."""
    rests = [one for one in said.pieces if one.concept == REST]
    marks = [one for one in said.pieces if one.concept == MARK or _sets_aside(one, rests, said, text)]
    chains = [_chain(mark, _names(said, text), text) for mark in marks]
    if (
        not (marks or rests)
        or not all(chains)
        or any(_of_others(one, said.times, marks, text) for one in rests)
    ):
        return LeftOut(), said
    names = sorted((name for chain in chains for name in chain), key=lambda one: one.start)
    spans = [_span(mark, chain, text) for mark, chain in zip(marks, chains, strict=True)]
    spans += [(one.start, one.end) for one in rests]
    spans += [(one.start, one.end) for one in said.pieces if _is_noun_of(one, [*rests, *marks], text)]
    found = LeftOut(
        mentions=tuple(one.what for one in names if isinstance(one.what, Mention)),
        places=tuple(one.what for one in names if isinstance(one.what, int) and not one.among),
        leading=_most(names, "leading"),
        these=_most(names, "these"),
        that=any(one.what == THAT_ITEM for one in names),
        shown=bool(rests) and not names,
        rest=bool(rests),
        also=bool(names) and _ALSO.search(text) is not None,
    )
    return found, Said(
        _outside(said.mentions, spans),
        said.times,
        _outside(said.numbers, spans),
        _outside(said.pieces, spans),
    )


def _most(names: Sequence[_Name], among: str) -> int:
    return max((one.what for one in names if isinstance(one.what, int) and one.among == among), default=0)


def _sets_aside(piece: Piece, rests: Sequence[Piece], said: Said, text: str) -> bool:
    """ "BW0021 말고 다른 품목": no item stands for it, but the others."""
    aside = piece.concept == NOT_THAT and piece.text in SET_ASIDE
    others = any(one.start >= piece.end for one in rests)
    return aside and (others or leaves_out(said, (piece.start, piece.end), text))


def _names(said: Said, text: str) -> list[_Name]:
    """What may be left out: items, places of a list, "top 3", "those three", "that item"."""
    found = [_Name(one.start, one.end, one) for one in said.mentions]
    found += [_Name(one.start, one.end, one.value) for one in said.numbers if one.role == "rank"]
    for one in said.pieces:
        if one.concept == THAT_ITEM:
            found.append(_Name(one.start, one.end, THAT_ITEM))
        elif one.concept and one.concept.section == "refer" and one.concept.key in PLACES:
            found.append(_Name(one.start, one.end, PLACES[one.concept.key]))
        elif one.concept in LEADING:
            counts = [number for number in said.numbers if number.role == "limit" and _beside(one, number)]
            found += [_Name(one.start, number.end, number.value, "leading") for number in counts]
    counted = ((one, one["ko"] or one["en"].lower()) for one in _THESE.finditer(text))
    found += [_Name(*one.span(), number_of(n), "these") for one, n in counted]
    return found


def _beside(piece: Piece, number: Number) -> bool:
    return 0 <= number.start - piece.end <= 1


def _chain(mark: Piece, names: Iterable[_Name], text: str) -> list[_Name]:
    """The names that a mark leaves out: those right before a Korean one, right behind an English one."""
    korean, chain = not mark.text.isascii(), list[_Name]()
    place = mark.start if korean else mark.end
    ordered = sorted(names, key=lambda one: (-one.end, one.start) if korean else (one.start, -one.end))
    for name in ordered:
        if chain and (name.start, name.end) == (chain[-1].start, chain[-1].end):
            chain.append(name)  # "3위부터 5위까지 빼고"
            continue
        gap = text[name.end : place] if korean else text[place : name.start]
        if (name.end > place) if korean else (name.start < place):
            continue
        first = _BEFORE_MARK if korean else _BEHIND_MARK
        link = first if not chain else _KOREAN_LINK if korean else _ENGLISH_LINK
        if chain and not gap.strip() and _are_codes(name, chain[-1]):
            chain.append(name)  # "CT0021 CT0022 빼고"
            place = name.start if korean else name.end
            continue
        if not link.fullmatch(gap) or (chain and type(chain[-1].what) is not type(name.what)):
            break
        chain.append(name)
        place = name.start if korean else name.end
    return chain


def _are_codes(*names: _Name) -> bool:
    """Whether items are named by their codes, which need no word to join them."""
    said = [one.what for one in names if isinstance(one.what, Mention)]
    return len(said) == len(names) and all(_CODE.fullmatch(one.text) for one in said)


def _span(mark: Piece, chain: Sequence[_Name], text: str) -> tuple[int, int]:
    if not mark.text.isascii():
        return chain[-1].start, mark.end
    noun = _NOUN_BEHIND.match(text, chain[-1].end)
    return mark.start, noun.end() if noun else chain[-1].end


def _of_others(rest: Piece, times: Sequence[Expression], marks: Sequence[Piece], text: str) -> bool:
    """ "The rest of the year", "나머지 달", "나머지와 비교": of a period, or held against what was shown."""
    held = _HELD_BEHIND.match(text, rest.end) or _HELD_BEFORE.search(text[: rest.start])
    if _OF_TIME.match(text, rest.end) or held:
        return True
    if marks or _OF_ITEMS.search(rest.text) or re.match(rf"\s*{_NOUN}", text[rest.end :]):
        return False
    behind = [text[rest.end : one.start].strip().lower() for one in times if one.start >= rest.end]
    before = [one for one in times if one.end <= rest.start and not text[one.end : rest.start].strip()]
    own = any(not one.text.rstrip().endswith(_AT_THE_TIME) for one in before) and not text.isascii()
    return own or any(gap in ("", "of", "of the", "의") for gap in behind)


def _is_noun_of(piece: Piece, rests: Sequence[Piece], text: str) -> bool:
    """The word for items behind "the rest" or a Korean mark, where it does not ask how many they are."""
    before = (
        one for one in rests if one.end <= piece.start and (one.concept == REST or not one.text.isascii())
    )
    beside = [one for one in before if not text[one.end : piece.start].strip(" 의한of")]
    counted = piece.text.endswith("수") or any(_COUNTING.search(text[: one.start]) for one in beside)
    counted = counted or _LISTED.match(text, piece.end) is not None
    return (piece.concept == ITEMS or piece.text in PLURALS) and bool(beside) and not counted


def _outside(said: Sequence[One], spans: Sequence[tuple[int, int]]) -> list[One]:
    return [one for one in said if not any(start <= one.start and one.end <= end for start, end in spans)]
