"""What a reader may have to know about a table: every note's code, and its English sentence for a model."""

from tools.tool import Note

NOTES = {
    "no_rows": "there are no rows for this; that is not a quantity of 0",
    "no_rows_in_period": "period {period} ({from}..{to}) has no rows; that is not a quantity of 0",
    "cut_at_today": "read up to today, {today}, not to {asked_to}",
    "data_from": "the data begin on {first_day}",
    "data_until": "the data end on {last_day}; later days may still come in",
    "running_period": "period {period} still runs: today is {today}",
    "like_for_like": "unequal lengths, {period1_days} and {period2_days} days: like_for_like compares the "
    "first {days} days of each",
    "months_without_rows": "{count} months have no rows: {months}",
    "partial_months": "not whole months: {months}",
    "tie_at_limit": "{unlisted} more items tie with the last one listed at {quantity}",
    "tied_largest_day": "{count} days have the largest quantity of a day: {days}",
    "tied_smallest_day": "{count} days have the smallest quantity of a day: {days}",
    "lots_not_counted": "lots are not counted over more than {most} records",
    "item_read_as": "'{text}' was read as {code} {name}",
    "crosses_sources": "the rows come from several sources: {sources}",
    "custom_scope": "counted are all records of the basis's period and items; the SQL says which are meant",
    "rows_after_today": "{records} of the records are dated after today",
}
"""Code -> sentence with the names of the note's values."""


def sentence(note: Note) -> str:
    """The note in English."""
    values = {name: "" if value is None else value for name, value in note.values.items()}
    return NOTES[note.code].format_map(values).rstrip()
