"""An item picked by its words out of those offered or shown: "the Daily one", "원데이요", "토릭 쪽만"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.those import shown_codes
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.reading.question import Question
from assistant.planner.reading.word_keys import form_of, keys_of
from tools.items import ItemIndex
from tools.tool import Item, ToolError

WORDS = re.compile(r"[a-z0-9][a-z0-9.-]*|[가-힣]+")
SHORTEST, MOST = 2, 20
NO_NAMES = frozenset({"생산", "제품", "품목", "item", "product"})
"""Words of names that questions say of anything."""
_DESCRIBED = re.compile(
    r"(?:[가-힣]\s*(?:쪽|거|것|꺼)|짜리|버전)(?=[만은는이의도]|\s|$)|\b(?:one|version|variant)\b(?!s)",
    re.IGNORECASE,
)
"""Words that an item of several is picked out with, by what it is called."""
_KIND = re.compile(
    r"(?<=\d)\s*(?:쪽|거|것|꺼|짜리|버전)(?=[만은는이의도]|\s|$)|(?<=\d)\s+(?:one|version|variant)\b",
    re.IGNORECASE,
)


_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]{2}-?\d{4}(?!\d)|[A-Za-z]{2}(?: ?(?:제품군|계열|라인)| family))",
    re.IGNORECASE,
)
"""A code, or the letters of a family."""
_PICKS = re.compile(
    r"(?:그럼|그러면|그냥|네|예|아니라?|아|음|the|that|this|yes|no|i mean|i meant|one|for|it's|please|pls|"
    r"thanks|ok|okay|just|only|and|so|then|again|(?:what|how) about|let's (?:see|do|take)|show(?: me)?|"
    r"use|try|take|"
    r"미안(?:해요?|합니다)?|죄송(?:해요|합니다)?|오타(?:네요?|였네요?|예요|입니다|났네요?)?|"
    r"잘못\s?(?:쳤|썼|말했)(?:네요?|어요|습니다)?|실수(?:네요?|예요)?|다시|말(?:이야|이에요|입니다)|코드|품목|"
    r"sorry|oops|ops|wait|my (?:bad|mistake)|(?:a )?typo|should be|meant|i|code|"
    r"쪽|거|것|꺼|걸|이요|요|이에요|예요|입니다|으로|로|은|는|을|를|이|가|만|해|해줘|주세요|부탁|부탁해요|봐|봐줘|알려줘|"
    r"보여줘|[\s.,?!])*",
    re.IGNORECASE,
)
"""What may be said beside an item that is picked."""


_UNIT_NAMED = re.compile(
    r"^\W*(?:(?:and|then|now|ok|okay|so|what about|how about|for)[\s,]+)*(?:the )?"
    r"(?P<word>daily|monthly|biweekly)(?=(?: one| version)?(?: then| please)?[\s?.!]*$|"
    r",? (?:per|by|each|every) (?:day|week|month|quarter|year)\b)",
    re.IGNORECASE,
)
"""A word of names that is a unit of time elsewhere."""


def with_chosen(text: str, history: Sequence[Exchange]) -> str:
    """The question with the code of the one offered item whose own words it says, else as it is."""
    return _choose(text, _offered(history))


def asked_again(text: str, before: Question, history: Sequence[Exchange]) -> str | None:
    """The question before with the item that was picked for it, or a word of some, and nothing else."""
    offered = _offered(history)
    unsure = [before.text[one.start : one.end] for one in before.mentions if one.item is None]
    unsure = unsure if before.mentions else list(before.unknown)  # "xyz 10월", then "BW0021"
    picked = next((item.code for item in offered if item.code.lower() in text.lower()), None)
    other = _CODE.search(text) if unsure else None
    picked = picked or (other[0] if other else None)
    word = picked or _word_of_some(text, offered)
    if word is None or not _PICKS.fullmatch(re.sub(re.escape(word), "", text, flags=re.IGNORECASE)):
        return None
    at = before.text.lower().find(unsure[0].lower()) if len(unsure) == 1 else -1
    if at < 0:
        return None
    said = picked or f"{before.text[at : at + len(unsure[0])]} {word}"
    return f"{before.text[:at]}{said}{before.text[at + len(unsure[0]) :]}"


def _word_of_some(text: str, offered: Sequence[Item]) -> str | None:
    """The one word said that several of those offered have, and not all: "원데이" of many."""
    words = {item.code: _words(item) for item in offered}
    shared = set.intersection(*words.values()) if words else set()
    said = {code: _said(text.lower(), own - shared) for code, own in words.items()}
    having = [own for own in said.values() if own]
    alike = set.union(*having) if having else set()
    return next(iter(alike)) if len(alike) == 1 and 1 < len(having) < len(offered) else None


def of_the_offer(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """ "And monthly?" after one that was picked out of an offer: another of it, no course by month."""
    said = _UNIT_NAMED.match(text)
    told = history[-1] if said and history and history[-1].results else None
    codes = {item.code for item in frame_of_results(told.results).items} if told else set()
    offer = next((items for n in (1, 2) if (items := _offered(history[:-n]))), ()) if told else ()
    if said is None or not codes <= {item.code for item in offer}:
        return text
    word = said["word"]
    fits = [
        item.code
        for item in offer
        if any(re.fullmatch(form_of(key, index), word, re.IGNORECASE) for key in keys_of(item.code, index))
    ]
    return f"and {fits[0]} {text[said.end() :]}" if len(fits) == 1 else text


def in_their_words(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question with words for the items offered as their names have them: "the monthly one" of 먼슬리."""
    for item in _offered(history):
        for form in (form_of(key, index) for key in sorted(keys_of(item.code, index))):
            own = next(
                (one for one in (item.name or "").split() if re.fullmatch(form, one, re.IGNORECASE)), ""
            )
            said = rf"(?<![A-Za-z0-9가-힣]){form}(?![A-Za-z0-9])"
            if own and not re.search(re.escape(own), text, re.IGNORECASE):
                text = re.sub(said, own, text, flags=re.IGNORECASE)
    return text


def of_those_named(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "The toric one", "토릭 쪽만" after several items: the one of that word."""
    if not _DESCRIBED.search(text):
        return None
    codes = shown_codes(before, history)
    found = _choose(text, tuple(index[code].item for code in codes)) if 1 < len(codes) <= MOST else text
    return " ".join(_KIND.sub("", found).split()) if found != text else None


def _choose(text: str, offered: Sequence[Item]) -> str:
    lowered = text.lower()
    if len(lowered) != len(text) or any(item.code.lower() in lowered for item in offered):
        return text
    words = {item.code: _words(item) for item in offered}
    shared = set.intersection(*words.values()) if words else set()
    said = {code: _said(lowered, own - shared) for code, own in words.items()}
    best = max(map(len, said.values()), default=0)
    chosen = [code for code, words in said.items() if best and len(words) == best]
    if len(chosen) != 1:
        return text
    first, *others = sorted(said[chosen[0]], key=lowered.index)
    for word in (*others, *_said(lowered, shared)):
        lowered, text = _replaced(lowered, text, word, "")
    return _replaced(lowered, text, first, chosen[0])[1]


def _words(item: Item) -> set[str]:
    """The words of an item's name, and the letters of its code."""
    letters = item.code.rstrip("0123456789").lower()
    return {*WORDS.findall((item.name or "").lower()), *({letters} if letters.isalpha() else ())}


def _offered(history: Sequence[Exchange]) -> tuple[Item, ...]:
    """The items the last answer asked to choose from."""
    results = history[-1].results if history else ()
    errors = [result.outcome for result in results if isinstance(result.outcome, ToolError)]
    return errors[-1].choices if errors and errors[-1].code in ("ambiguous_item", "unknown_item") else ()


def _said(text: str, words: set[str]) -> set[str]:
    """The words that stand in a text; Korean ones may have an ending, English ones stand alone."""
    return {
        word
        for word in words
        if len(word) >= SHORTEST
        and word not in NO_NAMES
        and re.search(re.escape(word) + (r"(?![a-z0-9])" if word.isascii() else ""), text)
        and not (word.isascii() and re.search(rf"[a-z0-9]-?{re.escape(word)}", text))
    }


def _replaced(lowered: str, text: str, word: str, by: str) -> tuple[str, str]:
    at = lowered.index(word)
    end = at + len(word)
    at -= by != "" and text[:at].endswith("-")  # "-1.75"
    return lowered[:at] + by.lower() + lowered[end:], text[:at] + by + text[end:]
