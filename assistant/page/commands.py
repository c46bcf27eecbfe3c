"""Commands beginning with `/`: the tools' forms, the export and the help, named in both languages."""

import re
from dataclasses import dataclass
from typing import Any

from assistant.model import Language
from assistant.page.words import Words
from prompts import page_section
from tools.registry import TOOLS
from tools.tool import Tool

EXPORT, HELP = "export", "help"
ICONS = {
    "search_production_items": "search",
    "get_production_summary": "sigma",
    "get_monthly_trend": "chart-line",
    "get_top_items": "list-ordered",
    "compare_periods": "scale",
    "get_item_history": "history",
    "execute_custom_query": "database",
    EXPORT: "download",
    HELP: "circle-help",
}
LANGUAGES: tuple[Language, ...] = ("ko", "en")
WRITTEN = re.compile(r"/(\S+)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was chosen or written: a tool's name, `export` or `help`, and what follows it."""

    key: str
    rest: str

    @property
    def tool(self) -> Tool | None:
        """The tool it opens, if it opens one."""
        return next((tool for tool in TOOLS if tool.name == self.key), None)


def commands(words: Words) -> list[dict[str, Any]]:
    """All commands as Chainlit lists them."""
    about = words.section("command_about")
    return [
        {"id": name, "description": about[key], "icon": ICONS[key], "button": False, "persistent": False}
        for key, name in words.section("command").items()
    ]


def help_text(words: Words) -> str:
    """What can be typed, as Markdown."""
    about = words.section("command_about")
    lines = [f"- **/{name}**: {about[key]}" for key, name in words.section("command").items()]
    return "\n".join([words.say("form.help_intro"), "", *lines])


def command_of(content: str, chosen: str | None) -> Command | None:
    """The command of a message, chosen from the list or written out in either language."""
    written = WRITTEN.fullmatch(content.strip())
    name, rest = (chosen, content) if chosen else written.groups() if written else ("", "")
    for language in LANGUAGES:
        for key, known in page_section(language, "command").items():
            if name and name.lower() == known.lower():
                return Command(key, rest.strip())
    return None
