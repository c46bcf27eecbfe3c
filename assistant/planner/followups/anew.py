"""An earlier answer that is come back to: "그 일별 표를 지지난주로", "that top 5 again but for Q2"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange
from assistant.outcome import tables_of
from assistant.planner.figures import is_list
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import read_periods
from assistant.planner.reading.mentions import read_codes, read_names
from tools.items import ItemIndex

_OVERALL = re.compile(
    r"(?:the )?(?:overall|total|whole|plant-wide) ?(?:figure|number|total|output|production|picture)?|"
    r"전체\s*(?:생산량|수치|수량|합계|얘기)?",
    re.IGNORECASE,
)
"""All items, as an answer that is come back to."""
LISTINGS = ("ranking", "threshold", "extreme")
"""Intents of what is called a list."""
SHORTEST = 3
"""Letters of a part of a name that says which item is come back to."""
_GRAINS = {
    **dict.fromkeys(("일별", "일자별", "daily"), "day"),
    **dict.fromkeys(("주별", "주간", "weekly"), "week"),
    **dict.fromkeys(("월별", "monthly"), "month"),
    **dict.fromkeys(("분기별", "quarterly"), "quarter"),
    **dict.fromkeys(("연도별", "년도별", "yearly"), "year"),
}
_KOREAN = "|".join(one for one in _GRAINS if not one.isascii())
_ENGLISH = "|".join(one for one in _GRAINS if one.isascii())
_COURSE = re.compile(
    rf"(?<![가-힣])(?:그|아까|아까\s*그|앞의?|이전)\s*(?P<ko>{_KOREAN})(?:로)?\s*"
    r"(?:(?:보던|봤던|본|나온|뽑은)\s*(?:거|것|표|추이)|표|추이|그래프|목록|내역|실적|생산량)?(?:에서|을|를|의|은|는)?\s+|"
    rf"\b(?:that|the earlier|the previous) (?P<en>{_ENGLISH}) "
    r"(?:table|trend|chart|list|breakdown|view|course|figures|numbers)\b",
    re.IGNORECASE,
)
_RANKING = re.compile(
    r"(?<![가-힣])(?:그|아까|아까\s*그)\s*(?:(?:상위|top|탑)\s*\d{1,2}\s*(?:개|위)?(?:\s*품목)?|순위|랭킹)"
    r"(?:에서|표|를|을|은|는)?\s*|"
    r"\b(?:(?:go |going )?back to )?that (?:same )?(?:top (?:\d{1,2}|three|five|ten)|ranking|leaderboard)"
    r"(?: list)?(?: again)?,?(?: but)?",
    re.IGNORECASE,
)
_THE_SAME = re.compile(
    rf"(?<![가-힣])(?:똑?같은|동일한)\s*(?:(?P<ko>{_KOREAN})\s*)?"
    r"(?:(?P<course>추이|추세|흐름|트렌드|그래프|차트)|(?P<list>순위표?|랭킹)|표|(?P<listing>목록|리스트))(?:를|을|로|는|은|도|가|이)?(?![가-힣])\s*|"
    rf"\b(?:the |that )?(?:exact )?same (?:(?P<en>{_ENGLISH}) )?"
    r"(?:(?P<trend>trend|chart|graph|plot|course|curve)|"
    r"(?P<ranking>ranking|leaderboard|top \d{1,2})|table|view|breakdown|(?P<any>list))"
    r"(?: again)?(?:,? but)?\b(?! as\b),?\s*",
    re.IGNORECASE,
)
"""What was shown, for something else: "CT0021로 같은 추이", "same chart for CT0021"."""

_BACK = re.compile(
    r"^\W*(?:ok |okay |so |now |and )*(?:going |go |coming |come )?"
    r"(?:back to|returning to|return to|for|about) "
    r"(?P<en>[A-Za-z0-9' -]{2,30}?)(?: again)?\s*[:,;–—-]\s*(?P<rest>.+)$|"
    r"^\W*(?:아까|다시|처음에?)?\s*(?:물어본|말한|본)?\s*(?P<ko>[^,]{2,20}?)(?:으로|로)?\s*"
    r"(?:(?:다시\s*)?(?:가서|돌아가서|와서)|돌아가서|얘긴데|얘기인데|얘기로)\s*,?\s*(?P<ko_rest>.+)$|"
    r"^\W*(?:아까|처음에?|맨 처음에?)\s*(?:물어본|말한|본)?\s*(?P<first>[^,]{2,20}?)\s*,\s*"
    r"(?P<first_rest>.+)$",
    re.IGNORECASE,
)
"""An item or a period that was spoken of before, and what is asked of it."""
_FIRST = re.compile(
    r"^\W*(?:다시\s*)?(?:맨\s*)?(?:처음|첫)\s*(?:번째\s*)?질문(?:으로)?(?:\s*(?:다시\s*)?돌아가(?:서|면))?[\s,]+|"
    r"^\W*(?:맨\s*)?처음(?:에)?\s*(?:물어본|말한|본)\s*(?:날|주|달|분기|해|기간)(?:의|은|는|에|에는)?\s+|"
    r"^\W*(?:ok |okay |so |now )?(?:going |go )?back to (?:my |the )(?:very )?(?:first|original) question"
    r"[\s,:;–-]+",
    re.IGNORECASE,
)


def with_earlier(
    text: str, history: Sequence[Exchange], index: ItemIndex, today: date
) -> tuple[str, Sequence[Exchange]]:
    """The question and the talk up to the answer that it comes back to; as they are where it does not."""
    back = _BACK.match(text)
    said = next((back[name] for name in ("en", "ko", "first") if back[name]), "") if back else ""
    rest = next((back[name] for name in ("rest", "ko_rest", "first_rest") if back[name]), "") if back else ""
    place = _of_subject(said, history, index, today) if said else None
    if place is not None and rest.strip():
        codes = [one.item.code for one in (*read_codes(said, index), *read_names(said, index)) if one.item]
        named = read_codes(rest, index) or read_names(rest, index)
        own = f"{codes[0]} " if len(codes) == 1 and not named else ""
        return f"{own}{rest.strip()}", history[: place + 1]
    if (
        back
        and back["ko_rest"]
        and read_periods(said, today).expressions
        and read_periods(rest, today).expressions
    ):
        return rest.strip(), ()  # "4분기 얘기로 돌아가서, 2025년 4분기 1위 품목은"
    first = _FIRST.match(text)
    place = next((n for n, one in enumerate(history) if one.results), None) if first else None
    if first and place is not None and text[first.end() :].strip():
        return text[first.end() :].strip(), history[: place + 1]
    for pattern, intent in ((_COURSE, "trend"), (_RANKING, "ranking")):
        said = pattern.search(text)
        place = _last_of(history, intent, _grain(said)) if said else None
        if said and place is not None and place + 1 < len(history):
            rest = f"{text[: said.start()]}{text[said.end() :]}".strip(" ,")
            return (rest or text), history[: place + 1]
    return _the_same(text, history)


def _the_same(text: str, history: Sequence[Exchange]) -> tuple[str, Sequence[Exchange]]:
    """ "CT0021로 같은 추이 보여줘": of the last course, or the last list, that was shown."""
    said = _THE_SAME.search(text)
    rest = f"{text[: said.start()]}{text[said.end() :]}".strip(" ,") if said else ""
    if said is None or not rest:
        return text, history
    kinds = {"trend": said["course"] or said["trend"], "ranking": said["list"] or said["ranking"]}
    kinds |= dict.fromkeys(LISTINGS, said["listing"] or said["any"])
    meant = [kind for kind, word in kinds.items() if word] or ["trend", "ranking"]
    places = [place for kind in meant if (place := _last_of(history, kind, _grain(said))) is not None]
    return (rest, history[: max(places) + 1]) if places else (text, history)


def _of_subject(said: str, history: Sequence[Exchange], index: ItemIndex, today: date) -> int | None:
    """The place of the last answer but one about the period, the item or the whole that is named."""
    times = read_periods(said, today).expressions
    period = times[0].period if len(times) == 1 else None
    codes = [one.item.code for one in (*read_codes(said, index), *read_names(said, index)) if one.item]
    word = said.strip().lower()
    overall = _OVERALL.fullmatch(word) is not None
    for place in range(len(history) - 2, -1, -1):
        if not history[place].results:
            continue
        frame = frame_of_results(history[place].results)
        part = bool(frame.weekdays or frame.gaps)  # some days of it only
        same = (
            period
            and not part
            and [(one.first, one.last) for one in frame.periods] == [(period.first, period.last)]
        )
        own = len(frame.items) == 1 and (
            [frame.items[0].code] == codes[:1] or (len(word) > SHORTEST and word in _named(frame, index))
        )
        whole = overall and frame.intent == "total" and not frame.items
        if same or own or whole:
            return place
    return None


def _named(frame: Frame, index: ItemIndex) -> str:
    hits = index.exact(frame.items[0].code).hits
    return " ".join(hits[0].names).lower() if len(hits) == 1 else ""


def _grain(said: re.Match[str]) -> str | None:
    named = said.groupdict()
    word = named.get("ko") or named.get("en")
    return _GRAINS[word.lower()] if word else None


def _last_of(history: Sequence[Exchange], intent: str, grain: str | None) -> int | None:
    """The place of the last answer of a kind, however it was broken down."""
    for place in range(len(history) - 1, -1, -1):
        frame = frame_of_results(history[place].results) if history[place].results else Frame("fresh")
        lists = intent not in LISTINGS or is_list(frame, tables_of(history[place].results))
        if frame.intent == intent and lists and (grain is None or (frame.grain or "month") == grain):
            return place
    return None
