"""The supervisor's log: every line on the console and in a bounded file of the state folder."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from maintenance.child import Report

BYTES_PER_FILE = 2_000_000
OLDER_FILES = 4


def open_journal(state_dir: Path) -> Report:
    """A report that writes to standard error and to `hub.log`."""
    state_dir.mkdir(parents=True, exist_ok=True)
    form = logging.Formatter("%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    logger = logging.Logger("hub")
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        RotatingFileHandler(
            state_dir / "hub.log", maxBytes=BYTES_PER_FILE, backupCount=OLDER_FILES, encoding="utf-8"
        ),
    ]
    for handler in handlers:
        handler.setFormatter(form)
        logger.addHandler(handler)
    return logger.info
