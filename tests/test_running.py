"""Tools beside an event loop: custom SQL keeps no other tool waiting, a question given up stops its query."""

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest

from tools.execute_custom_query import sql_pool
from tools.running import run_in_thread
from tools.tool import Facts, ToolError
from tools.warehouse import Generation

ENDLESS = {"sql": "SELECT count(*) FROM range(1000000000000)"}
YEAR = {"date_from": "2026-01-01", "date_to": "2026-10-31"}


@pytest.fixture
def facts(generation: Generation) -> Iterator[Facts]:
    yield Facts(generation, date(2026, 11, 20))
    sql_pool().close()
    sql_pool.cache_clear()


async def test_the_fixed_tools_answer_while_custom_queries_queue(facts: Facts) -> None:
    """More endless queries than the loop has threads; all are given up once the fixed tools have answered."""
    custom = [asyncio.create_task(run_in_thread("execute_custom_query", ENDLESS, facts)) for _ in range(12)]
    await asyncio.sleep(0.3)
    tables = await asyncio.gather(*(run_in_thread("get_production_summary", YEAR, facts) for _ in range(8)))
    assert [table.column("quantity") for table in tables] == [[3307]] * 8
    assert not all(query.done() for query in custom)
    for query in custom:
        query.cancel()
    ends = await asyncio.gather(*custom, return_exceptions=True)
    assert asyncio.CancelledError in {type(end) for end in ends}
    table = await run_in_thread("execute_custom_query", {"sql": "SELECT 1"}, facts)
    assert table.rows == ((1,),)


async def test_a_tools_error_reaches_its_caller(facts: Facts) -> None:
    with pytest.raises(ToolError) as caught:
        await run_in_thread("execute_custom_query", {"sql": "DROP VIEW items"}, facts)
    assert caught.value.code == "unsafe_sql"
