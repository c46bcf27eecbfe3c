"""`hub chat` and `hub api`: one service alone."""


def chat() -> None:
    """Serve the chat page on CHAT_PORT."""
    from maintenance.chat_server import serve_chat
    from maintenance.console import load_settings
    from maintenance.serving import ready_to_serve

    settings = load_settings()
    ready_to_serve(settings, settings.chat_port, "CHAT_PORT")
    serve_chat(settings)


def api() -> None:
    """Serve the REST API on API_PORT."""
    from maintenance.api_server import serve_api
    from maintenance.console import load_settings
    from maintenance.serving import ready_to_serve

    settings = load_settings()
    ready_to_serve(settings, settings.api_port, "API_PORT")
    serve_api(settings)
