"""What a client is told when its request cannot be served: one shape, in its language."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from maintenance.api.app import create_app
from maintenance.settings import MaintenanceSettings
from tests.serving import served
from tools.warehouse import QueryOverrun


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    settings = {"data_dir": folder, "rate_limit_api": 0, "rate_limit_chat": 0}
    app = create_app(MaintenanceSettings.model_validate(settings))

    @app.get("/overrun")
    async def overrun() -> None:
        raise QueryOverrun("no result within 30 s")

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("secret detail")

    with served(app) as address:
        yield address


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code", "field", "korean", "english"),
    [
        ("GET", "/nowhere", None, 404, "not_found", None, "그런 주소는 없습니다", "no such address"),
        ("DELETE", "/records", None, 405, "method_not_allowed", None, "GET 요청만", "GET requests only"),
        ("GET", "/summary", None, 422, "bad_argument", "date_from", "값을 넣어", "date_from is needed"),
        ("GET", "/records?limit=x", None, 422, "bad_argument", "limit", "정수", "a whole number"),
        ("GET", "/records?limit=9999", None, 422, "bad_argument", "limit", "5000 이하", "at most 5000"),
        ("GET", "/records?date_to=1.3.", None, 422, "bad_argument", "date_to", "YYYY-MM-DD", "a day"),
        ("GET", "/records/export?format=x", None, 422, "bad_argument", "format", "중 하나", "one of"),
        ("GET", "/tools?x=1", None, 422, "bad_argument", "x", "없는 이름", "There is no x"),
        ("GET", "/healthz?x=1", None, 422, "bad_argument", "x", "없는 이름", "There is no x"),
        ("POST", "/chat?x=1", '{"query": "?"}', 422, "bad_argument", "x", "없는 이름", "There is no x"),
        ("POST", "/chat", '{"query":', 422, "bad_argument", "body", "JSON이 아닙니다", "not valid JSON"),
        ("POST", "/chat", "[]", 422, "bad_argument", "body", "JSON 객체", "a JSON object"),
        ("POST", "/tools/get_top_items", "{}", 422, "bad_argument", "date_from", "넣어", "is needed"),
        ("GET", "/overrun", None, 504, "timeout", None, "오래 걸려", "too long"),
        ("GET", "/broken", None, 500, "unexpected", None, "", ""),
    ],
)
def test_one_shape_in_two_languages(
    address: str,
    method: str,
    path: str,
    body: str | None,
    status: int,
    code: str,
    field: str | None,
    korean: str,
    english: str,
) -> None:
    for language, words in (("ko-KR,ko;q=0.9", korean), ("en-US,en;q=0.5", english)):
        headers = {"Accept-Language": language, "Content-Type": "application/json", "X-Request-ID": "r-1"}
        response = httpx.request(method, address + path, content=body, headers=headers)
        problem = response.json()
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["x-request-id"] == "r-1"
        assert (response.status_code, problem["status"], problem["code"]) == (status, status, code)
        assert problem.get("field") == field
        assert words in problem["detail"]
        assert "secret" not in response.text
        assert {"type", "title"} <= set(problem)
