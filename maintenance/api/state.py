"""What routes share, as typed dependencies."""

from typing import Annotated

from fastapi import Depends, Header, Request

from assistant.agent import Agent
from assistant.model import Language
from assistant.settings import Settings


def _agent(request: Request) -> Agent:
    agent: Agent = request.app.state.agent
    return agent


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def language_of(accept_language: Annotated[str, Header()] = "ko") -> Language:
    """The first of our languages that the client accepts; Korean where it names none."""
    for part in accept_language.split(","):
        match part.strip()[:2].lower():
            case "ko":
                return "ko"
            case "en":
                return "en"
    return "ko"


TheAgent = Annotated[Agent, Depends(_agent)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheLanguage = Annotated[Language, Depends(language_of)]
