"""Conversations kept in a real SQLite file: owned, found, cut, forgotten."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.memory import Session
from assistant.model import Exchange
from assistant.page.codec import table_to_json
from assistant.page.feedback import FeedbackBook
from assistant.page.history import History
from assistant.page.redraw import redrawn_thread
from assistant.page.rewind import REMEMBERED, Rewind
from assistant.page.state import FILE, MIGRATIONS, State
from assistant.page.unfinished import end_unfinished
from tools.registry import run
from tools.tool import Facts, Table
from tools.warehouse import Generation

ASKED_AT = "2026-11-20T00:00:0{}Z"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State(tmp_path / "state")
    yield state
    state.close()


@pytest.fixture
def history(state: State) -> History:
    return History(state)


def step(
    number: int, kind: str, output: str = "", parent: str | None = None, thread: str = "t"
) -> dict[str, Any]:
    return {
        "id": f"{thread}{number}",
        "threadId": thread,
        "parentId": parent,
        "type": kind,
        "output": output,
        "createdAt": ASKED_AT.format(number),
    }


def summary(generation: Generation) -> Table:
    arguments = {"date_from": "2026-10-01", "date_to": "2026-10-31", "item_code": "BW0021"}
    return run("get_production_summary", arguments, Facts(generation, date(2026, 11, 20)))


def talk(history: History, thread: str = "t", table: Table | None = None) -> None:
    """One question with its run, tool step and answer, and a second question."""
    owner = history.add_user("kim", {})
    history.put_thread(thread, name="지난달?", user_id=owner.id, metadata={})
    history.put_step(step(1, "user_message", "지난달 BW0021?", thread=thread))
    history.put_step(step(2, "run", parent=f"{thread}1", thread=thread))
    history.put_step(step(3, "tool", parent=f"{thread}2", thread=thread))
    history.put_step(step(4, "assistant_message", "300개", f"{thread}2", thread=thread))
    tables = [{"stored": json.loads(json.dumps(table_to_json(table)))}] if table else []
    element = {"id": f"{thread}e", "threadId": thread, "forId": f"{thread}4", "props": {"tables": tables}}
    history.put_element(element)
    history.put_step(step(5, "user_message", "그럼 작년은?", thread=thread))


def test_a_conversation_comes_back_whole_and_in_order(history: History, state: State, tmp_path: Path) -> None:
    talk(history)
    state.close()
    again = State(tmp_path / "state")
    thread = History(again).thread("t")
    again.close()
    assert thread is not None and thread["userIdentifier"] == "kim" and thread["name"] == "지난달?"
    assert [kept["type"] for kept in thread["steps"]][:2] == ["user_message", "run"]
    assert thread["elements"][0]["forId"] == "t4"


def test_a_step_of_one_thread_is_never_overwritten_from_another(history: History) -> None:
    talk(history)
    history.put_step(step(1, "user_message", "stolen", thread="t") | {"threadId": "other"})
    history.put_element({"id": "te", "threadId": "other", "forId": "x", "props": {}})
    thread = history.thread("t")
    assert thread is not None and thread["steps"][0]["output"] == "지난달 BW0021?"
    assert thread["elements"][0]["forId"] == "t4" and history.element("other", "te") is None


def test_a_thread_keeps_its_owner(history: History) -> None:
    talk(history)
    stranger = history.add_user("lee", {})
    history.put_thread("t", name=None, user_id=stranger.id, metadata={"a": 1})
    assert history.author("t") == "kim"
    assert history.threads(stranger.id, search=None, after=None, first=10).threads == []


def test_threads_are_paged_newest_first_and_found_by_their_words(history: History) -> None:
    for name in ("a", "b", "c"):
        talk(history, name)
    history.put_step(step(6, "assistant_message", "특별한 답", thread="a"))
    owner = history.user("kim")
    assert owner is not None
    first = history.threads(owner.id, search=None, after=None, first=2)
    assert [thread["id"] for thread in first.threads] == ["a", "c"] and first.more
    rest = history.threads(owner.id, search=None, after="c", first=2)
    assert [thread["id"] for thread in rest.threads] == ["b"] and not rest.more
    found = history.threads(owner.id, search="특별한", after=None, first=2)
    assert [thread["id"] for thread in found.threads] == ["a"]
    assert history.threads(owner.id, search="100%_", after=None, first=2).threads == []


def test_deleting_forgets_everything_of_a_thread_and_nothing_else(history: History, state: State) -> None:
    talk(history, "a")
    talk(history, "b")
    FeedbackBook(state).put("a2", 1, "")
    history.remove_thread("a")
    assert history.thread("a") is None and history.thread("b") is not None
    for table in ("steps", "elements", "feedback"):
        assert not state.query(f"SELECT 1 FROM {table} WHERE thread_id = 'a'")


def test_what_rested_too_long_is_forgotten(history: History, state: State) -> None:
    talk(history, "old")
    talk(history, "new")
    with state.change() as connection:
        connection.execute("UPDATE threads SET updated_at = '2020-01-01T00:00:00+00:00' WHERE id = 'old'")
    assert history.expire(days=30) == 1
    assert history.thread("old") is None and history.thread("new") is not None


def test_an_edit_cuts_what_came_after(history: History) -> None:
    talk(history)
    history.cut("t", "t1")
    thread = history.thread("t")
    assert thread is not None and [kept["id"] for kept in thread["steps"]] == ["t1"]
    assert thread["elements"] == []


def test_feedback_keeps_question_calls_and_answer(
    history: History, state: State, generation: Generation
) -> None:
    talk(history, table=summary(generation))
    book = FeedbackBook(state)
    number = book.put("t2", 0, "작년 숫자와 다릅니다")
    assert book.put("t2", 0, "고침") == number
    ((comment, question, answer, calls),) = state.query(
        "SELECT comment, question, answer, calls FROM feedback"
    )
    assert (comment, question, answer) == ("고침", "지난달 BW0021?", "300개")
    (call,) = json.loads(calls)
    assert call["tool"] == "get_production_summary" and call["arguments"]["item_code"] == "BW0021"
    thread = history.thread("t")
    assert thread is not None and thread["steps"][1]["feedback"]["comment"] == "고침"
    assert book.remove(number) and not book.remove(number)
    with pytest.raises(LookupError):
        book.put("nobody", 1, None)


def test_memory_is_rebuilt_from_a_kept_conversation(history: History, generation: Generation) -> None:
    table = summary(generation)
    talk(history, table=table)
    thread, session = history.thread("t"), Session("t")
    assert thread is not None
    Rewind().resume(thread, session)
    (exchange,) = session.exchanges
    assert (exchange.question, exchange.answer) == ("지난달 BW0021?", "300개")
    assert exchange.results[0].outcome == table


def test_an_old_answer_is_drawn_anew_as_of_today(history: History, generation: Generation) -> None:
    arguments = {"date_from": "2026-01-01", "date_to": "2026-10-31"}
    trend = run("get_monthly_trend", arguments, Facts(generation, date(2026, 11, 20)))
    props = {"language": "ko", "texts": {}, "tables": [{"stored": table_to_json(trend), "chart": {}}]}
    older = {"id": "old", "name": "Answer", "props": {"language": "ko", "tables": [{"rows": []}]}}
    thread = {"elements": [{"id": "e", "name": "Answer", "props": props}, older, {"id": "f", "name": "Form"}]}
    drawn, *others = redrawn_thread(thread, date(2027, 1, 4))["elements"]
    (table,) = drawn["props"]["tables"]
    assert table["figure"]["kind"] == "line" and table["summary"].startswith("2026-01-01~2026-10-31")
    assert drawn["props"]["texts"]["basis"] == "근거"
    assert others == thread["elements"][1:]


def test_an_edited_question_finds_the_memory_as_it_was() -> None:
    session, rewind = Session("s"), Rewind()
    for number in range(3):
        assert not rewind.to(f"m{number}", session)
        session.exchanges.append(Exchange(f"q{number}", "a", ()))
    assert rewind.to("m1", session)
    assert [exchange.question for exchange in session.exchanges] == ["q0"]


def test_an_edit_far_back_starts_with_an_empty_memory() -> None:
    session, rewind = Session("s"), Rewind()
    for number in range(REMEMBERED + 2):
        rewind.to(f"m{number}", session)
        session.exchanges.append(Exchange(f"q{number}", "a", ()))
    assert rewind.to("m1", session) and not session.exchanges


def test_state_of_an_older_version_is_brought_up_and_a_newer_one_left_alone(tmp_path: Path) -> None:
    for version in (0, len(MIGRATIONS) + 3):
        folder = tmp_path / str(version)
        State(folder).close()
        with closing(sqlite3.connect(folder / FILE)) as connection, connection:
            connection.execute(f"PRAGMA user_version = {version or len(MIGRATIONS)}")
        state = State(folder)
        assert state.query("PRAGMA user_version") == [(max(version, len(MIGRATIONS)),)]
        state.close()


def test_state_is_readable_by_its_owner_alone(state: State) -> None:
    assert state.path.stat().st_mode & 0o077 == 0


def test_an_edit_keeps_what_was_said_of_the_answers_before(history: History, state: State) -> None:
    talk(history)
    FeedbackBook(state).put("t2", 0, "틀림")
    history.cut("t", "t1")
    assert state.query("SELECT comment FROM feedback") == [("틀림",)]


@pytest.mark.parametrize(
    ("question", "said"), [("지난달 생산량?", "다시 물어 주세요"), ("output last month?", "Please ask again")]
)
def test_what_a_killed_process_left_unanswered_is_said_to_be_interrupted(
    history: History, state: State, question: str, said: str
) -> None:
    begun = {"threadId": "t", "output": "", "start": ASKED_AT.format(1), "createdAt": ASKED_AT.format(1)}
    for step in (
        begun | {"id": "q", "type": "user_message", "output": question},
        begun | {"id": "r", "parentId": "q", "type": "run", "name": "on_message", "end": None},
        begun | {"id": "s", "parentId": "r", "type": "tool", "name": "…", "end": None},
    ):
        history.put_step(step)
    history.put_thread("t", name="t", user_id=None, metadata={})
    assert end_unfinished(history, date(2026, 11, 20)) == 1
    assert end_unfinished(history, date(2026, 11, 20)) == 0
    thread = history.thread("t")
    assert thread is not None
    steps = {step["id"]: step for step in thread["steps"]}
    assert steps["r"]["end"] and steps["s"]["end"]
    assert [step["parentId"] for step in thread["steps"] if said in step["output"]] == ["r"]
