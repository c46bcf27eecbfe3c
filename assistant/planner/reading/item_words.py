"""Words for items put as names and codes have them, before anything else is read."""

from assistant.planner.reading.bare_codes import with_spoken_codes
from assistant.planner.reading.packs import with_packs
from assistant.planner.reading.plain_ones import with_plain_ones
from tools.items import ItemIndex


def with_item_words(text: str, index: ItemIndex) -> str:
    """The text with codes in one piece, pack sizes as "30P", and what lacks a word of a name by its code."""
    return with_plain_ones(with_packs(with_spoken_codes(text, index), index), index)
