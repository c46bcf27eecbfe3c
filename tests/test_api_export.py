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
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from maintenance.api import workbook
from maintenance.api.app import create_app
from maintenance.api.workbook import LONGEST_TEXT
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
    assert lot.value == HOSTILE
    assert lot.data_type in ("s", "inlineStr")


def test_xlsx_goes_on_on_the_next_sheet(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 20)
    content = client.get("/records/export?format=xlsx").content
    sheets = [list(sheet.values) for sheet in openpyxl.load_workbook(io.BytesIO(content))]
    assert {len(sheet) for sheet in sheets[:-1]} == {20}
    assert {sheet[0] for sheet in sheets} == {COLUMNS}
    assert [row for sheet in sheets for row in sheet[1:]] == expected(client)


def test_an_export_without_records_is_a_file_with_a_heading(client: httpx.Client) -> None:
    content = client.get("/records/export?format=xlsx&lot_number=none").content
    assert list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values) == [COLUMNS]


@given(
    st.lists(st.tuples(st.none() | st.text() | st.floats(allow_nan=False, allow_infinity=False)), max_size=9)
)
@example([("_x0041_\x01\r\n <b>&",), (" 끝 ",), ("x" * 40_000,)])
def test_any_text_comes_back_from_a_workbook(rows: list[tuple[str | float | None]]) -> None:
    file = io.BytesIO()
    list(workbook.write_workbook(file, ["value"], [rows]))
    read = list(openpyxl.load_workbook(file).worksheets[0].values)[1:]
    texts = [(unescape(cell) if isinstance(cell, str) else cell,) for (cell,) in read]
    assert texts == [(cell[:LONGEST_TEXT] if isinstance(cell, str) else cell,) for (cell,) in rows]


def test_files_are_named_by_generation_and_filter(client: httpx.Client) -> None:
    queries = ("", "&item_code=BW0021", "&item_code=bw-0021", "&date_from=2026-01-01")
    names = [
        client.get(f"/records/export?format=csv{query}").headers["content-disposition"] for query in queries
    ]
    assert names[1] == names[2]
    assert len(set(names)) == 3


def test_an_unknown_format_is_named(client: httpx.Client) -> None:
    response = client.get("/records/export?format=pdf")
    assert (response.status_code, response.json()["field"]) == (422, "format")
