"""The item of the same name but for a word: "the 30P version", "먼슬리는?", "30P 말고 90P로"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.reading.mentions import name_words, read_codes, read_names
from assistant.planner.reading.vocabulary import vocabulary
from tools.items import ItemIndex
from tools.tool import Item

MOST_CHANGED = 2
"""Words in which an item's name may differ from its variant's, one in each language."""
_WORDS = re.compile(r"[a-z0-9가-힣][a-z0-9가-힣.-]*")
_KIND = (
    r"(?:one|version|variant|type|lens|lenses|product|pack|box|size|sku|edition|"
    r"버전|짜리|제품|품목|용|쪽|타입|렌즈|거|것)"
)
_OF_MANY = re.compile(
    r"이름|들어가는|들어간|포함|코드|전체|전부|모두|모든|합쳐|순위|상위|하위|제품들|품목들|제품별|품목별|어떤|무슨|목록|추이|비교|대비|이랑|하고|별로|"
    r"\b(?:all|every|family|series|items|products|top|bottom|ranking|each|both|which|compare|trend|average|by|per|"
    r"vs|versus|and its)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"^\W*(?:and )?(?:vs\.?|versus|against|compared? (?:it |that )?(?:to|with)|next to) (?=\w)", re.IGNORECASE
)
"""What holds the variant against the item."""
_NOT = re.compile(r"\s*(?:말고|말구|아니고|아니라|대신에?)\s*", re.IGNORECASE)
_KEPT = re.compile(
    r"(?<![가-힣])(?:같은|똑같은)\s*(?:색|색상|칼라|컬러|이름)(?:의|으로)?\s*|[, ]*\bsame (?:colou?r|name)\b",
    re.IGNORECASE,
)


def variant(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """The question with the code of the one item whose name differs from the last one's in the word said."""
    held = _HELD.match(text)
    other = _variant(text[held.end() :], before, index) if held else None
    return f"compare with {other}" if other else _variant(text, before, index)


def _variant(text: str, before: Frame, index: ItemIndex) -> str | None:
    named = _named(before, index) if len(before.items) == 1 else None
    own = _words(named)
    if not own or _OF_MANY.search(text) or len(text.lower()) != len(text) or read_names(text, index):
        return None
    said = _without_own(_KEPT.sub("", text), own)
    fits: dict[str, tuple[int, int]] = {}
    nearest = 2 * MOST_CHANGED
    for entry in index.entries:
        words = _words(entry.item)
        others = words - own
        if 0 < len(others) <= MOST_CHANGED and len(own - words) <= MOST_CHANGED and words & own:
            spans = [span for word in sorted(others) if (span := _span(said, word))]
            away = len(others) + len(own - words)
            if spans and away <= nearest:
                fits, nearest = ({} if away < nearest else fits) | {entry.code: spans[0]}, away
    code, span = next(iter(fits.items()), ("", (0, 0)))
    if len(fits) != 1 or _names_another(said, span, index):
        return None
    put = f"{said[: span[0]]} {code}{said[span[1] :]}".strip()
    return " ".join(re.sub(rf"(?<={code}) ?(?:{_KIND})\b(?! (?:of|was|is))", "", put).split())


def _span(text: str, word: str) -> tuple[int, int] | None:
    """Where a word of a name stands in a text and can be nothing else: "monthly" alone is a unit of time."""
    loose = (
        rf"{word[:-1]}\s?(?:{word[-1]}|피|팩|-?\s?packs?)" if re.fullmatch(r"\d+p", word) else re.escape(word)
    )
    found = re.search(rf"(?<![a-z0-9.가-힣]){loose}(?![a-z0-9])", text, re.IGNORECASE)
    if found is None:
        return None
    if not word.isascii() and _says_what(word):
        return None  # "생산" of "시험 생산 실리콘"
    unit = word.isascii() and (word,) in vocabulary().english
    after = re.match(rf"\s*-?\s*{_KIND}|[은는도](?=요?[\s?.!]*$)", text[found.end() :], re.IGNORECASE)
    named = found[0][:1].isupper() and re.search(r"\bthe\s+$", text[: found.start()], re.IGNORECASE)
    return None if unit and not (after or named) else found.span()


def _says_what(word: str) -> bool:
    """Whether a Korean word of a name says what is asked or of which kind: "생산", "기록"."""
    concepts = dict(vocabulary().korean.get(word[0], ()))
    return word in concepts and concepts[word].section in ("measure", "ask", "noun", "about")


def _names_another(text: str, span: tuple[int, int], index: ItemIndex) -> bool:
    """Whether the rest of a text names an item, or speaks of other words of item names."""
    rest = f"{text[: span[0]]} {text[span[1] :]}"
    others = set(_WORDS.findall(rest.lower())) & name_words(index)
    return bool(others or read_names(rest, index) or read_codes(rest, index))


def _without_own(text: str, own: frozenset[str]) -> str:
    """ "원데이 말고 먼슬리", "not the 1-Day, the Monthly": without the words of the item that is left."""
    for word in sorted(own, key=len, reverse=True):
        loose = (
            rf"{word[:-1]}\s?(?:{word[-1]}|피|-?\s?packs?)"
            if re.fullmatch(r"\d+p", word)
            else re.escape(word)
        )
        aside = rf"(?:,?\s*\bnot (?:the )?{loose}\b,?\s*)|(?<![a-z0-9가-힣]){loose}(?:는|은)?{_NOT.pattern}"
        text = re.sub(aside, " ", text, flags=re.IGNORECASE)
    for word in sorted(own, key=len, reverse=True):
        if not word.isascii():
            text = re.sub(rf"(?<![가-힣]){re.escape(word)}(?:[은는의])?(?![가-힣])", " ", text)
    return text


def _words(item: Item | None) -> frozenset[str]:
    return frozenset(_WORDS.findall((item.name or "").lower())) if item else frozenset()


def _named(before: Frame, index: ItemIndex) -> Item | None:
    hits = index.exact(before.items[0].code).hits
    return hits[0].item if len(hits) == 1 else None
