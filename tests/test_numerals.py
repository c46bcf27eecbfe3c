"""Numerals and periods in any Korean or English form are read with their value, precision, unit and role."""

from datetime import date

import pytest

from assistant.grounding.dates import read_whens
from assistant.grounding.numerals import Form, read_numerals
from assistant.grounding.text import plain
from tools.tool import Period

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234,567개", 1_234_567, "piece"),
        ("123만 4,567개", 1_234_567, "piece"),
        ("1억 2,345만 6천 개", 123_456_000, "piece"),
        ("1.2억 개", 120_000_000, "piece"),
        ("１２３개", 123, "piece"),
        ("**1,234**개", 1234, "piece"),
        ("십이만 삼천 개", 123_000, "piece"),
        ("스무 건", 20, "record"),
        ("열두 달", 12, "month"),
        ("5개 품목", 5, "item"),
        ("3개월", 3, "month"),
        ("12건", 12, "record"),
        ("8일간", 8, "day"),
        ("two million units", 2_000_000, "piece"),
        ("twelve thousand three hundred units", 12_300, "piece"),
        ("1.2 million units", 1_200_000, "piece"),
        ("231K pcs", 231_000, "piece"),
        ("10.62M units", 10_620_000, "piece"),
        ("8 producing days", 8, "day"),
        ("five leading items", 5, "item"),
        ("half a million units", 500_000, "piece"),
    ],
)
def test_amounts(text: str, value: float, unit: str) -> None:
    (numeral,) = read_numerals(plain(text))
    assert (numeral.value, numeral.unit, numeral.form) == (value, unit, Form.PLAIN)


@pytest.mark.parametrize(
    ("text", "form", "value", "sign"),
    [
        ("12.3%", Form.PERCENT, 12.3, 0),
        ("−12.3%", Form.PERCENT, 12.3, -1),
        ("(+5.1 퍼센트)", Form.PERCENT, 5.1, 1),
        ("3.2%p", Form.POINTS, 3.2, 0),
        ("2.5 percentage points", Form.POINTS, 2.5, 0),
        ("세 배", Form.TIMES, 3, 0),
        ("1.5배", Form.TIMES, 1.5, 0),
        ("twice", Form.TIMES, 2, 0),
        ("절반", Form.TIMES, 0.5, 0),
        ("3분의 1", Form.TIMES, 1 / 3, 0),
        ("2위", Form.ORDINAL, 2, 0),
        ("두 번째", Form.ORDINAL, 2, 0),
        ("the second largest", Form.ORDINAL, 2, 0),
        ("▼1,234개", Form.PLAIN, 1234, -1),
        ("09:30", Form.CLOCK, 570, 0),
    ],
)
def test_forms_and_signs(text: str, form: Form, value: float, sign: int) -> None:
    (numeral,) = read_numerals(plain(text))
    assert (numeral.form, numeral.sign) == (form, sign)
    assert numeral.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "may_be", "may_not_be"),
    [
        ("약 1.2만 개", [11_500, 12_499], [11_499, 12_501]),
        ("12,345개", [12_345, 12_345.4], [12_344, 12_346]),
        ("약 12,000개", [11_600, 12_400], [11_400, 12_600]),
        ("12,000개", [12_000], [12_001, 11_999]),
        ("12.3%", [12.25, 12.34], [12.2, 12.4]),
        ("10만 개가 넘는", [100_000, 123_456], [99_999, 250_000]),
        ("12만 3천여 개", [123_000, 123_999], [122_999, 125_000]),
        ("약 2백만 개", [1_950_000, 2_080_000], [1_700_000, 2_400_000]),
        ("80만 개대", [800_000, 899_999], [799_999, 900_100]),
        ("under 5,000 units", [4_900], [5_001]),
    ],
)
def test_the_rounding_shown_is_the_rounding_allowed(
    text: str, may_be: list[float], may_not_be: list[float]
) -> None:
    (numeral,) = read_numerals(plain(text))
    assert all(numeral.holds(value) for value in may_be)
    assert not any(numeral.holds(value) for value in may_not_be)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025년 3월 5일", "2025-03-05", "2025-03-05"),
        ("2025. 3. 5.", "2025-03-05", "2025-03-05"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("'25년 3월", "2025-03-01", "2025-03-31"),
        ("작년 3월", "2025-03-01", "2025-03-31"),
        ("지난달", "2026-10-01", "2026-10-31"),
        ("2025년 4분기", "2025-10-01", "2025-12-31"),
        ("2026년 1~3월", "2026-01-01", "2026-03-31"),
        ("2025년 10월부터 2026년 3월", "2025-10-01", "2026-03-31"),
        ("H1 2025", "2025-01-01", "2025-06-30"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("Saturday, October 11, 2025", "2025-10-11", "2025-10-11"),
        ("Nov 1–20, 2026", "2026-11-01", "2026-11-20"),
        ("in 2025,", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    (when,), _ = read_whens(plain(text), TODAY)
    assert when.fits(Period(date.fromisoformat(first), date.fromisoformat(last)))


@pytest.mark.parametrize("text", ["8일에 걸쳐", "2,025개", "2025 units", "12개월", "일정한 수준", "만일"])
def test_what_is_no_period(text: str) -> None:
    assert read_whens(plain(text), TODAY)[0] == []


@pytest.mark.parametrize("text", ["한 번 더 확인", "BW만 개선되었습니다", "이 품목", "one item"])
def test_what_is_no_numeral(text: str) -> None:
    assert read_numerals(plain(text)) == []
