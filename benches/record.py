"""Records the canned answers anew, from a real Prefect server.

    make server && python benches/record.py

Nothing but the standard library is needed beside the server that `make server` installs. The answers
are written as they came off the wire; ids, names and times in them are new ones each time.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from harness.real import RUNS, Asker, flow_run, plain_server

ROOT = Path(__file__).resolve().parent.parent
CANNED = ROOT / "benches/canned"
HEADING = "# Which recorded answer each request gets: METHOD PATH STATUS FILE. Written by record.py.\n"


class Recorder(Asker):
    """Keeps some of a server's answers."""

    def __init__(self, port: int, folder: Path) -> None:
        super().__init__(port)
        self.folder = folder
        self.index = HEADING

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


def record(port: int, folder: Path) -> None:
    """What the contenders ask for, and what the clients ask for by themselves on their way."""
    recorder = Recorder(port, folder)
    run_id = recorder.make_runs()
    recorder.record("health.json", "GET", "/health")
    recorder.record("hello.json", "GET", "/hello")
    recorder.record("version.json", "GET", "/admin/version")
    # As a server says it that has no CSRF protection, which is the default.
    recorder.record("csrf_token.json", "GET", "/csrf-token?client=benches", expected=422)
    recorder.record("flow_run.json", "GET", f"/flow_runs/{run_id}", pattern="/flow_runs/*")
    page = recorder.record("flow_runs_200.json", "POST", "/flow_runs/filter", {"limit": RUNS})
    if len(page) != RUNS:
        raise RuntimeError(f"the page holds {len(page)} flow runs, not {RUNS}")
    # What `create_flow_run` asks for: the flow's id, and then the run.
    flow = recorder.record("flow.json", "POST", "/flows/", {"name": "nightly-etl"})
    recorder.record("flow_run_created.json", "POST", "/flow_runs/", flow_run(flow["id"], RUNS), expected=201)
    (folder / "index.txt").write_text(recorder.index)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, default=CANNED, metavar="FOLDER", help="where the answers go")
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    with plain_server() as server:
        record(server.port, folder)
    print(f"Recorded {RUNS} flow runs in {folder}")


if __name__ == "__main__":
    main()
