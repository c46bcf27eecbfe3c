"""Gemini as a model; the only file that speaks to Google."""

import asyncio
import base64
import time
import warnings
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import httpx
from google import genai
from google.genai import errors, types

from assistant.faults import Fault, fault_of
from assistant.finish import AT_LIMIT, fault_of_finish
from assistant.model import Cause, Reply, Say, ToolCall, Turn, Usage
from assistant.retry import RetryPolicy
from assistant.settings import Settings
from assistant.speech import Speech
from assistant.step import Step
from assistant.tokens import TokenLedger
from assistant.transcript import NativeTurn
from prompts import load, phrase
from tools.registry import TOOLS
from tools.tool import Tool

PING_SECONDS = 10.0
CONNECT_SECONDS = 5.0
"""Longest wait for a connection, so that a network without a way out is noticed early."""

OLDER = ("gemini-1", "gemini-2")
"""Models that know no thinking level and refuse a request that names one."""


class Gemini:
    """Asks Gemini, and asks again where that may help; whatever still fails is a ModelUnavailable.

    One client serves the whole process; it is made at the first question, and again for another event loop.
    """

    def __init__(
        self, settings: Settings, tools: Sequence[Tool] = TOOLS, policy: RetryPolicy | None = None
    ) -> None:
        self._settings = settings
        self._tools = tools
        self._policy = policy or RetryPolicy()
        self._connection: _Connection | None = None
        self.last_call: datetime | None = None
        self.last_cause: Cause | None = None  # why the last call failed; None when it did not
        self.ledger = TokenLedger(settings.state_dir, settings.daily_token_cap, settings.now)

    @property
    def name(self) -> str:
        """The engine's name in answers."""
        return f"gemini:{self._settings.gemini_model}"

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """Take one step, with retries inside the turn's deadline.

        Raises ModelUnavailable.
        """
        if not self._key:
            raise Fault("bad_key", "GEMINI_API_KEY is not set", retry=False).unavailable()
        self.ledger.check()
        self.last_cause, self.last_call = None, self._settings.now()
        deadline = turn.deadline or time.monotonic() + self._settings.deadline_seconds
        step = Step(turn, deadline, Speech(say, live=turn.last_step or bool(turn.results)))
        try:
            async for attempt in self._policy.tries_until(deadline):
                with attempt:
                    reply = await self._try(step)
        except Fault as fault:
            self.last_cause = fault.cause
            raise fault.unavailable(without=self._key) from None
        return reply

    async def ping(self) -> Cause | None:
        """Ask for the model's description, which costs no tokens; what went wrong, None where nothing did."""
        try:
            with _faults():
                async with asyncio.timeout(PING_SECONDS):
                    await self._client.aio.models.get(model=self._settings.gemini_model)
        except Fault as fault:
            return fault.cause
        return None

    async def aclose(self) -> None:
        """Close the connections."""
        if self._connection and self._connection.loop is asyncio.get_running_loop():
            await self._connection.http.aclose()
        self._connection = None

    async def _try(self, step: Step) -> Reply:
        """One request and its stream; a Fault where it gave no whole reply."""
        draft = _Draft()
        step.speech.begin()
        try:
            async with aclosing(self._chunks(step)) as chunks:
                async for chunk in chunks:
                    await step.speech.hear(draft.add(chunk))
            return await self._reply(step, draft)
        except Fault as fault:
            raise step.once_more(fault) from None
        finally:
            step.turn.spent += draft.usage
            self.ledger.add(draft.usage, self.name)

    async def _chunks(self, step: Step) -> AsyncGenerator[types.GenerateContentResponse, None]:
        """The stream of one request, ended by the per-call limit; every failure of it is a Fault."""
        limit = min(time.monotonic() + self._settings.call_timeout_seconds, step.deadline)
        with _faults():
            async with _until(limit):
                stream: Any = await self._client.aio.models.generate_content_stream(
                    model=self._settings.gemini_model,
                    contents=step.contents(),
                    config=self._last_config if step.turn.last_step else self._config,
                )
            async with aclosing(stream):
                while True:
                    async with _until(limit):
                        chunk = await anext(stream, None)
                    if chunk is None:
                        return
                    yield chunk

    async def _reply(self, step: Step, draft: "_Draft") -> Reply:
        """The whole reply of a stream that has ended.

        Raises Fault where it is none.
        """
        if fault := draft.fault():
            raise fault
        if draft.calls:
            return Reply(step.speech.said, draft.calls, native=draft.native)
        at_limit = draft.finish == AT_LIMIT
        await step.speech.close(whole=not at_limit)
        if not step.speech.said.strip():
            hint = "hint_too_long" if at_limit else None
            raise Fault("empty_reply", f"no text, finish reason {draft.finish}", hint=hint)
        if at_limit:
            await step.speech.add(phrase(step.turn.language, "worded.at_limit"))
        status, reason = step.speech.tag
        return Reply(step.speech.said, status=status, reason=reason, native=draft.native)

    @property
    def _key(self) -> str:
        key = self._settings.gemini_api_key
        return key.get_secret_value().strip() if key else ""

    @property
    def _client(self) -> genai.Client:
        loop = asyncio.get_running_loop()
        if self._connection is None or self._connection.loop is not loop:
            http = httpx.AsyncClient(event_hooks={"request": [_connect_quickly]})
            self._connection = _Connection(loop, http, self._client_over(http))
        return self._connection.client

    def _client_over(self, http: httpx.AsyncClient) -> genai.Client:
        # A finish reason newer than the SDK is handled by name, so its warning helps nobody.
        warnings.filterwarnings("ignore", message=".* is not a valid FinishReason")
        return genai.Client(
            vertexai=False,
            api_key=self._key,
            http_options=types.HttpOptions(
                base_url=self._settings.google_gemini_base_url,
                httpx_async_client=http,
                timeout=int(self._settings.call_timeout_seconds * 1000),
            ),
        )

    @cached_property
    def _config(self) -> types.GenerateContentConfig:
        """System prompt and tools: the same bytes for every question, so that the service can cache them."""
        return self._configured([types.Tool(function_declarations=[_declare(tool) for tool in self._tools])])

    @cached_property
    def _last_config(self) -> types.GenerateContentConfig:
        return self._configured(None)

    def _configured(self, tools: list[Any] | None) -> types.GenerateContentConfig:
        known = not self._settings.gemini_model.startswith(OLDER)
        level = self._settings.thinking_level if known else None
        return types.GenerateContentConfig(
            system_instruction=load("system"),
            tools=tools,
            automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
            temperature=self._settings.temperature,
            max_output_tokens=self._settings.max_output_tokens,
            thinking_config=level and types.ThinkingConfig(thinking_level=types.ThinkingLevel(level.upper())),
        )


@contextmanager
def _faults() -> Iterator[None]:
    """Turn every way a request can fail into a Fault."""
    try:
        yield
    except (TimeoutError, httpx.TimeoutException) as error:
        raise Fault("timeout", "no whole reply within the time for one call") from error
    except errors.APIError as error:
        headers = getattr(error.response, "headers", None) or {}
        raise fault_of(error.code, error.details, headers) from error
    except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
        raise Fault("unreachable", type(error).__name__) from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        # The SDK raises these where a reply is not what its types promise: broken JSON, a web page.
        raise Fault("broken_reply", type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class _Connection:
    """The client of one event loop: pooled connections cannot move to another."""

    loop: asyncio.AbstractEventLoop
    http: httpx.AsyncClient
    client: genai.Client


@dataclass(slots=True)
class _Draft:
    """What a stream has brought so far."""

    parts: list[types.Part] = field(default_factory=list)
    finish: str | None = None
    blocked: str | None = None
    usage: Usage = field(default_factory=lambda: Usage(model_calls=1))

    def add(self, chunk: types.GenerateContentResponse) -> str:
        """Take a chunk; give its text that is meant for people."""
        if chunk.prompt_feedback and chunk.prompt_feedback.block_reason:
            self.blocked = chunk.prompt_feedback.block_reason.name
        if counted := chunk.usage_metadata:
            output = (counted.candidates_token_count or 0) + (counted.thoughts_token_count or 0)
            self.usage = Usage(1, counted.prompt_token_count or 0, output)
        candidate = chunk.candidates[0] if chunk.candidates else types.Candidate()
        if candidate.finish_reason:
            self.finish = candidate.finish_reason.name
        parts = (candidate.content and candidate.content.parts) or []
        self.parts += parts
        return "".join(part.text for part in parts if part.text and not part.thought)

    def fault(self) -> Fault | None:
        """What is wrong with the stream as a whole."""
        if self.blocked:
            return Fault("blocked", f"the prompt was blocked: {self.blocked}", retry=False)
        return fault_of_finish(self.finish)

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """The function calls in their order; one without an id is numbered."""
        return tuple(
            ToolCall(call.id or f"call-{place}", call.name or "", call.args or {})
            for place, call in enumerate(self._calls, 1)
        )

    @property
    def native(self) -> NativeTurn:
        """This turn as Gemini wants it back: every part as it came."""
        content = types.Content(role="model", parts=[_as_it_came(part) for part in self.parts])
        return NativeTurn(content, tuple(call.id for call in self._calls))

    @property
    def _calls(self) -> list[types.FunctionCall]:
        return [part.function_call for part in self.parts if part.function_call]


def _as_it_came(part: types.Part) -> types.Part:
    """The part with its signature as it was on the wire: the SDK would use another base64 alphabet."""
    if not part.thought_signature:
        return part
    return part.model_copy(update={"thought_signature": base64.b64encode(part.thought_signature).decode()})


def _declare(tool: Tool) -> types.FunctionDeclaration:
    return types.FunctionDeclaration(
        name=tool.name, description=tool.description, parameters_json_schema=tool.schema()
    )


def _until(moment: float) -> asyncio.Timeout:
    return asyncio.timeout(max(0.0, moment - time.monotonic()))


async def _connect_quickly(request: httpx.Request) -> None:
    """Bound the wait for a connection on its own: the SDK knows one timeout for everything."""
    timeout = request.extensions.get("timeout", {})
    request.extensions["timeout"] = {**timeout, "connect": CONNECT_SECONDS}
