"""Says what is wrong with a value that was sent, in the language of its sender."""

from pydantic_core import ErrorDetails

from assistant.model import Language
from prompts import phrase

WORDED = frozenset(
    {
        *("missing", "extra_forbidden", "json_invalid", "literal_error", "value_error"),
        *("repeated", "string_unicode"),
        *("greater_than_equal", "less_than_equal", "string_too_long", "string_too_short"),
        *(
            "string_type",
            "int_type",
            "int_parsing",
            "date_from_datetime_parsing",
            "dict_type",
            "model_attributes_type",
        ),
    }
)
"""Kinds of pydantic's errors that have a phrase `invalid.<kind>`; a day is all that is a value_error."""


PLACES = ("query", "path", "body", "header")
"""Where a parameter stands; a name of its own comes after it."""


def said_of(error: ErrorDetails, language: Language) -> tuple[str, str]:
    """Name of the parameter, and a sentence about it."""
    kind = error["type"]
    where = () if kind == "json_invalid" else error["loc"]
    if where and where[0] in PLACES:
        where = where[1:]
    name = ".".join(str(part) for part in where) or "body"
    if kind not in WORDED:
        return name, phrase(language, "tool.bad_argument", argument=name, reason=error["msg"])
    return name, phrase(language, f"invalid.{kind}", argument=name, **_values(error))


def _values(error: ErrorDetails) -> dict[str, object]:
    """What the phrase names: bounds, or the values that are allowed."""
    allowed = ("ge", "le", "max_length", "min_length", "expected")
    return {name: value for name, value in error.get("ctx", {}).items() if name in allowed}
