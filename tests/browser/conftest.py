"""A real chat server in a process of its own, and a real Chromium looking at it."""

import os
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect, sync_playwright

from tests import factory

CHROMIUM = "/usr/bin/chromium"
POPUPS = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
"""Pages of Chromium's address bar, which cost each profile as much as half a load of ours."""
PLAYWRIGHTS = (
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)
"""What Playwright switches off: Chromium heeds only the last list, so ours names it too."""
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={POPUPS},{PLAYWRIGHTS}",
]
START_SECONDS = 180
PATIENCE = 90_000
"""Milliseconds that the page may take for anything, on a machine that is busy with other tests as well."""
expect.set_options(timeout=PATIENCE)
Told = Mapping[str, Any]
"""What is asked, and what the page says, in one language."""
TOLD: Mapping[str, Told] = tomllib.loads((Path(__file__).parent / "told.toml").read_text(encoding="utf-8"))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def chat_server(folder: Path, **settings: str) -> Iterator[str]:
    """`hub chat` on the data of `folder`; gives its address."""
    port = free_port()
    environment = {**_plain_environment(), "HUB_DATA_DIR": str(folder), "HUB_TODAY": "2026-11-20"}
    environment |= {"CHAT_PORT": str(port), "HUB_RATE_LIMIT_CHAT": "0", "HUB_METRICS_SECONDS": "1"}
    environment |= settings
    log = (folder / f"chat-{port}.log").open("wb")
    command = [sys.executable, "-m", "maintenance", "chat"]
    process = subprocess.Popen(
        command, cwd=factory.PROJECT_ROOT, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", process, Path(log.name))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def _plain_environment() -> Mapping[str, str]:
    ours = ("HUB_", "GEMINI_", "GOOGLE_", "CHAINLIT_", "CHAT_PORT", "API_PORT")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"the chat did not start: {log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data that the chat of this session answers from."""
    return factory.small_years(tmp_path_factory.mktemp("chat") / "data")


@pytest.fixture(scope="session")
def chat(years: Path) -> Iterator[str]:
    """Address of a chat that needs no key and no login."""
    with chat_server(years) as address:
        yield address


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright's own process; its event loop must be gone before another module's asyncio tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@contextmanager
def opened(browser: Browser, address: str, locale: str = "ko-KR", **options: object) -> Iterator[Page]:
    """A fresh browser profile that has the page open and ready to be asked."""
    context: BrowserContext = browser.new_context(locale=locale, **options)  # type: ignore[arg-type]  # as Playwright takes them
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    try:
        begin(page, address)
        yield page
    finally:
        context.close()


def begin(page: Page, address: str) -> None:
    """Open the page, ready to be asked, with nothing said yet."""
    page.goto(address)
    page.wait_for_selector("#chat-input")
    page.wait_for_selector(".hub-line")
    page.wait_for_selector("#starters button:enabled")
    page.wait_for_selector("#command-button")  # the server has greeted it: what is sent earlier may be lost


def command(page: Page, name: str) -> None:
    """Choose a command from the list that `/` opens, and send it."""
    page.click("#chat-input")
    page.keyboard.insert_text(f"/{name}")
    page.wait_for_selector("[data-index='0']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".command-buttons-container button")
    page.keyboard.press("Enter")


@pytest.fixture(params=TOLD, scope="module")
def told(request: pytest.FixtureRequest) -> Told:
    """Each language in turn."""
    return TOLD[request.param]


@pytest.fixture(scope="module")
def page(browser: Browser, chat: str, told: Told) -> Iterator[Page]:
    """One page for all tests of a module in one language; each asks on and looks at the last answer."""
    with opened(browser, chat, told["locale"], permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


@pytest.fixture
def korean(browser: Browser, chat: str) -> Iterator[Page]:
    """The page in a Korean browser."""
    with opened(browser, chat, "ko-KR") as page:
        yield page


@pytest.fixture
def english(browser: Browser, chat: str) -> Iterator[Page]:
    """The page in an English browser."""
    with opened(browser, chat, "en-US") as page:
        yield page


def ask(page: Page, question: str) -> None:
    """Type a question and wait until its answer stands with everything below it."""
    answers = page.locator(".hub-answer").count()
    send(page, question)
    page.wait_for_function("count => document.querySelectorAll('.hub-answer').length > count", arg=answers)


def last_answer(page: Page) -> Locator:
    """The newest answer: its words and all below them."""
    return page.locator("[data-step-type=assistant_message]:has(.hub-answer)").last


def send(page: Page, question: str) -> None:
    """Type a question and press Enter."""
    page.click("#chat-input")
    page.keyboard.insert_text(question)
    page.wait_for_selector("#chat-submit:enabled")
    page.keyboard.press("Enter")
