"""The health of the language model, found out over HTTP."""

import socket

import httpx

from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.fake_gemini import FakeGemini, text
from tests.serving import served


def with_key(settings: MaintenanceSettings, address: str) -> MaintenanceSettings:
    return MaintenanceSettings.model_validate(
        {**settings.model_dump(), "gemini_api_key": "AIza-test", "google_gemini_base_url": address}
    )


def health(settings: MaintenanceSettings, *questions: str) -> dict[str, object]:
    with served(create_app(settings)) as address, httpx.Client(base_url=address, timeout=30) as client:
        for question in questions:
            client.post("/chat", json={"query": question})
        found: dict[str, object] = client.get("/healthz/ai").json()
        assert client.get("/healthz/ai").json()["checked_at"] == found["checked_at"]
    return found


def test_without_a_key_nothing_is_configured(settings: MaintenanceSettings) -> None:
    assert health(settings)["configured"] is False


def test_a_ping_finds_the_service(settings: MaintenanceSettings) -> None:
    with FakeGemini() as service:
        found = health(with_key(settings, service.url))
    assert (found["ok"], found["found_by"]) == (True, "ping")


def test_a_ping_says_why_the_service_is_not_reached(settings: MaintenanceSettings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        found = health(with_key(settings, f"http://127.0.0.1:{closed.getsockname()[1]}"))
    assert (found["ok"], found["cause"]) == (False, "unreachable")


def test_a_question_tells_more_than_a_ping(settings: MaintenanceSettings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    with FakeGemini(text("안녕하세요.")) as service:
        found = health(with_key(settings, service.url), "안녕")
    assert (found["ok"], found["found_by"]) == (True, "question")
