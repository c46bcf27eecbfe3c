"""The breaker, on a clock of the test's own."""

import asyncio

import pytest

from assistant.breaker import Breaker
from assistant.model import Cause, ModelUnavailable, Reply, Say, Turn
from tests.fakes import ScriptedModel
from tests.gemini_kit import turn_of
from tools.warehouse import Generation


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def nothing(_: str) -> None:
    """Hear nothing."""


def down(cause: Cause = "unreachable", after: float | None = None) -> ModelUnavailable:
    return ModelUnavailable("unavailable", "down", cause=cause, after=after)


async def refused(breaker: Breaker, turn: Turn) -> ModelUnavailable:
    with pytest.raises(ModelUnavailable) as failure:
        await breaker.ask(turn, nothing)
    return failure.value


async def test_a_dead_service_is_not_waited_for_and_probed_again(generation: Generation) -> None:
    turn, clock = turn_of(generation), Clock()
    with ScriptedModel(down(), down(), Reply("네."), Reply("예.")) as model:
        breaker = Breaker(model, first_pause=15, clock=clock)
        await refused(breaker, turn)
        clock.now += 14
        assert (await refused(breaker, turn)).cause == "unreachable"
        assert len(model.turns) == 1
        clock.now += 1
        await refused(breaker, turn)  # the probe fails, and the pause doubles
        clock.now += 29
        await refused(breaker, turn)
        assert len(model.turns) == 2
        clock.now += 1
        assert (await breaker.ask(turn, nothing)).text == "네."
        assert (await breaker.ask(turn, nothing)).text == "예."


async def test_a_recovered_service_starts_with_the_first_pause_again(generation: Generation) -> None:
    turn, clock = turn_of(generation), Clock()
    with ScriptedModel(down(), Reply("네."), down(), Reply("네.")) as model:
        breaker = Breaker(model, first_pause=15, clock=clock)
        for _ in range(2):
            await refused(breaker, turn)
            clock.now += 15
            await breaker.ask(turn, nothing)


@pytest.mark.parametrize(
    ("failure", "pause"),
    [(down(after=120), 120), (down(after=9_999), 300), (down("daily_quota", after=34), 300)],
)
async def test_the_service_may_ask_for_a_longer_pause(
    generation: Generation, failure: ModelUnavailable, pause: float
) -> None:
    turn, clock = turn_of(generation), Clock()
    with ScriptedModel(failure, Reply("네.")) as model:
        breaker = Breaker(model, first_pause=15, longest_pause=300, clock=clock)
        await refused(breaker, turn)
        clock.now += pause - 1
        await refused(breaker, turn)
        clock.now += 1
        assert (await breaker.ask(turn, nothing)).text == "네."


@pytest.mark.parametrize("cause", ["blocked", "token_cap", "malformed_call", "empty_reply", "bad_request"])
async def test_what_lies_in_one_question_keeps_no_other_waiting(generation: Generation, cause: Cause) -> None:
    turn = turn_of(generation)
    with ScriptedModel(down(cause), Reply("네.")) as model:
        breaker = Breaker(model, first_pause=15)
        await refused(breaker, turn)
        assert (await breaker.ask(turn, nothing)).text == "네."


class Slow:
    """A model that fails first and then waits until it is let go."""

    name = "slow"

    def __init__(self) -> None:
        self.asked = 0
        self.go = asyncio.Event()

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """Fail, then wait."""
        del turn, say
        self.asked += 1
        if self.asked == 1:
            raise down()
        await self.go.wait()
        return Reply("네.")


async def test_one_question_probes_while_the_others_go_elsewhere(generation: Generation) -> None:
    turn, clock, model = turn_of(generation), Clock(), Slow()
    breaker = Breaker(model, first_pause=15, clock=clock)
    await refused(breaker, turn)
    clock.now += 15
    probe = asyncio.create_task(breaker.ask(turn, nothing))
    await asyncio.sleep(0)
    await refused(breaker, turn)
    assert model.asked == 2
    model.go.set()
    assert (await probe).text == "네."


async def test_a_cancelled_probe_leaves_the_next_one_free(generation: Generation) -> None:
    turn, clock, model = turn_of(generation), Clock(), Slow()
    breaker = Breaker(model, first_pause=15, clock=clock)
    await refused(breaker, turn)
    clock.now += 15
    probe = asyncio.create_task(breaker.ask(turn, nothing))
    await asyncio.sleep(0)
    probe.cancel()
    with pytest.raises(asyncio.CancelledError):
        await probe
    model.go.set()
    assert (await breaker.ask(turn, nothing)).text == "네."
