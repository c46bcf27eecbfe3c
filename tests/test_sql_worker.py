"""The worker's engine: plain cells, bounded answers, lessons as errors, no file to reach behind the guard."""

import hashlib
from pathlib import Path

import duckdb
import pytest

from tests.sql_statements import Attack, attacks, request
from tools.sql_limits import Limits
from tools.sql_worker import Engine, open_locked
from tools.warehouse import Generation

LAYERED = {"files", "attach", "copies", "changes"}
SMALL = Limits(rows=5, answer_bytes=20_000, cell_characters=100)


def digests(generation: Generation) -> dict[str, str]:
    """What the snapshot files hold, byte by byte."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in generation.files.items()}


@pytest.mark.parametrize(
    "attack",
    [attack for attack in attacks() if attack.category in LAYERED],
    ids=lambda attack: attack.category,
)
def test_behind_the_guard_no_file_is_read_or_made_either(
    attack: Attack, generation: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The locked engine alone: were the guard to let a statement pass, it would still reach nothing."""
    canary = tmp_path / "canary.csv"
    canary.write_text("a,b\nCANARY,1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = digests(generation)
    connection = open_locked({name: str(path) for name, path in generation.files.items()}, Limits())
    try:
        reached = str(connection.execute(attack.aimed(canary, tmp_path / "new")).fetchall())
    except duckdb.Error as error:
        reached = type(error).__name__
    finally:
        connection.close()
    assert "CANARY" not in reached
    assert [path.name for path in tmp_path.iterdir()] == ["canary.csv"]
    assert digests(generation) == before


def test_rows_beyond_the_cap_are_cut_and_said_to_be(generation: Generation) -> None:
    for count, truncated in ((5, False), (6, True)):
        reply = Engine(SMALL).answer(request(generation, f"SELECT * FROM range({count})"))
        assert (len(reply["rows"]), reply["truncated"]) == (5, truncated)


def test_rows_beyond_the_bytes_are_cut_and_said_to_be(generation: Generation) -> None:
    engine = Engine(Limits(answer_bytes=100))
    reply = engine.answer(request(generation, "SELECT lpad('x', 40, 'x') FROM range(50)"))
    assert (len(reply["rows"]), reply["truncated"]) == (2, True)


def test_a_text_or_row_too_long_is_an_error_not_a_cut(generation: Generation) -> None:
    reply = Engine(SMALL).answer(request(generation, "SELECT lpad('x', 101, 'x') AS long_text"))
    assert reply["error"] == "too_large"
    assert "long_text" in reply["message"]
    wide = ", ".join(["lpad('x', 90, 'x')"] * 300)
    assert Engine(SMALL).answer(request(generation, f"SELECT {wide}"))["error"] == "too_large"


@pytest.mark.parametrize(
    ("sql", "cell"),
    [
        ("SELECT 0.1::DOUBLE + 0.2::DOUBLE", 0.3),
        ("SELECT 3.0::DOUBLE", 3),
        ("SELECT 2.50::DECIMAL(9, 2)", 2.5),
        ("SELECT 170141183460469231731687303715884105727::HUGEINT", 2**127 - 1),
        ("SELECT 'nan'::DOUBLE", None),
        ("SELECT 1 / 0", None),
        ("SELECT TIME '08:30:00'", "08:30:00"),
        ("SELECT TIMESTAMP '2026-01-01 08:30:00'", "2026-01-01 08:30:00"),
        ("SELECT [1, NULL]", "[1, null]"),
        ("SELECT [DATE '2026-01-01']", '["2026-01-01"]'),
        ("SELECT '한글 \u2028'", "한글 \u2028"),
    ],
)
def test_every_value_becomes_a_plain_cell(generation: Generation, sql: str, cell: object) -> None:
    assert Engine(Limits()).answer(request(generation, sql))["rows"] == [[cell]]


def test_a_snapshot_that_cannot_be_opened_is_no_fault_of_the_sql(generation: Generation) -> None:
    engine = Engine(Limits())
    missing = {"sql": "SELECT 1", "today": "2026-11-20", "files": {"live": "/nowhere/live.duckdb"}}
    reply = engine.answer(missing)
    assert reply["error"] == "unavailable"
    assert "nowhere" not in reply["message"]
    assert engine.answer(request(generation, "SELECT 1"))["rows"] == [[1]]


@pytest.mark.parametrize(
    ("sql", "code", "words"),
    [
        ("SELECT nope FROM items", "sql_error", "no column 'nope' here. Relations: production_records(id"),
        ("SELECT i.nope FROM items AS i", "sql_error", "'nope'"),
        ("SELECT x.item_code FROM items", "sql_error", "'x'"),
        ("SELECT item_name, sum(quantity) FROM items", "sql_error", "'item_name' must stand in GROUP BY"),
        ("SELECT id FROM production_records AS a, production_records AS b", "sql_error", "'id' is ambiguous"),
        ("SELECT sum(item_code) FROM items", "sql_error", "'sum' does not take (VARCHAR)"),
        ("SELECT sum(sum(quantity)) FROM items", "sql_error", "nested"),
        ("SELECT 1 FROM items WHERE sum(quantity) > 1", "sql_error", "HAVING"),
        ("SELECT 1 FROM items WHERE rank() OVER () > 1", "sql_error", "QUALIFY"),
        ("SELECT lag(quantity) FROM items", "sql_error", "OVER"),
        ("SELECT item_code::INTEGER FROM items", "sql_error", "try_cast"),
        ("SELECT * FROM items WHERE item_code = 21", "sql_error", "quote item codes"),
        ("SELECT DATE '2026-02-30'", "sql_error", "YYYY-MM-DD"),
        ("SELECT date_trunc('fortnight', production_date) FROM item_days", "sql_error", "'quarter'"),
        ("SELECT (SELECT item_code FROM items)", "sql_error", "more than one row"),
        ("SELECT 1 UNION SELECT 1, 2", "sql_error", "as many columns"),
        ("SELECT regexp_matches('a', '(')", "sql_error", "failed while it ran"),
        ("SELECT DATE '2026-03-01' - INTERVAL 1 DAY - TIMESTAMP '2026-01-01'", "sql_error", "date_diff"),
        ("SELECT * FROM live.records", "unsafe_sql", "schema"),
    ],
)
def test_an_error_teaches_and_leaks_nothing(generation: Generation, sql: str, code: str, words: str) -> None:
    reply = Engine(Limits()).answer(request(generation, sql))
    assert reply["error"] == code
    assert words in reply["message"]
    for leak in ("Error", "LINE 1", "live.", "archive_2025", "Candidate", str(generation.folder), "duckdb"):
        assert leak not in reply["message"]
