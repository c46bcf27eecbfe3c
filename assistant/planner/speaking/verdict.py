"""Whether what a question holds to be so is so, by the figures of its answer."""

from collections.abc import Callable, Mapping, Sequence
from operator import ge, gt, le, lt

from assistant.planner.figures import Figure, figures_of
from assistant.planner.found import edge_day, time_of
from assistant.planner.frame import Claim, Frame
from assistant.planner.speaking.running import running_change
from tools.tool import Period, Table

PAIR = 2
SIGNS: Mapping[str, Callable[[float, float], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le}


def verdict(frame: Frame, tables: Sequence[Table], figures: Sequence[Figure]) -> bool | None:
    """Yes or no; none where the results do not settle it."""
    claim = frame.claim
    if claim is None or not tables:
        return None
    if claim.way in SIGNS:
        own = figures or figures_of(frame, tables)
        return SIGNS[claim.way](own[0].value, claim.value) if len(own) == 1 else None
    if claim.way == "exists":
        return any(row.get("matches") for row in tables[0].records())
    if claim.way in ("place", "within"):
        return _is_in_place(frame, claim, tables)
    if claim.way == "found":
        return _is_found(frame, claim, tables)
    pair = _pair(frame, claim, tables, figures)
    if pair is None:
        return None
    own_value, other = pair
    if claim.way == "rate":
        growth = 100 * (own_value - other) / other if other else None
        return (
            None if growth is None else (growth >= claim.value if claim.value > 0 else growth <= claim.value)
        )
    return own_value > other if claim.way == "more" else own_value < other


def _is_in_place(frame: Frame, claim: Claim, tables: Sequence[Table]) -> bool | None:
    rows = [row for table in tables for row in table.records() if row.get("item_code") == frame.items[0].code]
    ranks = [row["rank"] for row in rows if row.get("rank") is not None]
    if len(ranks) != 1:
        return None
    return ranks[0] == claim.value if claim.way == "place" else float(ranks[0] or 0) <= claim.value


def _is_found(frame: Frame, claim: Claim, tables: Sequence[Table]) -> bool | None:
    rows = [row for table in tables for row in table.records()]
    if len(rows) != 1:
        return None
    if frame.grain == "weekday":
        return rows[0].get("weekday") == claim.value
    found = edge_day(rows[0], "smallest" if frame.least else "largest") or time_of(rows[0])
    return found == claim.of if found else None


def _pair(
    frame: Frame, claim: Claim, tables: Sequence[Table], figures: Sequence[Figure]
) -> tuple[float, float] | None:
    """The value that is held to be more, or less, and the other one."""
    if frame.intent == "compare" and not frame.families:
        return _of_periods(frame, claim, tables[0])
    if frame.families:
        rows = [row for row in tables[0].records() if row.get("quantity") is not None]
        told = [(str(row.get("family")), float(row["quantity"] or 0)) for row in rows]
    else:
        found = list(figures) or figures_of(frame, tables)
        told = [(_name(one, claim), one.value) for one in found]
    if len(told) != PAIR:
        return None
    wanted = str(claim.of)
    own = [value for name, value in told if name == wanted]
    others = [value for name, value in told if name != wanted]
    return (own[0], others[0]) if len(own) == len(others) == 1 else None


def _name(figure: Figure, claim: Claim) -> str:
    """The period of a figure, or the code of its item."""
    if isinstance(claim.of, Period):
        return str(figure.period)
    return figure.items[0].code if figure.items else ""


def _of_periods(frame: Frame, claim: Claim, table: Table) -> tuple[float, float] | None:
    """Both periods of a comparison, over the same number of days where the second still runs."""
    part = "like_for_like" if running_change(frame, table) else "total"
    row = next((one for one in table.records() if one.get("part") == part and not one.get("item_code")), {})
    first, second = row.get("period1_quantity"), row.get("period2_quantity")
    if first is None or second is None:
        return None
    values = float(first), float(second)
    return values if claim.of == frame.periods[0] else values[::-1]
