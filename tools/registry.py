"""The tools there are, by name, and the one way to run them."""

from collections.abc import Mapping

from tools.compare_periods import compare_periods
from tools.execute_custom_query import execute_custom_query
from tools.get_item_history import get_item_history
from tools.get_monthly_trend import get_monthly_trend
from tools.get_production_summary import get_production_summary
from tools.get_top_items import get_top_items
from tools.search_production_items import search_production_items
from tools.tool import Facts, Table, Tool, ToolError

TOOLS: tuple[Tool, ...] = (
    Tool(search_production_items),
    Tool(get_production_summary),
    Tool(get_monthly_trend),
    Tool(get_top_items),
    Tool(compare_periods),
    Tool(get_item_history),
    Tool(execute_custom_query),
)


def tool_named(name: str) -> Tool:
    """The tool of this name; raises ToolError for any other."""
    for tool in TOOLS:
        if tool.name == name:
            return tool
    known = ", ".join(tool.name for tool in TOOLS)
    raise ToolError("unknown_tool", f"There is no tool '{name}'. Tools: {known}.", tool=name, tools=known)


def run(name: str, arguments: Mapping[str, object], facts: Facts) -> Table:
    """Run the tool of this name on one generation; raises ToolError where it cannot answer."""
    return tool_named(name)(facts, arguments)
