"""Wordings that stand for a plain one, put plainly before anything is read: `instead.toml`."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

_LAUGHTER = re.compile(r"[ㅋㅎㅠㅜㄷㄱㅇㅂ]+|(?<=[요죠다네지용염임음])[~^♡♥;]+(?=\s|$)")
ANYWHERE, PARTS = "dialect", "parts"
"""The section whose wordings may stand within a word, and the one of what wordings are made of."""
Plain = str | Callable[[re.Match[str]], str]
BEFORE, AFTER = r"(?<![\w.-])", r"(?![A-Za-z0-9])"


def put_plainly(text: str) -> str:
    """The text with its wordings replaced; the first that fits a place wins."""
    text = _LAUGHTER.sub(" ", text)
    for pattern, plain in wordings():
        text = pattern.sub(plain, text)
    return text


@cache
def wordings() -> tuple[tuple[re.Pattern[str], Plain], ...]:
    """The patterns and what stands for each, read once (about a quarter of a second)."""
    source = tomllib.loads(files(__package__).joinpath("instead.toml").read_text(encoding="utf-8"))
    parts = source.pop(PARTS)
    return tuple(
        (re.compile(wording if section == ANYWHERE else _anchored(_whole(wording, parts))), _put(plain))
        for section, wordings in source.items()
        for wording, plain in wordings.items()
    )


def _put(plain: str) -> Plain:
    """What stands for a wording; one with groups is read where it is needed only.

    `re` keeps 512 templates, and reads each anew at every call where there are more.
    """
    return (lambda found: found.expand(plain)) if "\\" in plain else plain


def _whole(wording: str, parts: dict[str, str]) -> str:
    """The wording with the parts it is made of: `<time>` is a time in English."""
    return re.sub(r"(?<!P)<([a-z]+)>", lambda found: f"(?:{parts[found[1]]})", wording)


def _anchored(wording: str) -> str:
    """The pattern where a word begins, its blanks optional; one that takes a number along begins anywhere.

    A blank between words that may be any (`\\S+`) has to be there, else these could be cut in countless ways.
    """
    apart = re.sub(r" (?=\\S[+*])|(?<=\\S\+) (?=\))", r"\\s+", wording)
    blanks = re.sub(r"(?<!\\s) (?![?*+])", r"\\s*", apart)
    begins = "" if wording.startswith((r"(\d|", "^")) else BEFORE
    ends = "" if wording.endswith(")") and "(?=" in wording else AFTER
    letters = re.search(r"(?<!\\)[A-Za-z]", re.sub(r"\[[^\]]*\]", "", wording))
    case = "i" if letters else ""  # only where it matters: it takes long to compile
    return f"{begins}(?{case}:{blanks}){ends}"
