"""What is said to people who are not at the console."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A title of one line, and plain lines below it."""

    title: str
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join((self.title, *self.lines))
