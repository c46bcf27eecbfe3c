"""Time expressions of Korean and English questions, read as absolute dates; see docs/periods.md."""

from assistant.planner.periods.model import Expression, Period, Problem, Reading, Shift
from assistant.planner.periods.reading import read_periods
from assistant.planner.periods.shifts import apply as apply_shift
from assistant.planner.periods.wording import spell

__all__ = ["Expression", "Period", "Problem", "Reading", "Shift", "apply_shift", "read_periods", "spell"]
