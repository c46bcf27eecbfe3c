"""Errors as application/problem+json (RFC 9457): a code, a sentence for a person, and the field."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.model import Language
from assistant.wording import word_error
from maintenance.api.invalid import said_of
from maintenance.api.log import request_id
from maintenance.api.refusals import Refusal
from maintenance.api.state import language_of
from maintenance.api.tables import ItemAnswer
from prompts import phrase
from tools.snapshot import SnapshotMissing
from tools.tool import ToolError
from tools.warehouse import QueryOverrun

logger = logging.getLogger(__name__)

STATUS_BY_CODE = {
    "unknown_item": 404,
    "unknown_tool": 404,
    "ambiguous_item": 409,
    "timeout": 504,
    "unavailable": 503,
}
"""HTTP status of a ToolError; any other code is 422."""


LARGEST_BODY = 1_000_000
"""Bytes of a request's body; a larger one is refused before it is read."""
TOO_LARGE = 413
WORDED = (400, 404, 405, TOO_LARGE)
"""Statuses the framework raises that have a phrase of their own, `api.<code>`."""
TAUGHT = ("sql_error", "unsafe_sql", "too_large")
"""Codes whose message tells a program, in English, how to mend its query."""


class Problem(BaseModel):
    """The one shape of every error (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    field: str | None = None
    hint: str | None = None
    choices: list[ItemAnswer] | None = None


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status in (400, 401, 403, 404, 405, 409, 410, TOO_LARGE, 422, 429, 500, 503, 504)
}
"""What any route may answer instead, for the OpenAPI document."""


def problem(status: int, code: str, detail: str, **more: object) -> JSONResponse:
    """One error in its one JSON shape."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code}
    return JSONResponse(
        {**body, "detail": detail, **more}, status_code=status, media_type="application/problem+json"
    )


def install(app: FastAPI) -> None:
    """Let every error leave the application in the one shape."""
    app.add_exception_handler(ToolError, _tool_error)
    app.add_exception_handler(Refusal, _refusal)
    app.add_exception_handler(SnapshotMissing, _snapshot_missing)
    app.add_exception_handler(QueryOverrun, _overrun)
    app.add_exception_handler(ClientDisconnect, _nobody_listens)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


def _language(request: Request) -> Language:
    return language_of(request.headers.get("accept-language", "ko"))


async def _tool_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ToolError)
    if isinstance(cause := error.__cause__, ValidationError):
        return _invalid(request, cause.errors(include_url=False)[0])
    nearest = [item.to_json() for item in error.choices]
    more = {"field": error.field} if error.field else {}
    if error.code in TAUGHT:
        more["hint"] = error.message
    return problem(
        STATUS_BY_CODE.get(error.code, 422),
        error.code,
        word_error(error, _language(request)),
        **more,
        **({"choices": nearest} if nearest else {}),
    )


async def _refusal(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return refused(request, error)


def refused(request: Request, error: Refusal) -> JSONResponse:
    """A refusal in the language of its request."""
    detail = phrase(_language(request), f"api.{error.code}", **error.values)
    return problem(error.status, error.code, detail, **({"field": error.field} if error.field else {}))


async def _snapshot_missing(request: Request, error: Exception) -> JSONResponse:
    return problem(503, "no_snapshot", phrase(_language(request), "error.no_snapshot"))


async def _overrun(request: Request, error: Exception) -> JSONResponse:
    return problem(504, "timeout", phrase(_language(request), "tool.timeout"))


async def _nobody_listens(request: Request, error: Exception) -> Response:
    """The client has gone; the number is for the log only."""
    return Response(status_code=499)


async def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return _invalid(request, error.errors()[0])


def _invalid(request: Request, error: ErrorDetails) -> JSONResponse:
    field, detail = said_of(error, _language(request))
    return problem(422, "bad_argument", detail, field=field)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, headers = _code_of(error.status_code), error.headers or {}
    key = code if error.status_code in WORDED else "other_status"
    values = {"allowed": headers.get("Allow", ""), "reason": str(error.detail), "most": LARGEST_BODY}
    detail = phrase(_language(request), f"api.{key}", **values)
    response = problem(error.status_code, code, detail)
    response.headers.update(headers)
    return response


def _code_of(status: int) -> str:
    """Python's own name of 413 differs from version to version."""
    return "body_too_large" if status == TOO_LARGE else HTTPStatus(status).name.lower()


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.error("request failed: %s", request.url.path, exc_info=error)
    response = problem(500, "unexpected", phrase(_language(request), "error.unexpected"))
    response.headers["X-Request-ID"] = request_id.get()  # this one leaves outside the log's middleware
    return response
