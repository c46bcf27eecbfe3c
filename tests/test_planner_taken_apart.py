"""What one question leaves out, takes apart or lists: periods, days of the week, items, several figures."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.events import Answer
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, first_row

ITEMS = {
    "BW0021": "모카 브라운 원데이 (Mocha Brown 1-Day)",
    "BW0022": "모카 그레이 원데이 (Mocha Gray 1-Day)",
    "BW0041": "모카 브라운 먼슬리 (Mocha Brown Monthly)",
    "CT0021": "클리어 원데이",
    "CT0025": "클리어 토릭 원데이",
    "CT0026": "클리어 토릭 먼슬리",
    "PT0001": "쥬시 레드 서클 (Juicy Red Circle)",
    "PT0002": "캣아이 파티 (Cat Eye Party)",
}
FIRST, LAST = date(2025, 1, 1), date(2026, 11, 20)
WORKING = "strftime('%w', production_date) NOT IN ('0', '6')"
OCTOBER = "production_date LIKE '2026-10%'"
LAST_YEAR = "production_date LIKE '2025%'"
MONTH = "substr(production_date, 6, 2)"
JULY_AND_SEPTEMBER = f"production_date LIKE '2026%' AND {MONTH} IN ('07', '09')"


@pytest.fixture(scope="module")
def made_daily(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agent, Path]:
    """Every item on every day, each day and item another quantity; hardly anything on weekends."""
    folder = tmp_path_factory.mktemp("taken_apart")
    records = []
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for place, (code, name) in enumerate(ITEMS.items()):
            share = 5 if day.isoweekday() > 5 else 100
            quantity = share * (len(ITEMS) - place) + (number * 7 + place * 3) % 31
            records.append(factory.record(f"{day}", code, quantity, name, f"{day:%y%m%d}-{code}-001"))
    return planner_on(folder, records), folder


def total(folder: Path, where: str) -> int:
    """What plain SQLite adds up."""
    return int(
        str(
            read_plainly(folder, f"SELECT sum(good_quantity) FROM production_records WHERE {where}")[0][0]
        ).split(".")[0]
    )


def answered(made_daily: tuple[Agent, Path], question: str) -> Answer:
    answer = ask(made_daily[0], question)
    assert answer.status == "ok", answer.answer
    return answer


def tells(answer: Answer, folder: Path, *parts: str) -> bool:
    return all(f"{total(folder, part):,}" in answer.answer for part in parts)


LEFT_OUT = {
    "8월 빼고 7월~9월 합계": JULY_AND_SEPTEMBER,
    "7~9월에서 8월만 빼면 몇 개야": JULY_AND_SEPTEMBER,
    "without August, total for Q3": JULY_AND_SEPTEMBER,
    "BW 8월 빼고 7월~9월 합계": f"{JULY_AND_SEPTEMBER} AND item_code LIKE 'BW%'",
    "12월 빼고 작년 생산량": "production_date BETWEEN '2025-01-01' AND '2025-11-30'",
    "작년 12월 빼고 총생산": "production_date BETWEEN '2025-01-01' AND '2025-11-30'",
    "Total for 2025 not counting December": "production_date BETWEEN '2025-01-01' AND '2025-11-30'",
    "2025 minus December": "production_date BETWEEN '2025-01-01' AND '2025-11-30'",
    "2025 output, December excluded": "production_date BETWEEN '2025-01-01' AND '2025-11-30'",
    "이번 달 빼고 올해 생산량 합계": "production_date BETWEEN '2026-01-01' AND '2026-10-31'",
    "올해 5월이랑 6월 빼고 합계": f"production_date LIKE '2026%' AND {MONTH} NOT IN ('05', '06')",
    "2025 output excluding Q3": f"{LAST_YEAR} AND {MONTH} NOT IN ('07', '08', '09')",
    "10월 총생산 10월 9일 빼고": f"{OCTOBER} AND production_date <> '2026-10-09'",
    "everything but weekends: how much did we make in October?": f"{OCTOBER} AND {WORKING}",
    "October output without Saturdays and Sundays": f"{OCTOBER} AND {WORKING}",
    "토요일 일요일 빼고 10월 총 생산량": f"{OCTOBER} AND {WORKING}",
    "월요일이랑 화요일 빼고 10월 생산량": f"{OCTOBER} AND strftime('%w', production_date) NOT IN ('1', '2')",
    "BW0021이랑 주말 빼고 10월 생산량": f"{OCTOBER} AND {WORKING} AND item_code <> 'BW0021'",
    "10월 9일이랑 주말 빼고 10월 생산량": f"{OCTOBER} AND {WORKING} AND production_date <> '2026-10-09'",
    "BW랑 CT 둘 다 빼고 10월 합계": f"{OCTOBER} AND item_code LIKE 'PT%'",
    "2025년 매주 월요일 생산량을 다 더하면?": f"{LAST_YEAR} AND strftime('%w', production_date) = '1'",
}


@pytest.mark.parametrize(("question", "where"), LEFT_OUT.items())
def test_a_total_is_of_what_is_left(made_daily: tuple[Agent, Path], question: str, where: str) -> None:
    assert tells(answered(made_daily, question), made_daily[1], where)


RANKED: dict[str, Sequence[str]] = {
    "BW랑 CT 둘 다 제외하면 작년 생산 1위": ("PT0001",),
    "모카 브라운 원데이 말고 BW에서 올해 제일 많이 만든 거 2개": ("BW0022", "BW0041"),
    "BW에서 BW0021 말고 제일 많이 만든 거": ("BW0022",),
    "9월 BW0021 말고 1위 품목": ("BW0022",),
    "BW0021 aside, top 2 in October": ("BW0022", "BW0041"),
    "이번 달 빼고 올해 1위 품목은?": ("BW0021",),
}


@pytest.mark.parametrize(("question", "codes"), RANKED.items())
def test_what_is_left_out_is_not_ranked(
    made_daily: tuple[Agent, Path], question: str, codes: Sequence[str]
) -> None:
    rows = answered(made_daily, question).tables[-1].records()
    assert tuple(row["item_code"] for row in rows)[: len(codes)] == tuple(codes)


EACH: dict[str, Sequence[str]] = {
    "지난달 평일이랑 주말 생산량 따로 알려줘": (f"{OCTOBER} AND {WORKING}", f"{OCTOBER} AND NOT {WORKING}"),
    "split October into weekdays and weekends": (f"{OCTOBER} AND {WORKING}", f"{OCTOBER} AND NOT {WORKING}"),
    "BW 10월 평일 주말 각각": (
        f"{OCTOBER} AND {WORKING} AND item_code LIKE 'BW%'",
        f"{OCTOBER} AND NOT {WORKING} AND item_code LIKE 'BW%'",
    ),
    "show jan, april and july totals this year": (
        "production_date LIKE '2026-01%'",
        "production_date LIKE '2026-04%'",
        "production_date LIKE '2026-07%'",
    ),
    "September and October output, 2025": (
        "production_date LIKE '2025-09%'",
        "production_date LIKE '2025-10%'",
    ),
    "2026년 11월 9일부터 11월 15일까지 BW0022과 PT0001 각각 생산량": (
        "production_date BETWEEN '2026-11-09' AND '2026-11-15' AND item_code = 'BW0022'",
        "production_date BETWEEN '2026-11-09' AND '2026-11-15' AND item_code = 'PT0001'",
    ),
    "클리어 토릭 두 품목(원데이, 먼슬리) 10월 합쳐서 몇 개?": (
        f"{OCTOBER} AND item_code IN ('CT0025', 'CT0026')",
    ),
    "BW 두 품목(BW0021, BW0022) 10월 합계": (f"{OCTOBER} AND item_code IN ('BW0021', 'BW0022')",),
    "CT0025, CT0026 (토릭) 10월 합쳐서": (f"{OCTOBER} AND item_code IN ('CT0025', 'CT0026')",),
    "CT 토릭 2종 10월 합계": (f"{OCTOBER} AND item_code IN ('CT0025', 'CT0026')",),
    "Output of all BW monthlies in October": (f"{OCTOBER} AND item_code = 'BW0041'",),
    "BW0021 + BW0022 as a share of total October output; show both": (
        f"{OCTOBER} AND item_code = 'BW0021'",
        f"{OCTOBER} AND item_code = 'BW0022'",
        f"{OCTOBER} AND item_code IN ('BW0021', 'BW0022')",
    ),
    "PT 안에서 10월 품목별 비중": (
        f"{OCTOBER} AND item_code = 'PT0001'",
        f"{OCTOBER} AND item_code LIKE 'PT%'",
    ),
    "BW 상위 2개 10월 합계": (f"{OCTOBER} AND item_code IN ('BW0021', 'BW0022')",),
    "BW 7월, 9월 합계": (f"{JULY_AND_SEPTEMBER} AND item_code LIKE 'BW%'",),
    "total for October and the best day": (OCTOBER,),
    "10월 총생산이랑 최고 생산일": (OCTOBER,),
    "October top 3 and the total": (OCTOBER,),
    "작년 총생산이랑 월평균": (LAST_YEAR,),
}


@pytest.mark.parametrize(("question", "parts"), EACH.items())
def test_all_that_is_asked_for_is_told(
    made_daily: tuple[Agent, Path], question: str, parts: Sequence[str]
) -> None:
    assert tells(answered(made_daily, question), made_daily[1], *parts)


def test_the_largest_day_is_told_with_its_quantity_and_date(made_daily: tuple[Agent, Path]) -> None:
    day, quantity = read_plainly(
        made_daily[1],
        "SELECT production_date, CAST(sum(good_quantity) AS INTEGER) FROM production_records "
        "WHERE production_date LIKE '2026-11%' GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
    )[0]
    answer = answered(made_daily, "이번달 하루 최대 생산량 얼마고 며칠이었어")
    assert f"{quantity:,}" in answer.answer
    assert f"{int(str(day)[8:])}일" in answer.answer


@pytest.mark.parametrize("question", ["PT0002 year on year, 2025 and 2026", "YoY 2026 vs 2025 PT0002"])
def test_two_years_are_compared_once(made_daily: tuple[Agent, Path], question: str) -> None:
    row = first_row(answered(made_daily, question))
    assert row["period1_quantity"] == total(
        made_daily[1], "production_date LIKE '2025%' AND item_code = 'PT0002'"
    )


ASKED_BACK = [
    "8월 빼고 생산량",
    "2025년이랑 2026년 12월 빼고 비교",
    "10월 빼고 9월 생산량",
    "12월 빼고 올해 생산량",
    "last 7 days excluding today",
    "9월 BW0021과 10월 BW0022 합계",
    "10월에 BW0021 다음으로 많이 나온 품목은?",
    "10월 총 생산량하고 일평균, 최대일",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_cannot_be_told_of_the_rest_is_asked_back(made_daily: tuple[Agent, Path], question: str) -> None:
    answer = ask(made_daily[0], question)
    assert answer.status == "clarify", answer.answer
