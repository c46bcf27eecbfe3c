"""What a person does with an answer: files, the rows behind it, the same calculation again."""

import csv
import io
import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.page.codec import table_to_json
from assistant.page.excel import workbook
from assistant.page.export import csv_file, exported
from assistant.page.recalculate import Change, calculated_again, changes, say_changes
from assistant.page.rows import rows_behind
from assistant.page.view import row_periods
from assistant.page.words import Words
from assistant.settings import Settings
from maintenance.publisher import Publisher
from tests import factory
from tools.registry import run
from tools.tool import Facts, Table
from tools.warehouse import Generation, Warehouse

TODAY = date(2026, 11, 20)
KOREAN = Words("ko", TODAY)
FORMULA = '=HYPERLINK("https://evil.example","x")'


def ranking(generation: Generation) -> Table:
    arguments = {"date_from": "2026-03-01", "date_to": "2026-03-31", "limit": 2}
    return run("get_top_items", arguments, Facts(generation, TODAY))


def named(table: Table, name: str) -> Table:
    """The table with another name for its first item."""
    first, *rest = table.rows
    return replace(table, rows=((*first[:2], name, *first[3:]), *rest))


def cells(content: bytes, sheet: int) -> list[list[Any]]:
    book = load_workbook(io.BytesIO(content))
    return [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]


def test_excel_has_typed_cells(generation: Generation) -> None:
    book = load_workbook(io.BytesIO(workbook([ranking(generation)], "질문", KOREAN)))
    head, first, *_ = list(book.worksheets[0].iter_rows())
    assert [cell.value for cell in head][:5] == ["순위", "품목 코드", "품목명", "생산량", "비중"]
    assert (first[3].value, first[3].number_format) == (300, "#,##0")
    assert first[4].value == pytest.approx(300 / 337) and first[4].number_format == "0.0%"


def test_excel_days_are_days(generation: Generation) -> None:
    history = run("get_item_history", {"item_code": "BW0021", "limit": 2}, Facts(generation, TODAY))
    rows = cells(workbook([history], "q", KOREAN), 0)
    assert [row[0].isoformat() for row in rows[1:]] == ["2026-10-28T14:30:00", "2026-10-05T00:00:00"]


def test_excel_basis_sheet_tells_question_and_sql(generation: Generation) -> None:
    lines = dict(row for row in cells(workbook([ranking(generation)], "3월 순위?", KOREAN), -1) if row[0])
    assert lines["질문"] == "3월 순위?" and "SELECT" in lines["SQL"] and lines["도구"] == "get_top_items"


@pytest.mark.parametrize("name", [FORMULA, "+1", "-1+1", "@SUM(A1)", "\t=1", "a\x00b\x1f"])
def test_text_that_looks_like_a_formula_stays_text(generation: Generation, name: str) -> None:
    table = named(ranking(generation), name)
    book = load_workbook(io.BytesIO(workbook([table], name, KOREAN)))
    assert {cell.data_type for row in book.worksheets[0].iter_rows(min_col=3, max_col=3) for cell in row} <= {
        "s",
        "n",
    }
    assert book.worksheets[0]["C2"].value == name.replace("\x00", "").replace("\x1f", "")
    text = csv_file([table], KOREAN).decode("utf-8-sig")
    (written,) = [row[2] for row in csv.reader(io.StringIO(text, newline="")) if row[0] == "1"]
    assert written[0] in "'a"


def test_csv_is_what_korean_excel_opens_right(generation: Generation) -> None:
    content = csv_file([ranking(generation)], KOREAN)
    assert content.startswith("\ufeff순위,품목 코드".encode()) and content.count(b"\r\n") == content.count(
        b"\n"
    )
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1][:4] == ["1", "BW0021", "모카 브라운 원데이", "300"]


def test_negative_numbers_stay_numbers_in_csv(generation: Generation) -> None:
    table = ranking(generation)
    table = replace(table, rows=((1, "X", "n", -5.5, -1.0, 1),))
    assert b"X,n,-5.5," in csv_file([table], KOREAN)


def test_page_gets_a_file_with_name_and_type(generation: Generation) -> None:
    asked = {"form": "csv", "question": "q", "tables": [table_to_json(ranking(generation))]}
    file = exported(json.loads(json.dumps(asked)), KOREAN)
    assert file["name"] == "생산실적_2026-11-20.csv"
    assert b64decode(file["content"]) == csv_file([ranking(generation)], KOREAN)


@pytest.fixture
def warehouse(settings: Settings) -> Warehouse:
    publish(settings)
    return Warehouse(settings.snapshots_dir)


def publish(settings: Settings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()


def every_row(warehouse: Warehouse, table: Table, period: int = 0) -> Iterator[list[Any]]:
    """The rows behind a table, over all pages, as the page asks for them."""
    after = None
    while True:
        asked = {"basis": table_to_json(table)["basis"], "period": period, "after": after}
        page = rows_behind(warehouse, json.loads(json.dumps(asked)), KOREAN)
        yield from page["rows"]
        after = page["next"]
        if after is None:
            return


def test_rows_behind_a_total_add_up_to_it(warehouse: Warehouse) -> None:
    arguments = {"date_from": "2024-01-01", "date_to": "2026-11-20"}
    table = run("get_production_summary", arguments, Facts(warehouse.current(), TODAY))
    rows = list(every_row(warehouse, table))
    assert len(rows) == table.basis.record_count == 105
    assert sum(row[5] for row in rows) == table.rows[0][0]


def test_rows_of_each_compared_period_and_item(warehouse: Warehouse) -> None:
    arguments = {
        "period1_from": "2025-10-01",
        "period1_to": "2025-10-31",
        "period2_from": "2026-10-01",
        "period2_to": "2026-10-31",
        "item_code": "BW0021",
    }
    table = run("compare_periods", arguments, Facts(warehouse.current(), TODAY))
    assert row_periods(table.basis, KOREAN) == ["2025년 10월", "10월"]
    assert [row[5] for row in every_row(warehouse, table, 0)] == [100, 100]
    assert [row[5] for row in every_row(warehouse, table, 1)] == [150, 150]


def test_rows_stay_those_of_the_figure_while_its_generation_is_kept(
    warehouse: Warehouse, settings: Settings
) -> None:
    table = ranking(warehouse.current())
    factory.write_live(settings.data_dir, [factory.record("2026-03-15", "BW0021", 1000)])
    publish(settings)
    assert warehouse.current().name != table.basis.generation
    assert sum(row[5] for row in every_row(warehouse, table)) == 337


def test_a_forged_generation_opens_nothing_else(warehouse: Warehouse, tmp_path: Path) -> None:
    basis = table_to_json(ranking(warehouse.current()))["basis"] | {"generation": f"../../{tmp_path.name}"}
    page = rows_behind(warehouse, {"basis": basis, "period": 0}, KOREAN)
    assert page["note"] is not None and len(page["rows"]) == 4


def test_calculating_again_tells_what_changed(warehouse: Warehouse, settings: Settings) -> None:
    before = ranking(warehouse.current())
    factory.write_live(settings.data_dir, [factory.record("2026-03-15", "BW0021", 1000)])
    publish(settings)
    asked = {"tables": [table_to_json(before)], "engine": "planner"}
    answer = calculated_again(Facts(warehouse.current(), TODAY), json.loads(json.dumps(asked)), KOREAN)
    assert "- BW0021 생산량: 300 → **1,300**" in answer.answer
    assert answer.tables[0].rows[0][3] == 1300


def test_calculating_again_on_the_same_data_changes_nothing(warehouse: Warehouse) -> None:
    table = ranking(warehouse.current())
    assert changes(table, table) == []
    assert say_changes([], table, KOREAN) == "달라진 값이 없습니다."


def test_rows_that_come_and_go_are_changes(generation: Generation) -> None:
    table = ranking(generation)
    shorter = replace(table, rows=table.rows[1:])
    assert Change("BW0021", "quantity", 300, None) in changes(table, shorter)
    assert Change("BW0021", "quantity", None, 300) in changes(shorter, table)
    many = [Change("a", "quantity", 1, n) for n in range(12)]
    assert "그 밖에 2개" in say_changes(many, table, KOREAN)
