"""Whether a question asks of families of items: "제품군별 비중", "which family came second".

A family is all items whose codes begin with the same letters. What is asked of each family is asked of
everything in the rest of the question ("제품군별 월별 추이" is a course, of each); where one of them is
looked for, it stands where an item does otherwise ("2위 제품군은?").
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from weakref import WeakKeyDictionary

from assistant.planner.frame import LETTERS, Family
from assistant.planner.reading.mentions import all_words
from assistant.planner.reading.transposed import with_letters_in_order
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.reading.word_keys import names_by_key, words_at
from tools.items import ItemIndex
from tools.spelling import words as words_of
from tools.tool import Item

PAIR = 2
_FAMILIES: WeakKeyDictionary[ItemIndex, dict[str, tuple[Item, ...]]] = WeakKeyDictionary()
_HANGUL = re.compile(r"[가-힣]")
_JOIN = r"(?:\s*(?:,|/|·|&|\+|\band\b|\bvs\.?|와|과|이?랑|하고|및)\s*|\s+)"
_AFTER_LIST = r"(?:\s*(?:이?렇게|로|으로|의|을|를|은|는)(?=\s|$))?"
_PARTICLE = r"(?:의|은|는|이|가|을|를|도|만|로|로는|로도|론|에|에는|엔|에서|에서는|에선)?(?![가-힣])"
_ITEM = re.compile(
    r"(?:품목|제품)(?!\s*(?:군|그룹|라인|계열))|아이템|코드|\b(?:items?|products?|skus?|codes?)\b",
    re.IGNORECASE,
)
_BROKEN_DOWN = re.compile(
    r"\b(?:break|split|divide)(?:ing)?\s(.{2,40}?) (?:down|up|out) (?=by|per|for each|into|across)",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"(?:per|(?:(?:for|in|of|from|across) )?each|(?:for|in|of|from) every)\b", re.IGNORECASE
)
_SO_MANY = re.compile(
    r"\b(top|bottom|best|worst) (\d{1,2}|one|two|three|four|five|ten)\b(?! [a-z]+s\b)", re.IGNORECASE
)
"""So many of what is not said, in each family."""
_PLACE_OF_ONE = re.compile(
    r"(?:중에?서?\s*)?(?:몇\s*(?:위|등|번째)[가-힣]*|순위[가-힣]*)|"
    r"\b(?:where|(?:what|which) (?:rank|place)) (?:does|do|is|did)\b|\b(?:(?:what|which) )?rank\b|"
    r"\b(?:what|which) place\b",
    re.IGNORECASE,
)
"""Words that ask for the place of one family among the others."""


@dataclass(frozen=True)
class Grouping:
    """The families that a question tells apart, and the rest of it in the ways it may be read."""

    families: tuple[Family, ...]
    every: bool  # all that there are
    rests: tuple[str, ...]
    lacking: bool = False  # some are left out
    as_items: str = ""  # that of them in which what is called an item is a family
    sought: bool = False  # whether it is the one that is read

    def of(self, rest: str) -> "Grouping":
        """The grouping for one of the ways to read the rest."""
        return replace(self, sought=rest == self.as_items)


def grouping_of(text: str, index: ItemIndex) -> Grouping | None:
    """What a question asks of families, where it speaks of them as such and not of one by its name."""
    families = families_in(index)
    text = with_letters_in_order(text, all_words(index))
    split = _split().search(text) if families else None
    said = split or (_bare(text, index) if families else None)
    if said is None:
        return None
    text, lacking = _lacking(_BROKEN_DOWN.sub(r"\1 ", text), families)
    families = {one: items for one, items in families.items() if one not in lacking}
    listed = _listed(text, families)
    named = re.findall(_any_of(families), text)
    if len(named) == 1 and not listed:
        placed = _PLACE_OF_ONE.search(text) or (split is None and _seeks(text))
        if not placed or says_items(_without(text)):
            return None
        text = re.sub(rf"{_any_of(named)}(?:의|은|는|이|가|'s)?", " ", text)
        text = _PLACE_OF_ONE.sub("순위" if _HANGUL.search(text) else "ranking", text)
    text, letters = listed or (text, tuple(families))
    told = tuple(Family(one, families[one], lettered=True) for one in letters)
    every, as_items = len(told) == len(families_in(index)), _as_items(text)
    rest = _with_items_of_each(_without(text), split)
    if says_items(rest):  # items within each family
        return Grouping(told, every, (rest,) if split else (), bool(lacking))
    rests = (as_items, rest) if split is None and _seeks(text) else (rest, as_items)
    return Grouping(told, every, rests, bool(lacking), as_items)


def with_letters_apart(text: str, index: ItemIndex) -> str:
    """ "BW/CT", "BW CT HS", "the BW families": the letters of families with signs between them."""
    letters = families_in(index)
    if not letters:
        return text
    one = _any_of(letters)
    small = "|".join(letter.lower() for letter in letters)
    text = re.sub(rf"(?<![A-Za-z0-9'])(?:{small})(?![A-Za-z0-9'])", lambda said: said[0].upper(), text)
    text = re.sub(rf"({one})'s(?= [a-z])", r"\1 family", text)
    text = re.sub(rf"({one})\s?별로?(?![가-힣])", r"\1 제품군별로", text)
    alone = len(re.findall(one, text)) == 1 and not _PLACE_OF_ONE.search(text)
    if alone and not _lacking(text, letters)[1]:
        text = _split().sub(" ", text)  # "BW는 제품군별 비중에서 몇 %야?"
    text = re.sub(rf"({one})\s*(?:[/·]\s*|\s)(?={one})", r"\1, ", text)
    return re.sub(rf"({one})(?:'s)? (?:families|groups|series|lines)\b", r"\1", text)


def _any_of(letters: Iterable[str]) -> str:
    """The letters of a family, perhaps with a particle behind them."""
    return rf"(?<![A-Za-z0-9])(?:{'|'.join(letters)})(?![A-Za-z0-9])"


def says_items(text: str) -> bool:
    """Whether single items are spoken of."""
    return _ITEM.search(text) is not None


def families_in(index: ItemIndex) -> dict[str, tuple[Item, ...]]:
    """The items of each family by its letters, of several items each; none where there is only one family."""
    known = _FAMILIES.get(index)
    if known is None:
        found: dict[str, list[Item]] = defaultdict(list)
        for entry in index.entries:
            letters = re.match(LETTERS, entry.code)
            if letters:
                found[letters[1].upper()].append(entry.item)
        kept = {one: tuple(items) for one, items in sorted(found.items()) if len(items) >= PAIR}
        known = _FAMILIES[index] = kept if len(kept) >= PAIR else {}
    return known


def _bare(text: str, index: ItemIndex) -> re.Match[str] | None:
    """A word for families that stands behind the name of none: "제품군 순위", no "BW 제품군"."""
    letters, of_one = families_in(index), vocabulary().families["of_one"]
    for said in _word().finditer(text):
        before = re.findall(r"[A-Za-z']+|[가-힣]+|\d+", text[: said.start()])
        word = before[-1].lower() if before else ""
        stem = re.sub(r"(?:의|쪽)$", "", word)
        names = any(one.upper() in letters or _is_name(one, index) for one in (word, stem))
        coded = re.match(r"\s*\(\s*[A-Za-z]{2,4}\d", text[said.end() :])
        if not (
            names or coded or word in of_one or re.match(r"\s*:?\s*[A-Z]{2,4}\b(?!\s*,)", text[said.end() :])
        ):
            return said
    return None


def _lacking(text: str, families: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The question without the families that are left out, and their letters: "HS 빼고 제품군별"."""
    one = _any_of(families)
    names = rf"{one}(?:{_JOIN}{one})*"
    korean = rf"{names}\s*(?:{_one_of('words')})?(?:을|를|은|는)?\s*(?:빼고|빼면|제외\S*|말고|없이)"
    leaving = r"\b(?:except|without|excluding|leaving out|other than)(?: for)? (?:the )?"
    english = rf"{leaving}{names}(?: {_one_of('words')})?"
    said = re.search(f"{korean}|{english}", text, re.IGNORECASE)
    if said is None:
        return text, ()
    return f"{text[: said.start()]} {text[said.end() :]}", tuple(re.findall(one, said[0]))


def _is_name(word: str, index: ItemIndex) -> bool:
    """Whether a word is one of item names, or holds a part of one."""
    known = names_by_key(index)
    called = any(one.end == len(word) for one in words_at(word, 0, known))  # "the Clear family"
    return bool(
        called or {*words_of(word)} & all_words(index) or (len(word) >= PAIR and index.partial(word).hits)
    )


def _listed(text: str, families: dict[str, tuple[Item, ...]]) -> tuple[str, tuple[str, ...]] | None:
    """The question without the letters of several families in a row, and these letters."""
    one = _any_of(families)
    said = re.search(rf"[(:\[]?\s*{one}(?:{_JOIN}{one})+\s*[)\]]?{_AFTER_LIST}", text)
    if said is None:
        return None
    letters = tuple(dict.fromkeys(re.findall(one, said[0])))
    joined = f"{text[: said.start()]}{'' if text[said.end() :].startswith('별') else ' '}{text[said.end() :]}"
    return joined, letters


def _seeks(text: str) -> bool:
    korean, english = _seeking()
    return bool(korean.search(text) or english.search(text))


def _without(text: str) -> str:
    """The question without the words for families: of everything."""
    left = _word().sub(" ", _split().sub(" ", text))
    left = re.sub(r"^[\s,:.;-]+|\s+(?=[?.!,])|(?<=\s)\s+", "", left).strip()
    if re.search(r"[가-힣A-Za-z0-9]", left):
        return left
    return "그럼" if _HANGUL.search(text) else "and"


def _with_items_of_each(rest: str, split: re.Match[str] | None) -> str:
    """ "Top 3 per family": so many items of each."""
    return _SO_MANY.sub(r"\1 \2 items", rest, count=1) if split and _OF_EACH.match(split[0]) else rest


def _as_items(text: str) -> str:
    """The question with the word for an item in the place of that for a family."""

    def put(said: re.Match[str]) -> str:
        if _HANGUL.search(text):
            return "품목" + ("별로 " if said.re is _split() else "")
        plural = said["word"].lower().endswith(("s", "series")) or said.re is _split()
        return f"by item{said['owner'] or ''} " if said.re is _split() else "items" if plural else "item"

    return " ".join(_word().sub(put, _split().sub(put, text)).split())


@cache
def _word() -> re.Pattern[str]:
    """A word for a family that needs nothing beside it."""
    asked = rf"(?:(?<=\bwhich )|(?<=\bwhat ))(?:{_one_of('asked')})"
    return re.compile(rf"(?P<word>{_one_of('words')}|{asked})(?P<owner>)(?![A-Za-z])", re.IGNORECASE)


@cache
def _split() -> re.Pattern[str]:
    """Words that tell families one by one: "제품군별", "by family", "각 제품군", "each family"."""
    word, asked = _one_of("words"), _one_of("asked")
    korean = (
        rf"(?:{word})\s*(?:\([^()]*\)\s*)?(?:별|마다|단위|각각){_PARTICLE}|"
        rf"(?<![가-힣])(?:각|모든|전|전체)\s*(?:{word})(?:들)?(?:별)?{_PARTICLE}"
    )
    english = (
        r"\b(?:(?:split|broken|break|breaking|group|grouped|divided?)(?: (?:it|that|this|them|those))?"
        r"(?: (?:up|down|out))? )?"
        r"(?:by|per|(?:(?:for|in|of|from|across) )?(?:each|every|all)(?: of)?(?: the)?(?: \d)?|"
        r"across(?: the)?) "
        rf"(?:different )?(?P<word>{word}|{asked})\b(?P<owner>'s)?|"
        rf"\b(?:{word})[- ]?(?:by[- ](?:{word})|wise|level)\b"
    )
    return re.compile(f"{korean}|{english}", re.IGNORECASE)


@cache
def _seeking() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted(vocabulary().families["seeking"], key=len, reverse=True)
    korean = "|".join(re.escape(one) for one in words if not one.isascii())
    english = "|".join(re.escape(one) for one in words if one.isascii())
    places = r"\d\s*(?:위|등|번째)|(?:첫|두|세|네|다섯)\s*번째"
    return re.compile(rf"(?<![가-힣])(?:{korean})|{places}"), re.compile(rf"\b(?:{english})\b", re.IGNORECASE)


def _one_of(key: str) -> str:
    words = sorted(vocabulary().families[key], key=len, reverse=True)
    return "|".join(rf"\b{one}" if one.isascii() else one for one in map(_spaced, words))


def _spaced(word: str) -> str:
    if word == "계열":
        return "(?<!시)계열(?!사)"  # "시계열" is a course, "계열사" another company
    return word.replace(" ", r"\s*" if _HANGUL.search(word) else " ")
