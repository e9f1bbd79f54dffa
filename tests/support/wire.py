"""A server that tells what happens on the wire: connections that open and close, headers as received, TLS."""

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


@dataclass
class Seen:
    """One request as it was received, header names and all."""

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
        """By name in small letters; of several with one name the last."""
        return {name.lower(): value for name, value in self.raw_headers}

    def all(self, name: str) -> list[str]:
        return [value for other, value in self.raw_headers if other.lower() == name.lower()]


def answer(value: object = None, status: int = 200, **headers: str) -> bytes:
    """An answer with a value as JSON; the connection stays open. `Set_Cookie` stands for `Set-Cookie`."""
    body = json.dumps(value).encode()
    lines = [f"HTTP/1.1 {status} Such", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {text}" for name, text in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def silent(_: Seen) -> None:
    """Never answer."""


_PORTS: set[int] = set()


def fresh_listener(host: str = "127.0.0.1") -> socket.socket:
    """A listener on a port that is new here: a process asks a URL for its server's version only once."""
    while True:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, 0), family=family, backlog=256)
        port = listener.getsockname()[1]
        if port not in _PORTS:
            _PORTS.add(port)
            return listener
        listener.close()


@dataclass
class Wire:
    """A server on a loopback port. What `reply` gives is sent; if it gives None, nothing ever is."""

    reply: Callable[[Seen], bytes | None] = lambda seen: usual(seen)
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"  # where it listens
    # The same for the question for a CSRF token, which a client asks before its first change: there are none.
    tokens: Callable[[Seen], bytes | None] = lambda _: answer({"detail": "CSRF protection is disabled."}, 422)
    requests: list[Seen] = field(default_factory=list)
    token_requests: int = 0
    opened: int = 0
    closed: int = 0
    failed_handshakes: int = 0

    def __enter__(self) -> Wire:
        self._lock = threading.Lock()
        self._listener = fresh_listener(self.host)
        self.port: int = self._listener.getsockname()[1]
        self._connections: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self.hang_up()
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def hang_up(self) -> None:
        """Close every connection."""
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
        """How many connections are open."""
        return self.opened - self.closed

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.opened += 1
                number = self.opened
                self._connections.add(connection)
            thread = threading.Thread(target=self._serve, args=(connection, number), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        raw = connection
        try:
            if self.tls is not None:
                try:
                    connection = self.tls.wrap_socket(raw, server_side=True)
                except OSError:
                    self.failed_handshakes += 1
                    return
                with self._lock:  # the other is no socket any more
                    self._connections.add(connection)
            with connection.makefile("rb") as stream:
                while (seen := _read(stream, number)) is not None:
                    if seen.path.endswith("/csrf-token"):
                        self.token_requests += 1
                        reply = self.tokens(seen)
                    else:
                        with self._lock:
                            self.requests.append(seen)
                        reply = self.reply(seen)
                    if reply is not None:
                        connection.sendall(reply)
        except OSError:
            pass
        finally:
            with self._lock:
                self.closed += 1
                self._connections -= {raw, connection}
            connection.close()
            raw.close()


def usual(seen: Seen) -> bytes:
    """What a Prefect server would answer, as far as these tests ask."""
    if seen.path.endswith("/admin/version"):
        return answer("3.9.1")
    if seen.path.endswith("/health"):
        return answer(True)
    if seen.path.endswith("/filter"):
        return answer([])
    if seen.path.endswith("/count"):
        return answer(7)
    return answer("\N{WAVING HAND SIGN}")


def _read(stream: Any, number: int) -> Seen | None:
    start = stream.readline()
    parts = start.decode("latin-1").split(" ", 2)
    if len(parts) != 3:  # nothing, or no HTTP
        return None
    method, target, _ = parts
    headers: list[tuple[str, str]] = []
    while line := stream.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers.append((name.strip(), value.strip()))
    length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    return Seen(method, target, headers, stream.read(length), number)


def eventually(condition: Callable[[], Any], within: float = 20) -> bool:
    """Whether the condition comes true in time.

    A busy machine may stand still for seconds: the time is generous, and the last look comes after it.
    """
    end = time.monotonic() + within
    while not condition():
        if time.monotonic() > end:
            return bool(condition())
        time.sleep(0.002)
    return True


@contextmanager
def unresponsive_host() -> Iterator[str]:
    """The URL of a listener whose backlog is full: a connection to it is neither made nor refused."""
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
                raise AssertionError("the backlog does not fill")
            yield f"http://127.0.0.1:{address[1]}/api"
        finally:
            for filler in fillers:
                filler.close()


def run_python(program: str, *args: str, timeout: float = 30, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a Python of its own."""
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
    """Files of a certificate authority, `ca`, and of what it has signed, in PEM.

    `server` and `client` are for 127.0.0.1 and localhost, and so are `expired` and `early`, which is not yet
    valid. `elsewhere` is for another host. `self-signed` is like `server`, but signed itself.
    """

    folder: Path

    def __post_init__(self) -> None:
        self._ca = ca = authority("ca")
        day = dt.timedelta(days=1)
        past = (NOW - 400 * day, NOW - 300 * day)
        future = (NOW + 300 * day, NOW + 400 * day)
        for name, issued in {
            "ca": ca,
            # As `openssl req -x509` makes them: marked as that of an authority.
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
        """Write a certificate, with those between it and its authority, and its key."""
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
        """What a server needs to show the certificate of this name."""
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
