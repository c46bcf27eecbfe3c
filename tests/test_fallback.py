"""Whole questions that Gemini cannot answer: the planner, or a sentence on why."""

from pathlib import Path

import pytest

from assistant.events import Answer, Sentence
from tests.fake_gemini import (
    HANG,
    Act,
    FakeGemini,
    blocked_prompt,
    calls,
    ended_by,
    error,
    invalid_key,
    text,
    without_finish,
)
from tests.gemini_kit import DAILY, GOOD, QUESTION, SUMMARY, events_of, hub


class TestFallback:
    """With HUB_ENGINE=auto the planner answers when Gemini does not."""

    @pytest.mark.parametrize(
        ("act", "said"),
        [
            (DAILY, "Gemini의 하루 사용 한도를 넘었습니다."),
            (
                invalid_key(),
                "Gemini 키가 없거나 받아들여지지 않습니다. .env의 GEMINI_API_KEY를 확인하고 다시 시작하세요.",
            ),
            (error(404, "no model"), "GEMINI_MODEL에 적힌 모델을 찾을 수 없습니다."),
            (blocked_prompt(), "Gemini의 안전 필터가 답을 막았습니다."),
            (ended_by("SAFETY", "x"), "Gemini의 안전 필터가 답을 막았습니다."),
        ],
    )
    async def test_the_planner_answers_and_the_notice_says_why(
        self, folder: Path, act: Act, said: str
    ) -> None:
        with FakeGemini(act) as server:
            async with hub(server, folder) as agent:
                answer = await agent.answer(QUESTION)
        assert (answer.engine, answer.status) == ("planner", "ok")
        assert answer.notice == f"{said} 내장 플래너가 대신 답했습니다."
        assert 300.0 in answer.tables[0].rows[0]

    async def test_too_slow_is_unavailable(self, folder: Path) -> None:
        with FakeGemini(HANG) as server:
            async with hub(server, folder, deadline_seconds=1.5) as agent:
                answer = await agent.answer(QUESTION)
        assert answer.engine == "planner"
        assert answer.notice is not None
        assert "제시간에" in answer.notice

    async def test_what_was_shown_stays_and_its_basis_too(self, folder: Path) -> None:
        cut = without_finish(text(GOOD + " ", "그리고 12"))
        with FakeGemini(calls(SUMMARY), cut, DAILY) as server:
            async with hub(server, folder) as agent:
                events = await events_of(agent, QUESTION)
        answer = events[-1]
        assert isinstance(answer, Answer)
        shown = "".join(event.text for event in events if isinstance(event, Sentence))
        assert answer.answer == shown
        assert shown.startswith(GOOD)
        assert "그리고" not in shown
        assert answer.engine == "planner"
        assert [table.basis.tool for table in answer.tables] == ["get_production_summary"]

    async def test_the_next_question_does_not_wait_for_a_dead_service(self, folder: Path) -> None:
        with FakeGemini(DAILY) as server:
            async with hub(server, folder) as agent:
                await agent.answer(QUESTION, "s")
                answer = await agent.answer("4월은?", "s")
        assert len(server.received) == 1
        assert (answer.engine, answer.notice is not None) == ("planner", True)

    async def test_a_conversation_keeps_its_thread_over_engines(self, folder: Path) -> None:
        with FakeGemini(DAILY, calls(SUMMARY), text(GOOD)) as server:
            async with hub(server, folder, breaker_seconds=0.001, engine="auto") as agent:
                agent.models[0]._longest_pause = 0.0  # type: ignore[attr-defined]  # the next question probes at once
                await agent.answer(QUESTION, "s")
                answer = await agent.answer("다시 확인해 줘", "s")
        assert answer.engine.startswith("gemini:")
        told = server.received[1].texts[0]
        assert QUESTION in told
        assert "get_production_summary(" in told

    async def test_without_a_planner_the_failure_is_a_sentence(self, folder: Path) -> None:
        with FakeGemini(DAILY, invalid_key()) as server:
            async with hub(server, folder, engine="gemini") as agent:
                quota = await agent.answer(QUESTION)
                key = await agent.answer("How much BW0021 did we make in March 2026?")
        assert (quota.status, quota.reason, quota.tables) == ("error", "quota", ())
        assert quota.answer.startswith("Gemini의 하루 사용 한도를 넘었습니다.")
        assert (key.status, key.reason) == ("error", "unavailable")
        assert "GEMINI_API_KEY" in key.answer
        assert quota.engine.startswith("gemini:")

    async def test_a_blocked_answer_is_refused(self, folder: Path) -> None:
        with FakeGemini(ended_by("PROHIBITED_CONTENT", "x")) as server:
            async with hub(server, folder, engine="gemini") as agent:
                answer = await agent.answer(QUESTION)
        assert (answer.status, answer.reason) == ("refused", "unsafe")
