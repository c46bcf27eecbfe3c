"""The chat's accounts as an operator keeps them, and whether the page may be served with them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.page.accounts import SHORTEST_PASSWORD, Accounts
from assistant.page.door import DoorClosed, check_door
from assistant.page.state import State
from assistant.settings import Settings
from maintenance.errors import OperatorError


@contextmanager
def accounts(settings: Settings) -> Iterator[Accounts]:
    """The accounts, open for a while."""
    state = State(settings.state_dir)
    try:
        yield Accounts(state)
    finally:
        state.close()


def check_password(password: str) -> None:
    """A password is long enough to stand against guessing."""
    if len(password) < SHORTEST_PASSWORD:
        raise OperatorError("user_password_short", least=SHORTEST_PASSWORD)


def check_chat_door(settings: Settings) -> None:
    """The chat lets in whom it should and nobody else, at the address it is to be served on."""
    with accounts(settings) as known:
        try:
            check_door(settings, known, os.environ)
        except DoorClosed as closed:
            raise OperatorError(f"door_{closed.reason}", host=settings.host) from closed
