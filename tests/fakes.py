"""A model that follows a script, and complains of what was left over."""

from collections.abc import Iterable
from types import TracebackType

from assistant.model import ModelUnavailable, Reply, Say, ToolCall, Turn

Line = Reply | ModelUnavailable


class ScriptedModel:
    """Replies line by line; as a context manager it fails when lines are left unsaid.

    `turns` keeps, for each call, what the model was given: the messages of the turn at that moment.
    """

    def __init__(self, *lines: Line, name: str = "scripted", pieces: int = 1_000_000) -> None:
        self.name = name
        self.turns: list[tuple[object, ...]] = []
        self._lines = list(lines)
        self._pieces = pieces

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """The next line of the script, its text said in pieces."""
        assert self._lines, f"{self.name} was asked once more than its script is long"
        self.turns.append(tuple(turn.messages))
        line = self._lines.pop(0)
        if isinstance(line, ModelUnavailable):
            raise line
        for piece in _cut(line.text, self._pieces):
            await say(piece)
        return line

    def __enter__(self) -> "ScriptedModel":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert error is not None or not self._lines, f"never said: {self._lines}"


def call(name: str, _id: str = "1", **arguments: object) -> ToolCall:
    """A tool call by keyword."""
    return ToolCall(_id, name, arguments)


def _cut(text: str, size: int) -> Iterable[str]:
    return (text[start : start + size] for start in range(0, len(text), size))
