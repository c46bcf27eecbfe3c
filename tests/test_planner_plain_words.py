"""Openings, closings and other words for the same change no answer: "ok, …", "… pls", "1순위", "SKU"."""

import pytest

from assistant.agent import Agent
from assistant.planner.reading.plain_words import in_plain_words
from tests.test_planner import ask

TALKS = (
    ("10월에 제일 많이 만든 날은?", "그날 1위 품목은?", "그 품목 9월 생산량은?"),
    ("9월 생산량 상위 3개 품목", "2위 품목 월별로 보여줘"),
    ("9월 생산량은?", "그 달 로트 수는?", "8월은?"),
    ("which item was top in October?", "how much of it in September?"),
    ("BW0021 by month this year", "which month was the best?", "how many lots in that month?"),
)


@pytest.mark.parametrize("turns", TALKS)
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("음, ", ""),
        ("네 ", " ㅎㅎ"),
        ("아 그리고 ", "~"),
        ("혹시 ", "? 감사합니다"),
        ("ok, ", " please?"),
        ("sorry, ", "?? pls"),
    ],
)
def test_what_a_question_opens_and_closes_with_changes_nothing(
    planner_agent: Agent, turns: tuple[str, ...], opening: str, closing: str
) -> None:
    plainly = ask(planner_agent, *turns)
    wrapped = ask(planner_agent, *(f"{opening}{turn.rstrip('?')}{closing}" for turn in turns))
    assert plainly.status == "ok", plainly.answer
    assert [one.rows for one in wrapped.tables] == [one.rows for one in plainly.tables], wrapped.answer


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("10월 1순위 아이템은?", "10월 1위 품목은?"),
        ("top 3 SKUs in October", "top 3 items in October"),
        ("which product made the most batches", "which item made the most lots"),
        ("네 번째 품목은?", "네 번째 품목은?"),
        ("BW0021 순위는?", "BW0021 순위는?"),
        ("so far this year", "so far this year"),
        ("good quantity in October", "good quantity in October"),
        ("top product families", "top product families"),
        ("ok thanks!", "ok thanks!"),
        ("네 감사합니다", "네 감사합니다"),
        ("음", "음"),
    ],
)
def test_only_what_says_nothing_is_left_out(said: str, plain: str) -> None:
    assert in_plain_words(said) == plain


@pytest.mark.parametrize(
    "filler", ["ㅋ" * 80, "ㅋㅎ" * 40, "!~" * 40, " " * 300, "\t" * 120, "?" * 90], ids=range(6)
)
def test_what_is_repeated_without_end_is_read_at_once(planner_agent: Agent, filler: str) -> None:
    answer = ask(planner_agent, f"2026년 3월 {filler} 생산량 {filler}")
    assert answer.status in ("ok", "clarify")
    assert ask(planner_agent, f"2026년 3월 생산량{filler}").tables


def test_words_that_may_be_any_are_not_cut_in_countless_ways(planner_agent: Agent) -> None:
    assert ask(planner_agent, f"last week's output by day {'1,' * 80}").status == "clarify"
