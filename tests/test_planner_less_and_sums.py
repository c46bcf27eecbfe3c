"""Sums of what is left or named: months, families, listed items and those below a bound left out."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, assert_says
from tests.test_planner_taken_apart import ITEMS

FIRST, LAST = date(2024, 12, 1), date(2026, 11, 20)
CODE, MONTH, DAY = "item_code", "substr(production_date, 1, 7)", "strftime('%w', production_date)"
YEAR = "production_date LIKE '2025%'"
NO_AUGUST = f"{YEAR} AND {MONTH} <> '2025-08'"
OCTOBER, APRIL = f"{MONTH} = '2026-10'", f"{MONTH} = '2026-04'"


@pytest.fixture(scope="module")
def made_daily(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agent, Path]:
    """Every item on every day, the earlier in the list the more, each day another quantity."""
    folder = tmp_path_factory.mktemp("less_and_sums")
    records = []
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for place, (code, name) in enumerate(ITEMS.items()):
            quantity = 100 * (len(ITEMS) - place) + (number * 7 + place * 3) % 31
            records.append(factory.record(f"{day}", code, quantity, name, f"{day:%y%m%d}-{code}-001"))
    return planner_on(folder, records), folder


def value(folder: Path, figure: str, where: str) -> float:
    """What plain SQLite makes of the records."""
    return float(str(read_plainly(folder, f"SELECT {figure} FROM production_records WHERE {where}")[0][0]))


SUM = "sum(good_quantity)"
LEFT = f"{OCTOBER} AND {CODE}"
PLACES = f"{APRIL} AND {CODE} IN ('BW0022', 'BW0041', 'CT0021')"
TOP_FOUR = "Show me the 4 biggest items in April."
TUESDAYS = f"{OCTOBER} AND {DAY} IN ('2', '4')"
SUMS: list[tuple[Sequence[str], str]] = [
    (["2025년에서 8월 빼고 총 생산량은?"], NO_AUGUST),
    (["2025년 8월을 뺀 나머지 총합"], NO_AUGUST),
    (["2025 total if we ignore August"], NO_AUGUST),
    (["Take August out of 2025: what's the total?"], NO_AUGUST),
    (["2025년 총 생산량은?", "8월은 제외하고"], NO_AUGUST),
    (["2025년 총 생산량은?", "거기서 8월 빼면?"], NO_AUGUST),
    (["2025 total?", "and without August?"], NO_AUGUST),
    (["작년에서 12월만 빼면 총 얼마야"], f"{YEAR} AND {MONTH} <> '2025-12'"),
    (["2025년에서 6~8월 빼고 총합"], f"{YEAR} AND {MONTH} NOT BETWEEN '2025-06' AND '2025-08'"),
    (["3분기 중에 7월 빼고 총 생산량"], f"{MONTH} IN ('2026-08', '2026-09')"),
    (["10월에서 15일 빼고 생산량"], f"{OCTOBER} AND substr(production_date, 1, 10) <> '2026-10-15'"),
    (["BW하고 CT 제외한 나머지 계열 10월 합계"], f"{LEFT} LIKE 'PT%'"),
    (["PT family 빼고 10월 합계"], f"{LEFT} NOT LIKE 'PT%'"),
    (["What's October's total if you take out BW?"], f"{LEFT} NOT LIKE 'BW%'"),
    (["October total", "drop the PT family"], f"{LEFT} NOT LIKE 'PT%'"),
    (["October total", "now leave the PT items out."], f"{LEFT} NOT LIKE 'PT%'"),
    (["10월 총 생산량?", "PT는 빼줘"], f"{LEFT} NOT LIKE 'PT%'"),
    (["BW output in October?", "without the monthlies"], f"{LEFT} IN ('BW0021', 'BW0022')"),
    (["10월 BW 생산량?", "먼슬리는 빼고"], f"{LEFT} IN ('BW0021', 'BW0022')"),
    (["BW total in October minus Mocha Gray 1-Day"], f"{LEFT} IN ('BW0021', 'BW0041')"),
    (["CT family in October minus the toric ones (CT0025, CT0026)"], f"{LEFT} = 'CT0021'"),
    (["October output for all families but PT"], f"{LEFT} NOT LIKE 'PT%'"),
    (["non-BW total for October"], f"{LEFT} NOT LIKE 'BW%'"),
    (["What did we make in October?", "Now leave the PT items out."], f"{LEFT} NOT LIKE 'PT%'"),
    (
        ["bottom 3 items in April", "all but the bottom one, summed"],
        f"{APRIL} AND {CODE} IN ('CT0026', 'PT0001')",
    ),
    ([TOP_FOUR, "Drop the first one and sum the other three."], PLACES),
    (["4월 상위 4개 품목", "1위는 빼고 나머지 셋 합계는?"], PLACES),
    (["top 4 items in April", "without BW0021, what do they add up to?"], PLACES),
    (["top 4 items in April", "sum of the last three?"], PLACES),
    (["10월 PT 품목 순위", "4천 개 미만은 빼고 합계"], f"{LEFT} = 'PT0001'"),
    (["Total made on Tuesdays and Thursdays in October"], TUESDAYS),
    (["10월 화요일 목요일 합쳐서 얼마"], TUESDAYS),
    (["sum of all three CT products, October"], f"{LEFT} LIKE 'CT%'"),
    (["sum up october for every code starting with PT"], f"{LEFT} LIKE 'PT%'"),
    (["October BW0021", "add CT0021 to that"], f"{LEFT} IN ('BW0021', 'CT0021')"),
    (["10월 CT0021, CT0025 합계와 차이 둘 다"], f"{LEFT} IN ('CT0021', 'CT0025')"),
]


@pytest.mark.parametrize(("questions", "where"), SUMS)
def test_what_is_left_or_named_is_summed_up(
    made_daily: tuple[Agent, Path], questions: Sequence[str], where: str
) -> None:
    answer = ask(made_daily[0], *questions)
    assert answer.status == "ok", answer.answer
    assert f"{value(made_daily[1], SUM, where):,.0f}" in answer.answer, answer.answer


GAPPED = {
    "2025년에서 8월 빼고 월평균": (f"{SUM} / 11.0", NO_AUGUST, "{:,.2f}"),
    "2025 monthly average without August": (f"{SUM} / 11.0", NO_AUGUST, "{:,.2f}"),
    "8월 빼고 2025년 하루 평균": (f"{SUM} / count(DISTINCT production_date)", NO_AUGUST, "{:,.2f}"),
    "2025년에서 8월 빼고 로트 몇 개?": ("count(DISTINCT lot_number)", NO_AUGUST, "{:,.0f}"),
    "2025년에서 8월 빼고 1위 품목": (SUM, f"{NO_AUGUST} AND {CODE} = 'BW0021'", "{:,.0f}"),
}


@pytest.mark.parametrize(("question", "meant"), GAPPED.items())
def test_other_figures_are_told_of_what_is_left(
    made_daily: tuple[Agent, Path], question: str, meant: tuple[str, str, str]
) -> None:
    answer = ask(made_daily[0], question)
    figure, where, shown = meant
    said = shown.format(value(made_daily[1], figure, where)).removesuffix("0").removesuffix(".0")
    assert answer.status == "ok", answer.answer
    assert said in answer.answer
    assert "2025년 8월" in answer.answer or "August 2025" in answer.answer


@pytest.mark.parametrize(
    "questions", [["2025년 월평균", "8월 빼면?"], ["2025년 월별 생산량", "8월 빼고 평균은?"]]
)
def test_a_mean_goes_on_without_a_month(made_daily: tuple[Agent, Path], questions: Sequence[str]) -> None:
    answer = ask(made_daily[0], *questions)
    assert f"{value(made_daily[1], f'{SUM} / 11.0', NO_AUGUST):,.2f}" in answer.answer, answer.answer
    assert "2025년 8월" in answer.answer


def test_a_sum_less_another_item_tells_all_three(made_daily: tuple[Agent, Path]) -> None:
    answer = ask(made_daily[0], "10월 CT0021, CT0025 합계에서 CT0026 빼면?")
    both = value(made_daily[1], SUM, f"{LEFT} IN ('CT0021', 'CT0025')")
    third = value(made_daily[1], SUM, f"{LEFT} = 'CT0026'")
    assert all(f"{one:,.0f}" in answer.answer for one in (both, third, both - third)), answer.answer


@pytest.mark.parametrize(
    "questions",
    [
        ["items over 5,000 in October", "raise the bar to 20,000, what's left?"],
        ["10월에 5천 넘긴 품목 있어?", "기준을 2만으로 올리면 뭐 남아?"],
        ["ranking of BW items in October", "leave out those under 20,000"],
        ["10월 BW 품목 순위", "2만 개도 안 되는 건 빼고 몇 품목 남아?"],
    ],
)
def test_those_below_a_bound_are_left_out(made_daily: tuple[Agent, Path], questions: Sequence[str]) -> None:
    answer = ask(made_daily[0], *questions)
    codes = [row["item_code"] for row in answer.tables[0].records()]
    assert codes == ["BW0021", "BW0022"], answer.answer


@pytest.mark.parametrize(
    "questions",
    [
        ["CT family in October without the blue ones"],
        ["10월 합계에서 이상한 거 빼고"],
        ["9월 빼고 10월 생산량"],
        ["October total", "drop the records of BW0021"],
        ["October total", "remove lot 261001-BW0021-001"],
        ["October total", "without September"],
        ["2025년 8월 빼고 월평균", "2024년은?"],
        ["top 4 items in April", "drop the ninth one and sum the rest"],
    ],
)
def test_what_is_left_out_without_doubt_or_not_at_all(
    made_daily: tuple[Agent, Path], questions: Sequence[str]
) -> None:
    assert ask(made_daily[0], *questions).status in ("clarify", "refused")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2026년 3월에서 2025년 3월 뺀 값",), "110"),
        (("2026년 3월 생산량에서 2025년 3월 생산량 빼면?",), "110"),
        (("BW0021 2026년 3월", "BW0022는?", "둘 차이가 얼마예요? BW0021에서 BW0022 빼서요"), "270"),
        (("BW0021 minus BW0022 in March 2026",), "270"),
        (
            ("total in March 2025?", "and in March 2026?", "how many did we gain from the one to the other?"),
            "110",
        ),
    ],
)
def test_one_figure_less_another_is_their_difference(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2025년 월별 추이", "4월에서 3월 뺀 값"), "2025년 3월 227개"),
        (("2025년 분기별 추이", "4분기와 1분기 차이"), "2025년 1분기"),
        (("2025년 3월", "3월과 4월 비교"), "2025년 4월"),
        (("monthly trend of 2025", "April minus March"), "March 2025"),
    ],
)
def test_two_parts_are_of_the_past_year_that_was_spoken_of(
    planner_agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and told in answer.answer, answer.answer
    assert "2026" not in answer.answer
