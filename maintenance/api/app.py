"""The REST application, put together from settings."""

from fastapi import FastAPI

from assistant.engine import build_agent
from assistant.settings import Settings
from maintenance.api import chat, health, items, problems, records, summary, tools
from maintenance.api.cache import ResponseCache
from maintenance.api.cursor import Cursors
from maintenance.api.secret import shared_secret


def create_app(settings: Settings) -> FastAPI:
    """An application; its routes find what they share in `app.state` through the types of `state.py`."""
    app = FastAPI(title="Production Data Hub", version="1", summary="Production facts with their basis.")
    app.state.settings = settings
    app.state.agent = build_agent(settings)
    app.state.cache = ResponseCache()
    app.state.cursors = Cursors(shared_secret(settings.state_dir))
    problems.install(app)
    for routes in (records, items, summary, chat, tools, health):
        app.include_router(routes.router)
    return app
