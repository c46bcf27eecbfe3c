"""Text from models and data made safe for the page's Markdown: formatting stays, what acts is text."""

import re
from collections.abc import Iterable, Sequence

from tools.tool import Kind, Table

ACTING = re.compile(r"(?<!\\)(\[|\]|<|~|!(?=\\?\[)|:(?=[A-Za-z\[{:]))")
"""Starts of links, images, HTML, directives and of the strike-through that `10~11` would be."""
FORMATTING = re.compile(r"([\\`*_{}\[\]<>()#+.!|~:&$-])")
AFTER_LIST = re.compile(r"^((?:\d+[.)]|[-*]) .*)\n(?=\S)(?!(?:\d+[.)]|[-*]) )", re.MULTILINE)
"""A list line before a line of text, which Markdown would take into the list."""
PLAIN_NAME = re.compile(r"[\w ()/.,%-]*")


def readable(text: str, names: Iterable[str] = ()) -> str:
    """The text with links, images, HTML and directives switched off, and names out of the data literal."""
    for name in sorted(set(names), key=len, reverse=True):
        if not PLAIN_NAME.fullmatch(name) or "_" in name:
            text = text.replace(name, literal(name))
    return AFTER_LIST.sub(r"\1\n\n", ACTING.sub(r"\\\1", text))


def with_bold_figure(text: str, tables: Sequence[Table]) -> str:
    """The text with its main figure, the first quantity of its first table, in bold where nothing is."""
    if "**" in text or not tables or not tables[0].rows:
        return text
    cells = zip(tables[0].columns, tables[0].rows[0], strict=True)
    figure = next((cell for column, cell in cells if column.kind is Kind.QUANTITY and cell is not None), None)
    if not isinstance(figure, int | float):
        return text
    return re.sub(
        rf"(?<![\d,.]){figure:,}(?![\d,])(개| units| pieces)?", lambda found: f"**{found[0]}**", text, count=1
    )


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
