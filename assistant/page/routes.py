"""The page's own addresses beside Chainlit's: its HTML without foreign sources, its state, its elements."""

import json
import re
from collections.abc import Awaitable, Callable
from functools import cache, partial, reduce
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from assistant.model import Language
from assistant.page.assets import asset
from assistant.page.guard import policy_of
from assistant.page.language import language_of_request, language_of_tag
from prompts import page_section

EXTERNAL = re.compile(r'<link\b[^>]*?href="https?://[^>]*?/?>', re.DOTALL)
STATE_PATH = "/hub/state"
TRANSLATIONS_PATH = "/project/translations"
ASSETS_PATH = "/assets/{name}"
SCRIPTS_PATH = "/public/{folder}/{name}"
PAGES = ("/", "/login", "/login/callback", "/thread/{id}", "/element/{id}")

Opening = Callable[[Language], dict[str, Any]]
SignedIn = Callable[[Request], Awaitable[bool]]


def routes(html: str, public: Path, opening: Opening, signed_in: SignedIn) -> list[Route]:
    """Routes to put before Chainlit's own; `html` is its index page, `public` the folder of our files."""
    page = partial(_page, _own_sources_only(html))
    return [
        *(Route(path, page) for path in PAGES),
        Route(TRANSLATIONS_PATH, _translations),
        Route(STATE_PATH, partial(_state, opening, signed_in)),
        Route(SCRIPTS_PATH, partial(_script, _scripts(public))),
        Route(ASSETS_PATH, partial(asset, _package("chainlit") / "frontend" / "dist" / "assets")),
    ]


async def _page(html: str, request: Request) -> Response:
    language = language_of_request(request.headers)
    text = html.replace('<html lang="en">', f'<html lang="{language}">', 1)
    headers = {"x-script-hashes": policy_of(text), "cache-control": "no-store"}
    return HTMLResponse(text, headers=headers)


def _own_sources_only(html: str) -> str:
    """The page without the fonts and styles that Chainlit loads from elsewhere: a factory may be offline."""
    return EXTERNAL.sub("", html)


async def _state(opening: Opening, signed_in: SignedIn, request: Request) -> Response:
    if not await signed_in(request):
        return JSONResponse({}, 401)
    return JSONResponse(opening(language_of_request(request.headers)), headers={"cache-control": "no-store"})


async def _translations(request: Request) -> Response:
    """Chainlit's own words in the page's language, ours in the place of those that fit no factory."""
    language = language_of_tag(request.query_params.get("language", ""))
    return JSONResponse({"translation": translation(language)})


@cache
def translation(language: Language) -> dict[str, Any]:
    """Chainlit's dictionary with the texts of our section `chainlit` laid over it."""
    file = _package("chainlit") / "translations" / ("ko.json" if language == "ko" else "en-US.json")
    words: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for path, text in page_section(language, "chainlit").items():
        *branches, leaf = path.split(".")
        reduce(lambda branch, name: branch.setdefault(name, {}), branches, words)[leaf] = text
    return words


def _package(name: str) -> Path:
    """Folder of an installed package of our dependencies, without importing it."""
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def _scripts(public: Path) -> dict[str, Path]:
    """Our elements and what draws them, by their addresses."""
    found = (*public.glob("elements/*.jsx"), *public.glob("answer/*.js"))
    return {f"/{path.relative_to(public.parent).as_posix()}": path for path in found}


async def _script(scripts: dict[str, Path], request: Request) -> Response:
    """One of them, kept by the browser for a while: Chainlit asks for an element with every answer."""
    script = scripts.get(request.url.path)
    if script is None:
        return Response(status_code=404)
    return FileResponse(script, headers={"cache-control": "private, max-age=600"})
