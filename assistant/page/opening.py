"""What the page says before anything was asked: how fresh the data are, and questions that fit them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.model import Language
from assistant.notices import notice_for
from assistant.page.door import mode_of
from assistant.page.words import Words
from assistant.settings import Settings
from prompts import phrase
from tools.snapshot import SnapshotMissing
from tools.warehouse import Generation, Warehouse

RECENT_DAYS = 92


@dataclass(frozen=True, slots=True)
class Starter:
    """A question to begin with, and how its button reads."""

    label: str
    question: str


def opening(settings: Settings, warehouse: Warehouse, language: Language) -> dict[str, Any]:
    """The line at the top of the page, as JSON."""
    now = settings.now()
    words = Words(language, now.date())
    state = {
        "name": words.say("opening.name"),
        "texts": dict(words.section("opening")),
        "demo": False,
        "local": mode_of(settings) == "local",
    }
    try:
        generation = warehouse.current()
    except SnapshotMissing:
        return state | {"line": words.say("opening.empty"), "notices": []}
    said_by_badge = phrase(language, "notice.demo")
    quiet = [(notice_for(language, generation, warehouse.status()) or "").removeprefix(said_by_badge).strip()]
    if settings.engine == "planner" or settings.gemini_api_key is None:
        quiet.append(words.say("opening.gemini_off"))
    return state | {
        "line": data_line(generation, words),
        "demo": generation.manifest.demo,
        "notices": [notice for notice in quiet if notice],
    }


def data_line(generation: Generation, words: Words) -> str:
    """Range, size and freshness of the data in one line."""
    if generation.first_day is None:
        return words.say("opening.empty")
    items = generation.query("SELECT count(DISTINCT item_code) FROM items").one()[0]
    sources = generation.manifest.sources
    excluded = sum(sum(source.excluded.values()) for source in sources)
    return words.say(
        "opening.line",
        first_day=generation.first_day,
        last_day=generation.last_day,
        records=sum(source.records for source in sources),
        items=items,
        excluded=words.say("opening.excluded", rows=excluded) if excluded else "",
        as_of=words.moment(generation.as_of),
    )


def starters(warehouse: Warehouse, words: Words) -> list[Starter]:
    """Questions about an item and months that the data really hold."""
    try:
        generation = warehouse.current()
    except SnapshotMissing:
        return []
    item, month = _busiest_item(generation), _last_whole_month(generation, words.today)
    if item is None or month is None:
        return []
    values = {"item": item, "month": words.month(month.year, month.month), "year": month.year}
    kinds = ["total", "top", "trend"]
    if generation.first_day and generation.first_day <= date(month.year - 1, month.month, 28):
        kinds.append("compare")
    return [
        Starter(words.say(f"starter_label.{kind}", **values), words.say(f"starter.{kind}", **values))
        for kind in kinds
    ]


def _busiest_item(generation: Generation) -> str | None:
    """Code of the item produced most in the newest days."""
    if generation.last_day is None:
        return None
    since = (generation.last_day - timedelta(days=RECENT_DAYS)).isoformat()
    rows = generation.query(
        """SELECT item_code FROM item_days WHERE day >= $since
        GROUP BY item_code ORDER BY sum(quantity) DESC, item_code LIMIT 1""",
        {"since": since},
    ).rows
    return rows[0][0] if rows else None


def _last_whole_month(generation: Generation, today: date) -> date | None:
    """First day of the newest month that is over and has rows."""
    if generation.last_day is None:
        return None
    newest = min(generation.last_day, today.replace(day=1) - timedelta(days=1))
    rows = generation.query("SELECT max(day) FROM days WHERE day <= $newest", {"newest": newest.isoformat()})
    day = rows.one()[0]
    return date.fromisoformat(day).replace(day=1) if day else None
