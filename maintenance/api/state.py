"""What routes share, as typed dependencies; coroutines, because FastAPI sends plain functions to threads."""

from operator import itemgetter
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.exceptions import RequestValidationError
from pydantic_core import ErrorDetails

from assistant.agent import Agent
from assistant.model import Language
from maintenance.api.cache import ResponseCache
from maintenance.api.cursor import Cursors
from maintenance.api.encoding import weighed
from maintenance.api.metrics import Metrics
from maintenance.settings import MaintenanceSettings
from tools.warehouse import Warehouse


async def _agent(request: Request) -> Agent:
    agent: Agent = request.app.state.agent
    return agent


async def _settings(request: Request) -> MaintenanceSettings:
    settings: MaintenanceSettings = request.app.state.settings
    return settings


async def _cache(request: Request) -> ResponseCache:
    cache: ResponseCache = request.app.state.cache
    return cache


async def _cursors(request: Request) -> Cursors:
    cursors: Cursors = request.app.state.cursors
    return cursors


async def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


async def _warehouse(request: Request) -> Warehouse:
    return (await _agent(request)).warehouse


async def _language(accept_language: Annotated[str, Header()] = "ko") -> Language:
    return language_of(accept_language)


def language_of(accept_language: str) -> Language:
    """The language of ours that the client likes best, the first of equals; Korean where it names none."""
    liked = [weighed(part) for part in accept_language.lower().split(",")]
    ours = [(tag[:2], weight) for tag, weight in liked if weight and tag[:2] in ("ko", "en")]
    best, _ = max(ours, key=itemgetter(1), default=("ko", 0.0))
    return "en" if best == "en" else "ko"


async def no_parameters(request: Request) -> None:
    """Refuse what the address says after a question mark, where nothing is known to be said there."""
    for name in request.query_params:
        error = ErrorDetails(type="extra_forbidden", loc=("query", name), msg="unknown", input=name)
        raise RequestValidationError([error])


TheAgent = Annotated[Agent, Depends(_agent)]
TheCache = Annotated[ResponseCache, Depends(_cache)]
TheCursors = Annotated[Cursors, Depends(_cursors)]
TheLanguage = Annotated[Language, Depends(_language)]
TheMetrics = Annotated[Metrics, Depends(_metrics)]
TheSettings = Annotated[MaintenanceSettings, Depends(_settings)]
TheWarehouse = Annotated[Warehouse, Depends(_warehouse)]
