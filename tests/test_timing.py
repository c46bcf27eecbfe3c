"""Times of jobs are read as they are written, and tell when they were last due."""

from datetime import datetime

import pytest

from maintenance.timing import At


@pytest.mark.parametrize(
    ("text", "now", "due"),
    [
        ("02:30", "2026-11-20T02:30", "2026-11-20T02:30"),
        ("02:30", "2026-11-20T02:29", "2026-11-19T02:30"),
        ("sun 03:30", "2026-11-20T12:00", "2026-11-15T03:30"),
        ("SUN 03:30", "2026-11-22T03:30", "2026-11-22T03:30"),
        ("23:59", "2026-01-01T00:00", "2025-12-31T23:59"),
    ],
)
def test_last_due_moment(text: str, now: str, due: str) -> None:
    assert At.read(text).last_before(datetime.fromisoformat(now)) == datetime.fromisoformat(due)


@pytest.mark.parametrize("text", ["25:00", "2:30", "monday 02:30", "02:30 mon", "새벽", ""])
def test_what_is_no_time_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write 02:30"):
        At.read(text)
