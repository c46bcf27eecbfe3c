"""The tool for model-written SQL: managers' questions run, attacks do not, every answer says its basis."""

import hashlib
import os
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.sql_statements import Harmless, attacks, harmless
from tools.execute_custom_query import execute_custom_query, sql_pool
from tools.sql_grammar import words
from tools.sql_vocabulary import RELATIONS
from tools.tool import Facts, Kind, Period, Table, Tool, ToolError
from tools.warehouse import Generation

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "150"))
FRAGMENTS = sorted(
    words(
        "SELECT FROM WHERE ( ) ; , . * ' \" -- /* */ $1 ? :: [ ] { } => -> 0 -1 1e9 NULL UNION ALL WITH"
        " RECURSIVE AS OVER FILTER range(9) unnest LATERAL PIVOT COPY ATTACH current_user live.records"
        " duckdb_settings() sqlite_master getvar('x') read_text('/etc/passwd') \\ \u0000 \u200b \u212a 가"
    )
)


@pytest.fixture(scope="module")
def facts(generation: Generation) -> Iterator[Facts]:
    yield Facts(generation, date(2026, 11, 20))
    sql_pool().close()
    sql_pool.cache_clear()


def ask(facts: Facts, sql: str) -> Table:
    """The tool as a model calls it."""
    return Tool(execute_custom_query)(facts, {"sql": sql})


@pytest.mark.parametrize("query", harmless(), ids=lambda query: query.sql[:60])
def test_a_managers_question_is_answered(facts: Facts, query: Harmless) -> None:
    assert [list(row) for row in ask(facts, query.sql).rows] == query.rows


def test_attacks_change_nothing_and_tell_nothing(
    facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All attacks in a row, in the same processes: afterwards files and answers are what they were."""
    canary = tmp_path / "canary.csv"
    canary.write_text("CANARY", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = everything(facts)
    for attack in attacks():
        with pytest.raises(ToolError) as caught:
            ask(facts, attack.aimed(canary, tmp_path / "new"))
        assert caught.value.code in {"unsafe_sql", "sql_error"}, attack.sql
        assert not re.search(
            r"CANARY|canary|duckdb\.|LINE \d|Error:|\.py|/", caught.value.message.replace("//", "")
        )
    assert [path.name for path in tmp_path.iterdir()] == ["canary.csv"]
    assert everything(facts) == before


def everything(facts: Facts) -> object:
    """What the snapshot files hold, and what some queries say of the processes and the data."""
    digests = {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in facts.generation.files.items()
    }
    queries = (
        "SELECT * FROM production_records",
        "SELECT 1 / 0, current_date",
        "SELECT * FROM items ORDER BY 1",
    )
    return digests, [ask(facts, sql).rows for sql in queries for _ in range(3)]


@pytest.mark.long
def test_mutations_never_escape(facts: Facts) -> None:
    """Statements cut, crossed and sprinkled at random give a table or a ToolError, and nothing else."""
    chance = random.Random(LOOPS)
    seeds = [query.sql for query in harmless()] + [attack.sql for attack in attacks()]
    before = everything(facts)
    for _ in range(LOOPS):
        sql = mutated(chance, seeds)
        try:
            ask(facts, sql)
        except ToolError as error:
            assert error.code in {"unsafe_sql", "sql_error", "too_large", "timeout", "bad_argument"}, sql
    assert everything(facts) == before


def mutated(chance: random.Random, seeds: list[str]) -> str:
    """Two statements crossed, with some words dropped, doubled or replaced."""
    first, second = (re.findall(r"\w+|\s+|.", chance.choice(seeds), re.DOTALL) for _ in range(2))
    words = first[: chance.randrange(len(first) + 1)] + second[chance.randrange(len(second) + 1) :]
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(words) + 1)
        words[place : place + chance.randrange(3)] = chance.choices(FRAGMENTS, k=chance.randrange(3))
    return "".join(words)


def test_the_basis_says_what_was_read_and_what_was_run(facts: Facts) -> None:
    sql = "SELECT sum(good_quantity) FROM production_records WHERE item_code = 'CT0021'"
    basis = ask(facts, sql).basis
    assert (basis.tool, basis.sql, basis.arguments) == ("execute_custom_query", sql, {"sql": sql})
    assert (basis.record_count, basis.sources) == (3, ("archive_2025", "live"))
    assert (basis.period, [item.code for item in basis.items], basis.excluded_count) == (None, ["CT0021"], 0)
    assert basis.aggregation.startswith("custom SQL over production_records; ")
    assert (basis.generation, basis.as_of) == (facts.generation.name, facts.generation.as_of)


def test_the_basis_counts_the_days_that_every_part_is_bound_to(facts: Facts) -> None:
    basis = ask(facts, "SELECT 1 FROM item_days WHERE production_date >= '2026-01-01' OR false").basis
    assert (basis.period, basis.record_count) == (None, 105)
    basis = ask(facts, "SELECT 1 FROM item_days WHERE production_date >= '2026-01-01' AND quantity > 0").basis
    last = facts.generation.last_day
    assert last and (basis.period, basis.sources) == (Period(date(2026, 1, 1), last), ("live",))


def test_a_query_that_reads_no_relation_rests_on_no_records(facts: Facts) -> None:
    basis = ask(facts, "SELECT 1 + 1").basis
    assert (basis.record_count, basis.sources) == (0, ())


def test_no_rows_are_said_to_be_none(facts: Facts) -> None:
    notes = ask(facts, "SELECT * FROM items WHERE item_code = 'X'").notes
    assert [note.code for note in notes] == ["no_rows"]


def test_columns_are_what_type_and_values_prove(facts: Facts) -> None:
    table = ask(
        facts,
        "SELECT item_code, item_name, lot_number, production_date, strftime(production_date, '%Y-%m') ym,"
        " good_quantity AS q, good_quantity > 1 AS large, source, date_trunc('month', production_date) m"
        " FROM production_records ORDER BY id, source LIMIT 1",
    )
    assert [column.kind for column in table.columns] == [
        Kind.CODE, Kind.NAME, Kind.LOT, Kind.DATE, Kind.MONTH, Kind.NUMBER, Kind.FLAG, Kind.TEXT, Kind.DATE,
    ]  # fmt: skip
    assert table.column("m") == ["2024-01-01"]


def test_a_long_result_is_cut_and_said_to_be(facts: Facts) -> None:
    table = ask(facts, "SELECT * FROM range(1001)")
    assert (len(table.rows), table.truncated) == (1000, True)
    assert not ask(facts, "SELECT * FROM range(1000)").truncated


def test_a_refusal_names_its_argument(facts: Facts) -> None:
    with pytest.raises(ToolError) as caught:
        ask(facts, "DROP VIEW items")
    assert (caught.value.code, caught.value.field) == ("unsafe_sql", "sql")


@pytest.mark.parametrize("document", ["docs/sql_sandbox.md", "tools/execute_custom_query.py"])
def test_the_relations_are_documented_as_they_are(facts: Facts, document: str) -> None:
    text = " ".join((Path(__file__).parent.parent / document).read_text(encoding="utf-8").split())
    for relation in RELATIONS.values():
        assert relation.signature in text
        assert [column.name for column in ask(facts, f"FROM {relation.name} LIMIT 1").columns] == list(
            relation.columns
        )
