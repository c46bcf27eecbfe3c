"""Takes the pictures of the documentation from demo data: `python -m tests.browser.screenshots`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests import factory
from tests.browser.conftest import ARGUMENTS, CHROMIUM, ask, chat_server, opened

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
        environment = os.environ | {"HUB_DATA_DIR": str(folder), "HUB_TODAY": "2026-11-20"}
        command = [sys.executable, "-m", "maintenance", "demo", "--rows", "40000"]
        subprocess.run(command, cwd=factory.PROJECT_ROOT, env=environment, check=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with chat_server(folder) as address:
            for name, locale, question, options in SHOTS:
                take(browser, address, FOLDER / f"{name}.png", (locale, question, options))
        browser.close()


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
