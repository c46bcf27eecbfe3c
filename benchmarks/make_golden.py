"""Makes golden questions for demo data: `python -m benchmarks.make_golden DATA_DIR SOURCE > FILE.jsonl`.

DATA_DIR holds what `HUB_TODAY=2026-11-20 hub demo` writes. Every expected number is computed here with plain
sqlite3 from the production files, by no code of the product.
"""

import json
import re
import sqlite3
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

TODAY = "2026-11-20"
Expect = dict[str, Any]
GRAINS = {
    "day": "substr(production_date,1,10)",
    "month": "substr(production_date,1,7)",
    "year": "substr(production_date,1,4)",
    "quarter": "substr(production_date,1,4)||((substr(production_date,6,2)+2)/3)",
    "week": "date(substr(production_date,1,10),'weekday 0','-6 days')",
    "weekday": "strftime('%w',substr(production_date,1,10))",
}


def connect(folder: Path) -> sqlite3.Connection:
    """All rows of the live file and the archives in one table."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE r(production_date,lot_number,item_code,item_name,good_quantity)")
    for number, path in enumerate([folder / "production_analysis.db", *sorted(folder.glob("archive_*.db"))]):
        connection.execute(f"ATTACH '{path}' AS f{number}")
        connection.execute(
            "INSERT INTO r SELECT production_date,lot_number,item_code,item_name,good_quantity "
            f"FROM f{number}.production_records"
        )
    return connection


def days(text: str) -> tuple[str, str]:
    """A period as it is written in the source: 2025, 2025-03, 2025-03-05, 2025Q1, 2025H1 or first..last."""
    if ".." in text:
        first, last = text.split("..")
        return first, last
    if len(text) == 10:
        return text, text
    year, part = int(text[:4]), text[4:]
    number = int(re.sub(r"\D", "", part) or 1)
    size = {"Q": 3, "H": 6, "-": 1}.get(part[:1], 12)
    first_month = (number - 1) * size + 1
    after = year * 12 + first_month - 1 + size
    end = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return f"{year}-{first_month:02d}-01", end.isoformat()


class Truth:
    """Expected answers, each from SQL of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def expect(self, text: str) -> Expect:
        """What a line's last part asks of the answer."""
        name, *words = text.split()
        method: Callable[..., Expect] = getattr(self, f"_{name}")
        return method(*words)

    def _rows(self, select: str, item: str, period: str, tail: str = "") -> list[tuple[Any, ...]]:
        first, last = days(period)
        where = "substr(production_date,1,10) BETWEEN ? AND ?" + ("" if item == "*" else " AND item_code=?")
        values = (first, last) if item == "*" else (first, last, item)
        return self.connection.execute(f"SELECT {select} FROM r WHERE {where} {tail}", values).fetchall()

    def _about(self, item: str, period: str, **more: Any) -> Expect:
        return {"period": [days(period)], "items": [] if item == "*" else [item], **more}

    def _one(self, select: str, item: str, period: str) -> Expect:
        return self._about(item, period, values=[round(self._rows(select, item, period)[0][0], 4)])

    def _total(self, item: str, period: str) -> Expect:
        return self._one("sum(good_quantity)", item, period)

    def _rest(self, item: str, period: str) -> Expect:
        (whole,), (part,) = (self._rows("sum(good_quantity)", one, period)[0] for one in ("*", item))
        return {"period": [days(period)], "values": [whole - part]}

    def _total2(self, one: str, two: str, period: str) -> Expect:
        values = [self._rows("sum(good_quantity)", item, period)[0][0] for item in (one, two)]
        return {"period": [days(period)], "items": [one, two], "values": values}

    def _totals(self, item: str, one: str, two: str) -> Expect:
        values = [self._rows("sum(good_quantity)", item, period)[0][0] for period in (one, two)]
        return {"items": [] if item == "*" else [item], "values": values}

    def _avgday(self, item: str, period: str) -> Expect:
        made = self._by("day", item, period)
        return self._about(item, period, values=[round(sum(made.values()) / len(made), 4)])

    def _avgmonth(self, item: str, period: str) -> Expect:
        made = self._by("month", item, period)
        return self._about(item, period, values=[round(sum(made.values()) / len(made), 4)])

    def _weekdays(self, item: str, period: str, *numbers: str) -> Expect:
        made = self._by("weekday", item, period)
        return {"period": [days(period)], "values": [made[number] for number in numbers]}

    def _medianday(self, item: str, period: str) -> Expect:
        return self._about(item, period, values=[median(self._by("day", item, period).values())])

    def _medianlot(self, item: str, period: str) -> Expect:
        lots = self._rows(
            "sum(good_quantity)", item, period, "AND lot_number IS NOT NULL GROUP BY lot_number"
        )
        return self._about(item, period, values=[median(made for (made,) in lots)])

    def _by(self, grain: str, item: str, period: str) -> dict[str, float]:
        rows = self._rows(f"{GRAINS[grain]}, sum(good_quantity)", item, period, "GROUP BY 1")
        return {unit: made for unit, made in rows if made > 0}

    def _lots(self, item: str, period: str) -> Expect:
        return self._one("count(DISTINCT lot_number)", item, period)

    def _records(self, item: str, period: str) -> Expect:
        return self._one("count(*)", item, period)

    def _days(self, item: str, period: str) -> Expect:
        return self._about(item, period, values=[len(self._by("day", item, period))])

    def _itemcount(self, period: str) -> Expect:
        made = self._rows("item_code, sum(good_quantity)", "*", period, "GROUP BY 1")
        return {"period": [days(period)], "values": [sum(quantity > 0 for _, quantity in made)]}

    def _extreme(self, grain: str, item: str, period: str, sign: int, count: int = 1) -> Expect:
        made = self._by(grain, item, period)
        if sign > 0 and len(made) > 1:
            made = {unit: quantity for unit, quantity in made.items() if unit != TODAY[: len(unit)]}
        ranked = sorted(made.items(), key=lambda pair: (sign * pair[1], pair[0]))[:count]
        values, cells = [made for _, made in ranked], [unit for unit, _ in ranked]
        return self._about(item, period, values=values, cells=cells)

    def _maxday(self, item: str, period: str) -> Expect:
        return self._extreme("day", item, period, -1)

    def _minday(self, item: str, period: str) -> Expect:
        return self._extreme("day", item, period, 1)

    def _endsday(self, item: str, period: str) -> Expect:
        most, least = self._maxday(item, period), self._minday(item, period)
        return {**most, "values": most["values"] + least["values"], "cells": most["cells"] + least["cells"]}

    def _maxmonth(self, item: str, period: str) -> Expect:
        return self._extreme("month", item, period, -1)

    def _minmonth(self, item: str, period: str) -> Expect:
        return self._extreme("month", item, period, 1)

    def _topdays(self, count: str, item: str, period: str) -> Expect:
        return self._extreme("day", item, period, -1, int(count))

    def _trend(self, grain: str, item: str, period: str) -> Expect:
        return self._about(item, period, values=sorted(self._by(grain, item, period).values()))

    def _ranked(self, count: int, period: str, sign: int) -> Expect:
        made = "GROUP BY 1 HAVING sum(good_quantity)>0"
        rows = self._rows("item_code, sum(good_quantity)", "*", period, made)
        ranked = sorted(rows, key=lambda row: (sign * row[1], row[0]))[:count]
        codes, values = [code for code, _ in ranked], [made for _, made in ranked]
        return {"period": [days(period)], "codes": codes, "values": values}

    def _top(self, count: str, period: str) -> Expect:
        return self._ranked(int(count), period, -1)

    def _bottom(self, count: str, period: str) -> Expect:
        return self._ranked(int(count), period, 1)

    def _made(self, period: str) -> Expect:
        return self._ranked(5, period, -1)

    def _share(self, item: str, period: str) -> Expect:
        part, whole = (self._rows("sum(good_quantity)", code, period)[0][0] for code in (item, "*"))
        return {"period": [days(period)], "values": [round(100 * part / whole, 4)]}

    def _cmp(self, item: str, one: str, two: str) -> Expect:
        values = [self._rows("sum(good_quantity)", item, period)[0][0] for period in (one, two)]
        return {"items": [] if item == "*" else [item], "values": values}

    def _hist(self, item: str, count: str) -> Expect:
        newest = f"ORDER BY production_date DESC LIMIT {count}"
        rows = self._rows("good_quantity", item, "2000-01-01..2026-12-31", newest)
        return {"items": [item], "values": [rows[0][0]]}

    def _span(self, item: str) -> Expect:
        select = "min(substr(production_date,1,10)), max(substr(production_date,1,10))"
        return {"cells": list(self._rows(select, item, "2000-01-01..2026-12-31")[0])}

    def _find(self, *codes: str) -> Expect:
        return {"cells": list(codes)}

    def _fresh(self) -> Expect:
        select = "min(substr(production_date,1,10)), max(substr(production_date,1,10))"
        return {"period": [list(self._rows(select, "*", "2000-01-01..2026-12-31")[0])]}

    def _norows(self) -> Expect:
        return {"reason": "no_rows"}

    def _talk(self) -> Expect:
        return {}

    def _refused(self, reason: str | None = None) -> Expect:
        return {"status": "refused", "reason": reason}

    def _notok(self) -> Expect:
        return {"status": "refused|clarify"}

    def _clarify(self, reason: str | None = None) -> Expect:
        return {"status": "clarify", "reason": reason}


def main(folder: Path, source: Path) -> None:
    """Print one JSON line for each line of the source."""
    truth = Truth(connect(folder))
    for line in source.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        category, language, turns, expect = (part.strip() for part in line.split(" | "))
        if expect == "any":
            continue
        case = {
            "category": category,
            "language": language,
            "turns": turns.split(" >> "),
            "expect": truth.expect(expect),
        }
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
