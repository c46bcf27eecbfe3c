"""The shape of model-written SQL: which nodes of DuckDB's parse tree may occur, and with which fields."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


NODES: dict[str, frozenset[str]] = {
    # queries
    "SELECT_NODE": words(
        "modifiers cte_map select_list from_table where_clause group_expressions group_sets"
        " aggregate_handling having qualify"
    ),
    "SET_OPERATION_NODE": words("modifiers cte_map setop_type setop_all left right children"),
    "RECURSIVE_CTE_NODE": words("modifiers cte_map cte_name union_all left right aliases"),
    # relations
    "BASE_TABLE": words("table_name column_name_alias"),
    "JOIN": words("left right condition join_type ref_type using_columns"),
    "SUBQUERY": words("subquery subquery_type child comparison_type column_name_alias"),
    "TABLE_FUNCTION": words("function column_name_alias with_ordinality"),
    "EXPRESSION_LIST": words("expected_names expected_types values"),
    "EMPTY": frozenset(),
    # modifiers
    "ORDER_MODIFIER": words("orders"),
    "LIMIT_MODIFIER": words("limit offset"),
    "LIMIT_PERCENT_MODIFIER": words("limit offset"),
    "DISTINCT_MODIFIER": words("distinct_on_targets"),
    # expressions, by class
    "BETWEEN": words("input lower upper"),
    "CASE": words("case_checks else_expr"),
    "CAST": words("child cast_type try_cast"),
    "COLLATE": words("child collation"),
    "COLUMN_REF": words("column_names"),
    "COMPARISON": words("left right"),
    "CONJUNCTION": words("children"),
    "CONSTANT": words("value"),
    "FUNCTION": words("function_name schema children filter order_bys distinct is_operator"),
    "OPERATOR": words("children"),
    "STAR": words("relation_name exclude_list replace_list columns"),
    "WINDOW": words(
        "function_name schema children partitions orders start end start_expr end_expr offset_expr"
        " default_expr ignore_nulls filter_expr exclude_clause distinct arg_orders"
    ),
}
"""Every node that may occur, with the fields that may hold something; all others must be empty."""

EVERYWHERE = words("class type alias query_location")
OPERATORS = words(
    "OPERATOR_NOT OPERATOR_IS_NULL OPERATOR_IS_NOT_NULL OPERATOR_COALESCE COMPARE_IN COMPARE_NOT_IN"
    " ARRAY_EXTRACT ARRAY_SLICE GROUPING_FUNCTION OPERATOR_TRY"
)
JOINS = words("REGULAR NATURAL CROSS ASOF")

PHRASES = {
    "": "this part of the statement",
    "at_clause": "reading another version of a relation",
    "catalog": "a catalog before a function's name",
    "catalog_name": "a catalog before a relation's name",
    "expr": "COLUMNS(...) with a pattern",
    "lambda": "lambda functions",
    "parameter": "parameters such as ? and $1",
    "pivot": "PIVOT and UNPIVOT",
    "positional_reference": "column numbers such as #1",
    "sample": "sampling, which would give other numbers each time",
    "schema_name": "a schema before a relation's name",
    "show_ref": "SHOW, DESCRIBE and SUMMARIZE",
}
"""What the reader of an error knows a refused node or field as."""
