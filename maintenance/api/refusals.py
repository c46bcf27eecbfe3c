"""Requests the service itself refuses, before any tool is asked."""


class Refusal(Exception):
    """A request that cannot be served as it stands; people read the phrase `api.<code>`."""

    def __init__(self, status: int, code: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.field = field
        self.values = values
