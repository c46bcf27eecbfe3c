"""Which days and items a custom query is bound to."""

from datetime import date

import pytest

from tools.sql_scope import Scope, scope_of
from tools.tool import Period

MARCH = "production_date BETWEEN DATE '2025-03-01' AND DATE '2025-03-31'"
PERIOD = Period(date(2025, 3, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("sql", "scope"),
    [
        (f"SELECT sum(quantity) FROM item_days WHERE {MARCH}", Scope(PERIOD)),
        (f"SELECT 1 FROM item_days WHERE {MARCH} AND item_code IN ('A1', 'B2')", Scope(PERIOD, ("A1", "B2"))),
        (
            f"SELECT 1 FROM (SELECT * FROM item_days WHERE {MARCH}) JOIN items USING (item_code)",
            Scope(PERIOD),
        ),
    ],
)
def test_a_plain_condition_binds(sql: str, scope: Scope) -> None:
    assert scope_of(sql) == scope


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(quantity) FROM item_days",
        f"SELECT 1 FROM item_days WHERE {MARCH} OR quantity > 5",
        f"SELECT 1 FROM item_days WHERE NOT {MARCH}",
        f"SELECT (SELECT sum(quantity) FROM item_days), sum(quantity) FROM item_days WHERE {MARCH}",
        f"SELECT sum(quantity) FILTER (WHERE {MARCH}) FROM item_days",
        f"SELECT 1 FROM item_days -- WHERE {MARCH}",
        "SELECT 1 FROM item_days WHERE production_date BETWEEN DATE '2025-02-30' AND DATE '2025-03-31'",
    ],
)
def test_what_may_read_more_binds_nothing(sql: str) -> None:
    assert scope_of(sql) == Scope()
