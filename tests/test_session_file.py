"""Conversations that outlive their process."""

import json
import os
import time
from datetime import date
from pathlib import Path

import pytest

from assistant.memory import IDLE_SECONDS, TURNS
from assistant.model import Exchange, ToolCall, ToolResult
from maintenance.session_file import SessionFiles
from tests.console import hub
from tools.registry import run
from tools.tool import Facts, Item, ToolError
from tools.warehouse import Generation

YEAR = {"date_from": "2025-01-01", "date_to": "2025-12-31", "item_code": "BW0021"}
CALL = ToolCall("c1", "get_monthly_trend", YEAR)


@pytest.fixture
def facts(generation: Generation) -> Facts:
    return Facts(generation, date(2026, 11, 20))


def exchange(facts: Facts, question: str = "2025년 월별 추이") -> Exchange:
    """An exchange with a real table and an error."""
    choices = (Item("A1", None), Item("A2", "모카"))
    error = ToolError("ambiguous_item", "Two fit.", field="item_code", choices=choices, item="모카", count=2)
    results = (ToolResult(CALL, run(CALL.name, CALL.arguments, facts)), ToolResult(CALL, error))
    return Exchange(question, "표와 같습니다.", results, "clarify", ("그럼 2024년은?",))


def test_an_exchange_comes_back_as_it_was(tmp_path: Path, facts: Facts) -> None:
    files = SessionFiles(tmp_path)
    kept = exchange(facts)
    files.save("한글 세션/../id", [kept])
    (back,) = files.load("한글 세션/../id")
    assert back.results[0] == kept.results[0]
    mended, original = back.results[1].outcome, kept.results[1].outcome
    assert isinstance(mended, ToolError)
    assert isinstance(original, ToolError)
    assert vars(mended) == vars(original)
    assert (back.question, back.answer, back.status, back.suggestions) == (
        kept.question, kept.answer, kept.status, kept.suggestions,
    )  # fmt: skip


def test_sessions_do_not_mix_and_only_the_last_turns_stay(tmp_path: Path, facts: Facts) -> None:
    files = SessionFiles(tmp_path)
    files.save("a", [exchange(facts, f"{number}?") for number in range(TURNS + 5)])
    assert [kept.question for kept in files.load("a")] == [f"{number}?" for number in range(5, TURNS + 5)]
    assert files.load("b") == []


def test_an_idle_session_is_forgotten_and_its_file_goes(
    tmp_path: Path, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = SessionFiles(tmp_path)
    files.save("old", [exchange(facts)])
    (stored,) = files.folder.iterdir()
    long_ago = time.time() - IDLE_SECONDS - 1
    os.utime(stored, (long_ago, long_ago))
    monkeypatch.setattr(time, "time", lambda: long_ago + 2 * IDLE_SECONDS + 2)
    assert files.load("old") == []
    files.save("new", [])
    assert stored not in set(files.folder.iterdir())


@pytest.mark.parametrize("content", ["", "{", '{"used_at": 1}', "[]"])
def test_a_file_that_cannot_be_read_is_a_new_session(tmp_path: Path, facts: Facts, content: str) -> None:
    files = SessionFiles(tmp_path)
    files.save("a", [exchange(facts)])
    next(files.folder.iterdir()).write_text(content)
    assert files.load("a") == []


def test_ask_goes_on_with_the_session_it_is_given(data_dir: Path) -> None:
    questions = ["2025년 3월 BW0021 생산량", "2025년 4월 BW0021 생산량"]
    first = json.loads(hub("ask", questions[0], "--json", cwd=data_dir).stdout)
    session = str(first["session_id"])
    second = json.loads(hub("ask", questions[1], "--json", "--session", session, cwd=data_dir).stdout)
    assert second["session_id"] == session
    kept = SessionFiles(data_dir / ".hub").load(session)
    assert [one.question for one in kept] == questions
