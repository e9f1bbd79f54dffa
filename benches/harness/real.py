"""A real Prefect server with flow runs in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
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


class Asker:
    """Asks a server, without any of the clients that are measured."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        headers = {"content-type": "application/json"} if body is not None else {}
        sent = json.dumps(body) if body is not None else None
        self.connection.request(method, f"/api{path}", sent, headers)
        response = self.connection.getresponse()
        return response.status, response.read()

    def make(self, path: str, body: Any) -> Any:
        """Has the server make something; what it made."""
        status, answer = self.ask("POST", path, body)
        if status not in (200, 201):
            raise RuntimeError(f"POST {path}: {status} {answer.decode()}")
        return json.loads(answer)

    def make_runs(self) -> str:
        """Flow runs as a server holds them, every other one through; the id of one that is."""
        flow = self.make("/flows/", {"name": "nightly-etl", "tags": ["etl"]})
        completed = ""
        for number in range(RUNS):
            run = self.make("/flow_runs/", flow_run(flow["id"], number))
            if number % 2:
                completed = run["id"]
                self.make(f"/flow_runs/{completed}/set_state", {"state": done()})
        return completed


def flow_run(flow_id: str, number: int) -> dict[str, Any]:
    """What a client sends to have a flow run made."""
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
    """One without its services: when they mark a scheduled run as late, say, is a matter of chance."""
    return prefect_server.PrefectServer(venv, services=False)


@contextmanager
def real_server(python: Path) -> Iterator[Server]:
    """The Prefect server of an environment, for as long as the `with` block."""
    try:
        with plain_server(python.parent.parent) as server:
            asker = Asker(server.port)
            run_id = asker.make_runs()
            asker.connection.close()
            yield Server(server.api_url, run_id)
    except prefect_server.ServerError as error:
        raise NotMeasured(f"failed: {error}") from error
