"""What routes share, as typed dependencies."""

from typing import Annotated

from fastapi import Depends, Header, Request

from assistant.agent import Agent
from assistant.model import Language
from assistant.settings import Settings
from maintenance.api.cache import ResponseCache
from maintenance.api.cursor import Cursors
from tools.warehouse import Warehouse


def _agent(request: Request) -> Agent:
    agent: Agent = request.app.state.agent
    return agent


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _cache(request: Request) -> ResponseCache:
    cache: ResponseCache = request.app.state.cache
    return cache


def _cursors(request: Request) -> Cursors:
    cursors: Cursors = request.app.state.cursors
    return cursors


def _warehouse(request: Request) -> Warehouse:
    return _agent(request).warehouse


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
TheCache = Annotated[ResponseCache, Depends(_cache)]
TheCursors = Annotated[Cursors, Depends(_cursors)]
TheLanguage = Annotated[Language, Depends(language_of)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheWarehouse = Annotated[Warehouse, Depends(_warehouse)]
