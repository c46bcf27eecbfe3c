"""A wire between browser and chat that can be cut and mended."""

import contextlib
import select
import socket
import threading


class Wire:
    """Passes TCP connections from a port of its own to the chat's, unless it is cut."""

    def __init__(self, target_port: int) -> None:
        self._target = ("127.0.0.1", target_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._whole = True
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the browser finds the chat."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Break every connection and let no new one through."""
        with self._lock:
            self._whole = False
            for end in self._ends:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let connections through again."""
        with self._lock:
            self._whole = True

    def close(self) -> None:
        """Cut it for good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError), socket.create_connection(self._target) as far:
            with self._lock:
                if not self._whole:
                    return
                self._ends |= {near, far}
            _pass_on(near, far)
            with self._lock:
                self._ends -= {near, far}


def _pass_on(near: socket.socket, far: socket.socket) -> None:
    """Copy both ways until one end is closed."""
    other = {near: far, far: near}
    while True:
        ready, _, _ = select.select([near, far], [], [])
        for end in ready:
            data = end.recv(65536)
            if not data:
                return
            other[end].sendall(data)
