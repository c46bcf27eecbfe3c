"""Tokens taken per day by all processes together, and the cap on them."""

import json
import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from assistant.model import ModelUnavailable, Usage

logger = logging.getLogger(__name__)

KEPT_DAYS = 31
"""How long the daily files stay."""


class TokenLedger:
    """One file a day in `folder`, a line per call, appended to by every process.

    `cap` is the most tokens a day, 0 for no cap; `clock` gives the present moment in the factory's time zone.
    """

    def __init__(self, folder: Path, cap: int, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._cap = cap
        self._clock = clock
        self._day: date | None = None
        self._offset = 0
        self._total = 0

    def today(self) -> int:
        """Tokens taken today."""
        now = self._clock()
        if now.date() != self._day:
            self._day, self._offset, self._total = now.date(), 0, 0
        self._read_on(self._file(now.date()))
        return self._total

    def check(self) -> None:
        """Raise ModelUnavailable where the day's cap is reached."""
        if self._cap and self.today() >= self._cap:
            raise ModelUnavailable(
                "quota", f"the daily cap of {self._cap} tokens is reached", cause="token_cap"
            )

    def add(self, usage: Usage, engine: str) -> None:
        """Write down one call; one that took nothing leaves no line."""
        if not usage.prompt_tokens + usage.output_tokens:
            return
        now = self._clock()
        line = {
            "at": now.isoformat(timespec="seconds"),
            "engine": engine,
            "prompt_tokens": usage.prompt_tokens,
            "output_tokens": usage.output_tokens,
        }
        file = self._file(now.date())
        try:
            if not file.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                self._forget_before(now.date() - timedelta(days=KEPT_DAYS))
            with file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")
        except OSError as error:
            logger.error("token use cannot be written to %s: %s", file, error)
            return
        prompt, output = usage.prompt_tokens, usage.output_tokens
        logger.info("Token Usage: %s took %d + %d; %d today", engine, prompt, output, self.today())

    def _file(self, day: date) -> Path:
        return self._folder / f"tokens-{day.isoformat()}.jsonl"

    def _read_on(self, file: Path) -> None:
        """Add the lines that were written since the last look, by whichever process."""
        try:
            with file.open("rb") as lines:
                lines.seek(self._offset)
                fresh = lines.read()
        except OSError:  # no line yet, or a folder that cannot be read, which `add` reports
            return
        whole = fresh[: fresh.rfind(b"\n") + 1]
        self._offset += len(whole)
        self._total += sum(_tokens(line) for line in whole.splitlines())

    def _forget_before(self, day: date) -> None:
        for file in self._folder.glob("tokens-*.jsonl"):
            if file.name < self._file(day).name:
                file.unlink(missing_ok=True)


def _tokens(line: bytes) -> int:
    """Tokens of one line; a damaged line counts as none."""
    try:
        entry = json.loads(line)
        return int(entry["prompt_tokens"]) + int(entry["output_tokens"])
    except (ValueError, KeyError, TypeError):
        return 0
