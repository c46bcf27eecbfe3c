"""The doctor on a well installation, and on every way it can be unwell."""

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maintenance.backup import alone, chosen, make_backups
from maintenance.checks import machine
from maintenance.checks.finding import Finding
from maintenance.checks.model import key_online
from maintenance.doctor import examine
from maintenance.publish_once import publish_once
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.console import hub


def levels(check: str) -> list[str]:
    """Levels of one check's findings, on the settings of the environment."""
    return [finding.level for finding in examine(MaintenanceSettings()) if finding.check == check]


def details(check: str) -> str:
    """What one check says."""
    return " ".join(finding.detail for finding in examine(MaintenanceSettings()) if finding.check == check)


def test_a_well_installation_has_no_failure(settings: MaintenanceSettings) -> None:
    publish_once(settings)
    findings: list[Finding] = list(examine(settings))
    assert [finding for finding in findings if finding.level == "fail"] == []
    checks = {finding.check for finding in findings}
    assert checks == {
        "python", "packages", "extension", "folder", "databases", "snapshot", "ports", "key", "glossary",
        "disk", "clock", "backups", "rollover",
    }  # fmt: skip


def test_rows_of_every_database_are_counted(data_dir: Path) -> None:
    assert "archive_2025.db: 74 rows" in details("databases")
    assert "production_analysis.db: 31 rows" in details("databases")
    assert data_dir.name in details("folder")


def test_the_report_is_json_and_the_exit_code_tells_a_failure(data_dir: Path) -> None:
    (data_dir / "archive_2020.db").touch()
    finished = hub("doctor", "--json", cwd=data_dir)
    report = json.loads(finished.stdout)
    assert finished.returncode == 1
    assert report["ok"] is False
    failed = [finding for finding in report["findings"] if finding["level"] == "fail"]
    assert ["archive_2020.db" in finding["detail"] for finding in failed] == [True]


def test_warnings_alone_leave_the_exit_code_zero(data_dir: Path) -> None:
    finished = hub("doctor", cwd=data_dir)
    assert finished.returncode == 0
    assert any(line.startswith("warn snapshot") for line in finished.stdout.splitlines())


@pytest.mark.parametrize(
    ("setting", "value", "check"),
    [
        ("HUB_DATA_DIR", "/nowhere/at/all", "folder"),
        ("HUB_ENGINE", "gemini", "key"),
        ("GEMINI_API_KEY", "paste your key here", "key"),
        ("HUB_HOST", "203.0.113.7", "ports"),
    ],
)
def test_a_wrong_setting_fails_its_check(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, check: str
) -> None:
    assert "fail" not in levels(check)
    monkeypatch.setenv(setting, value)
    assert "fail" in levels(check)
    assert data_dir.is_dir()


def test_a_port_taken_by_a_stranger_fails(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("CHAT_PORT", str(taken.getsockname()[1]))
        taken.close()
        assert levels("ports")[0] == "ok"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        taken.settimeout(0)
        monkeypatch.setenv("CHAT_PORT", str(taken.getsockname()[1]))
        assert levels("ports")[0] == "fail"
    assert data_dir.is_dir()


def test_little_room_on_the_disk_warns(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GB" in details("disk")
    monkeypatch.setattr(machine, "LEAST_FREE_BYTES", 10**18)
    assert levels("disk") == ["warn"]
    assert data_dir.is_dir()


def test_a_database_from_the_future_betrays_a_wrong_clock(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUB_TODAY")
    assert levels("clock") == ["ok"]
    future = datetime(2199, 1, 1, tzinfo=UTC).timestamp()
    os.utime(data_dir / "archive_2025.db", (future, future))
    assert levels("clock") == ["warn"]
    assert "archive_2025.db" in details("clock")


def test_a_source_that_turned_bad_after_its_publish_is_told(settings: MaintenanceSettings) -> None:
    publish_once(settings)
    (settings.data_dir / "archive_2025.db").write_bytes(b"overwritten by mistake" * 50)
    assert "fail" in levels("databases")


def test_an_empty_folder_only_warns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    assert levels("databases") == ["warn"]
    assert levels("snapshot") == ["warn"]
    factory.write_live(tmp_path, [])
    assert levels("databases") == ["ok"]


@pytest.mark.parametrize(("status", "level"), [(200, "ok"), (403, "fail"), (404, "fail"), (503, "warn")])
def test_the_online_check_judges_the_service(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, status: int, level: str
) -> None:
    import httpx
    import respx

    monkeypatch.setenv("GEMINI_API_KEY", "a-test-key")
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:9")
    with respx.mock as network:
        network.get(url__regex=r"http://127\.0\.0\.1:9/v1beta/models/.*").mock(httpx.Response(status))
        assert [finding.level for finding in key_online(MaintenanceSettings())] == [level]
    assert data_dir.is_dir()


def test_a_missing_and_an_old_backup_are_told(settings: MaintenanceSettings) -> None:
    assert levels("backups") == ["warn"]
    with alone(settings):
        make_backups(settings, chosen(settings, live=True, archive=False))
    assert levels("backups") == ["ok"]
    manifest = settings.backup_dir / "manifest.json"
    year = f'"made_at": "{datetime.now(UTC).year}'
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace(year, '"made_at": "2020'), encoding="utf-8"
    )
    assert levels("backups") == ["warn"]


def test_the_end_of_the_year_is_announced_and_then_due(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_once(settings)
    said = []
    for today in ("2026-11-20", "2026-12-02", "2027-01-02"):
        monkeypatch.setenv("HUB_TODAY", today)
        said += [(level, "2026" in details("rollover")) for level in levels("rollover")]
    assert said == [("ok", False), ("ok", True), ("warn", True)]


@pytest.mark.parametrize(
    ("written", "level", "named"),
    [
        ('[words]\n"모카원" = "BW0021"\n"포장량" = "생산량"\n', "ok", "2"),
        ('[words]\n"모카원" = BW0021\n', "fail", "line 2"),
        ('[words]\n"수출품" = ["BW0021", "ZZ9999"]\n', "warn", "ZZ9999"),
        ('[words]\n"포장량" = "뷁쉛량"\n', "warn", "뷁쉛량"),
    ],
)
def test_the_glossary_is_read_and_its_words_are_known(
    settings: MaintenanceSettings, written: str, level: str, named: str
) -> None:
    publish_once(settings)
    (settings.data_dir / "glossary.toml").write_text(written, encoding="utf-8")
    assert levels("glossary") == [level]
    assert named in details("glossary")
