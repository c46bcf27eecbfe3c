"""The operator's sentences: Korean first, English behind it."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("maintenance") / "messages.toml").read_text(encoding="utf-8"))


def say(key: str, **values: object) -> str:
    """The sentence of `key` in both languages; an unknown key or a missing value is a programmer's error."""
    return f"{worded('ko', key, **values)} / {worded('en', key, **values)}"


def worded(language: str, key: str, **values: object) -> str:
    """The sentence of `key` in one language."""
    return _sentences()[key][language].format(**values)
