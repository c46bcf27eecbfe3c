"""What `hub doctor` looks at: every part of the installation, the data and the machine."""

from collections.abc import Iterator

from maintenance.checks.data import databases, folder, snapshot
from maintenance.checks.finding import Finding
from maintenance.checks.installation import extension, packages, python
from maintenance.checks.machine import clock, disk, ports
from maintenance.checks.model import key, key_online
from maintenance.checks.upkeep import backups, rollover
from maintenance.checks.words import glossary
from maintenance.settings import MaintenanceSettings

OFFLINE = (
    python,
    packages,
    extension,
    folder,
    databases,
    snapshot,
    ports,
    key,
    glossary,
    disk,
    clock,
    backups,
    rollover,
)


def examine(settings: MaintenanceSettings, *, online: bool = False) -> Iterator[Finding]:
    """The findings in the order in which a person would mend them; only `online` uses the network."""
    for check in (*OFFLINE, key_online) if online else OFFLINE:
        yield from check(settings)
