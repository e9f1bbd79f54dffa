"""An installed package at work, with nothing else installed: `make smoke` and `make test-sdist`.

Needs neither pytest nor a Prefect server, so it runs wherever a wheel can be installed.
"""

from __future__ import annotations

import asyncio
import json
import platform
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import prefect_rs
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.objects import Flow

FLOW = {"id": str(uuid4()), "name": "smoke", "created": "2026-01-01T00:00:00Z", "tags": [], "labels": {}}


class Server(BaseHTTPRequestHandler):
    """Answers every request with one flow."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = json.dumps(FLOW).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


def check(flow: Flow) -> None:
    """The flow is what the server sent."""
    assert isinstance(flow, Flow)
    assert str(flow.id) == FLOW["id"]
    assert flow.name == FLOW["name"]


def sync(api: str) -> None:
    with SyncPrefectClient(api) as client:
        check(client.read_flow(FLOW["id"]))


async def concurrently(api: str) -> None:
    async with PrefectClient(api) as client:
        for flow in await asyncio.gather(*(client.read_flow(FLOW["id"]) for _ in range(20))):
            check(flow)


def refused() -> None:
    """Makes the TLS settings, too: their native library is most of what can be missing on a platform."""
    with SyncPrefectClient("https://127.0.0.1:1/api") as client:
        assert isinstance(client.api_healthcheck(), Exception)


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    api = f"http://127.0.0.1:{server.server_address[1]}/api"
    sync(api)
    asyncio.run(concurrently(api))
    refused()
    server.shutdown()
    print(
        f"prefect-rs {prefect_rs.__version__} works with {platform.python_implementation()} "
        f"{platform.python_version()} on {platform.platform()}."
    )


if __name__ == "__main__":
    main()
