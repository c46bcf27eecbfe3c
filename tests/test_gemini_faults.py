"""Every way the Gemini service can fail: none may end in an invented or cut number, or in silence."""

import asyncio
import logging
import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from assistant.gemini import Gemini
from assistant.model import Cause, ModelUnavailable, Reason
from assistant.retry import RetryPolicy
from tests.fake_gemini import (
    HANG,
    Act,
    FakeGemini,
    blocked_prompt,
    broken,
    calls,
    dropped,
    empty_parts,
    ended_by,
    error,
    error_within,
    invalid_key,
    no_candidates,
    quota_failure,
    retry_info,
    stuck,
    text,
    web_page,
    without_finish,
)
from tests.gemini_kit import KEY, MARCH, QUICK, Heard, ask, gemini_of, gemini_settings, turn_of
from tools.warehouse import Generation

GOOD = "3월 생산량은 300개입니다."
TOLD = text("첫 문장입니다. ", "생산량은 1,2", "34개입니다.")
"""A text whose cut falls into a number."""


def noting(pauses: list[float]) -> RetryPolicy:
    """The real policy, its pauses noted instead of slept."""

    async def note(pause: float) -> None:
        pauses.append(pause)

    return RetryPolicy(sleep=note)


async def fails(gemini: Gemini, generation: Generation, **turn: Any) -> tuple[ModelUnavailable, Heard]:
    """The failure of one step, and what was said until then."""
    heard = Heard()
    with pytest.raises(ModelUnavailable) as failure:
        await gemini.ask(turn_of(generation, **turn), heard.say)
    return failure.value, heard


@pytest.mark.parametrize(
    "act",
    [
        *(pytest.param(error(code), id=f"error-{code}") for code in (408, 429, 500, 502, 503, 504)),
        pytest.param(Act(ending="drop"), id="dropped-before"),
        pytest.param(dropped(TOLD), id="dropped-within"),
        pytest.param(without_finish(TOLD), id="cut"),
        pytest.param(broken(TOLD), id="broken-json"),
        pytest.param(error_within(TOLD, 503), id="error-within"),
        pytest.param(no_candidates(), id="no-candidates"),
        pytest.param(empty_parts(), id="empty-parts"),
        pytest.param(web_page(), id="web-page"),
        pytest.param(Act(('data: ["a list"]\n\n',)), id="no-object"),
        *(
            pytest.param(ended_by(reason, "생산량은 1,2"), id=reason)
            for reason in ("RECITATION", "LANGUAGE", "OTHER", "MALFORMED_RESPONSE", "NEWER_THAN_THE_SDK")
        ),
    ],
)
class TestPassingFaults:
    """What another try may mend."""

    async def test_is_tried_again(self, generation: Generation, tmp_path: Path, act: Act) -> None:
        with FakeGemini(act, act, text(GOOD)) as server:
            async with gemini_of(server, tmp_path) as gemini:
                reply, heard = await ask(gemini, turn_of(generation))
        assert reply.text == heard.text == GOOD
        assert len(server.received) == 3

    async def test_is_given_up_after_three_tries(
        self, generation: Generation, tmp_path: Path, act: Act
    ) -> None:
        with FakeGemini(act, act, act) as server:
            async with gemini_of(server, tmp_path) as gemini:
                failure, heard = await fails(gemini, generation)
        assert failure.reason == ("quota" if failure.cause == "rate_limit" else "unavailable")
        assert heard.text == ""
        assert len(server.received) == 3


@pytest.mark.parametrize(
    ("act", "cause", "reason"),
    [
        (invalid_key(), "bad_key", "unavailable"),
        (error(403, "denied"), "bad_key", "unavailable"),
        (error(401, "who"), "bad_key", "unavailable"),
        (error(404, "no such model"), "model_missing", "unavailable"),
        (error(400, "User location is not supported"), "bad_request", "unavailable"),
        (error(501, "not implemented"), "server_error", "unavailable"),
        (
            error(
                429,
                details=[
                    quota_failure("GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
                    retry_info(34.07),
                ],
            ),
            "daily_quota",
            "quota",
        ),
        (error(429, "* Quota exceeded for metric: x, limit: 0, model: y"), "daily_quota", "quota"),
        (blocked_prompt("PROHIBITED_CONTENT"), "blocked", "unsafe"),
        *(
            (ended_by(name, "생산량은 1,2"), "blocked", "unsafe")
            for name in ("SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "MODEL_ARMOR")
        ),
        (ended_by("MISSING_THOUGHT_SIGNATURE"), "bad_request", "unavailable"),
    ],
)
async def test_what_stays_is_not_tried_again(
    generation: Generation, tmp_path: Path, act: Act, cause: Cause, reason: Reason
) -> None:
    with FakeGemini(act) as server:
        async with gemini_of(server, tmp_path) as gemini:
            failure, heard = await fails(gemini, generation)
    assert (failure.cause, failure.reason) == (cause, reason)
    assert heard.text == ""
    assert len(server.received) == 1


async def test_without_a_key_the_service_is_not_asked(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini() as server:
        async with gemini_of(server, tmp_path, gemini_api_key="  ") as gemini:
            failure, _ = await fails(gemini, generation)
    assert failure.cause == "bad_key"
    assert server.received == []


async def test_a_service_that_is_not_there_is_unreachable(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini() as server:
        gone = gemini_settings(server, tmp_path)
    gemini = Gemini(gone, policy=QUICK)
    failure, _ = await fails(gemini, generation)
    await gemini.aclose()
    assert (failure.cause, failure.reason) == ("unreachable", "unavailable")


class TestStreamsCutMidway:
    """What was said stays said, once, and no number is cut."""

    @pytest.mark.parametrize("cut", [without_finish(TOLD), dropped(TOLD), broken(TOLD), stuck(TOLD)])
    @pytest.mark.parametrize(
        "again",
        [
            pytest.param(text("첫 문장입니다. 생산량은 ", "1,234개입니다."), id="from-the-start"),
            pytest.param(text("생산량은 1,234개입니다."), id="continued"),
        ],
    )
    async def test_nothing_is_lost_or_repeated(
        self, generation: Generation, tmp_path: Path, cut: Act, again: Act
    ) -> None:
        with FakeGemini(cut, again) as server:
            async with gemini_of(server, tmp_path, call_timeout_seconds=0.5) as gemini:
                reply, heard = await ask(gemini, turn_of(generation, last_step=True))
        assert heard.text == reply.text == "첫 문장입니다. 생산량은 1,234개입니다."
        assert "첫 문장입니다." in server.received[1].texts[-1]

    async def test_what_was_said_stays_when_all_tries_fail(
        self, generation: Generation, tmp_path: Path
    ) -> None:
        cut = without_finish(TOLD)
        with FakeGemini(cut, cut, cut) as server:
            async with gemini_of(server, tmp_path) as gemini:
                failure, heard = await fails(gemini, generation, last_step=True)
        assert failure.cause == "cut_stream"
        assert heard.text == "첫 문장입니다. "

    async def test_a_listener_that_stops_the_stream_is_heard(
        self, generation: Generation, tmp_path: Path
    ) -> None:
        class Enough(Exception):
            pass

        async def say(_: str) -> None:
            raise Enough

        with FakeGemini(text("첫 문장입니다. 둘째입니다.")) as server:
            async with gemini_of(server, tmp_path) as gemini:
                with pytest.raises(Enough):
                    await gemini.ask(turn_of(generation, last_step=True), say)


class TestTokenLimit:
    """MAX_TOKENS: a reply that is whole up to a sentence, or none."""

    async def test_the_unfinished_sentence_is_dropped_and_the_cut_is_said(
        self, generation: Generation, tmp_path: Path
    ) -> None:
        with FakeGemini(text("첫 문장입니다. 생산량은 1,2", finish="MAX_TOKENS")) as server:
            async with gemini_of(server, tmp_path) as gemini:
                reply, heard = await ask(gemini, turn_of(generation))
        assert heard.text == reply.text
        assert reply.text.startswith("첫 문장입니다. 답이 길어")
        assert "1,2" not in reply.text

    async def test_without_a_whole_sentence_it_is_asked_to_be_short(
        self, generation: Generation, tmp_path: Path
    ) -> None:
        with FakeGemini(text("생산량은 1,2", finish="MAX_TOKENS"), text(GOOD)) as server:
            async with gemini_of(server, tmp_path) as gemini:
                reply, _ = await ask(gemini, turn_of(generation))
        assert reply.text == GOOD
        assert "too long" in server.received[1].texts[-1]

    async def test_calls_at_the_limit_are_run(self, generation: Generation, tmp_path: Path) -> None:
        with FakeGemini(calls(("get_production_summary", MARCH), finish="MAX_TOKENS")) as server:
            async with gemini_of(server, tmp_path) as gemini:
                reply, _ = await ask(gemini, turn_of(generation))
        assert len(reply.calls) == 1


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("MALFORMED_FUNCTION_CALL", "could not be read"),
        ("UNEXPECTED_TOOL_CALL", "not offered"),
        ("TOO_MANY_TOOL_CALLS", "too many"),
    ],
)
class TestWrongCalls:
    """A call the service could not read is asked for once more."""

    async def test_is_asked_once_more_with_the_reason(
        self, generation: Generation, tmp_path: Path, reason: str, told: str
    ) -> None:
        with FakeGemini(ended_by(reason), calls(("get_production_summary", MARCH))) as server:
            async with gemini_of(server, tmp_path) as gemini:
                reply, _ = await ask(gemini, turn_of(generation))
        assert len(reply.calls) == 1
        assert told in server.received[1].texts[-1]

    async def test_twice_is_enough(
        self, generation: Generation, tmp_path: Path, reason: str, told: str
    ) -> None:
        with FakeGemini(ended_by(reason), ended_by(reason)) as server:
            async with gemini_of(server, tmp_path) as gemini:
                failure, _ = await fails(gemini, generation)
        assert failure.cause == "malformed_call"
        assert told in server.received[1].texts[-1]


class TestTime:
    """Hangs and pauses end inside the deadline."""

    @pytest.mark.parametrize("act", [HANG, stuck(text("첫 문장입니다. ", "생산량은 1,2"))])
    async def test_a_hang_ends_at_the_limit_of_a_call(
        self, generation: Generation, tmp_path: Path, act: Act
    ) -> None:
        with FakeGemini(act, text(GOOD)) as server:
            async with gemini_of(server, tmp_path, call_timeout_seconds=0.2) as gemini:
                reply, _ = await ask(gemini, turn_of(generation))
        assert reply.text == GOOD

    async def test_hangs_end_at_the_deadline(self, generation: Generation, tmp_path: Path) -> None:
        with FakeGemini(HANG) as server:
            async with gemini_of(server, tmp_path) as gemini:
                failure, _ = await fails(gemini, generation, deadline=time.monotonic() + 3)
        assert failure.cause == "timeout"

    async def test_a_pause_beyond_the_deadline_is_not_waited_for(
        self, generation: Generation, tmp_path: Path
    ) -> None:
        with FakeGemini(error(429, details=[retry_info(3_600)])) as server:
            async with gemini_of(server, tmp_path) as gemini:
                failure, _ = await fails(gemini, generation)
        assert (failure.reason, failure.cause, failure.after) == ("quota", "rate_limit", 3_600)

    @pytest.mark.parametrize(
        "busy",
        [
            error(429, details=[retry_info(40)]),
            error(503, headers={"Retry-After": "40"}),
            error(503, details=[retry_info(10)], headers={"retry-after": "40"}),
        ],
    )
    async def test_the_service_names_the_pause(
        self, generation: Generation, tmp_path: Path, busy: Act
    ) -> None:
        pauses: list[float] = []
        with FakeGemini(busy, text(GOOD)) as server:
            gemini = Gemini(gemini_settings(server, tmp_path), policy=noting(pauses))
            await ask(gemini, turn_of(generation))
            await gemini.aclose()
        (pause,) = pauses
        assert 40 <= pause <= 41

    async def test_retry_after_may_be_a_date(self, generation: Generation, tmp_path: Path) -> None:
        later = formatdate(time.time() + 3_600, usegmt=True)
        with FakeGemini(error(503, headers={"Retry-After": later})) as server:
            async with gemini_of(server, tmp_path) as gemini:
                failure, _ = await fails(gemini, generation)
        assert failure.after is not None
        assert 3_500 < failure.after <= 3_600

    async def test_a_cancelled_question_leaves_the_model_usable(
        self, generation: Generation, tmp_path: Path
    ) -> None:
        with FakeGemini(HANG, text(GOOD)) as server:
            async with gemini_of(server, tmp_path) as gemini:
                asking = asyncio.create_task(ask(gemini, turn_of(generation)))
                await asyncio.to_thread(server.busy.wait)
                asking.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await asking
                reply, _ = await ask(gemini, turn_of(generation))
        assert reply.text == GOOD


async def test_backoff_grows(generation: Generation, tmp_path: Path) -> None:
    pauses: list[float] = []
    with FakeGemini(error(503), error(503), error(503)) as server:
        gemini = Gemini(gemini_settings(server, tmp_path), policy=noting(pauses))
        await fails(gemini, generation)
        await gemini.aclose()
    first, second = pauses
    assert 0.5 <= first <= 1.0 <= second <= 1.5


async def test_the_key_is_never_logged(
    generation: Generation, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with FakeGemini(error(400, f"API key {KEY} not valid"), text(GOOD)) as server:
        async with gemini_of(server, tmp_path) as gemini:
            failure, _ = await fails(gemini, generation)
            await ask(gemini, turn_of(generation))
    assert caplog.records
    assert KEY not in caplog.text
    assert KEY not in str(failure)
