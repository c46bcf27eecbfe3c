"""Items left out: by name, by their place, as "the rest" of an answer; kept, added to and dropped again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.model import ToolCall, ToolResult
from assistant.planner.from_calls import frame_of_results
from tests import factory
from tests.test_planner import ask, assert_says, first_row, talk
from tools.tool import ToolError

ALL = ("BW0021", "BW0022", "CT0021")


def made(folder: Path, begins: str, *left_out: str) -> int:
    """What all items but some came to in a month or year, read plainly from the ERP's own files."""
    marks = ", ".join("?" * len(left_out))
    sql = (
        "SELECT CAST(coalesce(sum(good_quantity), 0) AS INTEGER) FROM production_records "
        f"WHERE production_date LIKE ? || '%' AND item_code NOT IN ({marks})"
    )
    files = [folder / "production_analysis.db", *folder.glob("archive_*.db")]
    return sum(int(str(factory.execute(file, sql, (begins, *left_out))[0][0])) for file in files)


TOTALS = {
    "BW0021 빼고 2025년 3월 생산량": ("2025-03", ["BW0021"]),
    "BW0021을 제외하고 2025년 3월에 몇 개 만들었어요?": ("2025-03", ["BW0021"]),
    "2025년 3월 BW0021 제외한 나머지 생산량": ("2025-03", ["BW0021"]),
    "2025년 3월 BW0021 외에 얼마나 만들었어": ("2025-03", ["BW0021"]),
    "2025년 3월 BW0021 이외의 품목 생산량": ("2025-03", ["BW0021"]),
    "2025년 3월 BW0021 외 나머지 품목 생산량": ("2025-03", ["BW0021"]),
    "BW0021이랑 BW0022 빼고 2025년 3월 생산량": ("2025-03", ["BW0021", "BW0022"]),
    "BW0021, CT0021 제외 2025년 3월 생산량": ("2025-03", ["BW0021", "CT0021"]),
    "모카 브라운 원데이 빼고 2025년 생산량": ("2025", ["BW0021"]),
    "BW 품목 빼고 2025년 생산량": ("2025", ["BW0021", "BW0022"]),
    "BW0021~BW0022 빼고 2025년 생산량": ("2025", ["BW0021", "BW0022"]),
    "2025년 생산량에서 BW0021 빼면 몇 개야?": ("2025", ["BW0021"]),
    "2025년 BW0021 말고 나머지 합계": ("2025", ["BW0021"]),
    "BW로 시작하는 품목 빼고 2025년 생산량": ("2025", ["BW0021", "BW0022"]),
    "2025년 생산량 (BW0021 제외)": ("2025", ["BW0021"]),
    "BW0021을 제외했을 때 2025년 생산량": ("2025", ["BW0021"]),
    "모카 브라온 원데이 뺴고 2025년 생산량": ("2025", ["BW0021"]),
    "CT0021 제외하고 지난달 생산량": ("2026-10", ["CT0021"]),
    "everything except BW0021 in March 2025": ("2025-03", ["BW0021"]),
    "how much did everything other than BW0021 make in 2025?": ("2025", ["BW0021"]),
    "March 2025 output excluding BW0021 and BW0022": ("2025-03", ["BW0021", "BW0022"]),
    "production in 2025 not counting BW0021": ("2025", ["BW0021"]),
    "all items but BW0021 in 2025": ("2025", ["BW0021"]),
    "2025 output with BW0021 left out": ("2025", ["BW0021"]),
    "total production in 2025 minus BW0021": ("2025", ["BW0021"]),
    "2025 total less BW0021": ("2025", ["BW0021"]),
    "2025 output, BW0021 excluded": ("2025", ["BW0021"]),
    "excluding all the BW items, total of 2025": ("2025", ["BW0021", "BW0022"]),
    "without Mocha Gray 1-Day, how much did we make in 2025?": ("2025", ["BW0022"]),
    "total production last month without BW0021": ("2026-10", ["BW0021"]),
}


@pytest.mark.parametrize(("question", "meant"), TOTALS.items())
def test_a_total_leaves_out_what_is_named(
    planner_agent: Agent, folder: Path, question: str, meant: tuple[str, Sequence[str]]
) -> None:
    begins, left_out = meant
    answer = ask(planner_agent, question)
    quantity = made(folder, begins, *left_out)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == quantity
    assert f"{quantity:,}" in answer.answer
    assert all(code in answer.answer for code in left_out)


TOP_TWO = "2025년 상위 2개 품목"
RESTS: list[tuple[Sequence[str], str, Sequence[str]]] = [
    ([TOP_TWO, "나머지 품목은 다 합쳐서 얼마야?"], "2025", ["BW0021", "BW0022"]),
    ([TOP_TWO, "나머지는?"], "2025", ["BW0021", "BW0022"]),
    ([TOP_TWO, "그 외 품목들은 다 해서 몇 개?"], "2025", ["BW0021", "BW0022"]),
    ([TOP_TWO, "그것들 빼고 합계"], "2025", ["BW0021", "BW0022"]),
    ([TOP_TWO, "이 두 개 제외하면 얼마나 돼?"], "2025", ["BW0021", "BW0022"]),
    ([TOP_TWO, "그럼 이거 말고 나머지 다 합치면?"], "2025", ["BW0021", "BW0022"]),
    (["top 2 items in 2025", "excluding those two?"], "2025", ["BW0021", "BW0022"]),
    (["top 2 items in 2025", "how did the rest do in 2024?"], "2024", ["BW0021", "BW0022"]),
    ([TOP_TWO, "1위 빼고 나머지는?"], "2025", ["BW0021"]),
    ([TOP_TWO, "상위 2개 빼고 합계"], "2025", ["BW0021", "BW0022"]),
    ([TOP_TWO, "2024년엔 나머지가 얼마였어?"], "2024", ["BW0021", "BW0022"]),
    ([TOP_TWO, "나머지는?", "그럼 2024년은?"], "2024", ["BW0021", "BW0022"]),
    (
        ["top 2 items in 2025", "how much did all the other items make together?"],
        "2025",
        ["BW0021", "BW0022"],
    ),
    (["top 2 items in 2025", "what about the rest?", "and in 2024?"], "2024", ["BW0021", "BW0022"]),
    (["top 2 items in 2025", "everything else?"], "2025", ["BW0021", "BW0022"]),
    (["top 2 items in 2025", "excluding those, what was the total?"], "2025", ["BW0021", "BW0022"]),
    (["2025년 가장 적은 품목 1개", "나머지 합계"], "2025", ["CT0021"]),
    (["2025년 BW0021 생산량", "나머지 품목은?"], "2025", ["BW0021"]),
    (["2025년 BW0021 생산량", "그거 빼고 나머지는?"], "2025", ["BW0021"]),
    (["BW0021 in 2025", "and the others?"], "2025", ["BW0021"]),
    (["2025년 BW0021, BW0022 생산량", "나머지는?"], "2025", ["BW0021", "BW0022"]),
    (["2025년 생산량", "BW0021 빼면?"], "2025", ["BW0021"]),
    (["2025년 생산량", "BW0021 제외하고 다시", "2024년 생산량은?"], "2024", ["BW0021"]),
    (["BW0021 빼고 2025년 생산량", "BW0022도 빼고"], "2025", ["BW0021", "BW0022"]),
    (["2025 without BW0021", "also without BW0022"], "2025", ["BW0021", "BW0022"]),
    (["BW0021, BW0022 빼고 2025년 생산량", "BW0022는 다시 포함"], "2025", ["BW0021"]),
]


@pytest.mark.parametrize(("questions", "begins", "left_out"), RESTS)
def test_the_rest_is_all_that_an_answer_did_not_show(
    planner_agent: Agent, folder: Path, questions: Sequence[str], begins: str, left_out: Sequence[str]
) -> None:
    answer = ask(planner_agent, *questions)
    quantity = made(folder, begins, *left_out)
    assert answer.status == "ok", answer.answer
    assert first_row(answer)["quantity"] == quantity
    assert f"{quantity:,}" in answer.answer
    assert [code for code in ALL if code in answer.answer] == list(left_out)


DROPPED = ["다시 전체로", "BW0021도 포함해서", "include it again", "BW0021 포함하면?", "공장 전체는?"]


@pytest.mark.parametrize("question", DROPPED)
def test_what_was_left_out_is_counted_again(planner_agent: Agent, folder: Path, question: str) -> None:
    before, answer = talk(planner_agent, "BW0021 빼고 2025년 생산량", question)
    assert first_row(before)["quantity"] == made(folder, "2025", "BW0021")
    assert first_row(answer)["quantity"] == made(folder, "2025")
    assert "BW0021" not in answer.answer


OTHER_FIGURES: list[tuple[Sequence[str], dict[str, object]]] = [
    (["BW0021 빼고 2025년 일평균"], {"average_quantity": 247 / 13, "days": 13}),
    (["monthly average in 2025 without BW0021"], {"quantity": 247, "months": 12}),
    (["2025년 BW0021 제외 월별 추이"], {"month": "2025-01", "quantity": 20}),
    (["production by quarter in 2025 except BW0021"], {"year": 2025, "quarter": 1, "quantity": 67}),
    (["BW0021 빼고 2025년 가장 많이 만든 달"], {"month": "2025-03", "largest": 27}),
    (["BW0021 빼고 2025년 생산 품목 수"], {"items": 2}),
    (["how many products other than BW0021 were made in 2025?"], {"items": 2}),
    (["BW0021 제외 2025년 생산일 수"], {"producing_days": 13}),
    (["how many lots except BW0021 in 2025"], {"lots": 13}),
    (["BW0021 제외한 나머지 비중 2025년"], {"quantity": 247, "total": 2647}),
    (["2025년 BW0021 비중", "나머지는?"], {"quantity": 247, "total": 2647}),
    (["top 5 without BW0021 in 2025"], {"rank": 1, "item_code": "BW0022", "matches": 2}),
    (["2025년 BW0021 말고 다른 품목 중 1위"], {"item_code": "BW0022", "quantity": 240}),
    (["BW0021 빼고 2025년 하위 1개"], {"item_code": "CT0021", "quantity": 7}),
    ([TOP_TWO, "BW0021은 빼고"], {"rank": 1, "item_code": "BW0022"}),
    (["2025년 상위 1개 품목", "나머지 품목들 월별로 보여줘"], {"month": "2025-01", "quantity": 20}),
    (["2025년 로트 수 상위 1개 품목", "나머지는?"], {"lots": 13}),
    (["top 1 item in 2025", "how many items are left?"], {"items": 2}),
    (
        ["2025년 상위 1개 품목", "나머지 품목의 전년 대비는?"],
        {"period1_quantity": 127, "period2_quantity": 247},
    ),
    (["2025년 상위 1개 품목", "나머지 중 1위는?"], {"item_code": "BW0022", "quantity": 240}),
    (["2025년 상위 1개 품목", "나머지는?", "그 중 1위는?"], {"item_code": "BW0022", "quantity": 240}),
    (["top 1 item in 2025", "what are the remaining items?"], {"item_code": "BW0022", "matches": 2}),
    (["2024년과 2025년 비교 BW0021 빼고"], {"period1_quantity": 127, "period2_quantity": 247}),
    (["BW0021 빼고 2025년 생산량", "전년 대비로"], {"period1_quantity": 127, "period2_quantity": 247}),
    (["BW 품목 중 BW0021 빼고 2025년 생산량"], {"quantity": 240}),
    (["BW0021 빼고 2025년 20개 넘은 달"], {"month": "2025-03", "quantity": 27}),
    (["2025년 매월 1위 품목, BW0021 빼고"], {"month": "2025-01", "item_code": "BW0022"}),
]


@pytest.mark.parametrize(("questions", "row"), OTHER_FIGURES)
def test_other_figures_leave_out_items_too(
    planner_agent: Agent, questions: Sequence[str], row: dict[str, object]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "ok", answer.answer
    assert "BW0021" in answer.answer
    assert row.items() <= first_row(answer).items()


ASKED_BACK: list[Sequence[str]] = [
    ["나머지는?"],
    ["how much did all the other items make together?"],
    ["1위 빼고 2025년 생산량"],
    ["상위 3개 빼고 2025년 생산량"],
    ["XYZ 빼고 2025년 생산량"],
    ["BW9999 빼고 2025년 생산량"],
    ["BW0021 빼고 BW0022 2025년 생산량"],
    ["BW0021 and the others in 2025"],
    ["BW0021 빼고 최근 이력"],
    ["BW0021 빼고 2025년 상위 5개 비중"],
    ["2025년 BW0021 생산량", "BW0022 빼면?"],
    [TOP_TWO, "나머지 달은?"],
    [TOP_TWO, "나머지랑 비교하면?"],
    [TOP_TWO, "이 세 개 빼고 합계"],
    ["top 2 items in 2025", "how does that compare with the rest?"],
    [TOP_TWO, "그 품목 빼고"],
    ["top 2 items in March 2025", "the rest of the year"],
    ["top 2 items in March 2025", "the rest of March 2025"],
    ["top 2 items in 2025", "excluding those three"],
    ["BW0021 빼고 2025년 생산량", "왜 늘었어?"],
    ["BW0021 빼고 2025년 생산량", "나머지는?"],
    ["2024년 생산량", "BW0021 빼고 2025년 생산량", "차이는?"],
    ["2025년 상위 1개 품목", "나머지는?", "1위 품목의 2024년 생산량은?"],
]


@pytest.mark.parametrize("questions", ASKED_BACK)
def test_what_cannot_be_left_out_for_certain_is_asked_back(
    planner_agent: Agent, questions: Sequence[str]
) -> None:
    answer = ask(planner_agent, *questions)
    assert answer.status == "clarify", answer.answer
    assert not answer.tables


@pytest.mark.parametrize(
    ("question", "quantity"),
    {"2025년 BW0021 말고 BW0022 생산량": 240, "주말 빼고 2025년 3월 BW0021 생산량": 200}.items(),
)
def test_what_is_put_right_leaves_nothing_out(planner_agent: Agent, question: str, quantity: int) -> None:
    answer = ask(planner_agent, question)
    assert first_row(answer)["quantity"] == quantity
    assert "NOT IN" not in str(answer.tables[0].basis.arguments)


def test_what_another_engine_left_out_is_known_from_its_statement() -> None:
    sql = "SELECT sum(quantity) FROM item_days WHERE item_code <> 'BW0021' AND production_date = '2026-10-05'"
    result = ToolResult(ToolCall("x", "execute_custom_query", {"sql": sql}), ToolError("no_rows", "none"))
    frame = frame_of_results([result])
    assert ([item.code for item in frame.without], frame.items) == (["BW0021"], ())


def test_data_are_not_changed_by_words_for_leaving_out(planner_agent: Agent) -> None:
    assert ask(planner_agent, "BW0021 데이터 빼줘").reason == "unsafe"
    assert ask(planner_agent, "remove BW0021 and BW0022").reason == "unsafe"


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 3월 일요일 말고 어느 날이 제일 적었어?",),
        ("2026년 3월 제일 적은 날은?", "토요일이라 그렇군요. 토요일 말고는 어느 날이 제일 적었나요?"),
        ("lowest day in March 2026?", "other than Sundays?"),
    ],
)
def test_a_day_of_the_week_is_left_out_of_an_extreme(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok", answer.answer
    assert "만 본 값" in answer.answer or "counted" in answer.answer


def test_a_day_that_stands_for_another_is_meant(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2026년 3월 월요일 말고 토요일 생산량")
    assert answer.status == "ok" and "토요일만 본 값" in answer.answer, answer.answer


def test_a_day_that_was_found_among_some_of_the_week_is_one_by_itself(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "lowest day in March 2026 other than Sundays?", "lots and items that day?")
    assert answer.status == "ok" and "lot" in answer.answer and "item" in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "quantity"),
    [
        (("2026년 3월 총 생산량이요", "BW0021 빼면?", "BW0021은 다시 넣고 BW0022만 뺀 합계도 주세요"), 307),
        (("2026년 3월 총 생산량이요", "BW0021 빼면?", "BW0021 다시 넣으면?"), 337),
        (("total in March 2026", "without BW0021?", "put BW0021 back in and leave out BW0022"), 307),
        (("total in March 2026", "without BW0021?", "add BW0021 back"), 337),
    ],
)
def test_what_was_left_out_is_put_back(planner_agent: Agent, turns: tuple[str, ...], quantity: int) -> None:
    assert_says(planner_agent, turns, f"{quantity}")


def test_data_that_is_put_back_is_a_change(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2026년 3월 총 생산량", "BW0021 빼면?", "BW0021을 DB에 다시 넣어줘")
    assert answer.status == "refused", answer.answer
