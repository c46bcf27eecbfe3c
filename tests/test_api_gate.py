"""Keys, scopes, limits, streams and metrics, as clients meet them."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from maintenance.api.app import create_app
from maintenance.api.keys import KeyStore
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.serving import served


@pytest.fixture
def published(settings: MaintenanceSettings) -> MaintenanceSettings:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    return settings


@pytest.fixture
def keys(published: MaintenanceSettings) -> KeyStore:
    return KeyStore(published.state_dir)


@pytest.fixture
def guarded(published: MaintenanceSettings) -> Iterator[str]:
    """The API as it is on any address but this machine's own."""
    with served(create_app(published.model_copy(update={"host": "0.0.0.0"}))) as address:
        yield address


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_without_a_key_only_health_answers(guarded: str) -> None:
    assert httpx.get(f"{guarded}/healthz").status_code == 200
    refused = httpx.get(f"{guarded}/records", headers={"Accept-Language": "en"})
    assert refused.status_code == 401
    assert refused.json()["code"] == "key_needed"
    assert "hub key add" in refused.json()["detail"]
    assert httpx.get(f"{guarded}/records", headers=bearer("hub_made_up")).status_code == 401


def test_a_key_opens_its_scopes_until_it_is_revoked(guarded: str, keys: KeyStore) -> None:
    reader = keys.add("Excel", ["read"], datetime.now(UTC))
    assert httpx.get(f"{guarded}/items", headers=bearer(reader)).status_code == 200
    assert httpx.get(f"{guarded}/items", headers={"X-API-Key": reader}).status_code == 200
    assert httpx.post(f"{guarded}/chat", json={"query": "?"}, headers=bearer(reader)).status_code == 403
    assert httpx.get(f"{guarded}/metrics", headers=bearer(reader)).json()["code"] == "scope_needed"
    assert keys.revoke(keys.all()[0].id)
    assert httpx.get(f"{guarded}/items", headers=bearer(reader)).status_code == 401


def test_the_key_itself_is_nowhere_on_disk(keys: KeyStore, published: MaintenanceSettings) -> None:
    key = keys.add("MES", ["read", "chat"], datetime.now(UTC))
    secret = key.rsplit("_", 1)[1]
    kept = [file.read_bytes() for file in published.state_dir.rglob("*") if file.is_file()]
    assert kept
    assert not any(secret.encode() in content for content in kept)


def test_the_minute_is_shared_out(published: MaintenanceSettings) -> None:
    app = create_app(published.model_copy(update={"rate_limit_api": 3}))
    with served(app) as address, httpx.Client(base_url=address) as client:
        allowed = [client.get("/items") for _ in range(3)]
        refused = client.get("/items")
        assert client.get("/healthz").status_code == 200
    assert [response.headers["ratelimit-remaining"] for response in allowed] == ["2", "1", "0"]
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["code"] == "rate_limited"


def test_a_limit_of_zero_is_no_limit(published: MaintenanceSettings) -> None:
    app = create_app(published.model_copy(update={"rate_limit_api": 0}))
    with served(app) as address, httpx.Client(base_url=address) as client:
        responses = [client.get("/items") for _ in range(70)]
    assert {response.status_code for response in responses} == {200}
    assert "ratelimit-limit" not in responses[-1].headers


def test_a_stream_ends_with_the_answer(published: MaintenanceSettings) -> None:
    body = {"query": "2026년 3월 BW0021 생산량?", "session_id": "s"}
    with (
        served(create_app(published)) as address,
        httpx.stream("POST", f"{address}/chat/stream", json=body) as response,
    ):
        events = _events(response)
    names = [name for name, _ in events]
    assert names[0] == "step"
    assert "result" in names
    assert names[-1] == "done"
    said = "".join(str(data["text"]) for name, data in events if name == "sentence")
    assert events[-1][1]["answer"] == said


def _events(response: httpx.Response) -> list[tuple[str, dict[str, object]]]:
    lines = [line for line in response.iter_lines() if line and not line.startswith(":")]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(event.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for event, data in pairs]


def test_metrics_count_what_happened(published: MaintenanceSettings) -> None:
    with served(create_app(published)) as address, httpx.Client(base_url=address) as client:
        client.post("/chat", json={"query": "2026년 3월 BW0021 생산량?"})
        client.post("/tools/get_top_items", json={"date_from": "2026-03-01", "date_to": "2026-03-31"})
        for _ in range(2):
            client.get("/items")
        text = client.get("/metrics").text
        assert client.post("/cache/clear").json() == {"cleared": 1}
    assert 'hub_tool_calls_total{outcome="table",tool="get_top_items"} 1.0' in text
    assert 'hub_answers_total{engine="planner",status="ok"} 1.0' in text
    assert "hub_cache_hits 1.0" in text
    assert 'hub_requests_total{method="GET",route="/items",status="200"} 2.0' in text
