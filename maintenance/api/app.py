"""The REST application, put together from settings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import Depends, FastAPI
from fastapi_offline import FastAPIOffline

from assistant.engine import build_agent
from assistant.observers import observe
from assistant.page.guard import allowed_hosts
from maintenance.api import admin, chat, export, health, health_ai, items, problems, records, summary, tools
from maintenance.api.cache import ResponseCache
from maintenance.api.compressed import Compressed
from maintenance.api.cursor import Cursors
from maintenance.api.gate import DOCS_FILES, Gate
from maintenance.api.head import HeadAsGet
from maintenance.api.health_ai import Pinger
from maintenance.api.keys import KeyStore
from maintenance.api.limits import Counter, OwnCounter, PatientCounter, RateLimits
from maintenance.api.log import Logged, set_up_logging
from maintenance.api.metrics import Measured, Metrics
from maintenance.api.monitor import actions, page
from maintenance.api.monitor.sign_in import SignIn
from maintenance.api.openapi import document
from maintenance.api.reads import CacheFront
from maintenance.api.secret import shared_secret
from maintenance.api.shared_counter import SharedCounter
from maintenance.api.shared_sessions import SharedSessions
from maintenance.api.state import no_parameters
from maintenance.lifeline import end_with_parent
from maintenance.operations.sampler import Sampler
from maintenance.settings import MaintenanceSettings


def create_app(settings: MaintenanceSettings) -> FastAPI:
    """An application; its routes find what they share in `app.state` through the types of `state.py`."""
    app = FastAPIOffline(
        redoc_url=None,
        static_url=DOCS_FILES,
        title="Production Data Hub",
        version="1",
        summary="Production facts with their basis.",
        lifespan=_living,
        responses=problems.RESPONSES,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    sessions = app.state.sessions = SharedSessions(settings.state_dir)
    agent = app.state.agent = build_agent(settings, sessions)
    cache = app.state.cache = ResponseCache()
    secret = shared_secret(settings.state_dir)
    app.state.cursors = Cursors(secret, agent.warehouse)
    sign_in = app.state.sign_in = SignIn(KeyStore(settings.state_dir), secret)
    metrics = app.state.metrics = Metrics()
    app.state.pinger = Pinger(asyncio.Lock())
    problems.install(app)
    for routes in (export, records, items, summary, page, actions):
        app.include_router(routes.router)
    for routes in (chat, tools, health, health_ai, admin):
        app.include_router(routes.router, dependencies=[Depends(no_parameters)])
    keys = None if settings.open_to_all else KeyStore(settings.state_dir)
    app.add_middleware(Compressed)
    app.add_middleware(CacheFront, cache=cache, warehouse=agent.warehouse, today=settings.today)
    limits = app.state.limits = _limits(settings)
    hosts = allowed_hosts(settings.host, settings.chat_hosts.split(","))
    app.add_middleware(Gate, limits=limits, keys=keys, sign_in=sign_in, hosts=hosts)
    app.add_middleware(Measured, metrics=metrics, look=lambda: metrics.look(len(agent.sessions), cache))
    app.add_middleware(HeadAsGet)
    app.add_middleware(Logged)
    app.openapi = partial(document, app, keys_needed=keys is not None)  # type: ignore[method-assign]
    return app


def _limits(settings: MaintenanceSettings) -> RateLimits:
    counter: Counter = OwnCounter()
    if settings.redis_url:
        from maintenance.api.redis_counter import RedisCounter  # an import that few need

        counter = PatientCounter(RedisCounter(settings.redis_url))
    elif settings.api_workers > 1:
        counter = PatientCounter(SharedCounter(settings.state_dir))
    return RateLimits({"api": settings.rate_limit_api, "chat": settings.rate_limit_chat}, counter)


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    """Samples are written while it serves."""
    tally = app.state.metrics.tally
    sampler = Sampler(app.state.settings, "api", tally)
    sampler.start()
    stop_observing = observe(tally)
    yield
    stop_observing()
    await asyncio.to_thread(sampler.stop)
    await app.state.agent.aclose()
    await app.state.limits.aclose()
    app.state.sessions.close()


def from_environment() -> FastAPI:
    """The application of a worker process, which reads its settings itself and ends with its parent."""
    end_with_parent()
    settings = MaintenanceSettings()
    set_up_logging(settings)
    return create_app(settings)
