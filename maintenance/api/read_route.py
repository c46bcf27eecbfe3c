"""How a read's parameters are checked: by pydantic at once, at half of FastAPI's calls a request."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, get_type_hints

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.params import Depends, Path, Query
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError

Find = Callable[[Request], Awaitable[object]]


class ReadRoute(APIRoute):
    """A GET route; its endpoint takes a model of query parameters, path parameters, and what requests share.

    It is documented by FastAPI from the endpoint's annotations, as any other.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What turns a request into the endpoint's response.

        Raises RequestValidationError where a parameter is not as annotated.
        """
        endpoint = self.endpoint
        finders = _finders(endpoint)

        async def handle(request: Request) -> Response:
            found = {name: await find(request) for name, find in finders}
            response: Response = await endpoint(**found)
            return response

        return handle


def _finders(endpoint: Callable[..., Any]) -> list[tuple[str, Find]]:
    """Where each of the endpoint's arguments comes from."""
    hints = get_type_hints(endpoint, include_extras=True)
    return [(name, _finder(name, hint)) for name, hint in hints.items() if name != "return"]


def _finder(name: str, hint: Any) -> Find:
    match hint.__metadata__[-1]:
        case Depends(dependency=find) if find is not None:
            return find
        case Query():
            return _checked(TypeAdapter(hint.__origin__), ("query",), _parameters)
        case Path():
            return _checked(TypeAdapter(hint), ("path", name), lambda request: request.path_params[name])
    raise TypeError(f"{name}: {hint}")


def _parameters(request: Request) -> dict[str, str]:
    """The query's parameters, each of which may be given once."""
    pairs = request.query_params.multi_items()
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        error = {"type": "repeated", "loc": ("query", twice), "msg": "repeated", "input": found[twice]}
        raise RequestValidationError([error])
    return found


def _checked(adapter: TypeAdapter[Any], place: tuple[str, ...], given: Callable[[Request], object]) -> Find:
    async def find(request: Request) -> object:
        try:
            return adapter.validate_python(given(request))
        except ValidationError as error:
            found = error.errors(include_url=False)
            raise RequestValidationError(
                [{**each, "loc": (*place, *each["loc"])} for each in found]
            ) from error

    return find
