"""The calls of answers that are told again, so that something is reckoned of their figures."""

from assistant.model import ToolCall
from assistant.planner.frame import Frame


def again(frame: Frame) -> tuple[ToolCall, ...]:
    """The calls of the answers that are told again, numbered by answer, with what is reckoned of them."""
    return tuple(
        ToolCall(
            f"{one.frame.key}.{place}-{number}-{frame.reckoned}.{call.id.rsplit('.', 1)[-1]}",
            call.name,
            call.arguments,
        )
        for place, one in enumerate(frame.shown)
        for number, call in enumerate(one.calls)
    )
