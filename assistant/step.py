"""One step of a turn over all its tries: what it has said so far, and what the next try has to know."""

from dataclasses import dataclass, field
from typing import Any

from assistant.faults import Fault
from assistant.model import Turn
from assistant.speech import Speech
from assistant.transcript import contents_of, user
from prompts import load


@dataclass(slots=True)
class Step:
    """A step; its deadline is a moment of the monotonic clock, its hints are prompts by name."""

    turn: Turn
    deadline: float
    speech: Speech
    hints: list[str] = field(default_factory=list)

    def once_more(self, fault: Fault) -> Fault:
        """The fault, no longer to be retried where its hint was already given."""
        if fault.hint in self.hints:
            fault.retry = False
        elif fault.hint:
            self.hints.append(fault.hint)
        return fault

    def contents(self) -> list[Any]:
        """The turn so far, and what this try has to know besides."""
        besides = [load("last_step")] if self.turn.last_step else []
        besides += [load(hint) for hint in self.hints]
        if self.speech.said:
            besides.append(load("continue", said=self.speech.said))
        return contents_of(self.turn) + [user(text) for text in besides]
