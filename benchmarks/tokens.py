"""Tokens of each tool's declaration and of a typical result, as a Markdown table.

    python -m benchmarks.tokens

No tokenizer runs offline, so tokens are counted from above: every digit, sign and Hangul syllable is one, and
so are every five letters; real tokenizers need fewer.
"""

import json
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from maintenance.demo import make_demo
from maintenance.publisher import Publisher
from tools.registry import TOOLS, run
from tools.short import short
from tools.tool import Facts, Tool
from tools.warehouse import Warehouse

TODAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
YEAR = {"date_from": "2026-01-01", "date_to": "2026-11-20"}
CALLS: dict[str, dict[str, object]] = {
    "search_production_items": {"keyword": "모카"},
    "get_production_summary": {**YEAR, "item_code": "BW0021"},
    "get_monthly_trend": {**YEAR, "item_code": "BW0021"},
    "get_top_items": {**YEAR, "limit": 10},
    "compare_periods": {
        "period1_from": "2026-10-01",
        "period1_to": "2026-10-31",
        "period2_from": "2026-11-01",
        "period2_to": "2026-11-30",
    },
    "get_item_history": {"item_code": "BW0021", "limit": 10},
    "execute_custom_query": {
        "sql": "SELECT dayname(production_date) AS day, sum(good_quantity) AS quantity"
        " FROM production_records GROUP BY day ORDER BY quantity DESC"
    },
}
PIECE = re.compile(r"[A-Za-z]{1,5}|\d|[^\sA-Za-z\d]|\n|\t")


def tokens(text: str) -> int:
    """Tokens of a text, counted from above."""
    return len(PIECE.findall(text))


def declaration(tool: Tool) -> str:
    """What a model is told of a tool."""
    told = {"name": tool.name, "description": tool.description, "parameters": tool.schema()}
    return json.dumps(told, ensure_ascii=False)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), TODAY, rows=50_000)
        snapshots = Path(folder) / ".snapshots"
        Publisher(Path(folder), snapshots, "Asia/Seoul").publish()
        facts = Facts(Warehouse(snapshots).current(), TODAY.date())
        print("| tool | declaration | result | rows of it |\n|---|---|---|---|")
        told = 0
        for tool in TOOLS:
            table = run(tool.name, CALLS[tool.name], facts)
            told += tokens(declaration(tool))
            result = tokens(short(table))
            print(f"| `{tool.name}` | {tokens(declaration(tool))} | {result} | {len(table.rows)} |")
        print(f"| all | {told} | | |")


if __name__ == "__main__":
    main()
