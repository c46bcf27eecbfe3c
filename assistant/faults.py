"""How a call to the service failed: what it means, and whether to try again."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.model import Cause, ModelUnavailable, Reason

RETRIED = frozenset({408, 429, 500, 502, 503, 504})
"""HTTP statuses that pass; every other one stays as it is."""
REASONS: Mapping[Cause, Reason] = {
    "daily_quota": "quota",
    "rate_limit": "quota",
    "token_cap": "quota",
    "blocked": "unsafe",
}
"""Reasons of an answer by cause; every other cause is `unavailable`."""


class Fault(Exception):
    """One failed try: `retry` says whether another may do better, `after` how many seconds later at least.

    `hint` names the prompt text to add to the next try, which is made once for each hint.
    """

    def __init__(
        self,
        cause: Cause,
        detail: str,
        *,
        retry: bool = True,
        after: float | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.cause: Cause = cause
        self.retry = retry
        self.after = after
        self.hint = hint

    def unavailable(self, *, without: str = "") -> ModelUnavailable:
        """The same, once nothing more will be tried; its detail is cleared of the secret `without`."""
        reason = REASONS.get(self.cause, "unavailable")
        detail = str(self).replace(without, "***") if without else str(self)
        return ModelUnavailable(reason, f"{self.cause}: {detail}", cause=self.cause, after=self.after)


def fault_of(status: int | None, body: object, headers: Mapping[str, str]) -> Fault:
    """The fault that an error object of the service describes, wherever in a reply it stood."""
    error = _error(body)
    code = status or _integer(error.get("code")) or 500
    detail = f"HTTP {code} {error.get('status') or ''}: {error.get('message') or 'no message'}"
    cause = _cause(code, error)
    after = max(_retry_after(headers), _retry_info(error), key=lambda pause: pause or 0.0)
    return Fault(cause, detail, retry=code in RETRIED and cause != "daily_quota", after=after)


def _cause(code: int, error: Mapping[str, Any]) -> Cause:
    if code == 429:
        return "daily_quota" if _daily(error) else "rate_limit"
    if code in (401, 403) or _names(error, "API_KEY_INVALID"):
        return "bad_key"
    if code == 404:
        return "model_missing"
    if code == 408 or code == 504:
        return "timeout"
    return "server_error" if code >= 500 else "bad_request"


def _daily(error: Mapping[str, Any]) -> bool:
    """Whether a quota that only a new day refills is used up, or never was above zero."""
    violations = [
        violation for detail in _details(error, "QuotaFailure") for violation in _violations(detail)
    ]
    named = any("PerDay" in str(violation.get("quotaId")) for violation in violations)
    return named or "limit: 0," in str(error.get("message"))


def _retry_info(error: Mapping[str, Any]) -> float | None:
    pauses = [_seconds(detail.get("retryDelay")) for detail in _details(error, "RetryInfo")]
    return next((pause for pause in pauses if pause is not None), None)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The Retry-After header, in seconds or as a date."""
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    if value is None or (pause := _seconds(value)) is not None:
        return pause if value else None
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _seconds(value: object) -> float | None:
    """Seconds of `34.07s` or `34`."""
    try:
        return max(0.0, float(str(value).removesuffix("s")))
    except ValueError:
        return None


def _error(body: object) -> Mapping[str, Any]:
    """The error object of a body: bare, under `error`, in a list of one, or as JSON in a message."""
    if isinstance(body, list) and body:
        body = body[0]
    if not isinstance(body, Mapping):
        return {}
    error = body.get("error", body)
    return error if isinstance(error, Mapping) else {"message": str(error)}


def _details(error: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    details = error.get("details")
    for detail in details if isinstance(details, list) else ():
        if isinstance(detail, Mapping) and str(detail.get("@type", "")).endswith(kind):
            yield detail


def _violations(detail: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    violations = detail.get("violations")
    for violation in violations if isinstance(violations, list) else ():
        if isinstance(violation, Mapping):
            yield violation


def _names(error: Mapping[str, Any], word: str) -> bool:
    return word in json.dumps(error, default=str)


def _integer(value: object) -> int | None:
    return value if isinstance(value, int) else None
