"""Calls for more than one side or measure of a frame, each made once, with the measures that it tells."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from assistant.planner.frame import Frame

Call = tuple[str, Mapping[str, object]]
"""A tool's name and its arguments."""


def merged(frame: Frame, make: Callable[[Frame], Iterable[Call]]) -> list[tuple[Call, str]]:
    """The calls of a frame: those of both ends, or of each measure."""
    return _of_both_ends(frame, make) if frame.both else _of_each_measure(frame, make)


def _of_both_ends(frame: Frame, make: Callable[[Frame], Iterable[Call]]) -> list[tuple[Call, str]]:
    """The calls for the largest, then those for the smallest; one that tells both is made once."""
    most = list(make(replace(frame, both=False, least=False, whole=None)))
    least = make(replace(frame, both=False, least=True))
    return [(call, frame.measure) for call in (*most, *(call for call in least if call not in most))]


def _of_each_measure(frame: Frame, make: Callable[[Frame], Iterable[Call]]) -> list[tuple[Call, str]]:
    told: list[tuple[Call, str]] = []
    for measure in frame.measures:
        for call in make(replace(frame, measure=measure, beside=())):
            place = next((place for place, (other, _) in enumerate(told) if other == call), None)
            if place is None:
                told.append((call, measure))
            else:
                told[place] = (call, f"{told[place][1]}+{measure}")
    return told
