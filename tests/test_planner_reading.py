"""What people write, read as it is meant: misspelt, colloquial, leaning on what was said; else asked back."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

MISSPELT = {
    "모카 브라온 원데이 지난달 생산량": 300,
    "모카브라운 원데잉 지난달 생산량": 300,
    "mocha grsy 1-day last month": 30,
    "moca gray 1-day last month": 30,
    "b w 0 0 2 1 지난달 생산량": 300,
    "bw0O21 last month": 300,
    "bw-21 last month": 300,
    "bw 21 last month": 300,
    "지난달 BW0021 생상량 알려조": 300,
    "totl BW0021 last month": 300,
}


@pytest.mark.parametrize(("question", "quantity"), MISSPELT.items())
def test_a_misspelt_item_or_word_is_read(planner_agent: Agent, question: str, quantity: int) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == quantity


def test_a_misspelt_item_is_said_as_it_was_read(planner_agent: Agent) -> None:
    assert "'mocha grsy 1-day'" in ask(planner_agent, "mocha grsy 1-day last month").answer


@pytest.mark.parametrize(
    "question", ["모카 그린 원데이 지난달 생산량", "mocha grun weekly last month", "클리어 토릭 60P 3월"]
)
def test_an_item_that_may_be_another_is_asked_back(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.tables) == ("clarify", ())


ROWS: dict[str, dict[str, object]] = {
    "BW0021 output per month in 2025": {"month": "2025-01", "quantity": 200},
    "break 2025 down by quarter": {"quarter": 1, "quantity": 667},
    "2025년에 가장 안 나온 달": {"month": "2025-01", "smallest": 220},
    "our record day in 2025": {"largest_day": "2025-01-05", "largest_day_quantity": 100},
    "2025년 하루 최고 생산 기록": {"largest_day": "2025-01-05"},
    "2024년에서 가장 많이 만든 달": {"month": "2024-03", "largest": 117},
    "3월 전 품목 합산 수량": {"quantity": 337},
    "2025년 10월 말일 생산량": {},
    "BW0021 마지막 생산은 며칠이었어": {"item_code": "BW0021", "last_day": "2026-10-28"},
    "BW0021 this August against last August": {"period1_quantity": 200, "period2_quantity": 300},
    "1분기 대 2분기 생산량": {"period1_quantity": 997, "period2_quantity": 990},
    "growth of total output 2024 to 2025": {"period1_quantity": 1327, "period2_quantity": 2647},
    "how big a slice of 2025 was BW0022": {"item_code": "BW0022", "quantity": 240},
    "등록된 품목 수가 몇 개예요": {"items": 3},
    "CT0021 작년 가동일 기준 하루 평균": {"average_per_producing_day": 7, "producing_days": 1},
    "BW 들어간 제품 중 2025년에 제일 많이 나온 건?": {"item_code": "BW0021", "quantity": 2400},
    "same month last year production for October": {"quantity": 220},
    "2025년 매월 1위 품목": {"month": "2025-01", "rank": 1, "item_code": "BW0021", "quantity": 200},
    "best item of each quarter in 2025": {"quarter": 1, "rank": 1, "item_code": "BW0021", "quantity": 600},
    "2025년 분기마다 2위 품목": {"quarter": 1, "rank": 2, "item_code": "BW0022", "quantity": 60},
    "total of items starting with BW in 2025": {"quantity": 2400},
    "어느 날이 제일 적었지 2025년 1월에": {"smallest_day_quantity": 20},
    "2025년 총생산량, BW 제품": {"quantity": 2400},
    "BW0021 총누적": {"lots": 24},
    "2025년 1·2·3·4분기 각각 BW0021": {"quantity": 600},
    "2025년 월별로어떻게나왔는지": {"month": "2025-01", "quantity": 220},
    "2026년 2월에 생산 안 된 CT 품목 목록": {"item_code": "CT0021", "matches": 1},
    "BW0021 2025년 전년비 %": {"period1_quantity": 1200, "period2_quantity": 2400},
    "BW0022, 미안 BW0021 2025년 생산량": {"quantity": 2400},
    "months in 2025 that fell short of 221 units": {"quantity": 220, "matches": 11},
    "2025년에 221개에 못 미친 달": {"quantity": 220, "matches": 11},
}


@pytest.mark.parametrize(("question", "row"), ROWS.items())
def test_everyday_words_are_read(planner_agent: Agent, question: str, row: dict[str, object]) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    if row:
        assert row.items() <= first_row(answer).items()


FOLLOW_UPS: list[tuple[Sequence[str], dict[str, object]]] = [
    (
        ["지난달 BW0021 생산량", "작년 같은 달은?", "그럼 증감률은?"],
        {"period1_quantity": 200, "period2_quantity": 300},
    ),
    (["BW0021 2025년 생산량", "월별로 풀어줘"], {"month": "2025-01", "quantity": 200}),
    (["least made 2 items in 2025", "flip it to the most made"], {"rank": 1, "item_code": "BW0021"}),
    (["2025년 3월 상위 2개 품목", "두 번째 거는 작년에 얼마나?"], {"quantity": 240}),
    (["which item was at the bottom in 2025", "how many of it this year?"], {"quantity": 7}),
    (["2025년 10월 상위 2개 품목", "1위 품목 최근 로트 보여줘"], {"lot_number": "B10"}),
    (["how much last year", "per month please"], {"month": "2025-01", "quantity": 220}),
]


@pytest.mark.parametrize(("questions", "row"), FOLLOW_UPS)
def test_a_follow_up_takes_what_it_means(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= {name: _plain(value) for name, value in first_row(answer).items()}.items()


def _plain(value: object) -> object:
    return value if isinstance(value, int | float) or value is None else str(value)


@pytest.mark.parametrize(
    "question", ["다음 달 BW0021 생산일수", "BW0021 daily average next month", "weekly trend of next month"]
)
def test_a_period_to_come_is_refused_whatever_is_asked_of_it(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("refused", "future_period")


def test_two_answers_are_added_up(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 3월 생산량", "4월은?", "합치면?")
    assert "447" in answer.answer


FAMILIES: dict[str, dict[str, object]] = {
    "BW 전부 합쳐서 2025년 월별 추이": {"month": "2025-01", "quantity": 220},
    "BW 전부 합쳐서 2025년 월평균": {"average_quantity": 220},
    "BW 전체 2025년 중 제일 많이 만든 달": {"largest": 220},
    "BW 제품 2025년 순위": {"rank": 1, "item_code": "BW0021", "matches": 2},
}


@pytest.mark.parametrize(("question", "row"), FAMILIES.items())
def test_a_family_is_added_up_or_ranked_within(
    planner_agent: Agent, question: str, row: dict[str, object]
) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


@pytest.mark.parametrize("question", ["BW0021과 BW0022 합쳐서 왜 늘었어", "week of this month"])
def test_what_cannot_be_worked_out_together_is_asked_back(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.tables) == ("clarify", ())


def test_records_of_a_period_are_counted_though_not_all_are_shown(planner_agent: Agent) -> None:
    assert "2건" in ask(planner_agent, "BW0021 2025년 3월 생산 내역 1건").answer


def test_a_lot_that_is_not_there_is_named(planner_agent: Agent) -> None:
    assert "261119-BW0021-001" in ask(planner_agent, "로트 261119-BW0021-001 조회").answer


MORE_FOLLOW_UPS: list[tuple[Sequence[str], dict[str, object]]] = [
    (["2025년 3월 생산량", "4월은?"], {"quantity": 220}),
    (["output in March 2025", "and April?"], {"quantity": 220}),
    (["BW0021 2025년 월별", "2024년 것도", "비교해줘"], {"period1_quantity": 1200, "period2_quantity": 2400}),
    (["production in 2025", "by month", "which was the lowest"], {"month": "2025-01", "smallest": 220}),
    (["top 2 in 2025", "the first one by month"], {"month": "2025-01", "quantity": 200}),
]


@pytest.mark.parametrize(("questions", "row"), MORE_FOLLOW_UPS)
def test_a_follow_up_leans_on_the_answer_before(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


def test_up_or_down_from_last_year_is_about_this_year(planner_agent: Agent) -> None:
    row = first_row(ask(planner_agent, "is output up or down from last year"))
    assert (row["period1_quantity"], row["period2_quantity"]) == (2647, 3307)


WHOLE: dict[str, dict[str, object]] = {
    "3월 생산량 2025년": {"quantity": 227},
    "BW0021,22 2025년 3월 생산량": {"quantity": 200},
    "BW0021부터 BW0022까지 2025년 3월": {"quantity": 200},
    "did we make more than 2000 in 2025": {"quantity": 2647},
    "2025년에 BW0021 3000개 넘게 만들었나?": {"quantity": 2400},
    "몇 월이 제일 낮아 2025년": {"month": "2025-01", "smallest": 220},
    "BW0021이 2025년에 2번째로 많이 만든 달": {"quantity": 200},
    "total and average for March 2025": {"quantity": 227},
    "2월, 3월 각각 생산량": {"quantity": 330},
    "yo how much did we make in March": {"quantity": 337},
    "how many different lenses did we make in 2025": {"items": 3},
    "any items with gray?": {"item_code": "BW0022"},
    "what was the last day we made BW0021": {"item_code": "BW0021"},
    "number one product of 2025": {"rank": 1, "item_code": "BW0021"},
}


@pytest.mark.parametrize(("question", "row"), WHOLE.items())
def test_nothing_that_is_said_is_lost(planner_agent: Agent, question: str, row: dict[str, object]) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


def test_a_bound_that_is_not_met_is_no_yes(planner_agent: Agent) -> None:
    assert not ask(planner_agent, "2025년에 BW0021 3000개 넘게 만들었나?").answer.startswith("네")


def test_a_list_of_months_is_told_one_by_one_and_together(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2월, 3월 생산량").answer
    assert all(figure in answer for figure in ("330", "337", "667"))


def test_a_total_beside_something_else_is_told_too(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 3월 생산량이랑 상위 2개 품목")
    assert "227" in answer.answer
    assert [table.basis.tool for table in answer.tables] == ["get_production_summary", "get_top_items"]


UNSURE = [
    "2025년 주말 특수 생산량",
    "2025년 월요일 뷁뷁 생산량",
    "어제 기준 일주일 생산량",
    "어제 처음 만든 거",
    "10월이 평균보다 많았어?",
    "BW0022보다 많이 만든 품목",
    "BW0021 마지막 생산량",
    "10월 15일 기준 누적 생산량",
    "as of Oct 15, how much this month",
    "작년 생산량 중 10월 비중",
]


@pytest.mark.parametrize("question", UNSURE)
def test_a_word_that_could_change_the_answer_is_asked_back(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.tables) == ("clarify", ())


LONG_TALKS: list[tuple[Sequence[str], dict[str, object]]] = [
    (["2025년 3월 BW0021 생산량", "2월은?", "1월은?", "세 달 합계는?"], {"quantity": 200}),
    (["2025년 3월 상위 2개 품목", "2위 월별 추이"], {"month": "2026-01", "quantity": 30}),
    (["BW0021 최근 이력 3건", "2건 더"], {"good_quantity": 150}),
    (["2025년에 가장 적게 만든 달", "그 달 상위 품목"], {"rank": 1, "item_code": "BW0021", "quantity": 200}),
    (["is March higher than February", "by how many percent"], {"period2_quantity": 337}),
    (["best month of 2025", "top 2 items in that month"], {"rank": 1, "quantity": 200}),
    (["이번 달 BW0021 생산량", "9월은", "9월보다 많아?"], {"period1_quantity": 300}),
    (["2025년 10월에 BW0021 로트 목록", "몇 개야"], {"lots": 2}),
    (["2025년 4월 생산량", "3월이랑 달라진 이유"], {"period1_quantity": 227, "period2_quantity": 220}),
    (["2025년 3월에 100개 넘은 날", "50개 넘게로 하면?"], {"quantity": 100}),
    (["2025년 상위 2개 품목", "하위 2개"], {"item_code": "CT0021", "quantity": 7}),
    (["BW0022 마지막 생산일", "그날 몇 개야?"], {"quantity": 30}),
    (["BW0022 처음 생산한 날", "그날은?"], {"quantity": 10}),
    (["2025년 BW0021 생산량", "BW0022까지 합치면?"], {"item_code": "BW0021", "total": 2640}),
    (["find BW items", "the second one, last year"], {"quantity": 240}),
    (["items over 100 in March 2025", "in April 2025"], {"item_code": "BW0021", "matches": 1}),
]


@pytest.mark.parametrize(("questions", "row"), LONG_TALKS)
def test_a_long_talk_keeps_its_thread(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert row.items() <= first_row(answer).items()


@pytest.mark.parametrize(
    "questions",
    [
        ["2025년 3월과 4월 비교", "왜 늘었어?", "그 품목 월별로"],
        ["2025년 BW0021 비중", "BW0022는?", "both"],
        ["2025년 3월 생산량", "세 달 합계는?"],
    ],
)
def test_a_thread_that_is_lost_is_asked_for(planner_agent: Agent, questions: Sequence[str]) -> None:
    answer = ask(planner_agent, *questions)
    assert (answer.status, answer.tables) == ("clarify", ())
