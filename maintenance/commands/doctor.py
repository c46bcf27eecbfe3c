"""`hub doctor`: what is well, what is not, and how to mend it."""

import json
from dataclasses import asdict
from typing import Annotated

import typer


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
    online: Annotated[bool, typer.Option(help="Also ask Google whether it accepts the key.")] = False,
) -> None:
    """Check Python, packages, databases, snapshot, ports, key, disk and clock, and name each fix."""
    from maintenance.console import load_settings
    from maintenance.doctor import examine

    findings = []
    for finding in examine(load_settings(), online=online):
        findings.append(finding)
        if not as_json:
            typer.echo(f"{finding.level:<5}{finding.check:<11}{finding.detail}")
    failed = any(finding.level == "fail" for finding in findings)
    if as_json:
        typer.echo(
            json.dumps({"ok": not failed, "findings": [asdict(one) for one in findings]}, ensure_ascii=False)
        )
    if failed:
        raise typer.Exit(1)
