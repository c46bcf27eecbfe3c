"""The chat page's handlers; Chainlit runs this file by its path, and nobody imports it."""

import asyncio
from contextlib import aclosing
from pathlib import Path
from typing import Any, cast
from weakref import WeakKeyDictionary

import chainlit as cl
from chainlit.chat_context import chat_context
from chainlit.server import app, get_html_template
from chainlit.types import CommandDict, ThreadDict

from assistant.agent import Agent
from assistant.data_layer import DataLayer
from assistant.engine import build_agent
from assistant.entrance import open_entrance, signed_in
from assistant.model import ToolCall
from assistant.observers import tell_the_end
from assistant.page.accounts import Accounts
from assistant.page.commands import EXPORT, HELP, Command, command_of, commands, help_text
from assistant.page.export import exported, last_tables, offered
from assistant.page.forms import FormModel, arguments_of, form_props, is_complete
from assistant.page.language import language_of_environ, language_of_tag
from assistant.page.limit import MinuteLimit
from assistant.page.opening import opening, starters
from assistant.page.recalculate import calculated_again
from assistant.page.rewind import Rewind
from assistant.page.routes import routes
from assistant.page.rows import rows_behind
from assistant.page.state import State
from assistant.page.words import Words
from assistant.reconnect import catch_up
from assistant.render import AnswerView, send_answer, send_form
from assistant.settings import Settings
from assistant.upkeep import forget_closed_sessions, retain
from tools.tool import Facts

settings = Settings()
agent = build_agent(settings)
state = State(settings.state_dir)
accounts = Accounts(state)
data_layer = DataLayer(state, settings.today)
questions = MinuteLimit(settings.rate_limit_chat)
background: set[asyncio.Task[None]] = set()
rewinds: WeakKeyDictionary[object, Rewind] = WeakKeyDictionary()
CHAINLIT_STOPPED = "Task manually stopped."
"""What Chainlit says when a task is stopped, in English only; our own sentence takes its place."""


open_entrance(app, settings, accounts)
app.router.routes[:0] = routes(
    get_html_template(""),
    Path(__file__).parent.parent / "public",
    lambda language: opening(settings, agent.warehouse, language),
    signed_in,
)
catch_up(data_layer)


@cl.data_layer
def kept_by() -> DataLayer:
    """Conversations are kept in our own database."""
    return data_layer


@cl.on_app_startup
async def keep_up() -> None:
    """End what was left unanswered, and forget from the start on what need not be kept."""
    await data_layer.end_unfinished()
    background.add(asyncio.create_task(forget_closed_sessions(agent.sessions)))
    background.add(asyncio.create_task(retain(data_layer, settings.chat_retention_days)))


@cl.on_app_shutdown
async def close() -> None:
    """Let those who count write their last."""
    await asyncio.to_thread(tell_the_end)


def words_of_session() -> Words:
    """The page's words in the language of this session's browser."""
    return Words(language_of_environ(cl.context.session.environ), settings.today())


@cl.set_starters
async def show_starters(_user: cl.User | None, language: str | None) -> list[cl.Starter]:
    """Questions that fit the data, in the language of the page."""
    words = Words(language_of_tag(language or ""), settings.today())
    fitting = await asyncio.to_thread(starters, agent.warehouse, words)
    return [cl.Starter(label=starter.label, message=starter.question) for starter in fitting]


@cl.on_chat_start
async def start() -> None:
    """Offer the commands; the page itself says the rest."""
    listed = cast("list[CommandDict]", commands(words_of_session()))
    await cl.context.emitter.set_commands(listed)


@cl.on_message
async def answer(message: cl.Message) -> None:
    """Answer a question or do a command; the agent turns whatever goes wrong into a sentence."""
    cl.context.session.current_task = asyncio.current_task()
    words = words_of_session()
    command = command_of(message.content, message.command)
    if asks(command) and (wait := questions.seconds_to_wait(client())):
        await cl.Message(content=words.say("answer.too_many", seconds=wait)).send()
        return
    await take_back(message)
    if command is None:
        await show(agent, message.content, words)
    else:
        await do(command, words)


def asks(command: Command | None) -> bool:
    """Whether a message reads data, or only opens a form, the help or the downloads."""
    tool = command.tool if command else None
    return command is None or (tool is not None and is_complete(tool, arguments_of(tool, command.rest)))


async def do(command: Command, words: Words) -> None:
    """Run a tool whose arguments are complete, or ask for them; or do one of the page's own commands."""
    if command.key == HELP:
        await cl.Message(content=help_text(words)).send()
    elif command.key == EXPORT:
        await offer_export(words)
    elif (tool := command.tool) is not None:
        given = arguments_of(tool, command.rest)
        if is_complete(tool, given):
            model = FormModel(ToolCall("form", tool.name, given))
            form_agent = Agent([model], agent.warehouse, agent.sessions, settings.now, agent.limits)
            await show(form_agent, f"/{words.section('command')[tool.name]} {command.rest}", words)
        else:
            props = await asyncio.to_thread(form_props, tool, given, agent.warehouse.current(), words)
            await send_form(props, words)
            if not agent.sessions.open(cl.context.session.thread_id).exchanges:
                await cl.context.emitter.init_thread(props["command"])


async def show(answerer: Agent, question: str, words: Words) -> None:
    """Show everything that happens while a question is answered."""
    view = AnswerView(question, words)
    try:
        events = answerer.ask(question, cl.context.session.thread_id, words.language)
        async with aclosing(events):
            async for event in events:
                await view.show(event)
    except asyncio.CancelledError:
        await view.stopped()
        raise
    finally:
        await view.close()


async def offer_export(words: Words) -> None:
    """The tables of the last answer once more, with their downloads."""
    tables = last_tables(agent.sessions.open(cl.context.session.thread_id).exchanges)
    if tables:
        await send_answer(offered(tables, words), "", words, cl.Message(content=""))
    else:
        await cl.Message(content=words.say("form.nothing_to_export")).send()


async def take_back(message: cl.Message) -> None:
    """Where a message was edited, forget what came after it."""
    thread_id = cl.context.session.thread_id
    if rewind_of_session().to(message.id, agent.sessions.open(thread_id)):
        await data_layer.cut(thread_id, message.id)


@cl.on_chat_resume
async def resume(thread: ThreadDict) -> None:
    """Go on where a kept conversation ended."""
    rewind_of_session().resume(thread, agent.sessions.open(thread["id"]))
    await start()


def rewind_of_session() -> Rewind:
    """What this browser's conversation remembered before each message."""
    return rewinds.setdefault(cl.context.session, Rewind())


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
    """Who asks, for the limit."""
    user = cl.context.session.user
    return user.identifier if user else ""
