"""Plain questions with endings, greetings, who asks and why, and typing slips; none changes the answer."""

from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

KOREAN = (
    "2025년 BW0021 마감 숫자 확인 부탁드립니다. 양품 합계요",
    "2025년 BW0021 총 몇 개로 마감했어?",
    "2025년 BW0021은 몇 개로 끝났나요?",
    "2025년껀 BW0021 몇 갠가요",
    "2025년엔 BW0021 얼만지 궁금",
    "2025년에는 BW0021 얼마나 찍었더라구요?",
    "[긴급] 2025년 BW0021 생산량 부탁드려요!!",
    "1) 2025년 BW0021 생산량",
    "2025년 BW0021 생산량이 궁금해서 연락드렸습니다",
    "내부 감사 대응 중입니다. 2025년 BW0021 생산량 회신 바랍니다.",
    "공장장님 지시사항입니다: 2025년 BW0021 생산량",
    "2025년 BW0021 생산량 좀요? 내일까지 보내야 해서요 ㅠㅠ",
    "2025년 BW0021 생산량을 여쭤봐도 되겠습니까",
    "2025년 BW0021 생샨량 얄려줘",
    "내기했는데 2025년 BW0021 생산량 몇 개야?",
    "하나만 여쭤볼게요 2025년 BW0021 생산량 얼마죠?",
    "2025년 BW0021 생산량 한 줄로 알려주실래요, 주간보고 써야 해서요",
    "엑셀에 붙여넣을 건데 2025년 BW0021 생산량 숫자만 줘",
    "작년 결산해야 돼서 그런데 BW0021 생산량 얼마예요",
)
ENGLISH = (
    "Auditor here: BW0021 output in 2025",
    "We had an argument about it: BW0021 output in 2025?",
    "Not sure who to ask, but what was BW0021 output in 2025?",
    "I can't find it anywhere: BW0021 output in 2025",
    "The board meets tomorrow. What was BW0021 output in 2025?",
    "Our client is visiting, BW0021 output in 2025?",
    "Hey team, could somebody pull BW0021 output in 2025 for me? cheers",
    "Dear assistant, kindly advise BW0021 output in 2025. Best regards, Kim",
    "BW0021 output in 2025, what was it?",
    "BW0021 output in 2025, nothing more",
    "BW0021 tootal outptu in 2025 plzzz",
    "how may BW0021 did we get through in 2025",
    "item no. BW0021, output in 2025",
    "Tom from sales is asking for BW0021 output in 2025",
    "BW0021 output in 2025 since the director wants it",
    "in one line, BW0021 output in 2025",
)


@pytest.mark.parametrize("question", [*KOREAN, *ENGLISH])
def test_what_a_plain_question_wears_changes_no_figure(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == 2400


def test_who_asks_is_told_to_change_no_figure(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "We had an argument about it: BW0021 output in 2025")
    assert "We had an argument about it" in answer.answer


DRESSED: Mapping[str, Mapping[str, object]] = {
    "2026년 10월 1일부터 10월 7일까지(추석 연휴 전주) BW0021 생산량": {"quantity": 150},
    "추석 연휴 끼어 있던 10월 1일~10월 7일 BW0021 생산량": {"quantity": 150},
    "BW0021 by month in 2025, up to march": {"quantity": 200},
    "로트 D3 생산일자, 품목명, 수량 회신 부탁드립니다": {"lot_number": "D3", "item_code": "CT0021"},
    "lot lookup: lot D3, production date and item": {"lot_number": "D3", "item_code": "CT0021"},
    "작년에 BW0021 생산량이 제일 낮았던 달이랑 그 수량": {"month": "2025-01"},
    "Moca Gray 1-Day output in 2025": {"quantity": 240},
    "BW0021 vs BW0022 in October 2026, who made more?": {"quantity": 300},
}


@pytest.mark.parametrize(("question", "row"), DRESSED.items())
def test_words_beside_a_question_leave_its_answer(
    planner_agent: Agent, question: str, row: Mapping[str, object]
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


NARROWED = (
    "2025년 마감 안 된 BW0021 생산량",
    "2025년 미마감 BW0021 생산량",
    "야간조 담당입니다. 2025년 불량은?",
    "수출 물량만 봅니다. 2025년 BW0021 생산량은?",
    "2026년 추석 연휴 생산량",
    "추석 빼고 10월 1일부터 10월 7일까지 생산량",
    "10월 1일부터 10월 31일까지 (추석 연휴) 생산량",
    "2025년 부여 공장 생산량",
    "특근분인데 2025년 BW0021 생산량은?",
    "수출용인데 2025년 BW0021 생산량은?",
    "야간 물량 뽑아야 하는데 2025년 BW0021 생산량은?",
    "샘플 제외해야 하는데 2025년 전체 생산량은?",
    "our Busan plant: BW0021 output in 2025",
    "I run the coating line, BW0021 output in 2025",
    "we only count approved lots, BW0021 output in 2025",
    "mate, how many BW0021 did we sell in 2025",
    "my boss wants revenue in 2025",
    "I can't find the total",
    "who made more in 2025, day shift or night shift",
)


@pytest.mark.parametrize("question", NARROWED)
def test_a_word_that_may_change_the_question_is_asked_back(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status in ("clarify", "refused")
