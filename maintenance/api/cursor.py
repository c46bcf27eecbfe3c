"""Cursors: where reading goes on, opaque and signed, bound to one generation and one filter."""

from hashlib import sha256
from typing import Any, NamedTuple

import orjson
from itsdangerous import BadSignature, URLSafeSerializer
from itsdangerous.encoding import base64_encode

from maintenance.api.refusals import Refusal
from tools.snapshot import SnapshotMissing
from tools.warehouse import Generation, Warehouse


class Place(NamedTuple):
    """Where a listing goes on: its filter, and the sort key of the last row given."""

    wanted: dict[str, Any]
    after: list[Any]


class _Serializer(URLSafeSerializer):
    """Plain base64 of the JSON: what is this short gains nothing by compression."""

    def dump_payload(self, obj: Any) -> bytes:
        return base64_encode(orjson.dumps(obj))


class Cursors:
    """Makes and reads cursors; all workers of one service share the secret.

    `listing` is what a cursor goes on in: one of records is none of items.
    """

    def __init__(self, secret: bytes, warehouse: Warehouse) -> None:
        self._serializer = _Serializer(secret, signer_kwargs={"digest_method": sha256})
        self._warehouse = warehouse

    def make(self, listing: str, generation: Generation, place: Place) -> str:
        """The cursor of a place."""
        held = {"g": generation.name, "f": place.wanted, "p": place.after}
        return str(self._serializer.dumps(held, salt=listing))

    def read(self, listing: str, cursor: str) -> tuple[Generation, Place]:
        """The generation and the place a cursor stands for.

        Raises Refusal: it is no cursor of this listing, or its generation is gone.
        """
        try:
            held: dict[str, Any] = self._serializer.loads(cursor, salt=listing)
        except (BadSignature, UnicodeError) as error:
            raise Refusal(422, "bad_cursor", field="cursor") from error
        try:
            return self._warehouse.generation(held["g"]), Place(held["f"], held["p"])
        except SnapshotMissing as error:
            raise Refusal(410, "cursor_expired", field="cursor") from error
