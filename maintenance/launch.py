"""The way up: check, make demo data where there is none, start, announce, stop on a signal."""

from collections.abc import Callable

from assistant.settings import Settings
from maintenance.chat_users import check_chat_door
from maintenance.demo_progress import make_demo_visibly
from maintenance.errors import OperatorError
from maintenance.generation import is_watched
from maintenance.journal import open_journal
from maintenance.messages import say
from maintenance.operations.desk import Desk
from maintenance.preflight import check_databases, check_folder, check_key, check_ports
from maintenance.services import address, services
from maintenance.settings import MaintenanceSettings
from maintenance.signals import stop_event
from maintenance.sources import find_sources
from maintenance.supervisor import Supervisor
from tools.snapshot import current_name, read_manifest


def launch(settings: MaintenanceSettings, echo: Callable[[str], None]) -> None:
    """Run all services until a signal to stop."""
    check_folder(settings)
    check_key(settings)
    check_ports(settings)
    check_chat_door(settings)
    if is_watched(settings):
        raise OperatorError("publisher_runs", path=settings.data_dir)
    if not find_sources(settings.data_dir):
        echo(say("no_databases", path=settings.data_dir))
        make_demo_visibly(settings)
    check_databases(settings)
    stop = stop_event()
    supervisor = Supervisor(services(settings), open_journal(settings.state_dir))
    desk = Desk(settings.state_dir, supervisor.states, supervisor.restart)
    desk.start()
    try:
        supervisor.run(stop, lambda: announce(settings, echo))
    finally:
        desk.stop()
    echo(say("down"))


def announce(settings: Settings, echo: Callable[[str], None]) -> None:
    """Say where everything answers, and whether its figures are made up."""
    chat, api = address(settings, settings.chat_port), address(settings, settings.api_port)
    echo(say("up", chat=chat, api=api))
    if read_manifest(settings.snapshots_dir, current_name(settings.snapshots_dir)).demo:
        echo(say("demo_served"))
