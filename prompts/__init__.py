"""Texts for models and people, with strict variables; imports nothing of ours."""

import string
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


class TextError(LookupError):
    """A text, or one of its variables, is missing or not asked for: a programmer's mistake."""


def load(name: str, **values: object) -> str:
    """The text of `prompts/<name>.md`, its variables `$name` filled in.

    Raises TextError for a missing or an unknown variable.
    """
    template = string.Template(_read(f"{name}.md"))
    expected = set(template.get_identifiers())
    if expected != set(values):
        raise TextError(f"{name} takes {sorted(expected)}, not {sorted(values)}")
    return template.substitute(values)


def phrase(language: str, key: str, **values: object) -> str:
    """One sentence for a person: `key` (as `section.name`) of `prompts/phrases.<language>.toml`, filled in.

    Values that the sentence does not use are left out; a variable without a value raises TextError.
    """
    section, name = key.split(".", 1)
    try:
        text: str = _phrases(language)[section][name]
        return text.format_map(values)
    except KeyError as error:
        raise TextError(f"no phrase or value: {key}: {error}") from error


@cache
def _phrases(language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(_read(f"phrases.{language}.toml"))


@cache
def _read(file: str) -> str:
    return files("prompts").joinpath(file).read_text(encoding="utf-8")
