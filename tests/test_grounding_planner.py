"""What the planner says of real results passes the lock: a sentence of its own is never withheld."""

import logging

import pytest

from assistant.agent import Agent
from assistant.course import Limits
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from tests.drafts import NOW, real_folder
from tools.warehouse import Warehouse

CONVERSATIONS = (
    ("지난달 BW0021 생산량?", "그럼 전년 동월 대비는?", "BW0022는?", "월별로"),
    ("올해 월별 생산 추이", "분기별로", "상위 5개 품목", "그 중 1위의 최근 이력"),
    ("이번 달과 지난달 비교", "왜 줄었어?"),
    ("BW0021과 BW0022 지난달 비교", "BW0021, BW0022, CT0021 올해 생산량"),
    ("BW0021 작년 월평균", "작년 가장 적게 만든 달", "올해 품목별 비중", "지난주 요일별 생산량"),
    ("SH2040 올해 vs 작년", "3분기 증감률", "2024년과 2025년 비교"),
    ("How much BW0021 did we make last month?", "and compared with last year?", "by month"),
    ("Compare Q1 2026 with Q1 2025", "Top 3 items in October 2026", "Why did it drop?"),
    ("What was the best day last month?", "average per day in 2025", "Recent records of BW0022"),
    (
        "지난달 제품군별 생산량",
        "비중으로",
        "월별로",
        "제품군별 9월 10월 비교",
        "BW 증가율은 얼마입니까",
        "CT는요?",
        "제일 많이 늘어난 건?",
        "제일 많이 줄어든 제품군은?",
        "제품군별 1위 품목",
    ),
    (
        "Compare September with October for BW, CT and HS families",
        "CT change in percent?",
        "output by family in October",
        "which is smallest?",
        "what about lots?",
        "daily average by family",
        "list the families",
    ),
    ("내년 1월 생산량", "BW9999 생산량", "불량률은?", "모카 들어간 품목", "데이터 언제까지 있어?"),
)


@pytest.mark.parametrize("questions", CONVERSATIONS, ids=lambda questions: questions[0])
async def test_the_planner_is_believed(questions: tuple[str, ...], caplog: pytest.LogCaptureFixture) -> None:
    warehouse = Warehouse(real_folder() / ".snapshots")
    agent = Agent([Planner()], warehouse, Sessions(), lambda: NOW, Limits())
    session = None
    with caplog.at_level(logging.WARNING, "assistant.release"):
        for question in questions:
            answer = await agent.answer(question, session)
            session = answer.session_id
            assert answer.answer
    assert not [record.message for record in caplog.records if record.name == "assistant.release"]
