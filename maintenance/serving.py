"""What a service that runs alone sees to before it serves."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from assistant.settings import Settings
from maintenance.generation import ensure_generation
from maintenance.preflight import check_port


def see_to_needs(
    settings: Settings, port: int, setting: str, meanwhile: Callable[[], object] = lambda: None
) -> None:
    """A free port, and a generation to answer from; `meanwhile` is done while that is made."""
    check_port(settings.host, port, setting)
    with ThreadPoolExecutor(max_workers=1) as other:
        generation = other.submit(ensure_generation, settings)
        meanwhile()
        generation.result()
