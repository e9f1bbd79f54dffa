"""Runs a real Prefect server with flow runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "tools"))
import prefect_server  # noqa: E402  (it lies beside this folder, in no package)

from .samples import NotMeasured  # noqa: E402
from .servers import Server  # noqa: E402

RUNS = 200


class ServerClient:
    """Sends requests to a server, without using any of the clients that are measured."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def request(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        headers = {"content-type": "application/json"} if body is not None else {}
        sent = json.dumps(body) if body is not None else None
        self.connection.request(method, f"/api{path}", sent, headers)
        response = self.connection.getresponse()
        return response.status, response.read()

    def create(self, path: str, body: Any) -> Any:
        """Create an object on the server and return it."""
        status, response = self.request("POST", path, body)
        if status not in (200, 201):
            raise RuntimeError(f"POST {path}: {status} {response.decode()}")
        return json.loads(response)

    def events(self, name: str) -> int:
        """Count the events with this name that the server has stored."""
        now = datetime.now(timezone.utc)
        occurred = {"since": str(now - timedelta(hours=1)), "until": str(now + timedelta(hours=1))}
        body = {"filter": {"event": {"name": [name]}, "occurred": occurred}, "limit": 1}
        found: int = self.create("/events/filter", body)["total"]
        return found

    def create_runs(self) -> str:
        """Create flow runs, every second of them completed. Returns the id of a completed one."""
        flow = self.create("/flows/", {"name": "nightly-etl", "tags": ["etl"]})
        completed = ""
        for number in range(RUNS):
            run = self.create("/flow_runs/", flow_run(flow["id"], number))
            if number % 2:
                completed = run["id"]
                self.create(f"/flow_runs/{completed}/set_state", {"state": done()})
        return completed


def flow_run(flow_id: str, number: int) -> dict[str, Any]:
    """The request body to create a flow run, as a client sends it."""
    now = datetime.now(timezone.utc).isoformat()
    return {
        "flow_id": flow_id,
        "flow_version": "1",
        "parameters": {"x": number, "rows": [1, 2, 3], "opts": {"a": "b"}},
        "empirical_policy": {"retries": 2, "retry_delay": 3},
        "tags": ["prod", "etl"],
        "state": {"type": "SCHEDULED", "name": "Scheduled", "state_details": {"scheduled_time": now}},
    }


def done() -> dict[str, Any]:
    """A final state, as the official client sends it."""
    details = {"deferred": None, "transition_id": str(uuid4())}
    return {"type": "COMPLETED", "name": "Completed", "message": "done", "state_details": details}


def plain_server(venv: Path | None = None) -> prefect_server.PrefectServer:
    """A server without background services, which act at random times, such as when marking runs as late."""
    return prefect_server.PrefectServer(venv, services=False)


@contextmanager
def real_server(python: Path) -> Iterator[Server]:
    """Run the Prefect server of an environment for the duration of the `with` block."""
    try:
        with plain_server(python.parent.parent) as server:
            client = ServerClient(server.port)
            run_id = client.create_runs()
            client.connection.close()
            yield Server(server.api_url, run_id)
    except prefect_server.ServerError as error:
        raise NotMeasured(f"failed: {error}") from error
