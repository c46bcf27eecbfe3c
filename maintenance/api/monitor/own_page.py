"""Requests to the operations page are served only where the page itself, or no page at all, sends them."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from assistant.page.guard import allowed_hosts, hostname
from maintenance.api.refusals import Refusal
from maintenance.api.state import TheSettings


def own_page_only(request: Request, settings: TheSettings) -> None:
    """Refuse what another site's page sends; where no key protects us, also names that only seem to be ours.

    Raises Refusal.
    """
    host = request.headers.get("host", "")
    if settings.open_to_all:
        known = allowed_hosts(settings.host, settings.chat_hosts.split(","))
        if hostname(f"//{host}") not in known:
            raise Refusal(403, "foreign_page")
    if request.method == "GET":
        return
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise Refusal(403, "foreign_page")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refusal(403, "foreign_page")


OwnPageOnly = Annotated[None, Depends(own_page_only)]
