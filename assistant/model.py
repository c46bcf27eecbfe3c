"""What a model is to the agent: asked with a turn, it replies with text and tool calls."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from assistant.glossary import Glossary
from tools.tool import Facts, Table, ToolError

Language = Literal["ko", "en"]
AnswerStatus = Literal["ok", "clarify", "refused", "error"]
Reason = Literal[
    "no_rows",
    "unknown_item",
    "future_period",
    "not_in_data",
    "off_topic",
    "unsafe",
    "ungrounded",
    "quota",
    "unavailable",
]
PLANNER = "planner"
"""Name of the built-in engine."""
Say = Callable[[str], Awaitable[None]]
"""Takes a piece of text the model has just produced."""


class Whole(str):
    """A piece known to end where a sentence ends, so that nobody has to wait for the next one."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A model's wish to run a tool."""

    id: str
    name: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What became of a call: a table, or an error the model can mend."""

    call: ToolCall
    outcome: Table | ToolError


@dataclass(frozen=True, slots=True)
class Usage:
    """Calls to a language model and the tokens they took."""

    model_calls: int = 0
    prompt_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.model_calls + other.model_calls,
            self.prompt_tokens + other.prompt_tokens,
            self.output_tokens + other.output_tokens,
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's turn: text, or calls to run first."""

    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    status: AnswerStatus = "ok"
    reason: Reason | None = None
    suggestions: tuple[str, ...] = ()
    native: object = None  # the vendor's own form of this turn, given back to it verbatim


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a reply's calls, in the order of the calls."""

    results: tuple[ToolResult, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong with the last reply, said to the model."""

    text: str


Message = Reply | Results | Correction


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answered question of a conversation, as both engines remember it."""

    question: str
    answer: str
    results: tuple[ToolResult, ...]  # tables only as the last tool calls gave them
    status: AnswerStatus = "ok"
    suggestions: tuple[str, ...] = ()


@dataclass(slots=True)
class Turn:
    """Everything a model may know when it is asked."""

    question: str
    language: Language
    now: datetime
    facts: Facts
    history: tuple[Exchange, ...] = ()
    messages: list[Message] = field(default_factory=list)
    last_step: bool = False  # no tools any more: say what is known
    deadline: float | None = None  # on time.monotonic's scale
    spent: Usage = Usage()  # what models took for this question, failed calls included
    glossary: Glossary = field(default_factory=Glossary)

    @property
    def results(self) -> tuple[ToolResult, ...]:
        """All results of this question so far."""
        return tuple(
            result for message in self.messages if isinstance(message, Results) for result in message.results
        )

    @property
    def last_results(self) -> tuple[ToolResult, ...]:
        """The results of the last step of this question."""
        results = (message.results for message in reversed(self.messages) if isinstance(message, Results))
        return next(results, ())


Cause = Literal[
    "bad_key",
    "bad_request",
    "blocked",
    "broken_reply",
    "cut_stream",
    "daily_quota",
    "empty_reply",
    "malformed_call",
    "model_missing",
    "rate_limit",
    "server_error",
    "timeout",
    "token_cap",
    "unreachable",
]
"""Why a model cannot answer, as finely as the person who runs it needs to know."""


class ModelUnavailable(Exception):
    """The model cannot answer now; `reason` says why, `cause` more exactly.

    `after` is the pause in seconds the service asked for, None where it named none.
    """

    def __init__(
        self, reason: Reason, detail: str, *, cause: Cause = "server_error", after: float | None = None
    ) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.cause: Cause = cause
        self.after = after


class Model(Protocol):
    """Anything that can take a turn: Gemini, the planner, or a script in tests."""

    @property
    def name(self) -> str:
        """The engine's name in answers: `planner` or `gemini:<model>`."""

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """Take one step; pieces of final text go to `say` as they come, the whole of it into the reply.

        Raises ModelUnavailable.
        """


class Service(Protocol):
    """A language model behind a network, as its health is looked after."""

    last_call: datetime | None
    last_cause: Cause | None

    async def ping(self) -> Cause | None:
        """What keeps the service from answering, found out at no cost; None where nothing does."""

    async def aclose(self) -> None:
        """Close what it holds open."""
