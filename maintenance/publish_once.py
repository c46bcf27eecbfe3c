"""One publish for the person at the console, with one sentence where a source cannot be read."""

from assistant.settings import Settings
from maintenance.errors import OperatorError
from maintenance.preflight import check_folder
from maintenance.publisher import Publisher
from maintenance.sources import PublishProblem, find_sources
from maintenance.unreadable import unreadable
from tools.snapshot import Manifest, read_status


def publish_once(settings: Settings) -> Manifest:
    """Publish what has changed.

    Raises OperatorError where a source cannot be read; the generation in service stays.
    """
    check_folder(settings)
    if not find_sources(settings.data_dir):
        raise OperatorError("databases_missing", path=settings.data_dir)
    try:
        manifest = Publisher.from_settings(settings).publish()
    except PublishProblem as error:
        raise unreadable(error.source or settings.data_dir, error.problem) from error
    status = read_status(settings.snapshots_dir)
    for source in status.problems if status else ():
        raise unreadable(source.name, source.problem or "unreadable")
    return manifest
