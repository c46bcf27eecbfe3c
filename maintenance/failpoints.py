"""Named places at which a test lets a process die, as a power cut would."""

import os
import signal


def reach(name: str) -> None:
    """Die here where `HUB_FAIL_POINT` names this place; otherwise nothing."""
    if os.environ.get("HUB_FAIL_POINT") == name:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
