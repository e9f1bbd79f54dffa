"""Records the responses of the canned server from a real Prefect server.

    make server && python benches/record.py

Requires only the standard library and the server that `make server` installs. The responses are recorded
unchanged, so ids, names and times differ each time.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from harness.real import RUNS, ServerClient, flow_run, plain_server

ROOT = Path(__file__).resolve().parent.parent
CANNED = ROOT / "benches/canned"
HEADING = "# The recorded response to each request: METHOD PATH STATUS FILE. Written by record.py.\n"


class Recorder(ServerClient):
    """Sends requests to a server and records responses."""

    def __init__(self, port: int, folder: Path) -> None:
        super().__init__(port)
        self.folder = folder
        self.index = HEADING

    def record(
        self, file: str, method: str, path: str, body: Any = None, *, pattern: str = "", expected: int = 200
    ) -> Any:
        """Record the response for all requests with this path, or with paths that match the pattern."""
        status, response = self.request(method, path, body)
        if status != expected:
            raise RuntimeError(f"{method} {path}: {status}, not {expected}: {response.decode()}")
        (self.folder / file).write_bytes(response)
        self.index += f"{method} /api{pattern or path.split('?')[0]} {status} {file}\n"
        return json.loads(response)


def record(port: int, folder: Path) -> None:
    """Record what the contenders request, including requests that the clients make by themselves."""
    recorder = Recorder(port, folder)
    run_id = recorder.create_runs()
    recorder.record("health.json", "GET", "/health")
    recorder.record("hello.json", "GET", "/hello")
    recorder.record("version.json", "GET", "/admin/version")
    # The response of a server without CSRF protection, which is the default.
    recorder.record("csrf_token.json", "GET", "/csrf-token?client=benches", expected=422)
    recorder.record("flow_run.json", "GET", f"/flow_runs/{run_id}", pattern="/flow_runs/*")
    page = recorder.record("flow_runs_200.json", "POST", "/flow_runs/filter", {"limit": RUNS})
    if len(page) != RUNS:
        raise RuntimeError(f"the page has {len(page)} flow runs, not {RUNS}")
    # The two requests of `create_flow_run`: get the flow's id and create the run.
    flow = recorder.record("flow.json", "POST", "/flows/", {"name": "nightly-etl"})
    recorder.record("flow_run_created.json", "POST", "/flow_runs/", flow_run(flow["id"], RUNS), expected=201)
    # The two requests of `run_deployment`: read the deployment by its name and create the run.
    deployment = {"flow_id": flow["id"], "name": "nightly", "parameter_openapi_schema": {}}
    made = recorder.create("/deployments/", deployment)
    path = "/deployments/name/nightly-etl/nightly"
    recorder.record("deployment.json", "GET", path)
    recorder.record(
        "flow_run_triggered.json",
        "POST",
        f"/deployments/{made['id']}/create_flow_run",
        {"parameters": {"x": 1}, "tags": ["prod"]},
        pattern="/deployments/*/create_flow_run",
        expected=201,
    )
    (folder / "index.txt").write_text(recorder.index)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--to", type=Path, default=CANNED, metavar="FOLDER", help="the folder for the responses"
    )
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    with plain_server() as server:
        record(server.port, folder)
    print(f"Recorded {RUNS} flow runs in {folder}")


if __name__ == "__main__":
    main()
