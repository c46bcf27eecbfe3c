"""API keys: made once, shown once, kept as hashes in the state folder."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

SCOPES = ("read", "chat", "admin")


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret: who has it and what it may do."""

    id: str
    name: str
    scopes: tuple[str, ...]
    created: str
    hash: str


class KeyStore:
    """The keys of one service, in one file that every worker reads."""

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / "keys.json"
        self._version: tuple[int, int] | None = None
        self._keys: dict[str, Key] = {}

    def add(self, name: str, scopes: Iterable[str], now: datetime) -> str:
        """Make a key and give it as text; it cannot be read again.

        Raises ValueError for an unknown scope.
        """
        wanted = tuple(dict.fromkeys(scopes))
        if unknown := set(wanted) - set(SCOPES):
            raise ValueError(", ".join(sorted(unknown)))
        identifier, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        text = f"hub_{identifier}_{secret}"
        key = Key(identifier, name, wanted, now.isoformat(timespec="seconds"), _hash(text))
        self._write([*self.all(), key])
        return text

    def revoke(self, identifier: str) -> bool:
        """Remove a key; False where there is none of that id."""
        kept = [key for key in self.all() if key.id != identifier]
        found = len(kept) < len(self.all())
        if found:
            self._write(kept)
        return found

    def all(self) -> list[Key]:
        """Every key, from the oldest on."""
        self._refresh()
        return list(self._keys.values())

    def find(self, text: str) -> Key | None:
        """The key this text is, None where it is none of ours."""
        self._refresh()
        return self._keys.get(_hash(text))

    def _refresh(self) -> None:
        """Read the file again where it changed: a revoked key ends at once, in every worker."""
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            self._keys, self._version = {}, None
            return
        version = (stat.st_mtime_ns, stat.st_ino)
        if version != self._version:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            keys = [Key(**{**entry, "scopes": tuple(entry["scopes"])}) for entry in held]
            self._keys, self._version = {key.hash: key for key in keys}, version

    def _write(self, keys: list[Key]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"keys.json.{os.getpid()}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump([asdict(key) for key in keys], file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)


def _hash(text: str) -> str:
    """A plain hash is enough: the text has 256 random bits, so there is nothing to guess."""
    return sha256(text.encode()).hexdigest()
