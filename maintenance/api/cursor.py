"""Cursors: where reading goes on, opaque and signed, bound to one generation and one filter."""

from dataclasses import asdict, astuple
from hashlib import sha256
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from tools.pages import Position, RecordFilter


class CursorInvalid(Exception):
    """The text is no cursor of ours, or not of this service."""


class Cursors:
    """Makes and reads cursors; all workers of one service share the secret."""

    def __init__(self, secret: bytes) -> None:
        self._serializer = URLSafeSerializer(secret, salt="cursor", signer_kwargs={"digest_method": sha256})

    def make(self, generation: str, wanted: RecordFilter, last: Position) -> str:
        """The cursor that goes on after the last record given."""
        text: str = self._serializer.dumps({"g": generation, "f": asdict(wanted), "p": astuple(last)})
        return text

    def read(self, text: str) -> tuple[str, RecordFilter, Position]:
        """Generation, filter and last record of a cursor.

        Raises CursorInvalid.
        """
        try:
            held: dict[str, Any] = self._serializer.loads(text)
        except (BadSignature, UnicodeError) as error:
            raise CursorInvalid from error
        return held["g"], RecordFilter(**held["f"]), Position(*held["p"])
