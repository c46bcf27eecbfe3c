"""The files of the operations page: no secret is in them, and nothing in them loads from elsewhere."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from maintenance.api.monitor.own_page import own_page_only

FILES = {
    "": ("page.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/elements.js": ("elements.js", "text/javascript"),
    "/view.js": ("view.js", "text/javascript"),
    "/charts.js": ("charts.js", "text/javascript"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
"""What the page is made of, by its path below /monitor."""
LANGUAGES = ("ko", "en")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}

router = APIRouter(prefix="/monitor", include_in_schema=False, dependencies=[Depends(own_page_only)])


@cache
def words(language: str) -> dict[str, Any]:
    """The page's texts in one language."""
    text = (files(__package__) / f"words.{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _content(name: str) -> bytes:
    return (files(__package__) / name).read_bytes()


@router.get("/words")
async def all_words() -> Response:
    """The texts in both languages, so that the page can switch without asking again."""
    return JSONResponse({language: words(language) for language in LANGUAGES}, headers=HEADERS)


def _serve(path: str, name: str, kind: str) -> None:
    @router.get(path)
    async def file() -> Response:
        return Response(_content(name), media_type=kind, headers=HEADERS)


for _path, (_name, _kind) in FILES.items():
    _serve(_path, _name, _kind)
