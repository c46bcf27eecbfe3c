"""Why the service stopped, by the name of its finish reason, and what that means for a reply."""

from assistant.faults import Fault

COMPLETE = "STOP"
AT_LIMIT = "MAX_TOKENS"
BLOCKED = frozenset(
    {
        "SAFETY",
        "PROHIBITED_CONTENT",
        "BLOCKLIST",
        "SPII",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "MODEL_ARMOR",
        "ESCALATION",
        "PUP_LIMITED_DISABLED",
    }
)
"""The service will not say this, however often it is asked."""
HINTS = {
    "MALFORMED_FUNCTION_CALL": "hint_malformed_call",
    "UNEXPECTED_TOOL_CALL": "hint_unexpected_call",
    "TOO_MANY_TOOL_CALLS": "hint_too_many_calls",
}
"""What the model got wrong, and the prompt text that tells it so when it is asked once more."""
PASSING = frozenset({"RECITATION", "LANGUAGE", "OTHER", "MALFORMED_RESPONSE", "FINISH_REASON_UNSPECIFIED"})
"""Accidents of one reply; another one may be whole."""


def fault_of_finish(name: str | None) -> Fault | None:
    """What is wrong with a reply that ended so; None where it is whole or only reached its limit.

    `name` is None where the stream ended without a word, which is how a cut connection looks.
    """
    if name in (COMPLETE, AT_LIMIT):
        return None
    if name is None:
        return Fault("cut_stream", "the stream ended without a finish reason")
    if name in BLOCKED:
        return Fault("blocked", f"finish reason {name}", retry=False)
    if name in HINTS:
        return Fault("malformed_call", f"finish reason {name}", hint=HINTS[name])
    if name == "MISSING_THOUGHT_SIGNATURE":
        return Fault("bad_request", f"finish reason {name}", retry=False)
    known = "finish reason" if name in PASSING else "unknown finish reason"
    return Fault("broken_reply", f"{known} {name}")
