"""Everyday words change no answer; nouns that could be counted and words that leave something out are not."""

import tomllib
from pathlib import Path

import pytest

from assistant import planner
from assistant.agent import Agent
from assistant.planner.reading.vocabulary import APART, ENDING
from tests.test_planner import ask, first_row

PLANNER = Path(planner.__file__).parent
FILES = ("lexicon.ko.toml", "lexicon.en.toml", "everyday.toml")
SAID = [
    "BW0021 지난달 생산량이 어떻게 흘러갔는지 정확하게 말씀해 주십시오",
    "상무님 보고용인데 BW0021 지난달 생산량 상세히 알려줄 수 있을까요",
    "죄송한데 지난달에 BW0021 몇 개 만들어봤어?",
    "could you double-check how much BW0021 was recorded last month, for the board meeting",
    "just wondering how BW0021 production fared last month, roughly speaking",
    "BW0021 last month, briefly and accurately, much appreciated",
]
COUNTED = [
    "how many visitors came last month",
    "how many audits last month",
    "지난달 설비 점검 몇 건이야",
    "지난달 모양 생산량",
    "how much last month besides BW0021",
    "BW0021 and the other one?",
]


@pytest.mark.parametrize("question", SAID)
def test_everyday_words_change_no_answer(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == 300


@pytest.mark.parametrize("question", COUNTED)
def test_what_is_asked_about_is_never_left_out(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status in ("clarify", "refused")


def test_no_word_stands_in_both_lists() -> None:
    lists = [tomllib.loads((PLANNER / "reading" / file).read_text(encoding="utf-8")) for file in FILES]
    korean, english, everyday = (
        {
            word
            for name, section in one.items()
            if name not in (*APART, ENDING)
            for words in section.values()
            for word in words
        }
        for one in lists
    )
    assert not (korean | english) & everyday
    assert all(word.isascii() for word in english) and not any(word.isascii() for word in korean)
