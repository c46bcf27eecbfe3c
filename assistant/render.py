"""Shows the events of one question on the page as they happen."""

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import Literal

import chainlit as cl
from chainlit.utils import utc_now

from assistant.events import Answer, Event, Sentence, StepFinished, StepStarted
from assistant.page.brief import brief
from assistant.page.choices import choices_of
from assistant.page.markdown import names_in, readable, with_bold_figure
from assistant.page.view import Props, answer_props
from assistant.page.words import Words
from tools.tool import Table, ToolError

Ending = Literal["done", "failed", "stopped"]
COUNT_AFTER_SECONDS = 3
SHOWN_AFTER_SECONDS = 0.15
"""What is over sooner is not shown while it runs: each message makes the browser draw the page anew."""
NO_FILE = "data:,"
"""Address that keeps Chainlit from writing an element's props to a file: they travel with the element."""


class AnswerView:
    """One question's steps, words and results on the page."""

    def __init__(self, question: str, words: Words) -> None:
        self.question = question
        self.words = words
        self.message = cl.Message(content="")
        self._running: dict[str, StepView] = {}
        self._thinking: cl.Step | None = None
        self._unsaid = ""
        self._speaking: asyncio.Task[None] | None = None
        self._names: set[str] = set()
        self._choices: dict[str, str] = {}
        self._asked_at = time.monotonic()
        self._clock = asyncio.create_task(self._count())

    async def show(self, event: Event) -> None:
        """Bring one event onto the page."""
        await self._stop_thinking()
        match event:
            case StepStarted(call):
                self._running[call.id] = StepView(self.words.step(call))
            case StepFinished(result):
                if isinstance(result.outcome, Table):
                    self._names |= names_in([result.outcome])
                else:
                    self._choices = choices_of(self.question, result.outcome)
                await self._finish(
                    result.call.id, "failed" if isinstance(result.outcome, ToolError) else "done"
                )
            case Sentence(text):
                self._say(readable(text, self._names))
            case Answer():
                await self._conclude(replace(event, choices=event.choices or self._choices))

    async def stopped(self) -> None:
        """Say that the person stopped it; what was said so far stays."""
        await self.close()
        said = self.message.content + self._unsaid
        self.message.content = "\n\n".join(filter(None, [said, self.words.say("answer.stopped")]))
        await self.message.send()

    async def close(self) -> None:
        """End every clock and step, whatever happened."""
        self._clock.cancel()
        if self._speaking is not None:
            self._speaking.cancel()
        await self._stop_thinking()
        for call_id in tuple(self._running):
            await self._finish(call_id, "stopped")

    async def _conclude(self, answer: Answer) -> None:
        await self.close()
        await send_answer(answer, self.question, self.words, self.message)

    async def _finish(self, call_id: str, how: Ending) -> None:
        step = self._running.pop(call_id)
        await step.end(self.words.say(f"step.{how}", step=step.name))

    def _say(self, text: str) -> None:
        """Stream the text, together with what follows it at once."""
        self._unsaid += text
        if self._speaking is None or self._speaking.done():
            self._speaking = asyncio.create_task(self._speak())

    async def _speak(self) -> None:
        await asyncio.sleep(SHOWN_AFTER_SECONDS)
        text, self._unsaid = self._unsaid, ""
        await self.message.stream_token(text)

    async def _count(self) -> None:
        """Name what is awaited, with its seconds, once that has taken a while."""
        await asyncio.sleep(COUNT_AFTER_SECONDS)
        while True:
            seconds = int(time.monotonic() - self._asked_at)
            for running in tuple(self._running.values()):
                await running.rename(self.words.say("step.waited", step=running.name, seconds=seconds))
            if not self._running:
                await self._think(seconds)
            await asyncio.sleep(1)

    async def _think(self, seconds: int) -> None:
        name = self.words.say("step.waited", step=self.words.say("step.thinking"), seconds=seconds)
        if self._thinking is None:
            self._thinking = _new_step(name)
            await self._thinking.send()
        else:
            self._thinking.name = name
            await self._thinking.update()

    async def _stop_thinking(self) -> None:
        if self._thinking is not None:
            step, self._thinking = self._thinking, None
            with suppress(KeyError):
                await step.remove()


class StepView:
    """A step that appears when it takes a while, or else when it is over."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._step = _new_step(name)
        self._shown = False
        self._showing = asyncio.create_task(self._show_late())

    async def rename(self, name: str) -> None:
        """Show it under another name."""
        self._step.name = name
        if self._shown:
            await self._step.update()

    async def end(self, name: str) -> None:
        """Show that it is over."""
        self._step.name = name
        self._step.end = utc_now()
        if self._shown:
            await self._showing
            await self._step.update()
        else:
            self._showing.cancel()
            await self._step.send()

    async def _show_late(self) -> None:
        await asyncio.sleep(SHOWN_AFTER_SECONDS)
        self._shown = True
        await self._step.send()


async def send_answer(answer: Answer, question: str, words: Words, message: cl.Message) -> None:
    """Send a whole answer: its words, and below them what it rests on."""
    text = with_bold_figure(brief(answer.answer, answer.tables, answer.choices, words), answer.tables)
    message.content = readable(text, names_in(answer.tables))
    props = answer_props(question, answer, words)
    if any(props[part] for part in ("tables", "suggestions", "choices", "notice")):
        element = cl.CustomElement(name="Answer", props=props, display="inline", url=NO_FILE)
        await element.send(for_id=message.id)  # first, so that the page draws both at once
    await message.send()


async def send_form(props: Props, words: Words) -> None:
    """Send a tool's form."""
    message = cl.Message(content=words.say("form.intro"))
    element = cl.CustomElement(name="Form", props=props, display="inline", url=NO_FILE)
    await element.send(for_id=message.id)
    await message.send()


def _new_step(name: str) -> cl.Step:
    """A step below the run that answers the question, not yet shown."""
    run = cl.context.current_run
    step = cl.Step(name=name, type="tool", parent_id=run.id if run else None)
    step.start = utc_now()
    return step
