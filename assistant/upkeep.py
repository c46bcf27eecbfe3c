"""What the page does by itself while it runs: it forgets what need not be kept."""

import asyncio

from chainlit.chat_context import chat_contexts
from chainlit.session import ws_sessions_id

from assistant.data_layer import DataLayer
from assistant.memory import Sessions

EVERY_SECONDS = 60
DAY = 24 * 3600


async def forget_closed_sessions(sessions: Sessions) -> None:
    """Let go of what is remembered of pages that are gone.

    Chainlit would keep their messages for ever; a conversation that is opened again is read from its history.
    """
    while True:
        before = {session.thread_id for session in ws_sessions_id.values()}
        await asyncio.sleep(EVERY_SECONDS)
        now = {session.thread_id for session in ws_sessions_id.values()}
        sessions.keep_only(before | now)
        for session_id in chat_contexts.keys() - ws_sessions_id.keys():
            chat_contexts.pop(session_id, None)


async def retain(data_layer: DataLayer, days: int) -> None:
    """Forget conversations that rested longer than the retention, once a day; 0 keeps all."""
    while days:
        await data_layer.expire(days)
        await asyncio.sleep(DAY)
