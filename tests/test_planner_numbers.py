"""Numbers that bound something: their scales, and the words around them."""

import pytest

from assistant.planner.reading.numbers import read_numbers, read_undated

BOUNDS = {
    "exceeded 2.4 million": "> 2400000",
    "over 100k": "> 100000",
    "upwards of 1.5m units": "> 1500000",
    "reached 2 million": ">= 2000000",
    "100,000 or more": ">= 100000",
    "fell short of 2 million": "< 2000000",
    "fell below 45k": "< 45000",
    "dropped under 2m": "< 2000000",
    "didn't reach 2m units": "< 2000000",
    "did not exceed 500": "<= 500",
    "12만 5천개 넘은": "> 125000",
    "만 개 넘게": "> 10000",
    "이백만 개를 밑돈": "< 2000000",
    "200만 개에 못 미친": "< 2000000",
    "십만 개 이상": ">= 100000",
    "3천만 개를 웃도는": "> 30000000",
    "5백 개 이하": "<= 500",
    "10만개가 안 되는": "< 100000",
}


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_is_read_with_its_scale_and_its_sign(text: str) -> None:
    (number,) = read_numbers(text)
    assert f"{number.operator} {number.value}" == BOUNDS[text]


@pytest.mark.parametrize("text", ["토요일만 개수", "BW0021만 알려줘", "이천 공장", "5 million", "3km"])
def test_a_number_or_a_word_alone_bounds_nothing(text: str) -> None:
    assert all(number.role != "bound" for number in read_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "수량이 0인 기록",
        "수량 0으로 입력된 기록",
        "a quantity of 0",
        "zero quantity",
        "quantity = 0",
        "0 units",
    ],
)
def test_a_quantity_of_nothing_is_a_bound(text: str) -> None:
    (number,) = read_undated(text)
    assert (number.value, number.operator) == (0, "=")


@pytest.mark.parametrize("text", ["10인 기록", "수량을 0으로 바꿔", "100 units", "of 0.5", "0%인"])
def test_a_zero_within_a_number_or_a_new_value_is_no_bound(text: str) -> None:
    assert not [number for number in read_undated(text) if number.operator == "="]
