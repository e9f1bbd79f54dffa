"""Runs a real Prefect server with its background services, many flow runs, and a run with many logs."""

from __future__ import annotations

import socket
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from .real import ServerClient, done, flow_run, prefect_server
from .samples import NotMeasured
from .servers import Server

# The numbers of the issue: what is read, and what is waited for.
RUNS, LOGS, WAITED = 10_000, 2_000, 1_000
# Events are stored in large batches and soon, so that no timer of the server is measured.
SETTINGS = {
    # By default, a server does not send logs to subscribers.
    "PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED": "true",
    "PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL": "0.2",
}


@dataclass(frozen=True)
class LiveServer(Server):
    """The server, and a run to make copies of."""

    prefect: prefect_server.PrefectServer | None = None
    running: str = ""

    def fresh_runs(self, number: int) -> list[str]:
        """Create runs that are running."""
        assert self.prefect
        return [str(run_id) for run_id in self.prefect.copy_flow_run(self.running, number)]

    def remove(self, runs: Sequence[str]) -> None:
        """Delete runs, so that all contenders read the same ones."""
        assert self.prefect
        with closing(sqlite3.connect(self.prefect.database, timeout=60)) as connection, connection:
            ids = [(run_id,) for run_id in runs]
            connection.executemany("DELETE FROM flow_run_state WHERE flow_run_id = ?", ids)
            connection.executemany("DELETE FROM flow_run WHERE id = ?", ids)

    def end(self, runs: Sequence[str]) -> None:
        """Complete runs, one after another."""
        assert self.prefect
        client = ServerClient(self.prefect.port)
        with closing(client.connection):
            for run_id in runs:
                client.create(f"/flow_runs/{run_id}/set_state", {"state": done(), "force": True})


@contextmanager
def live_server(python: Path) -> Iterator[LiveServer]:
    """Run the Prefect server of an environment for the duration of the `with` block."""
    try:
        with prefect_server.PrefectServer(python.parent.parent, env=SETTINGS) as server:
            client = ServerClient(server.port)
            with closing(client.connection):
                flow = client.create("/flows/", {"name": "nightly-etl"})
                completed, running = (
                    client.create("/flow_runs/", flow_run(flow["id"], number))["id"] for number in range(2)
                )
                client.create(f"/flow_runs/{completed}/set_state", {"state": done()})
                for state in ("PENDING", "RUNNING"):
                    body = {"state": {"type": state, "name": state.title()}, "force": True}
                    client.create(f"/flow_runs/{running}/set_state", body)
                for start in range(0, LOGS, 500):
                    client.create("/logs/", [log(completed, start + place) for place in range(500)])
            server.copy_flow_run(completed, RUNS)
            yield LiveServer(server.api_url, completed, prefect=server, running=running)
    except prefect_server.ServerError as error:
        raise NotMeasured(f"failed: {error}") from error


def log(run_id: str, number: int) -> dict[str, Any]:
    """A log message, as a flow run sends it."""
    now = datetime.now(timezone.utc).isoformat()
    message = f"line {number} of {LOGS}: copied 1,000 rows"
    return {
        "name": "prefect.flow_runs",
        "level": 20,
        "message": message,
        "timestamp": now,
        "flow_run_id": run_id,
    }


class CountingProxy:
    """Forwards connections to a port, and counts the requests on them. An upgrade to a websocket is one."""

    MARK = b" HTTP/1.1\r\n"

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._sockets = [self._listener]
        self.port: int = self._listener.getsockname()[1]
        # The time of each request.
        self.requests: list[float] = []
        self._run(self._accept)

    def between(self, start: float, end: float) -> int:
        """The number of requests between two times of `time.monotonic`."""
        return sum(start <= each < end for each in list(self.requests))

    def close(self) -> None:
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(("127.0.0.1", self._target))
            self._sockets += [client, server]
            self._run(self._forward, client, server, True)
            self._run(self._forward, server, client, False)

    def _forward(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        # Otherwise, small requests wait for the acknowledgement of those before.
        target.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        rest = b""
        while data := source.recv(65536):
            if counted:
                seen = rest + data
                self.requests += [time.monotonic()] * seen.count(self.MARK)
                rest = seen[1 - len(self.MARK) :]
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)

    @staticmethod
    def _run(work: Any, *args: Any) -> None:
        def run() -> None:
            with suppress(OSError):
                work(*args)

        threading.Thread(target=run, daemon=True).start()
