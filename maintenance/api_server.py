"""The REST API's server."""

import uvicorn

from assistant.settings import Settings
from maintenance.api.app import create_app

GRACE_SECONDS = 2


def serve_api(settings: Settings) -> None:
    """Serve until stopped."""
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.api_port,
        log_level="warning",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
