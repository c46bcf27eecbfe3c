"""Who may speak to the page, over real HTTP and real WebSockets."""

import asyncio
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI, WebSocket
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from assistant.page.guard import Guard, allowed_hosts, is_loopback, policy_of
from tests.serving import served


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """An application behind the guard, as the page is."""
    app = FastAPI()

    @app.get("/")
    def page() -> str:
        return "page"

    @app.websocket("/ws")
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("hello")
        await socket.close()

    app.add_middleware(Guard, hosts=allowed_hosts("127.0.0.1"))
    with served(app) as address:
        yield address


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[", "10.0.0.1"]
)
def test_foreign_host_is_refused(address: str, host: str) -> None:
    assert httpx.get(address, headers={"Host": host}).status_code in (400, 403)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1.evil.example"]
)
def test_foreign_origin_is_refused(address: str, origin: str) -> None:
    assert httpx.get(address, headers={"Origin": origin}).status_code == 403


def test_own_origin_passes_with_security_headers(address: str) -> None:
    response = httpx.get(address, headers={"Origin": address})
    assert response.status_code == 200
    assert response.headers["x-frame-options"] == "DENY"
    assert "img-src 'self' data: blob:;" in response.headers["content-security-policy"]
    assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    ["/project/file", "/project/share/1", "/project/thread/share", "/mcp", "/copilot/index.js", "/docs"],
)
def test_what_the_page_does_not_offer_is_closed(address: str, path: str) -> None:
    assert httpx.post(address + path).status_code == 404


async def _greeting(address: str, origin: str | None) -> str:
    url = address.replace("http", "ws") + "/ws"
    async with connect(url, origin=origin) as socket:  # type: ignore[arg-type]  # websockets' own Origin type
        return str(await socket.recv())


def test_websocket_from_here_or_from_no_browser_is_served(address: str) -> None:
    assert asyncio.run(_greeting(address, address)) == "hello"
    assert asyncio.run(_greeting(address, None)) == "hello"


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:1", "null"])
def test_websocket_from_a_foreign_origin_is_refused(address: str, origin: str) -> None:
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        asyncio.run(_greeting(address, origin))


def test_a_wildcard_address_is_reached_under_every_name_of_this_machine() -> None:
    assert {"127.0.0.1", "localhost"} < allowed_hosts("0.0.0.0")
    assert allowed_hosts("192.168.0.7") >= {"192.168.0.7", "127.0.0.1"}
    assert "evil.example" not in allowed_hosts("0.0.0.0")


def test_only_addresses_of_this_machine_alone_are_loopback() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "LOCALHOST")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "factory.local", "")] == [False] * 5


def test_policy_knows_every_inline_script_and_no_other() -> None:
    html = "<script>one</script><script src='x.js'></script><script>two</script>"
    assert policy_of(html).count("sha256-") == 2
    assert policy_of(html) != policy_of(html.replace("one", "ONE"))
