"""The OpenAPI document, held to what the service really does by schemathesis over HTTP."""

import subprocess
import sys

import httpx

from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.serving import served

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
]


def test_every_answer_is_documented(settings: MaintenanceSettings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    unlimited = settings.model_copy(update={"rate_limit_api": 0, "rate_limit_chat": 0})
    with served(create_app(unlimited)) as address:
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{address}/openapi.json"),
            *("--phases", "examples,coverage,fuzzing,stateful", "--seed", "1", "--max-examples", "10"),
            *("--checks", ",".join(CHECKS), "--no-color"),
        ]
        outcome = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert "API Operations" in outcome.stdout
    assert outcome.returncode == 0, outcome.stdout[-6_000:] + outcome.stderr[-2_000:]


def test_the_document_names_the_keys_only_where_they_are_needed(settings: MaintenanceSettings) -> None:
    with served(create_app(settings)) as address:
        assert "security" not in httpx.get(f"{address}/openapi.json").json()
    guarded = create_app(settings.model_copy(update={"host": "0.0.0.0"}))
    assert guarded.openapi()["security"] == [{"bearer": []}, {"api_key": []}]
