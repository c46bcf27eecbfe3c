"""A finding of the doctor."""

from dataclasses import dataclass
from typing import Literal

from maintenance.errors import OperatorError
from maintenance.messages import say

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One part as it is; `detail` also names the fix where one is needed."""

    check: str
    level: Level
    detail: str


def ok(check: str, key: str, **values: object) -> Finding:
    """All is well, worded by the message of that key."""
    return Finding(check, "ok", say(key, **values))


def warn(check: str, key: str, **values: object) -> Finding:
    """Works, but needs a look soon."""
    return Finding(check, "warn", say(key, **values))


def fail(check: str, key: str, **values: object) -> Finding:
    """Does not work until it is mended."""
    return Finding(check, "fail", say(key, **values))


def failed(check: str, error: OperatorError) -> Finding:
    """The sentence that would have stopped the start."""
    return Finding(check, "fail", str(error))
