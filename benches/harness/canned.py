"""Runs the canned server, which sends recorded responses."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .servers import Server

RESPONSES = Path(__file__).parent.parent / "canned"
# The certificate of its TLS port, which is self-signed.
CERTIFICATE = RESPONSES / "tls.pem"


@contextmanager
def canned_server(program: Path) -> Iterator[Server]:
    """Run a canned server for the duration of the `with` block."""
    with subprocess.Popen([program, RESPONSES], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            plain, tls = (process.stdout.readline().strip() for _ in range(2))
            if not tls:
                raise RuntimeError(f"{program} did not start")
            yield Server(
                f"http://127.0.0.1:{plain}/api",
                recorded_run_id(),
                process.pid,
                f"https://127.0.0.1:{tls}/api",
            )
        finally:
            process.terminate()


def recorded_run_id() -> str:
    """Get the id of the recorded flow run."""
    run_id: str = json.loads((RESPONSES / "flow_run.json").read_bytes())["id"]
    return run_id
