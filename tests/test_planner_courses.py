"""Courses and lists in figures: the most, the least of what is whole, how many there are over all."""

import re

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

COURSES = ("2025년 월별 로트 수", "lots by month in 2025", "records by year", "2025년 월별 품목 수")


@pytest.mark.parametrize("question", COURSES)
def test_a_course_of_counts_names_the_most_and_the_least(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    column = answer.tables[0].columns[-1].name
    column = answer.tables[0].columns[-2].name if column == "partial" else column
    counts = [int(str(row[column])) for row in answer.tables[0].records() if not row.get("partial")]
    for value in (max(counts), min(counts)):
        assert f"{value:,}" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2025년 2월부터 2025년 12월까지 분기별 생산량", "최소는 중간에 잘리거나 진행 중인 분기를 빼고"),
        ("production by quarter since February 2025 until December 2025", "quarters that are cut off"),
    ],
)
def test_a_cut_unit_below_the_lowest_is_said(planner_agent: Agent, question: str, said: str) -> None:
    answer = ask(planner_agent, question)
    rows = answer.tables[0].records()
    cut = [float(str(row["quantity"])) for row in rows if row["partial"]]
    whole = [float(str(row["quantity"])) for row in rows if not row["partial"]]
    assert (said in answer.answer) == (min(cut) < min(whole))


@pytest.mark.parametrize("question", ["top 2 items by lot count in 2025", "2025년 로트 수 상위 2개 품목"])
def test_a_list_says_how_many_there_are_over_all(planner_agent: Agent, question: str) -> None:
    every = ask(planner_agent, "2025년 품목별 로트 수").tables[0].records()[0]["counted"]
    answer = ask(planner_agent, question)
    assert len(answer.tables[0].rows) == 2
    assert f"2 of {every}" in answer.answer or f"{every}개 가운데" in answer.answer


@pytest.mark.parametrize("question", ["2025년 3월 로트 목록", "list the lots of March 2025"])
def test_lots_are_counted_and_the_newest_is_named(planner_agent: Agent, question: str) -> None:
    counted = re.search(r"\d[\d,]*", ask(planner_agent, "2025년 3월 로트 몇 개야?").answer.split("3월")[1])
    answer = ask(planner_agent, question)
    newest = answer.tables[0].records()[0]
    assert counted
    assert counted[0] in answer.answer
    assert str(newest["lot_number"]) in answer.answer
    assert f"{newest['quantity']:,}" in answer.answer
