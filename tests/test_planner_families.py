"""Families of items, each as one: shares, order, courses, two periods, other figures, and what follows."""

from collections import defaultdict
from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from assistant.events import Answer
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

MADE: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "2026-08": {
        "BW0021": (400, 100),
        "BW0022": (100,),
        "CT0021": (300,),
        "CT0022": (90,),
        "HS0011": (40, 20),
    },
    "2026-09": {"BW0021": (400,), "BW0022": (70,), "CT0021": (300, 220), "CT0022": (30,), "HS0012": (60, 5)},
    "2026-10": {
        "BW0021": (340, 10),
        "BW0022": (260,),
        "CT0021": (480, 40),
        "CT0022": (50,),
        "HS0011": (141,),
    },
}
"""What each day of a month made of an item, from the first day on; every day is a lot of its own."""
FAMILIES = ("BW", "CT", "HS")


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on three families over three months, in which their order changes."""
    records = [
        factory.record(f"{month}-{day:02}", code, float(n), f"렌즈 {code}", f"{month}-{code}-{day}")
        for month, items in MADE.items()
        for code, days in items.items()
        for day, n in enumerate(days, start=1)
    ]
    return planner_on(tmp_path_factory.mktemp("families"), records)


def made(*months: str) -> dict[str, int]:
    """What each family made in some months."""
    sums: dict[str, int] = defaultdict(int)
    for month in months:
        for code, days in MADE[month].items():
            sums[code[:2]] += sum(days)
    return dict(sums)


def lots(month: str) -> dict[str, int]:
    """How many lots each family has in a month."""
    counted: dict[str, int] = defaultdict(int)
    for code, days in MADE[month].items():
        counted[code[:2]] += len(days)
    return dict(counted)


def days(month: str) -> dict[str, int]:
    """How many producing days each family has in a month."""
    return {
        one: max(len(days) for code, days in MADE[month].items() if code.startswith(one)) for one in FAMILIES
    }


def told(answer: Answer, column: str) -> dict[object, object]:
    """A column of the first table by family."""
    assert answer.tables, answer.answer
    return {row["family"]: row[column] for row in answer.tables[0].records()}


AUGUST, SEPTEMBER, OCTOBER = MADE

SUMS = [
    ("10월 제품군별 생산량", OCTOBER),
    ("2026년 9월 생산량 품목군별로 나눠서", SEPTEMBER),
    ("9월에 각 계열이 얼마나 만들었어?", SEPTEMBER),
    ("지난달 제품군별 실적 부탁드립니다", OCTOBER),
    ("10월 제품군별 생산량 BW CT HS 나눠서", OCTOBER),
    ("계열별(BW, CT, HS) 9월 생산량 정리", SEPTEMBER),
    ("10월 BW, CT, HS 제품군별로 나눠봐", OCTOBER),
    ("10월 BW CT HS 생산량", OCTOBER),
    ("output by family in October", OCTOBER),
    ("how much did each family make in September?", SEPTEMBER),
    ("break August down by product line", AUGUST),
    ("family totals for October", OCTOBER),
]


@pytest.mark.parametrize(("question", "month"), SUMS)
def test_each_family_is_one(families: Agent, question: str, month: str) -> None:
    answer = ask(families, question)
    assert told(answer, "quantity") == made(month), answer.answer
    assert all(f"{n:,}" in answer.answer for n in made(month).values())


SHARES = [
    (("10월 제품군별 비중",), OCTOBER),
    (("10월 계열별 구성비 보고서에 넣게 뽑아줘",), OCTOBER),
    (("9월 생산에서 제품군들 비율이 어떻게 돼?",), SEPTEMBER),
    (("family mix for last month",), OCTOBER),
    (("what share did each family have in September?",), SEPTEMBER),
    (("what percent of October came from each family",), OCTOBER),
    (("10월 제품군별 생산량", "비중으로"), OCTOBER),
    (("output by family in October", "as percentages"), OCTOBER),
    (("제품군별 9월 비중", "10월은?"), OCTOBER),
]


@pytest.mark.parametrize(("turns", "month"), SHARES)
def test_the_shares_of_families_are_of_all_that_was_made(
    families: Agent, turns: tuple[str, ...], month: str
) -> None:
    answer, sums = ask(families, *turns), made(month)
    shares = {one: 100 * n / sum(sums.values()) for one, n in sums.items()}
    assert told(answer, "share") == pytest.approx(shares), answer.answer
    assert all(f"{share:.1f}%" in answer.answer for share in shares.values())


PLACES = [
    (("which family made most in September?",), SEPTEMBER, 1),
    (("10월에 제일 많이 만든 제품군은?",), OCTOBER, 1),
    (("10월 제품군 중 2위는?",), OCTOBER, 2),
    (("which family came second in August?",), AUGUST, 2),
    (("9월 꼴찌 제품군이 어디야?",), SEPTEMBER, 3),
    (("smallest family last month",), OCTOBER, 3),
    (("10월 제품군별 생산량", "그중 제일 작은 건?"), OCTOBER, 3),
    (("output by family in October", "of those which is smallest?"), OCTOBER, 3),
    (("10월 제품군별 생산량", "2위는?"), OCTOBER, 2),
    (("which family is biggest in October", "how much is the second one"), OCTOBER, 2),
    (("which family made most in September?", "and in August?"), AUGUST, 1),
]


@pytest.mark.parametrize(("turns", "month", "place"), PLACES)
def test_a_family_has_a_place(families: Agent, turns: tuple[str, ...], month: str, place: int) -> None:
    answer = ask(families, *turns)
    name, quantity = sorted(made(month).items(), key=lambda one: -one[1])[place - 1]
    assert answer.status == "ok", answer.answer
    first = answer.answer.splitlines()[1 if "1." in answer.answer else 0]
    assert name in first, answer.answer
    assert f"{quantity:,}" in first


CHANGES = [
    ("9월 대비 10월 제품군별 증감",),
    ("9월 10월 제품군별 비교",),
    ("10월 제품군별 생산량", "전월 대비"),
    ("compare families September vs October",),
    ("which family grew most from September to October",),
    ("output by family in October", "compare with September", "which grew most?"),
    ("제품군별 9월 비중", "10월은 어떻게 바뀌었어"),
]


@pytest.mark.parametrize("turns", CHANGES)
def test_families_change_between_two_periods(families: Agent, turns: tuple[str, ...]) -> None:
    answer, before, after = ask(families, *turns), made(SEPTEMBER), made(OCTOBER)
    assert told(answer, "period1_quantity") == before, answer.answer
    assert told(answer, "period2_quantity") == after
    assert told(answer, "difference") == {one: after[one] - before[one] for one in FAMILIES}


@pytest.mark.parametrize(
    "question", ["10월에 전월보다 가장 많이 늘어난 제품군", "which family grew most in October?"]
)
def test_what_grew_most_is_said_in_pieces_and_by_rate(families: Agent, question: str) -> None:
    answer, before, after = ask(families, question), made(SEPTEMBER), made(OCTOBER)
    most = max(FAMILIES, key=lambda one: after[one] - before[one])
    fastest = max(FAMILIES, key=lambda one: (after[one] - before[one]) / before[one])
    assert most != fastest
    one, two = answer.answer.splitlines()[:2]
    assert most in one, answer.answer
    assert f"{after[most] - before[most]}" in one
    assert fastest in two


COURSES = [
    ("2026년 제품군별 월별 추이",),
    ("월별 제품군별 생산량 올해",),
    ("show me monthly output by family this year",),
    ("10월 제품군별 생산량", "월별로"),
    ("올해 월별 생산량", "제품군별로 나눠줘"),
]


@pytest.mark.parametrize("turns", COURSES)
def test_each_family_has_a_course(families: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    assert answer.tables, answer.answer
    rows = {(row["family"], row["month"]): row["quantity"] for row in answer.tables[0].records()}
    assert rows == {(one, month): n for month in MADE for one, n in made(month).items()}
    assert all(f"{max(made(month)[one] for month in MADE):,}" in answer.answer for one in FAMILIES)


def test_the_shares_of_families_have_a_course(families: Agent) -> None:
    answer = ask(families, "올해 제품군별 월별 비중")
    rows = {(row["family"], row["month"]): row["share"] for row in answer.tables[0].records()}
    month = made(AUGUST)
    assert rows["BW", AUGUST] == pytest.approx(100 * month["BW"] / sum(month.values()))
    assert "비중" in answer.answer


@pytest.mark.parametrize(
    "turns",
    [("10월 제품군별 로트 수",), ("lots by family in October",), ("10월 제품군별 생산량", "로트 수로는?")],
)
def test_lots_of_families(families: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    assert told(answer, "lots") == lots(OCTOBER), answer.answer


def test_producing_days_and_daily_averages_of_families(families: Agent) -> None:
    assert told(ask(families, "10월 제품군별 생산일수"), "days_produced") == days(OCTOBER)
    answer = ask(families, "10월 제품군별 일평균")
    means = {one: made(OCTOBER)[one] / days(OCTOBER)[one] for one in FAMILIES}
    assert told(answer, "average_per_producing_day") == pytest.approx(means)


def test_the_first_item_of_each_family(families: Agent) -> None:
    answer = ask(families, "10월 제품군별 1위 품목")
    first = {
        one: max(
            (code for code in MADE[OCTOBER] if code.startswith(one)), key=lambda c: sum(MADE[OCTOBER][c])
        )
        for one in FAMILIES
    }
    assert told(answer, "item_code") == first, answer.answer


def test_the_leading_family_of_each_month(families: Agent) -> None:
    answer = ask(families, "올해 매월 1위 제품군")
    first = {month: max(FAMILIES, key=lambda one: made(month)[one]) for month in MADE}
    assert {row["month"]: row["family"] for row in answer.tables[0].records()} == first, answer.answer


@pytest.mark.parametrize("question", ["제품군 뭐뭐 있어?", "how many families do we have"])
def test_the_families_are_listed(families: Agent, question: str) -> None:
    assert told(ask(families, question), "items") == {"BW": 2, "CT": 2, "HS": 2}


def test_families_beyond_a_bound(families: Agent) -> None:
    answer = ask(families, "10월에 300개 넘게 만든 제품군")
    assert set(told(answer, "quantity")) == {one for one, n in made(OCTOBER).items() if n > 300}


WITHIN = [
    ("9월 제품군별 생산량", "제일 큰 제품군 안에서 상위 3개 품목은?"),
    ("output by family in September", "top 3 items in the biggest family"),
    ("which family made most in September?", "what were that family's top 2 items?"),
]


@pytest.mark.parametrize("turns", WITHIN)
def test_items_of_the_family_that_was_found(families: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    rows = answer.tables[-1].records()
    assert [(row["item_code"], row["quantity"]) for row in rows] == [("CT0021", 520), ("CT0022", 30)]


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (("10월 제품군별 생산량", "그 중 BW만"), made(OCTOBER)["BW"]),
        (("10월 제품군별 생산량", "전체는?"), sum(made(OCTOBER).values())),
        (("output by family in October", "just HS"), made(OCTOBER)["HS"]),
        (("10월 제품군별 생산량", "BW0021은?"), sum(MADE[OCTOBER]["BW0021"])),
        (("8월 HS 제품군", "CT는?", "둘 중에 HS 9월 것만 다시"), made(SEPTEMBER)["HS"]),
        (("CT로 시작하는 코드들 10월에 다 더하면",), made(OCTOBER)["CT"]),
    ],
)
def test_one_of_the_families_or_all(families: Agent, turns: tuple[str, ...], wanted: int) -> None:
    answer = ask(families, *turns)
    assert f"{wanted:,}개" in answer.answer or f"{wanted:,} units" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "named"),
    [
        (("10월 BW랑 CT 비교",), ("BW", "CT")),
        (("10월 BW랑 CT 비교", "HS도 추가"), FAMILIES),
        (("10월 제품군별 생산량", "BW와 CT만"), ("BW", "CT")),
        (("BW vs CT in September", "and in October?"), ("BW", "CT")),
        (("10월 HS 빼고 제품군별 생산량",), ("BW", "CT")),
        (("October by family, except HS",), ("BW", "CT")),
    ],
)
def test_families_that_are_named(families: Agent, turns: tuple[str, ...], named: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    assert told(answer, "quantity") == {one: made(OCTOBER)[one] for one in named}, answer.answer


@pytest.mark.parametrize(
    "question", ["BW 중에서 BW0021 10월 비중", "within BW, what fraction was BW0021 in October?"]
)
def test_the_share_of_an_item_within_its_family(families: Agent, question: str) -> None:
    answer = ask(families, question)
    share = 100 * sum(MADE[OCTOBER]["BW0021"]) / made(OCTOBER)["BW"]
    assert answer.tables[0].records()[0]["share"] == pytest.approx(share), answer.answer


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (("10월 제품군 순위", "1위랑 2위 차이는?"), made(OCTOBER)["BW"] - made(OCTOBER)["CT"]),
        (
            ("which family made most in October?", "by how much did it lead?"),
            made(OCTOBER)["BW"] - made(OCTOBER)["CT"],
        ),
        (("which family made most in September?", "how was it in October?"), made(OCTOBER)["CT"]),
        (("10월 제품군별 생산량", "HS는 빼고"), made(OCTOBER)["BW"] + made(OCTOBER)["CT"]),
        (("is BW the biggest family in October?",), made(OCTOBER)["BW"]),
    ],
)
def test_more_that_is_asked_of_what_was_found(families: Agent, turns: tuple[str, ...], wanted: int) -> None:
    answer = ask(families, *turns)
    assert f"{wanted:,}" in answer.answer, answer.answer


CHANGED_SHARES = [
    ("how did the family mix change from September to October",),
    ("10월 제품군별 비중 전월이랑 비교",),
    ("family shares in September", "same for October", "how did they change"),
]


@pytest.mark.parametrize("turns", CHANGED_SHARES)
def test_shares_change_between_two_periods(families: Agent, turns: tuple[str, ...]) -> None:
    answer, after = ask(families, *turns), made(OCTOBER)
    shares = {one: 100 * n / sum(after.values()) for one, n in after.items()}
    assert told(answer, "period2_share") == pytest.approx(shares), answer.answer


@pytest.mark.parametrize("question", ["올해 생산량 시계열로 보여줘", "10월 BW랑 CT 중 1위 품목"])
def test_no_families_are_told_where_none_are_asked_for(families: Agent, question: str) -> None:
    answer = ask(families, question)
    assert not any(column.name == "family" for table in answer.tables for column in table.columns)


ASKED_BACK = [
    ("10월 제품군별 생산 이력",),
    ("2026년 제품군별 BW0021 생산량",),
    ("제품군별 요일별 생산량 올해",),
    ("10월 HS 빼고 제품군별 비중",),
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_what_is_not_told_of_families_is_asked_back(families: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(families, *turns)
    assert (answer.status, answer.tables) == ("clarify", ()), answer.answer
