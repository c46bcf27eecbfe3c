"""A turn as the list of contents that Gemini takes, in its JSON form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.model import Correction, Reply, Results, ToolResult, Turn
from assistant.recall import question_text
from tools.short import short
from tools.tool import ToolError


@dataclass(frozen=True, slots=True)
class NativeTurn:
    """A turn of Gemini's own, to be given back verbatim, and the ids it gave its calls."""

    content: object
    call_ids: tuple[str | None, ...]


def contents_of(turn: Turn) -> list[Any]:
    """The question and everything said since, in order."""
    contents: list[Any] = [user(question_text(turn))]
    call_ids: tuple[str | None, ...] = ()
    for message in turn.messages:
        match message:
            case Reply(native=NativeTurn(content, call_ids)):
                contents.append(content)
            case Reply(text=text):
                contents.append({"role": "model", "parts": [{"text": text}]})
            case Results(results=results):
                contents.append(_responses(results, call_ids))
            case Correction(text=text):
                contents.append(user(text))
    return contents


def user(text: str) -> dict[str, object]:
    """A text in the user's role."""
    return {"role": "user", "parts": [{"text": text}]}


def _responses(results: Sequence[ToolResult], call_ids: Sequence[str | None]) -> dict[str, object]:
    """The results in the order of their calls; a call that came without an id is answered without one."""
    responses = []
    for result, call_id in zip(results, call_ids, strict=True):
        identity = {"id": call_id} if call_id else {}
        response = {**identity, "name": result.call.name, "response": _response(result)}
        responses.append({"function_response": response})
    return {"role": "user", "parts": responses}


def _response(result: ToolResult) -> dict[str, object]:
    outcome = result.outcome
    if isinstance(outcome, ToolError):
        choices = [item.to_json() for item in outcome.choices]
        return {"error": {"code": outcome.code, "message": outcome.message, "choices": choices}}
    return {"output": short(outcome)}
