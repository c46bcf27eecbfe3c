"""Shows the events of one question on the page as they happen."""

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import Any

import chainlit as cl
from chainlit.utils import utc_now

from assistant.events import Answer, Event, Sentence, StepFinished, StepStarted
from assistant.page.choices import choices_of
from assistant.page.markdown import names_in, readable, with_bold_figure
from assistant.page.view import Props, answer_props
from assistant.page.words import Words
from tools.tool import Table, ToolError

COUNT_AFTER_SECONDS = 3
NO_FILE = "data:,"
"""Address that keeps Chainlit from writing an element's props to a file: they travel with the element."""


class AnswerView:
    """One question's steps, words and results on the page."""

    def __init__(self, question: str, words: Words) -> None:
        self.question = question
        self.words = words
        self.message = cl.Message(content="")
        self._running: dict[str, cl.Step] = {}
        self._thinking: cl.Step | None = None
        self._names: set[str] = set()
        self._choices: dict[str, str] = {}
        self._asked_at = time.monotonic()
        self._clock = asyncio.create_task(self._count())

    async def show(self, event: Event) -> None:
        """Bring one event onto the page."""
        await self._stop_thinking()
        match event:
            case StepStarted(call):
                self._running[call.id] = await _begin(self.words.step(call))
            case StepFinished(result):
                if isinstance(result.outcome, Table):
                    self._names |= names_in([result.outcome])
                else:
                    self._choices = choices_of(self.question, result.outcome)
                await self._finish(result.call.id, isinstance(result.outcome, ToolError))
            case Sentence(text):
                await self.message.stream_token(readable(text, self._names))
            case Answer():
                await self._conclude(replace(event, choices=event.choices or self._choices))

    async def stopped(self) -> None:
        """Say that the person stopped it; what was said so far stays."""
        await self.close()
        said = self.message.content
        self.message.content = "\n\n".join(filter(None, [said, self.words.say("answer.stopped")]))
        await self.message.send()

    async def close(self) -> None:
        """End every clock and step, whatever happened."""
        self._clock.cancel()
        await self._stop_thinking()
        for call_id in tuple(self._running):
            await self._finish(call_id, failed=True)

    async def _conclude(self, answer: Answer) -> None:
        await self.close()
        await send_answer(answer, self.question, self.words, self.message)

    async def _finish(self, call_id: str, failed: bool) -> None:
        step = self._running.pop(call_id)
        step.name = self.words.say("step.failed" if failed else "step.done", step=_bare(step.name))
        step.end = utc_now()
        await step.update()

    async def _count(self) -> None:
        """Name what is awaited, with its seconds, once that has taken a while."""
        await asyncio.sleep(COUNT_AFTER_SECONDS)
        while True:
            seconds = int(time.monotonic() - self._asked_at)
            for step in tuple(self._running.values()) or (await self._think(),):
                step.name = self.words.say("step.waited", step=_bare(step.name), seconds=seconds)
                await step.update()
            await asyncio.sleep(1)

    async def _think(self) -> cl.Step:
        if self._thinking is None:
            self._thinking = await _begin(self.words.say("step.thinking"))
        return self._thinking

    async def _stop_thinking(self) -> None:
        if self._thinking is not None:
            step, self._thinking = self._thinking, None
            with suppress(KeyError):
                await step.remove()


async def send_answer(answer: Answer, question: str, words: Words, message: cl.Message) -> None:
    """Send a whole answer: its words, and below them what it rests on."""
    text = with_bold_figure(answer.answer, answer.tables)
    message.content = readable(text, names_in(answer.tables))
    props = answer_props(question, answer, words)
    if any(props[part] for part in ("tables", "suggestions", "choices", "notice")):
        elements: list[Any] = [cl.CustomElement(name="Answer", props=props, display="inline", url=NO_FILE)]
        message.elements = elements
    await message.send()
    message.elements = []  # Chainlit keeps the message for as long as the session, and need not keep these


async def send_form(props: Props, words: Words) -> None:
    """Send a tool's form."""
    elements: list[Any] = [cl.CustomElement(name="Form", props=props, display="inline", url=NO_FILE)]
    await cl.Message(content=words.say("form.intro"), elements=elements).send()


async def _begin(name: str) -> cl.Step:
    """A visible step, below the run that answers the question."""
    run = cl.context.current_run
    step = cl.Step(name=name, type="tool", parent_id=run.id if run else None)
    step.start = utc_now()
    await step.send()
    return step


def _bare(name: str) -> str:
    """A step's name without its seconds."""
    return name.split(" · ")[0]
