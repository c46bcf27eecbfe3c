"""What every request costs, and what the document says of the cases."""

import json
import math
import re
from pathlib import Path
from typing import get_args

import pytest

from assistant.finish import BLOCKED, HINTS, PASSING
from assistant.model import Cause
from assistant.settings import Settings
from prompts import TextError, load
from tests.fake_gemini import FakeGemini, text
from tests.gemini_kit import ask, gemini_of, turn_of
from tools.warehouse import Generation

DOCUMENT = (Path(__file__).parent.parent / "docs" / "gemini.md").read_text(encoding="utf-8")
PIECE = re.compile(r"[A-Za-z]+|\d|[가-힣]|[^\sA-Za-z\d가-힣]+")
SETTINGS = [
    "gemini_api_key",
    "gemini_model",
    "google_gemini_base_url",
    "engine",
    "temperature",
    "thinking_level",
    "max_output_tokens",
    "deadline_seconds",
    "call_timeout_seconds",
    "max_steps",
    "question_token_cap",
    "daily_token_cap",
    "breaker_seconds",
]


def tokens(written: str) -> int:
    """Tokens of a text, estimated upward: 7 letters of a word, a digit, a syllable or 4 signs are one."""
    pieces = PIECE.findall(written)
    return sum(math.ceil(len(piece) / (7 if piece.isalpha() else 4)) for piece in pieces)


async def test_rules_and_tools_cost_at_most_2000_tokens(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(text("네.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            await ask(gemini, turn_of(generation))
    body = server.received[0].body
    prefix = [body["systemInstruction"], body["tools"]]
    assert tokens(json.dumps(prefix, ensure_ascii=False, separators=(",", ":"))) <= 2_000


def test_the_estimate_errs_upward() -> None:
    assert tokens("get_production_summary 2026-03-01") >= 12
    assert tokens("지난달 생산량") >= 6


@pytest.mark.parametrize(
    "name", sorted({*BLOCKED, *HINTS, *PASSING, "MAX_TOKENS", "MISSING_THOUGHT_SIGNATURE"})
)
def test_every_finish_reason_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENT


@pytest.mark.parametrize("cause", get_args(Cause))
def test_every_cause_is_documented(cause: str) -> None:
    assert f"`{cause}`" in DOCUMENT


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name: str) -> None:
    alias = Settings.model_fields[name].alias or name.upper()
    assert f"| `{alias}` |" in DOCUMENT


@pytest.mark.parametrize("hint", sorted(HINTS.values()))
def test_every_hint_is_a_text(hint: str) -> None:
    assert load(hint)


def test_a_prompt_takes_exactly_its_variables() -> None:
    with pytest.raises(TextError):
        load("continue")
    with pytest.raises(TextError):
        load("continue", said="a", more="b")
