"""Cursors: where reading goes on, opaque and signed, bound to one generation and one filter."""

from dataclasses import fields
from hashlib import sha256
from typing import Any

import orjson
from itsdangerous import BadSignature, URLSafeSerializer
from itsdangerous.encoding import base64_encode

from tools.pages import Position, RecordFilter

_FILTERS = tuple(field.name for field in fields(RecordFilter))


class CursorInvalid(Exception):
    """The text is no cursor of ours, or not of this service."""


class _Serializer(URLSafeSerializer):
    """Plain base64 of the JSON: what is this short gains nothing by compression."""

    def dump_payload(self, obj: Any) -> bytes:
        return base64_encode(orjson.dumps(obj))


class Cursors:
    """Makes and reads cursors; all workers of one service share the secret."""

    def __init__(self, secret: bytes) -> None:
        self._serializer = _Serializer(secret, salt="cursor", signer_kwargs={"digest_method": sha256})

    def make(self, generation: str, wanted: RecordFilter, last: Position) -> str:
        """The cursor that goes on after the last record given."""
        chosen = {name: value for name in _FILTERS if (value := getattr(wanted, name)) is not None}
        place = (last.production_date, last.id, last.source, last.n)
        return str(self._serializer.dumps({"g": generation, "f": chosen, "p": place}))

    def read(self, text: str) -> tuple[str, RecordFilter, Position]:
        """Generation, filter and last record of a cursor.

        Raises CursorInvalid.
        """
        try:
            held: dict[str, Any] = self._serializer.loads(text)
        except (BadSignature, UnicodeError) as error:
            raise CursorInvalid from error
        return held["g"], RecordFilter(**held["f"]), Position(*held["p"])
