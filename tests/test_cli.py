"""The `hub` command as a person runs it."""

import json
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.settings import Settings
from maintenance.cli import app
from maintenance.console import run
from maintenance.generation import watch_lock
from maintenance.lock import locked
from tests import factory
from tests.console import hub, one_sentence
from tests.waiting import free_ports

Prepare = Callable[[Path], dict[str, str]]


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = hub("--help", cwd=tmp_path).stdout
    commands = {line.split()[0] for line in shown.split("Commands:")[1].strip().splitlines()}
    assert {"up", "chat", "api", "ask", "tool", "watch", "publish", "demo", "doctor"} <= commands


def test_help_imports_nothing_slow() -> None:
    slow = {"duckdb", "fastapi", "pydantic", "chainlit", "google.genai", "sqlite3"}
    script = "import sys, maintenance.cli; sys.stdout.write(' '.join(sys.modules))"
    imported = subprocess.check_output([sys.executable, "-c", script], encoding="utf-8").split()
    assert slow & set(imported) == set()


def test_ask_gives_the_number_that_sqlite_gives(data_dir: Path) -> None:
    finished = hub("ask", "2025년 3월 BW0021 생산량", "--json", cwd=data_dir)
    answer = json.loads(finished.stdout)
    expected = factory.execute(
        data_dir / "archive_2025.db",
        "SELECT sum(good_quantity) FROM production_records"
        " WHERE item_code = 'BW0021' AND production_date LIKE '2025-03%'",
    )
    assert answer["status"] == "ok"
    quantity = answer["results"][0]["columns"].index("quantity")
    assert answer["results"][0]["rows"][0][quantity] == expected[0][0]


def test_ask_without_json_shows_words_numbers_and_basis(data_dir: Path) -> None:
    shown = hub("ask", "2025년 3월 BW0021 생산량", cwd=data_dir).stdout
    assert "200" in shown
    assert "2025-03-01 ~ 2025-03-31" in shown
    assert "archive_2025" in shown
    assert "생산량" in shown.partition("근거:")[2] and "quantity" not in shown, shown


def test_ask_sees_a_change_where_no_publisher_runs(data_dir: Path) -> None:
    question = ("ask", "2025년 3월 BW0021 생산량", "--json")
    before = json.loads(hub(*question, cwd=data_dir).stdout)
    factory.write_elsewhere(data_dir / "archive_2025.db", [factory.record("2025-03-07", "BW0021", 5)])
    after = json.loads(hub(*question, cwd=data_dir).stdout)
    assert after["results"][0]["rows"][0][0] == before["results"][0]["rows"][0][0] + 5


def test_tool_prints_its_table_with_its_basis(data_dir: Path) -> None:
    arguments = {"date_from": "2026-03-01", "date_to": "2026-03-31", "limit": 2}
    table = json.loads(hub("tool", "get_top_items", json.dumps(arguments), cwd=data_dir).stdout)
    assert table["tool"] == "get_top_items"
    assert table["rows"][0][table["columns"].index("item_code")] == "BW0021"
    assert table["basis"]["sources"] == ["live"]


def no_database(folder: Path) -> dict[str, str]:
    """An empty data folder."""
    (folder / "empty").mkdir()
    return {"HUB_DATA_DIR": str(folder / "empty")}


def missing_folder(folder: Path) -> dict[str, str]:
    """A data folder that does not exist."""
    return {"HUB_DATA_DIR": str(folder / "nowhere")}


def damaged_database(folder: Path) -> dict[str, str]:
    """A live file that is no database."""
    (folder / "production_analysis.db").write_bytes(
        b"not a database at all, but long enough to be read " * 20
    )
    return {"HUB_DATA_DIR": str(folder)}


def empty_database(folder: Path) -> dict[str, str]:
    """A live file of no bytes."""
    (folder / "production_analysis.db").touch()
    return {"HUB_DATA_DIR": str(folder)}


def foreign_database(folder: Path) -> dict[str, str]:
    """A live file with another program's table."""
    with closing(sqlite3.connect(folder / "production_analysis.db")) as connection:
        connection.execute("CREATE TABLE production_records(day TEXT)")
    return {"HUB_DATA_DIR": str(folder)}


def with_data(**environment: str) -> Prepare:
    """Good data and a wrong setting."""

    def prepare(folder: Path) -> dict[str, str]:
        return {"HUB_DATA_DIR": str(factory.small_years(folder)), "HUB_SETTLE_SECONDS": "0", **environment}

    return prepare


@pytest.mark.parametrize(
    "case",
    [
        (["publish"], no_database, "hub demo"),
        (["publish"], missing_folder, "nowhere"),
        (["publish"], damaged_database, "SQLite"),
        (["watch"], missing_folder, "HUB_DATA_DIR"),
        (["ask", "지난달 생산량?"], no_database, "hub demo"),
        (["ask", "지난달 생산량?"], missing_folder, "nowhere"),
        (["ask", "지난달 생산량?"], with_data(HUB_ENGINE="robot"), "HUB_ENGINE"),
        (["tool", "get_top_items", "{"], with_data(), "JSON"),
        (["tool", "no_such_tool"], with_data(), "tool"),
        (["tool", "get_top_items", '{"date_from": 1}'], with_data(), "date_from"),
        (["up"], missing_folder, "HUB_DATA_DIR"),
        (["up"], damaged_database, "production_analysis.db"),
        (["up"], empty_database, "production_analysis.db"),
        (["up"], foreign_database, "HUB_DATA_DIR"),
        (["up"], with_data(HUB_ENGINE="gemini"), "GEMINI_API_KEY"),
        (["up"], with_data(GEMINI_API_KEY="my key"), "GEMINI_API_KEY"),
        (
            ["up"],
            with_data(GEMINI_API_KEY="two words", GOOGLE_GEMINI_BASE_URL="http://127.0.0.1:9"),
            "GEMINI_API_KEY",
        ),
        (["up"], with_data(CHAT_PORT="8123", API_PORT="8123"), "8123"),
        (["up"], with_data(CHAT_PORT="many"), "CHAT_PORT"),
        (["up"], with_data(HUB_HOST="203.0.113.7"), "HUB_HOST"),
        (["up"], with_data(HUB_TIMEZONE="Mars/Base"), "HUB_TIMEZONE"),
        (["demo", "--rows", "3"], no_database, "--rows"),
        (["demo"], with_data(), "HUB_DATA_DIR"),
        (["fly"], no_database, "hub --help"),
        (["demo", "--rows", "many"], no_database, "--rows"),
    ],
)
def test_a_failing_command_says_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: tuple[list[str], Prepare, str],
) -> None:
    command, prepare, named = case
    monkeypatch.chdir(tmp_path)
    for setting, value in prepare(tmp_path).items():
        monkeypatch.setenv(setting, value)
    code = run(lambda: app(command, standalone_mode=False))
    said = capsys.readouterr().err.strip()
    assert code != 0
    assert named in said
    assert "\n" not in said


@pytest.mark.parametrize("setting", ["CHAT_PORT", "API_PORT"])
def test_a_taken_port_stops_the_start_before_anything_runs(first_start: Path, setting: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = one_sentence(hub("up", cwd=first_start, **{setting: port}))
    assert port in said
    assert setting in said
    assert not (first_start / ".snapshots" / "CURRENT").exists()


def test_a_folder_has_one_publisher(settings: Settings) -> None:
    with locked(watch_lock(settings)):
        ports = dict(zip(("CHAT_PORT", "API_PORT"), map(str, free_ports(2)), strict=True))
        said = one_sentence(hub("up", cwd=settings.data_dir, **ports))
    assert str(settings.data_dir) in said


def test_demo_data_is_made_and_shown_as_such(tmp_path: Path) -> None:
    made = hub("demo", "--rows", "600", cwd=tmp_path)
    assert made.returncode == 0
    assert "600" in made.stdout
    assert (tmp_path / "data" / "production_analysis.db").exists()
