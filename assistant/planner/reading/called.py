"""Items by the words of their names in either language and any order: "clear toric monthly", "블루컷".

A run of such words side by side means the items whose name has all of them: whole names first, then those
with the words in that order. A word that would say something else on its own counts only within a run, or
where it makes a name whole.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.vocabulary import NOISE, Concept, vocabulary
from assistant.planner.reading.word_keys import (
    PACKED,
    Names,
    Word,
    bearers_of,
    is_of_a_name,
    names_by_key,
    words_at,
)
from tools.items import ItemIndex
from tools.spelling import words
from tools.tool import Item

LONGEST, FEWEST = 7, 2
"""Words of the longest run, and of the shortest that needs no other language."""
_START = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-])|(?<![가-힣])(?=[가-힣])|(?<=[가-힣])(?=[A-Za-z])")
_GAP = re.compile(
    r"\s(?:one|version|variant|edition|type|kind)\sof\s(?:the\s|our\s)?|[\s-]{0,2}", re.IGNORECASE
)
"""What stands between two words of a name: "the monthly version of Midnight Black"."""
_OF = re.compile(
    r"\s(?:(?:packs?|version|one|box(?:es)?)\s)?of\s(?:the\s)?|\s?(?:짜리|들이)\s|[\s-]{0,2}", re.IGNORECASE
)
"""What stands between the size of a pack and the name."""
_PARTICLES = (
    r"(?:이나|이랑|으로|에서|에는|보다|까지|부터|[은는이가을를의도만로와과랑])?(?:요|도|는|은)?(?:[^가-힣]|$)"
)
_VERBAL = r"(?:되는|하는|해\s?주는|된)?"
_KIND = r"(?:렌즈|제품|품목|상품|색상?|톤|계열|라인|시리즈|타입|버전|종류|쪽|거|것|꺼|건|용|짜리|코드|들)"
_END = re.compile(rf"{_VERBAL}(?:{_KIND})*{_PARTICLES}")
_LENS = re.compile(
    r"[\s-]*(?:렌즈|제품|품목|코드|(?:lens|lenses|items?|products?|codes?)\b|[가-힣]*용(?![가-힣]{3}))",
    re.IGNORECASE,
)
"""Words behind which "two-week" and "격주" say what kind of lens."""
_THE, _ONE = re.compile(r"\bthe $", re.IGNORECASE), re.compile(r" (?:ones?|version|variant)\b", re.IGNORECASE)
_SORT = re.compile(
    r"[\s-]*(?:컬러|칼라|색상|색깔|색|톤|재질|소재|계통|(?:colou?r(?:ed|s)?|toned?|shades?|materials?)\b)(?![가-힣]*별)",
    re.IGNORECASE,
)
"""Words behind a word of names that say what sort of word it is."""
TIMED = re.compile(r"\d+\s?(?:주|개월|w|m)|one|two|fortnight|이주|격주|한\s?달|하루|일일", re.IGNORECASE)
"""Words for how long a lens is worn, which are lengths of time as well."""


def with_called(names: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """Whole names, and runs of words of names where they hold more of one or none is."""
    called = _called(text, index)
    wider = [one for one in called if all(_is_wider(one, name) for name in names if _overlap(one, name))]
    return [*wider, *(name for name in names if not any(_overlap(one, name) for one in wider))]


def _is_wider(one: Mention, name: Mention) -> bool:
    return one.start <= name.start and name.end <= one.end and one.fits < name.fits


def _overlap(one: Mention, two: Mention) -> bool:
    return one.start < two.end and two.start < one.end


def _called(text: str, index: ItemIndex) -> list[Mention]:
    """The items that runs of words of names mean, the narrowest reading of each."""
    known, found, end = names_by_key(index), list[Mention](), 0
    for start in _START.finditer(text):
        if start.start() < end:
            continue
        run = _longest(text, start.start(), known)
        mention = _mention(text, run, known, index) if run else None
        if mention:
            found.append(mention)
            end = mention.end
    return found


def run_at(text: str, start: int, index: ItemIndex) -> tuple[Word, ...]:
    """The longest run of words of one name that begins at a place, no word alone that says something else."""
    run = _longest(text, start, names_by_key(index))
    return () if len(run) == 1 and _concept(text[run[0].start : run[0].end]) else run


def starts_of(text: str) -> Iterator[int]:
    """Where words of a text begin."""
    return (found.start() for found in _START.finditer(text))


def _longest(text: str, start: int, known: Names) -> tuple[Word, ...]:
    return max(_runs(text, start, known), key=lambda one: (len(one), one[-1].end), default=())


def codes_called(said: str, index: ItemIndex) -> tuple[str, ...]:
    """The codes of the items that a text of nothing but words of names means."""
    known = names_by_key(index)
    runs = (run for run in _runs(said, 0, known) if run[-1].end == len(said))
    run = max(runs, key=len, default=())
    return bearers_of([word.key for word in run], known)[0] if run else ()


def _runs(text: str, start: int, known: Names) -> Iterator[tuple[Word, ...]]:
    """The runs of words of one name that begin at a place and end where a word may end."""
    open_runs: list[tuple[Word, ...]] = [()]
    while open_runs:
        run = open_runs.pop()
        place = run[-1].end if run else start
        gap = (_OF if run and PACKED.fullmatch(run[-1].key) else _GAP).match(text, place) if run else None
        for at in dict.fromkeys((gap.end() if gap else place, place)):
            for word in words_at(text, at, known):
                longer = (*run, word)
                if len(longer) <= LONGEST and is_of_a_name([one.key for one in longer], known):
                    open_runs.append(longer)
        if run and _ends(text, run[-1].end):
            yield run


def _ends(text: str, end: int) -> bool:
    """Whether a word may end there: Latin ones at another sign, Korean ones before a particle too."""
    if "가" <= text[end - 1] <= "힣":
        return text[end : end + 1].isascii() or _END.match(text, end) is not None
    after = text[end : end + 1]
    return not (after.isascii() and after.isalnum()) and _END.match(text, end) is not None


def _mention(text: str, run: Sequence[Word], known: Names, index: ItemIndex) -> Mention | None:
    """The items of a run, without words at its ends that would say something else on their own."""
    run = list(run)
    codes, whole = bearers_of([one.key for one in run], known)
    while len(run) > 1 and not whole:
        first, last = (_means_else(text[one.start : one.end]) for one in (run[0], run[-1]))
        if not (first or last):
            break
        run = run[:-1] if last else run[1:]
        codes, whole = bearers_of([one.key for one in run], known)
    start, end = run[0].start, run[-1].end
    said, sort = text[start:end], _SORT.match(text, end)
    picked = sort is not None or _is_picked(said, text[:start], text[end:])
    if not (len(run) >= FEWEST or picked or _tells_alone(said, text[end:], known)):
        return None
    hits = tuple(index[code].item for code in codes)
    return Mention(said, _only(hits), len(hits), start, sort.end() if sort else end, hits)


def _is_picked(said: str, before: str, behind: str) -> bool:
    """ "The rose one": a word that would say something else on its own."""
    of_time = TIMED.match(said) or (concept.section == "grain" if (concept := _concept(said)) else False)
    return not of_time and _THE.search(before) is not None and _ONE.match(behind) is not None


def _tells_alone(said: str, behind: str, known: Names) -> bool:
    """Whether one word names items: none of the names themselves, which others read."""
    literal = any(word in known.literal for word in words(said))
    timed = TIMED.match(said) is not None
    of_lenses = said.endswith("용") or (_LENS.match(behind) is not None and not said[0].isdigit())
    if len(said) <= 1 or (timed and not of_lenses):
        return False
    return not literal and (timed or not _concept(said))


def _only(hits: Sequence[Item]) -> Item | None:
    return hits[0] if len(hits) == 1 else None


def _means_else(word: str) -> bool:
    """Whether a word is one of the lexicon, but for those that change nothing."""
    concept = _concept(word)
    return bool(TIMED.match(word)) or (concept is not None and concept.section != NOISE)


def _concept(word: str) -> Concept | None:
    lexicon, lowered = vocabulary(), word.lower()
    korean = dict(lexicon.korean.get(lowered[:1], ())).get("".join(lowered.split()))
    return korean or lexicon.english.get(tuple(lowered.split()))
