"""Puts an agent together from settings."""

from assistant.agent import Agent
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from assistant.settings import Settings
from tools.warehouse import Warehouse


def build_agent(settings: Settings) -> Agent:
    """The agent of one process: its warehouse, its sessions and the models its settings ask for."""
    return Agent([Planner()], Warehouse(settings.snapshots_dir), Sessions(), settings.now)
