"""The service's secret, made once and shared by all its workers."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def shared_secret(state_dir: Path) -> bytes:
    """32 bytes, kept where only their owner may read them."""
    path = state_dir / "secret"
    if not path.exists():
        state_dir.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"secret.{os.getpid()}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
        with suppress(FileExistsError):  # another worker was first, and its secret holds
            os.link(beside, path)
        beside.unlink()
    return path.read_bytes()
