"""Follow-ups on lists: longer, shorter, an item of them, what joins them; and roundabout ones."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

Talk = tuple[Sequence[str], dict[str, object]]

RESIZED: list[tuple[str, int]] = [
    ("3개 말고 두 개", 2),
    ("two is enough", 2),
    ("cut it to 2", 2),
    ("1위부터 2위까지", 2),
    ("1,2등만", 2),
]


@pytest.mark.parametrize(("question", "rows"), RESIZED)
def test_a_list_is_made_shorter(planner_agent: Agent, question: str, rows: int) -> None:
    answer = ask(planner_agent, "2025년 상위 3개 품목", question)
    assert answer.status == "ok", answer.answer
    assert len([row for row in answer.tables[0].records() if row["item_code"]]) == rows


LONGER = [
    "the next two",
    "two more please",
    "what are numbers 2 to 3",
    "하나 말고 셋",
    "3등까지 늘려줘",
    "and two further",
]


@pytest.mark.parametrize("question", LONGER)
def test_a_list_is_made_longer(planner_agent: Agent, question: str) -> None:
    assert len(ask(planner_agent, "top 1 items in 2025", question).tables[0].rows) == 3


IN_THE_LIST: list[Talk] = [
    (["2025년 상위 3개 품목", "1위 품목 올해 월별로"], {"month": "2026-01", "quantity": 300}),
    (["top 2 items in 2025", "the runner-up by month in 2024"], {"month": "2024-01", "quantity": 10}),
    (["2025년 상위 3개 품목", "제일 위에 있는 거 2024년은 얼마야"], {"quantity": 1200}),
    (["2025년 BW0022 생산량", "공장 전체는?", "비중은?"], {"item_code": "BW0022", "total": 2647}),
]


@pytest.mark.parametrize(("questions", "row"), IN_THE_LIST)
def test_a_place_or_share_is_of_the_answers_before(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


UNSURE: list[Sequence[str]] = [
    ["반대로"],
    ["BW0021도 똑같이"],
    ["2025년 상위 3개 품목", "로트 10개"],
]


@pytest.mark.parametrize("questions", UNSURE)
def test_what_leans_on_nothing_is_asked_back(planner_agent: Agent, questions: Sequence[str]) -> None:
    assert ask(planner_agent, *questions).status == "clarify"


OF_LISTS: list[Talk] = [
    (["how many lots of BW0021 in October 2025", "BW0022 lots?"], {"lots": 1}),
    (["2025년 10월 상위 2개 품목", "1등은 몇 로트야?"], {"lots": 2}),
    (["2025년 10월 상위 2개 품목", "낮은 쪽 두 개는?"], {"item_code": "BW0022"}),
    (["2025년 3월 BW0021 제일 큰 로트 2개", "작은 로트 순으로 두 개"], {"quantity": 100}),
    (["CT0021 마지막 생산일은?", "전체 기간 합계는?"], {"quantity": 21}),
    (["which month was the highest in 2025?", "the number one item of the month"], {"item_code": "BW0021"}),
    (["2025년 3분기 BW0021", "2024년 7~9월하고 비교"], {"period1_quantity": 300, "period2_quantity": 600}),
    (["BW0021 in 2025", "what did we make of it in 2024?"], {"quantity": 1200}),
    (["BW0021 by quarter in 2025", "what does it look like for BW0022?"], {"quarter": 1, "quantity": 60}),
]


@pytest.mark.parametrize(("questions", "row"), OF_LISTS)
def test_a_few_words_are_read_by_the_answer_before(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


JOINED = [
    "with CT0021 too",
    "CT0021 as well",
    "plus ct21",
    "CT0021까지 같이",
    "비교 대상에 CT0021 추가",
    "CT0021도 끼워서",
]


@pytest.mark.parametrize("question", JOINED)
def test_an_item_joins_several(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "BW0021이랑 BW0022 2025년 3월 생산량", question)
    assert [table.records()[0]["quantity"] for table in answer.tables] == [200, 20, 7]


BESIDE = [
    "2024년도 옆에 붙여줘",
    "2024년이랑 나란히",
    "next to 2024",
    "add 2024",
    "2024 as well, for comparison",
]


@pytest.mark.parametrize("question", BESIDE)
def test_a_year_joins_a_course(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "2025년 BW0021 분기별", question)
    quarters = [row["quantity"] for table in answer.tables for row in table.records()]
    assert quarters == [300] * 4 + [600] * 4


AGAIN = ["처음 품목은 로트 수가 몇 개?", "원래 품목으로 2025년 로트 수", "how many lots for the first one?"]


@pytest.mark.parametrize("question", AGAIN)
def test_the_first_item_is_the_one_the_talk_began_with(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "2025년 BW0021 생산량", "BW0022는?", question)
    assert first_row(answer)["lots"] == 24


SAME_WEEKDAY = ["지난주 같은 요일이랑 비교", "vs the same weekday last week", "한 주 전 그 요일과 비교해줘"]


@pytest.mark.parametrize("question", SAME_WEEKDAY)
def test_the_same_weekday_is_the_day_a_week_before(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, "2025년 10월 5일 생산량", question)
    assert answer.tables[0].basis.arguments["period1_from"] == "2025-09-28"


IN_WORDS: list[tuple[Sequence[str], tuple[str, str]]] = [
    (["BW0021 by month in 2024", "second half of the year only please"], ("2024-07-01", "2024-12-31")),
    (["BW0021 by month in 2024", "just the last six months of it"], ("2024-07-01", "2024-12-31")),
    (["2025년 10월 BW0021", "2025년 9월 치도 보자"], ("2025-09-01", "2025-09-30")),
    (["when was CT0021 last produced?", "and how many pieces?"], ("2026-03-31", "2026-03-31")),
    (["BW0021 in October 2025", "what did we make the month before that one?"], ("2025-09-01", "2025-09-30")),
    (["2025년 하위 2개 품목", "BW0021 2024년 몇 개?"], ("2024-01-01", "2024-12-31")),
]


@pytest.mark.parametrize(("questions", "days"), IN_WORDS)
def test_a_time_in_other_words_is_that_time(
    planner_agent: Agent, questions: Sequence[str], days: tuple[str, str]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    period = answer.tables[0].basis.period
    assert period and (str(period.first), str(period.last)) == days


def test_last_october_after_october_is_a_year_before(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "BW0021 in October 2026", "how does that compare to last October?")
    assert {"period1_quantity": 200, "period2_quantity": 300}.items() <= first_row(answer).items()


PUT_PLAINLY: list[Talk] = [
    (["2024년 BW0021 월별", "하반기로 좁혀서"], {"month": "2024-07"}),
    (["BW0021 by month in 2024", "now narrow it down to the second half"], {"month": "2024-07"}),
    (["2025년 BW0021 월별", "분기로 합쳐서 다시"], {"quarter": 1, "quantity": 600}),
    (["2024년 BW0021", "2025년은?", "빼면?"], {"period1_quantity": 1200, "period2_quantity": 2400}),
    (["BW0021 in 2024", "and 2025?", "how far apart are the two?"], {"difference": 1200}),
    (["2025년에 제일 많이 만든 품목은?", "꼴등은 누구야"], {"item_code": "CT0021"}),
    (["which item was made most in 2025?", "who came last?"], {"item_code": "CT0021"}),
    (["BW0021 in 2025", "now for everything, not just BW0021"], {"quantity": 2647}),
    (["BW0021 in 2025", "was it more or less than 2024?"], {"period1_quantity": 1200}),
]


@pytest.mark.parametrize(("questions", "row"), PUT_PLAINLY)
def test_a_roundabout_follow_up_is_the_plain_one(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


def test_not_only_one_item_but_another_loses_none(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "not only BW0021 but also BW0022 in 2025")
    assert [table.records()[0]["quantity"] for table in answer.tables] == [2400, 240]
