"""Follow-ups of whole sentences: what they keep of the answer before, and what they turn."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

Talk = tuple[Sequence[str], dict[str, object]]

OF_THE_ITEM: list[Talk] = [
    (["지난달 BW0022 생산량", "9월 수량도 부탁드립니다"], {"quantity": 30}),
    (["지난달 BW0022 생산량", "2025년 3월에는 몇 개 나왔어"], {"quantity": 20}),
    (["2025년 BW0021 로트당 평균", "2024년 로트당 평균은?"], {"average_quantity": 50}),
    (["BW0022 output in 2025", "how many did we make in 2024?"], {"quantity": 120}),
    (["BW0021 2025년", "2024년은?", "24년 대비 25년 증감률은요"], {"period2_quantity": 2400}),
]


@pytest.mark.parametrize(("questions", "row"), OF_THE_ITEM)
def test_a_sentence_without_an_item_is_about_the_one_before(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


@pytest.mark.parametrize(
    "question", ["2025년 3월 전체 생산량", "total output in March 2025", "2025년 3월 공장은 몇 개 나왔어"]
)
def test_the_whole_is_of_all_items(planner_agent: Agent, question: str) -> None:
    assert first_row(ask(planner_agent, "지난달 BW0022 생산량", question))["quantity"] == 227


TURNED: list[Talk] = [
    (["2025년 상위 2개 품목", "반대로"], {"item_code": "CT0021", "rank": 1}),
    (["bottom 2 items in 2025", "the other way round"], {"item_code": "BW0021", "rank": 1}),
    (["which item was made most in 2025?", "the opposite?"], {"item_code": "CT0021", "rank": 1}),
    (["which item was made most in 2025?", "smallest output?"], {"item_code": "CT0021", "rank": 1}),
    (["2025년에 가장 많이 만든 달은?", "거꾸로"], {"month": "2025-01"}),
    (["2025년 3월 BW0021 제일 큰 로트 2개", "반대로 적은 것부터"], {"smallest": 100}),
    (["2025년 월별 생산량", "피크는 언제야"], {"month": "2025-03"}),
    (["BW0021 by month in 2025", "the average?"], {"average_quantity": 200, "months": 12}),
    (["BW0021 lots in October 2025", "the biggest one?"], {"largest": 100}),
]


@pytest.mark.parametrize(("questions", "row"), TURNED)
def test_a_side_or_mean_is_of_what_was_asked_before(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


FOUND: list[tuple[Sequence[str], tuple[str, str]]] = [
    (["2025년에 가장 많이 만든 달은?", "그때 제일 많이 만든 품목은?"], ("2025-03-01", "2025-03-31")),
    (
        ["which month was the highest in 2025?", "what did we make most of then?"],
        ("2025-03-01", "2025-03-31"),
    ),
    (["2025년에 가장 많이 만든 날은?", "당일 로트 목록"], ("2025-01-05", "2025-01-05")),
    (["CT0021 마지막 생산일은?", "그날 얼마나 만들었어?"], ("2026-03-31", "2026-03-31")),
    (["when was CT0021 first produced?", "how many that day?"], ("2024-03-31", "2024-03-31")),
    (["CT0021 마지막으로 만든 게 언제야?", "총 몇 개 만들었어?"], ("2024-01-05", "2026-10-28")),
]


@pytest.mark.parametrize(("questions", "days"), FOUND)
def test_then_is_what_the_answer_found(
    planner_agent: Agent, questions: Sequence[str], days: tuple[str, str]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    period = answer.tables[0].basis.period
    assert period and (str(period.first), str(period.last)) == days


BOTH: list[tuple[str, str, str]] = [
    ("두 달 차이는?", "100개", "compare_periods"),
    ("how far apart are the two months?", "100 units", "compare_periods"),
    ("두 달 합은 얼마야", "300", "get_production_summary"),
    ("sum of the two months", "300", "get_production_summary"),
]


@pytest.mark.parametrize(("question", "figure", "tool"), BOTH)
def test_the_two_are_those_of_the_last_answers(
    planner_agent: Agent, question: str, figure: str, tool: str
) -> None:
    answer = ask(planner_agent, "2024년 3월 BW0021 생산량", "2025년 4월은?", question)
    assert answer.tables[0].basis.tool == tool
    assert figure in answer.answer


SHARES = [
    "총량의 몇 %야",
    "as a % of total",
    "its share of the factory total",
    "공장 전체에서 점유율이 얼마야",
]


@pytest.mark.parametrize("question", SHARES)
def test_a_share_after_an_item_is_that_item_s(planner_agent: Agent, question: str) -> None:
    row = first_row(ask(planner_agent, "2025년 BW0021 생산량", question))
    assert {"item_code": "BW0021", "total": 2647}.items() <= row.items()


EARLIER: list[tuple[Sequence[str], tuple[str, str]]] = [
    (["2025년 10월 BW0021", "그보다 한 달 전에는?"], ("2025-09-01", "2025-09-30")),
    (["2025년 10월 BW0021", "한 달 더 앞은 몇 개 나왔어"], ("2025-09-01", "2025-09-30")),
    (["2025년 10월 BW0021", "전달인 9월 수량은?"], ("2025-09-01", "2025-09-30")),
    (["BW0021 in October 2025", "what was it the month before that?"], ("2025-09-01", "2025-09-30")),
    (["BW0021 in Q3 2025", "go one quarter back"], ("2025-04-01", "2025-06-30")),
    (["BW0021 in January 2025", "next month, February"], ("2025-02-01", "2025-02-28")),
    (["BW0021 by month in 2024", "only the second half"], ("2024-07-01", "2024-12-31")),
    (["2024년 BW0021 월별", "7월부터 12월까지만"], ("2024-07-01", "2024-12-31")),
    (["2024년 BW0021 월별", "1분기, 2분기"], ("2024-01-01", "2024-06-30")),
    (["2024년 BW0021", "1월부터 12월까지 각각"], ("2024-01-01", "2024-12-31")),
]


@pytest.mark.parametrize(("questions", "days"), EARLIER)
def test_a_part_or_the_one_before_is_of_the_year_that_was_said(
    planner_agent: Agent, questions: Sequence[str], days: tuple[str, str]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    period = answer.tables[0].basis.period
    assert period and (str(period.first), str(period.last)) == days


VARIANTS: list[tuple[str, str]] = [
    ("Gray 버전은 몇 개 나왔어요?", "BW0022"),
    ("브라운 말고 Gray 버전으로", "BW0022"),
    ("could you give me the figure for the Gray one as well?", "BW0022"),
]


@pytest.mark.parametrize(("question", "code"), VARIANTS)
def test_a_word_of_a_name_is_the_item_next_to_it(planner_agent: Agent, question: str, code: str) -> None:
    answer = ask(planner_agent, "2025년 BW0021 생산량", question)
    assert answer.status == "ok", answer.answer
    assert answer.tables[0].basis.arguments["item_code"] == code


LOTS = [
    "list it per lot",
    "show each lot",
    "split that into lots",
    "로트마다 몇 개씩인지요",
    "어떤 로트들이야",
    "each lot's quantity?",
]


@pytest.mark.parametrize("question", LOTS)
def test_each_lot_is_a_list_of_lots(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "2025년 10월 BW0021 생산량", question)
    assert sorted(str(row["lot_number"]) for row in answer.tables[0].records()) == ["A10", "B10"]


DOWN = ["could you break that down per quarter?", "group it by quarter", "split this up quarterly"]


@pytest.mark.parametrize("question", DOWN)
def test_what_is_broken_down_has_not_gone_down(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "total output in 2025", question)
    assert first_row(answer)["quarter"] == 1
    assert "change" not in first_row(answer)
