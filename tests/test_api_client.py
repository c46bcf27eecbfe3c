"""A client generated from the OpenAPI document, calling the real service."""

import json
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.serving import served


def generate(document: dict[str, Any], folder: Path) -> None:
    """Write the package `hub_client` below the folder."""
    path, config = folder / "openapi.json", folder / "config.yml"
    path.write_text(json.dumps(document), encoding="utf-8")
    config.write_text("post_hooks: []", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"),
        *("--path", str(path), "--config", str(config), "--meta", "none"),
        *("--output-path", str(folder / "hub_client")),
    ]
    outcome = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_a_generated_client_works(
    settings: MaintenanceSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    monkeypatch.syspath_prepend(str(tmp_path))
    with served(create_app(settings)) as address:
        generate(httpx.get(f"{address}/openapi.json").json(), tmp_path)
        with import_module("hub_client").Client(base_url=address) as client:
            _read_records(client)
            _read_summary(client)
            _ask(client)


def _call(client: Any, operation: str, **arguments: Any) -> Any:
    return import_module(f"hub_client.api.{operation}").sync(client=client, **arguments)


def _read_records(client: Any) -> None:
    first = _call(client, "records.records_of_item", item_code="bw0021", limit=50)
    rest = _call(client, "records.records", limit=50, cursor=first.next_cursor)
    assert [len(first.data), len(rest.data), rest.next_cursor] == [50, 18, None]
    assert {record.item_code for record in first.data + rest.data} == {"BW0021"}
    refused = _call(client, "records.records", limit=0)
    assert (refused.status, refused.code, refused.field) == (422, "bad_argument", "limit")


def _read_summary(client: Any) -> None:
    march = {"date_from": date(2026, 3, 1), "date_to": date(2026, 3, 31)}
    table = _call(client, "summary.summary_get_production_summary", item_code="BW0021", **march)
    assert 300 in table.rows[0]
    assert table.basis.period.to_dict() == {"from": "2026-03-01", "to": "2026-03-31"}


def _ask(client: Any) -> None:
    question = import_module("hub_client.models").Question(query="2026년 3월 BW0021 생산량?")
    answer = _call(client, "chat.chat", body=question)
    assert (answer.status, answer.language) == ("ok", "ko")
    assert "300" in answer.answer
