"""The server of recorded answers, started and stopped."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ANSWERS = Path(__file__).parent.parent / "canned"
CERTIFICATE = ANSWERS / "tls.pem"


@dataclass(frozen=True)
class CannedServer:
    """A running one."""

    api_url: str
    # The same with TLS; its certificate is `CERTIFICATE`.
    tls_api_url: str
    pid: int


@contextmanager
def canned_server(program: Path) -> Iterator[CannedServer]:
    """A canned server that runs for as long as the `with` block."""
    with subprocess.Popen([program, ANSWERS], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            plain, tls = (process.stdout.readline().strip() for _ in range(2))
            if not tls:
                raise RuntimeError(f"{program} did not start")
            yield CannedServer(f"http://127.0.0.1:{plain}/api", f"https://127.0.0.1:{tls}/api", process.pid)
        finally:
            process.terminate()


def recorded_run_id() -> str:
    """The id of the recorded flow run, which is the one to ask for."""
    run_id: str = json.loads((ANSWERS / "flow_run.json").read_bytes())["id"]
    return run_id
