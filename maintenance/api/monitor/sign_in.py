"""How a browser shows its key: once in a form, then by a signed cookie that leads back to the key."""

from http.cookies import CookieError, SimpleCookie

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from maintenance.api.keys import Key, KeyStore

PATH = "/monitor"
COOKIE = "hub_monitor"
SECONDS = 12 * 3600


class SignIn:
    """Makes and reads the cookie; a revoked key ends all that was signed in with it."""

    def __init__(self, keys: KeyStore, secret: bytes) -> None:
        self._keys = keys
        self._signer = URLSafeTimedSerializer(secret, salt="monitor")

    def key_of(self, headers: Headers) -> Key | None:
        """The key that a request's cookie was given for, None where it has none that holds."""
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
            identifier = self._signer.loads(morsel.value if morsel else "", max_age=SECONDS)
        except (BadSignature, CookieError):
            return None
        return next((key for key in self._keys.all() if key.id == identifier), None)

    def remember(self, response: Response, request: Request, key: Key) -> None:
        """Let the browser show this key by a cookie, for the operations page only and half a day."""
        response.set_cookie(
            COOKIE,
            self._signer.dumps(key.id),
            max_age=SECONDS,
            path=PATH,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )


def forget(response: Response) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict")
