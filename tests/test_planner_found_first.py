"""What is to be found before the rest can be answered: "제일 많이 만든 달의 1위 품목은?"."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.model import Exchange, ToolCall, ToolResult
from assistant.planner.steps import INSTEAD, MARK, one_by_one
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, tells_both
from tools.tool import ToolError

CODES = ("BW0021", "BW0022", "CT0021", "CT0022", "HS0011")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agent, Path]:
    """An agent on a year of which no two days, months or items are alike."""
    folder, chance = tmp_path_factory.mktemp("found_first"), random.Random(7)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(0, 318, 2)]
    records = [
        factory.record(
            day.isoformat(),
            code,
            float(chance.randint(10, 900)),
            f"렌즈 {code}",
            f"{day:%y%m%d}-{code}-{lot}",
        )
        for day in days
        for code in CODES
        for lot in range(chance.randint(0, 3))
    ]
    return planner_on(folder, records), folder


DAY, MONTH = "substr(production_date, 1, 10)", "substr(production_date, 1, 7)"
OF = "SELECT {what} FROM production_records WHERE {where} GROUP BY 1 ORDER BY sum(good_quantity) {order}"


def found(folder: Path, what: str, where: str = "1", order: str = "DESC") -> str:
    """The day, month or item that made the most, or the least."""
    return str(read_plainly(folder, OF.format(what=what, where=where, order=order))[0][0])


def value(folder: Path, what: str, where: str) -> object:
    """One figure."""
    return read_plainly(folder, f"SELECT {what} FROM production_records WHERE {where}")[0][0]


def cells(agent: Agent, *turns: str) -> set[object]:
    """All that the tables of the last answer hold, whole numbers as such."""
    answer = ask(agent, *turns)
    assert answer.status == "ok", answer.answer
    rows = [cell for table in answer.tables for row in table.rows for cell in row]
    return {int(cell) if isinstance(cell, float) and cell == int(cell) else cell for cell in rows}


NO_MATTER = ToolError("unavailable", "of no matter here")
OCTOBER, SEPTEMBER = f"{MONTH} = '2026-10'", f"{MONTH} = '2026-09'"


@pytest.mark.parametrize(
    "question",
    [
        "10월에 제일 많이 만든 날 로트는 몇 개야?",
        "10월 최고 생산일 로트 수",
        "how many lots did we run on our best day of October?",
        "on the best day in October, how many lots?",
        "the busiest day of October: how many lots?",
    ],
)
def test_lots_are_of_the_best_day(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER)
    lots = value(folder, "count(DISTINCT lot_number)", f"{DAY} = '{day}'")
    assert lots in cells(agent, question)


@pytest.mark.parametrize(
    ("turns", "order"),
    [
        (["올해 제일 많이 만든 달의 1위 품목은?"], "DESC"),
        (["올해 생산이 가장 적었던 달에 제일 많이 만든 품목은?"], "ASC"),
        (["1월부터 10월까지 월별", "제일 적은 달 1등 품목은?"], "ASC"),
        (["monthly output January to October 2026", "the top item in the weakest month?"], "ASC"),
        (
            ["monthly output January to October 2026", "the weakest one?", "top item in that weakest month"],
            "ASC",
        ),
    ],
)
def test_the_first_item_is_that_of_the_month_that_is_found(
    made: tuple[Agent, Path], turns: Sequence[str], order: str
) -> None:
    agent, folder = made
    where = f"{MONTH} < '2026-11'"
    month = found(folder, MONTH, where, order)
    item = found(folder, "item_code", f"{MONTH} = '{month}'")
    quantity = value(folder, "sum(good_quantity)", f"{MONTH} = '{month}' AND item_code = '{item}'")
    assert {item, quantity} <= cells(agent, *turns)


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 1위 품목의 9월 생산량"],
        ["10월에 제일 많이 만든 품목은 9월에 몇 개였어?"],
        ["10월 상위 3개 품목", "셋 중 제일 많은 놈 9월은?"],
        ["top 3 items of October", "the best of the three, how many in September?"],
    ],
)
def test_a_period_behind_what_is_found_is_its_own(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    agent, folder = made
    item = found(folder, "item_code", OCTOBER)
    assert value(folder, "sum(good_quantity)", f"{SEPTEMBER} AND item_code = '{item}'") in cells(
        agent, *turns
    )


@pytest.mark.parametrize(
    "question", ["10월 최고 기록한 날 BW0022는 몇 개?", "10월에 제일 많이 만든 날 BW0022 생산량"]
)
def test_an_item_behind_the_best_day_is_not_the_one_it_is_the_best_of(
    made: tuple[Agent, Path], question: str
) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER)
    assert value(folder, "sum(good_quantity)", f"{DAY} = '{day}' AND item_code = 'BW0022'") in cells(
        agent, question
    )


def test_all_output_is_that_of_the_best_day_of_one_item(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, DAY, f"{OCTOBER} AND item_code = 'CT0021'")
    whole = value(folder, "sum(good_quantity)", f"{DAY} = '{day}'")
    assert whole in cells(agent, "10월에 CT0021을 가장 많이 만든 날 전체 생산량은?")


@pytest.mark.parametrize(
    "question",
    ["10월 최고 생산일 다음날 생산량은?", "what did we make the day after our best day in October?"],
)
def test_the_day_behind_the_best_one_is_told(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    day = date.fromisoformat(found(folder, DAY, OCTOBER)) + timedelta(days=1)
    answer = ask(agent, question)
    assert answer.tables[-1].basis.period is not None
    assert answer.tables[-1].basis.period.first == day, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 1500개 넘은 날", "그중 제일 적은 날은?", "그날 로트 수"],
        ["10월 1500개 넘은 날", "제일 적은 날 로트 수는?"],
        ["days over 1500 in October", "lots on the lowest of those days"],
        ["days over 1500 in October", "the lowest of them, how many lots?"],
    ],
)
def test_one_of_the_days_that_were_listed_is_gone_into(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    days = f"SELECT {DAY} FROM production_records GROUP BY 1 HAVING sum(good_quantity) > 1500"
    over = f"{OCTOBER} AND {DAY} IN ({days})"
    day = found(folder, DAY, over, "ASC")
    assert value(folder, "count(DISTINCT lot_number)", f"{DAY} = '{day}'") in cells(agent, *turns)


@pytest.mark.parametrize(
    "turns", [["10월에 제일 큰 제품군의 상위 3개 품목"], ["top 3 items of our biggest family in October"]]
)
def test_items_are_those_of_the_family_that_is_found(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    agent, folder = made
    letters = found(folder, "substr(item_code, 1, 2)", OCTOBER)
    answer = ask(agent, *turns)
    assert answer.status == "ok", answer.answer
    listed = [row["item_code"] for row in answer.tables[-1].records()]
    assert listed and all(str(code).startswith(letters) for code in listed)


@pytest.mark.parametrize(
    ("turns", "last"),
    [
        (["10월에 제일 많이 만든 날 로트는 몇 개야?", "그날 총 생산량은?"], "그날"),
        (["how many lots on our best day of October?", "and total output that day?"], "that day"),
    ],
)
def test_the_talk_goes_on_from_what_was_found(
    made: tuple[Agent, Path], turns: Sequence[str], last: str
) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER)
    assert last in turns[-1]
    assert value(folder, "sum(good_quantity)", f"{DAY} = '{day}'") in cells(agent, *turns)


def test_both_steps_are_said(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = date.fromisoformat(found(folder, DAY, OCTOBER))
    answer = ask(agent, "10월에 제일 많이 만든 날 로트는 몇 개야?").answer
    assert answer.count(f"{day.month}월 {day.day}일") == 2, answer
    assert answer.count("근거") == 1, answer


@pytest.mark.parametrize(
    "turns",
    [
        ["매달 1위 품목의 로트 수"],
        ["9월 1위 품목이랑 10월 1위 품목 비교"],
        ["가장 큰 로트가 나온 품목"],
        ["10월 상위 3개 품목", "넷 중 제일 적은 건?"],
        ["top 3 items of October", "the best of the five?"],
        ["10월에 제일 많이 만든 날 뷁뷁은?"],
    ],
)
def test_what_is_no_one_thing_is_asked_back(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    answer = ask(made[0], *turns)
    assert answer.status == "clarify", answer.answer


@pytest.mark.parametrize(
    ("question", "grain"),
    [
        ("제일 많이 만든 달은 올해 몇 월이야?", "month"),
        ("10월에 제일 많이 만든 날은 언제야?", "day"),
        ("which was the best month of 2026?", "month"),
        ("the best day in October, please", "day"),
    ],
)
def test_what_only_asks_which_it_is_stays_one_question(
    made: tuple[Agent, Path], question: str, grain: str
) -> None:
    agent, folder = made
    answer = ask(agent, question)
    assert answer.status == "ok" and len(answer.tables) == 1, answer.answer
    where = OCTOBER if grain == "day" else "1"
    unit = found(folder, DAY if grain == "day" else MONTH, where)
    assert any(str(cell).startswith(unit) for row in answer.tables[0].rows for cell in row), answer.answer


def test_a_refusal_is_no_question_within_a_question(made: tuple[Agent, Path]) -> None:
    for question in ("10월에 제일 많이 만든 날 불량률은?", "defect rate on our best day of October"):
        assert ask(made[0], question).status == "refused"


@pytest.mark.parametrize(
    ("turns", "what"),
    [
        (
            [
                "which item did we make most of on our worst day in October?",
                "when was that, and how much came out in total?",
            ],
            "sum(good_quantity)",
        ),
        (["10월 최저 생산일에 제일 많이 만든 품목", "그날이 언제야?"], "sum(good_quantity)"),
        (
            ["top item of the worst day in October?", "how many lots did that day have in total?"],
            "count(DISTINCT lot_number)",
        ),
    ],
)
def test_the_day_of_an_item_that_was_found_is_asked_about(
    made: tuple[Agent, Path], turns: Sequence[str], what: str
) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER, "ASC")
    answer = ask(agent, *turns)
    assert value(folder, what, f"{DAY} = '{day}'") in cells(agent, *turns), answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["10월에 제일 많이 만든 품목은?", "그 달 하루 평균 생산량도 알려줘"],
        ["10월에 제일 많이 만든 품목은?", "그 달 로트 수는?"],
        ["top item of October?", "average per day in that month"],
    ],
)
def test_of_the_item_that_was_found_or_of_all_is_both_told(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    answer = ask(made[0], *turns)
    assert tells_both(answer), answer.answer


def test_coming_back_to_a_period_leaves_the_days_of_the_week(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    turns = (
        "daily output in October",
        "leave Sundays out, which day is lowest?",
        "back to October as a whole, what's the total?",
    )
    assert value(folder, "sum(good_quantity)", OCTOBER) in cells(agent, *turns)


def test_a_topic_that_is_refused_leaves_the_day_that_was_spoken_of(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, DAY, OCTOBER)
    turns = (
        "best day in October?",
        "which machine ran the most that day?",
        "just tell me the lots that day then",
    )
    assert value(folder, "count(DISTINCT lot_number)", f"{DAY} = '{day}'") in cells(agent, *turns)


def test_a_record_to_come_is_a_forecast(made: tuple[Agent, Path]) -> None:
    assert ask(made[0], "올해 최고 기록은?", "다음 기록은 언제쯤 깨질까?").status == "refused"


@pytest.mark.parametrize(
    "turns",
    [["10월 생산량", "그 품목의 9월 전체 생산량은?"], ["total output in October", "that item in September?"]],
)
def test_an_item_that_was_never_found_is_not_everything(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    answer = ask(made[0], *turns)
    assert answer.status == "clarify", answer.answer


@pytest.mark.parametrize(
    ("turns", "order", "items"),
    [
        (["올해 9월까지 제일 부진했던 달의 1위 품목이 뭐야?"], "ASC", "DESC"),
        (["1월부터 9월까지 월별", "최저였던 달의 하위 1개 품목은?"], "ASC", "ASC"),
        (["1월부터 9월까지 월별", "최고 달의 1위 품목은?", "제일 적은 달은?"], "ASC", "DESC"),
        (
            ["1월부터 9월까지 월별", "최저였던 달의 하위 2개 품목은?", "최고였던 달은 상위 2개로"],
            "DESC",
            "DESC",
        ),
        (["monthly output January to September 2026", "the top 2 in the best month"], "DESC", "DESC"),
        (
            [
                "monthly output January to September 2026",
                "top 2 in the best month",
                "and the top 2 in the worst one",
            ],
            "ASC",
            "DESC",
        ),
        (
            [
                "monthly output January to September 2026",
                "top item in the best month",
                "and in the worst one?",
            ],
            "ASC",
            "DESC",
        ),
        (["weakest month of January to September 2026?", "its two least produced items?"], "ASC", "ASC"),
    ],
)
def test_a_list_is_of_the_month_that_is_found(
    made: tuple[Agent, Path], turns: Sequence[str], order: str, items: str
) -> None:
    agent, folder = made
    month = found(folder, MONTH, f"{MONTH} < '2026-10'", order)
    item = found(folder, "item_code", f"{MONTH} = '{month}'", items)
    quantity = value(folder, "sum(good_quantity)", f"{MONTH} = '{month}' AND item_code = '{item}'")
    assert {item, quantity} <= cells(agent, *turns)


@pytest.mark.parametrize(
    "turns",
    [
        ["제일 많은 분기에서는 몇 월이 최고였어?"],
        ["분기별 생산량 올해", "제일 많은 분기의 최고 달은?"],
        ["2026 by quarter", "Break the best quarter down by month"],
        ["split the best quarter of 2026 into months"],
    ],
)
def test_a_shorter_unit_is_looked_for_in_the_one_that_is_found(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    quarter = "(CAST(substr(production_date, 6, 2) AS INTEGER) + 2) / 3"
    best = found(folder, quarter)
    month = found(folder, MONTH, f"{quarter} = {best}")
    quantity = value(folder, "sum(good_quantity)", f"{MONTH} = '{month}'")
    assert quantity in cells(agent, *turns)


@pytest.mark.parametrize(
    "turns",
    [
        ["output of August, September and October", "top item in the weakest of those months"],
        ["8월 생산량", "9월은?", "10월은?", "셋 중 제일 적은 달 1위 품목은?"],
    ],
)
def test_one_of_the_months_told_is_gone_into(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    agent, folder = made
    month = found(folder, MONTH, f"{MONTH} BETWEEN '2026-08' AND '2026-10'", "ASC")
    item = found(folder, "item_code", f"{MONTH} = '{month}'")
    answer = ask(agent, *turns)
    assert answer.status == "ok" and answer.tables[-1].basis.period is not None, answer.answer
    assert answer.tables[-1].basis.period.first.isoformat()[:7] == month and item in answer.answer


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("올해 제일 많이 만든 날 상위 3개", 3),
        ("제일 많이 만든 달은 어느 분기야?", 1),
        ("로트 수가 제일 많은 달", 3),
    ],
)
def test_what_asks_of_nothing_in_it_stays_one_question(
    made: tuple[Agent, Path], question: str, count: int
) -> None:
    answer = ask(made[0], question)
    assert answer.status == "ok" and [len(table.rows) for table in answer.tables] == [count], answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["10월 최고 생산일은?", "그날이 들어 있는 달 전체 생산량은?"],
        ["10월 최고 생산일은?", "그 달 전체는?"],
        ["best day of October?", "total of the month it falls in"],
        ["best day of October?", "output of the month that day is in"],
    ],
)
def test_the_month_that_the_best_day_lies_in_is_told(made: tuple[Agent, Path], turns: Sequence[str]) -> None:
    agent, folder = made
    assert value(folder, "sum(good_quantity)", OCTOBER) in cells(agent, *turns)


def test_the_first_item_of_the_month_that_holds_the_best_day_is_that_months(
    made: tuple[Agent, Path],
) -> None:
    agent, folder = made
    item = found(folder, "item_code", OCTOBER)
    quantity = value(folder, "sum(good_quantity)", f"{OCTOBER} AND item_code = '{item}'")
    assert quantity in cells(agent, "10월 최고 생산일은?", "그날이 포함된 달 1위 품목은?")


def test_what_is_asked_of_a_best_day_by_its_s_is_of_it(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    item = found(folder, "item_code", f"{DAY} = '{found(folder, DAY)}'")
    assert item in ask(agent, "2026 best day's top item").answer


@pytest.mark.parametrize(
    "question",
    [
        "10월 1위 품목의 최고 생산일은?",
        "10월 1위 품목이 제일 많이 나온 날은?",
        "peak day of the number one item in October",
        "on which day did the top item of October hit its peak?",
    ],
)
def test_the_best_day_is_that_of_the_item_that_is_found(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    item = found(folder, "item_code", OCTOBER)
    where = f"{OCTOBER} AND item_code = '{item}'"
    day = found(folder, DAY, where)
    quantity = value(folder, "sum(good_quantity)", f"{where} AND {DAY} = '{day}'")
    assert (
        quantity in cells(agent, question)
        and f"{int(str(quantity).split('.')[0]):,}" in ask(agent, question).answer
    )


@pytest.mark.parametrize(
    "question",
    [
        "how many lots of our top item did we make in October?",
        "how many lots did the top item of October have?",
    ],
)
def test_lots_are_those_of_the_item_of_most_output(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    item = found(folder, "item_code", OCTOBER)
    lots = value(folder, "count(DISTINCT lot_number)", f"{OCTOBER} AND item_code = '{item}'")
    assert lots in cells(agent, question)


def test_three_steps_are_answered_one_after_the_other(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    item = found(folder, "item_code", OCTOBER)
    where = f"{OCTOBER} AND item_code = '{item}'"
    day = found(folder, DAY, where)
    lots = read_plainly(
        folder, f"SELECT lot_number FROM production_records WHERE {where} AND {DAY} = '{day}'"
    )
    assert {lot for (lot,) in lots} <= cells(agent, "the top item's lots on its best day in October")


@pytest.mark.parametrize(
    "question",
    [
        "how much CT0021 did we make on the day BW0021 peaked in October?",
        "how much CT0021 did we make on BW0021's best day in October?",
    ],
)
def test_an_item_is_told_on_the_best_day_of_another(made: tuple[Agent, Path], question: str) -> None:
    agent, folder = made
    day = found(folder, DAY, f"{OCTOBER} AND item_code = 'BW0021'")
    quantity = value(folder, "coalesce(sum(good_quantity), 0)", f"{DAY} = '{day}' AND item_code = 'CT0021'")
    answer = ask(agent, question)
    assert answer.tables[-1].basis.period is not None
    assert answer.tables[-1].basis.period.first.isoformat() == day, answer.answer
    assert [item.code for item in answer.tables[-1].basis.items] == ["CT0021"]
    assert not quantity or quantity in cells(agent, question)


def test_each_step_is_held_against_its_own_results(made: tuple[Agent, Path]) -> None:
    """A largest month that is smaller than what was found before is the largest of its own course."""
    agent, _ = made
    answer = ask(agent, "10월에 가장 많이 만든 품목의 올해 월별 추이").answer
    assert "최대는" in answer and "1위 품목은" in answer, answer
    week = ask(agent, "올해 제일 많이 만든 주의 일별 생산량").answer
    assert "가장 많은 주는" in week and "최대는" in week, week


@pytest.mark.parametrize(
    "turns",
    [
        ["올해 월별", "11월 빼고 제일 적은 건?"],
        ["this year by month", "leave out November, it's still running: which is the lowest?"],
    ],
)
def test_the_lowest_without_a_month_of_a_course_is_a_month(
    made: tuple[Agent, Path], turns: Sequence[str]
) -> None:
    agent, folder = made
    month = found(folder, MONTH, f"{MONTH} < '2026-11'", "ASC")
    assert value(folder, "sum(good_quantity)", f"{MONTH} = '{month}'") in cells(agent, *turns)


def test_several_days_alike_are_not_the_one_that_is_asked_about(tmp_path: Path) -> None:
    records = [
        factory.record(f"2026-10-{day:02}", code, 100.0, f"렌즈 {code}", f"2610{day:02}-{code}-{lot}")
        for day, lots in ((5, 3), (6, 3), (7, 1))
        for code in ("BW0021", "CT0021")
        for lot in range(lots + (code == "BW0021"))
    ]
    answer = ask(planner_on(tmp_path, records), "10월에 로트가 제일 많은 날의 1위 품목은?")
    assert "먼저 찾은 것" not in answer.answer, answer.answer


def test_an_item_of_a_korean_name_leaves_an_english_question_whole(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    day = found(folder, DAY, f"{OCTOBER} AND item_code = 'CT0021'")
    lots = value(folder, "count(DISTINCT lot_number)", f"{DAY} = '{day}' AND item_code = 'CT0021'")
    answer = ask(agent, "how many lots on the best day of 렌즈 CT0021 in October?")
    assert answer.status == "ok" and f"{lots} lot" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("10월에 제일 많이 만든 날의 1위 품목은?", "그럼 9월은?"),
        ("10월에 제일 많이 만든 날의 1위 품목은?", "8월은요?", "9월도"),
        ("which item was top on the best day of October?", "and in September?"),
    ],
)
def test_another_month_is_asked_in_both_steps(made: tuple[Agent, Path], turns: tuple[str, ...]) -> None:
    agent, folder = made
    day = found(folder, DAY, SEPTEMBER)
    code = found(folder, "item_code", f"{DAY} = '{day}'")
    most = value(folder, "sum(good_quantity)", f"{DAY} = '{day}' AND item_code = '{code}'")
    assert {code, most} <= cells(agent, *turns)


def test_another_unit_of_the_kind_found_is_asked_about_itself(made: tuple[Agent, Path]) -> None:
    agent, folder = made
    told = cells(agent, "올해 가장 많이 만든 달의 CT0021 생산량은?", "3월은?")
    assert value(folder, "sum(good_quantity)", f"{MONTH} = '2026-03' AND item_code = 'CT0021'") in told


def test_a_part_that_led_no_further_is_not_gone_on_from() -> None:
    def result(mark: str, tool: str) -> ToolResult:
        return ToolResult(ToolCall(f"{mark}c1", tool, {}), NO_MATTER)

    tried, told = result(MARK, "get_monthly_trend"), result(INSTEAD, "get_production_summary")
    assert one_by_one([Exchange("q", "a", (tried, told))]) == (
        Exchange("q", "a", (result("", "get_production_summary"),)),
    )
    both = one_by_one([Exchange("q", "a", (tried, result("", "get_production_summary")))])
    assert [one.results[0].call.name for one in both] == ["get_monthly_trend", "get_production_summary"]
