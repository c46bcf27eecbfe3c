"""The REST API's server."""

import uvicorn

from maintenance.settings import MaintenanceSettings

GRACE_SECONDS = 2


def serve_api(settings: MaintenanceSettings, workers: int = 1) -> None:
    """Serve until stopped; several workers share the port, the generation, the secret and the keys."""
    uvicorn.run(
        "maintenance.api.app:from_environment",
        factory=True,
        workers=workers,
        host=settings.host,
        port=settings.api_port,
        log_level="warning",
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
