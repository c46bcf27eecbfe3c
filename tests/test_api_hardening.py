"""What integrators trip over: bodies too big or no text, parameters given twice, probes, tried keys."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import psutil
import pytest

from maintenance.api.app import create_app
from maintenance.api.problems import LARGEST_BODY
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.browser.conftest import free_port
from tests.serving import served


@pytest.fixture
def api(settings: MaintenanceSettings) -> Iterator[httpx.Client]:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    unlimited = settings.model_copy(update={"rate_limit_api": 0, "rate_limit_chat": 0})
    english = {"Accept-Language": "en"}
    with served(create_app(unlimited)) as address, httpx.Client(base_url=address, headers=english) as client:
        yield client


@pytest.mark.parametrize("path", ["/chat", "/chat/stream", "/tools/get_top_items"])
def test_a_body_that_is_too_large_is_refused(api: httpx.Client, path: str) -> None:
    body = json.dumps({"query": "가" * LARGEST_BODY}).encode()
    for content in (body, iter([body])):  # with its length, and in chunks of unknown number
        refused = api.post(path, content=content, headers={"Content-Type": "application/json"})
        assert (refused.status_code, refused.json()["code"]) == (413, "body_too_large")
        assert "1,000,000" in refused.json()["detail"]


@pytest.mark.parametrize("path", ["/chat", "/chat/stream"])
@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b'{"query":"\\ud800"}', 422, "query"),
        (b'{"query":5}', 422, "query"),
        (b'{"queri":"x"}', 422, "query"),
        (b'{"query":"x","extra":1}', 422, "extra"),
        ('{"query":"생산량"}'.encode("cp949"), 400, None),
    ],
)
def test_what_is_no_question_is_refused_by_the_name_of_its_field(
    api: httpx.Client, path: str, body: bytes, status: int, field: str | None
) -> None:
    refused = api.post(path, content=body, headers={"Content-Type": "application/json"})
    assert (refused.status_code, refused.json().get("field")) == (status, field)
    assert status != 400 or "UTF-8" in refused.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/records?item_code=BW0021&item_code=BW0022",
        "/records/export?format=csv&format=xlsx",
        "/summary?date_from=2026-01-01&date_to=2026-01-31&date_to=2026-02-28",
    ],
)
def test_a_parameter_given_twice_is_refused(api: httpx.Client, path: str) -> None:
    refused = api.get(path)
    assert refused.status_code == 422
    assert "more than once" in refused.json()["detail"]


@pytest.mark.parametrize("path", ["/healthz", "/records?limit=2", "/metrics", "/docs"])
def test_head_answers_as_get_without_a_body(api: httpx.Client, path: str) -> None:
    head, get = api.head(path), api.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_a_file_the_client_has_is_not_sent_again(api: httpx.Client) -> None:
    tag = api.get("/records/export").headers["ETag"]
    for known in (tag, tag.removeprefix("W/"), "*"):
        assert api.get("/records/export", headers={"If-None-Match": known}).status_code == 304
        assert api.get("/records", headers={"If-None-Match": known}).status_code == 304
    assert api.get("/records", headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_description_needs_nothing_from_elsewhere(api: httpx.Client) -> None:
    page = api.get("/docs").text
    assert "https://" not in page
    assert api.get("/docs/files/swagger-ui-bundle.js").status_code == 200


def test_a_query_that_fails_says_how_to_mend_it(api: httpx.Client) -> None:
    failed = api.post(
        "/tools/execute_custom_query", json={"sql": "SELECT colour FROM production_records"}
    ).json()
    assert "colour" in failed["hint"]


@pytest.mark.parametrize(
    ("liked", "language"), [("en;q=0.1, ko;q=0.9", "ko"), ("fr, en;q=0.8, ko;q=0.1", "en")]
)
def test_errors_are_in_the_language_that_is_liked_best(api: httpx.Client, liked: str, language: str) -> None:
    detail = api.get("/nowhere", headers={"Accept-Language": liked}).json()["detail"]
    assert detail.isascii() == (language == "en")


def test_nobody_may_try_keys_for_long(settings: MaintenanceSettings) -> None:
    guarded = settings.model_copy(update={"host": "0.0.0.0", "rate_limit_api": 3})
    with served(create_app(guarded)) as address:
        tried = [httpx.get(f"{address}/records", headers={"X-API-Key": "hub_no"}) for _ in range(4)]
        assert httpx.get(f"{address}/openapi.json").status_code == 200
    assert [one.status_code for one in tried] == [401, 401, 401, 429]
    assert tried[0].headers["WWW-Authenticate"] == "Bearer"
    assert tried[3].headers["Retry-After"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_workers_end_with_the_process_that_started_them(settings: MaintenanceSettings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    port = free_port()
    environment = os.environ | {"HUB_DATA_DIR": str(settings.data_dir), "API_PORT": str(port)}
    command = [sys.executable, "-m", "maintenance", "api", "--workers", "2"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        while not answers(port):
            assert process.poll() is None
            time.sleep(0.1)
        workers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert alive == []


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").is_success
    except httpx.TransportError:
        return False
