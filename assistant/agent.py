"""The loop: ask a model, run its tool calls, release its words once their numbers are traced."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.course import Course, Ended, Limits
from assistant.events import Answer, Event, Sentence
from assistant.glossary import Glossary
from assistant.language import language_in_talk
from assistant.memory import Session, Sessions
from assistant.model import PLANNER, Exchange, Language, Model, ModelUnavailable, Reason, Service, Turn, Usage
from assistant.notices import notice_for
from assistant.observers import tell_answered
from assistant.outcome import tables_of
from assistant.toolbox import Emit
from prompts import phrase
from tools.snapshot import SnapshotMissing
from tools.tool import Facts
from tools.warehouse import Warehouse

logger = logging.getLogger(__name__)

QUESTION_LIMIT = 2_000
"""Longest question in characters."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on its way: who asked it, where its events go."""

    question: str
    language: Language
    session: Session
    emit: Emit


class Agent:
    """Answers questions with the first of its models that is available.

    `clock` gives the present moment in the factory's time zone, read anew for every question.
    """

    def __init__(
        self,
        models: Sequence[Model],
        warehouse: Warehouse,
        sessions: Sessions,
        clock: Callable[[], datetime],
        limits: Limits | None = None,
        *,
        service: Service | None = None,
        glossary: Callable[[], Glossary] = Glossary,
    ) -> None:
        self.models = models
        self.warehouse = warehouse
        self.sessions = sessions
        self.clock = clock
        self.limits = limits or Limits()
        self.service = service
        self.glossary = glossary

    async def aclose(self) -> None:
        """Close what the models hold open."""
        if self.service:
            await self.service.aclose()

    async def ask(
        self, question: str, session_id: str | None = None, language: Language = "ko"
    ) -> AsyncGenerator[Event, None]:
        """Everything that happens while the question is answered; the last event is the Answer.

        `language` is the asker's own, for a talk of which no question has one; leaving the iterator cancels.
        """
        session = self.sessions.open(session_id)
        events: asyncio.Queue[Event] = asyncio.Queue()
        earlier = [one.question for one in session.exchanges]
        language = language_in_talk(question, earlier, language)
        asked = Asked(question.strip(), language, session, events.put_nowait)
        work = asyncio.create_task(self._answer(asked))
        try:
            while True:
                event = await _next(events, work)
                yield event
                if isinstance(event, Answer):
                    return
        finally:
            work.cancel()

    async def answer(self, question: str, session_id: str | None = None, language: Language = "ko") -> Answer:
        """The finished answer alone."""
        async with aclosing(self.ask(question, session_id, language)) as events:
            async for event in events:
                if isinstance(event, Answer):
                    return event
        raise AssertionError("ask ends with an Answer")

    async def _answer(self, asked: Asked) -> None:
        """The one place that catches everything: whatever happens, an Answer is emitted."""
        started = time.perf_counter()
        async with asked.session.turn():
            try:
                answer = await self._try_answer(asked)
            except SnapshotMissing:
                answer = _failure(asked, "no_snapshot", "unavailable")
            except Exception:
                logger.exception("question failed in session %s", asked.session.id)
                answer = _failure(asked, "unexpected", "unavailable")
        finished = replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)
        tell_answered(finished)
        asked.emit(finished)

    async def _try_answer(self, asked: Asked) -> Answer:
        if not asked.question or len(asked.question) > QUESTION_LIMIT:
            key = "long_question" if asked.question else "empty_question"
            return replace(_failure(asked, key, None), status="clarify")
        now = self.clock()
        generation = self.warehouse.current()
        turn = Turn(
            asked.question,
            asked.language,
            now,
            Facts(generation, now.date()),
            tuple(asked.session.exchanges),
            glossary=self.glossary(),
        )
        course = Course(turn, asked.emit, self.limits)
        answer, failure = await self._first_available(course, asked)
        spent = turn.spent
        logger.info(
            "Token Usage: a question took %d calls, %d prompt and %d output tokens",
            spent.model_calls,
            spent.prompt_tokens,
            spent.output_tokens,
        )
        if answer.status != "error":
            self._remember(asked, course, answer)
        broken = bool(turn.glossary.broken)
        status = self.warehouse.status()
        notice = notice_for(asked.language, generation, status, failure, glossary_broken=broken)
        return replace(answer, notice=notice)

    async def _first_available(self, course: Course, asked: Asked) -> tuple[Answer, ModelUnavailable | None]:
        """The answer of the first model that can give one, and why the one before it could not."""
        failure: ModelUnavailable | None = None
        for model in self.models:
            if failure:
                course.abandon()
            try:
                ended = await course.run(model, last=model is self.models[-1])
                return _answer(asked, course, model, ended), failure
            except ModelUnavailable as unavailable:
                logger.warning("%s is unavailable: %s", model.name, unavailable)
                failure = unavailable
        assert failure is not None  # there is at least one model
        return _answer(asked, course, self.models[-1], _give_up(asked, course, failure)), None

    def _remember(self, asked: Asked, course: Course, answer: Answer) -> None:
        exchange = Exchange(asked.question, answer.answer, course.results, answer.status, answer.suggestions)
        self.sessions.remember(asked.session, exchange)


async def _next(events: asyncio.Queue[Event], work: asyncio.Task[None]) -> Event:
    """The next event; the failure of the work itself rises here instead of waiting for ever."""
    getter = asyncio.ensure_future(events.get())
    try:
        await asyncio.wait({getter, work}, return_when=asyncio.FIRST_COMPLETED)
        if not getter.done() and events.empty():
            work.result()
        return await getter
    finally:
        getter.cancel()


def _answer(asked: Asked, course: Course, model: Model, ended: Ended) -> Answer:
    return Answer(
        answer=course.text,
        status=ended.status,
        reason=ended.reason,
        language=asked.language,
        session_id=asked.session.id,
        engine=model.name,
        notice=None,
        tables=tables_of(course.results),
        suggestions=ended.suggestions,
        usage=course.turn.spent,
        elapsed_ms=0.0,
    )


def _give_up(asked: Asked, course: Course, failure: ModelUnavailable) -> Ended:
    """The end of a question that no model could answer: a sentence on why, after whatever was shown."""
    blocked = failure.cause == "blocked"
    problem = phrase(asked.language, f"gemini.{failure.cause}")
    course.close_with(phrase(asked.language, "error.blocked" if blocked else "error.engine", problem=problem))
    return Ended("refused" if blocked else "error", failure.reason)


def _failure(asked: Asked, key: str, reason: Reason | None) -> Answer:
    """The answer to a question that could not even be begun."""
    text = phrase(asked.language, f"error.{key}", limit=QUESTION_LIMIT)
    asked.emit(Sentence(text))
    return Answer(
        answer=text,
        status="error",
        reason=reason,
        language=asked.language,
        session_id=asked.session.id,
        engine=PLANNER,
        notice=None,
        tables=(),
        suggestions=(),
        usage=Usage(),
        elapsed_ms=0.0,
    )
