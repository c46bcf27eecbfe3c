"""What is asked alone, where what was said beside it, of who asks or why, kept it from being read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.planner.asking.decline import Decline
from assistant.planner.frame import Frame
from assistant.planner.reading.asides import may_misread, partings
from assistant.planner.reading.tails import tails
from tools.items import ItemIndex

Settled = Callable[[str], Frame | Decline]
ASIDES = 2
"""Clauses that are left out of one question at most."""


@dataclass(frozen=True)
class Asked:
    """How a text becomes a frame, with what tells whether it may be trusted."""

    settled: Settled
    index: ItemIndex
    today: date

    def of(self, text: str) -> Frame | Decline:
        """The frame of a text, or of what it asks beside its reasons; the rest is told to be left out."""
        frame = self.settled(text)
        if not (self._is_doubtful(frame) or may_misread(text, self.today)):
            return frame
        frame = self._without_asides(frame, text)
        ends = self._at_the_end(text) if self._may_end_well(frame) else None
        return ends or frame

    def _is_doubtful(self, frame: Frame | Decline) -> bool:
        return is_unsure(frame, self.index) or is_to_come(frame, self.today)

    def _without_asides(self, unsure: Frame | Decline, text: str, most: int = ASIDES) -> Frame | Decline:
        """The question alone, where only what was said of who asks, or why, kept it from being answered."""
        if isinstance(unsure, Decline) and (unsure.reason == "unsafe" or unsure.status == "ok"):
            return unsure
        offers: Frame | None = None
        for apart in partings(text, self.index, self.today) if most else ():
            frame = self.settled(apart.rest)
            if is_unsure(frame, self.index):
                frame = self._without_asides(frame, apart.rest, most - 1)
            if isinstance(frame, Decline):
                continue
            told = replace(frame, aside=" … ".join(filter(None, (apart.why, frame.aside))))
            if not is_unsure(frame, self.index):
                return told
            offers = offers or (told if self._offers(frame) else None)
        return offers if offers and isinstance(unsure, Decline) else unsure

    def _offers(self, frame: Frame) -> bool:
        """Whether an item that is not known has the words of several, which are offered."""
        unknown = [one for one in frame.items if not self.index.exact(one.code).hits]
        return all(len(self.index.partial(one.code).hits) > 1 for one in unknown)

    def _may_end_well(self, frame: Frame | Decline) -> bool:
        """Whether it is not answered as it stands, and its last part might be."""
        declined = isinstance(frame, Decline) and (frame.reason == "unsafe" or frame.status == "ok")
        return is_unsure(frame, self.index) and not declined

    def _at_the_end(self, text: str) -> Frame | None:
        """The request that a long-winded question ends with."""
        for apart in tails(text, self.index, self.today):
            frame = self.settled(apart.rest)
            if isinstance(frame, Frame) and not self._is_doubtful(frame):
                return replace(frame, aside=apart.why)
        return None


def is_unsure(frame: Frame | Decline, index: ItemIndex) -> bool:
    """Whether a question is not answered, or is about an item that nobody knows."""
    return isinstance(frame, Decline) or is_unknown(frame, index)


def is_to_come(frame: Frame | Decline, today: date) -> bool:
    """Whether it is about nothing but what is to come, as the meeting may be that it is asked for."""
    periods = frame.periods if isinstance(frame, Frame) else ()
    return bool(periods) and all(one.first > today for one in periods)


def is_unknown(frame: Frame, index: ItemIndex) -> bool:
    """Whether a frame is about an item that nobody knows."""
    return any(not index.exact(item.code).hits for item in frame.items)
