"""A proxy that records every request and response."""

from __future__ import annotations

import json
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.support.upstream import http_connection

# Headers of the connection, or of the body's encoding, which the proxy does not keep.
NOT_PASSED_ON = {"accept-encoding", "connection", "content-length", "transfer-encoding", "keep-alive"}

# Headers that affect how the server interprets a request.
KEPT = ("content-type", "x-prefect-api-version")


class Proxy:
    """A proxy on a loopback port, in a thread, for the time of a `with` block.

    `exchanges` has a dict for each response: method, path (relative to the API's), query, headers, body,
    status, answer.
    """

    def __init__(self, api_url: str) -> None:
        self.server_url = urlsplit(api_url)
        self.exchanges: list[dict[str, Any]] = []

    def __enter__(self) -> Proxy:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.api_url = f"{self.url}/api"
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler_for(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def exchange(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {k: v for k, v in self.headers.items() if k.lower() not in NOT_PASSED_ON}
            # A new connection each time, because the server closes idle ones, and those with an error.
            with closing(http_connection(proxy.server_url.geturl(), timeout=60)) as upstream:
                path = proxy.server_url.path + self.path.removeprefix("/api")
                upstream.request(self.command, path, body or None, headers)
                response = upstream.getresponse()
                answer = response.read()
            target = urlsplit(self.path)
            proxy.exchanges.append(
                {
                    "method": self.command,
                    "path": unquote(target.path.removeprefix("/api")),
                    "query": sorted(map(list, parse_qsl(target.query, keep_blank_values=True))),
                    "headers": {name: self.headers[name] for name in KEPT if name in self.headers},
                    "body": _value(body),
                    "status": response.status,
                    "answer": _value(answer),
                }
            )
            lines = [f"HTTP/1.1 {response.status} {response.reason}", f"Content-Length: {len(answer)}"]
            lines += [f"{k}: {v}" for k, v in response.getheaders() if k.lower() not in NOT_PASSED_ON]
            self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1") + answer)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = exchange

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    return Handler


def _value(body: bytes) -> Any:
    """JSON as a value, other bodies as text, an empty one as None."""
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return {"$text": body.decode(errors="replace")}
