"""One question from the console, in a conversation that outlives the process."""

import asyncio

from assistant.engine import build_agent
from assistant.events import Answer
from assistant.settings import Settings
from maintenance.generation import ensure_generation
from maintenance.session_file import SessionFiles


def ask_once(settings: Settings, question: str, session_id: str | None) -> Answer:
    """The answer to a question in the session of that id, a new one where it is unknown."""
    ensure_generation(settings)
    return asyncio.run(_ask(settings, question, session_id))


async def _ask(settings: Settings, question: str, session_id: str | None) -> Answer:
    agent, files = build_agent(settings), SessionFiles(settings.state_dir)
    session = agent.sessions.open(session_id)
    session.exchanges.extend(files.load(session.id))
    try:
        answer = await agent.answer(question, session.id)
    finally:
        await agent.aclose()
    files.save(session.id, session.exchanges)
    return answer
