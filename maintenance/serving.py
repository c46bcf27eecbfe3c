"""What a service does before it serves, alone or under the supervisor."""

from assistant.settings import Settings
from maintenance.generation import ensure_generation
from maintenance.lifeline import hold_lifeline
from maintenance.preflight import check_port


def ready_to_serve(settings: Settings, port: int, setting: str) -> None:
    """Hold the supervisor's lifeline; where there is none, see to a generation and a free port."""
    if hold_lifeline():
        return
    check_port(settings.host, port, setting)
    ensure_generation(settings)
