"""What the page does by itself while it runs: it forgets what need not be kept."""

import asyncio

from chainlit.chat_context import chat_contexts
from chainlit.session import ws_sessions_id

from assistant.data_layer import DataLayer

EVERY_SECONDS = 60
DAY = 24 * 3600


async def forget_closed_sessions() -> None:
    """Let go of messages of sessions that are gone, which Chainlit keeps for ever."""
    while True:
        for session_id in chat_contexts.keys() - ws_sessions_id.keys():
            chat_contexts.pop(session_id, None)
        await asyncio.sleep(EVERY_SECONDS)


async def retain(data_layer: DataLayer, days: int) -> None:
    """Forget conversations that rested longer than the retention, once a day; 0 keeps all."""
    while days:
        await data_layer.expire(days)
        await asyncio.sleep(DAY)
