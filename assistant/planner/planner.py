"""The built-in model, first version: totals, trends and rankings of a few periods."""

import re
from datetime import date, timedelta

from assistant.model import Reply, Say, ToolCall, Turn
from assistant.wording import word

ITEM = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,4}-?\d{2,6}(?![A-Za-z0-9])")
MONTH = re.compile(r"(\d{4})년\s*(\d{1,2})월")


class Planner:
    """Answers from a small grammar, with no key and no network."""

    @property
    def name(self) -> str:
        """The engine's name in answers."""
        return "planner"

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """The one call the question needs, then its result in words."""
        if not turn.results:
            return Reply(calls=(_call(turn),))
        text = word(turn.results, turn.language)
        await say(text)
        return Reply(text)


def _call(turn: Turn) -> ToolCall:
    first, last = _period(turn.question, turn.now.date())
    period = {"date_from": first.isoformat(), "date_to": last.isoformat()}
    code = ITEM.search(turn.question)
    item = {"item_code": code[0]} if code else {}
    if re.search("상위|top", turn.question):
        return ToolCall("1", "get_top_items", {**period, "limit": 5})
    if re.search("월별|추이|trend|monthly", turn.question):
        return ToolCall("1", "get_monthly_trend", {**period, **item})
    return ToolCall("1", "get_production_summary", {**period, **item})


def _period(question: str, today: date) -> tuple[date, date]:
    if named := MONTH.search(question):
        return _month(date(int(named[1]), int(named[2]), 1))
    if re.search("지난달|last month", question):
        return _month(today.replace(day=1) - timedelta(days=1))
    if re.search("올해|this year", question):
        return today.replace(month=1, day=1), today
    return today.replace(day=1), today


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return first, following - timedelta(days=1)
