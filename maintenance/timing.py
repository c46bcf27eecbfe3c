"""When a job runs: at a time of day, perhaps of one weekday only, or every so many minutes."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WRITTEN = re.compile(rf"(?:({'|'.join(WEEKDAYS)}) )?([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class At:
    """A time of day, of every day or of one weekday."""

    time: time
    weekday: str | None = None

    @classmethod
    def read(cls, text: str) -> "At":
        """`02:30` or `sun 03:30`.

        Raises ValueError with what would be right.
        """
        match = WRITTEN.fullmatch(text.strip().lower())
        if match is None:
            raise ValueError(f"'{text}' is no time; write 02:30, or sun 03:30 for one day of the week")
        return cls(time(int(match[2]), int(match[3])), match[1])

    def last_before(self, now: datetime) -> datetime:
        """The latest moment, not after `now`, at which it was due."""
        due = now.replace(hour=self.time.hour, minute=self.time.minute, second=0, microsecond=0)
        while due > now or self.weekday not in (None, WEEKDAYS[due.weekday()]):
            due -= timedelta(days=1)
        return due

    def __str__(self) -> str:
        return f"{self.weekday} {self.time:%H:%M}" if self.weekday else f"{self.time:%H:%M}"


@dataclass(frozen=True, slots=True)
class Every:
    """An interval."""

    minutes: int

    def __str__(self) -> str:
        return f"every {self.minutes} min"


Timing = At | Every
