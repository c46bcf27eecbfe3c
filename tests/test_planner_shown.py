"""What is reckoned of the figures that the last answers showed, held to plain SQLite."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask

NAMES = {
    "BW0021": "모카 브라운 원데이",
    "BW0022": "모카 그레이 원데이",
    "CT0021": "클리어 토릭",
    "HS0011": "Aqua Moist Daily",
    "HS0012": "Aqua Moist Weekly",
}
SIZES = {"BW0021": 900, "BW0022": 300, "CT0021": 500, "HS0011": 70, "HS0012": 40}
LOTS = {8: 2, 9: 3, 10: 5}
"""Lots of BW0021 in each month, each on a day of its own."""
ROWS = [
    *(
        (f"2026-{month:02d}-{day:02d}", "BW0021", SIZES["BW0021"] + 10 * month + day)
        for month, lots in LOTS.items()
        for day in range(3, 3 + lots)
    ),
    *(
        (f"2026-{month:02d}-0{day}", code, SIZES[code] + month)
        for month in LOTS
        for day, code in ((4, "BW0022"), (5, "CT0021"), (6, "CT0021"), (7, "HS0011"), (8, "HS0012"))
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("shown")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on three months in which no two figures are alike."""
    records = [
        factory.record(
            day, code, float(made), NAMES[code], f"{day[2:4]}{day[5:7]}{day[8:]}-{code}-{place:03d}"
        )
        for place, (day, code, made) in enumerate(ROWS)
    ]
    return planner_on(folder, records)


def value(folder: Path, figure: str, months: str, codes: str = "%") -> float:
    """A figure of some months and items, as plain SQLite reads it."""
    within = ", ".join(f"'2026-{month}'" for month in months.split())
    rows = read_plainly(
        folder,
        f"SELECT {figure} FROM production_records WHERE substr(production_date, 1, 7) IN ({within}) "
        "AND item_code LIKE ?",
        [codes],
    )
    return float(str(rows[0][0]))


def shown(number: float) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


PIECES, LOT_COUNT = "sum(good_quantity)", "count(DISTINCT lot_number)"
MEAN = "sum(good_quantity) / count(DISTINCT production_date)"
SUMS: list[tuple[Sequence[str], tuple[str, str, str]]] = [
    (["10월 생산량", "9월은?", "8월은?", "다 합치면?"], (PIECES, "08 09 10", "%")),
    (["10월 생산량", "9월은?", "8월은?", "두 달 합은?"], (PIECES, "08 09", "%")),
    (["output in October", "September?", "August?", "sum?"], (PIECES, "08 09 10", "%")),
    (["10월 BW0021", "9월은?", "더하면?"], (PIECES, "09 10", "BW0021")),
    (["10월 BW0021", "BW0022는?", "합계는?"], (PIECES, "10", "BW%")),
    (["BW0021 in October", "and BW0022?", "their total"], (PIECES, "10", "BW%")),
    (["10월 로트 수", "9월은?", "합치면?"], (LOT_COUNT, "09 10", "%")),
    (["10월 200개 넘은 품목", "합계는?"], (PIECES, "10", "%0_2%")),
    (["top 2 items in October", "what is the sum of those?"], (PIECES, "10", "%0021")),
    (["10월 900개 넘은 날", "합계는?"], (PIECES, "10", "BW0021")),
    (["days over 900 in October", "together?"], (PIECES, "10", "BW0021")),
    (["best 2 months of 2026", "total of these?"], (PIECES, "09 10", "%")),
]


@pytest.mark.parametrize(("questions", "figure"), SUMS)
def test_a_sum_is_of_what_was_shown(
    agent: Agent, folder: Path, questions: Sequence[str], figure: tuple[str, str, str]
) -> None:
    if "900" in questions[0]:
        days = read_plainly(
            folder,
            "SELECT sum(made) FROM (SELECT sum(good_quantity) AS made FROM production_records "
            "WHERE production_date LIKE '2026-10%' GROUP BY production_date) WHERE made > 900",
        )
        expected = float(str(days[0][0]))
    elif "200" in questions[0]:
        expected = value(folder, PIECES, "10") - value(folder, PIECES, "10", "HS%")
    else:
        expected = value(folder, *figure)
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert shown(expected) in answer.answer


GAPS: list[tuple[Sequence[str], tuple[str, str, str], tuple[str, str, str]]] = [
    (["10월 생산량", "9월은?", "차이는?"], (PIECES, "10", "%"), (PIECES, "09", "%")),
    (["10월 로트 수", "8월은?", "차이는?"], (LOT_COUNT, "10", "%"), (LOT_COUNT, "08", "%")),
    (["lots in October", "in August", "which had more?"], (LOT_COUNT, "10", "%"), (LOT_COUNT, "08", "%")),
    (["8월 일평균", "10월은?", "늘었어?"], (MEAN, "10", "%"), (MEAN, "08", "%")),
    (["daily average in October", "August?", "which is higher?"], (MEAN, "10", "%"), (MEAN, "08", "%")),
    (
        ["10월 BW0021 로트 수", "CT0021은?", "차이는?"],
        (LOT_COUNT, "10", "BW0021"),
        (LOT_COUNT, "10", "CT0021"),
    ),
    (["10월 BW0021 일평균", "CT0021은?", "차이는?"], (MEAN, "10", "BW0021"), (MEAN, "10", "CT0021")),
    (["10월 BW0021", "CT0021은?", "합치면?", "차이는?"], (PIECES, "10", "BW0021"), (PIECES, "10", "CT0021")),
    (["best and worst item in October", "difference?"], (PIECES, "10", "BW0021"), (PIECES, "10", "HS0012")),
    (["10월 BW 생산량", "9월은?", "늘었어?"], (PIECES, "10", "BW%"), (PIECES, "09", "BW%")),
    (["10월 BW 생산량", "CT는?", "어느 쪽이 많아?"], (PIECES, "10", "BW%"), (PIECES, "10", "CT%")),
]


@pytest.mark.parametrize(("questions", "one", "two"), GAPS)
def test_a_difference_is_of_the_last_two_figures(
    agent: Agent, folder: Path, questions: Sequence[str], one: tuple[str, str, str], two: tuple[str, str, str]
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert shown(abs(value(folder, *one) - value(folder, *two))) in answer.answer


def test_the_gap_of_both_ends_is_of_the_two_days(agent: Agent, folder: Path) -> None:
    made = [
        float(str(row[0]))
        for row in read_plainly(
            folder,
            "SELECT sum(good_quantity) FROM production_records WHERE production_date LIKE '2026-10%' "
            "GROUP BY production_date",
        )
    ]
    answer = ask(agent, "best and worst day in October", "the gap?")
    assert shown(max(made) - min(made)) in answer.answer


EDGES = [
    (["10월 생산량", "9월은?", "8월은?", "그중 제일 많은 달은?"], "10월"),
    (["output in August", "September?", "October?", "which was the best?"], "October"),
    (["8월 일평균", "9월은?", "10월은?", "제일 낮은 달은?"], "8월"),
    (["10월 BW0021", "CT0021은?", "HS0011은?", "제일 많은 건?"], "BW0021"),
    (["HS0011 in October", "and CT0021?", "and BW0022?", "which is the largest?"], "CT0021"),
    (["10월 200개 넘은 품목", "그중 제일 적은 건?"], "BW0022"),
    (["days over 900 in October", "which was highest?"], "October"),
]


@pytest.mark.parametrize(("questions", "named"), EDGES)
def test_the_most_or_least_is_one_of_what_was_shown(
    agent: Agent, questions: Sequence[str], named: str
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    said = [line for line in answer.answer.splitlines() if "쪽은" in line or "est is" in line]
    assert named in (said[0] if said else answer.answer)


def test_the_mean_is_of_the_figures_that_were_shown(agent: Agent, folder: Path) -> None:
    answer = ask(agent, "10월 BW0021", "9월은?", "8월은?", "세 달 평균은?")
    assert shown(value(folder, PIECES, "08 09 10", "BW0021") / 3) in answer.answer


def test_the_share_is_of_the_items_that_were_shown(agent: Agent, folder: Path) -> None:
    answer = ask(agent, "top 2 items in October", "what percent of the total do they make together?")
    part = value(folder, PIECES, "10", "%0021") / value(folder, PIECES, "10")
    assert f"{100 * part:.1f}%" in answer.answer


FOUND: list[tuple[Sequence[str], str]] = [
    (["10월에 제일 많이 만든 날", "무슨 요일이야?"], "화요일"),
    (["best day in October?", "which weekday was that?"], "Tuesday"),
    (["10월 5일 생산량", "무슨 요일이야?"], "월요일"),
    (["10월 BW0021 제일 큰 로트", "그거 언제 만들었어?"], "10월 7일"),
    (["largest lot of BW0021 in October", "when was it made?"], "October 7"),
    (["largest lot in October", "which item?"], "BW0021"),
    (["10월 상위 2개 품목", "그중 CT만"], "CT0021"),
    (["top 2 items in October", "how many of them are HS?"], "None of the items shown"),
    (["BW0022 10월 순위", "9월은?"], "BW0022"),
    (["10월 5일 생산량", "일주일 전은?"], "9월 28일"),
    (["9월하고 10월 비교", "로트로는?"], "로트"),
    (["output in August", "September?", "October?", "the best and the worst?"], "The lowest is August"),
    (["BW in October", "CT0021?", "back to the whole family"], "BW0022"),
    (["10월 BW0021이랑 BW0022랑 CT0021", "drop BW0022"], "CT0021"),
    (["10월 1000개 넘은 날", "이하는?"], "이하"),
    (["BW0021 in October", "and for 2026 as a whole?"], "BW0021"),
]


@pytest.mark.parametrize(("questions", "said"), FOUND)
def test_what_was_found_is_spoken_of(agent: Agent, questions: Sequence[str], said: str) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert said in answer.answer


@pytest.mark.parametrize("question", ["how many lots did they have?", "로트 수는?"])
def test_another_figure_is_of_the_items_that_were_listed(agent: Agent, folder: Path, question: str) -> None:
    answer = ask(agent, "top 2 items in October", question)
    assert f"{value(folder, LOT_COUNT, '10', '%0021'):.0f}" in answer.answer.splitlines()[2]


def test_the_lowest_items_after_a_sum_are_of_all(agent: Agent) -> None:
    answer = ask(agent, "10월 상위 2개 품목", "합계는?", "하위 2개 합계는?")
    assert "HS0011" in answer.answer and "BW0021" not in answer.answer


ASKED_BACK = [
    ["10월 일평균", "9월은?", "합치면?"],
    ["10월 일평균", "차이는?"],
    ["10월 생산량", "9월 로트 수는?", "차이는?"],
    ["10월 생산량이 900개 넘은 날", "그 날들 요일은?"],
    ["9월하고 10월 비교", "품목별로"],
    ["10월 900개 넘은 날", "로트 수는?"],
    ["10월 둘째로 많이 만든 날은?", "그날 뭐가 제일 많았어?"],
    ["items that grew most October vs September", "and vs August?"],
    ["10월 900개 넘은 날", "늘었어?"],
    ["10월 생산량", "9월은?", "8월 쿼크는?", "합치면?"],
]


@pytest.mark.parametrize("questions", ASKED_BACK)
def test_what_cannot_be_reckoned_is_asked_back(agent: Agent, questions: Sequence[str]) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "clarify", answer.answer
