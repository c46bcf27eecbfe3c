"""The operations database: what is written is read, and whatever befalls the file, it goes on."""

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maintenance.lock import locked
from maintenance.operations.job_runs import begin_run, end_run, last_runs, runs, set_switch, switches
from maintenance.operations.samples import (
    SlowQuery,
    add_samples,
    add_slow_queries,
    prune,
    samples_since,
    slow_queries,
)
from maintenance.operations.services import ServiceState, service_states, write_services
from maintenance.operations.store import FILE, Store, StoreUnavailable
from maintenance.operations.wishes import add_wish, take_wishes, waiting_wishes

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "state", wait=0.2)


def test_samples_come_back_in_order_from_a_moment_on(store: Store) -> None:
    add_samples(store, NOW + MINUTE, "chat", {"answers planner": 2})
    add_samples(store, NOW, "api", {"requests": 5, "latency p95": 0.25})
    add_samples(store, NOW - MINUTE, "api", {"requests": 9})
    read = [(one.at, one.service, one.name, one.value) for one in samples_since(store, NOW)]
    assert read == [
        (NOW, "api", "requests", 5.0),
        (NOW, "api", "latency p95", 0.25),
        (NOW + MINUTE, "chat", "answers planner", 2.0),
    ]


def test_a_run_is_open_until_it_is_ended(store: Store) -> None:
    first = begin_run(store, "backup", NOW)
    begin_run(store, "report", NOW + MINUTE)
    assert [(run.job, run.ok) for run in runs(store)] == [("report", None), ("backup", None)]
    end_run(store, first, NOW + MINUTE, ok=True, message_ko="됨", message_en="done", detail={"files": 2})
    (run,) = runs(store, "backup")
    assert (run.ended, run.ok, run.message_ko, run.message_en) == (NOW + MINUTE, True, "됨", "done")
    assert run.detail == {"files": 2}
    assert last_runs(store)["backup"] == run


def test_a_switch_keeps_its_last_position(store: Store) -> None:
    assert switches(store) == {}
    set_switch(store, "backup", False)
    set_switch(store, "report", False)
    set_switch(store, "backup", True)
    assert switches(store) == {"backup": True, "report": False}


def test_a_wish_is_taken_once_however_many_take(store: Store) -> None:
    for target in ("chat", "api", "chat"):
        add_wish(store, "restart", target, NOW)
    add_wish(store, "run", "backup", NOW)
    taken: list[str] = []
    takers = [
        threading.Thread(target=lambda: taken.extend(w.target for w in take_wishes(store, "restart", NOW)))
        for _ in range(3)
    ]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    assert sorted(taken) == ["api", "chat"]
    assert [(wish.kind, wish.target) for wish in waiting_wishes(store)] == [("run", "backup")]


def test_services_are_as_last_written(store: Store) -> None:
    def state(name: str, pid: int | None) -> ServiceState:
        return ServiceState(name, pid, "up" if pid else "down", NOW, 1, NOW + MINUTE)

    write_services(store, [state("publisher", 1), state("api", 2)])
    write_services(store, [state("publisher", 1), state("api", None)])
    assert service_states(store) == [state("publisher", 1), state("api", None)]


def test_slow_queries_are_bounded_and_old_samples_go(store: Store) -> None:
    add_slow_queries(store, [SlowQuery(NOW, str(number), 600, "GET /records") for number in range(1005)])
    add_samples(store, NOW - MINUTE, "api", {"requests": 1})
    add_samples(store, NOW, "api", {"requests": 2})
    prune(store, NOW)
    assert [one.value for one in samples_since(store, NOW - MINUTE)] == [2.0]
    assert len(slow_queries(store, 2000)) == 1000
    assert slow_queries(store, 1)[0].request_id == "1004"


@pytest.mark.parametrize("damage", [b"this is no database at all, whatever its name says " * 200, None])
def test_a_damaged_file_is_set_aside_and_begun_anew(store: Store, damage: bytes | None) -> None:
    add_samples(store, NOW, "api", {f"requests {number}": 1 for number in range(500)})
    whole = store.path.read_bytes()
    store.path.write_bytes(damage or whole[:4096] + b"\x5a" * (len(whole) - 4096))
    for _attempt in range(2):  # a damage deep inside shows only when its page is read, and costs one sample
        try:
            add_samples(store, NOW, "api", {"requests": 7})
        except StoreUnavailable:
            continue
        break
    assert [one.value for one in samples_since(store, NOW)] == [7.0]
    assert list(store.path.parent.glob("operations.damaged-*.db"))


@pytest.mark.parametrize("kept", [0, 4096])
def test_a_damage_that_another_process_is_mending_is_no_other_error(store: Store, kept: int) -> None:
    add_samples(store, NOW, "api", {f"requests {number}": 1 for number in range(500)})
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:kept] + b"\x5a" * (len(whole) - kept))
    with locked(store.path.with_suffix(".lock")), pytest.raises(StoreUnavailable):
        for _attempt in range(2):
            add_samples(store, NOW, "api", {"requests": 1})
    assert not list(store.path.parent.glob("operations.damaged-*"))


def test_a_locked_file_is_given_up_soon_and_used_again_later(store: Store) -> None:
    add_samples(store, NOW, "api", {"requests": 1})
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailable, match="locked"):
            add_samples(store, NOW, "api", {"requests": 2})
        other.execute("ROLLBACK")
    add_samples(store, NOW, "api", {"requests": 3})
    assert [one.value for one in samples_since(store, NOW)] == [1.0, 3.0]


def test_a_full_disk_is_said_and_damages_nothing(store: Store) -> None:
    add_samples(store, NOW, "api", {"requests": 1})
    pid = os.fork()
    if pid == 0:  # the limit on a file's size holds for this child only
        os._exit(_write_with_no_room(store))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert [one.value for one in samples_since(store, NOW)] == [1.0]


def _write_with_no_room(store: Store) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    try:
        add_samples(store, NOW, "api", {f"requests {number}": 1 for number in range(2000)})
    except StoreUnavailable:
        return 0
    return 1


def test_a_state_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable):
        add_samples(Store(tmp_path / "file" / "state"), NOW, "api", {"requests": 1})


def test_two_processes_may_make_it_at_once(store: Store) -> None:
    writers = [
        threading.Thread(target=add_samples, args=(Store(store.path.parent), NOW, "api", {"requests": 1}))
        for _ in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(samples_since(store, NOW)) == 8
    assert store.path.name == FILE
    assert store.path.stat().st_mode & 0o077 == 0
