"""The sidecar as its client meets it: over HTTP, on files that another process wrote."""

from collections.abc import Iterator

import httpx
import pytest

from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.serving import served


@pytest.fixture
def client(settings: MaintenanceSettings) -> Iterator[httpx.Client]:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    with served(create_app(settings)) as address, httpx.Client(base_url=address) as client:
        yield client


ANSWER_FIELDS = [
    "answer",
    "status",
    "reason",
    "language",
    "session_id",
    "engine",
    "notice",
    "data_basis",
    "results",
    "suggestions",
    "usage",
    "elapsed_ms",
]
BASIS_FIELDS = [
    "tool",
    "arguments",
    "period",
    "items",
    "aggregation",
    "record_count",
    "excluded_count",
    "sources",
    "generation",
    "as_of",
    "sql",
]


def test_chat_gives_the_answer_of_the_contract(client: httpx.Client, settings: MaintenanceSettings) -> None:
    answer = client.post("/chat", json={"query": "2025년 3월 BW0021 생산량?", "session_id": None}).json()
    assert list(answer) == ANSWER_FIELDS
    assert answer["status"] == "ok"
    assert answer["engine"] == "planner"
    (basis,) = answer["data_basis"]
    assert list(basis) == BASIS_FIELDS
    assert basis["period"] == {"from": "2025-03-01", "to": "2025-03-31"}
    assert basis["sources"] == ["archive_2025"]
    (result,) = answer["results"]
    truth = factory.execute(
        settings.data_dir / "archive_2025.db",
        "SELECT sum(good_quantity) FROM production_records"
        " WHERE item_code = 'BW0021' AND production_date LIKE '2025-03%'",
    )
    assert truth[0][0] in result["rows"][0]


def test_a_tool_gives_its_table_with_its_basis(client: httpx.Client) -> None:
    arguments = {"date_from": "2026-03-01", "date_to": "2026-03-31", "item_code": "bw-0021"}
    table = client.post("/tools/get_production_summary", json=arguments).json()
    assert list(table) == ["tool", "columns", "rows", "truncated", "basis"]
    assert table["basis"]["items"] == [{"code": "BW0021", "name": "모카 브라운 원데이"}]
    assert 300 in table["rows"][0]


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/tools/no_such_tool", {}, 404, "unknown_tool"),
        ("/tools/get_production_summary", {"date_from": "2026-03-01"}, 422, "bad_argument"),
        (
            "/tools/get_production_summary",
            {"date_from": "2026-03-31", "date_to": "2026-03-01"},
            422,
            "reversed_period",
        ),
        (
            "/tools/get_production_summary",
            {"date_from": "2026-03-01", "date_to": "2026-03-31", "item_code": "XX9999"},
            404,
            "unknown_item",
        ),
        ("/chat", {"query": 7}, 422, "bad_argument"),
        ("/chat", {"query": "생산량?", "extra": 1}, 422, "bad_argument"),
    ],
)
def test_errors_have_one_shape(
    client: httpx.Client, path: str, body: dict[str, object], status: int, code: str
) -> None:
    response = client.post(path, json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["code"] == code
    assert problem["detail"]


def test_tools_are_listed_with_their_schemas(client: httpx.Client) -> None:
    listed = {tool["name"]: tool for tool in client.get("/tools").json()}
    assert len(listed) == 7
    assert listed["get_top_items"]["parameters"]["required"] == ["date_from", "date_to"]


def test_health_names_the_generation(client: httpx.Client, settings: MaintenanceSettings) -> None:
    health = client.get("/healthz")
    assert health.status_code == 200
    assert health.json()["status"] == "ok"
    assert (settings.snapshots_dir / health.json()["generation"]).is_dir()


@pytest.mark.usefixtures("first_start")
def test_health_is_down_before_the_first_generation(settings: MaintenanceSettings) -> None:
    with served(create_app(settings)) as address:
        health = httpx.get(f"{address}/healthz")
    assert (health.status_code, health.json()["status"]) == (503, "down")
