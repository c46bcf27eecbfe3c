"""Texts for models and people, with strict variables; imports nothing of ours."""

import string
import tomllib
from collections.abc import Mapping
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
    return _filled(_sections("phrases", language), key, values)


def page(language: str, key: str, **values: object) -> str:
    """One text of the chat page: `key` of `prompts/page.<language>.toml`, filled in as `phrase` does."""
    return _filled(_sections("page", language), key, values)


def page_section(language: str, section: str) -> Mapping[str, str]:
    """All texts of one section of the chat page, unfilled."""
    return _sections("page", language)[section]


def _filled(sections: Mapping[str, Mapping[str, str]], key: str, values: Mapping[str, object]) -> str:
    section, name = key.split(".", 1)
    try:
        return sections[section][name].format_map(values)
    except KeyError as error:
        raise TextError(f"no phrase or value: {key}: {error}") from error


@cache
def _sections(name: str, language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(_read(f"{name}.{language}.toml"))


@cache
def _read(file: str) -> str:
    return files("prompts").joinpath(file).read_text(encoding="utf-8")
