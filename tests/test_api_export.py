"""Exported files, read back by the programs' own readers."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import httpx
import openpyxl
import pyarrow.parquet as pq
import pytest

from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.serving import served
from tools.pages import COLUMNS

HOSTILE = '=HYPERLINK("evil")'


@pytest.fixture
def client(settings: MaintenanceSettings) -> Iterator[httpx.Client]:
    factory.write_live(
        settings.data_dir, [factory.record("2026-11-01", "BW0021", 1.5, '모카, "브라운"', HOSTILE)]
    )
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    with served(create_app(settings)) as address, httpx.Client(base_url=address) as client:
        yield client


def expected(client: httpx.Client) -> list[tuple[Any, ...]]:
    return [tuple(record.values()) for record in client.get("/records?limit=5000").json()["data"]]


def test_csv(client: httpx.Client) -> None:
    response = client.get("/records/export?format=csv")
    rows = list(csv.reader(io.StringIO(response.text)))
    assert tuple(rows[0]) == COLUMNS
    assert [tuple(row) for row in rows[1:]] == [
        tuple("" if cell is None else str(cell) for cell in row) for row in expected(client)
    ]
    generation = client.get("/records?limit=1").json()["generation"]
    assert f'{generation}.csv"' in response.headers["content-disposition"]


def test_ndjson(client: httpx.Client) -> None:
    lines = client.get("/records/export?format=ndjson&item_code=CT0021").text.splitlines()
    assert [json.loads(line)["item_code"] for line in lines] == ["CT0021"] * 3


def test_parquet(client: httpx.Client) -> None:
    table = pq.read_table(io.BytesIO(client.get("/records/export?format=parquet").content))
    assert [tuple(row.values()) for row in table.to_pylist()] == expected(client)


def test_xlsx_keeps_text_as_text_and_numbers_as_numbers(client: httpx.Client) -> None:
    content = client.get("/records/export?format=xlsx").content
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows())
    assert [tuple(cell.value for cell in row) for row in rows[1:]] == expected(client)
    lot = rows[1][COLUMNS.index("lot_number")]
    assert (lot.value, lot.data_type) == (HOSTILE, "s")


def test_an_unknown_format_is_named(client: httpx.Client) -> None:
    response = client.get("/records/export?format=pdf")
    assert (response.status_code, response.json()["field"]) == (422, "format")
