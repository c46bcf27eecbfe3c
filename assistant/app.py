"""The chat page's handlers; Chainlit runs this file by its path, and nobody imports it."""

import asyncio
from contextlib import aclosing
from typing import Any

import chainlit as cl
from chainlit.auth import get_current_user, require_login
from chainlit.auth.cookie import get_token_from_cookies
from chainlit.chat_context import chat_context
from chainlit.server import app, get_html_template
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant.engine import build_agent
from assistant.page.export import exported
from assistant.page.guard import Guard, allowed_hosts
from assistant.page.language import language_of_environ, language_of_tag
from assistant.page.limit import QuestionLimit
from assistant.page.opening import opening, starters
from assistant.page.recalculate import calculated_again
from assistant.page.routes import routes
from assistant.page.rows import rows_behind
from assistant.page.words import Words
from assistant.render import AnswerView, send_answer
from assistant.settings import Settings
from tools.tool import Facts

settings = Settings()
agent = build_agent(settings)
limit = QuestionLimit(settings.rate_limit_chat)
CHAINLIT_STOPPED = "Task manually stopped."
"""What Chainlit says when a task is stopped, in English only; our own sentence takes its place."""


async def signed_in(request: Request) -> bool:
    """Whether the request carries a valid login, where one is needed."""
    if not require_login():
        return True
    try:
        return await get_current_user(get_token_from_cookies(request.cookies) or "") is not None
    except HTTPException:
        return False


app.add_middleware(Guard, hosts=allowed_hosts(settings.host))
app.router.routes[:0] = routes(
    get_html_template(""), lambda language: opening(settings, agent.warehouse, language), signed_in
)


def words_of_session() -> Words:
    """The page's words in the language of this session's browser."""
    return Words(language_of_environ(cl.context.session.environ), settings.today())


@cl.set_starters
async def show_starters(_user: cl.User | None, language: str | None) -> list[cl.Starter]:
    """Questions that fit the data, in the language of the page."""
    words = Words(language_of_tag(language or ""), settings.today())
    fitting = await asyncio.to_thread(starters, agent.warehouse, words)
    return [cl.Starter(label=starter.label, message=starter.question) for starter in fitting]


@cl.on_message
async def answer(message: cl.Message) -> None:
    """Answer a question; the agent turns whatever goes wrong into a sentence."""
    cl.context.session.current_task = asyncio.current_task()
    words = words_of_session()
    if wait := limit.seconds_to_wait(client()):
        await cl.Message(content=words.say("answer.too_many", seconds=wait)).send()
        return
    view = AnswerView(message.content, words)
    try:
        async with aclosing(
            agent.ask(message.content, cl.context.session.thread_id, words.language)
        ) as events:
            async for event in events:
                await view.show(event)
    except asyncio.CancelledError:
        await view.stopped()
        raise
    finally:
        await view.close()


@cl.action_callback("rows")
async def show_rows(action: cl.Action) -> dict[str, Any]:
    """A page of the rows behind a figure."""
    return await asyncio.to_thread(rows_behind, agent.warehouse, action.payload, words_of_session())


@cl.action_callback("export")
async def export(action: cl.Action) -> dict[str, str]:
    """An answer's tables as a file."""
    return await asyncio.to_thread(exported, action.payload, words_of_session())


@cl.action_callback("recalculate")
async def recalculate(action: cl.Action) -> dict[str, bool]:
    """The same calls on the data of now, as a new answer."""
    words = words_of_session()
    facts = Facts(agent.warehouse.current(), settings.today())
    again = await asyncio.to_thread(calculated_again, facts, action.payload, words)
    await send_answer(again, str(action.payload["question"]), words, cl.Message(content=""))
    return {"done": True}


@cl.on_stop
async def forget_chainlits_sentence() -> None:
    """Take away Chainlit's English sentence: the answer itself says that it was stopped."""
    for message in chat_context.get():
        if message.content == CHAINLIT_STOPPED:
            await message.remove()


def client() -> str:
    """Who asks, for the limit: the person who is logged in, else the address."""
    session = cl.context.session
    return session.user.identifier if session.user else str(session.environ.get("REMOTE_ADDR", ""))
