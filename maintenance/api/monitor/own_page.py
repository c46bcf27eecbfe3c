"""Requests to the operations page are served only where the page itself, or no page at all, sends them."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from maintenance.api.refusals import Refusal


def own_page_only(request: Request) -> None:
    """Refuse what another site's page sends.

    Raises Refusal.
    """
    if request.method == "GET":
        return
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise Refusal(403, "foreign_page")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refusal(403, "foreign_page")


OwnPageOnly = Annotated[None, Depends(own_page_only)]
