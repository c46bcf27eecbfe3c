"""Sessions: what they keep, for how long, and in how many bytes."""

import sys
import tracemalloc

import pytest

from assistant.memory import IDLE_SECONDS, TURNS, Sessions, weight
from assistant.model import Exchange, ToolCall, ToolResult
from tests.gemini_kit import turn_of
from tools.registry import run
from tools.tool import Table, ToolError
from tools.warehouse import Generation

TREND = {"date_from": "2024-01-01", "date_to": "2026-10-31", "item_code": "BW0021"}


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def exchange(generation: Generation, number: int = 0) -> Exchange:
    """An answered question with a real trend of its own."""
    table = run("get_monthly_trend", TREND, turn_of(generation).facts)
    return copy_of(table, number)


def copy_of(table: Table, number: int) -> Exchange:
    """An exchange over a table that shares no row with any other."""
    rows = tuple(tuple([f"{cell}-{number}", *row][1:]) for cell, row in enumerate(table.rows))
    rows = tuple(
        tuple(float(cell) + number / 7 if isinstance(cell, float) else cell for cell in row) for row in rows
    )
    fresh = Table(table.columns, rows, table.basis)
    result = ToolResult(ToolCall("1", "get_monthly_trend", dict(TREND)), fresh)
    return Exchange(f"질문 {number}", f"답 {number} " * 20, (result,))


def test_a_session_keeps_its_last_turns(generation: Generation) -> None:
    sessions = Sessions()
    session = sessions.open("s")
    for number in range(TURNS + 3):
        sessions.remember(session, exchange(generation, number))
    assert [kept.question for kept in sessions.open("s").exchanges] == [
        f"질문 {number}" for number in range(3, TURNS + 3)
    ]


def test_an_idle_session_expires_and_a_used_one_does_not(generation: Generation) -> None:
    clock = Clock()
    sessions = Sessions(clock=clock)
    for name in ("used", "idle"):
        sessions.remember(sessions.open(name), exchange(generation))
    clock.now = IDLE_SECONDS - 1
    sessions.open("used")
    clock.now = IDLE_SECONDS + 1
    assert sessions.open("used").exchanges
    assert not sessions.open("idle").exchanges


def test_an_answer_restarts_the_time(generation: Generation) -> None:
    clock = Clock()
    sessions = Sessions(clock=clock)
    session = sessions.open("s")
    clock.now = IDLE_SECONDS - 1
    sessions.remember(session, exchange(generation))
    clock.now += IDLE_SECONDS - 1
    assert sessions.open("s") is session


def test_the_least_recently_used_go_first(generation: Generation) -> None:
    sessions = Sessions(limit=3)
    for name in ("a", "b", "c"):
        sessions.remember(sessions.open(name), exchange(generation))
    sessions.open("a")
    sessions.open("d")
    assert len(sessions) == 3
    assert sessions.open("a").exchanges
    assert not sessions.open("b").exchanges


def test_memory_is_bounded_before_the_count_is(generation: Generation) -> None:
    one = weight([exchange(generation)])
    sessions = Sessions(limit=10_000, memory=one * 5)
    for number in range(20):
        sessions.remember(sessions.open(f"s{number}"), exchange(generation, number))
    kept = [sessions.open(f"s{number}").exchanges for number in (19, 18, 17)]
    assert all(kept)
    assert len(sessions) <= 5


def test_one_huge_conversation_sheds_its_oldest_turns(generation: Generation) -> None:
    one = weight([exchange(generation)])
    sessions = Sessions(memory=one * 3)
    session = sessions.open("s")
    for number in range(6):
        sessions.remember(session, exchange(generation, number))
    assert [kept.question for kept in session.exchanges][-1] == "질문 5"
    assert 1 <= len(session.exchanges) <= 3
    assert sessions.open("s") is session


def test_a_failed_call_weighs_too() -> None:
    failed = ToolResult(ToolCall("1", "x", {}), ToolError("unknown_item", "There is no item 'X'."))
    assert weight([Exchange("?", "!", (failed,))]) > weight([Exchange("?", "!", ())])


@pytest.mark.parametrize("count", [300])
def test_the_weight_is_not_below_what_is_taken(generation: Generation, count: int) -> None:
    table = run("get_monthly_trend", TREND, turn_of(generation).facts)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        kept = [copy_of(table, number) for number in range(count)]
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert sum(weight([one]) for one in kept) >= taken
    assert sys.getsizeof(kept) < taken


def test_only_the_sessions_that_are_still_open_are_kept() -> None:
    sessions = Sessions()
    for name in ("open", "closed"):
        sessions.remember(sessions.open(name), Exchange(name, "answer", ()))
    sessions.keep_only({"open", "never seen"})
    assert len(sessions) == 1
    assert sessions.open("open").exchanges
    assert not sessions.open("closed").exchanges
