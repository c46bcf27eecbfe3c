"""Tells Chainlit how people are recognised, and puts the guards before it."""

import asyncio
import os

import chainlit as cl
from chainlit.auth import create_jwt, get_current_user
from chainlit.auth.cookie import get_token_from_cookies
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant.page.accounts import Accounts
from assistant.page.door import (
    LOCAL_USER,
    SECRET,
    SIGN_INS_A_MINUTE,
    LocalUser,
    Throttle,
    check_door,
    mode_of,
    secret_of,
)
from assistant.page.guard import Guard, allowed_hosts
from assistant.page.limit import MinuteLimit
from assistant.settings import Settings


def open_entrance(app: Starlette, settings: Settings, accounts: Accounts) -> None:
    """Let in whom the settings say, and nobody else.

    Raises DoorClosed.
    """
    check_door(settings, accounts, os.environ)
    os.environ[SECRET] = secret_of(settings.state_dir, os.environ)
    match mode_of(settings):
        case "local":
            let_in_everyone_here(app)
        case "password":
            ask_for_password(app, accounts)
        case "header":
            trust_header(settings.chat_user_header or "")
        case "oauth":
            trust_provider()
    app.add_middleware(Guard, hosts=allowed_hosts(settings.host, settings.chat_hosts.split(",")))


async def signed_in(request: Request) -> bool:
    """Whether the request carries a valid login."""
    try:
        return await get_current_user(get_token_from_cookies(request.cookies) or "") is not None
    except HTTPException:
        return False


def let_in_everyone_here(app: Starlette) -> None:
    """Whoever sits at this machine is its one user."""

    @cl.header_auth_callback
    async def local_user(_headers: Headers) -> cl.User | None:
        return cl.User(identifier=LOCAL_USER)

    app.add_middleware(LocalUser, token=lambda: create_jwt(cl.User(identifier=LOCAL_USER)))


def ask_for_password(app: Starlette, accounts: Accounts) -> None:
    """Users of `hub user add`, who may try a few passwords a minute, each and from each address."""
    tries = MinuteLimit(SIGN_INS_A_MINUTE)

    @cl.password_auth_callback
    async def sign_in(name: str, password: str) -> cl.User | None:
        if tries.seconds_to_wait(name):
            return None
        known = await asyncio.to_thread(accounts.accepts, name, password)
        return cl.User(identifier=name) if known else None

    app.add_middleware(Throttle, limit=MinuteLimit(SIGN_INS_A_MINUTE))


def trust_header(header: str) -> None:
    """Users whom the proxy in front of the page names in that header."""

    @cl.header_auth_callback
    async def vouched_for(headers: Headers) -> cl.User | None:
        name = headers.get(header, "").strip()
        return cl.User(identifier=name) if name else None


def trust_provider() -> None:
    """Users whom the configured OAuth provider knows."""

    @cl.oauth_callback
    async def known_elsewhere(
        _provider: str, _token: str, _raw: dict[str, str], user: cl.User, _id_token: str | None = None
    ) -> cl.User | None:
        return user
