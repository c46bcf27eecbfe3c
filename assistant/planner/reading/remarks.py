"""Sentences before a question that ask nothing: "좋은 아침입니다. …", "일요일이라 그렇군요. …".

Each is put together from the words of `[remarks]` in `everyday.toml`; what names an item or a figure is none.
"""

import re
from datetime import date
from functools import cache

from assistant.planner.periods import read_periods
from assistant.planner.reading.mentions import name_words, read_codes
from assistant.planner.reading.segment import segment
from assistant.planner.reading.unsafe import is_unsafe
from assistant.planner.reading.vocabulary import NOISE, vocabulary
from tools.items import ItemIndex
from tools.spelling import words as words_of

_TOLD = (
    r"(?:네|봐요?|봅니다|보네요?|네요|네여|군|군요|구나|구만|구먼|는군요|는구나|어요|아요|습니다|다|죠|지요?)"
)
_POLITE = (
    r"(?:네요?|군요?|구나|습니다|입니다|이에요|예요|요|이네요?|셨[가-힣]{1,4}|시죠|세요|십니다|[가-힣]?니까)?"
)
_ENDS = r"\s*[.!~…ㅎㅋ^]+\s*"
_END = rf"{_ENDS}(?=\S{{2}})"
_ASKED_END = r"\s*[.!?~…,ㅎㅋ^]+\s*(?=\S{2})"
_FOR_A_REASON = (
    r"[^\d.?!,A-Za-z]{1,20}?(?:이?라서?|여서|어서|해서|서|때문에|때문이라)\s?"
    r"(?:그렇|그랬|그런가|그런\s?거|그런\s?것)[가-힣\s]{0,6}?"
)
"""What was shown is so for a reason that the person knows: "일요일이라 그렇군요"."""

_REMARKED = re.compile(
    r"^\W*(?P<when>[\w' ]{2,25}?) (?:looks?|looked|was|is|seems?|seemed) "
    r"(?:(?:really|very|so|pretty|quite|rather|just|a bit) )*"
    r"(?:awful|terrible|horrible|great|good|bad|low|high|weak|strong|poor|odd|strange|weird|slow|busy|fine|nice|amazing)[.!…]+\s+"
    r"(?P<rest>\S.*?)(?P<that>(?:(?:in|on|for|of) )?that (?:month|week|day|quarter|year))\b(?P<behind>.*)$|"
    r"^\W*(?P<kwhen>[^\s.?!]{1,10}?(?:\s[^\s.?!]{1,6}?)?)(?:이|가|은|는)\s(?:[가-힣]{1,5}\s){0,2}"
    r"[가-힣]{1,6}(?:네|군|구나|구먼|다|지|죠|습니다|는데)요?[.!~…]+\s+"
    r"(?P<krest>(?:\S.*?\s)?)(?P<kthat>그\s?(?:달|주|날|분기|해))(?P<kbehind>[에의]?\s.*)$",
    re.IGNORECASE,
)
"""What is said of a period before something is asked of it: "August looks awful. top item that month?"."""

_CANNOT_BE = re.compile(
    r"^\W*(?:(?:아|네|음|흠|그럼|그러면)[\s,.]+)*(?P<ko>[가-힣]{1,8}(?:\s[가-힣]{1,8})??)(?:은|는|이|가)?\s*"
    r"(?:안\s*(?:되면|된다면|되니까?|되는구나|되는군요?|되네요?)|없(?:으면|다면|구나|군요?|네요?|으니까?)|못\s*보면|모르면)"
    r"[\s.,~…!]*(?:(?:그럼|그러면|대신)\s+)?(?=\S)|"
    r"^\W*(?:(?:ah|oh|ok|okay|i see|right|so|well|then|hm+)[\s,.]+)*"
    r"(?:if (?:you (?:can't|cannot|don't)(?: do| have| show| give| tell)?|there(?:'s| is) no|not)|"
    r"no|there(?:'s| is) no)\s(?:by |any )?(?P<en>[a-z ]{3,25}?)"
    r"(?: data| info| information| figures| numbers)?\s*[,.;:!–-]+\s*"
    r"(?:(?:then|so|just|instead)[\s,]+)*(?=\S)",
    re.IGNORECASE,
)
"""What cannot be had, and what is wanted in its place."""


def without_remark(text: str, index: ItemIndex, *, goes_on: bool) -> str:
    """The text without the sentences before a question that only greet, or remark on what was shown."""
    while (found := _courtesy().match(text) or (_remark().match(text) if goes_on else None)) is not None:
        if _names(found[0], index) or is_unsafe(found[0]):
            return text
        text = text[found.end() :]
    return text


def with_remarked_time(text: str, index: ItemIndex, today: date) -> str:
    """The question with the period that a remark before it names, in the place of "that month"."""
    said = _REMARKED.match(text)
    korean = said is not None and said["kwhen"] is not None
    when = (said["kwhen"] if korean else said["when"]).strip() if said else ""
    times = read_periods(when, today).expressions if when else ()
    if said is None or len(times) != 1 or times[0].text.strip() != when or _names(when, index):
        return text
    if korean:
        return f"{said['krest']}{when}{said['kbehind']}"
    before = said["that"].split()[0] if len(said["that"].split()) > len(("that", "month")) else ""
    by = before or ("on" if (one := times[0].period) and one.days == 1 else "in")
    return f"{said['rest']}{by} {when}{said['behind']}"


def is_remark(text: str, index: ItemIndex) -> bool:
    """Whether nothing is said but why it is so, or which day of the week it was: "일요일이라 그렇군요"."""
    if text.rstrip().endswith("?") or _names(text, index):
        return False
    return _explained().fullmatch(f"{text.rstrip(' .!~…')}.") is not None


def without_what_cannot_be(text: str) -> str:
    """The text without what is only taken back as it cannot be had: "설비별은 안 되면 어제 전체 수량만"."""
    said = _CANNOT_BE.match(text)
    what = (said["ko"] or said["en"]) if said else ""
    concepts = [piece.concept for piece in segment(what, vocabulary()) if piece.concept] if what else []
    sections = {one.section for one in concepts} - {NOISE, "grain"}
    return text[said.end() :] if said and sections == {"refuse_not_in_data"} else text


def _names(text: str, index: ItemIndex) -> bool:
    """Whether a word is one of item names, perhaps with an ending, or a code: "모카 브라운이네요"."""
    said = words_of(text)
    korean = tuple(one for one in name_words(index) if not one.isascii())
    latin = {one for one in name_words(index) if one.isascii()} - _any_words()
    named = bool(latin & {one.lower() for one in said}) or any(one.startswith(korean) for one in said)
    return named or bool(read_codes(text, index))


@cache
def _any_words() -> frozenset[str]:
    return frozenset(word for phrase in vocabulary().remarks["english"] for word in phrase.split())


@cache
def _courtesy() -> re.Pattern[str]:
    """A greeting, what is hoped and thanked for, and small talk about the day, up to its sign."""
    day, of_day = _any_of("english_day"), r"(?:\s(?:again|already|everyone|all|team))*"
    ways = (
        rf"{_any_of('greeting')}\s?(?:보내|되)?{_POLITE}{_ASKED_END}",
        rf"{_any_of('met')}[은을를도이]?\s?{_any_of('kept')}(?!\s?(?:나[오온왔]|만들|생산|돌))[가-힣]{{0,6}}(?:\s[가-힣]{{1,8}})?{_ASKED_END}",
        rf"{_any_of('where')}[은이가도]?\s(?:{_any_of('lead')}\s)*{_any_of('weather')}{_POLITE}{_END}",
        rf"{_any_of('day')}이(?:네|군)요?{_END}",
        rf"{_any_of('wishes')}\b[^\d.?!,:;]{{2,60}}[.!,]+\s+(?=\S{{2}})",
        rf"{_any_of('before_day')}\s{day}{of_day}[.!,]+\s+(?=\S{{2}})",
        rf"{_any_of('how')}(?:\s(?:today|doing|going|all|team|everyone))*\?\s+(?=\S{{2}})",
    )
    hello = rf"(?:{_any_of('hello')}[\s,.!~]+)*"
    return re.compile(rf"^\W*{hello}(?:{'|'.join(ways)})", re.IGNORECASE)


@cache
def _explained() -> re.Pattern[str]:
    """Why what was shown is so, and on which day of the week it was."""
    day, again = _any_of("english_day"), r"[\s,]+(?:again|of course|after all|then|as usual)"
    that = r"(?:(?:that|it|this)(?:'s| was| is)|of course|makes sense|right|ah|an?|and|on)"
    ways = (
        rf"(?:{_any_of('lead')}[\s,]*)*(?:그날은?\s)?(?:{_FOR_A_REASON}|{_any_of('day')}(?:이었|였|이)?){_TOLD}{_ENDS}",
        rf"(?:{that}[\s,]+)+{day}(?:{again})*[.!…]+\s*",
        rf"{day}(?:{again})+[.!…]+\s*",
    )
    return re.compile(rf"^\W*(?:{'|'.join(ways)})", re.IGNORECASE)


@cache
def _remark() -> re.Pattern[str]:
    """What is said of the figure that was shown: how it went, and why."""
    ways = (
        rf"(?:{_any_of('lead')}[\s,]*)*{_any_of('went')}[가-힣]{{0,3}}{_TOLD}{_END}",
        rf"(?:{_any_of('english')}(?![\w'’])[\s,-]*)+[.!…]+\s+(?=\S{{2}})",
    )
    return re.compile(rf"(?:{_explained().pattern}(?=\S{{2}}))|^\W*(?:{'|'.join(ways)})", re.IGNORECASE)


def _any_of(key: str) -> str:
    longest = sorted(vocabulary().remarks[key], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s?") for phrase in longest) + ")"
