"""`hub eval`: golden questions asked of an engine, scored on what the answers hold."""

from pathlib import Path
from typing import Annotated, Literal

import typer


def evaluate(
    file: Annotated[
        Path, typer.Argument(help="Golden questions, one JSON object a line (docs/your_words.md).")
    ],
    engine: Annotated[
        Literal["planner", "gemini"] | None, typer.Option(help="Who answers; HUB_ENGINE when left out.")
    ] = None,
) -> None:
    """Score a set of golden questions: right answers, confident errors, latency, tokens, and each miss."""
    from assistant.engine import build_agent
    from maintenance.console import load_settings
    from maintenance.evaluation import load_cases, run_evaluation
    from maintenance.generation import ensure_generation
    from maintenance.score_text import miss_line, summary_lines

    settings = load_settings()
    cases = load_cases(file)
    ensure_generation(settings)
    agent = build_agent(settings.model_copy(update={"engine": engine or settings.engine}))
    report = run_evaluation(
        agent, cases, lambda outcome: None if outcome.right else typer.echo(miss_line(outcome))
    )
    for line in summary_lines(report):
        typer.echo(line)
    if report.accuracy < 1:
        raise typer.Exit(1)
