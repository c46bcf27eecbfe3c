"""`hub chat` and `hub api`: one service alone."""

import os
from importlib import import_module
from typing import Annotated

import typer


def chat() -> None:
    """Serve the chat page on CHAT_PORT."""
    from maintenance.chat_server import import_page, serve_chat
    from maintenance.chat_users import check_chat_door
    from maintenance.console import load_settings
    from maintenance.lifeline import hold_lifeline
    from maintenance.serving import see_to_needs

    supervised = hold_lifeline(prepare=import_page)
    settings = load_settings()
    if not supervised:
        check_chat_door(settings)
        see_to_needs(settings, settings.chat_port, "CHAT_PORT", meanwhile=import_page)
    serve_chat(settings)


def api(
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Worker processes; HUB_API_WORKERS where not given.")
    ] = None,
) -> None:
    """Serve the REST API on API_PORT."""
    from maintenance.api_server import serve_api
    from maintenance.console import load_settings
    from maintenance.lifeline import hold_lifeline
    from maintenance.serving import see_to_needs

    supervised = hold_lifeline(prepare=lambda: import_module("maintenance.api.app"))
    if workers:
        os.environ["HUB_API_WORKERS"] = str(workers)  # the workers read their settings themselves
    settings = load_settings()
    if not supervised:
        see_to_needs(settings, settings.api_port, "API_PORT")
    serve_api(settings)
