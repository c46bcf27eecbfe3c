"""What the engine says, told so that a model can mend its SQL, without a word of the engine's own."""

import re

from tools.sql_vocabulary import RELATION_LIST

GENERAL = "The query failed while it ran; check types and values, and use try_cast where values may not fit."
MEMORY_LESSON = (
    "The query needs more memory than one query may use. Filter by production_date, aggregate before joining,"
    " and select fewer columns."
)
INTERVAL_LESSON = "A result column is an INTERVAL; use date_diff('day', a, b), or CAST it to VARCHAR."
TYPES = (
    "production_date, first_date and last_date are DATE, good_quantity and quantity DOUBLE, id and records"
    " BIGINT, all others VARCHAR"
)

_LESSONS = (
    (
        r'(?:Referenced column|Column|column named) "(?P<name>[^"]+)"',
        "There is no column{name} here. Relations: {relations}.",
    ),
    (
        r'Referenced table "(?P<name>[^"]+)"',
        "No relation or alias{name} stands in this FROM clause.",
    ),
    (
        r'olumn "?(?P<name>[^" ]+)"? must appear in the GROUP BY',
        "Column{name} must stand in GROUP BY or in an aggregate; GROUP BY ALL takes every plain column.",
    ),
    (
        r'Ambiguous reference to (?:column name|table) "(?P<name>[^"]+)"',
        "Name{name} is ambiguous; put the relation's alias before it.",
    ),
    (
        r"(?:No function matches|best candidate).*?['\"](?P<name>[^'\"(]+)\((?P<types>[A-Z_, ()\d\[\]]*)\)",
        "Function{name} does not take ({types}); CAST first. {columns}.",
    ),
    (
        r"Function with name (?P<name>\S+) does not exist",
        "Function{name} needs an OVER (...) clause here, or does not exist.",
    ),
    (r"calls cannot be nested", "Aggregates cannot be nested; aggregate in a CTE first."),
    (r"clause cannot contain aggregates", "WHERE cannot hold aggregates; use HAVING or a CTE."),
    (r"clause cannot contain window", "WHERE cannot hold window functions; use QUALIFY or a CTE."),
    (r"More than one row returned", "A subquery used as a value gives more than one row; aggregate it."),
    (r"same number of result columns", "Both sides of a UNION, INTERSECT or EXCEPT need as many columns."),
    (r"Subquery returns \d+ columns", "A subquery used as a value must give exactly one column."),
    (r"term out of range", "GROUP BY or ORDER BY names a column number that the select list does not have."),
    (r"columns available but \d+ columns specified", "More column aliases are given than there are columns."),
    (r"Cannot (?:mix|compare) values of type", "Values of different types are mixed; CAST them. {columns}."),
    (r"date field|Date out of range|timestamp field", "A date is not valid; write 'YYYY-MM-DD'."),
    (r"extract specifier", "The date part is unknown; use 'year', 'quarter', 'month', 'week' or 'day'."),
    (r"format specifier|Unrecognized format", "A date and its format do not fit; use one like '%Y-%m-%d'."),
    (
        r"Could not c|Conversion",
        "A value does not fit the type it is compared with or cast to; quote item codes, or use try_cast."
        " {columns}.",
    ),
    (r"Overflow", "A number grew too large; CAST to DOUBLE first."),
    (r"can only take (?:constant )?parameters", "quantile functions take a constant between 0 and 1."),
    (r"LIMIT/OFFSET", "LIMIT and OFFSET take whole numbers from 0 on."),
    (r"at least one window function", "QUALIFY needs a window function; use WHERE or HAVING."),
    (r"UNNEST\(\)", "unnest takes a list."),
)  # fmt: skip


def teach(text: str, sql: str) -> str:
    """The lesson in an engine's error; of its words only names that the statement holds are repeated."""
    for pattern, lesson in _LESSONS:
        if match := re.search(pattern, text, re.DOTALL):
            found = match.groupdict()
            return lesson.format(
                name=_own_name(found.get("name", ""), sql),
                types=_plain_types(found.get("types", "")),
                relations=RELATION_LIST,
                columns=TYPES,
            )
    return GENERAL


def _own_name(name: str, sql: str) -> str:
    spoken = len(name) <= 63 and name.lower() in sql.lower() and not re.search(r"[/\\'\"\s]", name)
    return f" '{name}'" if name and spoken else ""


def _plain_types(types: str) -> str:
    return types.replace("STRING_LITERAL", "VARCHAR").replace("INTEGER_LITERAL", "INTEGER")
