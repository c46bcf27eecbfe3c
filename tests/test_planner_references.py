"""What an answer found, families beside each other, remarks, changes of subject, what leans on nothing."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_answers_as

SAME_ANSWER = [
    # a month or day that was found
    (("2025년 가장 많이 만든 달은?", "그 month의 top 2 item"), "{month} 상위 2개 품목"),
    (("best month of 2025?", "how many lots was that"), "how many lots in {month}"),
    (("2025년 가장 많이 만든 달은?", "그 다음 달은 얼마였어"), "{after} 생산량"),
    (("Which month of 2025 was strongest?", "what was the number one item in it"), "top item in {month}"),
    # the same part, another day, the one after
    (("2025년 9월 3일 생산량", "4일로 봐줘"), "2025년 9월 4일 생산량"),
    (("2025년 1월 1일 생산량", "마지막 날은?"), "2025년 1월 31일 생산량"),
    (("BW0021 in Q1 2025", "the second?"), "BW0021 in Q2 2025"),
    (("BW0021 in 2025", "narrow it to June of that year"), "BW0021 in June 2025"),
    # the subject is changed, or a remark made
    (("BW0021 2025년 9월 생산량", "never mind that. total in October 2025"), "total in October 2025"),
    (("2025년 9월 생산량", "wow nice. 10월은?"), "2025년 10월 생산량"),
    (("2025년 상위 3개", "너무 많네 2개만"), "2025년 상위 2개"),
    (
        ("BW0021 2025년 9월 로트 수", "됐고 2025년 10월에 젤 많이 만든 날이 언제야"),
        "2025년 10월 가장 많이 만든 날",
    ),
    # an earlier answer
    (
        ("2025년 9월 일별 생산량", "BW0021 2025년 생산량", "그 일별 표를 2025년 10월로 다시 보여줘요"),
        "2025년 10월 일별 생산량",
    ),
    (("2025년 9월 생산량", "2025년 10월은?", "처음 물어본 달 로트 수는?"), "2025년 9월 로트 수"),
    (("top 2 in 2024", "total in 2025", "ok back to that top 2, but for 2025"), "top 2 in 2025"),
    (("2025년 10월 1위 품목은?", "2025년 9월 1위 품목은 뭐였어?"), "2025년 9월 가장 많이 만든 품목"),
    (("2025년 10월 생산량", "어떤 품목이 제일 많아?"), "2025년 10월 가장 많이 만든 품목은?"),
    (("BW0021 in H1 2025", "so the full year?"), "BW0021 in 2025"),
    (("BW0021 in 2025", "BW0022?", "which one's bigger?"), "BW0021 and BW0022 in 2025"),
    (
        ("BW0021 in 2024", "2025?", "2026?", "what do the three years add up to?"),
        "BW0021 in 2024, 2025, 2026 each",
    ),
    (("2025년 최고 생산일은?", "2024년은 언제였어"), "2024년 가장 많이 만든 날"),
    # periods and bounds
    (("2025년 8월 생산량", "2025년 7월은", "차이는?"), "2025년 7월과 8월 비교"),
    (("2025년 9월 11일하고 12일 생산 비교", "13일도 넣어서"), "2025년 9월 11일, 12일, 13일 각각"),
    (("2024년 상반기랑 2025년 상반기 비교", "하반기끼리도 비교"), "2024년 하반기와 2025년 하반기 비교"),
    (("2025년 10월 로트 몇 개", "9월보다 많아?"), "2025년 9월과 10월 로트 수 각각"),
    (("연도별 생산량 2024 2025",), "2024년, 2025년 연도별 생산량"),
    (("2025년 1·4분기 생산량",), "2025년 1분기 생산량"),
    # parts of names, names beside codes
    (("mean per day of Clear BW0021 in October 2025",), "daily average of BW0021 in October 2025"),
]


@pytest.mark.parametrize(("said", "alone"), SAME_ANSWER)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, said: tuple[str, ...], alone: str) -> None:
    found = ask(planner_agent, "2025년 가장 많이 만든 달은?").tables[0].records()[0]["month"]
    year, month = (int(part) for part in str(found).split("-"))
    after = f"{year + month // 12}년 {month % 12 + 1}월"
    asked = alone.format(
        month=f"{year}-{month:02}" if alone.isascii() else f"{year}년 {month}월", after=after
    )
    assert_answers_as(planner_agent, said, asked)


ASKED_BACK = [
    # what was asked of is not known, as the question before was not answered
    ("2025년 9월 멋들어진 생산량", "차이가 몇 개야?"),
    ("BW0021 2025년 9월 생산량", "제가 그만 엉뚱한 걸 말해서요", "10월도요"),
    ("top 3 last wek po", "same items this week?"),
    # no answer is leaned on
    ("how many of those did we make last month?",),
    ("안녕하세요", "그 로트 수량 좀요"),
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_what_leans_on_nothing_known_is_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert (answer.status, answer.tables) == ("clarify", ())


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two families of two items each."""
    made = {"BW0021": 3000.0, "BW0022": 300.0, "CT0021": 7.0, "CT0022": 40.0}
    records = [
        factory.record(
            f"2026-{9 if code == 'CT0022' else 3:02}-05", code, quantity, f"렌즈 {code}", f"L{code}"
        )
        for code, quantity in made.items()
    ]
    return planner_on(tmp_path_factory.mktemp("families"), records)


@pytest.mark.parametrize(
    ("turns", "sums"),
    [
        (("2026년 BW랑 CT 비교",), {"BW": 3300, "CT": 47}),
        (("compare the BW and CT families in 2026",), {"BW": 3300, "CT": 47}),
        (("output of 2026", "by family"), {"BW": 3300, "CT": 47}),
        (("2026년 생산량 제품군별로",), {"BW": 3300, "CT": 47}),
        (("2026년 BW랑 CT 비교", "3월은?"), {"BW": 3300, "CT": 7}),
    ],
)
def test_each_family_is_one(families: Agent, turns: tuple[str, ...], sums: dict[str, int]) -> None:
    answer = ask(families, *turns)
    assert {row["family"]: row["quantity"] for row in answer.tables[0].records()} == sums
    assert f"{sums['BW'] - sums['CT']:,}" in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 생산량 제품군별로", "제일 적은 데는?"),
        ("output of 2026 by family", "and the least?"),
        ("품목군 중에 2026년에 제일 적게 만든 군은?",),
    ],
)
def test_the_least_of_families_is_told(families: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    assert {row["family"] for row in answer.tables[0].records()} == {"BW", "CT"}


def test_letters_alone_are_their_family(families: Agent) -> None:
    answer = ask(families, "BW 2026년 생산량")
    assert answer.tables[0].records()[0]["total"] == 3300


def test_the_gap_to_the_second_place_is_said(planner_agent: Agent) -> None:
    listed = ask(planner_agent, "2025년 상위 2개").tables[0].records()
    first, second = (float(str(row["quantity"])) for row in listed[:2])
    answer = ask(planner_agent, "2025년 1위 품목이 뭐야?", "2위랑 차이가 얼마나 나?")
    assert f"{first - second:,.0f}" in answer.answer


def test_a_new_value_for_a_lot_is_refused(planner_agent: Agent) -> None:
    lot = ask(planner_agent, "BW0021 최근 로트 1개").tables[0].records()[0]["lot_number"]
    answer = ask(planner_agent, f"lot {lot} quantity?", "change it to 2000")
    assert (answer.status, answer.tables) == ("refused", ())


def test_a_day_of_the_week_is_left_out(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 10월 하루 평균 생산량", "일요일 빼면?")
    days = ask(planner_agent, "2025년 10월 요일별 생산량").tables[0].records()
    sundays = sum(float(str(row["quantity"])) for row in days if row["weekday"] == 7)
    every = sum(float(str(row["quantity"])) for row in days)
    assert float(str(answer.tables[0].records()[0]["quantity"])) == every - sundays
