"""Gemini over the real wire: what is asked, what is answered, what is said meanwhile."""

import json
from pathlib import Path

import pytest

from assistant.model import Correction, Exchange, Reply, Results, ToolCall, ToolResult, Usage
from tests.fake_gemini import (
    SIGNATURE,
    Act,
    FakeGemini,
    calls,
    text,
)
from tests.gemini_kit import KEY, MARCH, Heard, ask, gemini_of, turn_of
from tools.registry import TOOLS, run
from tools.tool import ToolError
from tools.warehouse import Generation

SUMMARY = ("get_production_summary", MARCH)


def results_of(reply: Reply, generation: Generation) -> Results:
    """What the real tools give for a reply's calls."""
    facts = turn_of(generation).facts
    return Results(tuple(ToolResult(call, run(call.name, call.arguments, facts)) for call in reply.calls))


async def test_a_question_takes_two_calls(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(calls(SUMMARY), text("3월 생산량은 ", "300개입니다.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            turn = turn_of(generation)
            first, _ = await ask(gemini, turn)
            assert first.calls == (ToolCall("fc-1", *SUMMARY),)
            turn.messages += [first, results_of(first, generation)]
            second, heard = await ask(gemini, turn)
    assert second.text == heard.text == "3월 생산량은 300개입니다."
    assert turn.spent == Usage(2, 300, 50)
    assert gemini.name == "gemini:gemini-3.8-flash"


async def test_its_own_turn_goes_back_verbatim(generation: Generation, tmp_path: Path) -> None:
    act = calls(SUMMARY, ("get_top_items", {"date_from": "2026-03-01", "date_to": "2026-03-31", "limit": 3}))
    with FakeGemini(act, text("확인했습니다.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            turn = turn_of(generation)
            first, _ = await ask(gemini, turn)
            turn.messages += [first, results_of(first, generation)]
            await ask(gemini, turn)
    sent = [chunk for chunk in act.chunks if isinstance(chunk, dict)]
    given = [part for chunk in sent for part in chunk["candidates"][0]["content"]["parts"]]
    echoed = [part for part in server.received[1].parts if "functionCall" in part]
    assert echoed == given
    assert echoed[0]["thoughtSignature"] == SIGNATURE
    responses = server.received[1].responses
    assert [response["id"] for response in responses] == ["fc-1", "fc-2"]
    assert [response["name"] for response in responses] == ["get_production_summary", "get_top_items"]


async def test_a_signature_on_text_survives_a_correction(generation: Generation, tmp_path: Path) -> None:
    chunk = {"candidates": [{"content": {"parts": [{"text": "305개.", "thoughtSignature": SIGNATURE}]}}]}
    stop = {"candidates": [{"finishReason": "STOP"}]}
    with FakeGemini(Act((chunk, stop)), text("300개입니다.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            turn = turn_of(generation)
            first, _ = await ask(gemini, turn)
            turn.messages += [first, Correction("305 is not in the results")]
            await ask(gemini, turn)
    assert server.received[1].parts[1:] == [
        {"text": "305개.", "thoughtSignature": SIGNATURE},
        {"text": "305 is not in the results"},
    ]


async def test_calls_without_ids_are_answered_without_ids(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(calls(SUMMARY, SUMMARY, ids=False), text("확인했습니다.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            turn = turn_of(generation)
            first, _ = await ask(gemini, turn)
            assert [call.id for call in first.calls] == ["call-1", "call-2"]
            turn.messages += [first, results_of(first, generation)]
            await ask(gemini, turn)
    assert all("id" not in response for response in server.received[1].responses)


async def test_an_error_goes_back_with_its_choices(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(calls(SUMMARY), text("확인했습니다.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            turn = turn_of(generation)
            first, _ = await ask(gemini, turn)
            failed = ToolResult(first.calls[0], ToolError("unknown_item", "There is no item 'X'."))
            turn.messages += [first, Results((failed,))]
            await ask(gemini, turn)
    (response,) = server.received[1].responses
    assert response["response"]["error"]["code"] == "unknown_item"


async def test_the_prefix_is_the_same_for_every_question(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(text("하나."), text("둘.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            await ask(gemini, turn_of(generation, "지난달 생산량?"))
            await ask(gemini, turn_of(generation, "top 5 items this year?"))
    prefixes = [
        json.dumps([received.body["systemInstruction"], received.body["tools"]])
        for received in server.received
    ]
    assert prefixes[0] == prefixes[1]
    assert "2026-11-20" not in prefixes[0]
    assert server.received[0].tools == [tool.name for tool in TOOLS]
    assert "2026-11-20" in server.received[0].texts[0]
    assert "Friday" in server.received[0].texts[0]


async def test_the_last_step_offers_no_tools(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(text("여기까지입니다.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            await ask(gemini, turn_of(generation, last_step=True))
    assert server.received[0].tools == []
    assert "No more tools" in server.received[0].texts[-1]


async def test_earlier_questions_are_told_in_short(generation: Generation, tmp_path: Path) -> None:
    call = ToolCall("1", *SUMMARY)
    result = ToolResult(call, run(call.name, call.arguments, turn_of(generation).facts))
    exchange = Exchange("3월 BW0021?", "300개입니다. " + "자세한 설명입니다. " * 100, (result,))
    with FakeGemini(text("네.")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            await ask(gemini, turn_of(generation, "그럼 4월은?", history=(exchange,)))
    (told,) = server.received[0].texts
    assert "3월 BW0021?" in told
    assert "300개입니다." in told
    assert "get_production_summary(date_from=2026-03-01, date_to=2026-03-31, item_code=BW0021)" in told
    assert len(told) < 1_000


@pytest.mark.parametrize(
    ("written", "status", "reason", "shown"),
    [
        ("[clarify]\n어느 품목인가요?", "clarify", None, "어느 품목인가요?"),
        ("[refused:not_in_data] 불량 수량은 데이터에 없습니다.", "refused", "not_in_data", None),
        ("[refused: off_topic]\nOnly production questions, please.", "refused", "off_topic", None),
        ("[refused:whatever]\n할 수 없습니다.", "refused", None, "할 수 없습니다."),
        ("[참고] 답입니다.", "ok", None, "[참고] 답입니다."),
    ],
)
@pytest.mark.parametrize("size", [1, 1_000])
async def test_tags_become_status_and_are_never_shown(
    generation: Generation, tmp_path: Path, written: str, status: str, reason: str, shown: str, size: int
) -> None:
    pieces = [written[start : start + size] for start in range(0, len(written), size)]
    with FakeGemini(text(*pieces)) as server:
        async with gemini_of(server, tmp_path) as gemini:
            reply, heard = await ask(gemini, turn_of(generation, last_step=True))
    assert (reply.status, reply.reason) == (status, reason)
    assert heard.text == reply.text
    assert "[refused" not in reply.text
    assert "[clarify" not in reply.text
    assert shown is None or reply.text == shown


async def test_sentences_are_said_while_the_stream_goes_on(generation: Generation, tmp_path: Path) -> None:
    act = text("첫 문장입니다. 둘째 ", "문장입니다.")
    paused = Act(act.chunks, pauses=frozenset({1}))
    with FakeGemini(paused) as server:
        async with gemini_of(server, tmp_path) as gemini:
            heard = Heard()

            async def say(piece: str) -> None:
                await heard.say(piece)
                server.go_on.release()  # only what was heard lets the stream go on

            reply = await gemini.ask(turn_of(generation, last_step=True), say)
    assert heard.pieces == ["첫 문장입니다. ", "둘째 문장입니다."]
    assert reply.text == heard.text


async def test_words_before_a_call_are_not_said(generation: Generation, tmp_path: Path) -> None:
    with FakeGemini(calls(SUMMARY, preamble="조회해 보겠습니다. 잠시만요. ")) as server:
        async with gemini_of(server, tmp_path) as gemini:
            reply, heard = await ask(gemini, turn_of(generation))
    assert reply.calls
    assert heard.pieces == []


async def test_thoughts_are_kept_and_not_said(generation: Generation, tmp_path: Path) -> None:
    parts = [{"text": "The user wants...", "thought": True}, {"text": "300개입니다."}]
    chunk = {"candidates": [{"content": {"parts": parts}, "finishReason": "STOP"}]}
    usage = {"promptTokenCount": 5, "candidatesTokenCount": 3, "thoughtsTokenCount": 40}
    with FakeGemini(Act(({**chunk, "usageMetadata": usage},))) as server:
        async with gemini_of(server, tmp_path) as gemini:
            turn = turn_of(generation)
            reply, heard = await ask(gemini, turn)
    assert reply.text == heard.text == "300개입니다."
    assert turn.spent == Usage(1, 5, 43)


async def test_older_models_are_asked_without_a_thinking_level(
    generation: Generation, tmp_path: Path
) -> None:
    with FakeGemini(text("네.")) as server:
        async with gemini_of(server, tmp_path, gemini_model="gemini-2.5-flash") as gemini:
            await ask(gemini, turn_of(generation))
    assert "thinkingConfig" not in server.received[0].body["generationConfig"]


async def test_settings_reach_the_service(generation: Generation, tmp_path: Path) -> None:
    values = {
        "temperature": 0.3,
        "thinking_level": "high",
        "max_output_tokens": 777,
        "gemini_model": "other-1",
    }
    with FakeGemini(text("네.")) as server:
        async with gemini_of(server, tmp_path, **values) as gemini:
            await ask(gemini, turn_of(generation))
    received = server.received[0]
    config = received.body["generationConfig"]
    assert (config["temperature"], config["maxOutputTokens"]) == (0.3, 777)
    assert "HIGH" in json.dumps(config["thinkingConfig"])
    assert "/models/other-1:streamGenerateContent" in received.path
    assert received.headers["x-goog-api-key"] == KEY
