"""The OpenAPI document, with the one shape of errors that every route shares."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from maintenance.api.problems import Problem

KEY_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "api_key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}


def document(app: FastAPI, *, keys_needed: bool) -> dict[str, Any]:
    """The document of an application, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        components = schema.setdefault("components", {})
        template = "#/components/schemas/{model}"
        problem = Problem.model_json_schema(ref_template=template)
        components.setdefault("schemas", {}).update({**problem.pop("$defs", {}), "Problem": problem})
        if keys_needed:
            components["securitySchemes"] = KEY_SCHEMES
            schema["security"] = [{name: []} for name in KEY_SCHEMES]
        app.openapi_schema = schema
    return app.openapi_schema
