"""What was typed beside the frame that came of it, for a second look."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from assistant.planner.frame import Frame
from assistant.planner.reading.mentions import read_codes
from assistant.planner.reading.question import Question
from assistant.planner.times import Bounds
from tools.items import ItemIndex
from tools.tool import Item

_LOT = re.compile(r"\d{6}-\S+-\d+")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d년|(?<=['’])\d\d(?!\d)")
SO_MANY = re.compile(
    r"(두|세|네|다섯|여섯|[2-9]) ?(?:달|개월|해|개년)(?! ?(?:전|치|만에|연속|째))|"
    r"\b(?:those|these|the|all) (two|three|four|five|six) (?:months|years|quarters|weeks|days)\b",
    re.IGNORECASE,
)
"""How many units of time are meant that were named before."""
FIGURES = {"years": YEAR, "so_many": SO_MANY}
"""What is looked for that is no word."""


@dataclass(frozen=True)
class Look:
    """What was typed, how it was put in full, the frame that came of it, and the frame it goes on from."""

    text: str
    full: Question
    frame: Frame
    before: Frame | None
    bounds: Bounds
    index: ItemIndex
    dwelt: bool = False  # more than one answer before was about the same

    def says(self, key: str) -> bool:
        """Whether a word of the key was said."""
        return bool(words()[key].search(self.text))

    def said(self, key: str) -> str:
        """How what is looked for under a key was typed."""
        if key == "codes":
            return ", ".join(self.codes.values())
        found = (FIGURES.get(key) or words()[key]).search(self.text)
        return found[0] if found else ""

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The item codes that were meant, and how they were typed."""
        said = read_codes(_LOT.sub(" ", self.text), self.index)
        return {one.item.code: one.text for one in said if one.item}

    @property
    def is_bare(self) -> bool:
        """Whether the frame is about all items."""
        frame = self.frame
        return not (frame.items or frame.families or frame.within or frame.without)

    @property
    def says_all(self) -> bool:
        """Whether all items are meant, or the total of a period that is named, not of one spoken of.

        After several answers about an item "총 생산량" may be its total.
        """
        whole = self.says("whole") or words()["whole"].search(self.full.text)
        return bool(whole) or (self.says("total") and not (self.says("that") or self.dwelt))

    @property
    def held(self) -> Iterable[Item]:
        """The items that the frame speaks of in any way."""
        of_families = (item for family in self.frame.families for item in family.items)
        return (*self.frame.items, *self.frame.within, *self.frame.without, *of_families)


@cache
def words() -> Mapping[str, re.Pattern[str]]:
    """The words of each key, English ones whole."""
    source = files(__package__).joinpath("second_look.toml").read_text(encoding="utf-8")
    return {key: _pattern(words) for key, words in tomllib.loads(source).items()}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    whole = [rf"\b(?:{one})\b" if one.isascii() and one[0] not in "[(" else one for one in words]
    return re.compile("|".join(whole).replace(" ", r"\s"), re.IGNORECASE)
