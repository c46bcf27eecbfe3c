"""What every test stands on: an environment without a key, without a `.env`, and a data folder of its own."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from assistant.agent import Agent
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tools.snapshot import STATUS
from tools.warehouse import Generation, Warehouse

TODAY = "2026-11-20"
hypothesis.settings.register_profile("suite", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("suite")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Run each module in one of the workers, so that what its tests share is made once."""
    from xdist.scheduler import LoadFileScheduling

    if config.getoption("dist") != "load":
        return None
    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take longest, so that no worker waits for the other's last one."""
    slow = {
        item.path for item in items if item.get_closest_marker("browser") or item.get_closest_marker("long")
    }
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, and no process a test starts, sees the developer's key or settings."""
    ours = ("HUB_", "GEMINI_", "GOOGLE_", "CHAINLIT_", "CHAT_PORT", "API_PORT")
    for name in os.environ:
        if name.startswith(ours) and name != "HUB_TEST_LOOPS":
            monkeypatch.delenv(name)
    monkeypatch.setitem(MaintenanceSettings.model_config, "env_file", None)


@pytest.fixture(scope="session")
def published_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with `factory.small_years` and the generation of it: to copy, never to change."""
    folder = factory.small_years(tmp_path_factory.mktemp("years"))
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    (folder / ".snapshots" / STATUS).unlink()  # no publisher follows it, so none is missed after a minute
    return folder


@pytest.fixture
def own_years(published_years: Path, tmp_path: Path) -> Path:
    """A data folder of one's own with `factory.small_years`, published on an earlier day.

    A publisher finds every snapshot that it would build for the files as they are.
    """
    folder = factory.small_years(tmp_path / "data")
    shutil.copytree(published_years / ".snapshots", folder / ".snapshots")
    return folder


@pytest.fixture
def data_dir(own_years: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`own_years`, named by the environment, on the day TODAY."""
    monkeypatch.setenv("HUB_DATA_DIR", str(own_years))
    monkeypatch.setenv("HUB_TODAY", TODAY)
    monkeypatch.setenv("HUB_SETTLE_SECONDS", "0")
    return own_years


@pytest.fixture
def first_start(data_dir: Path) -> Path:
    """`data_dir` of which nothing was published yet."""
    shutil.rmtree(data_dir / ".snapshots")
    return data_dir


@pytest.fixture
def settings(data_dir: Path) -> MaintenanceSettings:
    """The settings of a process that runs on `data_dir`."""
    assert data_dir.is_dir()
    return MaintenanceSettings()


@pytest.fixture(scope="session")
def generation(published_years: Path) -> Generation:
    """One published generation of `factory.small_years`, shared by the tests that only read."""
    return Warehouse(published_years / ".snapshots").current()


@pytest.fixture(scope="session")
def folder(generation: Generation) -> Path:
    """The data folder of `generation`."""
    return generation.folder.parent.parent


@pytest.fixture(scope="session")
def planner_agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on `factory.small_years` and two unreadable rows, answering by the planner alone."""
    folder = factory.small_years(tmp_path_factory.mktemp("planner"))
    unreadable = [factory.record("2026-10-06", "BW0021", "N/A"), factory.record("someday", "BW0022", 5.0)]
    factory.write_live(folder, unreadable)
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    now = datetime.fromisoformat(f"{TODAY}T09:00:00+09:00")
    return Agent([Planner()], Warehouse(folder / ".snapshots"), Sessions(), lambda: now)
