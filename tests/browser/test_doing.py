"""What a person does with an answer in the page: files, rows, a new run, the next question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.browser.conftest import ask

pytestmark = pytest.mark.browser


@pytest.fixture
def answered(korean: Page) -> Iterator[Page]:
    """The page with the ranking of last month."""
    ask(korean, "지난달 상위 5개 품목")
    yield korean


def test_excel_and_csv_are_downloaded(answered: Page, tmp_path: Path) -> None:
    for label, name in (("Excel", "a.xlsx"), ("CSV", "a.csv")):
        with answered.expect_download() as download:
            answered.get_by_role("button", name=label, exact=True).click()
        download.value.save_as(tmp_path / name)
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet["B2"].value == "BW0021" and sheet["D2"].value == 300
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("1,BW0021,")


def test_rows_behind_the_figure_are_shown_and_closed(answered: Page) -> None:
    answered.locator(".hub-basis > summary").last.click()
    answered.get_by_role("button", name="원본 행 보기").click()
    rows = answered.locator(".hub-rows tbody tr")
    rows.first.wait_for()
    assert rows.count() == 3 and "2026-10-28 14:30:00" in rows.first.inner_text()
    answered.locator(".hub-rows").get_by_role("button", name="닫기").click()
    assert rows.count() == 0


def test_calculating_again_says_that_nothing_changed(answered: Page) -> None:
    answered.get_by_role("button", name="다시 계산").click()
    answered.wait_for_selector("text=달라진 값이 없습니다.")
    assert answered.locator(".hub-answer").count() == 2


def test_edited_question_is_answered_anew(answered: Page) -> None:
    answered.hover("[data-step-type=user_message]")
    answered.click(".edit-message")
    answered.fill("#edit-chat-input", "지난달 BW0022 생산량?")
    answered.click(".confirm-edit")
    answered.wait_for_selector(".hub-basis summary:has-text('BW0022')")
    assert answered.locator("[data-step-type=user_message]").count() == 1
