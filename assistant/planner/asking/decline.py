"""What the planner says instead of a number: it declines, or asks back."""

import re
from dataclasses import dataclass, field

from assistant.model import AnswerStatus, Reason
from assistant.planner.asking.edits import asks_to_edit
from assistant.planner.reading.numbers import PLACES
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import REFUSALS, vocabulary

_TELLS = re.compile(
    r"(?:라서요?|거든요|니까요|어서요|예요|입니다)[\s.!]*$|\bfor (?:the|my|our) [a-z' ]+[\s.!]*$",
    re.IGNORECASE,
)
"""How a word of thanks ends that says what the figures are for."""


@dataclass(frozen=True)
class Decline:
    """A reply without tools: its status, reason and the phrase that words it."""

    status: AnswerStatus
    reason: Reason | None
    phrase: str
    values: dict[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()


_STATEMENT = re.compile(
    r"^\W*select\s+(?=.*(?:\*|\w\s*\(|\w_\w))(?!the\b).*\bfrom\s+[a-z]\w+", re.IGNORECASE | re.DOTALL
)
"""A statement in SQL that reads: of every column, of a function, or by the name of a column or table."""


def refusal_of(question: Question) -> Decline | None:
    """Why a question is none for these data: unsafe before unknown to the data before off topic."""
    if _STATEMENT.match(question.text):
        return Decline("refused", "unsafe", "refuse_unsafe.statement")
    if asks_to_edit(question, vocabulary()):
        return Decline("refused", "unsafe", "refuse_unsafe.write")
    for section in ("refuse_unsafe", "refuse_not_in_data", "refuse_off_topic"):
        pieces = [piece for piece in question.pieces if piece.concept and piece.concept.section == section]
        if section != "refuse_unsafe" and question.says("refuse_off_topic.weather"):
            return Decline("refused", "off_topic", "refuse_off_topic.weather")  # "will it rain": no forecast
        if pieces:
            reason: Reason = REFUSALS[section]  # type: ignore[assignment]  # the reasons of the table
            topic = pieces[0].concept.key if pieces[0].concept else ""
            return Decline("refused", reason, f"{section}.{topic}", {"word": pieces[0].text})
        place = next((one.unit for one in question.numbers if one.role == "place"), None)
        if place and section == "refuse_not_in_data":
            return Decline("refused", "not_in_data", f"{section}.{PLACES[place]}")
    return None


def small_talk_of(question: Question) -> Decline | None:
    """A greeting, thanks or a question about what can be asked."""
    if question.says("ask.help"):
        return Decline("ok", None, "talk.help")
    talk = {piece.concept.section for piece in question.pieces if piece.concept}
    asks = (
        question.times or question.mentions or question.left_out or question.says("refer.all", "refer.site")
    )
    asks = asks and not (talk <= {"thanks", "greeting"} and _TELLS.search(question.text))
    if not talk or not talk <= {"greeting", "thanks", "refer"} or asks:
        return None
    if "greeting" in talk:
        return Decline("ok", None, "talk.greeting")
    return Decline("ok", None, "talk.thanks") if "thanks" in talk else None


def unsupported_of(question: Question) -> Decline | None:
    """A question about the data that nothing here can answer yet."""
    keys = question.keys("unsupported")
    return Decline("clarify", None, f"unsupported.{keys[0]}") if keys else None
