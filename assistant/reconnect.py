"""Shows a browser that was away what was answered meanwhile, which Chainlit itself does not."""

from chainlit.context import init_ws_context
from chainlit.server import sio
from chainlit.session import WebsocketSession

from assistant.data_layer import DataLayer

EVENT = "connection_successful"


def catch_up(data_layer: DataLayer) -> None:
    """From now on a browser that comes back gets its conversation anew."""
    greet = sio.handlers["/"][EVENT]

    async def greet_and_catch_up(sid: str) -> None:
        session = WebsocketSession.require(sid)
        was_away = session.restored and session.has_first_interaction
        await greet(sid)
        if was_away:
            await _send_again(session, data_layer)

    sio.on(EVENT, greet_and_catch_up)


async def _send_again(session: WebsocketSession, data_layer: DataLayer) -> None:
    emitter = init_ws_context(session).emitter
    thread = await data_layer.get_thread(session.thread_id)
    if thread is not None:
        await emitter.resume_thread(thread)
    if session.current_task is not None and not session.current_task.done():
        await emitter.task_start()
