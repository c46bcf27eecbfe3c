"""The lock on random tables: any rendering of a value passes, a changed digit is caught nearly always."""

import os
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from assistant.grounding import Evidence, check
from assistant.model import ToolCall, ToolResult
from tests.drafts import NOW
from tools.tool import Basis, Cell, Column, Item, Kind, Period, Row, Table

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "60"))
COLUMNS = (
    Column("rank", Kind.RANK),
    Column("item_code", Kind.CODE),
    Column("item_name", Kind.NAME),
    Column("quantity", Kind.QUANTITY),
    Column("share", Kind.SHARE),
    Column("items", Kind.COUNT),
)
MOST_MISSED = 0.02


def ranking(random: Random, rows: int) -> Table:
    """A ranking of random items with random quantities."""
    codes = random.sample(range(1000, 9999), rows)
    quantities = sorted((random.randint(100, 10 ** random.randint(3, 7)) for _ in codes), reverse=True)
    total = sum(quantities)
    items = tuple(Item(f"ZX{code}", f"품목 {code % 7}") for code in codes)
    cells: tuple[Row, ...] = tuple(
        (place, item.code, item.name, quantity, round(100 * quantity / total, 4), 1)
        for place, (item, quantity) in enumerate(zip(items, quantities, strict=True), 1)
    )
    period = Period(date(2026, 3, 1), date(2026, 3, 31))
    arguments: dict[str, Cell] = {"date_from": "2026-03-01", "date_to": "2026-03-31", "limit": rows}
    read_at = "2026-11-20T06:00:00+09:00"
    basis = Basis("get_top_items", arguments, period, items, "", 50, {}, ("live",), "g1", read_at, "")
    return Table(COLUMNS, cells, basis)


def evidence(table: Table) -> Evidence:
    call = ToolCall("1", table.basis.tool, table.basis.arguments)
    return Evidence("2026년 3월 품목 순위", NOW, (ToolResult(call, table),))


def renderings(value: int) -> Iterator[str]:
    """The value as written in Korean and English, exact or rounded as the text shows."""
    yield f"{value:,}개"
    yield f"{value}개"
    yield f"{value:,}".translate(str.maketrans("0123456789", "０１２３４５６７８９")) + "개"
    if value >= 10_000:
        yield f"{value // 10_000}만 {value % 10_000:,}개" if value % 10_000 else f"{value // 10_000}만 개"
        yield f"약 {value / 10_000:.1f}만 개"
        yield f"약 {round(value, -3):,}개"
    if value >= 1_000_000:
        yield f"{value / 1_000_000:.2f} million units"
        yield f"{value / 1_000_000:.2f}M units"
    if value >= 1_000:
        yield f"{value / 1_000:.1f}K units"


def mutated(random: Random, value: int) -> int:
    """The value with one digit changed, the first never to zero."""
    digits = list(str(value))
    place = random.randrange(len(digits))
    choices = [digit for digit in "0123456789" if digit != digits[place] and (place or digit != "0")]
    digits[place] = random.choice(choices)
    return int("".join(digits))


@pytest.mark.long
def test_every_rendering_of_a_value_passes() -> None:
    random = Random(1)
    for _ in range(LOOPS):
        table = ranking(random, random.randint(2, 20))
        found = evidence(table)
        _, code, _, quantity, share, _ = random.choice(table.rows)
        assert isinstance(quantity, int)
        for written in renderings(quantity):
            verdict = check(f"2026년 3월 {code}의 생산량은 {written}입니다.", found)
            assert verdict.ok, (written, quantity, verdict.reason)
        assert check(f"{code} had a share of {share:.1f}%.", found).ok


@pytest.mark.long
def test_a_changed_digit_is_caught() -> None:
    random = Random(2)
    missed = []
    for _ in range(LOOPS * 4):
        table = ranking(random, random.randint(2, 20))
        _, code, _, quantity, _, _ = random.choice(table.rows)
        assert isinstance(quantity, int)
        wrong = mutated(random, quantity)
        if check(f"2026년 3월 {code}의 생산량은 {wrong:,}개입니다.", evidence(table)).ok:
            missed.append((quantity, wrong))
    assert len(missed) <= MOST_MISSED * LOOPS * 4, missed


@pytest.mark.long
def test_another_rows_value_is_caught() -> None:
    random = Random(3)
    for _ in range(LOOPS):
        table = ranking(random, random.randint(2, 20))
        one, two = random.sample(table.rows, 2)
        if one[3] != two[3]:
            assert not check(f"{one[1]} made {two[3]:,} units in March 2026.", evidence(table)).ok
