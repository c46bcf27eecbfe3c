"""The course of one question: steps of a model and its tools until an answer stands, every number traced."""

import time
from dataclasses import dataclass

from assistant.events import Sentence
from assistant.model import PLANNER, AnswerStatus, Model, Reason, Reply, Results, ToolResult, Turn
from assistant.outcome import outcome_of
from assistant.period_check import PeriodCheck
from assistant.release import Release
from assistant.toolbox import Emit, Toolbox
from prompts import phrase


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take; seconds, steps and tokens."""

    deadline: float = 60.0
    steps: int = 6  # the last one gets no tools
    tokens: int = 0  # 0 for no cap

    @property
    def reserve(self) -> float:
        """Seconds kept back for the next model where there is one."""
        return min(5.0, self.deadline / 10)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a question ended, besides what was shown."""

    status: AnswerStatus
    reason: Reason | None
    suggestions: tuple[str, ...] = ()


class Course:
    """One question on its way through one model, or through a second one where the first fails."""

    def __init__(self, turn: Turn, emit: Emit, limits: Limits) -> None:
        self.turn = turn
        self._limits = limits
        self._deadline = time.monotonic() + limits.deadline
        self._release = Release(turn, lambda text: emit(Sentence(text)))
        self._toolbox = Toolbox(turn.facts, emit, self._deadline)
        self._check = PeriodCheck(turn.question, turn.facts.today)
        self._abandoned: tuple[ToolResult, ...] = ()

    @property
    def text(self) -> str:
        """What has been shown so far."""
        return self._release.text

    @property
    def results(self) -> tuple[ToolResult, ...]:
        """Results that the shown text rests on, a failed model's included where it had begun to speak."""
        return self._abandoned + self.turn.results

    async def run(self, model: Model, *, last: bool) -> Ended:
        """Steps of one model until it has said its answer; `last` where no other one could take over.

        Raises ModelUnavailable.
        """
        turn, limits = self.turn, self._limits
        turn.deadline = self._deadline if last else self._deadline - limits.reserve
        for step in range(limits.steps):
            turn.last_step = step == limits.steps - 1 or self._is_dear
            reply = await self._release.ask(model)
            turn.messages.append(reply)
            if not reply.calls or turn.last_step:
                break
            turn.messages.append(Results(await self._results(model, reply)))
        if not self.text.strip():
            reply = self._release.word_by_code()
        return Ended(*_outcome(reply, turn.results), reply.suggestions)

    def close_with(self, sentence: str) -> None:
        """End the answer with a sentence of ours."""
        self._release.close_with(sentence)

    def abandon(self) -> None:
        """Begin again for another model; what was shown stays, and so do the results it rests on."""
        if self.text:
            self._abandoned += self.turn.results
        self.turn.messages.clear()
        self._release.begin_again()

    @property
    def _is_dear(self) -> bool:
        spent = self.turn.spent
        return 0 < self._limits.tokens <= spent.prompt_tokens + spent.output_tokens

    async def _results(self, model: Model, reply: Reply) -> tuple[ToolResult, ...]:
        """The calls' results, or an objection to their period in place of all of them."""
        if model.name == PLANNER:  # it reads periods by the grammar that would check it
            return await self._toolbox.run(reply.calls)
        if objection := self._check.objection(reply.calls):
            return tuple(ToolResult(call, objection) for call in reply.calls)
        used = self._check.insisted
        self._release.opening = (
            phrase(self.turn.language, "worded.period", first=used.first, last=used.last) if used else ""
        )
        return await self._toolbox.run(reply.calls)


def _outcome(reply: Reply, results: tuple[ToolResult, ...]) -> tuple[AnswerStatus, Reason | None]:
    """The model's own word where it declined or asked back, else what the results amount to."""
    if reply.status != "ok" or reply.reason is not None:
        return reply.status, reply.reason
    return outcome_of(results)
