"""Golden questions: what is right, what is confidently wrong, and a broken file."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.agent import Agent
from maintenance.errors import OperatorError
from maintenance.evaluation import Case, Expectation, Report, evaluate, faults_of, load_cases
from maintenance.score_text import miss_line, summary_lines

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
OCTOBER = [("2026-10-01", "2026-10-31")]


def score(agent: Agent, **case: object) -> Report:
    """The report of one case."""
    return asyncio.run(evaluate(agent, [Case.model_validate(case)], lambda _: None))


def test_a_right_answer_has_no_faults(planner_agent: Agent) -> None:
    report = score(
        planner_agent,
        turns=["지난달 BW0021 생산량?"],
        expect={"period": OCTOBER, "items": ["BW0021"], "values": [300], "tool": "get_production_summary"},
    )
    assert (report.accuracy, report.confident_errors) == (1.0, 0.0)


def test_a_sum_that_only_the_sentence_says_is_among_the_values(planner_agent: Agent) -> None:
    for value, right in ((330, 1.0), (331, 0.0), (30, 1.0)):
        report = score(
            planner_agent, turns=["지난달 BW0021, BW0022 각각 몇 개이고 합은?"], expect={"values": [value]}
        )
        assert report.accuracy == right, report.outcomes[0].answer.answer


def test_a_number_that_only_the_sentence_says_is_held_as_far_as_it_is_rounded(planner_agent: Agent) -> None:
    answer = asyncio.run(planner_agent.answer("불량률은?"))
    said = replace(answer, status="ok", answer="주말은 전체의 44.5%, 150개입니다.")
    for value, faults in ((44.4604, 0), (44.5396, 0), (44.4396, 1), (44.5604, 1), (150, 0), (150.04, 1)):
        assert len(faults_of(said, Expectation.model_validate({"values": [value]}))) == faults, value


@pytest.mark.parametrize(
    "expect",
    [
        {"values": [301]},
        {"period": [("2025-10-01", "2025-10-31")]},
        {"items": ["BW0022"]},
        {"items": []},
        {"codes": ["CT0021"]},
        {"cells": ["CT0021"]},
        {"tool": "get_top_items"},
        {"status": "refused"},
    ],
)
def test_a_wrong_answer_is_a_confident_error(planner_agent: Agent, expect: dict[str, object]) -> None:
    report = score(planner_agent, turns=["지난달 BW0021 생산량?"], expect=expect, category="total")
    assert (report.accuracy, report.confident_errors) == (0.0, 1.0)
    assert miss_line(report.outcomes[0]).startswith("WRONG [total]")


def test_asking_back_is_a_miss_but_no_confident_error(planner_agent: Agent) -> None:
    report = score(planner_agent, turns=["ZZ9999 생산량"], expect={"values": [1]})
    assert (report.accuracy, report.confident_errors) == (0.0, 0.0)
    assert miss_line(report.outcomes[0]).startswith("miss")


def test_only_the_last_answer_of_a_conversation_counts(planner_agent: Agent) -> None:
    report = score(
        planner_agent, turns=["불량률?", "지난달 BW0021 생산량?", "BW0022는?"], expect={"values": [30]}
    )
    assert report.accuracy == 1.0


def test_each_answer_of_a_conversation_counts_where_each_has_an_expectation(planner_agent: Agent) -> None:
    report = score(
        planner_agent,
        turns=["지난달 BW0021 생산량?", "불량률?", "BW0022는?"],
        expect=[{"values": [300]}, None, {"values": [31]}],
    )
    assert [outcome.right for outcome in report.outcomes] == [True, False]
    assert miss_line(report.outcomes[1]).startswith("WRONG [] 지난달 BW0021 생산량? >> 불량률? >> BW0022는?")


def test_an_expectation_is_missing_for_a_turn() -> None:
    with pytest.raises(ValueError, match="2 turns and 1 expectations"):
        Case.model_validate({"turns": ["지난달 BW0021 생산량?", "BW0022는?"], "expect": [None]})


def test_the_score_names_refusals_and_categories(planner_agent: Agent) -> None:
    report = score(planner_agent, turns=["불량률은?"], expect={"status": "refused"}, category="refuse")
    lines = list(summary_lines(report))
    assert lines[0].split() == ["refuse", "1/1"]
    assert report.refusals == 1.0


def test_an_unknown_field_and_one_that_is_missing_are_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"turns": ["어제 생산량"], "expekt": {}}', encoding="utf-8")
    with pytest.raises(OperatorError, match=r"expect: .*expekt: "):
        load_cases(file)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_text('{"turns": ["a"], "expect": {}}\n{"turns": [], "expect": {}}\n', encoding="utf-8")
    with pytest.raises(OperatorError, match="2"):
        load_cases(path)
    with pytest.raises(OperatorError):
        load_cases(tmp_path / "none.jsonl")


def test_the_projects_own_set_is_well_formed() -> None:
    cases = load_cases(BENCHMARKS / "golden.jsonl")
    assert len(cases) >= 300
    assert {case.language for case in cases} == {"ko", "en"}


@pytest.mark.parametrize(
    "path", sorted((BENCHMARKS / "golden" / "turns").glob("*.jsonl")), ids=lambda path: path.stem
)
def test_the_sets_scored_turn_by_turn_are_well_formed(path: Path) -> None:
    cases = load_cases(path)
    assert cases and {case.language for case in cases} <= {"ko", "en"}
    assert all(isinstance(case.expect, list) for case in cases)
