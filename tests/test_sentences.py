"""A stream is cut into sentences the same way whatever the size of its pieces."""

import pytest

from assistant.grounding import split_sentences

MIXED = (
    "2025년 3월 생산량은 1,234.5개입니다. 약 1.2만 개로, '25. 3. 5.에 가장 많았습니다!\n\n"
    "1. BW0021: 12개\n2. BW0022 vs. CT0001: 3.\n\n| 품목 | 수량 |\n|---|---:|\n| BW0021 | 1,234.5 |\n"
    "It made 1.5 million (approx. 2 million). **Up 3.4%.** The end"
)


def streamed(text: str, size: int) -> list[str]:
    rest = ""
    sentences: list[str] = []
    for place in range(0, len(text), size):
        found, rest = split_sentences(rest + text[place : place + size])
        sentences += found
    return sentences + split_sentences(rest, final=True)[0]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 1000])
def test_pieces_of_any_size_give_the_same_sentences(size: int) -> None:
    assert streamed(MIXED, size) == split_sentences(MIXED, final=True)[0]


@pytest.mark.parametrize("size", [1, 4])
def test_nothing_is_lost_or_added(size: int) -> None:
    assert "".join(streamed(MIXED, size)) == MIXED


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("총 1,234.5개입니다. 끝났습니다.", 2),
        ("1. 첫 줄\n2. 둘째 줄", 2),
        ("2025. 3. 15 기준입니다.", 1),
        ("It rose (approx. 3.5%) vs. March.", 1),
        ("No. 1 is BW0021.", 1),
        ("정말요? 네! 맞습니다.", 3),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", 3),
        ("**합계는 3개입니다.** 다음입니다.", 2),
    ],
)
def test_boundaries(text: str, count: int) -> None:
    assert len(split_sentences(text, final=True)[0]) == count


def test_an_unfinished_number_is_held_back() -> None:
    assert split_sentences("총 1,234.") == ([], "총 1,234.")
