"""Several figures of one period in one question, each held to plain SQLite; half an answer is none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask

NAMES = {"BW0021": "Mocha Brown 1-Day", "BW0022": "Mocha Gray 1-Day", "CT0021": "클리어 토릭"}
ROWS = [
    *((f"2026-09-{day:02d}", f"S{day}", "BW0021", 110.0) for day in range(1, 8)),
    *((f"2026-09-{day:02d}", "T1", "CT0021", 13.0) for day in range(3, 7)),
    *((f"2026-10-{day:02d}", f"L{day % 3}", "BW0021", 97.0) for day in range(1, 12)),
    *((f"2026-10-{day:02d}", f"M{day}", "BW0022", 41.0) for day in range(20, 25)),
    ("2026-10-25", "M25", "BW0022", 0.0),
    *((f"2026-11-{day:02d}", f"N{day}", "BW0021", 70.0) for day in (2, 3, 19)),
]
FIGURES = {
    "quantity": "CAST(sum(good_quantity) AS INTEGER)",
    "lots": "count(DISTINCT lot_number)",
    "records": "count(*)",
    "items": "count(DISTINCT CASE WHEN good_quantity > 0 THEN item_code END)",
    "days": "count(DISTINCT CASE WHEN good_quantity > 0 THEN production_date END)",
}
SAID = {
    "quantity": ("생산량은 {n:,}개", "was {n:,} units", "were {n:,} units"),
    "lots": ("{n:,}개 로트", "{n:,} lots"),
    "records": ("기록은 {n:,}건", "{n:,} production records"),
    "items": ("품목은 {n:,}개", "{n:,} items"),
    "days": ("생산일은 {n:,}일", "{n:,} producing days"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("several")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on three months whose figures all differ."""
    return planner_on(folder, [factory.record(day, code, n, NAMES[code], lot) for day, lot, code, n in ROWS])


def figure(folder: Path, name: str, since: str, code: str = "%") -> int:
    """A figure of the days that begin so, as plain SQLite reads it."""
    sql = f"SELECT {FIGURES[name]} FROM production_records WHERE production_date LIKE ? AND item_code LIKE ?"
    return int(str(read_plainly(folder, sql, [f"{since}%", code])[0][0]))


def said(answer: str, name: str, count: int) -> bool:
    """Whether an answer says that figure."""
    return any(form.format(n=count) in answer for form in SAID[name])


OCTOBER = [
    ("10월 생산량이랑 로트 수", "quantity lots"),
    ("2026년 10월 생산량과 로트 수, 생산일수 알려줘", "quantity lots days"),
    ("10월 총생산량, 로트 개수, 기록 건수 알려줘", "quantity lots records"),
    ("10월에 몇 개 만들었고 로트는 몇 개야?", "quantity lots"),
    ("10월에 며칠 생산했고 총 몇 개야?", "days quantity"),
    ("10월 로트 수랑 생산량 각각", "lots quantity"),
    ("10월 생산일수와 로트 수", "days lots"),
    ("10월 기록 건수하고 로트 수 좀 보여주세요", "records lots"),
    ("10월 생산량하고 생산 품목 수", "quantity items"),
    ("10월 수량이랑 로트 몇 개인지", "quantity lots"),
    ("지난달 생산량 및 로트수 보고바람", "quantity lots"),
    ("how many pieces and how many lots in October?", "quantity lots"),
    ("how much did we make in October and in how many lots?", "quantity lots"),
    ("how many units in how many lots in October", "quantity lots"),
    ("total output and lot count in October", "quantity lots"),
    ("records and lots last month", "records lots"),
    ("how many lots and records in October", "lots records"),
    ("output and number of producing days in October", "quantity days"),
    ("quantity, records, lots and days for October", "quantity records lots days"),
    ("how many items and lots in October", "items lots"),
    ("October qty & lot count pls", "quantity lots"),
]


@pytest.mark.parametrize(("question", "names"), OCTOBER)
def test_every_figure_is_said(agent: Agent, folder: Path, question: str, names: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    for name in names.split():
        assert said(answer.answer, name, figure(folder, name, "2026-10")), answer.answer


OF_ITEMS: list[tuple[Sequence[str], str, str, str]] = [
    (["지난달 BW0021 생산량이랑 로트 수"], "quantity lots", "2026-10", "BW0021"),
    (["number of lots and producing days of BW0022 in October"], "lots days", "2026-10", "BW0022"),
    (["10월 BW0022 생산량과 생산일수"], "quantity days", "2026-10", "BW0022"),
    (["지난달 BW0021 생산량이랑 로트 수", "9월은?"], "quantity lots", "2026-09", "BW0021"),
    (["지난달 BW0021 생산량이랑 로트 수", "BW0022는?"], "quantity lots", "2026-10", "BW0022"),
    (["how many lots and pieces in October?", "and in September?"], "lots quantity", "2026-09", "%"),
    (["how many lots and pieces in October?", "for BW0021"], "lots quantity", "2026-10", "BW0021"),
    (["지난달 생산량", "로트 수랑 생산일수도"], "lots days", "2026-10", "%"),
    (["BW 시리즈 10월 생산량과 로트 수"], "lots", "2026-10", "BW%"),
    (["BW 시리즈 10월 로트 수"], "lots", "2026-10", "BW%"),
    (["All Mocha products together in October 2026, how many pieces?"], "quantity", "2026-10", "BW%"),
    (["BW0021과 BW0022 10월 생산일수 합계"], "days", "2026-10", "BW%"),
]


@pytest.mark.parametrize(("questions", "names", "since", "code"), OF_ITEMS)
def test_items_and_talks_keep_every_figure(
    agent: Agent, folder: Path, questions: Sequence[str], names: str, since: str, code: str
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    for name in names.split():
        assert said(answer.answer, name, figure(folder, name, since, code)), answer.answer


def test_one_figure_alone_may_follow(agent: Agent, folder: Path) -> None:
    answer = ask(agent, "10월 생산량과 로트 수", "로트 수만")
    assert said(answer.answer, "lots", figure(folder, "lots", "2026-10"))
    assert not said(answer.answer, "quantity", figure(folder, "quantity", "2026-10"))


def test_the_item_with_the_most_lots_may_follow(agent: Agent) -> None:
    for questions in (
        ("how many lots and pieces in October?", "which item had the most lots?"),
        ("10월 로트 수", "로트가 제일 많은 품목은?"),
    ):
        answer = ask(agent, *questions)
        assert answer.status == "ok", answer.answer
        assert "BW0022" in answer.answer


def test_lots_of_two_items_say_no_difference_of_pieces(agent: Agent) -> None:
    answer = ask(agent, "10월 BW0021과 BW0022 로트 수")
    assert answer.status == "ok"
    assert "차이" not in answer.answer


@pytest.mark.parametrize("question", ["올해 월별 생산량과 로트 수", "monthly output and lots this year"])
def test_a_course_shows_every_figure(agent: Agent, folder: Path, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    pieces, lots = ([dict(row) for row in table.records()] for table in answer.tables)
    for month in ("2026-09", "2026-10", "2026-11"):
        assert {row["month"]: row["quantity"] for row in pieces}[month] == figure(folder, "quantity", month)
        assert {row["month"]: row["lots"] for row in lots}[month] == figure(folder, "lots", month)


ASKED_BACK = [
    "9월 대비 10월 생산량과 로트 수",
    "10월 일평균 생산량과 로트 수",
    "10월 생산량과 로트 목록",
    "10월 로트 생산 수량",
    "10월 토요일 생산량과 로트 수",
    "월별 생산량과 생산일수",
    "10월 품목별 생산량과 로트 수",
    "output and lots by item in October",
    "10월 생산량이랑 생산일수 그리고 하루 평균",
    "10월 BW0021 생산량과 품목 수",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_half_an_answer_is_none(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "clarify", answer.answer


ALONE = [
    "10월 로트 몇 개 만들었어",
    "how many lots were produced in October",
    "how many lots did we make in October",
]


@pytest.mark.parametrize("question", ALONE)
def test_what_was_made_alone_is_no_second_figure(agent: Agent, folder: Path, question: str) -> None:
    answer = ask(agent, question)
    assert said(answer.answer, "lots", figure(folder, "lots", "2026-10"))
    assert not said(answer.answer, "quantity", figure(folder, "quantity", "2026-10"))
