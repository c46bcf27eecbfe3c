"""The loop: ask a model, run its tool calls, release its words once their numbers are traced."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.events import Answer, Event, Sentence, StepFinished, StepStarted
from assistant.language import language_of
from assistant.memory import Session, Sessions
from assistant.model import (
    AnswerStatus,
    Exchange,
    Language,
    Model,
    ModelUnavailable,
    Reason,
    Reply,
    Results,
    ToolCall,
    ToolResult,
    Turn,
    Usage,
)
from assistant.notices import notice_for
from assistant.outcome import outcome_of, tables_of
from assistant.release import Release
from prompts import phrase
from tools.registry import run
from tools.snapshot import SnapshotMissing
from tools.tool import Facts, ToolError
from tools.warehouse import Warehouse

logger = logging.getLogger(__name__)

QUESTION_LIMIT = 2_000
"""Longest question in characters."""
STEPS = 6
"""Most steps a model may take for one question; the last one gets no tools."""

Emit = Callable[[Event], None]


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
        self, models: Sequence[Model], warehouse: Warehouse, sessions: Sessions, clock: Callable[[], datetime]
    ) -> None:
        self.models = models
        self.warehouse = warehouse
        self.sessions = sessions
        self.clock = clock

    async def ask(
        self, question: str, session_id: str | None = None, language: Language = "ko"
    ) -> AsyncGenerator[Event, None]:
        """Everything that happens while the question is answered; the last event is the Answer.

        `language` is the asker's own, used where the question has none; leaving the iterator cancels.
        """
        session = self.sessions.open(session_id)
        events: asyncio.Queue[Event] = asyncio.Queue()
        asked = Asked(question.strip(), language_of(question, language), session, events.put_nowait)
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
        async for event in self.ask(question, session_id, language):
            if isinstance(event, Answer):
                return event
        raise AssertionError("ask ends with an Answer")

    async def _answer(self, asked: Asked) -> None:
        """The one place that catches everything: whatever happens, an Answer is emitted."""
        started = time.perf_counter()
        async with asked.session.lock:
            try:
                answer = await self._try_answer(asked)
            except SnapshotMissing:
                answer = _failure(asked, "no_snapshot", "unavailable")
            except Exception:
                logger.exception("question failed in session %s", asked.session.id)
                answer = _failure(asked, "unexpected", "unavailable")
        asked.emit(replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000))

    async def _try_answer(self, asked: Asked) -> Answer:
        if not asked.question or len(asked.question) > QUESTION_LIMIT:
            key = "long_question" if asked.question else "empty_question"
            return replace(_failure(asked, key, None), status="clarify")
        now = self.clock()
        generation = self.warehouse.current()
        turn = Turn(
            asked.question, asked.language, now, Facts(generation, now.date()), tuple(asked.session.exchanges)
        )
        failure: ModelUnavailable | None = None
        for model in self.models:
            turn.messages.clear()
            try:
                answer = await self._converse(model, turn, asked)
            except ModelUnavailable as unavailable:
                logger.warning("%s is unavailable: %s", model.name, unavailable)
                failure = unavailable
                continue
            self._remember(asked, turn, answer)
            notice = notice_for(asked.language, generation, self.warehouse.status(), now, failure)
            return replace(answer, notice=notice)
        reason = failure.reason if failure else "unavailable"
        return _failure(asked, "quota" if reason == "quota" else "unavailable", reason)

    async def _converse(self, model: Model, turn: Turn, asked: Asked) -> Answer:
        """Steps of one model until it has said its answer, every number of it traced."""
        release = Release(turn, lambda text: asked.emit(Sentence(text)))
        usage = Usage()
        for step in range(STEPS):
            turn.last_step = step == STEPS - 1
            reply = await release.ask(model)
            usage += reply.usage
            turn.messages.append(reply)
            if not reply.calls:
                break
            turn.messages.append(Results(await self._run(reply.calls, turn, asked)))
        status, reason = _outcome(reply, turn.results)
        return Answer(
            answer=release.text,
            status=status,
            reason=reason,
            language=asked.language,
            session_id=asked.session.id,
            engine=model.name,
            notice=None,
            tables=tables_of(turn.results),
            suggestions=reply.suggestions,
            usage=usage,
            elapsed_ms=0.0,
        )

    async def _run(self, calls: Sequence[ToolCall], turn: Turn, asked: Asked) -> tuple[ToolResult, ...]:
        """Run the calls side by side; their results stand in the order of the calls."""
        return tuple(await asyncio.gather(*(self._run_one(call, turn.facts, asked.emit) for call in calls)))

    async def _run_one(self, call: ToolCall, facts: Facts, emit: Emit) -> ToolResult:
        emit(StepStarted(call))
        try:
            result = ToolResult(call, await asyncio.to_thread(run, call.name, call.arguments, facts))
        except ToolError as error:
            result = ToolResult(call, error)
        emit(StepFinished(result))
        return result

    def _remember(self, asked: Asked, turn: Turn, answer: Answer) -> None:
        exchange = Exchange(asked.question, answer.answer, turn.results, answer.status, answer.suggestions)
        asked.session.exchanges.append(exchange)


async def _next(events: asyncio.Queue[Event], work: asyncio.Task[None]) -> Event:
    """The next event; the failure of the work itself rises here instead of waiting for ever."""
    getter = asyncio.ensure_future(events.get())
    await asyncio.wait({getter, work}, return_when=asyncio.FIRST_COMPLETED)
    if not getter.done() and events.empty():
        getter.cancel()
        work.result()
    return await getter


def _outcome(reply: Reply, results: Sequence[ToolResult]) -> tuple[AnswerStatus, Reason | None]:
    """The model's own word where it declined or asked back, else what the results amount to."""
    if reply.status != "ok" or reply.reason is not None:
        return reply.status, reply.reason
    return outcome_of(results)


def _failure(asked: Asked, key: str, reason: Reason | None) -> Answer:
    text = phrase(asked.language, f"error.{key}", limit=QUESTION_LIMIT)
    asked.emit(Sentence(text))
    return Answer(
        answer=text,
        status="error",
        reason=reason,
        language=asked.language,
        session_id=asked.session.id,
        engine="planner",
        notice=None,
        tables=(),
        suggestions=(),
        usage=Usage(),
        elapsed_ms=0.0,
    )
