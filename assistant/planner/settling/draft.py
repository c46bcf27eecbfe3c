"""A question on its way to a frame: what it says, and which of the answers before it it goes on from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Family, Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.reading.by_family import Grouping
from assistant.planner.reading.question import Question
from assistant.planner.times import Bounds, Times
from tools.items import ItemIndex


@dataclass(frozen=True)
class Talk:
    """What is known beside the question: the exchanges so far, the data's bounds and items."""

    history: Sequence[Exchange]
    bounds: Bounds
    index: ItemIndex

    @property
    def asked(self) -> str:
        """The question before, as it was typed."""
        return self.history[-1].question if self.history else ""

    @property
    def asked_of_it(self) -> str:
        """The last questions in a row that were about the same periods, one after the other."""
        told = [(one.question, frame_of_results(one.results)) for one in self.history if one.results]
        same = takewhile(lambda one: one[1].periods == told[-1][1].periods, reversed(told))
        return " ".join(question for question, _ in same)


@dataclass(frozen=True)
class Draft:
    """A question in the light of the answers before it."""

    question: Question
    wish: Wish
    talk: Talk
    before: Frame | None  # what the last answer was about
    kept: Frame | None  # the same, where the question goes on from it
    last: Reading | None  # the period of the last answer, or the one it found
    grouping: Grouping | None = None  # the families of items that the question tells apart
    families: tuple[Family, ...] = ()  # those, or the ones of the answer before
    times: Times = field(default_factory=Times)
