"""A Gemini service over real HTTP in the real wire format, doing on demand whatever the real one may do.

    with FakeGemini(error(503), calls(("get_production_summary", {...})), text("300개입니다.")) as server:
        ...  # GOOGLE_GEMINI_BASE_URL = server.url

Each request takes the next act of the script; leaving the block with acts left over is an error.
"""

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal

SIGNATURE = "+/8AZ2VtaW5pLXRob3VnaHQ/Pj4="
"""A thought signature that standard and URL-safe base64 spell differently."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """What the service does with one request.

    `ending` is how the body ends: properly, with the connection dropped, or never while the server lives.
    `hang` waits before the first byte; `pauses` are moments (by index of the chunk) at which it waits for
    `FakeGemini.go_on`.
    """

    chunks: tuple[Json | str, ...] = ()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: Literal["end", "drop", "hang"] = "end"
    hang: bool = False
    pauses: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came over the wire."""

    path: str
    headers: Mapping[str, str]
    body: Json

    @property
    def tools(self) -> list[str]:
        """Names of the offered functions."""
        offered = self.body.get("tools", [])
        return [function["name"] for tool in offered for function in tool["functionDeclarations"]]

    @property
    def texts(self) -> list[str]:
        """All texts of the contents, in order."""
        return [part["text"] for part in self.parts if "text" in part]

    @property
    def parts(self) -> list[Json]:
        """All parts of the contents, in order."""
        return [part for content in self.body["contents"] for part in content["parts"]]

    @property
    def responses(self) -> list[Json]:
        """The function responses, in order."""
        return [part["functionResponse"] for part in self.parts if "functionResponse" in part]


Responder = Callable[[Received], Act]


class FakeGemini:
    """The service; plays its script, or asks `responder` what to do with each request."""

    def __init__(self, *script: Act, responder: Responder | None = None) -> None:
        self.received: list[Received] = []
        self.go_on = threading.Semaphore(0)
        self.busy = threading.Event()  # set once a request has come
        self.released = threading.Event()
        self._script = list(script)
        self._responder = responder
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.service = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """Base address, as for GOOGLE_GEMINI_BASE_URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def next_act(self, received: Received) -> Act:
        """Note the request and say what happens to it; past the end of the script it is an error 500."""
        with self._lock:
            self.received.append(received)
            self.busy.set()
            if self._responder:
                return self._responder(received)
            return self._script.pop(0) if self._script else error(500, "the script is over")

    def add(self, *acts: Act) -> None:
        """Lengthen the script."""
        with self._lock:
            self._script.extend(acts)

    def __enter__(self) -> "FakeGemini":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self.go_on.release(1_000)
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        assert failure is not None or not self._script, f"never asked for: {self._script}"


def text(*pieces: str, finish: str | None = "STOP", tokens: tuple[int, int] = (100, 20)) -> Act:
    """A streamed text, a chunk for each piece."""
    chunks = [_chunk([{"text": piece}], tokens=(tokens[0], 0)) for piece in pieces]
    return Act((*chunks, _chunk([{"text": ""}], finish, tokens)))


def calls(
    *functions: tuple[str, Json], ids: bool = True, finish: str = "STOP", preamble: str = "", first: int = 1
) -> Act:
    """Parallel function calls; the first carries the thought signature, as with the real service."""
    parts: list[Json] = [{"text": preamble}] if preamble else []
    for place, (name, arguments) in enumerate(functions):
        identity = {"id": f"fc-{place + first}"} if ids else {}
        signature = {"thoughtSignature": SIGNATURE} if place == 0 else {}
        parts.append({"functionCall": {**identity, "name": name, "args": arguments}, **signature})
    return Act((_chunk(parts), _chunk([], finish, (200, 30))))


def ended_by(finish: str, *pieces: str) -> Act:
    """A stream that stops for this reason after these pieces."""
    return text(*pieces, finish=finish)


def without_finish(act: Act) -> Act:
    """The same stream, ended properly but without its last chunk: how a cut looks behind a proxy."""
    return replace(act, chunks=act.chunks[:-1])


def dropped(act: Act) -> Act:
    """The same stream without its last chunk, the connection lost."""
    return replace(without_finish(act), ending="drop")


def stuck(act: Act) -> Act:
    """The same stream without its last chunk, hanging instead."""
    return replace(without_finish(act), ending="hang")


def error(
    code: int,
    message: str = "error",
    *,
    details: Iterable[Json] = (),
    headers: Mapping[str, str] | None = None,
) -> Act:
    """An error reply of the service."""
    body = {"error": _error(code, message, details)}
    return Act((json.dumps(body),), code, {"Content-Type": "application/json", **(headers or {})})


def error_within(act: Act, code: int, message: str = "error") -> Act:
    """The same stream, its last chunk replaced by an error object."""
    return replace(act, chunks=(*act.chunks[:-1], {"error": _error(code, message, ())}))


def broken(act: Act) -> Act:
    """The same stream, its last chunk broken JSON."""
    return replace(act, chunks=(*act.chunks[:-1], 'data: {"candidates": [{"content": \n\n'))


def retry_info(seconds: float) -> Json:
    """The detail that names the pause before the next try."""
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{seconds}s"}


def quota_failure(quota_id: str) -> Json:
    """The detail that names the quota that is used up."""
    violation = {
        "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
        "quotaId": quota_id,
        "quotaDimensions": {"location": "global", "model": "gemini-3.8-flash"},
        "quotaValue": "20",
    }
    return {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]}


def invalid_key() -> Act:
    """The reply to a wrong key."""
    detail = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
    }
    return error(400, "API key not valid. Please pass a valid API key.", details=[detail])


def blocked_prompt(reason: str = "SAFETY") -> Act:
    """A prompt that the service refuses: no candidates at all."""
    return Act(({"promptFeedback": {"blockReason": reason}, "usageMetadata": {"promptTokenCount": 50}},))


def no_candidates() -> Act:
    """A stream of nothing but token counts."""
    return Act(({"candidates": [], "usageMetadata": {"promptTokenCount": 50}},))


def empty_parts() -> Act:
    """A candidate that stopped without a word."""
    return Act((_chunk([], "STOP", (50, 0)),))


def web_page() -> Act:
    """What a captive portal or proxy says in the service's place."""
    return Act(("<html><body>Sign in</body></html>",), 200, {"Content-Type": "text/html"})


HANG = Act(hang=True)


def _chunk(parts: list[Json], finish: str | None = None, tokens: tuple[int, int] = (100, 0)) -> Json:
    candidate: Json = {"content": {"role": "model", "parts": parts}, "index": 0}
    if finish:
        candidate["finishReason"] = finish
    prompt, output = tokens
    usage = {"promptTokenCount": prompt, "candidatesTokenCount": output, "totalTokenCount": prompt + output}
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "gemini-3.8-flash"}


def _error(code: int, message: str, details: Iterable[Json]) -> Json:
    names = {400: "INVALID_ARGUMENT", 403: "PERMISSION_DENIED", 429: "RESOURCE_EXHAUSTED", 503: "UNAVAILABLE"}
    return {
        "code": code,
        "message": message,
        "status": names.get(code, "INTERNAL"),
        "details": list(details),
    }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    service: FakeGemini


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        """Play the next act of the script."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        act = self.server.service.next_act(Received(self.path, dict(self.headers), body))
        if act.hang:
            self._wait()
            return
        try:
            self._play(act) if "alt=sse" in self.path or act.status != 200 else self._send_whole(act)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def do_GET(self) -> None:
        """Describe a model, which is free and always works."""
        body = json.dumps({"name": self.path.removeprefix("/v1beta/"), "version": "1"}).encode()
        self._send_json(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def _play(self, act: Act) -> None:
        self._head(act.status, {"Content-Type": "text/event-stream", **act.headers})
        for place, chunk in enumerate(act.chunks):
            if place in act.pauses:
                self.server.service.go_on.acquire()
            self._write(chunk if isinstance(chunk, str) else f"data: {json.dumps(chunk)}\r\n\r\n")
        if act.ending == "end":
            self.wfile.write(b"0\r\n\r\n")
            return
        if act.ending == "hang":
            self._wait()
        self.close_connection = True

    def _write(self, data: str) -> None:
        payload = data.encode()
        self.wfile.write(f"{len(payload):x}\r\n".encode() + payload + b"\r\n")

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _send_whole(self, act: Act) -> None:
        """The same reply for `generateContent`, which does not stream."""
        payload = json.dumps(_merged([chunk for chunk in act.chunks if not isinstance(chunk, str)])).encode()
        self._send_json(payload)

    def _send_json(self, payload: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def _wait(self) -> None:
        self.server.service.released.wait()
        self.close_connection = True


def _merged(chunks: list[Json]) -> Json:
    """All chunks as one reply."""
    parts = [
        part
        for chunk in chunks
        for candidate in chunk.get("candidates", [])
        for part in candidate["content"]["parts"]
    ]
    last = chunks[-1]
    if not last.get("candidates"):
        return last
    candidate = {**last["candidates"][0], "content": {"role": "model", "parts": parts}}
    return {**last, "candidates": [candidate]}
