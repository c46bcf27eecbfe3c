"""Items of which only the last word of the name is said, after one that is named whole."""

import pytest

from assistant.planner.reading.mentions import read_names
from assistant.planner.reading.siblings import with_siblings
from tools.items import ItemEntry, ItemIndex

NAMES = {"SA1": "Silicone Air Daily", "SA2": "Silicone Air Biweekly", "SA3": "Silicone Air Monthly"}
INDEX = ItemIndex(
    ItemEntry(code, (name,), "2025-01-01", "2026-10-31", 1, 1.0) for code, name in NAMES.items()
)
SAID = {
    "Silicone Air Daily, Biweekly and Monthly in 2025": ["SA1", "SA2", "SA3"],
    "silicone air daily or monthly": ["SA1", "SA3"],
    "Silicone Air Daily and weekly production": ["SA1"],
    "Silicone Air Daily by month, monthly": ["SA1"],
}


@pytest.mark.parametrize("text", SAID)
def test_a_last_word_in_a_list_names_an_item(text: str) -> None:
    found = with_siblings(read_names(text, INDEX), text, INDEX)
    assert [one.item.code for one in found if one.item] == SAID[text]
