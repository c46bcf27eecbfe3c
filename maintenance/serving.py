"""What a service that runs alone sees to before it serves."""

from assistant.settings import Settings
from maintenance.generation import ensure_generation
from maintenance.preflight import check_port


def see_to_needs(settings: Settings, port: int, setting: str) -> None:
    """A free port, and a generation to answer from."""
    check_port(settings.host, port, setting)
    ensure_generation(settings)
