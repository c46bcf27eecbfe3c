"""What a few words after an answer are of: the change, one period, another year, the day that was found."""

from datetime import date, timedelta

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

NAMES = {
    "BW0021": "모카 브라운 원데이 (Mocha Brown 1-Day)",
    "BW0041": "모카 브라운 먼슬리 (Mocha Brown Monthly)",
    "CT0021": "클리어 원데이 30P",
    "HS0022": "Night Recovery Ortho-K",
}
FIRST, LAST, LAST_OF_HS = date(2024, 1, 1), date(2026, 11, 20), date(2024, 12, 30)


def _records() -> list[factory.Record]:
    """Every third day some of each item, in one or two lots, no two days alike; HS0022 up to 2024."""
    rows = []
    for n in range(0, (LAST - FIRST).days + 1, 3):
        day = FIRST + timedelta(days=n)
        for place, (code, name) in enumerate(NAMES.items()):
            if code == "HS0022" and day > LAST_OF_HS:
                continue
            lots = 2 if (n // 3 + place) % 4 == 0 else 1
            amount = 100 * (place + 1) + n * 37 % 91 + day.month
            rows += [
                factory.record(f"{day}", code, amount / lots, name, f"{day:%y%m%d}-{code}-{lot:03}")
                for lot in range(1, lots + 1)
            ]
    return rows


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    return planner_on(tmp_path_factory.mktemp("meant"), _records())


SAME_ANSWER = [
    # the percent after "why" is that of the change
    (("why did output change in September from August?", "by what percent?"), "compare August and September"),
    (("9월 생산 왜 늘었어", "몇 퍼센트?"), "8월과 9월 비교"),
    # what was made in one period, after two were compared
    (("compare BW0021 in August and September", "what did BW0021 do in October?"), "BW0021 in October"),
    (("8월과 9월 BW0021 비교", "10월 BW0021은 뭐 했어"), "BW0021 10월"),
    (("compare August and September", "what did October come to?"), "total output in October"),
    (("compare August and September", "and October?"), "compare September and October"),
    # the most of what is said, whatever was counted before
    (
        ("how many lots in October and how many pieces?", "which item had the most pieces?"),
        "which item was produced most in October?",
    ),
    (("how many lots in October?", "which item had the most?"), "which item had the most lots in October?"),
    # both periods of another year
    (("second half of 2025 against the first half", "same for 2024"), "compare H1 2024 with H2 2024"),
    (("Q4 vs Q3 2025", "same in 2024"), "compare Q3 2024 with Q4 2024"),
    (("9월과 10월 비교", "2024년 같은 기간은?"), "2024년 9월과 10월 비교"),
    (("9월과 10월 비교", "작년도 똑같이"), "2025년 9월과 10월 비교"),
    (("compare Q1 and Q2 of 2025 for BW0021", "the year before"), "compare BW0021 in Q1 and Q2 2024"),
    (
        ("compare December 2025 and January 2026", "same a year earlier"),
        "compare December 2024 and January 2025",
    ),
    (("2025년 12월이랑 2026년 1월 비교", "작년 같은 기간은?"), "2024년 12월과 2025년 1월 비교"),
    (("10월 생산량", "전년 동월 대비로", "BW0021도 전년 동월과 비교해줘"), "BW0021 10월 전년 동월과 비교"),
    (("9월이랑 10월 비교", "BW0021도 전년 동월과 비교해줘"), "BW0021 10월 전년 동월과 비교"),
    (("H1 vs H2 2025", "same for this year"), "compare H1 2026 with H2 2026"),
    (("compare 2024 and 2025", "what was 2026?"), "total output in 2026"),
    # another part of the past year that was compared in
    (("compare March and April 2025", "and May?"), "compare April and May 2025"),
    (("2024년 11월이랑 12월 비교", "1월은?"), "2024년 12월과 2025년 1월 비교"),
    (("9월이랑 10월 비교", "8월은?"), "8월과 10월 비교"),
    # how long a lens is worn belongs to the item
    (("BW0021 in October", "and the monthly version of Mocha Brown?"), "BW0041 in October"),
    (("BW0021 in 2025", "the monthly one, BW0041?"), "BW0041 in 2025"),
    (("the monthly one, BW0041: how much in 2025?",), "BW0041 in 2025"),
    (("the monthly version of the total output of 2025",), "total output of 2025 by month"),
    # first and last days are of all data, unless a period is said
    (("biggest gadget in 2025?", "when was HS0022 last produced?"), "when was HS0022 last produced?"),
    (("10월 매출은?", "HS0022 마지막 생산일은?"), "HS0022 마지막 생산일은?"),
    # one item held against another is no growth
    (
        ("BW0021 in October", "CT0021?", "so how many more BW0021 than CT0021 in October?"),
        "compare BW0021 and CT0021 in October",
    ),
    (
        ("compare BW0021 and BW0041 for September", "how many more BW0041 than BW0021 in October?"),
        "compare BW0041 and BW0021 in October",
    ),
    (("how much more BW than CT in October",), "compare BW and CT in October"),
    (
        ("BW0021 in September", "how much more BW0021 in October than in September"),
        "compare BW0021 in September and October",
    ),
    # each unit of a period, and a count that only says how long it is
    (("best day last week?", "give me all seven days of last week then"), "output by day last week"),
    (("BW0021 in October", "its total for last week, all seven days"), "BW0021 last week"),
    (("months of Q2 2026 please",), "output by month in Q2 2026"),
    (("the three months of Q2 2026",), "output by month in Q2 2026"),
    (("the first two months of 2026",), "total output from January to February 2026"),
    (("the monthly lens BW0041 in October",), "BW0041 in October"),
    # "then" joins where a period of its own, or units as long, are said
    (("record day of this year?", "the top three days then"), "top 3 days of this year"),
    (("biggest lot of August?", "top 5 lots of August then"), "top 5 lots of August"),
    # the same bound, the like of a stretch, and the stretch before it
    (
        ("months in 2025 with less than 15,000?", "how about 2024, same limit?"),
        "months in 2024 with less than 15,000",
    ),
    (
        ("days over 600 in September", "same condition for October, how many days?"),
        "days over 600 in October",
    ),
    (("10월에 600 넘은 날", "9월 같은 기준으로"), "9월에 600 넘은 날"),
    (
        ("total of 1 September to 10 November", "same dates in 2025?"),
        "total of 1 September to 10 November 2025",
    ),
    (("last 7 days total", "the 7 days before, 7 to 13 November?"), "total of 7 to 13 November"),
    (("지난 7일 합계", "그 전 7일은?"), "11월 7일~13일 합계"),
    (("BW0021 in October", "the two weeks before that"), "BW0021 from 17 to 30 September"),
    # how much of the item, and its whole life
    (
        ("when did we last make HS0022?", "how much of it was made in December 2024?"),
        "HS0022 in December 2024",
    ),
    (("BW0021 in 2025", "how much of it was made in October?"), "BW0021 in October 2025"),
    (("HS0022 in December 2024", "and over its whole life?"), "HS0022 over all time"),
    (("HS0022 2024년 12월", "지금까지 전부는?"), "HS0022 지금까지 통틀어 생산량"),
    # the means and counts of two periods
    (("daily average, January vs February",), "daily average in January and February"),
    (
        ("compare September and October", "the average per day for each of the two months?"),
        "daily average in September and October",
    ),
    (
        ("why did February come in lower than January?", "how many producing days did each month have?"),
        "producing days in January and February",
    ),
    (("9월이랑 10월 비교", "각 달 생산일수는?"), "9월과 10월 생산일수"),
    # one of those that were compared, and one of a list by its place
    (("compare August with July for BW and CT", "BW change in percent?"), "compare BW in July and August"),
    (("8월이랑 7월 BW0021 CT0021 비교", "BW0021은 몇 퍼센트 변했어?"), "BW0021 7월과 8월 비교"),
    (
        ("top 3 items of 2025", "and 2024?", "third place of 2024, its best month that year?"),
        "best month of BW0041 in 2024",
    ),
    # what still runs left out, and days of the working week
    (
        (
            "BW0021 by month this year",
            "which month was weakest, leaving out November since it's still running?",
        ),
        "lowest month of BW0021 from January to October",
    ),
    (
        ("올해 BW0021 월별", "11월은 아직 진행 중이니까 빼고 제일 적은 달은?"),
        "1월부터 10월까지 BW0021 제일 적은 달",
    ),
    (
        ("on which Monday-to-Friday date did we make the least in October?",),
        "lowest day in October excluding weekends",
    ),
]


@pytest.mark.parametrize(("said", "alone"), SAME_ANSWER)
def test_it_is_the_same_as_asked_in_full(agent: Agent, said: tuple[str, ...], alone: str) -> None:
    answer, other = ask(agent, *said), ask(agent, alone)
    assert other.status == "ok" and other.tables[0].rows, other.answer
    assert [table.rows for table in answer.tables] == [table.rows for table in other.tables], answer.answer


def _best_day(code: str, month: int) -> date:
    """The day of 2026 on which most was made of an item, or of all."""
    sums: dict[date, float] = {}
    for day, _, item, _, amount in _records():
        when = date.fromisoformat(str(day))
        if (when.year, when.month) == (2026, month) and str(item).startswith(code):
            sums[when] = sums.get(when, 0) + float(str(amount))
    return max(sums, key=lambda one: sums[one])


@pytest.mark.parametrize(
    ("turns", "code", "asked"),
    [
        (("best day in April", "top item on it, and its pieces"), "", "top item on {}"),
        (
            ("days in October when CT0021 passed 300", "lots on the top one"),
            "CT0021",
            "list the lots of CT0021 on {}",
        ),
        (("top 3 days of October", "how many lots on the top one"), "", "how many lots on {}"),
        (("days over 600 in October", "items on the top one"), "", "which items were made on {}?"),
        (
            ("10월에 CT0021 300개 넘은 날", "그중 제일 많은 날 로트 몇 개"),
            "CT0021",
            "how many lots of CT0021 on {}",
        ),
        (("10월 상위 3일", "1위 날 로트 몇 개"), "", "how many lots on {}"),
    ],
)
def test_it_is_of_the_day_that_was_found(agent: Agent, turns: tuple[str, ...], code: str, asked: str) -> None:
    month = 4 if "April" in turns[0] else 10
    answer, other = ask(agent, *turns), ask(agent, asked.format(_best_day(code, month)))
    assert other.status == "ok" and other.tables[0].rows, other.answer
    assert answer.tables and answer.tables[-1].rows == other.tables[0].rows, answer.answer


def test_a_quarter_after_the_best_months_is_no_month_of_the_list(agent: Agent) -> None:
    answer = ask(agent, "top 3 months of 2025", "output of the first quarter")
    assert "Q1" in answer.answer, answer.answer
