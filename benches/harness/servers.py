"""A running server, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    """Where it is, and the flow run to ask it for."""

    api_url: str
    run_id: str
    # Of one that is so quick that it matters which core it runs on.
    pid: int | None = None
    # The same with TLS, where there is that.
    tls_api_url: str = ""
