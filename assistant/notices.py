"""The sentences an answer carries about the state of its data and its engine."""

from datetime import datetime, timedelta

from assistant.model import Language, ModelUnavailable
from prompts import phrase
from tools.snapshot import SourceStatus, Status
from tools.warehouse import Generation


def notice_for(
    language: Language,
    generation: Generation,
    status: Status | None,
    failure: ModelUnavailable | None = None,
    *,
    glossary_broken: bool = False,
) -> str | None:
    """What the reader must know besides the answer, None where all is well."""
    sentences = []
    if generation.manifest.demo:
        sentences.append(phrase(language, "notice.demo"))
    if failure is not None:
        problem = phrase(language, f"gemini.{failure.cause}")
        sentences.append(phrase(language, "notice.fallback", problem=problem))
    for source in status.problems if status else ():
        sentences.append(_problem(language, generation, source))
    if glossary_broken:
        sentences.append(phrase(language, "notice.glossary"))
    return " ".join(sentences) or None


def _problem(language: Language, generation: Generation, source: SourceStatus) -> str:
    if source.problem == "publisher_stopped" and source.since:
        return phrase(language, "notice.publisher", age=age(language, _since(source.since)))
    known = {held.name: held for held in generation.manifest.sources}.get(source.name)
    return phrase(
        language,
        "notice.source",
        file=known.file if known else source.name,
        problem=phrase(language, f"problem.{source.problem}"),
        age=age(language, _since(known.as_of if known else generation.as_of)),
    )


def _since(moment: str) -> timedelta:
    """Time since an ISO moment by the machine's clock, which a fixed HUB_TODAY does not move."""
    then = datetime.fromisoformat(moment)
    return datetime.now(then.tzinfo) - then


def age(language: Language, span: timedelta) -> str:
    """A span of time in its largest whole unit."""
    minutes = max(0, int(span.total_seconds() // 60))
    for unit, size in (("days", 1440), ("hours", 60)):
        if minutes >= size:
            return phrase(language, f"age.{unit}", count=minutes // size)
    return phrase(language, "age.minutes", count=minutes)
