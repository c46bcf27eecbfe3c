"""Periods beside each other in one question and months over the years, held to plain SQLite."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, assert_says

NAMES = {
    "BW0021": "모카 브라운 원데이",
    "BW0022": "모카 그레이 원데이",
    "HS0011": "Sport Fit Daily",
    "SP0101": "샘플",
}
NAMES |= {"HS0012": "Aqua Moist Daily 90P", "SP0102": "샘플 컬러"}
FIRST, DAYS = date(2024, 1, 1), 1055  # to 20 November 2026


def made(n: int, code: int) -> float:
    """What an item makes on the n-th day: no two days or items alike."""
    return float(1_000 + 137 * code + (n * 61) % 997 + n // 7)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("periods")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on nearly three years in which one item of SP is not made at all after 2025."""
    days = [(n, (FIRST + timedelta(days=n)).isoformat()) for n in range(DAYS)]
    return planner_on(
        folder,
        [
            factory.record(day, code, made(n, place), NAMES[code], f"{day}-{code}")
            for n, day in days
            for place, code in enumerate(NAMES)
            if code != "SP0102" or day < "2026"
        ],
    )


def total(folder: Path, first: str, last: str, code: str = "") -> int:
    """The quantity of a period, of all items or of those whose codes begin so, as plain SQLite reads it."""
    rows = read_plainly(
        folder,
        "SELECT sum(good_quantity) FROM production_records WHERE production_date BETWEEN ? AND ? "
        "AND item_code LIKE ?",
        [first, last, f"{code}%"],
    )
    return round(float(str(rows[0][0])))


MAY, JUNE = ("2025-05-01", "2025-05-31"), ("2025-06-01", "2025-06-30")
HALVES = (("2026-10-01", "2026-10-15"), ("2026-10-16", "2026-10-31"))
TOTALS = [
    ("May plus June 2025", (MAY, JUNE, (MAY[0], JUNE[1]))),
    ("May + June 2025", (MAY, JUNE, (MAY[0], JUNE[1]))),
    ("May+June 2025", (MAY, JUNE, (MAY[0], JUNE[1]))),
    ("5월 + 6월 2025 합계", (MAY, JUNE, (MAY[0], JUNE[1]))),
    ("2025년 5월 더하기 6월", (MAY, JUNE, (MAY[0], JUNE[1]))),
    ("Q1 plus Q2 of 2025", (("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30"))),
    ("compare first half of October with the second half", HALVES),
    ("10월 first half vs second half", HALVES),
    ("10월 전반기와 후반기 비교", HALVES),
    ("October: first half vs second half", HALVES),
    ("first and second half of October", HALVES),
    ("Oct 1 to Oct 15 vs the same in 2025", (HALVES[0], ("2025-10-01", "2025-10-15"))),
    ("Sept 1 to Sept 15 vs same in 2025", (("2026-09-01", "2026-09-15"), ("2025-09-01", "2025-09-15"))),
    ("Jan-Mar 2026 vs the same in 2025", (("2026-01-01", "2026-03-31"), ("2025-01-01", "2025-03-31"))),
    (
        "Oct 5 to Oct 11 vs the same days of September",
        (("2026-10-05", "2026-10-11"), ("2026-09-05", "2026-09-11")),
    ),
    ("7~9월 작년 대비", (("2025-07-01", "2025-09-30"), ("2026-07-01", "2026-09-30"))),
    ("9월 작년이랑 비교", (("2025-09-01", "2025-09-30"), ("2026-09-01", "2026-09-30"))),
    (
        "best August ever",
        (("2024-08-01", "2024-08-31"), ("2025-08-01", "2025-08-31"), ("2026-08-01", "2026-08-31")),
    ),
    ("every February", (("2024-02-01", "2024-02-29"), ("2025-02-01", "2025-02-28"))),
    ("매년 2월", (("2024-02-01", "2024-02-29"), ("2025-02-01", "2025-02-28"))),
]


@pytest.mark.parametrize(("question", "periods"), TOTALS)
def test_each_period_is_told(
    agent: Agent, folder: Path, question: str, periods: tuple[tuple[str, str], ...]
) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    assert all(f"{total(folder, *one):,}" in answer.answer for one in periods), answer.answer


FAMILIES = [
    (
        "what's the difference between Q2 and Q3 for HS",
        "HS",
        ("2026-04-01", "2026-06-30"),
        ("2026-07-01", "2026-09-30"),
    ),
    (
        "difference between Nov 17 and Nov 18 in BW",
        "BW",
        ("2026-11-17", "2026-11-17"),
        ("2026-11-18", "2026-11-18"),
    ),
    ("BW first half of October vs second half", "BW", *HALVES),
]


@pytest.mark.parametrize(("question", "letters", "one", "two"), FAMILIES)
def test_a_family_is_compared_over_the_periods_said(
    agent: Agent, folder: Path, question: str, letters: str, one: tuple[str, str], two: tuple[str, str]
) -> None:
    answer = ask(agent, question)
    assert f"{total(folder, *one, letters):,}" in answer.answer, answer.answer
    assert f"{total(folder, *two, letters):,}" in answer.answer, answer.answer


EDGES = [
    ("worst August", 8, min),
    ("which year had the worst August", 8, min),
    ("어느 해 8월이 제일 적었어?", 8, min),
    ("best October ever", 10, max),
    ("역대 최고 10월", 10, max),
]


@pytest.mark.parametrize(("question", "month", "side"), EDGES)
def test_the_best_month_of_its_kind_is_looked_for_in_every_year(
    agent: Agent, folder: Path, question: str, month: int, side: type
) -> None:
    sums = {
        year: total(folder, f"{year}-{month:02d}-01", f"{year}-{month:02d}-31") for year in (2024, 2025, 2026)
    }
    answer = ask(agent, question)
    last = next(line for line in answer.answer.splitlines() if "est is" in line or "쪽은" in line)
    found = side(sums.values())
    assert f"{found:,}" in last
    assert str(next(year for year, one in sums.items() if one == found)) in last


def test_another_month_goes_on_over_the_years(agent: Agent, folder: Path) -> None:
    answer = ask(agent, "worst August", "and September?")
    assert f"{total(folder, '2024-09-01', '2024-09-30'):,}" in answer.answer
    assert f"{total(folder, '2025-09-01', '2025-09-30'):,}" in answer.answer


def test_the_mean_over_the_years_leaves_out_the_running_one(agent: Agent, folder: Path) -> None:
    answer = ask(agent, "average November over the years")
    sums = [total(folder, f"{year}-11-01", f"{year}-11-30") for year in (2024, 2025)]
    assert f"{sum(sums) / 2:,.2f}".rstrip("0").rstrip(".") in answer.answer, answer.answer


COUNTED = [
    ("how many SP items are there", "2 "),
    ("SP 품목 몇 개야", "2개"),
    ("how many SP items produced in October", "1 was"),
    ("10월에 SP 품목 몇 개 만들었어?", "1개"),
    ("how many BW items were made in October", "2 were"),
]


@pytest.mark.parametrize(("question", "count"), COUNTED)
def test_the_items_of_a_family_are_counted(agent: Agent, question: str, count: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    assert count in answer.answer, answer.answer


def test_a_day_of_the_week_that_may_be_the_best_is_no_date(agent: Agent) -> None:
    assert (
        ask(agent, "목요일이 제일 많이 만드는 요일이야?").tables
        == ask(agent, "올해 제일 많이 만드는 요일은?").tables
    )


def test_the_same_days_of_two_years_are_compared_as_far_as_this_one_has_come(
    agent: Agent, folder: Path
) -> None:
    answer = ask(agent, "Mondays this year vs Mondays last year")
    sql = (
        "SELECT sum(good_quantity) FROM production_records WHERE production_date BETWEEN ? AND ? "
        "AND strftime('%w', production_date) = '1'"
    )
    for first, last in (("2026-01-01", "2026-11-20"), ("2025-01-01", "2025-11-20")):
        assert f"{round(float(str(read_plainly(folder, sql, [first, last])[0][0]))):,}" in answer.answer


def test_the_first_day_beyond_a_bound_is_no_first_day(agent: Agent) -> None:
    answer = ask(agent, "first day this year above 6500")
    assert answer.status == "ok"
    assert "6,500" in answer.answer


ASKED_BACK = [
    ("daily output since January 2024",),
    ("2024년부터 매일 생산량 보여줘",),
    ("between 3000 and 5000 in October",),
    ("10월 5천개 미만 3천개 이상",),
    ("largest lot of each family in October",),
    ("매년 10월이 제일 많아?",),
    ("worst month of August",),
    ("올해 10월 vs same months of last 2 years",),
    ("top item every October",),
    ("number of days above 7k in each month of 2026",),
    ("September plus October minus November",),
    ("Jan to Mar vs same",),
]


@pytest.mark.parametrize("questions", ASKED_BACK)
def test_what_cannot_be_told_is_asked_back(agent: Agent, questions: tuple[str, ...]) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "clarify", answer.answer


SAID = [
    (("Compare November 1 to 20 this year with November 1 to 20 last year",), "", "2025-11-01", "2025-11-20"),
    (("Nov 1-20 this year vs Nov 1-20 last year",), "", "2026-11-01", "2026-11-20"),
    (("compare October 1 to October 10 with September 1 to September 10",), "", "2026-09-01", "2026-09-10"),
    (("How many pieces by Nov 20 last year, counting from Nov 1?",), "", "2025-11-01", "2025-11-20"),
    (("output until October 20, starting October 5",), "", "2026-10-05", "2026-10-20"),
    (("how much by the 20th of last month?",), "", "2026-10-01", "2026-10-20"),
    (("how much by Oct 20?",), "", "2026-01-01", "2026-10-20"),
    (("output for the week of Oct 5 - 11",), "", "2026-10-05", "2026-10-11"),
    (("output in the week of 9-15 November",), "", "2026-11-09", "2026-11-15"),
    (("output on November 13, 2026", "and the saturday after?"), "", "2026-11-14", "2026-11-14"),
    (("output on November 13, 2026", "the next monday?"), "", "2026-11-16", "2026-11-16"),
    (("output on November 13, 2026", "and the saturday before"), "", "2026-11-07", "2026-11-07"),
    (("output on November 13, 2026", "the friday before"), "", "2026-11-06", "2026-11-06"),
    (("2026년 11월 13일 생산량", "그 다음 월요일은?"), "", "2026-11-16", "2026-11-16"),
    (("2026년 11월 13일 생산량", "그 전 화요일은?"), "", "2026-11-10", "2026-11-10"),
    (
        ("BW weekly October 19 to November 15", "total for that whole period?"),
        "BW",
        "2026-10-19",
        "2026-11-15",
    ),
    (("BW 2026-10-19부터 2026-11-15까지 주별", "그 전체 기간 합계는?"), "BW", "2026-10-19", "2026-11-15"),
    (("how much in the whole period?",), "", "2024-01-01", "2026-11-20"),
    (("output on April 7, 2026", "how much on that day last year?"), "", "2025-04-07", "2025-04-07"),
    (("output on April 7, 2025", "how much on that day last year?"), "", "2025-04-07", "2025-04-07"),
    (("2026년 4월 7일 생산량", "작년 그날은?"), "", "2025-04-07", "2025-04-07"),
]


@pytest.mark.parametrize(("turns", "letters", "first", "last"), SAID)
def test_a_period_is_read_as_it_is_said(
    agent: Agent, folder: Path, turns: tuple[str, ...], letters: str, first: str, last: str
) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok" and f"{total(folder, first, last, letters):,}" in answer.answer, (
        answer.answer
    )


@pytest.mark.parametrize(
    "question",
    [
        "number of lots, January vs February 2026",
        "how many lots in January vs February 2026",
        "기록 수 9월 대 10월",
    ],
)
def test_numbers_of_lots_are_held_against_each_other(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    months = ("January", "February") if question.isascii() else ("9월", "10월")
    assert answer.status == "ok" and all(one in answer.answer for one in months), answer.answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("share of BW0021 in October", "HS altogether?"), "%"),
        (("10월 BW0021 비중", "HS 다 합치면?"), "%"),
        (("daily average of BW0021 in October", "the HS family combined"), "daily average"),
        (("BW0021 by week in October", "now everything together, same weeks"), "by week"),
    ],
)
def test_a_family_as_one_keeps_what_was_told(agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert_says(agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "alike"),
    [
        (("top 3 items in October", "how was it in September?"), "top 3 items in September"),
        (("share of BW in October", "and how was it in September?"), "share of BW in September"),
        (("top item in October", "how much more than the runner-up?"), "top 2 items in October"),
        (("top item in October", "by how much is it ahead?"), "top 2 items in October"),
        (("top item in October", "how many more than number 2?"), "top 2 items in October"),
        (("HS0011 by month since July 1",), "HS0011 from July 1, 2026 to November 20, 2026 by month"),
        (
            ("lots of HS0011 in October", "k. how much HS0011 did we do in September"),
            "HS0011 output in September",
        ),
        (
            ("best month ever for HS0011", "what about its smallest month in 2025"),
            "lowest month of HS0011 in 2025",
        ),
        (("best month of HS0011 in 2025", "its best day"), "best day of HS0011 in July 2025"),
        (
            ("Is today's data in yet? What is the latest production date?",),
            "What is the latest production date?",
        ),
        (("August 2026", "Was it also low in August last year?"), "output in August 2025"),
        (("top item in October", "and the runner up? show me the top 2"), "top 2 items in October"),
        (("top 2 by number of lots in October",), "top 2 items by number of lots in October"),
        (("share of BW in October", "top 1 inside BW in October"), "top 1 of BW in October"),
        (("10월 1위 품목", "2위보다 얼마나 더 많아?"), "10월 상위 2개 품목"),
        (("first production date of HS0011", "HS0012?", "its last one"), "first and last day of HS0012"),
    ],
)
def test_what_is_told_again_is_told_as_before(agent: Agent, turns: tuple[str, ...], alike: str) -> None:
    answer, plainly = ask(agent, *turns), ask(agent, alike)
    assert answer.status == plainly.status == "ok", answer.answer
    assert [one.rows for one in answer.tables] == [one.rows for one in plainly.tables]


def test_it_is_the_item_where_one_was_found(agent: Agent) -> None:
    leader = ask(agent, "top item in October").tables[0].records()[0]["item_code"]
    answer = ask(agent, "top item in October", "how was it in September?")
    assert str(leader) in answer.answer and "ranks" not in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("share of BW0021 in October", "and HS0011?", "Pieces for both, please"),
        ("share of BW0021 in October", "and HS0011?", "both in pieces"),
        ("10월 BW0021 비중", "HS0011은?", "둘 다 개수로"),
        ("how many lots of BW0021 in October", "and HS0011?", "units for each"),
    ],
)
def test_the_amounts_of_two_items_are_told_after_their_shares(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    told = [ask(agent, f"{code} in October 2026").tables[0].rows for code in ("BW0021", "HS0011")]
    assert answer.status == "ok" and "%" not in answer.answer
    assert [table.rows for table in answer.tables] == told
