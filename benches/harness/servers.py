"""A running server, canned or real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    """The URL of a server, and the id of a flow run to read."""

    api_url: str
    run_id: str
    # The process id, for a server so fast that it matters which core it runs on.
    pid: int | None = None
    # The URL for TLS, if supported.
    tls_api_url: str = ""
