"""The REST API's server."""

import uvicorn

from maintenance.api.shared_metrics import share_metrics
from maintenance.settings import MaintenanceSettings

GRACE_SECONDS = 2


def serve_api(settings: MaintenanceSettings) -> None:
    """Serve until stopped; several workers share all that an answer depends on."""
    if settings.api_workers > 1:
        share_metrics(settings.state_dir)
    uvicorn.run(
        "maintenance.api.app:from_environment",
        factory=True,
        workers=settings.api_workers,
        host=settings.host,
        port=settings.api_port,
        log_config=None,  # the server's own lines go to the same log
        log_level="warning",
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
