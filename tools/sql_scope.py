"""Which days and items a custom query is bound to, as far as its parse tree leaves no doubt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tools.sql_guard import Node, parsed

RECORDS, ITEMS = frozenset({"production_records", "item_days"}), "items"
DAY, CODE = "production_date", "item_code"
REACH: dict[str, tuple[int | None, int | None]] = {
    "COMPARE_BETWEEN": (0, 0),
    "COMPARE_EQUAL": (0, 0),
    "COMPARE_GREATERTHANOREQUALTO": (0, None),
    "COMPARE_GREATERTHAN": (1, None),
    "COMPARE_LESSTHANOREQUALTO": (None, 0),
    "COMPARE_LESSTHAN": (None, -1),
}
"""How many days after its literals a comparison's first and last day lie; None where it sets no such end."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Days that none of the records read lies outside of, and item codes, none for all items."""

    first: date = date.min
    last: date = date.max
    codes: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, object]:
        """ISO days, None where that end is open, and codes."""
        first = self.first.isoformat() if self.first > date.min else None
        last = self.last.isoformat() if self.last < date.max else None
        return {"first": first, "last": last, "codes": sorted(self.codes)}


def scope_of(sql: str) -> Scope:
    """The least scope that holds every reading of records in a statement that passed the guard."""
    scopes = [
        _bound(select, table)
        for select in _selects(parsed(sql))
        for table in _tables(select["from_table"])
        if _reads_records(table)
    ]
    if not scopes:
        return Scope()
    everywhere = all(scope.codes for scope in scopes)
    codes = frozenset().union(*(scope.codes for scope in scopes)) if everywhere else frozenset[str]()
    scope = Scope(min(one.first for one in scopes), max(one.last for one in scopes), codes)
    return scope if scope.first <= scope.last else Scope(codes=codes)


def _selects(value: object) -> Iterator[Node]:
    """Every SELECT of a tree, however deep."""
    if isinstance(value, list):
        for part in value:
            yield from _selects(part)
    elif isinstance(value, dict):
        if value.get("type") == "SELECT_NODE":
            yield value
        for part in value.values():
            yield from _selects(part)


def _tables(source: Node) -> Iterator[Node]:
    """What a FROM names: relations, subqueries, functions."""
    if source["type"] == "JOIN":
        yield from _tables(source["left"])
        yield from _tables(source["right"])
    else:
        yield source


def _reads_records(table: Node) -> bool:
    return str(table.get("table_name", "")).lower() in RECORDS


def _bound(select: Node, table: Node) -> Scope:
    """What the conditions of a SELECT, all of which hold, leave of one of its relations."""
    name = str(table["alias"] or table["table_name"]).lower()
    others = [one for one in _tables(select["from_table"]) if one is not table]
    alone = all(str(one.get("table_name", "")).lower() == ITEMS for one in others)
    scope = Scope()
    for condition in _conditions(select["where_clause"]):
        column, texts = _compared(condition)
        if column[:-1] == [name] or (column and not column[:-1] and alone):
            scope = _narrowed(scope, column[-1], str(condition["type"]), texts)
    return scope


def _conditions(where: Node | None) -> Iterator[Node]:
    if where is None:
        return
    if where["type"] == "CONJUNCTION_AND":
        for part in where["children"]:
            yield from _conditions(part)
    else:
        yield where


def _compared(condition: Node) -> tuple[list[str], list[str]]:
    """The column of a comparison with literals, with what stands before its dot, and the literals."""
    kind = condition["type"]
    if kind == "COMPARE_BETWEEN":
        column, *others = condition["input"], condition["lower"], condition["upper"]
    elif kind == "COMPARE_IN":
        column, *others = condition["children"]
    else:
        column, *others = condition.get("left"), condition.get("right")
    texts = [text for text in map(_literal, others) if text is not None]
    if column is None or column["class"] != "COLUMN_REF" or len(texts) < len(others):
        return [], []
    return [str(word).lower() for word in column["column_names"]], texts


def _literal(node: Node | None) -> str | None:
    """A text, or a date written as one."""
    if node and node["class"] == "CAST" and node["cast_type"]["id"] == "DATE":
        node = node["child"]
    if not node or node["class"] != "CONSTANT" or node["value"]["is_null"]:
        return None
    value = node["value"]["value"]
    return value if isinstance(value, str) else None


def _narrowed(scope: Scope, column: str, kind: str, texts: list[str]) -> Scope:
    """The scope with one more condition."""
    if column == CODE and kind in ("COMPARE_EQUAL", "COMPARE_IN"):
        named = frozenset(texts)
        return replace(scope, codes=scope.codes & named or named)
    if column != DAY or kind not in REACH:
        return scope
    try:
        days = [date.fromisoformat(text) for text in texts]
    except ValueError:
        return scope
    since, until = REACH[kind]
    first = scope.first if since is None else max(scope.first, days[0] + timedelta(days=since))
    last = scope.last if until is None else min(scope.last, days[-1] + timedelta(days=until))
    return replace(scope, first=first, last=last)
