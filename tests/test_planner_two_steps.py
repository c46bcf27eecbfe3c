"""Two steps said in other ways, and the same of another: "언제고 그때 CT0021은?", "and the second?"."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests.planner_on import read_plainly
from tests.test_planner import ask, tells_both
from tests.test_planner_found_first import DAY, MONTH, OCTOBER, SEPTEMBER, cells, found, made, value

__all__ = ["made"]
WEEKDAY = "strftime('%w', production_date)"


def leader(folder: Path, where: str, place: int = 1, order: str = "DESC") -> str:
    """The item in a place of those made in a time."""
    day_or_month = f"SELECT item_code FROM production_records WHERE {where} GROUP BY 1"
    rows = read_plainly(folder, f"{day_or_month} ORDER BY sum(good_quantity) {order} LIMIT {place}")
    return str(rows[place - 1][0])


@pytest.mark.parametrize(
    "question",
    [
        "Which item led our best month?",
        "who topped our best month?",
        "which item was first in our best month and how much?",
        "in our best month, which item was first and how much?",
        "who was first in the month we made the most?",
        "which was our best month and what led in it?",
        "제일 많이 만든 달은 언제고 그 달 1위 품목은?",
        "what was the top item in the best month?",
        "the number one item in our best month",
        "최고인 달 1위 품목",
    ],
)
def test_what_led_the_best_month_is_the_first_item_of_it(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    month = found(folder, MONTH)
    item = leader(folder, f"{MONTH} = '{month}'")
    quantity = value(folder, "sum(good_quantity)", f"{MONTH} = '{month}' AND item_code = '{item}'")
    answer = ask(agent, question).answer
    assert item in answer and f"{int(str(quantity).split('.')[0]):,}" in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "10월에 BW0021이 제일 많이 나온 날은 언제고 그날 CT0021은?",
        "10월 BW0021 최고 생산일은 언제였고, 그날 CT0021은 몇 개야?",
        "when was BW0021's best day in October and how much CT0021 did we make then?",
    ],
)
def test_another_item_is_told_of_the_time_that_is_found(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    day = found(folder, DAY, f"{OCTOBER} AND item_code = 'BW0021'")
    answer = ask(agent, question)
    assert [item.code for item in answer.tables[-1].basis.items] == ["CT0021"], answer.answer
    assert answer.tables[-1].basis.period is not None
    assert answer.tables[-1].basis.period.first.isoformat() == day


@pytest.mark.parametrize(
    "question",
    [
        "on the day we made the most in October, how many lots?",
        "the day we made the most in October, how many lots?",
    ],
)
def test_the_lots_of_the_best_day_are_not_the_most_lots_of_a_day(
    made: tuple[Agent, Path], question: str
) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER)
    lots = value(folder, "count(DISTINCT lot_number)", f"{DAY} = '{day}'")
    answer = ask(agent, question)
    assert answer.tables[-1].basis.period is not None
    assert answer.tables[-1].basis.period.first.isoformat() == day and f"{lots} lots" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "10월에 가장 많이 만든 요일의 1위 품목은?",
        "on our best weekday in October, which item led?",
        "what was the top item on the strongest weekday in October?",
    ],
)
def test_the_first_item_of_the_best_day_of_the_week_is_told(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    day = found(folder, WEEKDAY, OCTOBER)
    item = leader(folder, f"{OCTOBER} AND {WEEKDAY} = '{day}'")
    quantity = value(
        folder, "sum(good_quantity)", f"{OCTOBER} AND {WEEKDAY} = '{day}' AND item_code = '{item}'"
    )
    assert quantity in cells(agent, question) and item in ask(agent, question).answer


def test_the_mean_of_the_best_day_of_the_week_is_over_such_days(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, WEEKDAY, "1")
    where = f"{WEEKDAY} = '{day}'"
    mean = float(str(value(folder, f"sum(good_quantity) / count(DISTINCT {DAY})", where)))
    answer = ask(agent, "올해 가장 많이 만든 요일의 하루 평균은?")
    assert f"{mean:,.2f}".rstrip("0").rstrip(".") in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "9월 상위 3개 품목의 10월 생산량",
        "9월 1~3위 품목 10월 생산량",
        "October output of September's top 3 items",
        "what did the top three items of September make in October?",
    ],
)
def test_each_item_of_a_list_is_told_in_another_period(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    items = [leader(folder, SEPTEMBER, place) for place in (1, 2, 3)]
    made_then = {value(folder, "sum(good_quantity)", f"{OCTOBER} AND item_code = '{item}'") for item in items}
    assert made_then <= cells(agent, question)


@pytest.mark.parametrize("question", ["상위 3개 품목 일평균", "daily average of the top 3 items"])
def test_what_names_no_second_period_is_no_list_to_be_found(made: tuple[Agent, Path], question: str) -> None:
    assert ask(made[0], question).status == "clarify"


@pytest.mark.parametrize(
    "turns",
    [
        ["9월 1위 품목 10월 로트 수는?", "9월 2위는?"],
        ["9월 1위 품목 10월 로트 수는?", "2위 품목은?"],
        ["how many lots did September's top item have in October?", "and September's number two?"],
        ["how many lots did September's top item have in October?", "and the second one?"],
    ],
)
def test_the_same_is_told_of_the_item_in_another_place(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    item = leader(folder, SEPTEMBER, 2)
    lots = value(folder, "count(DISTINCT lot_number)", f"{OCTOBER} AND item_code = '{item}'")
    answer = ask(agent, *turns)
    assert item in answer.answer and lots in cells(agent, *turns), answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 최고 생산일 1위 품목은?", "9월은?"],
        ["which item led our best day in October?", "and in September?"],
    ],
)
def test_the_same_is_told_of_the_best_day_of_another_month(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    day = found(folder, DAY, SEPTEMBER)
    item = leader(folder, f"{DAY} = '{day}'")
    quantity = value(folder, "sum(good_quantity)", f"{DAY} = '{day}' AND item_code = '{item}'")
    assert item in ask(agent, *turns).answer and quantity in cells(agent, *turns)


def test_another_month_stays_one_where_the_item_was_found(made: tuple[Agent, Path]) -> None:
    """ "8월은?" after the first item of October is that item in August, not the first of August."""
    agent, folder = made
    item = leader(folder, OCTOBER)
    quantity = value(folder, "sum(good_quantity)", f"{MONTH} = '2026-08' AND item_code = '{item}'")
    assert quantity in cells(agent, "10월 1위 품목의 9월 생산량은?", "8월은?")


@pytest.mark.parametrize(
    ("turns", "place", "order"),
    [
        (["10월 최고 생산일 1위 품목은?", "그날 2위는?"], 2, "DESC"),
        (["10월 최고 생산일 1위 품목은?", "그날 2위는?", "그날 꼴찌는?"], 1, "ASC"),
        (["which item led our best day in October?", "and second on that day?"], 2, "DESC"),
        (["10월 최고 생산일 1위 품목은?", "2위는?", "꼴찌는?"], 1, "ASC"),
    ],
)
def test_the_next_places_are_of_the_day_that_was_found(
    made: tuple[Agent, Path], turns: Sequence[str], place: int, order: str
) -> None:
    agent, folder = made
    item = leader(folder, f"{DAY} = '{found(folder, DAY, OCTOBER)}'", place, order)
    assert item in ask(agent, *turns).answer, ask(agent, *turns).answer


def test_the_last_one_of_a_list_that_was_not_shown_to_its_end_is_asked_back(made: tuple[Agent, Path]) -> None:
    assert ask(made[0], "top item in October?", "number two?", "last one?").status == "clarify"


@pytest.mark.parametrize(
    "question", ["10월 두 번째 품목은?", "10월 2번째 품목", "the second item in October"]
)
def test_an_item_by_its_number_is_in_that_place_of_the_period(
    made: tuple[Agent, Path], question: str
) -> None:
    agent, folder = made
    answer = ask(agent, question)
    assert answer.status == "ok" and leader(folder, OCTOBER, 2) in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "place"),
    [
        (["9월 1위 품목은?", "그럼 10월 2위는?"], 2),
        (["top item in September?", "and October's number two?"], 2),
        (["top item in September?", "how much in August?", "and whats the number two of october"], 2),
    ],
)
def test_a_place_of_a_period_is_of_its_own_ranking(
    made: tuple[Agent, Path], turns: Sequence[str], place: int
) -> None:
    agent, folder = made
    item = leader(folder, OCTOBER, place)
    quantity = value(folder, "sum(good_quantity)", f"{OCTOBER} AND item_code = '{item}'")
    assert item in ask(agent, *turns).answer and quantity in cells(agent, *turns)


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 제일 많이 만든 날 3일", "두 번째 날 상위 3개 품목은?", "첫 번째 날 로트 수는?"],
        ["our three best days in October", "what led on the second one?", "how many lots on the first one?"],
    ],
)
def test_a_day_of_a_list_is_spoken_of_over_what_was_told_of_another(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER)
    lots = value(folder, "count(DISTINCT lot_number)", f"{DAY} = '{day}'")
    answer = ask(agent, *turns)
    assert answer.tables[-1].basis.period is not None, answer.answer
    assert answer.tables[-1].basis.period.first.isoformat() == day and lots in cells(agent, *turns)


def test_the_first_one_of_a_list_of_items_stays_an_item(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    item = leader(folder, OCTOBER)
    lots = value(folder, "count(DISTINCT lot_number)", f"{OCTOBER} AND item_code = '{item}'")
    assert lots in cells(agent, "top 3 items in October", "how many lots of the first one?")


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 제일 많이 만든 날 3일", "두 번째 날 1위 품목은?", "9월에 제일 적게 만든 날 3일"],
        ["10월 제일 많이 만든 날 3일", "두 번째 날 CT0021은?", "반대로 9월에 제일 적게 만든 날 3일"],
        [
            "our three best days in October",
            "how many lots on the first one?",
            "now the three worst days in September",
        ],
    ],
)
def test_the_worst_days_after_the_best_ones_are_of_everything_again(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    day = found(folder, DAY, SEPTEMBER, "ASC")
    assert value(folder, "sum(good_quantity)", f"{DAY} = '{day}'") in cells(agent, *turns)


def test_the_worst_days_after_an_item_that_was_named_are_those_of_both(made: tuple[Agent, Path]) -> None:
    answer = ask(made[0], "10월 제일 많이 만든 날 3일", "두 번째 날 CT0021은?", "9월에 제일 적게 만든 날 3일")
    assert tells_both(answer), answer.answer


def test_what_led_the_worst_one_is_the_first_item_of_that_day(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, DAY, SEPTEMBER, "ASC")
    item = leader(folder, f"{DAY} = '{day}'")
    answer = ask(agent, "the three worst days in September", "which item led the very worst one?").answer
    assert item in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "2026년 10월 1일 ~ 2026년 10월 31일 수요일 생산량",
        "output from October 1, 2026 to October 31, 2026 on Wednesdays",
    ],
)
def test_a_day_of_the_week_behind_a_stretch_is_every_such_day_of_it(
    made: tuple[Agent, Path], question: str
) -> None:
    agent, folder = made
    total = value(folder, "sum(good_quantity)", f"{OCTOBER} AND {WEEKDAY} = '3'")
    assert total in cells(agent, question)


@pytest.mark.parametrize(
    "turns",
    [
        [
            "which item led our best month?",
            "how much did we make in that month in all?",
            "that item's share of it?",
        ],
        ["제일 많이 만든 달의 1위 품목은?", "그 달 전체 생산량은?", "그 품목 비중은?"],
    ],
)
def test_the_share_of_the_item_that_led_is_of_the_total_that_was_told(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    month = found(folder, MONTH)
    item = leader(folder, f"{MONTH} = '{month}'")
    parts = [
        float(str(value(folder, "sum(good_quantity)", f"{MONTH} = '{month}' AND {what}")))
        for what in (f"item_code = '{item}'", "1")
    ]
    assert f"{100 * parts[0] / parts[1]:.1f}%" in ask(agent, *turns).answer


def leaders_told(agent: Agent, *turns: str) -> list[tuple[str, str]]:
    """Each unit of time with the item that led it."""
    answer = ask(agent, *turns)
    assert answer.status == "ok" and len(answer.tables) == 1, answer.answer
    names = [column.name for column in answer.tables[0].columns]
    assert "item_code" in names, answer.answer
    when = [name for name in names if name in ("year", "quarter", "month")]
    return [
        ("-".join(str(row[names.index(one)]) for one in when), str(row[names.index("item_code")]))
        for row in answer.tables[0].rows
    ]


@pytest.mark.parametrize(
    "turns",
    [
        ["1월부터 9월까지 매월 1위 품목", "분기별로는?"],
        ["top item for each month from January to September", "and for each quarter"],
        ["top item for each month from January to September", "how about by quarter"],
    ],
)
def test_another_unit_of_time_after_leaders_is_of_leaders(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    quarters = [("01", "03"), ("04", "06"), ("07", "09")]
    wanted = [leader(folder, f"{MONTH} BETWEEN '2026-{one}' AND '2026-{two}'") for one, two in quarters]
    assert [item for _, item in leaders_told(agent, *turns)] == wanted


@pytest.mark.parametrize(
    "question",
    [
        "top item in each of the last three months",
        "which item led each of the past 3 months?",
        "최근 3개월 매월 1위 품목",
    ],
)
def test_each_of_so_many_months_has_its_own_first_item(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    told = leaders_told(agent, question)
    assert [item for month, item in told if month.endswith("10")] == [leader(folder, OCTOBER)]
    assert len(told) > 2


def test_a_course_after_what_led_is_one_where_it_says_what_is_measured(made: tuple[Agent, Path]) -> None:
    answer = ask(made[0], "1월부터 9월까지 매월 1위 품목", "분기별 생산량은?")
    assert "item_code" not in [column.name for column in answer.tables[0].columns]


def test_a_unit_that_the_period_cuts_is_told_to_be_cut(made: tuple[Agent, Path]) -> None:
    answer = ask(made[0], "top item each month from February 10, 2026 to April 30, 2026").answer
    assert "counts only the days" in answer, answer
    assert "counts only" not in ask(made[0], "top item each month from February to April").answer


@pytest.mark.parametrize(
    "turns",
    [
        ["total for October", "which item was number one?", "by how much did it beat number two?"],
        ["top item in October?", "how much did it beat the runner-up?"],
        ["10월 총 생산량은?", "1위 품목은?", "2위랑 얼마나 차이나?"],
    ],
)
def test_how_far_the_first_is_ahead_is_told(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    agent, folder = made
    first, second = (
        float(
            str(
                value(
                    folder, "sum(good_quantity)", f"{OCTOBER} AND item_code = '{leader(folder, OCTOBER, n)}'"
                )
            )
        )
        for n in (1, 2)
    )
    assert f"{first - second:,.0f}" in ask(agent, *turns).answer, ask(agent, *turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        ["top item in October?", "number two's lots in September?"],
        ["top 3 items in October", "number two's lots in September?"],
        ["10월 상위 3개 품목", "2위 품목 9월 로트 수는?"],
    ],
)
def test_what_number_two_made_is_of_the_item_in_that_place(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    item = leader(folder, OCTOBER, 2)
    lots = value(folder, "count(DISTINCT lot_number)", f"{SEPTEMBER} AND item_code = '{item}'")
    answer = ask(agent, *turns).answer
    assert item in answer and f"{lots}" in answer, answer


def test_the_best_month_of_number_two_is_no_second_best_month(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    item = leader(folder, "1", 2)
    month = found(folder, MONTH, f"item_code = '{item}'")
    quantity = value(folder, "sum(good_quantity)", f"{MONTH} = '{month}' AND item_code = '{item}'")
    assert quantity in cells(agent, "number two's best month in 2026?")


@pytest.mark.parametrize(
    "turns",
    [
        ["10월에 가장 많이 만든 게 CT0021이야?"],
        ["10월에도 가장 많이 나온 게 CT0021 맞지? 1위만 알려줘"],
        ["10월 생산량은?", "가장 많이 만든 게 CT0021이지?"],
        ["was CT0021 the most produced in October?"],
        ["is CT0021 what we made most of in October?"],
    ],
)
def test_the_item_held_to_be_the_first_is_told_its_place(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    places = [leader(folder, OCTOBER, place) for place in range(1, 6)]
    place = places.index("CT0021") + 1
    said = ask(agent, *turns).answer
    assert f"순위는 {place}위" in said or f"ranks {place} in" in said, said


@pytest.mark.parametrize(
    "question", ["10월에 제일 많이 만든 게 뭐야?", "10월에 가장 많이 만든 게 어떤 품목이야?"]
)
def test_what_asks_which_item_it_was_holds_none_to_be_it(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    assert leader(folder, OCTOBER) in ask(agent, question).answer


@pytest.mark.parametrize(
    "turns",
    [
        ["1월부터 10월까지 월별 생산량", "제일 많은 두 달은?", "그중 더 많은 달의 상위 2개 품목"],
        [
            "monthly output January to October 2026",
            "which two months were the strongest?",
            "top 2 items of the strongest month?",
        ],
    ],
)
def test_so_many_months_of_a_course_are_listed_and_the_best_of_them_is_meant(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    month = found(folder, MONTH, f"{MONTH} < '2026-11'")
    assert value(folder, "sum(good_quantity)", f"{MONTH} = '{month}'") in cells(agent, *turns[:2])
    told = ask(agent, *turns).answer
    assert all(leader(folder, f"{MONTH} = '{month}'", place) in told for place in (1, 2)), told


@pytest.mark.parametrize("question", ["최근 두 달 생산량", "output of the last two months"])
def test_the_last_two_months_stay_a_stretch(made: tuple[Agent, Path], question: str) -> None:
    answer = ask(made[0], question)
    assert answer.status == "ok" and len(answer.tables) == 1 and len(answer.tables[0].rows) < 3, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 CT에서 CT0021 비중은?", "꼴찌 1개는?"],
        ["10월 CT에서 CT0021 비중은?", "하위 2개는?"],
        ["CT0021's share of CT in October?", "bottom 2?"],
    ],
)
def test_the_last_ones_after_a_share_of_a_family_are_of_it(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, _ = made
    told = ask(agent, *turns)
    assert told.status == "ok" and "CT002" in told.answer and "BW" not in told.answer, told.answer


def test_the_last_ones_after_a_share_of_everything_are_of_all(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    assert leader(folder, OCTOBER, 1, "ASC") in ask(agent, "10월 CT0021 비중은?", "하위 2개는?").answer


def test_an_item_in_a_place_is_of_the_ranking_that_told_it(made: tuple[Agent, Path]) -> None:
    """ "1위 품목" after the second and what it made: the first of the same ranking."""
    agent, folder = made
    item = leader(folder, OCTOBER)
    turns = (
        "10월 1위 품목은?",
        "10월 2위 품목은?",
        "2위 품목 9월 로트 수는?",
        "1위 품목 9월에 제일 많이 나온 날은?",
    )
    day = found(folder, DAY, f"{SEPTEMBER} AND item_code = '{item}'")
    quantity = value(folder, "sum(good_quantity)", f"{DAY} = '{day}' AND item_code = '{item}'")
    assert quantity in cells(agent, *turns) and item in ask(agent, *turns).answer


def test_the_first_item_of_a_day_that_was_found_is_of_that_day(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, DAY, f"{MONTH} = '2026-08'")
    item = leader(folder, f"{DAY} = '{day}'")
    turns = ("10월 상위 3개 품목", "8월 최고 생산일은?", "그날 1위 품목은?")
    assert value(folder, "sum(good_quantity)", f"{DAY} = '{day}' AND item_code = '{item}'") in cells(
        agent, *turns
    )


@pytest.mark.parametrize(
    "turns",
    [
        ["which item led our best day in October?", "top item in October?", "and on September's best day?"],
        ["top item in October?", "and on the best day of September?"],
    ],
)
def test_who_led_is_asked_of_another_best_day(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    agent, folder = made
    day = found(folder, DAY, SEPTEMBER)
    item = leader(folder, f"{DAY} = '{day}'")
    quantity = value(folder, "sum(good_quantity)", f"{DAY} = '{day}' AND item_code = '{item}'")
    assert item in ask(agent, *turns).answer and quantity in cells(agent, *turns)


def test_the_best_day_itself_is_asked_where_nothing_is_asked_on_it(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, DAY, SEPTEMBER)
    assert value(folder, "sum(good_quantity)", f"{DAY} = '{day}'") in cells(agent, "September's best day?")


@pytest.mark.parametrize(
    "question",
    [
        "올해 2번째로 많이 만든 품목 월별 생산량",
        "올해 2위 품목 월별 생산량",
        "올해 두번째로 많이 생산한 품목의 월별 추이",
    ],
)
def test_the_course_of_an_item_in_a_place_is_of_the_one_item(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    answer = ask(agent, question)
    second = leader(folder, "production_date LIKE '2026%'", place=2)
    assert [item.code for item in answer.tables[-1].basis.items] == [second], answer.answer
    assert "월별 생산량입니다" in answer.answer


def test_the_first_item_of_each_month_is_another_question(made: tuple[Agent, Path]) -> None:
    assert "월별로 가장 많이 생산한 품목" in ask(made[0], "올해 월별 1위 품목").answer


def test_the_first_item_of_a_day_in_a_place_is_of_that_day(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    answer = ask(agent, "10월에 두번째로 많이 만든 날 1위는")
    days = f"SELECT {DAY} FROM production_records WHERE {OCTOBER} GROUP BY 1"
    rows = read_plainly(folder, f"{days} ORDER BY sum(good_quantity) DESC LIMIT 2")
    period = answer.tables[-1].basis.period
    assert period is not None and period.first.isoformat() == rows[1][0], answer.answer


@pytest.mark.parametrize("before", ["데이터는 언제까지 있어?", "9월 로트 수", "10월 월별 생산량"])
def test_the_first_item_of_a_period_that_is_named_is_of_its_own_ranking(
    made: tuple[Agent, Path], before: str
) -> None:
    agent, folder = made
    answer = ask(agent, before, "그럼 10월 생산 1위 품목은?")
    assert answer.status == "ok" and leader(folder, OCTOBER) in answer.answer, answer.answer
