"""What model-written SQL may say: the relations it reads, the functions it calls, the types it casts to."""

from dataclasses import dataclass

from tools.sql_grammar import words


@dataclass(frozen=True, slots=True)
class Relation:
    """A view that model-written SQL may read."""

    name: str
    columns: tuple[str, ...]
    part: str  # its rows of one source, which stands for {source}
    whole: str = "SELECT * FROM ({parts})"  # the view over the parts of all sources

    @property
    def signature(self) -> str:
        """Name and columns, as an error names them."""
        return f"{self.name}({', '.join(self.columns)})"

    def view(self, sources: list[str]) -> str:
        """The statement that creates the view over these sources."""
        parts = " UNION ALL ".join(self.part.format(source=source) for source in sources)
        return f"CREATE VIEW {self.name} AS {self.whole.format(parts=parts)}"


PRODUCTION_RECORDS = Relation(
    "production_records",
    (
        "id",
        "production_date",
        "produced_at",
        "lot_number",
        "item_code",
        "item_name",
        "good_quantity",
        "source",
    ),
    "SELECT id, made_on AS production_date, production_date AS produced_at,"
    " lot_number, item_code, item_name, good_quantity, '{source}' AS source FROM {source}.records",
)
ITEM_DAYS = Relation(
    "item_days",
    ("item_code", "production_date", "quantity", "records", "source"),
    "SELECT item_code, made_on AS production_date, quantity, records, '{source}' AS source"
    " FROM {source}.item_days",
)
ITEMS = Relation(
    "items",
    ("item_code", "item_name", "first_date", "last_date", "quantity", "records"),
    "SELECT item_code, item_name, CAST(first_day AS DATE) AS first_date, CAST(last_day AS DATE) AS last_date,"
    " quantity, records FROM {source}.items",
    "SELECT item_code, arg_max(item_name, last_date) AS item_name, min(first_date) AS first_date,"
    " max(last_date) AS last_date, fsum(quantity) AS quantity, sum(records)::BIGINT AS records"
    " FROM ({parts}) GROUP BY item_code",
)
RELATIONS = {relation.name: relation for relation in (PRODUCTION_RECORDS, ITEM_DAYS, ITEMS)}

MACROS = (
    "CREATE MACRO iif(test, yes, otherwise) AS CASE WHEN test THEN yes ELSE otherwise END",
    "CREATE MACRO total(number) AS coalesce(sum(number), 0)",
    """CREATE MACRO date_trunc(part, moment) AS CASE
        WHEN lower(part) = 'month' THEN moment::DATE - (day(moment::DATE) - 1)::INTEGER
        ELSE system.main.date_trunc(part, moment) END""",
)
"""Habits of SQLite that DuckDB lacks, and months in a fifth of the engine's own time."""

CLOCK = {
    "current_date": "DATE",
    "today": "DATE",
    "now": "TIMESTAMP",
    "get_current_timestamp": "TIMESTAMP",
    "current_localtimestamp": "TIMESTAMP",
}
"""Functions that give the question's own day, and their types; never the machine's clock."""

_AGGREGATES = """
    any_value approx_count_distinct approx_quantile arg_max arg_min argmax argmin array_agg avg
    bool_and bool_or corr count count_if count_star countif covar_pop covar_samp favg first fsum
    group_concat kahan_sum kurtosis last list listagg mad max max_by mean median min min_by mode
    product quantile quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept
    regr_r2 regr_slope skewness stddev stddev_pop stddev_samp string_agg sum total var_pop var_samp
    variance
"""
_WINDOWS = """
    cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank
    rank_dense row_number
"""
_DATES = """
    date date_add date_diff date_part date_sub date_trunc datediff datepart datesub
    datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month epoch hour isodow isoyear
    julian last_day make_date make_timestamp minute month monthname quarter second strftime strptime
    time_bucket to_days to_hours to_minutes to_months to_quarters to_seconds to_weeks to_years
    try_strptime week weekday weekofyear year yearweek
"""
_NUMBERS = """
    + - * / // % ** ^ abs add cbrt ceil ceiling divide even exp fdiv floor fmod greatest isfinite
    isinf isnan least ln log log10 log2 mod multiply pi pow power round round_even sign sqrt
    subtract trunc
"""
_TEXTS = """
    || ~~ !~~ ~~* !~~* ~~~ ^@ ascii char_length character_length chr concat concat_ws contains
    ends_with ilike_escape instr lcase left length like_escape lower lpad ltrim nfc_normalize
    not_ilike_escape not_like_escape ord position prefix printf format regexp_extract
    regexp_full_match regexp_matches regexp_replace replace reverse right rpad rtrim split_part
    starts_with string_split str_split strlen strpos substr substring suffix translate trim ucase
    unicode upper
"""
_LISTS = """
    array_contains array_length array_to_string generate_series len list_contains list_distinct
    list_sort list_value range row unnest
"""
_OTHERS = "iif nullif typeof " + " ".join(CLOCK)

FUNCTIONS = words(" ".join((_AGGREGATES, _WINDOWS, _DATES, _NUMBERS, _TEXTS, _LISTS, _OTHERS)))
"""Every function, aggregate, window function and operator that may be called, by its lower-case name."""

TABLE_FUNCTIONS = words("generate_series range unnest")
"""Functions that may stand in FROM; they read nothing but their arguments."""

VALUE_NAMES = {
    "current_date": "current_date",
    "current_timestamp": "now",
    "localtimestamp": "now",
    **dict.fromkeys(
        words(
            "current_catalog current_role current_schema current_time current_user localtime"
            " session_user user"
        ),
        "",
    ),
}
"""Names that the engine takes for a call where no column has them, with the function that this allows."""

TYPES = words(
    "BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT FLOAT"
    " DOUBLE DECIMAL VARCHAR DATE TIME TIMESTAMP TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS INTERVAL"
)
"""Types a value may be cast to."""

COLLATIONS = words("nocase noaccent binary ko en")
"""Orders of text that may be asked for."""

INSTEAD = {
    "age": "date_diff('day', a, b)",
    "date_format": "strftime(production_date, '%Y-%m')",
    "dateadd": "production_date + INTERVAL 1 MONTH",
    "datetime": "CAST(... AS TIMESTAMP)",
    "eomonth": "last_day(production_date)",
    "getdate": "current_date",
    "isnull": "coalesce(a, b)",
    "julianday": "date_diff('day', a, b)",
    "percentile": "quantile_cont(good_quantity, 0.9)",
    "to_char": "strftime(production_date, '%Y-%m')",
    "to_date": "CAST(... AS DATE)",
    "transaction_timestamp": "now()",
}
"""What to write in place of a function that other databases have."""

RELATION_LIST = "; ".join(relation.signature for relation in RELATIONS.values())
