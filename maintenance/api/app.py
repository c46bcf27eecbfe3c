"""The REST application, put together from settings."""

from fastapi import FastAPI

from assistant.engine import build_agent
from assistant.settings import Settings
from maintenance.api import chat, health, problems, tools


def create_app(settings: Settings) -> FastAPI:
    """An application whose agent and settings its routes find in `app.state`."""
    app = FastAPI(title="Production Data Hub", version="1", summary="Production facts with their basis.")
    app.state.settings = settings
    app.state.agent = build_agent(settings)
    problems.install(app)
    for routes in (chat, health, tools):
        app.include_router(routes.router)
    return app
