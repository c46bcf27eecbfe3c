"""POST /chat and /chat/stream: the same answers as the page."""

import logging
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant.events import Answer, Event, Sentence, StepFinished, StepStarted
from assistant.model import AnswerStatus, Language, Reason, ToolResult
from maintenance.api.encoding import to_json
from maintenance.api.presence import while_present
from maintenance.api.state import TheAgent, TheLanguage, TheMetrics, TheSettings
from maintenance.api.tables import BasisAnswer, ResultAnswer
from tools.tool import Table, ToolError

logger = logging.getLogger("hub.api")

router = APIRouter(prefix="/chat", tags=["chat"])


class Question(BaseModel):
    """One question of a conversation."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(
        max_length=20_000, description="The question, Korean or English.", examples=["지난달 BW0021 생산량?"]
    )
    session_id: str | None = Field(default=None, max_length=200, description="The conversation it continues.")


class UsageAnswer(BaseModel):
    """What the language model took; zero for the planner."""

    model_calls: int
    prompt_tokens: int
    output_tokens: int


class ChatAnswer(BaseModel):
    """The whole answer with its basis."""

    answer: str
    status: AnswerStatus
    reason: Reason | None
    language: Language
    session_id: str
    engine: str
    notice: str | None
    data_basis: list[BasisAnswer]
    results: list[ResultAnswer]
    suggestions: list[str]
    usage: UsageAnswer
    elapsed_ms: float


async def _logged(question: Question, settings: TheSettings) -> Question:
    """The question; its text goes to the log only where that is allowed."""
    if settings.log_questions:
        logger.info("question: %s", question.query)
    return question


Asked = Annotated[Question, Depends(_logged)]


@router.post("", response_model=ChatAnswer, summary="Ask a question")
async def chat(
    question: Asked, request: Request, agent: TheAgent, language: TheLanguage, metrics: TheMetrics
) -> dict[str, object]:
    """The whole answer, once it is finished; a client that leaves stops the work."""
    answer = await while_present(request, agent.answer(question.query, question.session_id, language))
    metrics.answered(answer)
    return answer.to_json()


@router.post(
    "/stream",
    summary="Ask a question and follow the answer",
    response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
)
async def stream(
    question: Asked, agent: TheAgent, language: TheLanguage, metrics: TheMetrics
) -> EventSourceResponse:
    """Server-sent events: `step`, `result`, `sentence`, and at the end `done` with the whole answer."""

    async def events() -> AsyncIterator[ServerSentEvent]:
        async for event in agent.ask(question.query, question.session_id, language):
            if isinstance(event, Answer):
                metrics.answered(event)
            name, data = _named(event)
            yield ServerSentEvent(to_json(data).decode(), event=name)

    return EventSourceResponse(events())


def _named(event: Event) -> tuple[str, object]:
    match event:
        case StepStarted(call):
            return "step", {"tool": call.name, "arguments": call.arguments, "state": "started"}
        case StepFinished(ToolResult(_, Table() as table)):
            return "result", table.to_json()
        case StepFinished(ToolResult(call, ToolError() as error)):
            return "step", {"tool": call.name, "state": "failed", "code": error.code}
        case Sentence(text):
            return "sentence", {"text": text}
        case Answer():
            return "done", event.to_json()
    raise AssertionError(event)
