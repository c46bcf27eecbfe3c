"""Asking a local HTTP server whether it is there."""

from http.client import HTTPConnection, HTTPException

KNOCK_SECONDS = 1.0


def responds(host: str, port: int, path: str) -> bool:
    """Whether an HTTP server gives a good response there."""
    connection = HTTPConnection(host, port, timeout=KNOCK_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 400
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
