"""What the page shows of a result, made from results of the real tools."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.events import Answer
from assistant.model import Language, ToolCall, Usage
from assistant.page.brief import brief
from assistant.page.buckets import is_running
from assistant.page.charts import chart
from assistant.page.codec import table_from_json, table_to_json
from assistant.page.view import answer_props, basis_details, basis_line, table_props
from assistant.page.words import Words
from tools.registry import run
from tools.tool import Facts, Item, Period, Table
from tools.warehouse import Generation

TODAY = date(2026, 11, 20)
KOREAN, ENGLISH = Words("ko", TODAY), Words("en", TODAY)


def read(generation: Generation, tool: str, **arguments: object) -> Table:
    return run(tool, arguments, Facts(generation, TODAY))


def trend(generation: Generation, last: str = "2026-11-20") -> Table:
    return read(generation, "get_monthly_trend", date_from="2026-01-01", date_to=last, item_code="BW0021")


def comparison(generation: Generation) -> Table:
    periods = {
        "period1_from": "2025-10-01",
        "period1_to": "2025-10-31",
        "period2_from": "2026-10-01",
        "period2_to": "2026-10-31",
    }
    return read(generation, "compare_periods", **periods)


def points(table: Table, kind: str) -> list[dict[str, Any]]:
    """What the chart of a table draws."""
    drawn = chart(table, KOREAN)
    assert drawn is not None and drawn["kind"] == kind
    drawn_points: list[dict[str, Any]] = drawn["points"]
    return drawn_points


def test_trend_is_a_line_and_the_running_month_is_hatched_apart(generation: Generation) -> None:
    drawn = points(trend(generation), "line")
    assert drawn[0] == {"label": "2026-01", "value": 300, "cut": False}
    assert [point["label"] for point in drawn if point["cut"]] == ["2026-11"]


def test_trend_over_whole_months_hatches_nothing(generation: Generation) -> None:
    assert not any(point["cut"] for point in points(trend(generation, "2026-10-31"), "line"))


def test_ranking_has_one_bar_for_each_rank_with_its_share(generation: Generation) -> None:
    table = read(generation, "get_top_items", date_from="2026-03-01", date_to="2026-03-31", limit=2)
    bars = points(table, "bars")
    assert [(bar["value"], bar["note"]) for bar in bars] == [(300, "89.0%"), (30, "8.9%")]


def test_comparison_names_its_bars_by_period(generation: Generation) -> None:
    before, after = points(comparison(generation), "bars")
    assert before == {"label": "2025년 10월", "value": 220, "quiet": True}
    assert after == {"label": "10월", "value": 330}


def test_history_runs_along_time_with_a_column_for_each_record(generation: Generation) -> None:
    columns = points(read(generation, "get_item_history", item_code="BW0021", limit=4), "columns")
    labels = [column["label"] for column in columns]
    assert labels == sorted(labels) and [column["value"] for column in columns] == [150, 150, 150, 150]


def test_a_query_by_time_is_drawn_and_its_running_unit_hatched(generation: Generation) -> None:
    sql = """SELECT year(production_date) AS year, quarter(production_date) AS quarter,
        sum(good_quantity) AS quantity FROM production_records GROUP BY ALL ORDER BY ALL"""
    columns = points(read(generation, "execute_custom_query", sql=sql), "columns")
    assert columns[0] == {"label": "2024년 1분기", "value": 337, "cut": False}
    assert columns[-1] == {"label": "2026년 4분기", "value": 330, "cut": True}


def test_a_queried_ranking_is_drawn_and_other_queries_are_not(generation: Generation) -> None:
    ranks = "SELECT row_number() OVER (ORDER BY item_code) AS rank, item_code, 5 AS quantity FROM items"
    bars = points(read(generation, "execute_custom_query", sql=f"{ranks} GROUP BY item_code"), "bars")
    assert [bar["label"] for bar in bars] == ["BW0021", "BW0022", "CT0021"]
    sql = "SELECT item_code, year(production_date) AS year, 1 AS quantity FROM production_records"
    assert chart(read(generation, "execute_custom_query", sql=sql), KOREAN) is None


@pytest.mark.parametrize(
    ("grain", "row", "korean", "english", "running"),
    [
        ("day", {"day": "2026-11-20"}, "2026-11-20", "2026-11-20", True),
        ("week", {"week": "2026-11-16"}, "2026-11-16", "2026-11-16", True),
        ("week", {"week": "2026-11-09"}, "2026-11-09", "2026-11-09", False),
        ("month", {"month": "2026-11"}, "2026-11", "2026-11", True),
        ("half", {"year": 2026, "half": 1}, "2026년 상반기", "H1 2026", False),
        ("half", {"year": 2026, "half": 2}, "2026년 하반기", "H2 2026", True),
        ("year", {"year": 2026}, "2026", "2026", True),
        ("weekday", {"weekday": 7}, "일", "Sun", False),
    ],
)
def test_units_of_time_read_as_people_say_them(
    grain: str, row: dict[str, Any], korean: str, english: str, running: bool
) -> None:
    assert (KOREAN.bucket(grain, row), ENGLISH.bucket(grain, row)) == (korean, english)
    assert is_running(grain, row, TODAY) == running


def test_words_leave_the_rest_of_a_ranking_to_its_chart(generation: Generation) -> None:
    """Only where every rank has its bar, and only one list."""
    codes = ", ".join(f"({rank}, 'C{rank}', {9 - rank})" for rank in range(1, 6))
    sql = f"SELECT rank, item_code, quantity FROM (VALUES {codes}) AS t(rank, item_code, quantity)"
    table = read(generation, "execute_custom_query", sql=sql)
    points = [f"{rank}. C{rank}: {9 - rank}개" for rank in range(1, 6)]
    text = "\n".join(["상위 5개 품목입니다.", *points, "", "근거: 5건"])
    kept = "\n".join(["상위 5개 품목입니다.", *points[:3]])
    said = brief(text, [table], [], KOREAN)
    assert said == f"{kept}\n\n나머지 2개 순위는 아래 차트와 표에 있습니다.\n\n근거: 5건"
    assert brief(text, [], [], KOREAN) == text
    assert brief(text + "\n" + points[0], [table], [], KOREAN).count("C5") == 1


def test_words_leave_the_choices_to_their_chips() -> None:
    labels = ["BW0021 모카", "BW0022 Mocha"]
    assert brief("어느 것을 볼까요? BW0021 모카, BW0022 Mocha", [], labels, KOREAN) == "어느 것을 볼까요?"


def test_a_single_number_gets_no_chart(generation: Generation) -> None:
    table = read(generation, "get_production_summary", date_from="2026-10-01", date_to="2026-10-31")
    assert chart(table, KOREAN) is None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (KOREAN, "10월 · BW0021 모카 브라운 원데이 · 2행 · "),
        (ENGLISH, "October · BW0021 모카 브라운 원데이 · 2 rows · "),
    ],
)
def test_closed_basis_is_one_line(generation: Generation, words: Words, line: str) -> None:
    table = read(
        generation, "get_production_summary", date_from="2026-10-01", date_to="2026-10-31", item_code="BW0021"
    )
    assert basis_line(table.basis, words).startswith(line)


def test_one_row_is_no_rows() -> None:
    assert ENGLISH.say("element.basis_rows", count=1) == "1 row"
    assert ENGLISH.say("element.basis_rows", count=1000) == "1,000 rows"
    assert ENGLISH.say("again.changed", count=1) == "1 figure has changed."


def test_open_basis_counts_what_was_excluded_and_why(generation: Generation) -> None:
    basis = replace(comparison(generation).basis, excluded={"unreadable_date": 1200, "unheard_of": 1})
    assert "1,201행 제외" in basis_line(basis, KOREAN)
    details = dict(basis_details(basis, KOREAN))
    assert details["제외된 행"] == "날짜를 읽을 수 없음 1,200, unheard_of 1"
    assert details["기간"] == "2025-10-01 ~ 2025-10-31, 2026-10-01 ~ 2026-10-31"
    assert details["원천"] == "보관 2025 (archive_2025), 올해(live)"
    assert "SELECT" in details["SQL"]


def test_headings_and_codes_of_ours_are_put_into_words(generation: Generation) -> None:
    props = table_props(comparison(generation), KOREAN)
    assert props["headings"][:4] == ["구분", "품목 코드", "품목명", "2025년 10월"]
    assert props["rows"][0][0] == "합계"
    assert table_props(trend(generation), KOREAN)["rows"][-1][5] == "예"


def test_a_percentage_of_a_query_says_its_unit_in_the_heading(generation: Generation) -> None:
    table = read(generation, "execute_custom_query", sql="SELECT 12.5 AS share, 7 AS lots, 'x' AS growth")
    assert table_props(table, ENGLISH)["headings"] == ["Share (%)", "Lots", "Growth"]


def test_marks_that_tell_nothing_are_hidden(generation: Generation) -> None:
    assert table_props(trend(generation, "2026-10-31"), KOREAN)["hidden"] == [5, 6]
    assert table_props(trend(generation), KOREAN)["hidden"] == []


def test_one_day_says_its_quantity_once(generation: Generation) -> None:
    day = {"date_from": "2026-03-05", "date_to": "2026-03-05", "item_code": "BW0021"}
    table = read(generation, "get_production_summary", **day)
    props = table_props(table, ENGLISH)
    shown = [name for place, name in enumerate(props["headings"]) if place not in props["hidden"]]
    assert shown == ["Quantity", "Rows", "Producing days", "Lots"]


def test_line_of_all_other_items_is_called_so(generation: Generation) -> None:
    table = read(generation, "get_top_items", date_from="2026-03-01", date_to="2026-03-31", limit=2)
    assert table_props(table, KOREAN)["rows"][-1][2] == "나머지 품목"


def test_table_survives_being_stored(generation: Generation) -> None:
    for table in (comparison(generation), trend(generation)):
        assert table_from_json(table_to_json(table)) == table


@pytest.mark.parametrize("language", ["ko", "en"])
def test_props_hold_the_whole_answer(generation: Generation, language: Language) -> None:
    answer = Answer(
        answer="330",
        status="clarify",
        reason=None,
        language=language,
        session_id="s",
        engine="planner",
        notice="old",
        tables=(comparison(generation),),
        suggestions=("next",),
        usage=Usage(),
        elapsed_ms=1.0,
        choices={"BW0021": "BW0021 10월"},
    )
    props = answer_props("question", answer, Words(language, TODAY))
    assert (props["notice"], props["suggestions"]) == ("old", [])  # the choices are enough
    assert props["choices"] == [{"label": "BW0021", "question": "BW0021 10월"}]
    plain = answer_props("question", replace(answer, choices={}), Words(language, TODAY))
    assert plain["suggestions"] == ["next"]
    assert props["tables"][0]["figure"] is not None


@pytest.mark.parametrize(
    ("first", "last", "korean", "english"),
    [
        ("2026-10-01", "2026-10-31", "10월", "October"),
        ("2025-02-01", "2025-02-28", "2025년 2월", "February 2025"),
        ("2025-01-01", "2025-12-31", "2025년", "2025"),
        ("2026-11-03", "2026-11-03", "2026-11-03", "2026-11-03"),
        ("2026-11-01", "2026-11-20", "2026-11-01~2026-11-20", "2026-11-01 to 2026-11-20"),
    ],
)
def test_periods_read_as_people_say_them(first: str, last: str, korean: str, english: str) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert (KOREAN.period(period), ENGLISH.period(period)) == (korean, english)


def test_steps_are_named_by_what_they_read() -> None:
    october = {"date_from": "2026-10-01", "date_to": "2026-10-31"}
    call = ToolCall("1", "get_production_summary", {**october, "item_code": "BW0021"})
    assert KOREAN.step(call) == "BW0021 10월 실적을 읽는 중"
    assert ENGLISH.step(call) == "Reading BW0021, October"
    assert "soon" in KOREAN.step(ToolCall("1", "get_top_items", {"date_from": "soon", "date_to": 3}))
    assert KOREAN.step(ToolCall("1", "made_up", {})) == "데이터를 읽는 중"


def test_more_items_than_fit_are_counted(generation: Generation) -> None:
    basis = replace(comparison(generation).basis, items=tuple(Item(f"C{n}", None) for n in range(5)))
    assert "C0, C1 +3" in basis_line(basis, KOREAN)
