"""The item of the same name but for a word: "the 30P version", "먼슬리는?", "30P 말고 90P로"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.reading.called import TIMED
from assistant.planner.reading.mentions import name_words, read_codes, read_names
from assistant.planner.reading.plain_ones import plain_one
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.reading.word_keys import form_of, keys_of
from tools.items import ItemIndex
from tools.tool import Item

MOST_CHANGED = 2
"""Words in which an item's name may differ from its variant's."""
NAMED = 2
"""Words that name a lens whatever its type: "Olive Green"."""
_WORDS = re.compile(r"[a-z0-9가-힣][a-z0-9가-힣.-]*")
_KIND = (
    r"(?:one|version|variant|type|lens|lenses|product|pack|box|size|sku|edition|"
    r"버전|짜리|제품|품목|용|쪽|타입|렌즈|거|것)"
)
_OF_MANY = re.compile(
    r"이름|종류|가지|리스트|들어가는|들어간|포함|코드|전체|전부|모두|모든|합쳐|순위|상위|하위|제품들|품목들|제품별|품목별|어떤|무슨|목록|추이|비교|대비|이랑|하고|별로|"
    r"\b(?:all|every|family|series|items|products|top|bottom|ranking|each|both|which|compare|trend|average|by|per|"
    r"vs|versus|and its)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"^\W*(?:and )?(?:vs\.?|versus|against|compared? (?:it |that )?(?:to|with)|next to) (?=\w)", re.IGNORECASE
)
"""What holds the variant against the item."""
_NOT = re.compile(r"\s*(?:말고|말구|아니고|아니라|대신에?)\s*", re.IGNORECASE)
_INSTEAD = re.compile(r"\W*(?:no|sorry|oops|wait|i meant?)[,\s]+the\s+$", re.IGNORECASE)
_KEPT = re.compile(
    r"(?<![가-힣])(?:같은|똑같은)\s*(?:색|색상|칼라|컬러|이름|제품|품목)(?:의|으로)?\s*|"
    r"[, ]*\bsame (?:colou?r|name)\b",
    re.IGNORECASE,
)


def variant(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """The question with the code of the one item whose name differs from the last one's in the word said."""
    held = _HELD.match(text)
    other = _variant(text[held.end() :], before, index) if held else None
    return f"compare with {other}" if other else _variant(text, before, index)


def _variant(text: str, before: Frame, index: ItemIndex) -> str | None:
    named = _named(before, index) if len(before.items) == 1 else None
    own = keys_of(named.code, index) if named else frozenset()
    text = re.sub(rf" of {named.code}\b", "", text, flags=re.IGNORECASE) if named else text
    if not named or not own or len(text.lower()) != len(text) or read_names(text, index):
        return None
    plain = plain_one(text, named.code, index)
    if plain or _OF_MANY.search(text):
        return plain
    said = _without_own(_KEPT.sub("", text), own, index)
    nearest = _nearest(said, named.code, index)
    if len(nearest) != 1:
        return None
    ((code, spans),) = nearest.items()
    if _of_two(text, code, index):
        return None
    rest, put = said, ""
    for n, (start, end) in enumerate(sorted(spans)[::-1]):
        put = code if n == len(spans) - 1 else ""
        rest = f"{rest[:start].rstrip() if not put else rest[:start]} {put}{rest[end:]}"
    if _names_another(rest.replace(code, " "), index):
        return None
    return " ".join(re.sub(rf"(?<={code}) ?(?:{_KIND})\b(?! (?:of|was|is))", "", rest.strip()).split())


def _nearest(said: str, code: str, index: ItemIndex) -> dict[str, list[tuple[int, int]]]:
    """The items whose names differ from an item's in most words said and least else; where these stand."""
    own, letters = keys_of(code, index), code.rstrip("0123456789")
    fits: dict[str, list[tuple[int, int]]] = {}
    best = (0, -2 * MOST_CHANGED, False)
    for entry in index.entries:
        words = keys_of(entry.code, index)
        others, lost = words - own, own - words
        if not (0 < len(others) <= MOST_CHANGED and len(lost) <= MOST_CHANGED and words & own):
            continue
        spans = [span for word in sorted(others) if (span := _span(said, word, index))]
        if len(spans) < len(others):
            continue
        rank = (len(spans), -len(others) - len(lost), entry.code.startswith(letters))
        if rank >= best:
            fits, best = ({} if rank > best else fits) | {entry.code: spans}, rank
    return fits


def _of_two(text: str, code: str, index: ItemIndex) -> bool:
    """Whether a text says a name in full that another item bears, too: "Olive Green" of two types."""
    own = keys_of(code, index)
    said = {word for word in own if re.search(form_of(word, index), text, re.IGNORECASE)}
    others = (keys_of(entry.code, index) for entry in index.entries if entry.code != code)
    return len(said) >= NAMED and any(said == own & other and said < other for other in others)


def _span(text: str, word: str, index: ItemIndex) -> tuple[int, int] | None:
    """Where a word of a name stands in a text and can be nothing else: "monthly" alone is a unit of time."""
    found = re.search(rf"(?<![A-Za-z0-9.가-힣]){form_of(word, index)}(?![A-Za-z0-9])", text, re.IGNORECASE)
    if found is None or (not found[0].isascii() and _says_what(found[0])):
        return None  # "생산" of "시험 생산 실리콘"
    unit = (found[0].lower(),) in vocabulary().english or (TIMED.match(found[0]) and found[0][-1] != "용")
    after = re.match(rf"\s*-?\s*{_KIND}|[은는도](?=요?[\s?.!]*$)", text[found.end() :], re.IGNORECASE)
    capital = found[0][:1].isupper() and re.search(
        r"\b(?:the|no,?)\s+$", text[: found.start()], re.IGNORECASE
    )
    corrects = _INSTEAD.match(text[: found.start()]) and not text[found.end() :].strip(" ?.!")
    return None if unit and not (after or capital or corrects) else found.span()


def _says_what(word: str) -> bool:
    """Whether a Korean word of a name says what is asked or of which kind: "생산", "기록"."""
    concepts = dict(vocabulary().korean.get(word[0], ()))
    return word in concepts and concepts[word].section in ("measure", "ask", "noun", "about")


def _names_another(rest: str, index: ItemIndex) -> bool:
    """Whether the rest of a text names an item, or speaks of other words of item names."""
    others = set(_WORDS.findall(rest.lower())) & name_words(index)
    return bool(others or read_names(rest, index) or read_codes(rest, index))


def _without_own(text: str, own: frozenset[str], index: ItemIndex) -> str:
    """ "원데이 말고 먼슬리", "not the 1-Day, the Monthly": without the words of the item that is left."""
    forms = [form_of(word, index) for word in sorted(own, key=len, reverse=True)]
    for form in forms:
        aside = rf"(?:,?\s*\bnot (?:the )?{form}\b,?\s*)|(?<![A-Za-z0-9가-힣]){form}(?:는|은)?{_NOT.pattern}"
        text = re.sub(aside, " ", text, flags=re.IGNORECASE)
    for form in forms:
        text = re.sub(rf"(?<![A-Za-z0-9가-힣])(?=[가-힣]){form}(?:[은는의])?(?![가-힣])", " ", text)
    return text


def _named(before: Frame, index: ItemIndex) -> Item | None:
    hits = index.exact(before.items[0].code).hits
    return hits[0].item if len(hits) == 1 else None
