"""What a person does with an answer: files, the clipboard, a new run, the next question."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Told, ask, last_answer

pytestmark = pytest.mark.browser


def download(page: Page, label: str, path: Path) -> Path:
    """Save the last answer's file of that kind."""
    with page.expect_download() as downloading:
        last_answer(page).get_by_role("button", name=label, exact=True).click()
    downloading.value.save_as(path)
    return path


def test_excel_has_typed_cells_and_a_basis_sheet(page: Page, told: Told, tmp_path: Path) -> None:
    ask(page, told["ranking"])
    book = load_workbook(download(page, "Excel", tmp_path / "a.xlsx"))
    assert book.sheetnames == told["excel_sheets"]
    ranking, basis = book.worksheets
    assert (ranking["A2"].value, ranking["B2"].value, ranking["D2"].value) == (1, "BW0021", 3000)
    assert basis["B1"].value == told["ranking"]


def test_csv_opens_right_in_korean_excel(page: Page, told: Told, tmp_path: Path) -> None:
    ask(page, told["trend"])
    content = download(page, "CSV", tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + told["csv_heading"].encode())
    assert b"\r\n2026-01,300," in content


def test_table_is_copied_for_a_spreadsheet(page: Page, told: Told) -> None:
    ask(page, told["trend"])
    last_answer(page).get_by_role("button", name=told["copy"]).click()
    expect(last_answer(page)).to_contain_text(told["copied"])
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[1].split("\t")[:2] == ["2026-01", "300"]


def test_calculating_again_says_that_nothing_changed(page: Page, told: Told) -> None:
    ask(page, told["compare"])
    answers = page.locator(".hub-answer").count()
    last_answer(page).get_by_role("button", name=told["recalculate"]).click()
    expect(page.get_by_text(told["same"])).to_be_in_viewport()
    expect(page.locator(".hub-answer")).to_have_count(answers + 1)


def test_items_to_choose_from_are_chips(page: Page, told: Told) -> None:
    ask(page, told["doubtful"])
    last_answer(page).get_by_role("button", name="BW0022 Mocha Gray 1-Day").click()
    expect(last_answer(page).locator(".hub-basis summary")).to_contain_text("BW0022")


def test_suggestion_is_asked_by_a_click(page: Page, told: Told) -> None:
    ask(page, told["total"])
    answers = page.locator(".hub-answer").count()
    chip = last_answer(page).locator(".hub-chip").first
    question = chip.inner_text()
    chip.click()
    expect(page.locator(".hub-answer")).to_have_count(answers + 1)
    expect(page.locator("[data-step-type=user_message]").last).to_contain_text(question)


def test_edited_question_is_answered_anew_in_its_place(page: Page, told: Told) -> None:
    ask(page, told["total"])
    questions = page.locator("[data-step-type=user_message]")
    count = questions.count()
    questions.last.hover()
    page.locator(".edit-message").last.click()
    page.fill("#edit-chat-input", told["other_total"])
    page.click(".confirm-edit")
    expect(last_answer(page).locator(".hub-basis summary")).to_contain_text("BW0022")
    expect(questions).to_have_count(count)
