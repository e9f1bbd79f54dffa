"""A real server that grants leases of less than a minute, and takes them back at once when they end."""

from __future__ import annotations

from pathlib import Path

from tools.prefect_server import PrefectServer

# Python runs this when it starts. The server declares its shortest lease with `Body(ge=60)`.
SITECUSTOMIZE = """
import fastapi

body = fastapi.Body

def Body(*args, **kwargs):
    if kwargs.get("ge") == 60:
        kwargs["ge"] = 0.1
    return body(*args, **kwargs)

fastapi.Body = Body
"""

# For a program that uses such a server.
ALLOW_SHORT_LEASES = "import prefect_rs.concurrency._acquire as acquire\nacquire.SHORTEST_LEASE = 0\n"


def server_with_short_leases(directory: Path, longest_wait: float = 0.2) -> PrefectServer:
    """The server. It is not started. `directory` must exist until it is stopped.

    `longest_wait` is the longest time in seconds after which it asks to try again.
    """
    (directory / "sitecustomize.py").write_text(SITECUSTOMIZE)
    return PrefectServer(
        env={
            "PYTHONPATH": str(directory),
            "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "0.2",
            "PREFECT_SERVER_CONCURRENCY_MAXIMUM_CONCURRENCY_SLOT_WAIT_SECONDS": str(longest_wait),
        }
    )
