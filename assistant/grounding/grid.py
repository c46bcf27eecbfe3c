"""Markdown tables: a row's cells, each to be read under its heading and beside its row's name."""

import re
from dataclasses import dataclass

_GENERIC = re.compile(
    "값|내용|수치|결과|항목|구분|지표|value|values?|figure|result|metric|item", re.IGNORECASE
)
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a sentence: headings and row name first, then from `start` what the cell says."""

    text: str
    start: int


def is_row(line: str) -> bool:
    """Whether a line is a row of a Markdown table."""
    return line.lstrip().startswith("|")


def is_rule(line: str) -> bool:
    """Whether it is the line under the headings."""
    return is_row(line) and bool(_RULE.match(line)) and "-" in line


def cells_of(line: str) -> tuple[str, ...]:
    """The texts between the bars."""
    cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
    return tuple(
        f"{cell}요일" if cell and cell in "월화수목금토일" and len(cell) == 1 else cell for cell in cells
    )


def sentences(header: tuple[str, ...], cells: tuple[str, ...]) -> list[Cell]:
    """Each cell as a sentence of its own: the row's other names, then the heading, then the cell."""
    found = []
    for place, cell in enumerate(cells):
        names = [other for spot, other in enumerate(cells) if spot != place and _names(other)]
        heading = header[place] if place < len(header) and not _GENERIC.fullmatch(header[place]) else ""
        before = " ".join([*names, heading + ": " if heading else ""]).lstrip()
        found.append(Cell(before + cell, len(before)))
    return found


def _names(cell: str) -> bool:
    """Whether a cell names its row rather than counts: it has a word, or is a date."""
    return bool(re.search(r"[가-힣A-Za-z]|\d{4}-\d{2}", cell)) and not re.fullmatch(
        r"[-+]?[\d,.]+\s?(?:개|건|EA|units?|pcs|일|회|종|%p?|배|만|만 개|억|K|M|records?|days?|lots?)", cell
    )
