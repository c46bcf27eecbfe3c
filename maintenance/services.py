"""The services of the hub, each with its command and the question whether it answers."""

from assistant.settings import Settings
from maintenance.generation import has_generation
from maintenance.hub_command import hub_command
from maintenance.knock import responds
from maintenance.scheduler_lock import is_scheduled
from maintenance.settings import MaintenanceSettings
from maintenance.supervisor import Service

WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


def services(settings: MaintenanceSettings) -> list[Service]:
    """What `hub up` keeps running."""
    host = visible_host(settings)
    api, chat = settings.api_port, settings.chat_port
    kept = [
        Service("publisher", hub_command("watch"), lambda: has_generation(settings)),
        Service("api", hub_command("api"), lambda: responds(host, api, "/healthz"), slow_start=True),
        Service("chat", hub_command("chat"), lambda: responds(host, chat, "/"), slow_start=True),
    ]
    if settings.schedule:
        kept.append(Service("scheduler", hub_command("schedule", "run"), lambda: is_scheduled(settings)))
    return kept


def visible_host(settings: Settings) -> str:
    """The address under which this machine reaches its own services."""
    return WILDCARDS.get(settings.host, settings.host)


def address(settings: Settings, port: int) -> str:
    """The URL to show."""
    host = visible_host(settings)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
