"""POST /chat: the same answers as the page."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from maintenance.api.state import TheAgent, TheLanguage

router = APIRouter(tags=["chat"])


class Question(BaseModel):
    """One question of a conversation."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(description="The question, Korean or English.", examples=["지난달 BW0021 생산량?"])
    session_id: str | None = Field(default=None, max_length=200, description="The conversation it continues.")


@router.post("/chat", summary="Ask a question")
async def chat(question: Question, agent: TheAgent, language: TheLanguage) -> dict[str, object]:
    """The whole answer with its basis, once it is finished."""
    answer = await agent.answer(question.query, question.session_id, language)
    return answer.to_json()
