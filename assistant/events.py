"""What happens while a question is answered, in order, for any front end to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.model import AnswerStatus, Language, Reason, ToolCall, ToolResult, Usage
from tools.tool import Table


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A tool begins to run."""

    call: ToolCall


@dataclass(frozen=True, slots=True)
class StepFinished:
    """A tool has ended, with a table or an error."""

    result: ToolResult


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of the answer that passed grounding; never taken back."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a question: the whole answer and what it rests on."""

    answer: str
    status: AnswerStatus
    reason: Reason | None
    language: Language
    session_id: str
    engine: str
    notice: str | None
    tables: tuple[Table, ...]
    suggestions: tuple[str, ...]
    usage: Usage
    elapsed_ms: float
    choices: Mapping[str, str] = field(
        default_factory=dict
    )  # label -> question to send, for an ambiguous item

    def to_json(self) -> dict[str, object]:
        """The contract's form of `POST /chat` and `hub ask --json`."""
        return {
            "answer": self.answer,
            "status": self.status,
            "reason": self.reason,
            "language": self.language,
            "session_id": self.session_id,
            "engine": self.engine,
            "notice": self.notice,
            "data_basis": [table.basis.to_json() for table in self.tables],
            "results": [table.result_json() for table in self.tables],
            "suggestions": list(self.suggestions),
            "usage": {
                "model_calls": self.usage.model_calls,
                "prompt_tokens": self.usage.prompt_tokens,
                "output_tokens": self.usage.output_tokens,
            },
            "elapsed_ms": round(self.elapsed_ms, 1),
        }


Event = StepStarted | StepFinished | Sentence | Answer
