"""Lets a statement pass only if every node of DuckDB's own parse tree is known to be harmless."""

import difflib
import functools
import json
import re
import string
from typing import Any

import duckdb

from tools.sql_grammar import EVERYWHERE, JOINS, NODES, OPERATORS, PHRASES
from tools.sql_vocabulary import (
    COLLATIONS,
    FUNCTIONS,
    INSTEAD,
    RELATION_LIST,
    RELATIONS,
    TABLE_FUNCTIONS,
    TYPES,
    VALUE_NAMES,
)

MAX_LENGTH = 10_000
MAX_DEPTH = 100
MAX_NODES = 3_000

CONTROL_CHARACTER = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
PLAIN_NAME = re.compile(r"[^\W\d]\w{0,62}")
SYSTEM_NAME = re.compile(r"(duckdb|sqlite|pg|pragma)_")
CHANGING = re.compile(
    r"\b(insert|update|delete|truncate|drop|alter|create|attach|copy|pragma)\b", re.IGNORECASE
)
"""Words that make a statement which does not even parse an attempt, no slip."""
ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
"""The engine folds only ASCII: with `str.lower` a Kelvin sign in a CTE's name would pass for a plain k."""

Node = dict[str, Any]
Scope = frozenset[str]


class SqlRefused(Exception):
    """A statement that may not run; the text teaches the model what may, `code` is the ToolError's."""

    def __init__(self, lesson: str, code: str = "unsafe_sql") -> None:
        super().__init__(lesson)
        self.code = code


def check_sql(sql: str) -> frozenset[str]:
    """Names of the documented relations that a statement reads.

    Raises SqlRefused for anything but one harmless query.
    """
    if len(sql) > MAX_LENGTH:
        raise SqlRefused(f"The statement is longer than {MAX_LENGTH:,} characters.")
    if CONTROL_CHARACTER.search(sql):
        raise SqlRefused("The statement holds control characters; write plain text.")
    statements = parsed(sql)["statements"]
    if len(statements) != 1:
        raise SqlRefused(f"Exactly one SELECT statement may run, not {len(statements)}.")
    check = _Check()
    check.value(statements[0], frozenset(), 0)
    return frozenset(check.relations)


def parsed(sql: str) -> Node:
    """DuckDB's own parse tree of a text.

    Raises SqlRefused where it is no query.
    """
    try:
        row = _parser().cursor().execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
        tree: Node = json.loads(row[0]) if row else {}
    except (duckdb.Error, RecursionError, ValueError) as error:
        raise SqlRefused("The statement could not be parsed; write one plain SELECT.") from error
    if tree.get("error_type") == "parser" and not CHANGING.search(sql):
        raise SqlRefused(
            f"Syntax error{_near(tree, sql)}. Write one SELECT in DuckDB's dialect.", "sql_error"
        )
    if tree.get("error") is not False:
        raise SqlRefused(
            "Only one SELECT may run (WITH ... SELECT too); nothing that changes or inspects data."
        )
    return tree


@functools.cache
def _parser() -> duckdb.DuckDBPyConnection:
    """An empty database that only ever parses."""
    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "128MB"})
    for setting in (
        "autoload_known_extensions",
        "autoinstall_known_extensions",
        "python_enable_replacements",
    ):
        connection.execute(f"SET {setting} = false")
    connection.execute("SET max_expression_depth = 250")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _near(tree: Node, sql: str) -> str:
    """The word at which the parser gave up."""
    place = str(tree.get("position", ""))
    rest = sql.encode()[int(place) :].decode(errors="ignore") if place.isdecimal() else ""
    word = PLAIN_NAME.match(rest)
    return f" at '{word[0]}'" if word else ""


class _Check:
    """One walk over one parse tree; `relations` are the documented ones it met."""

    def __init__(self) -> None:
        self.relations: set[str] = set()
        self._nodes = 0

    def value(self, value: object, scope: Scope, depth: int) -> None:
        """Anything that a field holds: a list, a query, a node, an entry of a list, or a scalar."""
        if isinstance(value, list):
            for part in value:
                self.value(part, scope, depth)
        elif isinstance(value, dict):
            self._count(depth)
            if "class" in value or value.get("type") in NODES:
                self._node(value, scope, depth + 1)
            else:
                self._entry(value, scope, depth + 1)

    def _count(self, depth: int) -> None:
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise SqlRefused("The statement is nested too deeply or has too many parts; simplify it.")

    def _entry(self, entry: Node, scope: Scope, depth: int) -> None:
        """A part that is no node itself: a query's holder, a sort key, a WHEN, a replaced column."""
        if entry.get("named_param_map"):
            raise _unavailable("parameter")
        if frozenset(entry) not in _ENTRIES:
            raise _unavailable(str(entry.get("type", "")))
        for part in entry.values():
            self.value(part, scope, depth)

    def _node(self, node: Node, scope: Scope, depth: int) -> None:
        kind = str(node.get("class") or node["type"])
        if kind not in NODES:
            raise _unavailable(kind)
        fields = NODES[kind]
        for field in node.keys() - fields - EVERYWHERE:
            if node[field]:
                raise _unavailable(field)
        if kind == "BASE_TABLE":
            self._base_table(node, scope)
        elif kind in _RULES:
            _RULES[kind](node)
        inner = self._with_ctes(node, scope, depth)
        for field in (fields & node.keys()) - _UNWALKED:
            recursive = kind == "RECURSIVE_CTE_NODE" and field == "right"
            self.value(node[field], inner | {_cte_name(node["cte_name"])} if recursive else inner, depth)

    def _with_ctes(self, node: Node, scope: Scope, depth: int) -> Scope:
        """The scope with the query's own CTEs, each of which sees only those before it."""
        for entry in (node.get("cte_map") or {}).get("map", []):
            cte = entry["value"]
            if cte.get("key_targets"):
                raise _unavailable("using key")
            self.value(cte["query"], scope, depth + 1)
            scope |= {_cte_name(entry["key"])}
        return scope

    def _base_table(self, node: Node, scope: Scope) -> None:
        name = str(node["table_name"]).translate(ASCII_LOWER)
        if name in RELATIONS and name not in scope:
            self.relations.add(name)
        elif name not in scope:
            plain = PLAIN_NAME.fullmatch(name) and not SYSTEM_NAME.match(name)
            lesson = f"There is no relation{_shown(name)}. Relations: {RELATION_LIST}."
            raise SqlRefused(lesson, "sql_error" if plain else "unsafe_sql")


def _table_function(node: Node) -> None:
    name = str(node["function"].get("function_name", "")).translate(ASCII_LOWER)
    if name not in TABLE_FUNCTIONS:
        raise SqlRefused(f"Function{_shown(name)} may not stand in FROM. Relations: {RELATION_LIST}.")


def _join(node: Node) -> None:
    if node["ref_type"] not in JOINS:
        raise _unavailable(f"{node['ref_type']} join")


def _function(node: Node) -> None:
    if node.get("schema") not in ("", "main"):
        raise SqlRefused("Call functions by their plain names, as in lower(item_name).")
    _known_function(str(node["function_name"]).translate(ASCII_LOWER))


def _column_ref(node: Node) -> None:
    """The engine reads a lone name such as `current_user` as a call of that function."""
    names = [str(name).translate(ASCII_LOWER) for name in node["column_names"]]
    if len(names) == 1 and names[0] in VALUE_NAMES:
        _known_function(VALUE_NAMES[names[0]] or names[0])


def _operator(node: Node) -> None:
    if node["type"] not in OPERATORS:
        raise _unavailable(str(node["type"]))


def _cast(node: Node) -> None:
    if node["cast_type"]["id"] not in TYPES:
        raise SqlRefused(
            "Cast only to plain types: VARCHAR, INTEGER, BIGINT, DOUBLE, DECIMAL, DATE, TIMESTAMP."
        )


def _collate(node: Node) -> None:
    if str(node["collation"]).translate(ASCII_LOWER) not in COLLATIONS:
        raise SqlRefused(f"Collations: {', '.join(sorted(COLLATIONS))}.", "sql_error")


_RULES = {
    "TABLE_FUNCTION": _table_function,
    "JOIN": _join,
    "FUNCTION": _function,
    "WINDOW": _function,
    "COLUMN_REF": _column_ref,
    "OPERATOR": _operator,
    "CAST": _cast,
    "COLLATE": _collate,
}
_ENTRIES = {
    frozenset({"node", "named_param_map"}),
    frozenset({"type", "null_order", "expression"}),
    frozenset({"when_expr", "then_expr"}),
    frozenset({"key", "value"}),
}
_UNWALKED = {"cte_map", "cast_type", "value"}


def _known_function(name: str) -> None:
    if name in FUNCTIONS:
        return
    if name in INSTEAD:
        raise SqlRefused(f"Function{_shown(name)} is not available. Use {INSTEAD[name]}.", "sql_error")
    near = difflib.get_close_matches(name, FUNCTIONS, n=3, cutoff=0.75)
    hint = f" Similar: {', '.join(near)}." if near else ""
    raise SqlRefused(f"Function{_shown(name)} is not available.{hint}")


def _cte_name(written: str) -> str:
    """A CTE's name as the engine compares it; none may stand for a relation of the engine's own."""
    name = written.translate(ASCII_LOWER)
    if not PLAIN_NAME.fullmatch(name) or SYSTEM_NAME.match(name):
        raise SqlRefused("Give each CTE a plain name of letters, digits and underscores.")
    return name


def _shown(name: str) -> str:
    """A name as the model wrote it, or nothing where it is no name (a file, an address)."""
    return f" '{name}'" if PLAIN_NAME.fullmatch(name) else " of that name"


def _unavailable(part: str) -> SqlRefused:
    phrase = PHRASES.get(part.lower(), part.lower().replace("_", " "))
    return SqlRefused(
        f"Not available here: {phrase}. Use SELECT with joins, CTEs, GROUP BY and window functions."
    )
