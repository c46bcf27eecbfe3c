"""What is asked in the same sense is read in the same way, whatever its wording."""

import pytest

from assistant.agent import Agent
from assistant.planner.reading.same_as import put_the_same, wordings_alike
from tests.test_planner import assert_answers_as


def test_what_is_read_for_a_wording_is_not_itself_read_as_another() -> None:
    plain = set(wordings_alike().values())

    assert len(plain) > 1
    assert {one: put_the_same(one) for one in plain if put_the_same(one) != one} == {}


@pytest.mark.parametrize(
    ("wording", "plain"),
    [
        ("그럼 증가율은요?", "증감률은?"),
        ("Growth rate", "by how many percent did it grow?"),
        ("로트는 몇 개예요", "로트 수는?"),
        ("로트는  몇개야??", "로트 수는?"),
        ("BW0021 로트는 몇 개야?", "BW0021 로트는 몇 개야?"),
        ("the growth rate of BW0021", "the growth rate of BW0021"),
    ],
)
def test_only_a_whole_question_of_a_few_words_is_put_as_another(wording: str, plain: str) -> None:
    assert put_the_same(wording) == put_the_same(plain)


@pytest.mark.parametrize(
    ("talk", "wordings", "plain"),
    [
        (
            ("2026년 2월 생산량", "2026년 3월은?"),
            ("몇 % 늘었어?", "증감률은?", "증가율이 얼마인가요?"),
            "2026년 2월 대비 3월 증감률은?",
        ),
        (
            ("output in February 2026", "and in March 2026?"),
            ("by what percent?", "growth rate?", "percent change?"),
            "by how many percent did output grow from February to March 2026?",
        ),
        (
            ("2026년 3월 BW0021 생산량",),
            ("로트 수는?", "로트는 몇 개예요?", "로트 몇 개 돌았어?"),
            "2026년 3월 BW0021 로트 수",
        ),
    ],
)
def test_every_wording_is_answered_as_the_question_in_full(
    planner_agent: Agent, talk: tuple[str, ...], wordings: tuple[str, ...], plain: str
) -> None:
    for wording in wordings:
        assert_answers_as(planner_agent, (*talk, wording), plain)
