"""Records the canned answers anew, from a real Prefect server.

    make server && python benches/record.py

Nothing but the standard library is needed beside the server that `make server` installs. The answers
are written as they came off the wire; ids, names and times in them are new ones each time.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime, timezone
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from prefect_server import PrefectServer  # noqa: E402  (it lies beside this folder, in no package)

CANNED = ROOT / "benches/canned"
RUNS = 200
HEADING = "# Which recorded answer each request gets: METHOD PATH STATUS FILE. Written by record.py.\n"


class Recorder:
    """Asks a server, and keeps some of its answers."""

    def __init__(self, server: PrefectServer, folder: Path) -> None:
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.folder = folder
        self.index = HEADING

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

    def record(
        self, file: str, method: str, path: str, body: Any = None, *, pattern: str = "", expected: int = 200
    ) -> Any:
        """Keeps an answer, for every request to this path, or to those that fit the pattern."""
        status, answer = self.ask(method, path, body)
        if status != expected:
            raise RuntimeError(f"{method} {path}: {status}, not {expected}: {answer.decode()}")
        (self.folder / file).write_bytes(answer)
        self.index += f"{method} /api{pattern or path.split('?')[0]} {status} {file}\n"
        return json.loads(answer)


def make_runs(recorder: Recorder) -> str:
    """Flow runs as a server holds them, every other one through; the id of one that is."""
    flow = recorder.make("/flows/", {"name": "nightly-etl", "tags": ["etl"]})
    completed = ""
    for number in range(RUNS):
        run = recorder.make("/flow_runs/", flow_run(flow["id"], number))
        if number % 2:
            completed = run["id"]
            recorder.make(f"/flow_runs/{completed}/set_state", {"state": done()})
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


def record(server: PrefectServer, folder: Path) -> None:
    """What the contenders ask for, and what the clients ask for by themselves on their way."""
    recorder = Recorder(server, folder)
    run_id = make_runs(recorder)
    recorder.record("health.json", "GET", "/health")
    recorder.record("hello.json", "GET", "/hello")
    recorder.record("version.json", "GET", "/admin/version")
    # As a server says it that has no CSRF protection, which is the default.
    recorder.record("csrf_token.json", "GET", "/csrf-token?client=benches", expected=422)
    recorder.record("flow_run.json", "GET", f"/flow_runs/{run_id}", pattern="/flow_runs/*")
    page = recorder.record("flow_runs_200.json", "POST", "/flow_runs/filter", {"limit": RUNS})
    if len(page) != RUNS:
        raise RuntimeError(f"the page holds {len(page)} flow runs, not {RUNS}")
    (folder / "index.txt").write_text(recorder.index)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, default=CANNED, metavar="FOLDER", help="where the answers go")
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    # Without its services: nothing is to mark the scheduled runs as late meanwhile.
    with PrefectServer(services=False) as server:
        record(server, folder)
    print(f"Recorded {RUNS} flow runs in {folder}")


if __name__ == "__main__":
    main()
