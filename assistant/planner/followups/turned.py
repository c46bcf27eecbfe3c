"""Follow-ups about what an answer found, put in full: "그때", "the other way round", "which one is more?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange, Language
from assistant.planner.followups.carry import last_frames
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.items import ItemIndex
from tools.tool import Table

TWO, THREE = 2, 3
_SAME_MONTH = re.compile(
    r"(?<![가-힣])(?:그|같은|해당)\s*(?:달|월)(?!치)|\b(?:the same|that) month\b", re.IGNORECASE
)
_SAME_DAY = re.compile(
    r"(?<![가-힣])(?:같은|동일한?)\s*(?:날짜|날)(?!들)|\b(?:on )?(?:the )?same (?:day|date)\b", re.IGNORECASE
)
_OPPOSITE = re.compile(
    r"(?<![가-힣])(?:정?반대(?:로|쪽|편|순)?(?:\s*(?:끝|순서|순))?(?:에서|으로|로)?|거꾸로|역순(?:으로)?|역으로|"
    r"뒤집어서?|뒤집으면)(?:는|은|요|는요|은요)?(?![가-힣])|"
    r"\b(?:(?:and |now |ok |so |but )*(?:the )?(?:other way (?:a)?round|(?:exact )?opposite|"
    r"reverse(?: order)?|inverse|other end|flip side)(?: (?:of )?(?:it|that|them|this))?|"
    r"(?:reverse|flip|invert|turn) (?:it|that|them|this)(?: around| over| round)?|"
    r"from the other end|upside down|the other way)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"(?:\b(?:and|now|ok|okay|please|pls|so|but|then|what about|how about|show|me|give|see|do|let's|can|"
    r"could|i|you|we|instead|it|that|the|is|list|in|order)\b|그럼|그러면|이번엔|이번에는|자|이제|보여|알려|봐|주세요|줘|주십시오|해|한번|"
    r"좀|다시|하면|보면|정렬|부탁\S*|어때\S*|뭐\S*|요|은|는|도|[\s,.?!:;-])*",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"적|작|낮|하위|꼴|최소|최저|많|큰|크|높|상위|최대|최다|1위|밑|뒤|아래|위|"
    r"\b(?:least|lowest|smallest|bottom|worst|fewest|most|top|best|largest|highest|biggest|last|first)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?<![가-힣\d])(?:그|이|저|위|앞의?)?\s*(?:두|2(?!\s*(?:분기|주|년|월|일|날|상|하|해)))\s*(?:개|품목|제품|값|수량|숫자|수치|달|개월|기간|해|년도|분기|상반기|하반기|주|날|건|가지)"
    r"(?:치|분|끼리)?(?=[의를을이가은는간]?(?:\s|$|[?.!]))|\b(?:the|these|those|both) (?:two |2 )?"
    r"(?:months|years|quarters|weeks|days|figures|numbers|items|products|periods|halves|values|results)\b|"
    r"\b(?:the|these|those) two\b|\bone from the other\b",
    re.IGNORECASE,
)
_AMOUNT_OF_BOTH = re.compile(
    r"(?:(?:and|now|ok|so|the|in|how many|how much)[\s,]+)*"
    r"(?:pieces|units|quantit(?:y|ies)|amounts?|output|numbers)"
    r" (?:(?:for|of|were|was|in|did we make of)[\s,]+)*(?:both|each)(?: of them)?,?(?: please)?[\s?.!]*|"
    r"(?:(?:and|now|ok|so|show|give|me)[\s,]+)*both (?:in|as) (?:pieces|units|quantit(?:y|ies))[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?:둘\s*다|두\s*개\s*다|각각)\s*(?:개수|수량|생산량|낱개)(?:로|으로|는|은|를|을)?"
    r"(?:\s*(?:알려|보여|말해)\S*(?:\s*주\S*)?)?[\s?.!]*",
    re.IGNORECASE,
)
"""How much was made of each of the two told last."""
_SUMS = re.compile(
    r"합|더하|더한|더해|총|모두|전부|다\s*해|\b(?:sum|total|add|adds|adding|added|together|combined?|altogether|plus)\b",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"차이|차가|차는|차인|차\s|격차|갭|빼|벌어|차액|증감|"
    r"\b(?:difference|differ|diff|apart|gap|subtract|minus|change|between)\b",
    re.IGNORECASE,
)
_OF_THREE = re.compile(
    r"(?<![가-힣])(?:셋|세\s*(?:개|달|분기|해|주|품목|제품|가지))\s*(?:중|가운데)(?:에|에서)?\s*(?:제일|가장|뭐|어느|어떤|언제|며칠)|"
    r"\b(?:the|those|these|all) three(?: (?:years|months|quarters|weeks|days))? (?:add|sum|come|amount) up|"
    r"\b(?:of|among) (?:the|those|these) (?:three|3)\b|\bwhich of (?:the )?three\b",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\d|작년|전년|올해|금년|지난|저번|이번|어제|그제|그저께|오늘|[상하]반기|분기|"
    r"\b(?:(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:in|for|of) may|q[1-4]|"
    r"last|yesterday|today|this (?:day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""A time of its own, which no sum of what was told is of."""
_UNIT = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|q[1-4]|h[12])(?: 20\d\d)?"
_PAIR_OF = re.compile(
    rf"(?:(?:and|then|now|what about|how about)[\s,]+)*(?P<one>{_UNIT}) (?:to|and|with) "
    rf"(?P<two>{_UNIT})[\s?.!]*",
    re.IGNORECASE,
)
""" "And April to March?" after a comparison: another one."""
_ALL_THREE = re.compile(
    r"\b(?:all|the|these|those) three(?: (?:years|months|quarters|weeks|days|of them|numbers|totals))?"
    r" (?:side by side|next to each other|in one (?:table|view)|together in one)|"
    r"(?<![가-힣])(?:그|이)?\s*(?:세|셋)\s*(?:해|달|분기|주|개)?\s*(?:를|을|다)?\s*(?:나란히|한눈에|한꺼번에)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"비교|\bcompare|\bversus\b|\bvs\b", re.IGNORECASE)
_APART = re.compile(
    r"(?:그럼|그러면|그|이|둘이|둘은|둘의?|서로|두\s*값|\s)*(?:간의?\s*)?(?:빼면|빼면은|차는|차가|차이는|차이가|몇\s*개나?\s*(?:차|벌어)\S*|"
    r"얼마나\s*벌어\S*)(?:\s*(?:얼마|몇\s*개)\S*)?[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?:그\s*)?(?:둘\s*)?차이(?:가|는)?\s*(?:얼마나?|몇\s*개)?\s*(?:나|납|났|되|됩|인|이|일)\S*[\s?.!]*|"
    r"(?:and |so )?(?:what(?:'s| is| was) )?(?:the )?(?:diff|difference|gap|delta)"
    r"(?: between (?:them|the two|those|these))?[\s?.!]*|"
    r"(?:and |so )?how (?:far|many units|much) apart(?: are (?:they|the two|those|these))?[\s?.!]*",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"(?:(?:그|이)?\s*(?:둘|두\s*개|두\s*품목|두\s*제품|두\s*달)\s*(?:중|중에|중에서|가운데)?\s*)?"
    r"(?:비교하면\s*)?(?:뭐|뭘|어느\s*(?:쪽|거|것|게|품목|달|해)|어떤\s*(?:게|거|것|쪽|품목)|누|무엇)(?:가|이|를|을)?\s*"
    r"(?:더\s*)?(?:많|크|큰|큽|높|적|작|이겼|앞서|우세|잘)\S*(?:\s*(?:나왔|만들|찍|생산)\S*)?(?:\s*\S{0,4})?[\s?.!]*|"
    r"(?:더\s*)(?:많|큰|높|적|작)\S*\s*(?:나온|만든|찍은|생산된|생산한)?\s*(?:쪽|거|것|건|품목)\S*(?:\s*\S{1,3})?[\s?.!]*|"
    r"수량이\s*더\s*(?:나온|많은)\s*쪽\S*[\s?.!]*|"
    r"(?:and |so )?which "
    r"(?:one(?='s)|one |month |year |quarter |week |day |item |of (?:the two|them|those) )?"
    r"(?:is|was|had|has|came out|made|(?<=one )'s|(?<=one)'s) (?:the )?"
    r"(?:more|higher|larger|bigger|greater|less|lower|smaller|ahead|better)"
    r"(?: output| one| month| year| quarter| week| day| item)?[\s?.!]*",
    re.IGNORECASE,
)


def of_the_lot(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """ "In the same month", "같은 날" after a lot: the month or the day of its record."""
    tables = [one.outcome for one in history[-1].results if isinstance(one.outcome, Table)] if history else []
    rows = [row for table in tables for row in table.records()] if before.intent == "lot" else []
    days = {str(row.get("production_date"))[:10] for row in rows}
    if len({day[:7] for day in days}) != 1:
        return text
    day = min(days)
    if len(days) == 1:
        text = _SAME_DAY.sub(f"on {day}" if text.isascii() else day, text)
    month = f"{day[:4]}년 {int(day[5:7])}월" if not text.isascii() else f"{day[:7]}"
    return _SAME_MONTH.sub(month, text)


def turned(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The other way round": the other side of a ranking, or of what was looked for."""
    if before.both or before.intent not in ("ranking", "extreme") or not _OPPOSITE.search(text):
        return None
    rest = _OPPOSITE.sub(" ", text).strip(" ,.:;-")
    if _SIDE.search(rest):
        return f"and {rest}" if text.isascii() else f"그럼 {rest}"
    if not _IDLE.fullmatch(rest):
        return None
    korean, least = not text.isascii(), not before.least
    count = (before.limit or 1) if before.intent == "ranking" else _listed(history)
    if count > 1:
        nouns = ("로트", "lots") if before.grain == "lot" else ("품목", "items")
        side = ("하위", "bottom") if least else ("상위", "top")
        if before.intent == "extreme":
            side = ("제일 작은", "the smallest") if least else ("제일 큰", "the largest")
        return f"그럼 {side[0]} {nouns[0]} {count}개는?" if korean else f"and {side[1]} {count} {nouns[1]}"
    if least:
        return "그럼 제일 적은 건?" if korean else "and the least?"
    return "그럼 제일 많은 건?" if korean else "and the most?"


def _listed(history: Sequence[Exchange]) -> int:
    """How many rows the last answer listed."""
    tables = [one.outcome for one in history[-1].results if isinstance(one.outcome, Table)]
    return len(tables[0].rows) if tables else 0


def of_both(text: str, _before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "두 달 합은?", "which one is more?" after two answers: their sum, or one against the other."""
    pair = _PAIR_OF.fullmatch(text) if _before.intent == "compare" else None
    if pair:
        return f"compare {pair['one']} with {pair['two']}"
    if _ALL_THREE.search(text) and not re.search(r"\d", text):
        return _each_of_three(text, history)
    if _OF_THREE.search(text) and not re.search(r"\d", text):
        return _each_of_three(text, history)
    if _AMOUNT_OF_BOTH.fullmatch(text):
        return _amount_of_both(text, history)
    timed = _TIMED.search(_BOTH.sub("", text))
    if (
        _BOTH.search(text)
        and _COMPARED.search(text)
        and not timed
        and _alike(history, ("total", "produced", "trend"))
    ):
        return "compare the two" if text.isascii() else "둘을 비교"
    if not _alike(history):
        return None
    if _WHICH.fullmatch(text.strip()) or _APART.fullmatch(text.strip()):
        return "compare the two" if text.isascii() else "둘을 비교"
    if not _BOTH.search(text) or timed:
        return None
    if _DIFFERS.search(_BOTH.sub(" ", text)) or _COMPARED.search(text):
        return "compare the two" if text.isascii() else "둘을 비교"
    return ("combined?" if text.isascii() else "합치면?") if _SUMS.search(text) else None


def _amount_of_both(text: str, history: Sequence[Exchange]) -> str | None:
    """ "Pieces for both" after the shares of two items, or their lots: what was made of each, then."""
    frames = last_frames(history)
    items = list(dict.fromkeys(item for frame in frames for item in frame.items))
    periods = {frame.periods for frame in frames}
    alone = all(len(frame.items) == 1 and len(frame.periods) == 1 for frame in frames)
    if not alone or len(items) != TWO or len(periods) != 1:
        return None
    period = next(iter(periods))[0]
    codes = ", ".join(item.code for item in items)
    named = spell(Reading(period.first, period.last, "range"), "en" if text.isascii() else "ko")
    return f"production of {codes} in {named} each" if text.isascii() else f"{named} {codes} 생산량 각각"


def _each_of_three(text: str, history: Sequence[Exchange]) -> str | None:
    """ "Which of the three was highest?" after three totals: each of them once more."""
    frames = last_frames(history, THREE)
    periods = list(dict.fromkeys(period for frame in frames for period in frame.periods))
    items = list(dict.fromkeys(item for frame in frames for item in frame.items))
    totals = len(frames) == THREE and {frame.intent for frame in frames} <= {"total", "produced"}
    if not totals or sorted((max(len(items), 1), len(periods))) != [1, THREE]:
        return None
    language: Language = "en" if text.isascii() else "ko"
    between = " and " if language == "en" else ", "  # "2025, January 1, 2026" would be a day of 2025
    named = between.join(spell(Reading(one.first, one.last, "range"), language) for one in periods)
    codes = ", ".join(item.code for item in items)
    if len(items) == THREE:
        return f"rank {codes} in {named}" if text.isascii() else f"{named} {codes} 생산량 순위"
    each, amount = ("each", "production") if text.isascii() else ("각각", "생산량")
    return " ".join(f"{named} {codes} {amount} {each}".split())


def _alike(history: Sequence[Exchange], intents: Sequence[str] = ("total", "produced")) -> bool:
    """Whether the last two answers are totals that differ in the item or in the period alone."""
    frames = last_frames(history)
    if len(frames) < TWO or any(frame.intent not in intents for frame in frames):
        return False
    items = {frame.items for frame in frames}
    periods = {frame.periods for frame in frames}
    return (len(items), len(periods)) in ((1, TWO), (TWO, 1))
