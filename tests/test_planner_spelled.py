"""English numbers in words, in lakh and crore, and said twice."""

import pytest

from assistant.planner.reading.spelled import in_figures, with_small_figures

FIGURES = {
    "october twenty twenty six total": "october 2026 total",
    "in twenty twenty-five, please": "in 2025 , please",
    "twenty oh five": "2005",
    "top twenty twenty twenty five": "top twenty 2025",
    "over one hundred twenty thousand": "over 120,000",
    "beyond two point four million": "beyond 2,400,000",
    "half a million": "500,000",
    "more than 1 lakh (100,000)": "more than 100000",
    "1 crore": "10m",
    "2.4 million (24 lakh) a month": "2.4 million a month",
    "two thousand and twenty six": "2026",
}
LEFT = ["twenty items", "the five best", "100,000 (October)", "3 lots (5 items)", "hundreds of lots"]


@pytest.mark.parametrize("text", FIGURES)
def test_numbers_in_words_become_figures_of_the_same_length(text: str) -> None:
    read = in_figures(text)
    assert " ".join(read.split()) == FIGURES[text]
    assert len(read) == len(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_large_number_stays(text: str) -> None:
    assert in_figures(text) == text


def test_names_have_small_numbers_in_figures() -> None:
    assert "".join(with_small_figures("Mocha Brown one day, ninety P").split()) == "MochaBrown1day,90P"
