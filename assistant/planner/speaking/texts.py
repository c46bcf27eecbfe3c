"""The planner's sentences: `phrasing/<language>.toml`, filled in, with fitting particles and plurals."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.model import Language
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.speaking import particles, plurals
from tools.tool import Cell, Item, Period


class Texts:
    """Phrases of one language."""

    def __init__(
        self, language: Language, families: Callable[[Sequence[Item]], Sequence[str]] = lambda _items: ()
    ) -> None:
        """`families` gives the names of the families that several items are."""
        self.language: Language = language
        self._families = families
        self._phrases = _phrases(language)

    def say(self, key: str, **values: object) -> str:
        """The phrase `section.name`; a missing one or a missing value raises KeyError."""
        section, name = key.split(".", 1)
        text: str = self._phrases[section][name]
        filled = " ".join(text.format_map(values).split()) if "\n" not in text else text.format_map(values)
        return particles.fit(filled) if self.language == "ko" else plurals.fit(filled)

    def of(self, key: str) -> Any:
        """A list or table of words."""
        section, name = key.split(".", 1)
        return self._phrases[section][name]

    def period(self, period: Period | None) -> str:
        """The period with its absolute dates."""
        return spell(Reading(period.first, period.last, "range"), self.language) if period else ""

    def when(self, period: Period | None) -> str:
        """The period as it stands in a sentence: "in March 2025", "on March 5, 2025"."""
        said = self.period(period)
        if self.language == "ko" or not period:
            return said
        kind = "on" if period.first == period.last else "from" if " to " in said else "in"
        return self.say(f"word.{kind}", period=said)

    def beside(self, *periods: Period) -> tuple[str, ...]:
        """Periods beside each other: "in March 2025"; where one is a stretch of days, each in brackets."""
        if self.language == "ko" or not any(" to " in self.period(one) for one in periods):
            return tuple(self.when(one) for one in periods)
        return tuple(self.say("word.spanned", period=self.period(one)) for one in periods)

    def day(self, day: Cell) -> str:
        """A day or moment of a table as a date."""
        moment = date.fromisoformat(str(day)[:10])
        return spell(Reading(moment, moment, "day"), self.language)

    def about(self, items: tuple[Item, ...], period: Period | None) -> dict[str, str]:
        """The period and the items of a sentence, in the forms the phrases take."""
        item = self.item(items)
        subject = self.say("word.subject" if items else "word.subject_all", item=item)
        of_item = str(self.of("word.of_item")).format(item=item) if items else ""
        return {"when": self.when(period), "item": item, "subject": subject, "of_item": of_item}

    def group(self, items: Sequence[Item], *, counted: bool = False) -> str:
        """ "BW 제품군": the families that several items are, empty where they are none."""
        names = self._families(items) if len(items) > 1 else ()
        key = f"word.{'families' if len(names) > 1 else 'family'}{'' if counted else '_bare'}"
        joined = str(self.of("word.and")).join(names)
        return self.say(key, family=joined, count=len(items)) if names else ""

    def asked(self, items: Sequence[Item]) -> str:
        """The items that were asked about, by the name of their family where they have one."""
        family = self.group(items)
        return self.say("word.asked_family", family=family) if family else str(self.of("word.asked"))

    def item(self, items: tuple[Item, ...]) -> str:
        """The items by code and name; all of them where none is named."""
        return str(self.of("word.and")).join(name_of(item) for item in items) or str(
            self.of("word.all_items")
        )


def name_of(item: Item) -> str:
    """Code and name of an item."""
    return f"{item.code} {item.name}" if item.name else item.code


def number(value: Cell) -> str:
    """A number with thousands separators, and two places where it is no whole number."""
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{int(value):,}" if isinstance(value, int | float) else str(value)


@cache
def _phrases(language: Language) -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath(f"phrasing/{language}.toml").read_text(encoding="utf-8"))
