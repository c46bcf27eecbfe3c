"""A site's own words: read from the data folder, again when they change, and used by both engines."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.glossary import Glossary, GlossaryFile
from assistant.model import Turn
from assistant.recall import question_text
from tests.test_planner import ask
from tools.tool import Facts
from tools.warehouse import Generation

WORDS = Glossary(
    {"포장량": "생산량", "모카원": "BW0021", "모카 패밀리": "BW0021, BW0022", "OD": "BW0021"},
    frozenset({"모카 패밀리"}),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("지난달 모카원은 포장량이?", "지난달 BW0021은 생산량이?"),
        ("모카패밀리 지난달", "BW0021+BW0022 지난달"),
        ("od last month, not odd", "BW0021 last month, not odd"),
        ("다른 말", "다른 말"),
    ],
)
def test_words_are_spelled_out(text: str, meant: str) -> None:
    assert WORDS.spelled_out(text) == meant


def test_the_file_is_read_again_when_it_changes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = GlossaryFile(tmp_path)
    assert file.current() == Glossary()
    path = tmp_path / "glossary.toml"
    path.write_text('[words]\n"모카원" = ["BW0021", "BW0022"]\n', encoding="utf-8")
    assert file.current() == Glossary({"모카원": "BW0021, BW0022"}, frozenset({"모카원"}))
    path.write_text("[words\n", encoding="utf-8")
    os.utime(path, (1, 1))
    assert file.current().words == {"모카원": "BW0021, BW0022"}
    assert "glossary.toml" in caplog.text


def test_the_planner_answers_in_the_sites_words(
    planner_agent: Agent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner_agent, "glossary", lambda: WORDS)
    answer = ask(planner_agent, "지난달 모카패밀리 포장량?")
    assert [row["item_code"] for row in answer.tables[0].records()] == ["BW0021", "BW0022"]
    assert "330" in answer.answer
    assert "330" in ask(planner_agent, "지난달 모카 패밀리 포장량 합계").answer


@pytest.mark.parametrize("question", ["모카 패밀리 2025년 3월 비중", "share of 모카 패밀리 in March 2025"])
def test_the_share_of_a_family_is_that_of_all_as_one(
    planner_agent: Agent, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(planner_agent, "glossary", lambda: WORDS)
    assert len(ask(planner_agent, question).tables[0].rows) == 1


@pytest.mark.parametrize(
    ("question", "said"), [("지난달 생산량?", "hub doctor로"), ("output last month?", "Run hub doctor")]
)
def test_an_answer_says_that_the_file_is_broken(
    planner_agent: Agent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, question: str, said: str
) -> None:
    (tmp_path / "glossary.toml").write_text('[words]\n"모카원" = 3\n', encoding="utf-8")
    monkeypatch.setattr(planner_agent, "glossary", GlossaryFile(tmp_path).current)
    answer = ask(planner_agent, question)
    assert answer.status == "ok"
    assert str(answer.notice).count("glossary.toml") == 1
    assert said in str(answer.notice)


def test_gemini_is_told_the_words_of_the_question(generation: Generation) -> None:
    now = datetime.fromisoformat("2026-11-20T09:00:00+09:00")
    facts = Facts(generation, now.date())
    told = question_text(Turn("모카원 생산량?", "ko", now, facts, glossary=WORDS))
    assert "모카원 = BW0021" in told
    assert "포장량" not in told
    assert "Words of this site" not in question_text(Turn("생산량?", "ko", now, facts, glossary=WORDS))
