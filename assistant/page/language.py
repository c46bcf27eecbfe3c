"""Which language a browser reads the page in."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from assistant.model import Language

COOKIE = "hub_language"


def language_of_request(headers: Mapping[str, str]) -> Language:
    """The language chosen by the page's switch, else the browser's first one."""
    return chosen_language(headers.get("cookie", ""), headers.get("accept-language", ""))


def language_of_environ(environ: Mapping[str, str]) -> Language:
    """The same for a WebSocket's WSGI-like environment."""
    return chosen_language(environ.get("HTTP_COOKIE", ""), environ.get("HTTP_ACCEPT_LANGUAGE", ""))


def chosen_language(cookies: str, accepted: str) -> Language:
    """Korean where it was chosen or comes first; English for every other language."""
    chosen = _cookie(cookies)
    if chosen in ("ko", "en"):
        return "ko" if chosen == "ko" else "en"
    return language_of_tag(accepted.strip())


def _cookie(cookies: str) -> str | None:
    try:
        morsel = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel else None


def language_of_tag(tag: str) -> Language:
    """The language of a tag such as `ko-KR`."""
    return "ko" if tag.lower().startswith("ko") else "en"
