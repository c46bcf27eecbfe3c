"""What an answer listed, or told one after the other, spoken of by its place or as "the two items"."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as, assert_says, first_row

LISTED: list[tuple[Sequence[str], str]] = [
    (("2025년 상위 2개 품목", "거기서 맨 끝에 있는 품목은 2024년에 얼마나?"), "2024년 BW0022 생산량"),
    (("2025년에 100개 넘게 만든 품목", "맨 앞 품목의 2024년 실적은?"), "2024년 BW0021 생산량"),
    (("2025년에 100개 넘게 만든 품목", "마지막 품목은 2024년에?"), "2024년 BW0022 생산량"),
    (("2025년 상위 2개 품목", "2025년 총 생산량", "두 번째 품목 2024년에 얼마?"), "2024년 BW0022 생산량"),
    (("top 2 items in 2025", "the last one on that list - how did it do in 2024?"), "BW0022 output in 2024"),
    (("items over 100 pieces in 2025", "and the first one in 2024?"), "BW0021 output in 2024"),
    (
        ("top 2 items in 2025", "total output in 2025", "the first item's share of that?"),
        "BW0021 share in 2025",
    ),
    (("top 2 items in 2025", "and of 2025's number one, how many in 2024?"), "BW0021 output in 2024"),
    (("top 2 items in 2025", "the second of these, by month?"), "BW0022 by month in 2025"),
    (("3 best days in 2025", "lots on the first of them?", "top item on the second one?"), "top item on {2}"),
    (
        ("2025년 상위 2개 품목", "2024년은?", "2025년 1위 품목은 2024년 3월에 얼마?"),
        "2024년 3월 BW0021 생산량",
    ),
    (("2025년 상위 2일", "첫 번째 날 로트 수", "두 번째 날은 몇 로트?"), "{2} 로트 수"),
]


@pytest.mark.parametrize(("turns", "plain"), LISTED)
def test_one_of_a_list_is_spoken_of_by_its_place(
    planner_agent: Agent, turns: Sequence[str], plain: str
) -> None:
    days = ask(planner_agent, "2025년 상위 2일").tables[0].records()
    wanted = ask(planner_agent, plain.replace("{2}", str(days[1]["day"])))
    answer = ask(planner_agent, *turns)
    assert answer.status == wanted.status == "ok", answer.answer
    assert answer.tables[0].rows == wanted.tables[0].rows


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (
            ("2025년 3월 BW0021", "BW0022는?", "2025년 전체로 보면 두 품목 각각 몇 개?"),
            "2025년 BW0021, BW0022 각각",
        ),
        (("BW0021 in March 2025", "and BW0022?", "both items in 2024"), "BW0021, BW0022 in 2024"),
        (("2025년 BW0021이랑 BW0022 로트 수", "두 품목 2024년은?"), "2024년 BW0021, BW0022 로트 수"),
    ],
)
def test_items_told_one_by_one_are_the_two(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("top 2 items in 2025", "the top item in 2024?"), "BW0021"),  # of all, not one of the list
        (("2025년 상위 2개 품목", "1위 빼고 합치면?"), "BW0022"),
        (("2025년 3월 BW0021 로트 수", "BW0022는?", "두 품목 합치면?"), "로트입니다"),
    ],
)
def test_what_only_looks_like_it_stays(planner_agent: Agent, turns: Sequence[str], told: str) -> None:
    assert_says(planner_agent, turns, told)


def test_two_items_that_nobody_told_are_asked_back(planner_agent: Agent) -> None:
    assert ask(planner_agent, "2025년 생산량", "2024년 두 품목 각각 얼마야?").status == "clarify"


def test_a_list_is_told_again_for_another_period(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "3 best days in 2025", "lots on the first of them?", "same list for 2024")
    wanted = ask(planner_agent, "3 best days in 2024")
    assert answer.tables[0].rows == wanted.tables[0].rows


@pytest.mark.parametrize(
    "turns",
    [
        ("3 best days in 2025", "difference between the first and the third day?"),
        ("2025년 상위 3일", "첫 번째 날이랑 세 번째 날 차이"),
    ],
)
def test_two_of_the_days_are_those_of_the_list(planner_agent: Agent, turns: Sequence[str]) -> None:
    days = [str(one["day"]) for one in ask(planner_agent, turns[0]).tables[0].records()]
    answer, wanted = ask(planner_agent, *turns), ask(planner_agent, f"{days[0]} vs {days[2]}")
    assert [one.rows for one in answer.tables] == [one.rows for one in wanted.tables], answer.answer


def test_what_was_left_out_is_put_back_turns_later(planner_agent: Agent) -> None:
    turns = ("top 2 items in 2025", "exclude BW0021 and show it again", "the new leader, how much in 2024?")
    assert ask(planner_agent, *turns).answer.count("BW0022")
    answer = ask(planner_agent, *turns, "ok include BW0021 again, total for 2025 across all items?")
    assert first_row(answer)["quantity"] == first_row(ask(planner_agent, "total in 2025"))["quantity"]
