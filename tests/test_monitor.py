"""The operations page over HTTP: who may see it, what it says, and what it asks for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from maintenance.api.app import create_app
from maintenance.api.keys import KeyStore
from maintenance.api.monitor.page import FILES, LANGUAGES, words
from maintenance.api.monitor.planned import next_moment
from maintenance.caretaker import Caretaker, FileState, healing_is_on
from maintenance.jobs import JOBS
from maintenance.operations.job_runs import set_switch, switches
from maintenance.operations.services import ServiceState, write_services
from maintenance.operations.store import FILE, Store
from maintenance.operations.wishes import waiting_wishes
from maintenance.publisher import Publisher
from maintenance.services import services
from maintenance.settings import MaintenanceSettings
from maintenance.timing import At, Every, Timing
from tests import factory
from tests.operating import a_day
from tests.serving import served


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all tests; each has a state folder of its own."""
    return factory.small_years(tmp_path_factory.mktemp("monitor") / "data")


@pytest.fixture
def published(shared: Path, tmp_path: Path) -> MaintenanceSettings:
    """Settings on the shared data, which the publisher has just looked at; no chat is there."""
    Publisher(shared, shared / ".snapshots", "Asia/Seoul", settle=0.0).publish()
    return MaintenanceSettings(HUB_DATA_DIR=shared, HUB_STATE_DIR=tmp_path / "state", CHAT_PORT=1)


@pytest.fixture
def store(published: MaintenanceSettings) -> Store:
    return Store(published.state_dir)


@pytest.fixture
def page(published: MaintenanceSettings) -> Iterator[httpx.Client]:
    """The page as it is on this machine: open to whoever sits at it."""
    with served(create_app(published)) as address, opened(address) as client:
        yield client


@pytest.fixture
def guarded(published: MaintenanceSettings) -> Iterator[httpx.Client]:
    """The page as it is on any other address."""
    elsewhere = published.model_copy(update={"host": "0.0.0.0"})
    with served(create_app(elsewhere)) as address, opened(address) as client:
        yield client


def opened(address: str) -> httpx.Client:
    return httpx.Client(base_url=f"{address}/monitor", follow_redirects=True)


def test_the_page_loads_nothing_from_elsewhere(page: httpx.Client) -> None:
    for path, (_name, kind) in FILES.items():
        response = page.get(path)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith(kind)
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert "unsafe" not in response.headers["content-security-policy"]
        assert "http" not in response.text.replace("http://www.w3.org/2000/svg", "")
    assert "<script>" not in page.get("").text and "style=" not in page.get("").text


def test_both_languages_say_the_same_things() -> None:
    korean, english = (words(language) for language in LANGUAGES)
    assert {section: set(texts) for section, texts in korean.items()} == {
        section: set(texts) for section, texts in english.items()
    }
    for section, texts in korean.items():
        for name, text in texts.items():
            assert text and english[section][name]
            assert text.count("{") == english[section][name].count("{"), (section, name)


def test_the_state_tells_of_everything(page: httpx.Client, published: MaintenanceSettings) -> None:
    a_day(published.state_dir)
    told = page.get("/state").json()
    assert [(one["name"], one["pid"], one["state"]) for one in told["services"]] == [
        ("publisher", 4101, "up"),
        ("api", 4102, "up"),
        ("chat", 4103, "up"),
        ("scheduler", 4104, "up"),
    ]
    assert told["supervised"] and told["figures"] and not told["keys"]
    assert told["health"]["status"] == "ok" and told["health"]["databases"]
    charts = told["series"]["charts"]
    assert len(charts["requests"]["requests"]) == 60
    assert sum(charts["requests"]["errors"]) == 3
    assert set(charts["answers"]) == {"planner", "gemini:gemini-3.8-flash"}
    assert sum(charts["tokens"]["prompt"]) > sum(charts["tokens"]["output"]) > 0
    assert max(charts["sessions"]["chat"]) > 1
    routes = {(one["route"], one["status"]): one["requests"] for one in told["series"]["routes"]}
    assert routes["/summary/compare", 504] == 3
    assert sum(charts["requests"]["requests"]) == sum(routes.values())
    assert [slow["what"] for slow in told["slow"]] == ["get_monthly_trend", "/records/export"]
    assert {job["name"]: job["last"]["ok"] for job in told["jobs"] if job["last"]} == {
        "backup": True,
        "quality": True,
        "report": False,
    }
    by_name = {job["name"]: job for job in told["jobs"]}
    assert list(by_name) == [job.name for job in JOBS]
    assert by_name["backup"]["enabled"] and by_name["backup"]["next"] > told["now"]
    assert sum(page.get("/state?hours=1").json()["series"]["charts"]["requests"]["requests"]) < 1000
    assert page.get("/state?hours=2").status_code == 422


def test_before_the_first_snapshot_the_page_says_what_is_missing(tmp_path: Path) -> None:
    empty = MaintenanceSettings(HUB_DATA_DIR=tmp_path, CHAT_PORT=1)
    with served(create_app(empty)) as address:
        told = httpx.get(f"{address}/monitor/state").json()
    assert told["health"]["status"] == "down"
    assert {"name": "snapshots", "ko": "아직 스냅샷이 없습니다", "en": "there is no snapshot yet"} in told[
        "reasons"
    ]


def test_services_without_a_supervisor_are_looked_at_and_cannot_be_restarted(
    page: httpx.Client, store: Store
) -> None:
    long_ago = datetime.now(UTC) - timedelta(minutes=5)
    write_services(store, [ServiceState("chat", 9, "up", long_ago, 0, long_ago)])
    told = page.get("/state").json()
    assert not told["supervised"]
    assert [(one["name"], one["state"]) for one in told["services"]] == [
        ("publisher", "up"),
        ("api", "up"),
        ("chat", "down"),
    ]


def test_wishes_and_switches_are_written(page: httpx.Client, store: Store) -> None:
    assert page.post("/services/chat/restart").status_code == 202
    assert page.post("/jobs/backup/run").status_code == 202
    assert page.post("/jobs/indexes/run").status_code == 202
    assert [(wish.kind, wish.target) for wish in waiting_wishes(store)] == [
        ("restart", "chat"),
        ("run", "backup"),
        ("check", "indexes"),
    ]
    assert page.post("/jobs/backup/switch", json={"enabled": False}).json() == {
        "name": "backup",
        "enabled": False,
    }
    assert switches(store) == {"backup": False}
    for path in ("/services/nonsense/restart", "/jobs/nonsense/run", "/jobs/nonsense/switch"):
        refused = page.post(path, json={"enabled": True})
        assert (refused.status_code, refused.json()["code"]) == (404, "unknown_target")


@pytest.mark.parametrize(
    ("timing", "last", "expected"),
    [
        (At.read("02:30"), None, "2026-11-27T02:30:00+09:00"),
        (At.read("09:00"), None, "2026-11-26T09:00:00+09:00"),
        (At.read("sun 03:30"), None, "2026-11-29T03:30:00+09:00"),
        (Every(5), None, "2026-11-26T08:05:00+09:00"),
        (Every(5), "2026-11-26T07:58:00+09:00", "2026-11-26T08:03:00+09:00"),
        (Every(5), "2026-11-26T01:00:00+09:00", "2026-11-26T08:00:00+09:00"),
    ],
)
def test_a_job_comes_next_when_it_is_due(timing: Timing, last: str | None, expected: str) -> None:
    now = datetime.fromisoformat("2026-11-26T08:00:00+09:00")
    began = datetime.fromisoformat(last) if last else None
    assert next_moment(timing, began, now).isoformat() == expected


def test_every_job_and_service_has_its_words(published: MaintenanceSettings) -> None:
    for language in LANGUAGES:
        said = words(language)
        assert {job.name for job in JOBS} <= set(said["job"])
        for service in services(published):
            assert {service.name, f"{service.name}_what"} <= set(said["services"])


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_sites_page_can_do_nothing(page: httpx.Client, store: Store, headers: dict[str, str]) -> None:
    refused = page.post("/services/chat/restart", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "foreign_page")
    assert page.post("/jobs/backup/switch", headers=headers, json={"enabled": False}).status_code == 403
    assert waiting_wishes(store) == [] and switches(store) == {}


def test_a_name_that_only_seems_to_be_ours_sees_nothing(page: httpx.Client) -> None:
    for ask in (page.get, page.post):
        refused = ask("/state", headers={"host": "evil.example:8000", "origin": "http://evil.example:8000"})
        assert (refused.status_code, refused.json()["code"]) == (403, "foreign_host")


def test_elsewhere_a_key_is_needed_and_a_cookie_shows_it(
    guarded: httpx.Client, published: MaintenanceSettings
) -> None:
    keys = KeyStore(published.state_dir)
    admin = keys.add("operator", ["admin"], datetime.now(UTC))
    reader = keys.add("Excel", ["read"], datetime.now(UTC))
    assert guarded.get("").status_code == 200
    assert guarded.get("/state").status_code == 401
    assert guarded.post("/services/chat/restart").status_code == 401
    assert guarded.get("/state", headers={"x-api-key": admin}).status_code == 200
    assert guarded.get("/state", headers={"x-api-key": reader}).status_code == 403
    assert guarded.post("/sign-in", json={"key": "hub_made_up"}).status_code == 401
    assert guarded.post("/sign-in", json={"key": reader}).status_code == 403
    given = guarded.post("/sign-in", json={"key": admin})
    assert given.status_code == 204
    cookie = given.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict", "Path=/monitor"))
    assert admin not in cookie
    assert guarded.get("/state").json()["keys"]
    assert guarded.post("/services/chat/restart").status_code == 202
    assert httpx.get(str(guarded.base_url).replace("/monitor", "/metrics"), cookies=guarded.cookies).is_error
    foreign = {"origin": "https://evil.example"}
    assert guarded.post("/services/api/restart", headers=foreign).status_code == 403
    keys.revoke(keys.all()[0].id)
    assert guarded.get("/state").status_code == 401


def test_signing_out_takes_the_cookie_back_and_a_forged_one_is_none(
    guarded: httpx.Client, published: MaintenanceSettings
) -> None:
    key = KeyStore(published.state_dir).add("operator", ["admin"], datetime.now(UTC))
    guarded.post("/sign-in", json={"key": key})
    assert guarded.get("/state").status_code == 200
    assert guarded.post("/sign-out").status_code == 204
    assert guarded.get("/state").status_code == 401
    assert guarded.get("/state", headers={"cookie": "hub_monitor=abc.def.ghi"}).status_code == 401


def test_the_page_looks_often_and_is_not_counted(published: MaintenanceSettings) -> None:
    few = published.model_copy(update={"rate_limit_api": 2})
    with served(create_app(few)) as address:
        codes = [httpx.get(f"{address}/monitor/state").status_code for _ in range(4)]
        assert codes == [200] * 4
        tries = [httpx.post(f"{address}/monitor/sign-in", json={"key": "x"}).status_code for _ in range(3)]
        assert tries == [401, 401, 429]


def test_without_its_database_the_page_says_so_and_the_rest_is_there(
    published: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = published.state_dir / FILE
    blocked.mkdir(parents=True)
    with served(create_app(published)) as address:
        told: dict[str, Any] = httpx.get(f"{address}/monitor/state").json()
        refused = httpx.post(f"{address}/monitor/services/chat/restart")
    assert told["figures"] is False
    assert told["health"]["databases"] and told["series"]["charts"]["requests"]
    assert (refused.status_code, refused.json()["code"]) == (503, "no_operations")


def test_the_switch_holds_the_check_of_the_indexes_back_but_never_allows_it(
    published: MaintenanceSettings, store: Store
) -> None:
    settings = published
    forbidden = settings.model_copy(update={"index_healing": False})
    assert healing_is_on(settings, store)
    set_switch(store, "indexes", False)
    assert not healing_is_on(settings, store)
    set_switch(store, "indexes", True)
    assert healing_is_on(settings, store)
    assert not healing_is_on(forbidden, store)


def test_a_check_of_the_indexes_can_be_asked_for(page: httpx.Client, published: MaintenanceSettings) -> None:
    calm = published.model_copy(update={"index_quiet_seconds": 0.0})
    caretaker = Caretaker(calm)
    page.post("/jobs/indexes/run")
    assert page.get("/state").json()["indexes"]["wished"]
    assert caretaker._is_asked()
    assert not caretaker._is_asked()
    assert not page.get("/state").json()["indexes"]["wished"]


def test_problems_of_files_are_worded_in_both_languages(
    page: httpx.Client, published: MaintenanceSettings
) -> None:
    state: dict[str, Any] = {"live": FileState(result="locked").model_dump()}
    path: Path = published.state_dir / ".watcher_state.json"
    path.write_bytes(httpx.Response(200, json=state).content)
    (told,) = page.get("/state").json()["indexes"]["files"]
    assert told["problem"] == {"ko": "다른 프로그램이 잠금", "en": "locked by another program"}
