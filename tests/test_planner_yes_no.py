"""Questions whose answer begins with yes or no, by the figures that settle it; others do not."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_says
from tests.test_planner_family_turns import agent

__all__ = ["agent"]

SETTLED = [
    # of August, September and October: 15,870, 17,830 and 18,380
    (("10월이 9월보다 많아?",), "예"),
    (("9월이 10월보다 많아?",), "아니요"),
    (("10월보다 9월이 적어?",), "예"),
    (("did October beat September?",), "Yes"),
    (("is September higher than October?",), "No"),
    (("10월 생산량", "9월보다 늘었어?"), "예"),
    (("10월 생산량", "8월보다 줄었어?"), "아니요"),
    (("October output", "was it more than September?"), "Yes"),
    (("BW 10월 9월보다 늘었어?",), "예"),
    (("did HS grow in October?",), "No"),
    (("10월에 9월보다 1% 이상 늘었어?",), "예"),
    (("10월에 9월보다 10% 넘게 늘었어?",), "아니요"),
    (("did October grow by at least 20% over September?",), "No"),
    (("10월 일평균이 9월보다 높아?",), "예"),
    (("is the October daily average above September's?",), "Yes"),
    # a time counted from the one told, and a year of two months
    (("10월 생산량", "전달보다 많아?"), "예"),
    (("10월 생산량", "전달이 더 많아?"), "아니요"),
    (("9월 생산량", "다음 달이 더 많아?"), "예"),
    (("October output", "was the month before higher?"), "No"),
    (("September output", "was the month before lower?"), "Yes"),
    (("did output fall from September to October?",), "No"),
    # one against another
    (("10월에 BW0021이 CT0021보다 많이 나왔어?",), "예"),
    (("10월 CT0021이 BW0021보다 많아?",), "아니요"),
    (("10월에 CT0021이 BW0021을 이겼어?",), "아니요"),
    (("was BW0021 ahead of CT0021 in October?",), "Yes"),
    (("10월 BW가 CT보다 많아?",), "예"),
    (("was CT bigger than BW in October?",), "No"),
    # beyond a bound
    (("10월 생산량 1만 8천 개 넘었어?",), "예"),
    (("10월 생산량 2만 개 넘었어?",), "아니요"),
    (("did we make over 18,000 in October?",), "Yes"),
    (("10월 생산량", "2만 넘었어?"), "아니요"),
    (("October output", "is that over 18,000?"), "Yes"),
    (("10월 일평균 9천 넘었어?",), "예"),
    (("10월 로트 20개 넘었어?",), "아니요"),
    (("was the daily average over 10,000 in October?",), "No"),
    (("2026년 10월 1만 개 넘은 날 있었어?",), "예"),
    (("were there days over 20,000 in October?",), "No"),
    # the first one
    (("BW0021이 10월 1위야?",), "예"),
    (("CT0021이 10월 1위야?",), "아니요"),
    (("10월에도 가장 많이 만든 게 BW0021이야? 1위만 알려줘",), "예"),
    (("was CT0021 the top item in October?",), "No"),
    (("is CT0021 in the top 3 in October?",), "Yes"),
    (("10월 1위 품목은?", "9월에도 1위야?"), "예"),
    (("top item in October", "was it still the top item in September?"), "Yes"),
    (("10월이 2026년 최고 달이야?",), "예"),
    (("was September the best month of 2026?",), "No"),
]


@pytest.mark.parametrize(("turns", "said"), SETTLED)
def test_the_answer_begins_with_yes_or_no(agent: Agent, turns: tuple[str, ...], said: str) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok" and answer.answer.startswith(f"{said}."), answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("10월이 9월보다 얼마나 늘었어?",),
        ("10월 9월 비교해줘",),
        ("9월이 많아 10월이 많아?",),
        ("which was higher, September or October?",),
        ("10월 9월 대비 증감률",),
        ("how much did HS grow in October?",),
        ("10월 상위 3개 품목",),
        ("BW0021 10월 생산량 알려줘",),
    ],
)
def test_no_other_answer_begins_so(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok", answer.answer
    assert not answer.answer.startswith(("예.", "아니요.", "Yes.", "No."))


@pytest.mark.parametrize(
    ("turns", "begins"),
    [
        # so it is
        (("why was October higher than September?",), "Total production rose"),
        (("10월보다 9월이 왜 적어?",), "전체 생산량은"),
        (("10월이 9월의 반토막인데 왜 그래?",), "말씀과 달리 줄지 않고 늘었습니다."),
        (("9월이 10월보다 왜 낮았어?",), "전체 생산량은"),
        (("9월이랑 10월 비교", "9월은 왜 더 적어?"), "전체 생산량은 2026년 9월"),
        (("9월 생산량", "10월은?", "9월은 왜 적어?"), "전체 생산량은 2026년 9월"),
        (("compare September and October", "why was September lower?"), "Total production rose"),
        # it is not
        (("10월보다 9월이 왜 많아?",), "말씀과 달리 2026년 9월은 2026년 10월보다 많지 않고 적습니다."),
        (("10월이 9월보다 왜 적어?",), "말씀과 달리 줄지 않고 늘었습니다."),
        (
            ("why did September beat October?",),
            "In fact September 2026 was not higher than October 2026, it was lower.",
        ),
        (("compare September and October", "why was September higher?"), "In fact September 2026 was not"),
        (("why did output fall from September to October?",), "In fact it did not fall, it rose."),
        # of the one before it, as ever
        (("9월이랑 10월 비교", "9월은 왜 늘었어?"), "전체 생산량은 2026년 8월"),
    ],
)
def test_a_reason_is_of_what_is_held_to_be_more(agent: Agent, turns: tuple[str, ...], begins: str) -> None:
    assert ask(agent, *turns).answer.startswith(begins), ask(agent, *turns).answer


@pytest.mark.parametrize(
    "turns", [("BW0021 10월 비중", "9월보다 0.5%p라도 늘었어?"), ("10월 생산량이 평균보다 많아?",)]
)
def test_what_no_figure_settles_is_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(agent, *turns).status == "clarify"


def test_the_first_one_is_told_where_another_was_meant(agent: Agent) -> None:
    answer = ask(agent, "CT0021이 10월 1위야?").answer
    assert "순위는 2위" in answer and "1위 품목은 BW0021" in answer


@pytest.mark.parametrize("question", ["10월 5천 미만", "October over 2,000", "BW0021 10월 2천 이상"])
def test_a_bound_that_is_put_to_nothing_is_asked_back(agent: Agent, question: str) -> None:
    assert ask(agent, question).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("10월 품목 중 1500개 이상 5000개 이하", "그 미만은?"), "1,500개에 못 미친"),
        (("10월 품목 중 1500개 이상 5000개 이하", "그 이상은?"), "5,000개를 넘은"),
        (("items between 1,500 and 5,000 in October", "and below that?"), "fewer than 1,500"),
        (("items between 1,500 and 5,000 in October", "and above?"), "more than 5,000"),
        (("items with at least 2 lots in October", "and below that?"), "fewer than 2 lots"),
    ],
)
def test_what_lies_beyond_two_bounds_is_on_that_side(agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert_says(agent, turns, told)
