"""A file is believed when it kept still, an eager copy only when it did so afterwards as well."""

import os
import threading
import time
from pathlib import Path

import pytest

from maintenance.publisher import Publisher
from maintenance.settling import copy_settled, wait_until_settled
from maintenance.sources import LIVE_FILE, SourceUnreadable, identity, lost_wal
from tests import erp, factory
from tests.factory import record
from tools.warehouse import Warehouse

SETTLE = 1.0


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return factory.write_live(tmp_path, [record("2026-01-05", "A", 1.0)])


def ignore(_: float) -> None:
    """A report nobody reads."""


def test_an_eager_copy_is_made_before_the_quiet_time_is_over(live: Path, tmp_path: Path) -> None:
    settled = copy_settled(live, tmp_path / "copy", 3600.0, time.sleep, ignore, eager=True)
    assert settled.version == identity(live)
    assert settled.quiet_since is not None


def test_an_eager_copy_is_not_believed_where_the_file_went_on(live: Path, tmp_path: Path) -> None:
    settled = copy_settled(live, tmp_path / "copy", SETTLE, time.sleep, ignore, eager=True)
    factory.write_elsewhere(live, [record("2026-01-06", "A", 1.0)])
    assert not wait_until_settled(live, settled, SETTLE, time.sleep)


def test_an_eager_copy_is_believed_once_the_quiet_time_is_over(live: Path, tmp_path: Path) -> None:
    settled = copy_settled(live, tmp_path / "copy", SETTLE, time.sleep, ignore, eager=True)
    assert wait_until_settled(live, settled, SETTLE, time.sleep)
    assert settled.quiet_since is not None
    assert time.monotonic() - settled.quiet_since >= SETTLE


def test_a_settled_copy_need_not_wait_for_what_comes_after(live: Path, tmp_path: Path) -> None:
    settled = copy_settled(live, tmp_path / "copy", 0.0, time.sleep, ignore)
    factory.write_elsewhere(live, [record("2026-01-06", "A", 1.0)])
    assert wait_until_settled(live, settled, SETTLE, time.sleep)


def test_a_file_long_at_rest_is_copied_at_once(
    live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maintenance.settling.seconds_at_rest", lambda path: 100_000.0)

    def wait(_: float) -> None:
        raise AssertionError("waited")

    assert copy_settled(live, tmp_path / "copy", 3600.0, wait, ignore).quiet_since is None


def test_half_a_copy_is_no_problem_before_its_time(tmp_path: Path) -> None:
    """A slow copy that pauses for less than the settle time is waited for, eager or not."""
    (tmp_path / "contents").mkdir()
    content = erp.write_both(tmp_path / "contents")[0].read_bytes()
    live, done = tmp_path / LIVE_FILE, threading.Event()

    def copy() -> None:
        with live.open("wb") as file:
            for start in range(0, len(content), 100_000):
                file.write(content[start : start + 100_000])
                file.flush()
                time.sleep(0.5)
        done.set()

    thread = threading.Thread(target=copy)
    thread.start()
    publisher = Publisher(tmp_path, tmp_path / ".snapshots", "Asia/Seoul", settle=2.0)
    try:
        while not live.exists():
            time.sleep(0.01)
        publisher.publish()
        assert done.is_set()
        assert Warehouse(tmp_path / ".snapshots").current().manifest.sources[0].records == erp.ROWS
    finally:
        thread.join()


def test_a_file_that_is_always_overwritten_is_unsettled(live: Path, tmp_path: Path) -> None:
    content = live.read_bytes()

    def overwrite(_: float) -> None:
        live.write_bytes(content)
        time.sleep(0.005)

    with pytest.raises(SourceUnreadable) as raised:
        copy_settled(live, tmp_path / "copy", 0.2, overwrite, ignore)
    assert raised.value.problem == "unsettled"


def test_a_wal_is_lost_only_where_its_database_stayed_as_it_was() -> None:
    assert lost_wal("db:1.2|-wal:3.4", "db:1.2")
    assert not lost_wal("db:1.2|-wal:3.4", "db:1.3")
    assert not lost_wal("db:1.2|-wal:3.4", "db:1.2|-wal:3.5")
    assert not lost_wal("db:1.2", "db:1.2")


def test_the_identity_moves_with_content_wal_and_copying_tools(live: Path) -> None:
    first = identity(live)
    stat = live.stat()
    content = live.read_bytes()
    live.write_bytes(content)
    os.utime(live, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    second = identity(live)
    assert second != first
    factory.execute(live, "PRAGMA journal_mode = WAL")
    assert identity(live) != second
