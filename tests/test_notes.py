"""Every note can be said to models and, in each language, to people."""

from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from assistant.page.view import table_details
from assistant.page.words import Words
from prompts import phrase
from tests.factory import small_years
from tests.facts import TODAY, facts_of
from tools.notes import NOTES
from tools.registry import run
from tools.tool import Note


def variables(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("code", NOTES)
def test_a_person_is_told_all_that_a_model_is_told(language: str, code: str) -> None:
    names = variables(NOTES[code])
    said = phrase(language, f"note.{code}", **{name: f"<{name}>" for name in names})
    assert {name for name in names if f"<{name}>" in said} == names


def test_sources_are_called_by_their_names() -> None:
    said = Words("ko", date(2026, 11, 20)).note(Note("crosses_sources", {"sources": "archive_2025, live"}))
    assert "올해(live)" in said
    assert "archive_2025" in said


def test_notes_head_the_open_basis_box_and_end_the_aggregation(tmp_path: Path) -> None:
    given = {"date_from": "2025-12-01", "date_to": "2026-12-31"}
    table = run("get_production_summary", given, facts_of(small_years(tmp_path)))
    lines = table_details(table, Words("en", TODAY))
    assert [text for heading, text in lines if heading == "Note"] == [
        "Counted up to today (2026-11-20) only; you asked up to 2026-12-31.",
        "The data reach to 2026-10-28.",
        "The period spans several sources: archive 2025 (archive_2025), this year (live).",
        "20 days share the largest quantity: 2026-01-05, 2026-01-28, 2026-02-05, 2026-02-28, 2026-03-05, "
        "2026-03-28, 2026-04-05, 2026-04-28, 2026-05-05, 2026-05-28, ….",
    ]
    assert "read up to today, 2026-11-20, not to 2026-12-31" in table.basis.aggregation
