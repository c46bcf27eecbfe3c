"""The REST API's server."""

import uvicorn

from assistant.settings import Settings

GRACE_SECONDS = 2


def serve_api(settings: Settings) -> None:
    """Serve until stopped."""
    uvicorn.run(
        "maintenance.api.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.api_port,
        log_level="warning",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
