"""The sentences an answer carries about the state of its data and its engine."""

from datetime import datetime, timedelta

from assistant.model import Language, ModelUnavailable
from prompts import phrase
from tools.snapshot import Status
from tools.warehouse import Generation


def notice_for(
    language: Language,
    generation: Generation,
    status: Status | None,
    now: datetime,
    failure: ModelUnavailable | None = None,
) -> str | None:
    """What the reader must know besides the answer, None where all is well."""
    sentences = []
    if generation.manifest.demo:
        sentences.append(phrase(language, "notice.demo"))
    if failure is not None:
        problem = phrase(language, f"gemini.{failure.cause}")
        sentences.append(phrase(language, "notice.fallback", problem=problem))
    files = {source.name: source for source in generation.manifest.sources}
    for source in status.problems if status else ():
        known = files.get(source.name)
        read_at = datetime.fromisoformat(known.as_of if known else generation.as_of)
        sentences.append(
            phrase(
                language,
                "notice.source",
                file=known.file if known else source.name,
                problem=phrase(language, f"problem.{source.problem}"),
                age=age(language, now - read_at),
            )
        )
    return " ".join(sentences) or None


def age(language: Language, span: timedelta) -> str:
    """A span of time in its largest whole unit."""
    minutes = max(0, int(span.total_seconds() // 60))
    for unit, size in (("days", 1440), ("hours", 60)):
        if minutes >= size:
            return phrase(language, f"age.{unit}", count=minutes // size)
    return phrase(language, "age.minutes", count=minutes)
