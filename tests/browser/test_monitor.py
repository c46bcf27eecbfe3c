"""The operations page in a real browser: both languages, both themes, a phone, the keyboard, and a key."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from maintenance.api.app import create_app
from maintenance.api.keys import KeyStore
from maintenance.operations.job_runs import switches
from maintenance.operations.samples import samples_since
from maintenance.operations.store import Store
from maintenance.operations.wishes import waiting_wishes
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.browser.conftest import PATIENCE, ask
from tests.browser.conftest import opened as chat_opened
from tests.operating import a_day, services_run
from tests.serving import served
from tests.waiting import until

pytestmark = pytest.mark.browser
POOR_CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> MaintenanceSettings:
    """A hub that has worked for a day."""
    folder = factory.small_years(tmp_path_factory.mktemp("monitor") / "data")
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    settings = MaintenanceSettings(HUB_DATA_DIR=folder, CHAT_PORT=1)
    a_day(settings.state_dir)
    return settings


@pytest.fixture(scope="module")
def address(settings: MaintenanceSettings) -> Iterator[str]:
    with served(create_app(settings)) as address:
        yield address


@pytest.fixture(autouse=True)
def supervised(settings: MaintenanceSettings) -> None:
    """The supervisor has said a moment ago that it is there."""
    services_run(settings.state_dir, datetime.now(UTC))


@contextmanager
def opened(browser: Browser, address: str, locale: str = "ko-KR", **options: Any) -> Iterator[Page]:
    """The operations page in a fresh browser profile; whatever it complains of fails the test."""
    context = browser.new_context(locale=locale, **options)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if address not in request.url else None)
    try:
        page.goto(f"{address}/monitor")
        yield page
        assert [text for text in complaints if "401" not in text and "403" not in text] == []
    finally:
        context.close()


def test_everything_is_there_in_korean_and_english(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        titles = ("서비스", "데이터", "인덱스 점검", "이용 현황", "경로별 요청", "엔진별 답변")
        expect(page.locator("h2")).to_have_text([*titles, "작업", "최근 실행", "느린 조회", "백업"])
        expect(page.locator("[data-service=chat]")).to_contain_text("4103")
        assert page.locator("html").get_attribute("lang") == "ko"
        page.get_by_role("button", name="English").click()
        expect(page.locator("h2").first).to_have_text("Services")
        expect(page.locator("#content")).to_contain_text("The mail server does not answer.")
        assert page.locator(".plot rect").count() > 50
        page.reload()
        expect(page.get_by_role("button", name="한국어")).to_be_visible()
        shown = page.locator("body").inner_text().replace("한국어", "")
        assert not any("가" <= letter <= "힣" for letter in shown)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_aa_contrast(browser: Browser, address: str, scheme: Any) -> None:
    with opened(browser, address, color_scheme=scheme) as page:
        page.wait_for_selector(".plot")
        assert page.locator("html").get_attribute("data-theme") == scheme
        assert until(
            lambda: page.evaluate("document.getAnimations().length === 0"), 10
        )  # the page forbids eval
        assert page.evaluate(POOR_CONTRAST) == []
        page.get_by_role("button", name="화면 밝기 바꾸기").click()
        assert page.locator("html").get_attribute("data-theme") != scheme


@pytest.mark.parametrize(("width", "height"), [(390, 844), (3840, 2160)])
def test_it_fits_phone_and_wall(browser: Browser, address: str, width: int, height: int) -> None:
    with opened(browser, address, viewport={"width": width, "height": height}) as page:
        page.wait_for_selector(".plot")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        heights = page.locator("main button:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
        assert min(heights) >= 32


def test_a_restart_is_asked_for_after_a_question(
    browser: Browser, address: str, settings: MaintenanceSettings
) -> None:
    with opened(browser, address, "en-US") as page:
        page.get_by_role("button", name="Restart Chat").click()
        expect(page.locator("#sure p")).to_contain_text("Restart Chat?")
        page.keyboard.press("Escape")
        assert waiting_wishes(Store(settings.state_dir)) == []
        page.get_by_role("button", name="Restart Chat").click()
        page.get_by_role("button", name="Confirm").click()
        expect(page.locator("#message")).to_have_text("Asked for a restart of Chat.")
        expect(page.locator("[data-service=chat] .badge")).to_have_text("Restarting")
        assert [wish.target for wish in waiting_wishes(Store(settings.state_dir))] == ["chat"]


def test_the_keyboard_alone_does_everything(
    browser: Browser, address: str, settings: MaintenanceSettings
) -> None:
    with opened(browser, address, "en-US") as page:
        page.wait_for_selector(".plot")
        page.keyboard.press("Tab")
        expect(page.locator("#skip")).to_be_focused()
        press_by_tab(page, "auto-report")
        expect(page.locator("#auto-report")).to_have_attribute("aria-checked", "false")
        press_by_tab(page, "run-report")
        expect(page.locator("#run-report")).to_have_text("Waiting")
        assert switches(Store(settings.state_dir)) == {"report": False}
        page.locator("#chart-requests").focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".tip:visible")).to_contain_text("REST requests")


def press_by_tab(page: Page, wanted: str) -> None:
    """Go on by Tab to what has that id, and press Space."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == wanted:
            break
    page.keyboard.press("Space")


def test_a_look_every_few_seconds_keeps_the_focus(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.locator("#range-6").click()
        expect(page.locator("#range-6")).to_have_attribute("aria-pressed", "true")
        for _ in range(2):  # once the second has come, what the first brought is shown
            with page.expect_response("**/monitor/state*"):
                page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator("#range-6")).to_be_focused()


def test_a_lost_service_is_said_and_found_again(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.goto(f"{address}/monitor")
    page.wait_for_selector(".plot")
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    context.set_offline(True)
    page.evaluate(look)
    expect(page.locator("#message")).to_have_text("The service cannot be reached. Trying again.")
    context.set_offline(False)
    page.evaluate(look)
    expect(page.locator("#message")).to_have_text("")
    context.close()


def test_the_chat_gives_its_figures(browser: Browser, chat: str, years: Path) -> None:
    began = datetime.now(UTC)
    with chat_opened(browser, chat) as page:
        ask(page, "2025년 3월 BW0021 생산량")
    store = Store(years / ".hub")

    def written() -> dict[str, float]:
        found = samples_since(store, began)
        return {one.name: one.value for one in found if one.service == "chat"}

    assert until(lambda: "answers planner ok" in written(), 20)
    assert written()["sessions"] >= 1 and written()["latency p95 planner"] > 0


def test_elsewhere_a_key_opens_the_page_and_signing_out_closes_it(
    browser: Browser, settings: MaintenanceSettings
) -> None:
    key = KeyStore(settings.state_dir).add("operator", ["admin"], datetime.now(UTC))
    guarded = create_app(settings.model_copy(update={"host": "0.0.0.0"}))
    with served(guarded) as address, opened(browser, address, "en-US") as page:
        page.get_by_label("API key").fill("hub_made_up")
        page.get_by_role("button", name="Enter").click()
        expect(page.locator("#message")).to_contain_text("An API key is needed.")
        page.get_by_label("API key").fill(key)
        page.keyboard.press("Enter")
        expect(page.locator("h2").first).to_have_text("Services")
        assert page.evaluate("document.cookie") == ""
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_label("API key")).to_be_visible()
