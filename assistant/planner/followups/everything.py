"""Follow-ups that leave the items or the measure behind: "품목 상관없이", "로트로는?", "no, pieces"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.model import Exchange
from assistant.planner.followups.carry import last_frames
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.mentions import read_codes, read_names
from assistant.planner.reading.question import Question
from assistant.planner.times import reading_of
from tools.items import ItemIndex

OF_A_COURSE = ("trend", "extreme", "average", "count")
"""Intents that go on for all items where they are put "together"; elsewhere that is a sum."""
ONE_FIGURE = ("total", "produced", "average", "count", "lots", "trend")
"""Intents that may give another figure of the same."""
BACK = 4
"""Answers that are looked back at for the figure that the talk is about."""
ENDINGS = {"분기": "quarter", "반기": "half", "월": "month", "달": "month", "해": "year"}
"""What the words for a period end with, and its grain."""
BY_UNIT = {"day": "일별", "week": "주별", "month": "월별", "quarter": "분기별", "year": "연도별"}
_EVERYTHING = re.compile(
    r"(?:그럼|그러면)?\s*(?:(?:품목|제품)(?:은|에|과|을)?\s*(?:상관|관계|구분)\s*없이\s*)?(?:전체|전\s*품목|모든\s*품목)"
    r"(?:에서|로|를)?(?:는|은|도)?(?:요)?[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?:품목|제품)(?:은|에|과|을)?\s*(?:상관|관계|구분)\s*없이(?:는|요)?[\s?.!]*|"
    r"(?:(?:and|now|then|ok|what about|how about|do|show|give|me|(?:the )?same(?: thing)?|for|across)[\s,]+)*"
    r"(?:all (?:the |our )?(?:products|items)|everything|(?:the )?whole (?:plant|factory))"
    r"(?: together| combined| altogether)?[\s?.!,]*",
    re.IGNORECASE,
)
_AS_ONE = re.compile(
    r"(?P<en>(?:(?:and|the|all|of|for|what about|how about)\s+)*"
    r"(?-i:[A-Z]{2})(?: family| items| products| series)?),?\s+"
    r"(?:altogether|all together|put together|combined|together)[\s?.!]*|"
    r"(?P<ko>(?-i:[A-Z]{2})(?:\s*(?:제품군|계열|품목))?)(?:를|을)?\s*(?:(?:모두|다|전부|전체)\s*)?"
    r"(?:합쳐서|합치면|합하면|합해서)(?:는|은)?(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
"""A family as one, where its figure is one anyway."""
_WHOLE = re.compile(
    r"(?:그럼|그러면)?\s*(?P<when>(?:(?:20)?\d\d년|작년|올해|재작년|지난해)?\s*"
    r"(?P<unit>\d{1,2}월|지난\s*달|저번\s*달|이번\s*달|[1-4]분기|[상하]반기)?)\s*전체(?:로)?(?:는|은|요)*[\s?.!]*"
)
"""All of a period, which is no word for all items where the one before was of another kind."""
_SHARE = re.compile(
    r"(?:그럼|그러면|그게|이게)?\s*(?P<when>(?:(?:20)?\d\d년|작년|올해|재작년|지난해)?\s*"
    r"(?:\d{1,2}월|지난\s*달|저번\s*달|이번\s*달|[1-4]분기|[상하]반기)?)\s*(?:공장\s*)?전체(?:에서|의|중에?서?|대비|로\s*보면)?\s*"
    r"(?:몇\s*(?:퍼센트|프로|%)|비중|비율|점유율)\S*(?:\s*\S{1,4})?[\s?.!]*"
)
"""A share of everything, of no item of its own."""
_BY_LOTS = re.compile(
    r"(?:그럼|그러면)?\s*(?P<amount>낱개|개수|수량|생산량)(?:으로|로)(?:는|도|만)?(?:요)?"
    r"(?:\s*(?:보면|치면|총))?(?:\s*(?:몇\s*개|얼마)\S*)?[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?P<korean>로트|기록|품목)\s*(?:수|개수|건수)?로(?:는|도|만)?(?:요)?"
    r"(?:\s*(?:다시|보면|치면|따지면|환산하면|바꿔|바꾸면))?"
    r"(?:\s*(?:총\s*)?(?:몇\s*(?:개|로트|건)?|얼마)\S*)?"
    r"(?:\s*(?:알려|보여|말해|봐)\S*(?:\s*(?:주\S*|줘\S*|봐\S*))?)?[\s?.!]*|"
    r"(?:(?:no|and|sorry|oh|actually|i mean|i meant|i wanted|i want|i need|in|what about|how about|"
    r"how many|how much)[\s,]+)*"
    r"(?:(?P<pieces>pieces|units|lenses)|(?P<english>lots|batches|records|items|products))"
    r"(?:,? ?please)?(?:,? (?:(?:and )?not|instead of|rather than) (?:in |the )?"
    r"(?:lots|batches|records|pieces|units|lenses))?"
    r"(?: (?:was|is|were) (?:that|it))?(?: please| i mean| instead)?[\s?.!]*",
    re.IGNORECASE,
)

_OURS = re.compile(
    r"\bour (?=(?:all[- ]time |single )*(?:best|worst|top|record|highest|lowest|busiest|slowest|peak|biggest|"
    r"strongest|weakest)\b(?! (?:item|product|seller|code|sku|family|lot)))|"
    r"(?<![가-힣])우리\s*(?:공장|회사)?\s*(?=(?:역대\s*)?(?:최고|최저|최대|최소|제일|가장)"
    r"(?!\S*\s*\S*\s*(?:품목|제품|로트)))",
    re.IGNORECASE,
)
"""Whose best it is: the plant's."""
_TOTAL = re.compile(r"총\s*생산|총량|총\s*합|\btotal\b", re.IGNORECASE)


def of_everything(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "품목 상관없이 전체에서는?", "now for all products together" after an item's course: that of all."""
    if before.intent not in OF_A_COURSE or not before.items or not _EVERYTHING.fullmatch(text):
        return None
    return "and for all products?" if text.isascii() else "전체로는?"


def family_as_one(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The CT family altogether" after the share of an item, or its mean: that of the family."""
    said = _AS_ONE.fullmatch(text) if before.intent in ("share", "average") and not before.families else None
    return said and (f"{said['en']}?" if said["en"] else f"{said['ko']}는?")


def of_the_plant(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "Our best month ever?", "우리 역대 최고 생산일은?" after an item: of everything, by what was made."""
    if not (before.items or before.measure != "quantity") or not _OURS.search(text):
        return None
    if read_codes(text, index) or read_names(text, index):
        return None
    return _OURS.sub("the plant's " if text.isascii() else "공장 ", text, count=1)


def beyond_told(text: str, frame: Frame, before: Frame | None) -> Frame:
    """The total of everything, where that of the one item just told would be told again."""
    if before is None or not _TOTAL.search(text) or len(before.items) != 1:
        return frame
    told = (before.intent, before.items, before.periods) == (frame.intent, frame.items, frame.periods)
    plain = told and before.intent == "total" and not (before.weekdays or before.gaps or before.grain)
    return replace(frame, items=()) if plain else frame


def with_amount_beside(question: Question, frame: Frame, history: Sequence[Exchange]) -> Frame:
    """ "Break that quarter down by month" after its lots in a talk of amounts, or after both: both."""
    said = question.says("measure.lots", "measure.records", "measure.quantity")
    last = next(iter(last_frames(history, 1)), None)
    beside = last.beside if last and not (said or last.families or last.weekdays) else ()
    if beside and frame.intent == "trend" and not frame.beside and {*beside} <= {"lots", "records"}:
        return replace(frame, measure="quantity", beside=beside)
    counted = frame.intent == "trend" and frame.measure in ("lots", "records") and not frame.beside
    if said or not counted or frame.families or frame.weekdays:
        return frame
    told = last_frames(history, BACK)
    turned = bool(told) and told[-1].intent == "count"
    of_amounts = turned and any(
        one.measure == "quantity" and (one.items == frame.items == told[-1].items or _is_course(one, frame))
        for one in told[:-1]
    )
    return replace(frame, measure="quantity", beside=(frame.measure,)) if turned and of_amounts else frame


def _is_course(one: Frame, frame: Frame) -> bool:
    """Whether an answer was the same course, be it of another item."""
    return one.intent == "trend" and (one.grain, one.families) == (frame.grain, frame.families)


def whole_period(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "10월 전체는?" after weeks of an item: its October."""
    said = _WHOLE.fullmatch(text) if before.items and len(before.periods) == 1 else None
    if said is None or not said["when"].strip():
        return None
    unit = said["unit"] or "해"
    grain = next(grain for ending, grain in ENDINGS.items() if unit.endswith(ending))
    return f"{said['when']}은?" if reading_of(before.periods[0], date.max).grain != grain else None


def share_of_it(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "3월 전체에서 몇 퍼센트야?" after one item: its share."""
    said = _SHARE.fullmatch(text) if before.intent == "total" and len(before.items) == 1 else None
    if said is None:
        return None
    own = before.periods[0]
    again = re.fullmatch(rf"{own.first.month}월", said["when"].strip())  # that month, whatever its year
    when = spell(Reading(own.first, own.last, "range"), "ko") if again else said["when"]
    return f"{before.items[0].code} {when} 비중은?"


def by_another(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "로트로는?", "no, pieces" after a figure: the other one of the same."""
    said = _BY_LOTS.fullmatch(text)
    of_the_leader = before.intent == "ranking" and (before.place or before.limit == 1)
    if said is None or not (before.intent in ONE_FIGURE or of_the_leader):
        return None
    grain = before.grain or "month" if before.intent == "trend" else ""
    if said["amount"]:
        return f"{BY_UNIT.get(grain, '')} 생산량은?".strip()
    if said["pieces"]:
        return f"and the output {f'by {grain}' if grain else ''}?"
    if said["english"]:
        course = grain and "how many" not in text.lower()
        return f"{said['english']} by {grain}" if course else f"how many {said['english']}?"
    return f"{BY_UNIT.get(grain, '')} {said['korean']} 수는?".strip()
