"""The sidecar's log, read as an operator reads it."""

import gzip
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from assistant import timing
from maintenance.api import log
from maintenance.api.app import create_app
from maintenance.api.keys import KeyStore
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.serving import served

QUESTION = "2026년 3월 BW0021 생산량?"


@pytest.fixture
def settings(settings: MaintenanceSettings) -> Iterator[MaintenanceSettings]:
    """Settings of a published folder; what logs in a test logs no more after it."""
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield settings
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def lines(settings: MaintenanceSettings) -> list[str]:
    return (settings.state_dir / "api.log").read_text(encoding="utf-8").splitlines()


def ask(settings: MaintenanceSettings, **headers: str) -> httpx.Response:
    log.set_up_logging(settings)
    with served(create_app(settings)) as address:
        return httpx.post(f"{address}/chat", json={"query": QUESTION}, headers=headers)


def test_a_request_is_one_line_under_its_id(settings: MaintenanceSettings) -> None:
    response = ask(settings, **{"X-Request-ID": "excel-7"})
    assert response.headers["x-request-id"] == "excel-7"
    usage, request = lines(settings)
    assert "INFO [excel-7] assistant.agent: Token Usage: " in usage
    assert "INFO [excel-7] hub.api: POST /chat 200 " in request


def test_a_question_is_logged_only_where_that_is_allowed(settings: MaintenanceSettings) -> None:
    ask(settings)
    assert QUESTION not in "\n".join(lines(settings))
    ask(settings.model_copy(update={"log_questions": True}))
    assert f"question: {QUESTION}" in "\n".join(lines(settings))


def test_a_key_is_never_logged(settings: MaintenanceSettings) -> None:
    key = KeyStore(settings.state_dir).add("MES", ["read"], datetime.now(UTC))
    guarded = settings.model_copy(update={"host": "0.0.0.0"})
    assert ask(guarded, Authorization=f"Bearer {key}").status_code == 403
    assert key not in "\n".join(lines(settings))
    assert "POST /chat 403" in lines(settings)[-1]


def test_lines_are_json_where_wanted(settings: MaintenanceSettings) -> None:
    ask(settings.model_copy(update={"log_format": "json"}), **{"X-Request-ID": "mes-1"})
    last = json.loads(lines(settings)[-1])
    assert (last["level"], last["request"], last["logger"]) == ("INFO", "mes-1", "hub.api")


def test_a_slow_query_is_named_under_its_request(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "SLOW_SECONDS", 0.0)
    log.set_up_logging(settings)
    with served(create_app(settings)) as address:
        httpx.get(f"{address}/records", headers={"X-Request-ID": "r-1"})
        httpx.post(f"{address}/tools/search_production_items", json={"keyword": "모카"})
        httpx.post(f"{address}/chat", json={"query": QUESTION}, headers={"X-Request-ID": "r-2"})
    said = "\n".join(lines(settings))
    assert "WARNING [r-1] hub.query: SLOW QUERY: /records took " in said
    assert "SLOW QUERY: search_production_items took " in said
    assert "WARNING [r-2] hub.query: SLOW QUERY: get_production_summary took " in said
    assert "모카" not in said


@pytest.mark.parametrize("workers", [1, 2])
def test_old_lines_are_compressed_and_at_last_dropped(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(log, "BYTES_PER_FILE", 1_000)
    log.set_up_logging(settings.model_copy(update={"api_workers": workers}))
    for number in range(200):
        logging.getLogger("hub.api").info("line %d", number)
    files = {path.name: path for path in settings.state_dir.glob("api.log*")}
    assert sorted(files) == ["api.log", *(f"api.log.{number}.gz" for number in range(1, 6))]
    assert lines(settings)[-1].endswith("line 199")
    assert _unpacked(files["api.log.5.gz"])[0] < _unpacked(files["api.log.1.gz"])[0]


def _unpacked(path: Path) -> list[int]:
    text = gzip.decompress(path.read_bytes()).decode()
    return [int(line.rsplit(" ", 1)[1]) for line in text.splitlines()]
