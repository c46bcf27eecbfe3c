"""The page's words in one language: periods, moments, columns and sentences as a person reads them."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from assistant.model import Language, ToolCall
from prompts import page, page_section, phrase
from tools.tool import Basis, Cell, Note, Period

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Texts of one language, on one day."""

    language: Language
    today: date

    def say(self, key: str, **values: object) -> str:
        """The text of `section.name`, filled in; for a `count` of 1 that of `section.name_one`, if any."""
        section, name = key.split(".", 1)
        if values.get("count") == 1 and f"{name}_one" in self.section(section):
            key = f"{key}_one"
        return page(self.language, key, **values)

    def section(self, name: str) -> Mapping[str, str]:
        """All texts of a section, unfilled."""
        return page_section(self.language, name)

    def column(self, name: str) -> str:
        """A column's heading; a column of a custom query keeps its own name."""
        return self.section("column").get(name, name)

    def month(self, year: int, month: int) -> str:
        """A month, with its year unless that is this year."""
        key = "month" if year == self.today.year else "month_of_year"
        return self.say(f"when.{key}", year=year, month=month, month_name=ENGLISH_MONTHS[month - 1])

    def period(self, period: Period) -> str:
        """A period as briefly as it can be said without doubt."""
        first, last = period.first, period.last
        if first == last:
            return self.say("when.day", day=first.isoformat())
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return self.say("when.year", year=first.year)
        if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
            return self.month(first.year, first.month)
        return self.say("when.range", first=first.isoformat(), last=last.isoformat())

    def bucket(self, grain: str, row: Mapping[str, Cell]) -> str:
        """The unit of time that a query's row is of, e.g. a quarter with its year."""
        value = row[grain]
        if grain == "weekday":
            return self.weekday(value)
        key = f"{grain}_{value}" if grain == "half" else grain
        if grain in ("quarter", "half") and key in self.section("when"):
            return self.say(f"when.{key}", year=row.get("year") or "", number=value).strip()
        return str(value)

    def weekday(self, number: Cell) -> str:
        """A day of the week by its ISO number, Sunday also by 0; anything else as it is."""
        return self.section("weekday").get(str(number), str(number))

    def moment(self, iso: str) -> str:
        """The time of an ISO moment, with its day unless that is today."""
        at = datetime.fromisoformat(iso)
        return f"{at:%H:%M}" if at.date() == self.today else f"{at:%Y-%m-%d %H:%M}"

    def source(self, name: str) -> str:
        """A source as a person calls it."""
        if name == "live":
            return self.say("element.source_live")
        return self.say("element.source_archive", year=name.removeprefix("archive_"))

    def note(self, note: Note) -> str:
        """What must be known beside a result, as a sentence."""
        values = {name: "" if value is None else value for name, value in note.values.items()}
        if "sources" in values:
            values["sources"] = ", ".join(self.source(name) for name in str(values["sources"]).split(", "))
        return phrase(self.language, f"note.{note.code}", **values)

    def aggregation(self, basis: Basis) -> str:
        """What was summed and how, in the tool's own words where this language has none."""
        return self.section("aggregation").get(basis.tool, basis.aggregation)

    def step(self, call: ToolCall) -> str:
        """What a tool call is doing, for the person who waits."""
        arguments = call.arguments
        key = call.name if call.name in self.section("step") else "other"
        item = arguments.get("item_code")
        return self.say(
            f"step.{key}",
            keyword=arguments.get("keyword", ""),
            item=self.say("step.item", item=item) if item else "",
            period=self._asked_period(arguments),
        )

    def _asked_period(self, arguments: Mapping[str, object]) -> str:
        """The period of a call, as it was written where it is no period."""
        first, last = str(arguments.get("date_from", "")), str(arguments.get("date_to", ""))
        try:
            return self.period(Period(date.fromisoformat(first), date.fromisoformat(last)))
        except ValueError:
            return f"{first} {last}".strip()


def compared_periods(basis: Basis) -> list[Period]:
    """The periods of a result, in the order of its arguments where it compares two."""
    arguments = basis.arguments
    try:
        return [
            Period(
                date.fromisoformat(str(arguments[f"period{number}_from"])),
                date.fromisoformat(str(arguments[f"period{number}_to"])),
            )
            for number in (1, 2)
        ]
    except (KeyError, ValueError):
        return [basis.period] if basis.period else []
