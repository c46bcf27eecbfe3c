"""The language model: its key, and whether Google accepts it."""

from collections.abc import Iterator

from assistant.settings import Settings
from maintenance.checks.finding import Finding, fail, failed, ok, warn
from maintenance.errors import OperatorError
from maintenance.preflight import check_key

GOOGLE = "https://generativelanguage.googleapis.com"
WAIT_SECONDS = 10.0
REJECTED = {400, 401, 403}


def key(settings: Settings) -> Iterator[Finding]:
    """The engine has the key it needs."""
    try:
        check_key(settings)
    except OperatorError as error:
        yield failed("key", error)
        return
    if settings.engine == "planner" or settings.gemini_api_key is None:
        yield ok("key", "doctor_planner")
    else:
        yield ok("key", "doctor_key", model=settings.gemini_model)


def key_online(settings: Settings) -> Iterator[Finding]:
    """The service knows the model and accepts the key; asking costs no tokens."""
    import httpx

    if settings.gemini_api_key is None:
        return
    url = f"{settings.google_gemini_base_url or GOOGLE}/v1beta/models/{settings.gemini_model}"
    secret = {"x-goog-api-key": settings.gemini_api_key.get_secret_value()}
    try:
        status = httpx.get(url, headers=secret, timeout=WAIT_SECONDS).status_code
    except httpx.HTTPError as error:
        yield warn("key_online", "doctor_offline", reason=type(error).__name__)
        return
    yield _judge(status, settings.gemini_model)


def _judge(status: int, model: str) -> Finding:
    if status in REJECTED:
        return fail("key_online", "doctor_key_rejected", status=status)
    if status == 404:
        return fail("key_online", "doctor_model_unknown", model=model)
    if status >= 400:
        return warn("key_online", "doctor_offline", reason=f"HTTP {status}")
    return ok("key_online", "doctor_key_accepted", model=model)
