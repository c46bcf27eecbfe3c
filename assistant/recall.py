"""A question as a language model gets it: the clock read anew, and earlier exchanges in short form."""

from assistant.model import Exchange, ToolResult, Turn
from assistant.speech import settled
from prompts import load
from tools.tool import Table

LANGUAGES = {"ko": "Korean", "en": "English"}
SHORT_ANSWER = 300
"""Characters that are kept of an earlier answer."""


def question_text(turn: Turn) -> str:
    """The question with what changes from question to question; the stable rules are in the system prompt."""
    generation = turn.facts.generation
    return load(
        "question",
        now=turn.now.strftime("%Y-%m-%d %H:%M"),
        weekday=turn.now.strftime("%A"),
        timezone=turn.now.tzname() or "",
        first_day=generation.first_day,
        last_day=generation.last_day,
        language=LANGUAGES[turn.language],
        glossary=_glossary(turn),
        earlier="".join(_earlier(exchange) for exchange in turn.history),
        question=turn.question,
    )


def _glossary(turn: Turn) -> str:
    """The site's own words that the question uses."""
    words = turn.glossary.said_in(turn.question)
    said = "; ".join(f"{word} = {meaning}" for word, meaning in words.items())
    return load("glossary", words=said) if said else ""


def _earlier(exchange: Exchange) -> str:
    return load(
        "earlier",
        question=exchange.question,
        answer=_short(exchange.answer),
        basis="; ".join(_basis(result) for result in exchange.results) or "none",
    )


def _short(answer: str) -> str:
    """The first sentences of an answer, none of them cut."""
    if len(answer) <= SHORT_ANSWER:
        return answer
    return settled(answer[:SHORT_ANSWER]).rstrip() or "(long)"


def _basis(result: ToolResult) -> str:
    arguments = ", ".join(f"{name}={value}" for name, value in result.call.arguments.items())
    outcome = "" if isinstance(result.outcome, Table) else f" -> {result.outcome.code}"
    return f"{result.call.name}({arguments}){outcome}"
