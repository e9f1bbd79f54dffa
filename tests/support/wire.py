"""A server that records connections, headers as received, and TLS handshakes."""

from __future__ import annotations

import datetime as dt
import json
import os
import select
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.certificates import NOW, Issued, authority, issue, save
from tests.support.servers import LoopbackServer, fresh_listener, read_request


@dataclass
class Seen:
    """A request as it was received, with header names unchanged."""

    method: str
    target: str
    raw_headers: list[tuple[str, str]]
    body: bytes
    connection: int

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def headers(self) -> dict[str, str]:
        """Headers by lower-case name. Of several with the same name, the last."""
        return {name.lower(): value for name, value in self.raw_headers}

    def all(self, name: str) -> list[str]:
        return [value for other, value in self.raw_headers if other.lower() == name.lower()]


def answer(value: object = None, status: int = 200, **headers: str) -> bytes:
    """A response with a value as JSON; the connection is kept. `Set_Cookie` stands for `Set-Cookie`."""
    body = json.dumps(value).encode()
    lines = [f"HTTP/1.1 {status} Such", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {text}" for name, text in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def silent(_: Seen) -> None:
    """Never respond."""


def slowly(seconds: float) -> Callable[[Seen], bytes]:
    """A slow reply."""

    def reply(seen: Seen) -> bytes:
        time.sleep(seconds)
        return usual(seen)

    return reply


@dataclass
class Wire(LoopbackServer):
    """A server on a loopback port. It sends what `reply` returns; nothing if that is None."""

    reply: Callable[[Seen], bytes | None] = lambda seen: usual(seen)
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"  # the address to listen on
    # Replies to requests for a CSRF token, which a client sends before its first write. By default there are
    # none.
    tokens: Callable[[Seen], bytes | None] = lambda _: answer({"detail": "CSRF protection is disabled."}, 422)
    requests: list[Seen] = field(default_factory=list)
    token_requests: int = 0
    opened: int = 0
    closed: int = 0
    failed_handshakes: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers: dict[socket.socket, int] = {}
        self._connections: set[socket.socket] = set()

    def _listen(self) -> socket.socket:
        return fresh_listener(self.host)

    def _close_connections(self) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        """Close all connections."""
        with self._lock:
            connections = list(self._connections)
        for one in connections:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api"

    @property
    def open(self) -> int:
        """The number of open connections."""
        return self.opened - self.closed

    def _accepted(self, connection: socket.socket) -> None:
        with self._lock:
            self.opened += 1
            self._numbers[connection] = self.opened
            self._connections.add(connection)

    def _serve(self, connection: socket.socket) -> None:
        raw, number = connection, self._numbers.pop(connection)
        try:
            if self.tls is not None:
                try:
                    connection = self.tls.wrap_socket(raw, server_side=True)
                except OSError:
                    self.failed_handshakes += 1
                    return
                with self._lock:  # `raw` is detached
                    self._connections.add(connection)
            with connection.makefile("rb") as stream:
                while (request := read_request(stream)) is not None:
                    seen = Seen(*request, number)
                    if seen.path.endswith("/csrf-token"):
                        self.token_requests += 1
                        reply = self.tokens(seen)
                    else:
                        with self._lock:
                            self.requests.append(seen)
                        reply = self.reply(seen)
                    if reply is not None:
                        connection.sendall(reply)
        finally:
            with self._lock:
                self.closed += 1
                self._connections -= {raw, connection}
            connection.close()
            raw.close()


def usual(seen: Seen) -> bytes:
    """The response of a Prefect server to the requests of most tests."""
    if seen.path.endswith("/admin/version"):
        return answer("3.9.1")
    if seen.path.endswith("/health"):
        return answer(True)
    if seen.path.endswith("/filter"):
        return answer([])
    if seen.path.endswith("/count"):
        return answer(7)
    return answer("\N{WAVING HAND SIGN}")


def eventually(condition: Callable[[], Any], within: float = 20) -> bool:
    """Whether the condition becomes true in time.

    The timeout is generous, because a busy machine may pause a process for seconds. There is one last check
    after it.
    """
    end = time.monotonic() + within
    while not condition():
        if time.monotonic() > end:
            return bool(condition())
        time.sleep(0.002)
    return True


@contextmanager
def unresponsive_host() -> Iterator[str]:
    """The URL of a listener with a full backlog: connections to it are neither accepted nor refused."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        fillers: list[socket.socket] = []
        try:
            for _ in range(8):
                filler = socket.socket()
                filler.setblocking(False)
                fillers.append(filler)
                filler.connect_ex(address)
                if not select.select([], [filler], [], 0.1)[1]:
                    break
            else:
                raise AssertionError("the backlog cannot be filled")
            yield f"http://127.0.0.1:{address[1]}/api"
        finally:
            for filler in fillers:
                filler.close()


def run_python(program: str, *args: str, timeout: float = 30, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a new Python process."""
    return subprocess.run(
        [sys.executable, "-c", program, *args],
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**os.environ, **env},
        check=False,
    )


@dataclass
class Certificates:
    """A certificate authority (`ca`) and certificates that it has signed, as PEM files.

    `server` and `client` are for 127.0.0.1 and localhost, and so are `expired` and `early`, which is not yet
    valid. `elsewhere` is for another host. `self-signed` is like `server`, but self-signed.
    """

    folder: Path

    def __post_init__(self) -> None:
        self._ca = ca = authority("ca")
        day = dt.timedelta(days=1)
        past = (NOW - 400 * day, NOW - 300 * day)
        future = (NOW + 300 * day, NOW + 400 * day)
        for name, issued in {
            "ca": ca,
            # As from `openssl req -x509`: marked as an authority's.
            "self-signed": issue("self-signed", ca=True),
            "server": issue("server", ca),
            "client": issue("client", ca),
            "expired": issue("expired", ca, valid=past),
            "early": issue("early", ca, valid=future),
            "elsewhere": issue("elsewhere", ca, names=["elsewhere.example"]),
        }.items():
            self.add(name, issued)
        save(
            self.folder,
            "both.pem",
            Path(self["client.pem"]).read_bytes(),
            Path(self["client.key"]).read_bytes(),
        )

    def sign(self, name: str, *names: str) -> None:
        """Write a certificate for these hosts."""
        self.add(name, issue(name, self._ca, names=names))

    def add(self, name: str, issued: Issued, *chain: Issued) -> None:
        """Write a certificate with its intermediates, and its key."""
        save(self.folder, f"{name}.pem", issued.pem, *(one.pem for one in chain))
        save(self.folder, f"{name}.key", issued.key_pem())

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)

    def server(
        self,
        name: str = "server",
        *,
        asks_for_client: bool = False,
        alpn: list[str] | None = None,
        version: ssl.TLSVersion | None = None,
    ) -> ssl.SSLContext:
        """The TLS context of a server with this certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self[f"{name}.pem"], self[f"{name}.key"])
        if asks_for_client:
            context.load_verify_locations(self["ca.pem"])
            context.verify_mode = ssl.CERT_REQUIRED
        if alpn:
            context.set_alpn_protocols(alpn)
        if version:
            context.minimum_version = context.maximum_version = version
        return context
