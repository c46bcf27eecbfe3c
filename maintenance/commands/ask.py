"""`hub ask` and `hub tool`: an answer, or one tool's table, on the console."""

import json
from typing import Annotated

import typer


def ask(
    question: Annotated[str, typer.Argument(help="The question, Korean or English.")],
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    session: Annotated[str | None, typer.Option(help="Id of the conversation to go on with.")] = None,
) -> None:
    """Ask the production data; `--session` keeps a conversation across runs."""
    from rich.console import Console

    from maintenance.answer_text import print_answer
    from maintenance.asking import ask_once
    from maintenance.console import load_settings

    answer = ask_once(load_settings(), question, session)
    if as_json:
        typer.echo(json.dumps(answer.to_json(), ensure_ascii=False))
    else:
        print_answer(answer, Console(soft_wrap=True))
    if answer.status == "error":
        raise typer.Exit(1)


def tool(
    name: Annotated[str, typer.Argument(help="Name of the tool.")],
    arguments: Annotated[str, typer.Argument(help="Its arguments as a JSON object.")] = "{}",
) -> None:
    """Run one tool and print its table with its basis as JSON."""
    from maintenance.console import load_settings
    from maintenance.tool_call import call_tool

    typer.echo(json.dumps(call_tool(load_settings(), name, arguments).to_json(), ensure_ascii=False))
