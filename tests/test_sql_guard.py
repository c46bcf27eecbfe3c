"""The guard: what is known to be harmless passes, everything else is refused with a lesson."""

from pathlib import Path

import pytest

from tests.sql_statements import Attack, attacks, bombs, harmless
from tools.sql_guard import MAX_LENGTH, SqlRefused, check_sql
from tools.sql_vocabulary import FUNCTIONS, RELATIONS

CANARY, NEW = Path("/somewhere/canary.csv"), Path("/somewhere/new.db")


def lesson(sql: str) -> str:
    """What the refused statement's author is told."""
    with pytest.raises(SqlRefused) as caught:
        check_sql(sql)
    return str(caught.value)


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.category)
def test_an_attack_is_refused_and_repeats_no_path(attack: Attack) -> None:
    told = lesson(attack.aimed(CANARY, NEW))
    assert "somewhere" not in told
    assert "Error" not in told


def test_the_statements_are_as_many_as_the_docs_say() -> None:
    text = (Path(__file__).parent.parent / "docs" / "sql_sandbox.md").read_text(encoding="utf-8")
    assert f"{len({attack.sql for attack in attacks()})} statements by category" in text
    assert f"{len({query.sql for query in harmless()})} reporting queries" in text
    assert f"{len(set(bombs()))}\nstatements that pass" in text


@pytest.mark.parametrize("sql", [query.sql for query in harmless()] + bombs())
def test_a_query_over_documented_relations_passes(sql: str) -> None:
    assert check_sql(sql) <= RELATIONS.keys()


@pytest.mark.parametrize(
    ("sql", "relations"),
    [
        ("SELECT 1", set()),
        ("SELECT * FROM Items", {"items"}),
        ("WITH items AS (SELECT 1 AS a) SELECT * FROM items", set()),
        ("WITH items AS (SELECT * FROM items) SELECT * FROM items", {"items"}),
        ("SELECT (SELECT max(records) FROM item_days), 1 IN (SELECT id FROM production_records)",
         {"item_days", "production_records"}),
        ("WITH a AS (SELECT 1), b AS (SELECT * FROM a) SELECT * FROM b JOIN items ON true", {"items"}),
    ],
)  # fmt: skip
def test_the_documented_relations_are_reported(sql: str, relations: set[str]) -> None:
    assert check_sql(sql) == relations


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT " + " + ".join(["1"] * 2_000),
        "SELECT " + "(" * 4_000 + "1" + ")" * 4_000 + " + getvariable('x')",
        "SELECT " + "NOT " * 2_000 + "true",
        "SELECT " + "lower(" * 900 + "'x'" + ")" * 900,
        "SELECT * FROM " + "(SELECT * FROM " * 300 + "items" + ")" * 300,
        "SELECT " + "CASE WHEN true THEN " * 400 + "1" + " END" * 400,
        "SELECT " + ",".join(["1"] * 3_000),
        "SELECT '" + "x" * MAX_LENGTH + "'",
        "SELECT 1" + " " * MAX_LENGTH,
        "SELECT a" + "[1]" * 3_000,
        "SELECT 1::INTEGER" + "[]" * 3_000,
    ],
)
def test_a_statement_too_long_or_too_deep_is_refused(sql: str) -> None:
    assert lesson(sql)


def test_sums_and_unions_of_a_year_are_not_too_deep() -> None:
    assert not check_sql("SELECT " + " + ".join(str(month) for month in range(60)))
    assert check_sql(" UNION ALL ".join(["SELECT sum(quantity) FROM item_days"] * 24)) == {"item_days"}
    assert not check_sql("SELECT 1 WHERE " + " OR ".join(["1 = 2"] * 300))


def test_a_lesson_says_what_exists() -> None:
    assert "production_records(id, production_date" in lesson("SELECT * FROM orders")
    assert "'orders'" in lesson("SELECT * FROM orders")
    assert "date_trunc" in lesson("SELECT date_truncate('month', production_date) FROM items")
    assert "strftime(production_date, '%Y-%m')" in lesson(
        "SELECT to_char(production_date, 'YYYY') FROM items"
    )
    assert "date_diff" in lesson("SELECT age(production_date) FROM item_days")
    assert "at 'GROUP'" in lesson("SELECT 1 FROM items WHERE GROUP BY 1")
    assert "not 2" in lesson("SELECT 1; SELECT 2")
    assert "DESCRIBE" in lesson("DESCRIBE items")
    assert "parameters" in lesson("SELECT * FROM items WHERE item_code = ?")


def test_every_allowed_function_is_known_to_the_engine() -> None:
    """A misspelt name in the list would be a false promise; operators and parser forms stand apart."""
    import duckdb

    known = {
        name for (name,) in duckdb.execute("SELECT DISTINCT function_name FROM duckdb_functions()").fetchall()
    }
    assert known >= FUNCTIONS - {"count_star", "date", "iif", "total", "unnest", "current_localtimestamp"}
