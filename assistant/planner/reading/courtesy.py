"""How a question is wrapped: asking politely, and saying who asks; neither changes what is asked.

An English frame is an opening, a verb of telling and those who are told ("could you kindly share with us"),
in any combination of the words of `everyday.toml`; only so is "share" a verb.
"""

import re
from datetime import date
from functools import cache

from assistant.planner.periods import read_periods
from assistant.planner.reading.segment import TAKEN, segment
from assistant.planner.reading.unsafe import is_unsafe
from assistant.planner.reading.vocabulary import NOISE, vocabulary

_ENGLISH_INTRODUCTION = re.compile(
    r"^\W*(?:(?:hi|hello|hey|good (?:day|morning|afternoon|evening))(?: there| all| team)?[\s,.!]+)?"
    r"(?:(?:i'm|i am|we're|we are)\s+(?:(?:quite |very |still )?new|from|with the|an?|the|your|just)\b|"
    r"my name is\b|(?-i:[Tt]his is [A-Z])|(?-i:(?:[Ii]t's|[Ii]t is) [A-Z]\w+ (?:from|at|here)))"
    rf"[^,.;!?:–—\d{TAKEN}]*[,.;!:–—]+\s*(?=\S{{2}}.{{4}})",
    re.IGNORECASE,
)
_ROLES = (
    "팀장|과장|대리|부장|차장|사원|주임|이사|상무|전무|사장|대표|직원|담당|담당자|인턴|신입|반장|매니저|공장장|팀|처음|초보|초보자|"
    "사람|비서|수행비서|막내|조장|실장|본부장|회장|계장|기사|연구원|연구소장|소장|센터장|그룹장|파트장|책임|선임|수석|관리자|실무자|총무|"
    "알바|알바생|실습생|후임|후임자|신규자|조원|팀원|부원|컨설턴트|심사원|회계사|감사관"
)
"""As whom somebody introduces himself."""
_DOES = "맡고|담당하고|일하고|근무하고|다니고|모시고|보좌하고|돕고|지원하고|관리하고|책임지고"
PLACES = ("shift", "shifts", "plant", "site", "factory", "branch", "warehouse")
"""Words for a part of the production, or for a place of it."""
WHO_ASKS = frozenset({"plans", "people", "orders", "money", "1", "lots", "data", "new"})
"""Topics of words for those who ask, and of what they have in hand."""
SOME_DAY = date(2026, 1, 1)
"""Where it only matters whether a time is said at all."""
_GREETING = (
    r"^\W*(?:(?:hi|hello|hey|hiya|g'?day|morning|afternoon|evening|good (?:day|morning|afternoon|evening))"
    r"(?: there| all| team)?[\s,.!:–-]+)?"
)
_WORD = rf"[^\s,.;!?:–—\d{TAKEN}]+"
_WORDS = rf"(?:{_WORD}\s+)"
_ROLE = (
    r"(?:controller|planner|scheduler|auditor|accountant|analyst|manager|supervisor|engineer|inspector|technician|"
    r"director|intern|trainee|apprentice|newbie|starter|clerk|secretary|assistant|rep|coordinator|specialist|"
    r"consultant|buyer|bookkeeper|storeman|foreman|team lead|lead|chemist|statistician|temp)"
)
_WHO_IS_HERE = re.compile(
    rf"{_GREETING}(?P<who>{_WORDS}{{1,4}}(?:here|speaking)(?: again| now)?\s*[,.;!:–—-]+|"
    r"(?:(?:hello|hi|hey|greetings|quick (?:one|question|ask|check)|a (?:question|request)) )?"
    rf"from {_WORDS}{{0,4}}{_WORD}\s*[.;!:–—-]+|"
    rf"(?P<name>(?-i:[A-Z][a-z]+)) (?:from|in|at|over in) {_WORDS}{{0,2}}{_WORD}\s*[,.;!:–—-]+|"
    rf"(?-i:[A-Z][a-z]+) \({_WORDS}{{0,2}}{_WORD}\)\s*[,.;!:–—-]+|"
    rf"{_WORDS}{{0,3}}{_ROLE}(?: \w+ing(?: {_WORD}){{1,5}})?(?: here| again)?\s*[:–—-]+)"
    r"\s*(?=\S{2}.{4})",
    re.IGNORECASE,
)
"""Who asks: "Controller checking a batch: …", "Ops manager here - …", "Sam in accounts again, …"."""
_KOREAN_INTRODUCTION = re.compile(
    r"^\W*(?:안녕하세요|안녕하십니까|수고하십니다|수고많으십니다)?[\s,.!]*(?:저는|전|저희는|나는|여기는?|여긴)?\s*"
    r"(?:(?:[가-힣A-Za-z]{1,12}|[가-힣]{1,8}\d{1,2}(?:팀|부|과|실))\s+){0,3}[가-힣A-Za-z]{0,12}"
    rf"(?:{_ROLES})(?:님)?(?:인데요?|입니다만?|이에요|예요|이라고\s?합니다|라고\s?합니다|이라서요?|이라|이고요|이구요|임)"
    r"[\s,.!]+(?=\S)|"
    r"^\W*(?:안녕하세요|안녕하십니까)?[\s,.!]*[가-힣]{1,8}(?:실|팀|부|과|본부|센터)의?\s+[가-힣]{2,4}"
    r"(?:입니다|인데요?|이에요|예요)[\s,.!]+(?=\S)|"
    r"^\W*(?:안녕하세요|안녕하십니까)?[\s,.!]*(?:저는|전|저희는|나는|난)?\s*(?:[가-힣A-Za-z]{1,12}\s+){0,4}"
    rf"(?:(?:{_DOES})\s?(?:있는데요?|있습니다만?|있어요|있거든요|있고요)|[가-힣]{{2,4}}(?:이)?라고\s?합니다만?)"
    r"[\s,.!]+(?=\S)|^\W*처음\s*(?:써|사용해|이용해)\s*(?:보는데요?|봅니다|봐서요?)[\s,.!]+(?=\S)"
)
_KOREAN_REQUEST = re.compile(
    r"(?:(?:확인|검토|조회)\s*(?:후에?|하고|하셔서)\s*)?(?:공유|회신|송부|안내|전달|제공|답신|회답|통보)(?:를|을)?\s*(?:좀\s*)?"
    r"(?:부탁\s?(?:드립니다|드려요|드릴게요|드려도\s?될까요|해요|합니다)?|바랍니다|바라요|요청\s?(?:드립니다|드려요|합니다)|"
    r"드립니다|(?:해|하여)?\s?(?:줘요?|주라|줄래요?|주세요|주십시오|주시겠어요|주시겠습니까|주실래요|"
    r"주시면\s?(?:감사하겠습니다|고맙겠습니다|좋겠습니다|좋겠어요|감사해요)|"
    r"주실\s?수\s?있(?:으실까요|을까요|나요|으신가요|으세요|습니까|어요))|가능(?:할까요|한가요|하실까요|합니까))[.?!\s]*$"
)
"""A noun for a reply is one only before a request: "공유 부탁드립니다"."""


def without_courtesies(text: str) -> str:
    """The text with its polite frames and its introduction blanked out; its length stays."""
    for pattern in (_WHO_IS_HERE, _ENGLISH_INTRODUCTION, _KOREAN_INTRODUCTION):
        found = pattern.match(text)
        if found and not is_unsafe(found[0]) and (pattern is not _WHO_IS_HERE or _says_who(found)):
            text = " " * found.end() + text[found.end() :]
    for pattern in (_KOREAN_REQUEST, _frames()):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _says_who(found: re.Match[str]) -> bool:
    """Whether nothing but who asks is said: no time, item or figure, and no part of the production."""
    pieces = segment(found["who"], vocabulary())
    topics = [one.concept.key for one in pieces if one.concept and one.concept.section != NOISE]
    named = found["name"]
    known = named is not None and any(one.concept for one in segment(named, vocabulary()))
    lens = _lens_words() & {*re.findall(r"[a-z]+", found[0].lower())}
    narrows = _narrowing().search(found[0]) is not None
    when = bool(read_periods(found[0], SOME_DAY).expressions)
    return not (known or lens or narrows or when or {*topics} - WHO_ASKS)


@cache
def _lens_words() -> frozenset[str]:
    called = vocabulary().called
    names = (name for one in called for name in (one, *called[one]))
    return frozenset(word for name in names for word in re.findall(r"[a-z]+", name)) | {"samples"}


@cache
def _narrowing() -> re.Pattern[str]:
    asides = vocabulary().asides
    english = [one for one in (*asides["narrowing"], *asides["parts"], *PLACES) if one.isascii()]
    return re.compile(rf"(?<!\w){_any_of(frozenset(english))}(?!\w)", re.IGNORECASE)


@cache
def _frames() -> re.Pattern[str]:
    words = {key: _any_of(phrases) for key, phrases in vocabulary().frames.items()}
    opening, verbs, whom, alone = (words[key] for key in ("opening", "verbs", "whom", "alone"))
    told = rf"{verbs}(?!\s+(?:of|by|in)\b)(?:\s+{whom})*"
    return re.compile(
        rf"(?<![\w'])(?:(?:{opening}[\s,]+)+{told}|{alone}(?:\s+{told})?)(?![\w'])",
        re.IGNORECASE,
    )


def _any_of(phrases: frozenset[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest) + ")"
