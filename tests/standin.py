"""Stand-ins for the supervisor's tests: quick services that answer HTTP, and a supervisor over them.

Run as `python -m tests.standin supervise FOLDER PORT...` or `... serve FOLDER NAME PORT [stubborn]`. Each
service leaves its process id in FOLDER/NAME.pid and its own child's in FOLDER/NAME.child.pid.
"""

import os
import signal
import subprocess
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from maintenance.knock import responds
from maintenance.lifeline import hold_lifeline
from maintenance.signals import stop_event
from maintenance.supervisor import Service, Supervisor


class Handler(BaseHTTPRequestHandler):
    """Says yes to every question."""

    def do_GET(self) -> None:
        """Respond 204."""
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


def leave_pid(folder: Path, name: str, pid: int) -> None:
    """Leave a process id where the test looks, never half written."""
    written = folder / f"{name}.{pid}.partial"
    written.write_text(str(pid))
    written.replace(folder / f"{name}.pid")


def serve(folder: Path, name: str, port: int, *, stubborn: bool) -> None:
    """Answer on the port until the supervisor is gone; a stubborn one ignores the request to end."""
    if stubborn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hold_lifeline()
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    leave_pid(folder, f"{name}.child", grandchild.pid)
    with HTTPServer(("127.0.0.1", port), Handler) as server:
        leave_pid(folder, name, os.getpid())
        sys.stdout.write(f"{name} serves\n")
        sys.stdout.flush()
        server.serve_forever()


def supervise(folder: Path, ports: list[int]) -> None:
    """Keep one stand-in for each port, the last one stubborn, and log into FOLDER/log."""
    script = [sys.executable, "-m", "tests.standin", "serve", str(folder)]
    services = [
        Service(f"s{port}", [*script, f"s{port}", str(port)], partial(responds, "127.0.0.1", port, "/"))
        for port in ports[:-1]
    ]
    last = ports[-1]
    stubborn = [*script, f"s{last}", str(last), "stubborn"]
    services.append(Service(f"s{last}", stubborn, partial(responds, "127.0.0.1", last, "/")))
    with (folder / "log").open("a", buffering=1, encoding="utf-8") as log:
        supervisor = Supervisor(services, lambda line: print(line, file=log))
        supervisor.run(stop_event(), (folder / "all").touch)


def main() -> None:
    """Do what the command line says."""
    task, folder, *rest = sys.argv[1:]
    if task == "supervise":
        supervise(Path(folder), [int(port) for port in rest])
    else:
        serve(Path(folder), rest[0], int(rest[1]), stubborn=rest[2:] == ["stubborn"])


if __name__ == "__main__":
    main()
