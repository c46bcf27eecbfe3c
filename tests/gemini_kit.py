"""What tests with a fake Gemini service share: a Gemini and a whole agent aimed at it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.agent import Agent
from assistant.engine import build_agent
from assistant.events import Event
from assistant.gemini import Gemini
from assistant.model import Reply, Turn
from assistant.retry import RetryPolicy
from assistant.settings import Settings
from tests.fake_gemini import FakeGemini, Json, error, quota_failure
from tools.tool import Facts
from tools.warehouse import Generation

KEY = "AIza-secret-of-the-test"
QUICK = RetryPolicy(first_pause=0.001, longest_pause=0.002, least_time=0.01)
"""The real policy with pauses too short to wait for."""
MARCH: Json = {"date_from": "2026-03-01", "date_to": "2026-03-31", "item_code": "BW0021"}
SUMMARY = ("get_production_summary", MARCH)
QUESTION = "2026년 3월 BW0021 생산량?"
GOOD = "2026년 3월 BW0021 생산량은 300개입니다."
DAILY = error(429, details=[quota_failure("GenerateRequestsPerDayPerProjectPerModel-FreeTier")])


@dataclass
class Heard:
    """What a model said while it was asked, piece by piece."""

    pieces: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, piece: str) -> None:
        """Take a piece."""
        self.pieces.append(piece)
        self.news.set()

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


def gemini_settings(server: FakeGemini, folder: Path, **values: Any) -> Settings:
    """Settings that lead to the fake service."""
    given = {"gemini_api_key": KEY, "google_gemini_base_url": server.url, "data_dir": folder}
    return Settings.model_validate({**given, **values})


@asynccontextmanager
async def gemini_of(server: FakeGemini, folder: Path, **values: Any) -> AsyncIterator[Gemini]:
    """A Gemini aimed at the fake service, with quick retries."""
    gemini = Gemini(gemini_settings(server, folder, **values), policy=QUICK)
    try:
        yield gemini
    finally:
        await gemini.aclose()


def turn_of(generation: Generation, question: str = "3월 BW0021 생산량?", **values: Any) -> Turn:
    """A turn at its beginning."""
    settings = Settings.model_validate({"fixed_today": "2026-11-20"})
    return Turn(question, "ko", settings.now(), Facts(generation, date(2026, 11, 20)), **values)


async def ask(gemini: Gemini, turn: Turn) -> tuple[Reply, Heard]:
    """One step, and what was said meanwhile."""
    heard = Heard()
    return await gemini.ask(turn, heard.say), heard


@asynccontextmanager
async def hub(server: FakeGemini, folder: Path, **values: Any) -> AsyncIterator[Agent]:
    """The agent as the hub builds it, its Gemini aimed at the fake service."""
    with TemporaryDirectory() as state:
        given = {"fixed_today": "2026-11-20", "state_dir_or_default": Path(state), **values}
        agent = build_agent(gemini_settings(server, folder, **given))
        try:
            yield agent
        finally:
            await agent.aclose()


async def events_of(agent: Agent, question: str, session: str | None = None) -> list[Event]:
    """Everything that happens while a question is answered."""
    return [event async for event in agent.ask(question, session)]
