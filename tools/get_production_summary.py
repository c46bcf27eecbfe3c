"""Tool: the figures of one period."""

from tools.periods import FirstDay, LastDay, period_to_read
from tools.reading import MaybeItem, Reading, Span, pieces
from tools.tool import Column, Facts, Kind, Note, Period, Row, Table

COLUMNS = (
    Column("quantity", Kind.QUANTITY),
    Column("records", Kind.COUNT),
    Column("producing_days", Kind.COUNT),
    Column("average_per_producing_day", Kind.QUANTITY),
    Column("largest_day", Kind.DATE),
    Column("largest_day_quantity", Kind.QUANTITY),
    Column("smallest_day", Kind.DATE),
    Column("smallest_day_quantity", Kind.QUANTITY),
    Column("lots", Kind.COUNT),
)
AGGREGATION = (
    "quantity: sum of good_quantity in pieces; producing day: a day whose sum is above 0; average, largest "
    "and smallest day: over producing days, the earliest of equal days; lots: distinct lot numbers"
)


def get_production_summary(
    facts: Facts, date_from: FirstDay, date_to: LastDay, item_code: MaybeItem = None
) -> Table:
    """Total, records, producing days, daily average, largest and smallest day and lots of ONE period.

    For month-by-month figures use get_monthly_trend; for two periods compare_periods.
    """
    reading = Reading(facts, "get_production_summary", date_from=date_from, date_to=date_to)
    period, notes = period_to_read(facts, date_from, date_to)
    reading.choose_item(item_code)
    spans = reading.spans(period)
    rows = (_row(reading, period, spans),) if spans else ()
    basis = reading.basis(AGGREGATION, spans, period)
    nothing = () if rows else (Note("no_rows"),)
    return Table(COLUMNS, rows, basis, notes=(*notes, *reading.notes, *nothing))


def _row(reading: Reading, period: Period, spans: list[Span]) -> Row:
    quantity, records, days, average, largest_day, largest, smallest_day, smallest = reading.query(
        f"""WITH by_day AS (
            SELECT day, fsum(quantity) AS quantity, sum(records) AS records
            FROM {reading.day_rows} GROUP BY day
        ), producing AS (SELECT day, quantity FROM by_day WHERE quantity > 0)
        SELECT
            fsum(quantity), sum(records)::BIGINT,
            (SELECT count(*) FROM producing), (SELECT fsum(quantity) / count(*) FROM producing),
            (SELECT day FROM producing ORDER BY quantity DESC, day LIMIT 1),
            (SELECT max(quantity) FROM producing),
            (SELECT day FROM producing ORDER BY quantity, day LIMIT 1),
            (SELECT min(quantity) FROM producing)
        FROM by_day""",
        reading.day_values(period),
    ).one()
    return (
        pieces(quantity),
        records,
        days,
        pieces(average),
        largest_day,
        pieces(largest),
        smallest_day,
        pieces(smallest),
        _lots(reading, spans),
    )


def _lots(reading: Reading, spans: list[Span]) -> int:
    """Distinct lots among the rows of the spans, each read by its running numbers only."""
    condition = "item_code = $item AND " if reading.item else ""
    parts = " UNION ALL ".join(
        f"SELECT lot_number FROM records WHERE {condition}source = '{span.source}'"
        f" AND n BETWEEN {span.first_n} AND {span.last_n}"
        for span in spans
    )
    count: int = reading.query(
        f"SELECT count(DISTINCT lot_number) FROM ({parts})", reading.item_values
    ).one()[0]
    return count
