"""What must be right before anything starts; each check raises the sentence that mends it."""

import os
import re
import socket
import sys
from pathlib import Path

from assistant.settings import Settings
from maintenance.copying import check_table, inspect, problems_told, reading
from maintenance.errors import OperatorError
from maintenance.lookout import PASSING
from maintenance.sources import Source, SourceUnreadable, find_sources, one_at_a_time
from maintenance.unreadable import unreadable
from tools.snapshot import SnapshotMissing, current_name, read_manifest

GOOGLE_KEY = re.compile(r"[A-Za-z0-9._-]{30,}")
SENDABLE_KEY = re.compile(r"[!-~]+")


def check_folder(settings: Settings) -> None:
    """The data folder exists and takes our snapshots; the default one is made where it is missing."""
    if "data_dir" not in settings.model_fields_set:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not settings.data_dir.is_dir():
        raise OperatorError("folder_missing", path=settings.data_dir)
    try:
        settings.snapshots_dir.mkdir(parents=True, exist_ok=True)
        settings.state_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError("folder_closed", path=error.filename) from error
    for folder in (settings.snapshots_dir, settings.state_dir):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OperatorError("folder_closed", path=folder)


def check_databases(settings: Settings) -> None:
    """Every source can be read, or an earlier snapshot of it is in service and outlasts its trouble."""
    outlasting = _sources_in_service(settings)
    for source in find_sources(settings.data_dir):
        if source.name not in outlasting:
            check_database(source)


def _sources_in_service(settings: Settings) -> set[str]:
    try:
        manifest = read_manifest(settings.snapshots_dir, current_name(settings.snapshots_dir))
    except SnapshotMissing:
        return set()
    return {source.name for source in manifest.sources}


def check_database(source: Source) -> None:
    """One source is readable, or busy and readable later, and holds the table with all its columns."""
    try:
        _look_inside(source.path)
    except SourceUnreadable as error:
        if error.problem not in PASSING:
            raise unreadable(source.path, error.problem) from error


def _look_inside(path: Path) -> None:
    """Look at the table without a trace; one in WAL mode cannot be opened so, and only its header is seen."""
    with one_at_a_time, problems_told():
        if not inspect(path).wal:
            with reading(path) as connection:
                check_table(connection)


def check_ports(settings: Settings) -> None:
    """Chat and API have two free ports."""
    if settings.chat_port == settings.api_port:
        raise OperatorError("ports_equal", port=settings.chat_port)
    check_port(settings.host, settings.chat_port, "CHAT_PORT")
    check_port(settings.host, settings.api_port, "API_PORT")


def check_port(host: str, port: int, setting: str) -> None:
    """Nobody listens on the port, and the address is one of this machine's."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise OperatorError("host_unknown", host=host) from error
    with socket.socket(family, kind, protocol) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
            probe.listen(1)
        except PermissionError as error:
            raise OperatorError("port_forbidden", port=port, setting=setting) from error
        except OSError as error:
            key = "host_unknown" if "assign" in str(error) else "port_taken"
            raise OperatorError(key, host=host, port=port, setting=setting) from error


def check_key(settings: Settings) -> None:
    """The engine has the key it needs, and the key can be one; whether Google accepts it is not asked."""
    if settings.engine == "planner":
        return
    key = settings.gemini_api_key.get_secret_value() if settings.gemini_api_key else None
    if key is None:
        if settings.engine == "gemini":
            raise OperatorError("key_missing")
        return
    pattern = SENDABLE_KEY if settings.google_gemini_base_url else GOOGLE_KEY
    if not pattern.fullmatch(key):
        raise OperatorError("key_wrong")
