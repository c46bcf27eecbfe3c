"""Puts an agent together from settings."""

from assistant.agent import Agent
from assistant.breaker import Breaker
from assistant.course import Limits
from assistant.glossary import GlossaryFile
from assistant.memory import Sessions
from assistant.model import Model
from assistant.planner.planner import Planner
from assistant.settings import Settings
from tools.warehouse import Warehouse


def build_agent(settings: Settings, sessions: Sessions | None = None) -> Agent:
    """The agent of one process: its warehouse, its sessions and the models its settings ask for."""
    sessions = Sessions() if sessions is None else sessions
    limits = Limits(settings.deadline_seconds, settings.max_steps, settings.question_token_cap)
    warehouse = Warehouse(settings.snapshots_dir)
    glossary = GlossaryFile(settings.data_dir).current
    if settings.engine == "planner" or (settings.engine == "auto" and settings.gemini_api_key is None):
        return Agent([Planner()], warehouse, sessions, settings.now, limits, glossary=glossary)
    from assistant.gemini import Gemini  # slow to import, and never needed without a key

    gemini = Gemini(settings)
    models: list[Model] = [gemini]
    if settings.engine == "auto":
        models = [Breaker(gemini, first_pause=settings.breaker_seconds), Planner()]
    return Agent(models, warehouse, sessions, settings.now, limits, service=gemini, glossary=glossary)
