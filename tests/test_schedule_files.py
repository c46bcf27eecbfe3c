"""The files for the system's scheduler are whole, and name this installation and the times that are set."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.console import hub

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def written(data_dir: Path, target: str, **settings: str) -> dict[str, bytes]:
    folder = data_dir / "files"
    finished = hub(
        "schedule", "print", "--for", target, "--jobs", "--to", str(folder), cwd=data_dir, **settings
    )
    assert finished.returncode == 0, finished.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_systemd_units_start_the_hub_and_time_the_jobs(data_dir: Path) -> None:
    files = written(data_dir, "systemd", HUB_VERIFY_AT="tue 05:15", HUB_REPORT_AT="")
    assert f"ExecStart={sys.executable} -m maintenance up\n" in files["hub.service"].decode()
    assert f"WorkingDirectory={data_dir}\n" in files["hub.service"].decode()
    assert "OnCalendar=Tue 05:15\n" in files["hub-verify.timer"].decode()
    assert "OnCalendar=*:0/5\n" in files["hub-alerts.timer"].decode()
    assert "hub-report.timer" not in files
    assert "hub-rollover.timer" not in files


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_itself_finds_no_fault(data_dir: Path) -> None:
    written(data_dir, "systemd")
    units = sorted((data_dir / "files").iterdir())
    checked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, encoding="utf-8")
    assert checked.returncode == 0, checked.stderr


def test_windows_tasks_are_whole_xml_in_the_encoding_they_name(data_dir: Path) -> None:
    files = written(data_dir, "windows", HUB_BACKUP_AT="sat 01:00")
    tasks = {name: ElementTree.fromstring(text) for name, text in files.items()}
    assert files["hub.xml"].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert tasks["hub.xml"].find(f"{TASK}Triggers/{TASK}BootTrigger") is not None
    assert tasks["hub-backup.xml"].find(f".//{TASK}Saturday") is not None
    start = tasks["hub-backup.xml"].findtext(f".//{TASK}StartBoundary")
    assert start is not None and start.endswith("T01:00:00")
    assert tasks["hub-backup.xml"].findtext(f".//{TASK}Command") == sys.executable
    assert tasks["hub-backup.xml"].findtext(f".//{TASK}WorkingDirectory") == str(data_dir)


def test_cron_lines_go_to_the_folder_first(data_dir: Path) -> None:
    lines = written(data_dir, "cron")["crontab.txt"].decode().splitlines()
    assert lines[0].startswith("@reboot cd ")
    assert any(line.startswith("30 2 * * * cd ") and line.endswith("schedule run backup") for line in lines)
    assert any(line.startswith("30 3 * * sun ") for line in lines)
    assert any(line.startswith("*/5 * * * * ") for line in lines)
