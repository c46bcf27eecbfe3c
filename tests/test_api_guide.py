"""The API guide: its examples run as they stand, and every route of the service is in it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from maintenance.api.app import create_app
from maintenance.api.monitor import actions
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.factory import PROJECT_ROOT
from tests.serving import served

GUIDE = (PROJECT_ROOT / "docs" / "api_guide.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"
NOT_OURS = {"/openapi.json", "/docs", "/docs/oauth2-redirect", "/redoc"}


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture
def address(settings: MaintenanceSettings) -> Iterator[str]:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    with served(create_app(settings)) as address:
        yield address


def run(command: list[str], folder: Path) -> str:
    outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def test_curl_examples_run(address: str, tmp_path: Path) -> None:
    outputs = [
        run(["bash", "-c", example.replace("curl -s", "curl -sf").replace(ADDRESS, address)], tmp_path)
        for example in examples("sh")
    ]
    assert '"records"' in outputs[0]
    assert outputs[1].count('"item_code":"BW0021"') == 10
    assert '"status":"ok"' in outputs[2].replace(": ", ":")
    assert len((tmp_path / "records.csv").read_text(encoding="utf-8").splitlines()) == 32


def test_python_example_runs(address: str, tmp_path: Path) -> None:
    (example,) = examples("python")
    said = run([sys.executable, "-c", example.replace(ADDRESS, address)], tmp_path)
    assert re.match(r"105 rows as of 20", said)


def test_every_route_is_described(settings: MaintenanceSettings) -> None:
    for path in create_app(settings).openapi()["paths"]:
        assert f"{path}`" in GUIDE or path in NOT_OURS, path


def test_every_request_of_the_operations_page_is_described() -> None:
    for route in actions.router.routes:
        assert isinstance(route, APIRoute)
        assert route.path in GUIDE, route.path
