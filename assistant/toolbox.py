"""Runs the tool calls of one question: side by side, each different call once, inside the deadline."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence

from assistant.events import Event, StepFinished, StepStarted
from assistant.model import ToolCall, ToolResult
from assistant.timing import timed
from tools.running import run_in_thread
from tools.tool import Facts, Table, ToolError

Emit = Callable[[Event], None]


class Toolbox:
    """The tools over the facts of one question; `deadline` is on time.monotonic's scale."""

    def __init__(self, facts: Facts, emit: Emit, deadline: float) -> None:
        self._facts = facts
        self._emit = emit
        self._deadline = deadline
        self._first: dict[str, asyncio.Task[Table | ToolError]] = {}

    async def run(self, calls: Sequence[ToolCall]) -> tuple[ToolResult, ...]:
        """The results in the order of the calls; a call made before is answered from its first run."""
        return tuple(await asyncio.gather(*(self._result(call) for call in calls)))

    async def _result(self, call: ToolCall) -> ToolResult:
        key = json.dumps([call.name, call.arguments], sort_keys=True, default=str)
        if key not in self._first:
            self._first[key] = asyncio.create_task(self._run(call))
        return ToolResult(call, await self._first[key])

    async def _run(self, call: ToolCall) -> Table | ToolError:
        self._emit(StepStarted(call))
        outcome = await self._outcome(call)
        self._emit(StepFinished(ToolResult(call, outcome)))
        return outcome

    async def _outcome(self, call: ToolCall) -> Table | ToolError:
        try:
            async with asyncio.timeout(max(0.0, self._deadline - time.monotonic())):
                with timed(call.name):
                    return await run_in_thread(call.name, call.arguments, self._facts)
        except ToolError as error:
            return error
        except TimeoutError:
            return ToolError("timeout", f"{call.name} did not end before the deadline of the question.")
