"""Records over HTTP: order, filters, cursors that outlive a publish, and the wire."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.serving import served

ORDER = "ORDER BY production_date DESC, id DESC"


@pytest.fixture
def publisher(settings: MaintenanceSettings) -> Publisher:
    return Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone)


@pytest.fixture
def client(settings: MaintenanceSettings, publisher: Publisher) -> Iterator[httpx.Client]:
    publisher.publish()
    unlimited = settings.model_copy(update={"rate_limit_api": 0})
    with served(create_app(unlimited)) as address, httpx.Client(base_url=address) as client:
        yield client


def truth(settings: MaintenanceSettings, where: str = "1") -> list[tuple[Any, ...]]:
    """All rows of both files in the order of the contract."""
    with closing(sqlite3.connect(settings.data_dir / "production_analysis.db")) as database:
        database.execute("ATTACH ? AS archive", [str(settings.data_dir / "archive_2025.db")])
        return database.execute(
            f"""SELECT id, production_date, lot_number, item_code, item_name, good_quantity, source FROM (
                SELECT *, 'live' AS source FROM main.production_records
                UNION ALL SELECT *, 'archive_2025' FROM archive.production_records
            ) WHERE {where} {ORDER}"""
        ).fetchall()


def read_to_the_end(client: httpx.Client, path: str, **parameters: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    while True:
        page = client.get(path, params=parameters).raise_for_status().json()
        assert len(page["data"]) <= parameters["limit"]
        rows += [tuple(record.values()) for record in page["data"]]
        if page["next_cursor"] is None:
            return rows
        parameters["cursor"] = page["next_cursor"]


@pytest.mark.parametrize("limit", [1, 7, 5_000])
def test_pages_give_every_row_once_in_order(
    client: httpx.Client, settings: MaintenanceSettings, limit: int
) -> None:
    assert read_to_the_end(client, "/records", limit=limit) == truth(settings)


@pytest.mark.parametrize(
    ("path", "parameters", "where"),
    [
        ("/records/bw0021", {}, "item_code = 'BW0021'"),
        ("/records", {"item_code": "CT-0021"}, "item_code = 'CT0021'"),
        (
            "/records",
            {"date_from": "2025-12-01", "date_to": "2026-01-31"},
            "substr(production_date, 1, 10) BETWEEN '2025-12-01' AND '2026-01-31'",
        ),
        ("/records", {"lot_number": "A3"}, "lot_number = 'A3'"),
        ("/records", {"keyword": "mocha"}, "item_name LIKE '%mocha%'"),
        (
            "/records",
            {"keyword": "모카", "date_from": "2026-05-01"},
            "item_name LIKE '%모카%' AND production_date >= '2026-05'",
        ),
    ],
)
def test_filters(
    client: httpx.Client, settings: MaintenanceSettings, path: str, parameters: dict[str, str], where: str
) -> None:
    expected = truth(settings, where)
    assert expected
    assert read_to_the_end(client, path, limit=4, **parameters) == expected


def test_a_cursor_keeps_reading_its_generation(
    client: httpx.Client, settings: MaintenanceSettings, publisher: Publisher
) -> None:
    before = truth(settings)
    first = client.get("/records", params={"limit": 5}).json()
    factory.write_live(settings.data_dir, [factory.record("2026-11-19", "BW0021", 1.0)])
    publisher.publish()
    rest = read_to_the_end(client, "/records", limit=5, cursor=first["next_cursor"])
    assert [tuple(record.values()) for record in first["data"]] + rest == before
    assert len(read_to_the_end(client, "/records", limit=100)) == len(before) + 1


def test_a_changed_cursor_and_one_with_another_filter_are_refused(
    client: httpx.Client, settings: MaintenanceSettings
) -> None:
    cursor = client.get("/records", params={"limit": 1}).json()["next_cursor"]
    assert client.get("/records", params={"cursor": cursor[:-2] + "xx"}).status_code == 422
    assert client.get("/records", params={"cursor": cursor, "item_code": "BW0021"}).status_code == 422


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/records?limit=0", "limit"),
        ("/records?limit=5001", "limit"),
        ("/records?colour=red", "colour"),
        ("/records?date_from=2026-13-01", "date_from"),
        ("/records?date_from=2026-02-01&date_to=2026-01-01", "date_to"),
        ("/records?cursor=nonsense", "cursor"),
        ("/summary?date_from=2026-01-01&date_to=2026-01-31&colour=red", "colour"),
    ],
)
def test_wrong_parameters_are_named(client: httpx.Client, path: str, field: str) -> None:
    response = client.get(path, headers={"Accept-Language": "en"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["field"] == field


def test_the_same_generation_is_not_sent_twice(
    client: httpx.Client, settings: MaintenanceSettings, publisher: Publisher
) -> None:
    first = client.get("/records")
    again = client.get("/records", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    factory.write_live(settings.data_dir, [factory.record("2026-11-19", "BW0021", 1.0)])
    publisher.publish()
    newer = client.get("/records", headers={"If-None-Match": first.headers["etag"]})
    assert newer.status_code == 200
    assert len(newer.json()["data"]) == len(first.json()["data"]) + 1


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_large_bodies_are_compressed_as_accepted(client: httpx.Client, encoding: str) -> None:
    plain = client.get("/records", headers={"Accept-Encoding": "identity"})
    packed = client.get("/records", headers={"Accept-Encoding": encoding})
    assert packed.headers["content-encoding"] == encoding
    assert int(packed.headers["content-length"]) * 4 < len(plain.content)
    assert packed.json() == plain.json()


def test_every_json_is_compressed_as_accepted(client: httpx.Client) -> None:
    for method, path, body in [
        ("GET", "/openapi.json", None),
        ("GET", "/tools", None),
        ("POST", "/chat", {"query": "2026년 월별 추이"}),
    ]:
        sizes = {}
        for encoding in ("identity", "zstd", "gzip"):
            response = client.request(method, path, json=body, headers={"Accept-Encoding": encoding})
            assert response.headers.get("content-encoding", "identity") == encoding
            assert response.headers["vary"] == "Accept-Encoding"
            assert response.json()
            sizes[encoding] = int(response.headers["content-length"])
        assert max(sizes["zstd"], sizes["gzip"]) < sizes["identity"] * 0.7


def test_small_bodies_are_sent_as_they_are(client: httpx.Client) -> None:
    response = client.get("/records", params={"limit": 1}, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers


def test_summaries_are_the_tools(client: httpx.Client) -> None:
    period = {"date_from": "2025-01-01", "date_to": "2025-03-31"}
    routes: list[tuple[str, str, dict[str, Any]]] = [
        ("/summary", "get_production_summary", {"item_code": "BW0021"}),
        ("/summary/monthly_total", "get_monthly_trend", {}),
        ("/summary/top_items", "get_top_items", {"limit": 2}),
    ]
    for path, tool, more in routes:
        read = client.get(path, params={**period, **more}).json()
        assert read == client.post(f"/tools/{tool}", json={**period, **more}).json()


def test_items_are_paged_by_code(client: httpx.Client) -> None:
    first = client.get("/items", params={"limit": 2}).json()
    assert [item["code"] for item in first["data"]] == ["BW0021", "BW0022"]
    rest = client.get("/items", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [item["code"] for item in rest["data"]] == ["CT0021"]
    assert rest["next_cursor"] is None


def test_a_cursor_of_items_keeps_its_generation_and_its_keyword(
    client: httpx.Client, settings: MaintenanceSettings, publisher: Publisher
) -> None:
    first = client.get("/items", params={"limit": 1, "keyword": "BW"}).json()
    cursor = first["next_cursor"]
    factory.write_live(settings.data_dir, [factory.record("2026-11-19", "BW0021", 1.0)])
    publisher.publish()
    rest = client.get("/items", params={"cursor": cursor}).json()
    assert [item["code"] for item in rest["data"]] == ["BW0022"]
    assert rest["generation"] == first["generation"]
    assert client.get("/items", params={"cursor": cursor, "keyword": "CT"}).status_code == 422
    assert client.get("/items", params={"cursor": cursor[:-2] + "xx"}).status_code == 422
    assert client.get("/records", params={"cursor": cursor}).status_code == 422
