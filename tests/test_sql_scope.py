"""Which days and items a custom query is bound to."""

from datetime import date

import pytest

from tools.sql_scope import Scope, scope_of

MARCH = "production_date BETWEEN DATE '2025-03-01' AND DATE '2025-03-31'"


FIRST, LAST = date(2025, 3, 1), date(2025, 3, 31)


@pytest.mark.parametrize(
    ("sql", "scope"),
    [
        (f"SELECT sum(quantity) FROM item_days WHERE {MARCH}", Scope(FIRST, LAST)),
        (
            f"SELECT 1 FROM item_days AS d WHERE d.{MARCH} AND d.item_code IN ('A1', 'B2')",
            Scope(FIRST, LAST, frozenset({"A1", "B2"})),
        ),
        (
            f"SELECT 1 FROM (SELECT * FROM item_days WHERE {MARCH}) JOIN items USING (item_code)",
            Scope(FIRST, LAST),
        ),
        (
            f"SELECT sum(quantity) FILTER (quantity > 5 OR quantity < 2), CASE WHEN true THEN 1 END "
            f"FROM item_days WHERE {MARCH} AND (quantity > 5 OR records > 1)",
            Scope(FIRST, LAST),
        ),
        (
            "SELECT item_code FROM items WHERE item_code NOT IN "
            f"(SELECT item_code FROM item_days WHERE {MARCH})",
            Scope(FIRST, LAST),
        ),
        (
            "SELECT 1 FROM production_records WHERE production_date >= '2025-03-01' "
            "AND production_date < '2025-04-01' AND production_date > DATE '2020-01-01'",
            Scope(FIRST, LAST),
        ),
        ("SELECT 1 FROM item_days WHERE production_date >= DATE '2025-03-01'", Scope(FIRST)),
        ("SELECT 1 FROM item_days WHERE production_date = '2025-03-31'", Scope(LAST, LAST)),
        (
            f"WITH march AS (SELECT * FROM item_days WHERE {MARCH}) SELECT 1 FROM march UNION ALL "
            "SELECT 2 FROM item_days WHERE production_date = '2025-05-05'",
            Scope(FIRST, date(2025, 5, 5)),
        ),
        ("SELECT 1 FROM item_days WHERE item_code = 'A1'", Scope(codes=frozenset({"A1"}))),
    ],
)
def test_a_condition_on_what_is_read_binds(sql: str, scope: Scope) -> None:
    assert scope_of(sql) == scope


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(quantity) FROM item_days",
        "SELECT count(*) FROM items WHERE item_code = 'A1'",
        f"SELECT 1 FROM item_days WHERE {MARCH} OR quantity > 5",
        f"SELECT 1 FROM item_days WHERE NOT {MARCH}",
        f"SELECT (SELECT sum(quantity) FROM item_days), sum(quantity) FROM item_days WHERE {MARCH}",
        f"SELECT sum(quantity) FILTER (WHERE {MARCH}) FROM item_days",
        f"SELECT 1 FROM item_days -- WHERE {MARCH}",
        f"SELECT 1 FROM (SELECT * FROM item_days) WHERE {MARCH}",
        f"SELECT 1 FROM item_days AS a JOIN item_days AS b ON true WHERE a.{MARCH}",
        "SELECT 1 FROM item_days WHERE production_date BETWEEN DATE '2025-02-30' AND DATE '2025-03-31'",
        "SELECT 1 FROM item_days WHERE production_date >= current_date AND item_code = upper('a1')",
        "SELECT 1 FROM item_days WHERE item_code NOT IN ('A1') AND production_date <> '2025-03-01'",
    ],
)
def test_what_may_read_more_binds_nothing(sql: str) -> None:
    assert scope_of(sql) == Scope()
