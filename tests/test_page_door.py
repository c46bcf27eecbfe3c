"""Who is let in, and how the operator says so."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request

from assistant.page.accounts import Accounts
from assistant.page.door import (
    SECRET,
    Closed,
    DoorClosed,
    LocalUser,
    Mode,
    Throttle,
    check_door,
    mode_of,
    secret_of,
)
from assistant.page.limit import MinuteLimit
from assistant.page.state import State
from assistant.settings import Settings
from tests import factory
from tests.serving import served


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    state = State(tmp_path / "state")
    yield Accounts(state)
    state.close()


def test_password_is_kept_as_a_salted_hash(accounts: Accounts, tmp_path: Path) -> None:
    accounts.put("kim", "correct horse battery")
    accounts.put("lee", "correct horse battery")
    stored = State(tmp_path / "state").query("SELECT password FROM accounts")
    assert len(set(stored)) == 2 and not any("horse" in row[0] for row in stored)
    assert accounts.accepts("kim", "correct horse battery")
    assert not accounts.accepts("kim", "wrong") and not accounts.accepts("park", "")


def test_new_password_replaces_the_old_one_and_removal_ends_it(accounts: Accounts) -> None:
    accounts.put("kim", "first password")
    accounts.put("kim", "second password")
    assert not accounts.accepts("kim", "first password") and accounts.accepts("kim", "second password")
    assert accounts.remove("kim") and not accounts.remove("kim")
    assert not accounts.accepts("kim", "second password") and accounts.names() == []


@pytest.mark.parametrize(
    ("values", "mode"),
    [
        ({}, "local"),
        ({"HUB_HOST": "::1"}, "local"),
        ({"HUB_HOST": "0.0.0.0"}, "password"),
        ({"HUB_HOST": "192.168.0.7"}, "password"),
        ({"HUB_CHAT_HOSTS": "hub.factory.example"}, "password"),
        ({"HUB_CHAT_LOGIN": "header"}, "header"),
    ],
)
def test_only_this_machine_alone_needs_no_login(
    monkeypatch: pytest.MonkeyPatch, values: Mapping[str, str], mode: Mode
) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert mode_of(Settings()) == mode


@pytest.mark.parametrize(
    ("values", "environment", "reason"),
    [
        ({"HUB_HOST": "0.0.0.0"}, {}, "no_account"),
        ({}, {SECRET: "s" * 31}, "short_secret"),
        ({"HUB_CHAT_LOGIN": "header"}, {}, "no_header"),
        ({"HUB_CHAT_LOGIN": "oauth"}, {"OAUTH_GOOGLE_CLIENT_SECRET": "x"}, "no_oauth"),
    ],
)
def test_door_stays_closed(
    monkeypatch: pytest.MonkeyPatch,
    accounts: Accounts,
    values: Mapping[str, str],
    environment: Mapping[str, str],
    reason: Closed,
) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(DoorClosed) as closed:
        check_door(Settings(), accounts, environment)
    assert closed.value.reason == reason


def test_door_opens_with_an_account(monkeypatch: pytest.MonkeyPatch, accounts: Accounts) -> None:
    monkeypatch.setenv("HUB_HOST", "0.0.0.0")
    accounts.put("kim", "long enough to be safe")
    check_door(Settings(), accounts, {SECRET: "s" * 32})


def test_own_secret_is_long_private_and_lasts(tmp_path: Path) -> None:
    secret = secret_of(tmp_path, {})
    assert len(secret.encode()) >= 32 and secret_of(tmp_path, {}) == secret
    assert (tmp_path / "chat_secret").stat().st_mode & 0o077 == 0
    assert secret_of(tmp_path, {SECRET: "given" * 8}) == "given" * 8


def test_local_user_is_signed_in_whatever_the_browser_sends() -> None:
    app = FastAPI()

    @app.get("/")
    def cookies(request: Request) -> dict[str, str]:
        return request.cookies

    app.add_middleware(LocalUser, token=lambda: "proof")
    with served(app) as address:
        sent = {"cookie": "a=b; access_token=stale; access_token_0=x"}
        assert httpx.get(address, headers=sent).json() == {"a": "b", "access_token": "proof"}
        assert httpx.get(address).json() == {"access_token": "proof"}


def test_signing_in_is_throttled() -> None:
    app = FastAPI()

    @app.post("/login")
    def login() -> str:
        return "in"

    app.add_middleware(Throttle, limit=MinuteLimit(3))
    with served(app) as address:
        tries = [httpx.post(f"{address}/login") for _ in range(4)]
    assert [response.status_code for response in tries] == [200, 200, 200, 429]
    assert 0 < int(tries[-1].headers["retry-after"]) <= 60


def test_no_limit_means_no_limit() -> None:
    limit = MinuteLimit(0)
    assert {limit.seconds_to_wait("a") for _ in range(1000)} == {0}


def hub(
    data_dir: Path, *arguments: str, typed: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `hub` and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "maintenance", *arguments],
        cwd=factory.PROJECT_ROOT,
        env=os.environ | {"HUB_DATA_DIR": str(data_dir)} | settings,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_operator_adds_lists_and_removes_users(data_dir: Path) -> None:
    assert hub(data_dir, "user", "add", "지영", typed="short\n").returncode == 1
    assert hub(data_dir, "user", "add", "지영", typed="long enough to be safe\n").returncode == 0
    assert hub(data_dir, "user", "list").stdout == "지영\n"
    assert hub(data_dir, "user", "remove", "지영").returncode == 0
    missing = hub(data_dir, "user", "remove", "지영")
    assert missing.returncode == 1 and "hub user list" in missing.stderr


@pytest.mark.parametrize("command", ["chat", "up"])
def test_chat_does_not_start_open_to_the_network(data_dir: Path, command: str) -> None:
    refused = hub(data_dir, command, HUB_HOST="0.0.0.0", CHAT_PORT="18503", API_PORT="18504")
    assert refused.returncode == 1 and "hub user add" in refused.stderr and "Traceback" not in refused.stderr
