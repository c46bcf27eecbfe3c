"""Golden questions: conversations with what their answers must hold, asked of an engine and scored."""

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.agent import Agent
from assistant.events import Answer
from maintenance.errors import OperatorError

TOLERANCE = 0.006
LISTING = {"get_top_items"}
"""Tools whose items are what they found, not what was asked about."""
_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]*\d)")
_DAY = re.compile(r"DATE '(\d{4}-\d\d-\d\d)'")
_BETWEEN = re.compile(r"BETWEEN DATE '(\d{4}-\d\d-\d\d)' AND DATE '(\d{4}-\d\d-\d\d)'")
_STATUS = r"^(ok|refused|clarify|unavailable)(\|(ok|refused|clarify|unavailable))*$"
Pair = tuple[str, str]


class Expectation(BaseModel):
    """What one answer must hold; what is left out is not looked at.

    `status`: one, or several with | between; `period`: pairs of ISO days that are equally right, periods that
    follow each other being one too; `values`: numbers among the results, or said in the answer, as a sum or
    difference is; `cells`: texts that cells begin with; `codes`: the first item codes of the results, in
    order; `items`: those of the basis, or the only one in the rows.
    """

    model_config = ConfigDict(extra="forbid")

    status: Annotated[str, Field(pattern=_STATUS)] = "ok"
    reason: str | None = None
    tool: str | None = None
    period: Annotated[list[Pair], Field(default_factory=list)]
    items: list[str] | None = None
    values: Annotated[list[float], Field(default_factory=list)]
    cells: Annotated[list[str], Field(default_factory=list)]
    codes: Annotated[list[str], Field(default_factory=list)]


class Case(BaseModel):
    """One conversation: its questions, and what the last answer must hold, or each (null: anything)."""

    model_config = ConfigDict(extra="forbid")

    turns: Annotated[list[str], Field(min_length=1)]
    expect: Expectation | list[Expectation | None]
    category: str = ""
    language: str = ""

    @model_validator(mode="after")
    def _one_for_each_turn(self) -> Self:
        if isinstance(self.expect, list) and len(self.expect) != len(self.turns):
            raise ValueError(f"{len(self.turns)} turns and {len(self.expect)} expectations")
        return self

    @property
    def expected(self) -> list[Expectation | None]:
        """What each answer must hold, in the order of the turns."""
        if isinstance(self.expect, list):
            return self.expect
        return [*[None] * (len(self.turns) - 1), self.expect]


@dataclass(frozen=True)
class Outcome:
    """How one scored question went: what was wrong, if anything, and what it took."""

    case: Case
    turns: tuple[str, ...]
    expect: Expectation
    answer: Answer
    faults: tuple[str, ...]
    seconds: float

    @property
    def right(self) -> bool:
        """Whether the answer is as expected."""
        return not self.faults

    @property
    def confidently_wrong(self) -> bool:
        """Whether a wrong answer was given as if it were right."""
        return bool(self.faults) and self.answer.status == "ok" and bool(self.answer.tables)


@dataclass
class Report:
    """The outcomes of a set."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """Share of right answers, 0 to 1."""
        return self._share(outcome.right for outcome in self.outcomes)

    @property
    def confident_errors(self) -> float:
        """Share of wrong answers given with confidence, 0 to 1."""
        return self._share(outcome.confidently_wrong for outcome in self.outcomes)

    @property
    def refusals(self) -> float:
        """Share of the questions to be refused that were."""
        meant = [one for one in self.outcomes if one.expect.status == "refused"]
        return self._share(one.answer.status == "refused" for one in meant)

    @property
    def slowest_seconds(self) -> float:
        """The 95th percentile of the time an answer took, in seconds."""
        times = sorted(outcome.seconds for outcome in self.outcomes)
        return times[max(0, round(len(times) * 0.95) - 1)] if times else 0.0

    @property
    def tokens(self) -> int:
        """Tokens of the language model over the answers that are scored."""
        return sum(one.answer.usage.prompt_tokens + one.answer.usage.output_tokens for one in self.outcomes)

    def by_category(self) -> dict[str, tuple[int, int]]:
        """Right answers and all that are scored, of each category."""
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for outcome in self.outcomes:
            total[outcome.case.category] += 1
            right[outcome.case.category] += outcome.right
        return {category: (right[category], count) for category, count in sorted(total.items())}

    @staticmethod
    def _share(marks: Iterable[bool]) -> float:
        known = list(marks)
        return sum(known) / len(known) if known else 1.0


def load_cases(path: Path) -> list[Case]:
    """The cases of a JSONL file; blank lines and lines with a leading # are left out.

    Raises OperatorError that names the first wrong line.
    """
    if not path.is_file():
        raise OperatorError("eval_missing", path=path)
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            cases.append(_case(line, path, number))
    if not cases:
        raise OperatorError("eval_empty", path=path)
    return cases


def _case(line: str, path: Path, number: int) -> Case:
    try:
        return Case.model_validate(json.loads(line))
    except (ValidationError, json.JSONDecodeError) as error:
        reason = _faults_of_line(error) if isinstance(error, ValidationError) else error.msg
        raise OperatorError("eval_line", path=path, line=number, reason=reason) from error


def _faults_of_line(error: ValidationError) -> str:
    """What is wrong, each with the name of its field."""
    faults = ((".".join(map(str, one["loc"])), one["msg"]) for one in error.errors())
    return "; ".join(f"{name}: {fault}" if name else fault for name, fault in faults)


async def evaluate(agent: Agent, cases: Sequence[Case], tell: Callable[[Outcome], None]) -> Report:
    """Ask every conversation in a session of its own; `tell` hears of each outcome as it comes."""
    report = Report()
    for number, case in enumerate(cases):
        async for outcome in _ask(agent, case, f"eval-{number}"):
            report.outcomes.append(outcome)
            tell(outcome)
    return report


async def _ask(agent: Agent, case: Case, session: str) -> AsyncIterator[Outcome]:
    for count, (question, expect) in enumerate(zip(case.turns, case.expected, strict=True), start=1):
        started = time.perf_counter()
        answer = await agent.answer(question, session)
        seconds = time.perf_counter() - started
        if expect is not None:
            faults = tuple(faults_of(answer, expect))
            yield Outcome(case, tuple(case.turns[:count]), expect, answer, faults, seconds)


def faults_of(answer: Answer, expect: Expectation) -> list[str]:
    """What of an answer is not as expected."""
    tables = answer.tables
    tools = [table.basis.tool for table in tables]
    periods = [_days(table.basis.period.to_json()) for table in tables if table.basis.period]
    periods += [pair for table in tables for pair in _days_of_sql(str(table.basis.arguments.get("sql", "")))]
    periods += _joined(periods)
    items = {item.code for table in tables for item in table.basis.items} or _only_item(answer)
    found = [
        _unless(answer.status in expect.status.split("|"), f"status {answer.status}"),
        _unless(expect.reason in (None, answer.reason), f"reason {answer.reason}"),
        _unless(expect.tool is None or expect.tool in tools, f"tools {tools}"),
        _unless(not expect.period or any(pair in periods for pair in expect.period), f"period {periods}"),
        _unless(
            not expect.items or set(expect.items) <= items | _codes_in_sql(answer), f"items {sorted(items)}"
        ),
        _unless(not (expect.items == [] and _of_items(answer)), f"items {sorted(items)}"),
    ]
    missing = [value for value in expect.values if not _holds(answer, value)]
    found.append(_unless(not missing, f"values {missing} missing"))
    texts = {str(cell) for table in tables for row in table.rows for cell in row if cell is not None}
    unseen = [cell for cell in expect.cells if not any(text.startswith(cell) for text in texts)]
    found.append(_unless(not unseen, f"cells {unseen} missing"))
    codes = _codes(answer)[: len(expect.codes)]
    found.append(_unless(codes == expect.codes, f"codes {codes}"))
    return [fault for fault in found if fault]


def _unless(right: bool, fault: str) -> str:
    return "" if right else fault


def _days(period: dict[str, str]) -> Pair:
    return period["from"], period["to"]


def _days_of_sql(sql: str) -> list[Pair]:
    """The periods of a statement; rows before them may be read too, for a change."""
    days = _DAY.findall(sql)
    return [*_BETWEEN.findall(sql), *([(days[0], days[1])] if len(days) > 1 else [])]


def _joined(periods: Sequence[Pair]) -> list[Pair]:
    """Periods of which each begins the day after the one before, as one."""
    ordered = sorted({pair for pair in periods if all(pair)})
    follow = all(
        date.fromisoformat(one[1]) + timedelta(days=1) == date.fromisoformat(two[0])
        for one, two in pairwise(ordered)
    )
    return [(ordered[0][0], ordered[-1][1])] if len(ordered) > 1 and follow else []


def _of_items(answer: Answer) -> bool:
    """Whether an answer is about some items only; those that a listing found are none of them."""
    tables = [table for table in answer.tables if table.basis.tool not in LISTING]
    of_some = bool(tables) and all(table.basis.items for table in tables)
    return of_some or (bool(tables) and bool(_only_item(answer)))


def _only_item(answer: Answer) -> set[str]:
    """The one item that the rows of an answer are of."""
    codes = _codes(answer)
    return set(codes) if len(codes) == 1 else set()


def _codes_in_sql(answer: Answer) -> set[str]:
    texts = [str(table.basis.arguments.get("sql", "")) for table in answer.tables]
    return {word for text in texts for word in text.split("'") if word}


def _holds(answer: Answer, value: float) -> bool:
    """Whether a cell is the value, or the answer says it, rounded as there."""
    cells: list[Any] = [cell for table in answer.tables for row in table.rows for cell in row]
    numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    said = (number.replace(",", "") for number in _NUMBER.findall(answer.answer))
    near = [(float(number), _rounded(number)) for number in said]
    if any(abs(number - value) <= TOLERANCE for number in numbers):
        return True
    return any(abs(number - value) <= tolerance for number, tolerance in near)


def _rounded(number: str) -> float:
    """How far a number may lie from what it is rounded from."""
    decimals = len(number.partition(".")[2])
    return max(TOLERANCE, 0.5 * 10**-decimals + 1e-9) if decimals else TOLERANCE


def _codes(answer: Answer) -> list[str]:
    rows = [record for table in answer.tables for record in table.records()]
    return list(dict.fromkeys(str(row["item_code"]) for row in rows if row.get("item_code")))


def run_evaluation(agent: Agent, cases: Sequence[Case], tell: Callable[[Outcome], None]) -> Report:
    """The report of a set, the agent closed at the end."""

    async def run() -> Report:
        try:
            return await evaluate(agent, cases, tell)
        finally:
            await agent.aclose()

    return asyncio.run(run())
