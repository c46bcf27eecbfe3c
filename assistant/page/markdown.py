"""Text from models and data made safe for the page's Markdown: formatting stays, what acts is text."""

import re
from collections.abc import Iterable, Sequence

from tools.tool import Kind, Table

ACTING = re.compile(r"(?<!\\)(\[|\]|<|~|!(?=\\?\[)|:(?=[A-Za-z\[{:]))")
"""Starts of links, images, HTML, directives and of the strike-through that `10~11` would be."""
FORMATTING = re.compile(r"([\\`*_{}\[\]<>()#+.!|~:&$-])")
AFTER_LIST = re.compile(r"^((?:\d+[.)]|[-*]) .*)\n(?=\S)(?!(?:\d+[.)]|[-*]) )", re.MULTILINE)
"""A list line before a line of text, which Markdown would take into the list."""
UNIT = "개| units| pieces"
NUMBER_WITH_UNIT = re.compile(rf"(?<![\d,.])(\d[\d,.]*)(?:{UNIT})")
PLAIN_NAME = re.compile(r"[\w ()/.,%-]*")


def readable(text: str, names: Iterable[str] = ()) -> str:
    """The text with links, images, HTML and directives switched off, and names out of the data literal."""
    for name in sorted(set(names), key=len, reverse=True):
        if not PLAIN_NAME.fullmatch(name) or "_" in name:
            text = text.replace(name, literal(name))
    return AFTER_LIST.sub(r"\1\n\n", ACTING.sub(r"\\\1", text))


def with_bold_figure(text: str, tables: Sequence[Table]) -> str:
    """The text with its main figure in bold where nothing is.

    That is the first quantity of its first table (of a comparison the second), or else the first with a unit.
    """
    if "**" in text or not tables or not tables[0].rows:
        return text
    places = [place for place, column in enumerate(tables[0].columns) if column.kind is Kind.QUANTITY]
    cells = [row[place] for row in tables[0].rows for place in places]
    figures = [f"{cell:,}" for cell in cells if isinstance(cell, int | float)]
    if not figures:
        return text
    main = figures[1 if tables[0].basis.tool == "compare_periods" and len(figures) > 1 else 0]
    first = rf"(?<![\d,.]){re.escape(main)}(?![\d,])(?:{UNIT})?"
    spans = [found.span() for found in re.finditer(first, text)]
    spans += [found.span() for found in NUMBER_WITH_UNIT.finditer(text) if found[1] in figures]
    if not spans:
        return text
    start, end = spans[0]
    return f"{text[:start]}**{text[start:end]}**{text[end:]}"


def literal(text: str) -> str:
    """The text so that Markdown shows exactly its characters."""
    return FORMATTING.sub(r"\\\1", " ".join(text.split()))


def names_in(tables: Iterable[Table]) -> set[str]:
    """Item names and other texts of the data that an answer may have taken up."""
    names = set()
    for table in tables:
        names |= {text for item in table.basis.items for text in (item.code, item.name) if text}
        for place, column in enumerate(table.columns):
            if column.kind in (Kind.NAME, Kind.CODE, Kind.LOT, Kind.TEXT):
                names |= {cell for row in table.rows if isinstance(cell := row[place], str) and cell}
    return names
