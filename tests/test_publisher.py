import json
import threading
from pathlib import Path

import pytest

from maintenance.lock import LockTaken, locked
from maintenance.publisher import LOCK_FILE, Publisher
from maintenance.shelf import KEEP_LATEST
from maintenance.sources import LIVE_FILE, SourceUnreadable
from tests import factory
from tests.factory import record
from tools.snapshot import CURRENT, current_name, read_manifest, read_status
from tools.warehouse import Warehouse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return factory.small_years(tmp_path / "data")


@pytest.fixture
def publisher(folder: Path) -> Publisher:
    return Publisher(folder, folder / ".snapshots", "Asia/Seoul")


def live_total(folder: Path) -> float:
    generation = Warehouse(folder / ".snapshots").current()
    total: float = (
        generation.query("SELECT sum(good_quantity) FROM records WHERE source = 'live'").rows[0][0] or 0.0
    )
    return total


def problems(folder: Path) -> dict[str, str | None]:
    status = read_status(folder / ".snapshots")
    assert status is not None
    return {source.name: source.problem for source in status.problems}


def test_a_change_moves_only_the_changed_source_on(folder: Path, publisher: Publisher) -> None:
    first = publisher.publish()
    archive = folder / ".snapshots" / first.generation / "archive_2025.duckdb"
    factory.write_elsewhere(folder / LIVE_FILE, [record("2026-11-01", "BW0021", 5.0)])
    second = publisher.publish()
    assert second.generation != first.generation
    taken_over = folder / ".snapshots" / second.generation / "archive_2025.duckdb"
    assert taken_over.stat().st_ino == archive.stat().st_ino
    assert live_total(folder) == factory.execute(
        folder / LIVE_FILE, "SELECT sum(good_quantity) FROM production_records"
    )[0][0]  # fmt: skip


def test_the_same_content_under_a_new_time_keeps_the_generation(folder: Path, publisher: Publisher) -> None:
    first = publisher.publish()
    content = (folder / LIVE_FILE).read_bytes()
    (folder / LIVE_FILE).unlink()
    (folder / LIVE_FILE).write_bytes(content)
    assert publisher.publish() == first


def test_another_process_goes_on_from_the_generation_it_finds(folder: Path, publisher: Publisher) -> None:
    first = publisher.publish()
    seen: list[str] = []
    another = Publisher(
        folder, folder / ".snapshots", "Asia/Seoul", progress=lambda source, _: seen.append(source)
    )
    assert another.publish() == first
    assert seen == []


def test_a_new_archive_takes_its_days_from_live(folder: Path, publisher: Publisher) -> None:
    publisher.publish()
    factory.write_archive(folder, 2026, [record("2026-01-07", "BW0021", 1.0)])
    manifest = publisher.publish()
    assert [source.name for source in manifest.sources] == ["archive_2025", "archive_2026", "live"]
    assert str(manifest.cutoff) == "2027-01-01"
    assert manifest.sources[-1].records == 0
    assert manifest.sources[-1].overlap > 0


def test_demo_data_marks_the_generation(folder: Path, publisher: Publisher) -> None:
    assert publisher.publish().demo is False
    factory.execute(folder / LIVE_FILE, "CREATE TABLE hub_demo(seed INTEGER)")
    assert publisher.publish().demo is True


def test_without_any_generation_a_bad_source_is_one_clear_problem(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path, tmp_path / ".snapshots", "Asia/Seoul")
    with pytest.raises(SourceUnreadable) as raised:
        publisher.publish()
    assert raised.value.problem == "no_database"
    (tmp_path / LIVE_FILE).write_bytes(b"")
    with pytest.raises(SourceUnreadable) as raised:
        publisher.publish()
    assert raised.value.problem == "empty_file"
    assert problems(tmp_path) == {"live": "empty_file"}


def test_a_missing_archive_stays_in_service_with_a_notice(folder: Path, publisher: Publisher) -> None:
    first = publisher.publish()
    (folder / "archive_2025.db").rename(folder / "elsewhere.db")
    assert publisher.publish() == first
    assert problems(folder) == {"archive_2025": "missing"}


def test_a_problem_dates_from_when_it_was_first_seen(folder: Path, publisher: Publisher) -> None:
    publisher.publish()
    (folder / LIVE_FILE).write_bytes(b"no database at all")
    publisher.publish()
    before = read_status(folder / ".snapshots")
    assert before is not None
    restarted = Publisher(folder, folder / ".snapshots", "Asia/Seoul")
    restarted.publish()
    after = read_status(folder / ".snapshots")
    assert after is not None
    assert after.problems[0].since == before.problems[0].since


def test_a_cut_snapshot_is_built_again(folder: Path, publisher: Publisher) -> None:
    first = publisher.publish()
    snapshot = folder / ".snapshots" / first.generation / "live.duckdb"
    snapshot.write_bytes(snapshot.read_bytes()[:5000])
    second = publisher.publish()
    assert second.generation != first.generation
    assert live_total(folder) > 0


def test_old_generations_go_but_the_latest_stay(
    folder: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maintenance.shelf.KEEP_SECONDS", 0)
    for number in range(KEEP_LATEST + 2):
        factory.write_live(folder, [record("2026-11-01", "BW0021", float(number))])
        publisher.publish()
    publisher.shelf.prune()
    kept = sorted(path.name for path in (folder / ".snapshots").glob("[0-9]*"))
    assert len(kept) == KEEP_LATEST
    assert kept[-1] == current_name(folder / ".snapshots")


def test_leftovers_of_a_crash_are_cleaned(folder: Path, publisher: Publisher) -> None:
    shelf = folder / ".snapshots"
    (shelf / ".draft-1").mkdir(parents=True)
    (shelf / ".draft-1" / "live.copy").write_bytes(b"half")
    (shelf / f"{CURRENT}.1.new").write_text("half", encoding="ascii")
    publisher.publish()
    assert not list(shelf.glob(".draft*"))
    assert not list(shelf.glob("*.new"))


def test_two_publishers_never_work_at_once(
    folder: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.publish()
    monkeypatch.setattr("maintenance.publisher.LOCK_SECONDS", 0.0)
    factory.write_live(folder, [record("2026-11-01", "BW0021", 1.0)])
    with locked(folder / ".snapshots" / LOCK_FILE):
        with pytest.raises(LockTaken), locked(folder / ".snapshots" / LOCK_FILE):
            pass
        publisher.publish()
        assert problems(folder) == {"snapshots": "busy"}


def test_the_watch_publishes_changes_until_it_is_stopped(folder: Path, publisher: Publisher) -> None:
    stop, published = threading.Event(), threading.Event()

    def announce(_: object) -> None:
        published.set()

    thread = threading.Thread(target=publisher.watch, args=(stop, announce))
    thread.start()
    assert published.wait(20)
    published.clear()
    factory.write_elsewhere(folder / LIVE_FILE, [record("2026-11-02", "BW0021", 5.0)])
    assert published.wait(20)
    stop.set()
    thread.join(20)
    manifest = read_manifest(folder / ".snapshots", current_name(folder / ".snapshots"))
    assert str(manifest.sources[-1].last_day) == "2026-11-02"


def test_the_status_is_plain_json(folder: Path, publisher: Publisher) -> None:
    publisher.publish()
    status = json.loads((folder / ".snapshots" / "status.json").read_text(encoding="utf-8"))
    assert {source["name"] for source in status["sources"]} == {"archive_2025", "live", "snapshots"}
