"""The page's texts: both languages say the same things, and data never act as markup."""

from datetime import date

import pytest

from assistant.page.language import chosen_language
from assistant.page.markdown import literal, readable, with_bold_figure
from assistant.page.opening import opening, starters
from assistant.page.routes import translation
from assistant.page.words import Words
from assistant.settings import Settings
from maintenance.publisher import Publisher
from prompts import page_section
from tools.registry import run
from tools.tool import Facts
from tools.warehouse import Generation, Warehouse

SECTIONS = (
    "opening",
    "starter",
    "starter_label",
    "when",
    "step",
    "answer",
    "again",
    "element",
    "form",
    "field",
    "command",
    "command_about",
    "column",
    "part",
    "excluded",
)


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_texts_with_the_same_variables(section: str) -> None:
    korean, english = page_section("ko", section), page_section("en", section)
    assert korean.keys() == english.keys()
    assert not [text for text in english.values() if any("가" <= letter <= "힣" for letter in text)] or (
        section == "opening"  # the switch to Korean is written in Korean
    )


@pytest.mark.parametrize(
    ("cookies", "accepted", "language"),
    [
        ("", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("", "en-US,en;q=0.9,ko;q=0.8", "en"),
        ("", "fr-FR", "en"),
        ("", "", "en"),
        ("a=b; hub_language=en", "ko-KR", "en"),
        ("hub_language=ko", "en-US", "ko"),
        ("hub_language=fr", "ko", "ko"),
        ("\x00;=;;", "ko", "ko"),
    ],
)
def test_the_switch_comes_before_the_browser(cookies: str, accepted: str, language: str) -> None:
    assert chosen_language(cookies, accepted) == language


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**330개**입니다.", "**330개**입니다."),
        ("10~11월과 1~2월", r"10\~11월과 1\~2월"),
        ("![x](https://evil.example/?q=1)", r"\!\[x\](https://evil.example/?q=1)"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)>"),
        ("색상:빨강 Mocha:Brown", r"색상:빨강 Mocha\:Brown"),
        ("오전 10:30", "오전 10:30"),
        ("1. 가\n2. 나\n근거: 3건", "1. 가\n2. 나\n\n근거: 3건"),
        ("- 가\n\n끝", "- 가\n\n끝"),
    ],
)
def test_acting_markup_is_switched_off_and_formatting_stays(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_a_name_out_of_the_data_is_shown_character_by_character() -> None:
    name = "**Bold** `code` # _x_ | 1"
    assert readable(f"{name} 330개", [name]) == f"{literal(name)} 330개"
    assert literal(name) == r"\*\*Bold\*\* \`code\` \# \_x\_ \| 1"


def test_opening_line_and_starters_follow_the_data(settings: Settings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    warehouse = Warehouse(settings.snapshots_dir)
    state = opening(settings, warehouse, "ko")
    assert state["line"].startswith("2024-01-05 ~ 2026-10-28, 105건, 3품목 · ERP 기준 ")
    assert state["notices"] == ["Gemini가 꺼져 있어 내장 플래너가 답합니다."]
    questions = [starter.question for starter in starters(warehouse, Words("en", settings.today()))]
    assert questions[0] == "How many BW0021 were produced in October?"
    assert len(questions) == 4


@pytest.mark.usefixtures("first_start")
def test_page_without_data_says_so(settings: Settings) -> None:
    warehouse = Warehouse(settings.snapshots_dir)
    assert "production_analysis.db" in opening(settings, warehouse, "ko")["line"]
    assert starters(warehouse, Words("ko", settings.today())) == []


def test_chainlits_words_are_whole_and_ours_lie_over_them() -> None:
    korean, english = translation("ko"), translation("en")
    assert korean["chat"]["input"]["placeholder"] == "예: 지난달 BW0021 생산량?"
    assert korean["chat"]["messages"]["status"]["using"] == ""
    assert english["common"]["actions"]["cancel"] == "Cancel"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("10월 생산량은 300개입니다. 300개.", "10월 생산량은 **300개**입니다. 300개."),
        ("1,300개 중 300 pieces", "1,300개 중 **300 pieces**"),
        ("생산량은 **220개**, 300개", "생산량은 **220개**, 300개"),
        ("없습니다.", "없습니다."),
    ],
)
def test_the_main_figure_is_bold(generation: Generation, text: str, shown: str) -> None:
    arguments = {"date_from": "2026-10-01", "date_to": "2026-10-31", "item_code": "BW0021"}
    table = run("get_production_summary", arguments, Facts(generation, date(2026, 11, 20)))
    assert with_bold_figure(text, [table]) == shown
    assert with_bold_figure(text, []) == text
