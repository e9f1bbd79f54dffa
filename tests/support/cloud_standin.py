"""A server that stands in for Prefect Cloud (see `cloud_api.py`), in a separate process.

As a program it prints its URL, and exits at the end of its standard input.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import urllib.request
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.cloud_api import ACME, PROD, ROUTES, Call, Refusal, World, unprocessable
from tests.support.paths import ROOT


class Handler(BaseHTTPRequestHandler):
    """A connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    world = World()
    lock = threading.Lock()

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""

    def respond(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with self.lock:
            try:
                status, answer = self.answer(body)
            except Refusal as refusal:
                status, answer = refusal.status, {"detail": refusal.detail}
        data = b"" if status == 204 else json.dumps(answer).encode()
        self.send_response(status, HTTPStatus(status).phrase)
        if status != 204:
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond

    def answer(self, body: bytes) -> tuple[int, Any]:
        path, _, query = self.path.partition("?")
        # For the tests; Cloud has nothing like it.
        if path == "/asked":
            return 200, self.world.asked
        if path == "/reset":
            type(self).world = World()
            return 200, None
        self.world.asked.append(
            {
                "method": self.command,
                "path": path,
                "query": query,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "body": body.decode(),
                "connection": self.client_address[1],
            }
        )
        if not path.startswith("/api/"):
            raise Refusal(404, "Not Found")
        scheme, _, key = self.headers.get("Authorization", "").partition(" ")
        person = self.world.people.get(key) if scheme == "Bearer" else None
        if person is None:
            raise Refusal(401, "Invalid authentication credentials")
        value = None
        if body:
            if self.headers.get("Content-Type") != "application/json":
                raise unprocessable("body", "Input should be JSON, with its content type")
            try:
                value = json.loads(body)
            except ValueError as error:
                raise unprocessable("body", "JSON decode error") from error
        call = Call(self.world, person, query, value, self.client_address[0])
        others = False
        for method, pattern, status, function in ROUTES:
            match = pattern.fullmatch(path.removeprefix("/api"))
            if match and method == self.command:
                return status, function(call, *match.groups())
            others = others or match is not None
        raise Refusal(405, "Method Not Allowed") if others else Refusal(404, "Not Found")


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()


class CloudStandIn:
    """The stand-in in a separate process."""

    def __enter__(self) -> CloudStandIn:
        command = [sys.executable, "-m", "tests.support.cloud_standin"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        assert self.url, "the stand-in did not start"
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._process.communicate(timeout=30)

    @property
    def api_url(self) -> str:
        """The URL of Cloud's API."""
        return f"{self.url}/api"

    def workspace_url(self, workspace: str = PROD, account: str = ACME) -> str:
        """The URL of a workspace's API."""
        return f"{self.api_url}/accounts/{account}/workspaces/{workspace}"

    def reset(self) -> None:
        """Reset the state and forget all requests."""
        self._read("/reset")

    @property
    def asked(self) -> list[dict[str, Any]]:
        """All requests so far."""
        found: list[dict[str, Any]] = self._read("/asked")
        return found

    @property
    def paths(self) -> list[str]:
        """All requests so far as `GET /me/`: method, and path relative to the API's."""
        return [f"{one['method']} {one['path'].removeprefix('/api')}" for one in self.asked]

    def _read(self, path: str) -> Any:
        # Ignore proxies in the environment.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.url + path, timeout=30) as answer:
            return json.load(answer)


if __name__ == "__main__":
    main()
