"""The tables of the operations manual, made from the settings and the sentences they describe.

`python -m tests.manual_tables` writes them into the manual anew.
"""

import ast
import re
from collections.abc import Iterator
from inspect import getsource
from textwrap import dedent

from assistant.settings import Settings
from maintenance.messages import _sentences
from maintenance.settings import MaintenanceSettings
from maintenance.unreadable import SENTENCES
from tests.factory import PROJECT_ROOT

MANUAL = PROJECT_ROOT / "docs" / "operations_manual.md"
RAISED = re.compile(r'(?:(?:OperatorError|warn|fail)\(\s*(?:"\w+", )?|is ok else )"(\w+)"')


def settings_table() -> str:
    """Every setting by its variable, with its default and its sentence."""
    lines = ["| Variable | Default | |", "|---|---|---|"]
    for variable, default, sentence in sorted(_settings()):
        lines.append(f"| `{variable}` | {default} | {sentence} |")
    return "\n".join(lines)


def failures_table() -> str:
    """Every sentence that stops a command or that the doctor warns with; the remedy is part of it."""
    sources = (path.read_text(encoding="utf-8") for path in (PROJECT_ROOT / "maintenance").rglob("*.py"))
    raised = {key for text in sources for key in RAISED.findall(text)} | set(SENTENCES.values())
    lines = ["| 문장 | Sentence |", "|---|---|"]
    for key, told in _sentences().items():
        if key in raised | {"source_unreadable"}:
            lines.append(f"| {_cell(told['ko'])} | {_cell(told['en'])} |")
    return "\n".join(lines)


def with_tables(manual: str) -> str:
    """The manual with both tables as they must be."""
    for name, table in (("settings", settings_table()), ("failures", failures_table())):
        start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        head, _, rest = manual.partition(start)
        manual = head + start + table + end + rest.partition(end)[2]
    return manual


def _settings() -> Iterator[tuple[str, str, str]]:
    sentences = {**_docstrings(Settings), **_docstrings(MaintenanceSettings)}
    for name, field in MaintenanceSettings.model_fields.items():
        default = field.get_default()
        shown = "" if default in (None, "") else f"`{default}`"
        yield field.alias or name.upper(), shown, _cell(sentences[name])


def _docstrings(settings: type[Settings]) -> dict[str, str]:
    """The sentence under each field of a class."""
    (declared,) = ast.parse(dedent(getsource(settings))).body
    assert isinstance(declared, ast.ClassDef)
    found = {}
    for field, below in zip(declared.body, declared.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            assert isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant), field.target.id
            found[field.target.id] = str(below.value.value)
    return found


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("{{", "{").replace("}}", "}")


if __name__ == "__main__":
    MANUAL.write_text(with_tables(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
