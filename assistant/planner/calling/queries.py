"""Statements for what no other tool says; days and codes are written in as quoted literals.

A statement about items names them in its rows, so that a number of the result says whose it is.
"""

from datetime import date, timedelta

from assistant.planner.calling.conditions import among, where
from assistant.planner.frame import Frame, Grain
from assistant.planner.periods.spans import unit_span
from tools.tool import Period

BUCKETS: dict[Grain, str] = {
    "day": "production_date AS day",
    "week": "date_trunc('week', production_date)::DATE AS week",
    "month": "strftime(production_date, '%Y-%m') AS month",
    "quarter": "year(production_date) AS year, quarter(production_date) AS quarter",
    "half": "year(production_date) AS year, CASE WHEN month(production_date) <= 6 THEN 1 ELSE 2 END AS half",
    "year": "year(production_date) AS year",
    "weekday": "isodow(production_date) AS weekday",
    "lot": "lot_number AS lot",
}
"""The columns that name a unit of time."""
KEYS: dict[Grain, str] = {"quarter": "year, quarter", "half": "year, half"}
GROWTH = (
    ", quantity - lag(quantity) OVER ({order}) AS change, 100.0 * (quantity - lag(quantity) OVER ({order})) "
    "/ nullif(lag(quantity) OVER ({order}), 0) AS growth"
)
STEPS: dict[Grain, str] = {
    "day": "1 DAY",
    "week": "7 DAY",
    "month": "1 MONTH",
    "quarter": "3 MONTH",
    "year": "1 YEAR",
}
"""How far a unit of time is from the one before."""
HALF_YEAR = "6 MONTH"
BEGINS: dict[Grain, str] = {
    "week": "week",
    "month": "CAST(month || '-01' AS DATE)",
    "quarter": "make_date(year, quarter * 3 - 2, 1)",
    "half": "make_date(year, half * 6 - 5, 1)",
    "year": "make_date(year, 1, 1)",
}
"""The first day of a unit of time, by its columns."""
RECORD = "production_date, lot_number, item_code, item_name, good_quantity"
MOST_ROWS, WEEK = 500, 7


def by_bucket(frame: Frame, grain: Grain, period: Period) -> str:
    """Quantity and records by a unit of time, in order of time."""
    return with_names(
        frame,
        f"SELECT *{_courses(frame, grain)}{partial(grain, period)} FROM "
        f"(SELECT {by_code(frame)}{BUCKETS[grain]}, sum(quantity) AS quantity, "
        f"sum(records) AS records{_days_of(grain)} FROM item_days"
        f"{among(frame, period, weekdays=True)} GROUP BY ALL) AS units",
        f"ORDER BY {by_code(frame)}{key_of(grain)} LIMIT {MOST_ROWS}",
    )


def partial(grain: Grain, period: Period) -> str:
    """Whether the period cuts a week, quarter or year: one that it holds only a part of is not its least."""
    if grain not in BEGINS:
        return ""
    first, last = unit_span(grain, period.first).first, unit_span(grain, period.last).last
    if (first, last) == (period.first, period.last):
        return ""
    ends = (
        f"{BEGINS[grain]} + INTERVAL {STEPS.get(grain, HALF_YEAR)} > DATE '{period.last + timedelta(days=1)}'"
    )
    return f", {BEGINS[grain]} < DATE '{period.first}' OR {ends} AS partial"


def _days_of(grain: Grain) -> str:
    """How many days lie behind a day of the week."""
    return ", count(DISTINCT production_date) AS days" if grain == "weekday" else ""


def _courses(frame: Frame, grain: Grain) -> str:
    """Columns that hold each unit of time against those before it."""
    order = f"{'PARTITION BY item_code ' if by_code(frame) else ''}ORDER BY {key_of(grain)}"
    if grain == "weekday":
        return ", quantity / nullif(days, 0) AS average_per_day"
    grows = GROWTH.format(order=order) if frame.grows else ""
    sums = f", sum(quantity) OVER ({order}) AS running_total" if frame.running_sum else ""
    return grows + sums


def against_year_before(frame: Frame, grain: Grain, period: Period) -> str:
    """Each unit of time beside the same days of the year before."""
    back = Period(_year_before(period.first), _year_before(period.last))
    own = f"production_date BETWEEN DATE '{period.first}' AND DATE '{period.last}'"
    days = (
        f"production_date >= DATE '{back.first}' AND production_date <= DATE '{period.last}' "
        f"AND ({own} OR production_date <= DATE '{back.last}')"
    )
    shown = f"begins >= date_trunc('{grain}', DATE '{period.first}')"
    return _beside(frame, grain, days, "1 YEAR", f"WHERE {shown}", "quantity - year_before")


def against_one_before(frame: Frame, grain: Grain, period: Period) -> str:
    """Each unit of time that begins in the period; one that is whole with its change to the one before."""
    step = f"INTERVAL {STEPS[grain]}"
    since = unit_span(grain, unit_span(grain, period.first).first - timedelta(days=1)).first
    shown = f"begins BETWEEN DATE '{period.first}' AND DATE '{period.last}'"
    whole = f"begins + {step} <= DATE '{period.last + timedelta(days=1)}'"
    change = f"CASE WHEN {whole} THEN quantity - one_before END"
    days = f"production_date >= DATE '{since}' AND production_date <= DATE '{period.last}'"
    return _beside(frame, grain, days, STEPS[grain], f"WHERE {shown}", change)


def _beside(frame: Frame, grain: Grain, days: str, step: str, shown: str, change: str) -> str:
    """Units of time with the one a step before each, looked up by its date: one without rows stays empty."""
    by = "PARTITION BY item_code " if by_code(frame) else ""
    name = "year_before" if change == "quantity - year_before" else "one_before"
    before = (
        f"sum(quantity) OVER ({by}ORDER BY begins RANGE BETWEEN INTERVAL {step} PRECEDING "
        f"AND INTERVAL {step} PRECEDING) AS {name}"
    )
    units = (
        f"SELECT {by_code(frame)}{BUCKETS[grain]}, date_trunc('{grain}', production_date)::DATE AS begins, "
        "sum(quantity) AS quantity FROM item_days"
        f"{among(frame, None, weekdays=True) or ' WHERE true'} AND {days} GROUP BY ALL"
    )
    return with_names(
        frame,
        f"SELECT * EXCLUDE (begins), {change} AS change, 100.0 * ({change}) / nullif({name}, 0) AS growth "
        f"FROM (SELECT *, {before} FROM ({units}) AS units) AS beside {shown}",
        f"ORDER BY {by_code(frame)}{key_of(grain)} LIMIT {MOST_ROWS}",
    )


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def items_by_bucket(frame: Frame, grain: Grain, period: Period) -> str:
    """How many items were made in each unit of time."""
    return (
        f"SELECT *{partial(grain, period)} FROM (SELECT {BUCKETS[grain]}, count(DISTINCT item_code) AS items "
        f"FROM item_days{among(frame, period)} AND quantity > 0 GROUP BY ALL) AS units "
        f"ORDER BY {key_of(grain)} LIMIT {MOST_ROWS}"
    )


def extremes(frame: Frame, grain: Grain, period: Period, limit: int) -> str:
    """The largest or smallest units of time; a single one in a column that says which."""
    side, name = ("ASC", "smallest") if frame.least else ("DESC", "largest")
    name = name if limit == 1 else "quantity"
    day = ", production_date AS day" if grain == "weekday" and period.days <= WEEK else ""
    units = (
        f"SELECT {by_code(frame)}{BUCKETS[grain]}{day}, sum(quantity) AS {name} FROM item_days"
        f"{among(frame, period, weekdays=True)} GROUP BY ALL HAVING sum(quantity) > 0{uncut(frame)}"
    )
    order = f"{side}, {key_of(grain)}"
    return with_names(
        frame,
        f"SELECT *, {next_is_tied(name, order)} FROM ({units}) AS units",
        f"ORDER BY {name} {order} LIMIT {limit}",
    )


def idle_days(frame: Frame, period: Period, limit: int) -> str:
    """Days without production, and how many there are."""
    made = f"SELECT production_date FROM item_days{among(frame, period)} AND quantity > 0"
    return (
        "SELECT day, count(*) OVER () AS matches FROM (SELECT CAST(day AS DATE) AS day FROM range(DATE "
        f"'{period.first}', DATE '{period.last + timedelta(days=1)}', INTERVAL 1 DAY) AS every(day)) AS days "
        f"WHERE day NOT IN ({made}) ORDER BY day LIMIT {limit}"
    )


def idle_units(frame: Frame, grain: Grain, period: Period, limit: int) -> str:
    """Weeks, months, quarters or years without production, and how many there are."""
    unit = BUCKETS[grain]
    made = f"SELECT DISTINCT {unit} FROM item_days{among(frame, period)} AND quantity > 0"
    return (
        f"SELECT *, count(*) OVER () AS matches FROM (SELECT DISTINCT {unit} FROM (SELECT CAST(day AS DATE) "
        f"AS production_date FROM range(DATE '{period.first}', DATE '{period.last + timedelta(days=1)}', "
        f"INTERVAL 1 DAY) AS every(day)) AS days EXCEPT {made}) AS units "
        f"ORDER BY {key_of(grain)} LIMIT {limit}"
    )


def records(frame: Frame, period: Period | None, limit: int) -> str:
    """Single records, the newest first."""
    days = among(frame, period)
    empty = f"{' AND' if days else ' WHERE'} good_quantity = 0" if frame.bound else ""
    return (
        f"SELECT {RECORD}{', count(*) OVER () AS matches' if period else ''} "
        f"FROM production_records{days}{empty} "
        f"ORDER BY produced_at DESC, id DESC LIMIT {limit}"
    )


def extent(period: Period) -> str:
    """The first and last day with records, how many there are, and when the latest was made."""
    latest = (
        "(SELECT max(produced_at) FROM production_records "
        f"WHERE produced_at >= '{period.last}' AND produced_at < '{period.last + timedelta(days=1)}') "
        "AS latest_record"
    )
    return (
        "SELECT min(production_date) AS first_day, max(production_date) AS last_day, "
        f"sum(records) AS records, {latest} FROM item_days{where(period, ())}"
    )


def span(frame: Frame, period: Period) -> str:
    """First and last production day of items within a period."""
    return with_names(
        frame,
        "SELECT item_code, min(production_date) AS first_day, max(production_date) AS last_day FROM item_days"
        f"{among(frame, period)} GROUP BY item_code",
        "ORDER BY item_code",
    )


def with_names(frame: Frame, statement: str, order: str = "", join: str = "JOIN") -> str:
    """The statement, its items with their names where it is about items."""
    if not frame.items or frame.as_one:
        return f"{statement} {order}".rstrip()
    return (
        f"SELECT item_code, items.item_name, made.* EXCLUDE (item_code) FROM ({statement}) AS made "
        f"{join} items USING (item_code) {order}"
    ).rstrip()


def next_is_tied(value: str, order: str) -> str:
    """A column that says whether what comes next in an order has the same value, also past a limit."""
    return f"lead({value}) OVER (ORDER BY {value} {order}) IS NOT DISTINCT FROM {value} AS tied"


def key_of(grain: Grain) -> str:
    """The columns that a unit of time is ordered by."""
    return KEYS.get(grain, grain)


def by_code(frame: Frame) -> str:
    """The column of item codes where items are told apart."""
    return "item_code, " if frame.items and not frame.as_one else ""


def uncut(frame: Frame, joined: str = "AND") -> str:
    """Only units of time that the period and today leave whole."""
    if frame.whole is None:
        return ""
    first, last = frame.whole.first, frame.whole.last
    return f" {joined} min(production_date) >= DATE '{first}' AND max(production_date) <= DATE '{last}'"
