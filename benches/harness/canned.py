"""The server of recorded answers, started and stopped."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .servers import Server

ANSWERS = Path(__file__).parent.parent / "canned"
# What the TLS end shows; who trusts this file trusts it.
CERTIFICATE = ANSWERS / "tls.pem"


@contextmanager
def canned_server(program: Path) -> Iterator[Server]:
    """A canned server that runs for as long as the `with` block."""
    with subprocess.Popen([program, ANSWERS], stdout=subprocess.PIPE, text=True) as process:
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
    """The id of the recorded flow run, which is the one to ask for."""
    run_id: str = json.loads((ANSWERS / "flow_run.json").read_bytes())["id"]
    return run_id
