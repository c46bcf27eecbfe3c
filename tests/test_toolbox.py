"""The calls of one question: side by side, once each, and never past the deadline."""

import time

from assistant.events import Event, StepFinished, StepStarted
from assistant.toolbox import Toolbox
from tests.fakes import call
from tests.gemini_kit import MARCH, turn_of
from tools.tool import Table, ToolError
from tools.warehouse import Generation


async def test_a_deadline_that_has_passed_is_an_error_the_model_can_read(generation: Generation) -> None:
    events: list[Event] = []
    toolbox = Toolbox(turn_of(generation).facts, events.append, deadline=time.monotonic())
    (result,) = await toolbox.run([call("get_production_summary", **MARCH)])
    assert isinstance(result.outcome, ToolError)
    assert result.outcome.code == "timeout"
    assert [type(event) for event in events] == [StepStarted, StepFinished]


async def test_the_order_of_arguments_makes_no_difference(generation: Generation) -> None:
    events: list[Event] = []
    toolbox = Toolbox(turn_of(generation).facts, events.append, deadline=time.monotonic() + 60)
    turned = dict(reversed(MARCH.items()))
    first, second = await toolbox.run(
        [call("get_production_summary", "1", **MARCH), call("get_production_summary", "2", **turned)]
    )
    assert isinstance(first.outcome, Table)
    assert first.outcome is second.outcome
    assert (first.call.id, second.call.id) == ("1", "2")
    assert len(events) == 2


async def test_an_error_is_answered_again_without_running(generation: Generation) -> None:
    events: list[Event] = []
    toolbox = Toolbox(turn_of(generation).facts, events.append, deadline=time.monotonic() + 60)
    wrong = call("get_production_summary", date_from="March", date_to="2026-03-31")
    (first,) = await toolbox.run([wrong])
    (again,) = await toolbox.run([wrong])
    assert isinstance(first.outcome, ToolError)
    assert first.outcome is again.outcome
    assert len(events) == 2
