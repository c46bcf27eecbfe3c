"""Takes the pictures of the documentation from demo data: `python -m tests.browser.screenshots`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from maintenance.api.app import create_app
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.browser.conftest import ARGUMENTS, CHROMIUM, ask, chat_server, opened
from tests.operating import a_day
from tests.serving import served

FOLDER = factory.PROJECT_ROOT / "docs" / "images"
SHOTS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("chat", "ko-KR", "2026년 BW0021 월별 생산 추이", {"viewport": {"width": 1180, "height": 1180}}),
    ("chat_en", "en-US", "Top 5 items in October 2026", {"viewport": {"width": 1180, "height": 1180}}),
    (
        "chat_dark",
        "ko-KR",
        "지난달 BW0021 생산량?",
        {"color_scheme": "dark", "viewport": {"width": 1180, "height": 980}},
    ),
    ("chat_phone", "ko-KR", "지난달 BW0021 생산량?", {"viewport": {"width": 390, "height": 844}}),
)


def main() -> None:
    """Write every picture into docs/images."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / "data"
        folder.mkdir()
        hub(folder, "demo", "--rows", "40000", today="2026-11-20")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        take_monitor(browser, folder, FOLDER / "monitor.png")
        with chat_server(folder) as address:
            for name, locale, question, options in SHOTS:
                take(browser, address, FOLDER / f"{name}.png", (locale, question, options))
        browser.close()


def hub(folder: Path, *arguments: str, today: str = "") -> None:
    """Run a command of ours on the pictures' data."""
    quiet = {"HUB_INDEX_QUIET_SECONDS": "0", "HUB_SETTLE_SECONDS": "0"}
    environment = os.environ | quiet | {"HUB_DATA_DIR": str(folder)}
    if today:
        environment["HUB_TODAY"] = today
    command = [sys.executable, "-m", "maintenance", *arguments]
    subprocess.run(command, cwd=factory.PROJECT_ROOT, env=environment, check=True)


def take_monitor(browser: Browser, folder: Path, path: Path) -> None:
    """The operations page after a day's work."""
    hub(folder, "watch", "--once")
    hub(folder, "backup")
    settings = MaintenanceSettings(HUB_DATA_DIR=folder, CHAT_PORT=1)
    a_day(settings.state_dir)
    context = browser.new_context(locale="ko-KR", viewport={"width": 1360, "height": 1150})
    with served(create_app(settings)) as address:
        page = context.new_page()
        page.goto(f"{address}/monitor")
        page.wait_for_selector(".plot rect")
        page.screenshot(path=path)
    context.close()


def take(browser: Browser, address: str, path: Path, shot: tuple[str, str, dict[str, Any]]) -> None:
    """One question, its answer with the basis in sight, one picture."""
    locale, question, options = shot
    with opened(browser, address, locale, **options) as page:
        ask(page, question)
        page.wait_for_timeout(2000)
        page.locator("[data-step-type=user_message]").evaluate("question => question.scrollIntoView()")
        page.screenshot(path=path)


if __name__ == "__main__":
    main()
