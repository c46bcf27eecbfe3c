"""The ledger of tokens: shared by processes, capped by the day."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.model import ModelUnavailable, Usage
from assistant.tokens import TokenLedger
from tests.fake_gemini import FakeGemini, text
from tests.gemini_kit import ask, gemini_of, turn_of
from tools.warehouse import Generation


class Day:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_all_processes_count_together(tmp_path: Path) -> None:
    chat, api = (TokenLedger(tmp_path, 1_000, Day()) for _ in range(2))
    chat.add(Usage(1, 300, 50), "gemini:x")
    api.add(Usage(1, 100, 25), "gemini:x")
    assert chat.today() == api.today() == 475
    chat.add(Usage(1, 1, 1), "gemini:x")
    assert api.today() == 477


def test_the_cap_holds_for_one_day(tmp_path: Path) -> None:
    day = Day()
    ledger = TokenLedger(tmp_path, 100, day)
    ledger.add(Usage(1, 90, 9), "gemini:x")
    ledger.check()
    ledger.add(Usage(1, 1, 0), "gemini:x")
    with pytest.raises(ModelUnavailable) as refusal:
        ledger.check()
    assert (refusal.value.reason, refusal.value.cause) == ("quota", "token_cap")
    day.now += timedelta(days=1)
    ledger.check()
    assert ledger.today() == 0


def test_damaged_and_half_written_lines_do_no_harm(tmp_path: Path) -> None:
    ledger = TokenLedger(tmp_path, 100, Day())
    ledger.add(Usage(1, 10, 5), "gemini:x")
    (file,) = tmp_path.iterdir()
    with file.open("a") as lines:
        lines.write('not json\n{"prompt_tokens": 7, ')
    assert ledger.today() == 15
    with file.open("a") as lines:
        lines.write('"output_tokens": 1}\n')
    assert ledger.today() == 23


def test_old_days_are_forgotten(tmp_path: Path) -> None:
    day = Day()
    ledger = TokenLedger(tmp_path, 0, day)
    ledger.add(Usage(1, 10, 5), "gemini:x")
    day.now += timedelta(days=40)
    ledger.add(Usage(1, 1, 1), "gemini:x")
    assert [file.name for file in tmp_path.iterdir()] == ["tokens-2026-12-30.jsonl"]


def test_a_folder_that_cannot_be_written_is_logged_and_no_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    TokenLedger(blocked, 100, Day()).add(Usage(1, 10, 5), "gemini:x")
    assert "token use cannot be written" in caplog.text


async def test_gemini_is_not_asked_beyond_the_cap(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(text("네.", tokens=(900, 100))) as server:
        async with gemini_of(server, tmp_path, daily_token_cap=1_000) as gemini:
            await ask(gemini, turn_of(generation))
            with pytest.raises(ModelUnavailable) as refusal:
                await ask(gemini, turn_of(generation))
    assert refusal.value.cause == "token_cap"


async def test_use_is_logged(
    generation: Generation, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with FakeGemini(text("네.", tokens=(900, 100))) as server:
        async with gemini_of(server, tmp_path) as gemini:
            await ask(gemini, turn_of(generation))
    assert "Token Usage: gemini:gemini-3.8-flash took 900 + 100; 1000 today" in caplog.text
