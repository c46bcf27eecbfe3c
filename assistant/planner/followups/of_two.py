"""The one of two that were told, by its figure: "둘 중 많은 쪽의 1위 품목", "the better of the two"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.model import Exchange, ToolResult
from assistant.outcome import tables_of
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import Figure, letters_of
from assistant.planner.followups.answers import Answer, answers_of
from assistant.planner.followups.subjects_told import codes_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.times import reading_of
from tools.items import ItemIndex
from tools.tool import Item, Period

PAIR, BACK = 2, 4
BEFORE, UNSURE = Decline("clarify", None, "unknown.before"), Decline("clarify", None, "unknown.both")
_UNITS = {
    **{"날": "day", "주": "week", "달": "month", "분기": "quarter", "해": "year"},
    **{"품목": "item", "제품": "item", "제품군": "family", "계열": "family", "product": "item"},
}
_KOREAN = re.compile(
    r"^(?:그럼|그러면|그리고)?\s*(?P<two>(?:그|이)?\s*(?:둘|두\s*(?:개|달|날|주|분기|해|품목|제품|제품군|기간))\s*"
    r"(?:중에서|중에|중|가운데서?)\s*(?:제일|가장)?\s*)?(?P<lots>로트(?:\s*수)?(?:가|이)?\s*)?(?:더\s*)?"
    r"(?:(?P<less>적|작|낮|덜|진|밀린|뒤진|저조)|많|큰|크|높|잘|이긴|앞선)(?P<how>\S{0,2})\s*"
    r"(?:나온|나간|만든|찍은|생산된|생산한|돌린)?\s*(?P<unit>쪽|거|것|품목|제품군|제품|계열|날|주|달|분기|해)"
    r"(?:\s*(?:품목|제품군|제품|날|주|달|분기|해)(?=[의에은는이가도만,\s]))?"
    r"(?P<rest>(?:[\s,]\s*(?!순)\S|[의에은는이가도만]\S*[\s,]).*)$"
)
_SIDE = (
    r"the (?:(?P<low>loser|smaller|lower|lesser|weaker|worse|poorer|slower|losing)|"
    r"winner|bigger|larger|higher|stronger|better|busier|leading|winning)"
    r"(?: (?P<unit>one|side|day|week|month|quarter|year|item|product|family))?"
    r"(?P<two>,? (?:of|among) (?:the|these|those) (?:two|both)"
    r"(?: (?:days|weeks|months|quarters|years|items|products|families))?|,? of (?:them|both|these|those))?"
    r"(?P<own>'s)?"
)
_ENGLISH = re.compile(rf"(?:\b(?:in|on) )?\b{_SIDE}(?![\w'])(?!-)", re.IGNORECASE)
_WORD = re.compile(
    r"\b(?:loser|smaller|lower|lesser|weaker|worse|poorer|slower|losing|winner|bigger|larger|higher|stronger|"
    r"better|busier|leading|winning)\b",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(r"\W*(?:(?:and|so|then|what|how|about|of|in|on|for|ok|now)\b\W*)*", re.IGNORECASE)
_ASKS_WHICH = re.compile(
    r"\b(?:which|who|what)(?: (?:one|item|month|day))?(?: is| was|'s)\s*$", re.IGNORECASE
)
_OF_A_NOUN = re.compile(r"\s+(?!(?:by|in|on|for|per|over|this|last|and)\b)[a-z]", re.IGNORECASE)
"""Behind "the higher": a word that it says something of, "the higher average"."""
_SAYS_MORE = re.compile(r"[A-Za-z]{3}|[가-힣]{2}")
_BARE = re.compile(
    r"(?:그럼|그러면)?\s*(?:(?:그|이)?\s*둘\s*중에?서?\s*)?(?:더\s*)?(?:많|적|낮|높)은\s*(?:쪽|날|주|달|분기|해)"
    r"(?:은|는|이)?(?:요|는요)?[\s?.!]*"
)
"""One of two units of time, and nothing of it."""
_ENDING = re.compile(
    r"^(?:은|는|이|가|에|도|만)?[\s,]*(?:(?:뭐|누구|어디|어느|언제|얼마|몇\s*월|알려|보여|말해)\S*[\s?.!]*)+$|"
    r"^\s*(?:[두세네]|다섯|\d+)\s*(?:개|가지|종|달|날)\S{0,2}[\s?.!]*$"
)
"""Asks which one or how many of them, and nothing more."""


class _Side(NamedTuple):
    """One of two: what stands for it, its kind and its figure."""

    period: Period | None
    items: tuple[Item, ...]
    name: str
    value: float


def of_two(text: str, history: Sequence[Exchange], index: ItemIndex) -> str | Decline:
    """The question with the one of the two told last that has more, or less, by its date or name."""
    text = _same_of_the_other(text, history)
    if _BARE.fullmatch(text):
        return _which_one(text, history, index)
    said = _KOREAN.match(text) or _ENGLISH.search(text)
    if said and said["unit"] == "쪽" and history and history[-1].status != "ok":
        return BEFORE
    told = _told_further_back(history, index) if said else None
    if said and told is None and said["unit"] == "쪽" and not _ENDING.match(said["rest"]):
        return UNSURE
    if said is None or told is None or told[0].value == told[1].value:
        return text
    korean = said.re is _KOREAN
    if korean and said["how"] == "이" and not (said["two"] or "더" in said[0]):
        return text  # "많이 만든 품목": of all of them
    lots = bool(korean and said["lots"])
    if lots and not _is_of_lots(history):
        return text
    less = said["less"] if korean else said["low"]
    side = sorted(told, key=lambda one: one.value)[0 if less else -1]
    unit = (said["unit"] or "").lower()
    kind = _kind(told)
    if kind is None and said["two"] and _SAYS_MORE.search(said.groupdict().get("rest") or "") and korean:
        return UNSURE
    if kind is None or _UNITS.get(unit, unit) not in (kind, "쪽", "거", "것", "one", "side", ""):
        return text
    if korean:
        rest = said["rest"]
        more = not _ENDING.match(rest) and _SAYS_MORE.search(rest)
        return f"{_named(side, kind, korean=True)}{rest}" if more else text
    return _in_english(text, said, side, kind)


def _same_of_the_other(text: str, history: Sequence[Exchange]) -> str:
    """ "And of the smaller one?", "적은 쪽은?" after what was asked of the other one: the same of it."""
    asked = history[-1].question if history and history[-1].results else ""
    if not text.isascii():
        korean = _KOREAN.match(asked) if _BARE.fullmatch(text) else None
        less = re.search(r"적|낮", text) is not None
        if korean is None or less == bool(korean["less"]) or not _SAYS_MORE.search(korean["rest"]):
            return text
        return f"{'적' if less else '많'}은 {korean['unit']}{korean['rest']}"
    said, other = _ENGLISH.search(text), _ENGLISH.search(asked)
    if said is None or other is None or bool(said["low"]) == bool(other["low"]):
        return text
    if not _NOTHING_ELSE.fullmatch(f"{text[: said.start()]} {text[said.end() :]}"):
        return text
    word = _WORD.search(said[0])
    return f"{asked[: other.start()]}{_WORD.sub(word[0] if word else '', other[0])}{asked[other.end() :]}"


def _told_further_back(history: Sequence[Exchange], index: ItemIndex) -> tuple[_Side, _Side] | None:
    """The two that were told last, with nothing since but answers about one of them."""
    for back in range(min(len(history), BACK)):
        end = len(history) - back
        told = two_told(history[:end], index) if history[end - 1].results else None
        if told is not None:
            return told if all(_is_of_one(one, told) for one in history[end:]) else None
    return None


def _is_of_one(exchange: Exchange, told: Sequence[_Side]) -> bool:
    """Whether an answer was about one of two: its item, its family, or its time."""
    frame, kind = frame_of_results(exchange.results) if exchange.results else Frame(), _kind(told)
    if kind in ("item", "family"):
        own = codes_of(frame.within or frame.items)
        return any(own and own <= codes_of(side.items) for side in told)
    return any(frame.periods == (side.period,) for side in told)


def _which_one(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """ "적은 쪽은?" after two units of time: which of them it is, by the comparison where that was told."""
    told = two_told(history, index)
    if told is None or _kind(told) in (None, "item", "family"):
        return text
    if answers_of(history)[0].frame.intent == "compare":
        return "둘 중 어느 쪽이 더 많아?"
    return "그중 제일 적은 건?" if re.search(r"적|낮", text) else "그중 제일 많은 건?"


def _in_english(text: str, said: re.Match[str], side: _Side, kind: str) -> str:
    before, behind = text[: said.start()], text[said.end() :]
    bare = not (said["unit"] or said["two"] or said["own"])
    of_a_noun = (
        bare and _OF_A_NOUN.match(behind) and not re.search(r"(?:winn|los)er$", said[0], re.IGNORECASE)
    )
    if of_a_noun or _ASKS_WHICH.search(before) or not _SAYS_MORE.search(before + behind):
        return text
    named = _named(side, kind, korean=False)
    if kind in ("item", "family"):
        own = said["own"] or ""
        return f"{before}{'of ' if said[0].lower().startswith(('in ', 'on ')) else ''}{named}{own}{behind}"
    governed = re.search(r"\b(?:of|for|from|than|in|on|during|by)\s+$", before, re.IGNORECASE)
    return f"{before}{'' if governed else 'on ' if kind == 'day' else 'in '}{named}{behind}"


def _named(side: _Side, kind: str, *, korean: bool) -> str:
    """What is said for the one of the two."""
    if kind in ("item", "family") or side.period is None:
        return side.name
    return spell(Reading(side.period.first, side.period.last, "range"), "ko" if korean else "en")


def _kind(told: Sequence[_Side]) -> str | None:
    """What the two are: units of time of one kind, items or families; none where they differ otherwise."""
    one, two = told
    if one.period == two.period and one.name and two.name and one.name != two.name:
        return "item" if len(one.items) == len(two.items) == 1 else "family"
    if (
        not (one.period and two.period)
        or one.period == two.period
        or codes_of(one.items) != codes_of(two.items)
    ):
        return None
    kinds = {reading_of(side.period, side.period.last).grain for side in told if side.period}
    return kinds.pop() if len(kinds) == 1 else "period"


def two_told(history: Sequence[Exchange], index: ItemIndex) -> tuple[_Side, _Side] | None:
    """The two that the last answer told, or the last two answers one each."""
    answers = answers_of(history)
    if not answers:
        return None
    last = answers[0]
    sides = _compared(last.frame, last.results) or [_side(last.frame, one, index) for one in last.figures]
    if len(sides) == 1 and not last.lists and len(answers) > 1 and _is_like(answers[1], last):
        sides = [_side(answers[1].frame, answers[1].figures[0], index), *sides]
    if len(sides) != PAIR or len(last.frame.families or sides) != PAIR:
        return None
    return sides[0], sides[1]


def _is_like(before: Answer, last: Answer) -> bool:
    """Whether the answer before told the same figure of another period, item or family."""
    return before.kind == last.kind and len(before.figures) == 1 and not before.lists


def _side(frame: Frame, figure: Figure, index: ItemIndex) -> _Side:
    """A figure as one of two."""
    items = figure.items or (frame.items if not frame.families else ())
    letters = str(figure.row.get("family") or "") or (letters_of(items) if len(items) > 1 else "")
    own = next((one.items for one in frame.families if one.name == letters), items)
    of_them = {entry.code for entry in index.entries if entry.code.rstrip("0123456789") == letters}
    known = bool(of_them) and codes_of(own) <= of_them and len(own) in (0, len(of_them))
    name = letters if known else items[0].code if len(items) == 1 else ""
    return _Side(figure.period, items, name, figure.value)


def _compared(frame: Frame, results: Sequence[ToolResult]) -> list[_Side]:
    """Both periods of a comparison of one thing."""
    if frame.intent != "compare" or len(frame.periods) != PAIR or frame.families:
        return []
    rows = [
        row for table in tables_of(results) for row in table.records() if row.get("part", "total") == "total"
    ]
    values = [rows[0].get(f"period{place}_quantity") for place in (1, 2)] if len(rows) == 1 else []
    figures = [float(one) for one in values if isinstance(one, int | float)]
    if len(figures) != PAIR or _turns_round(results, figures):
        return []
    return [
        _Side(period, frame.items, "", value) for period, value in zip(frame.periods, figures, strict=True)
    ]


def _turns_round(results: Sequence[ToolResult], figures: Sequence[float]) -> bool:
    """Whether the other one of two periods has more over the same number of days."""
    rows = [
        row for table in tables_of(results) for row in table.records() if row.get("part") == "like_for_like"
    ]
    gaps = [row["difference"] for row in rows if isinstance(row.get("difference"), int | float)]
    return any(float(str(gap)) * (figures[1] - figures[0]) < 0 for gap in gaps)


def _is_of_lots(history: Sequence[Exchange]) -> bool:
    """Whether the last answer told numbers of lots."""
    answers = answers_of(history)
    return bool(answers) and answers[0].figure == "lots"
