"""The base class of servers in this folder: a loopback port, a thread per connection, reading requests."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

AnyServer = TypeVar("AnyServer", bound="LoopbackServer")

# Each once, in any order. The system gives a quarter of them, and then again and again those that were used.
_PORTS = iter(random.sample(range(10_000, 65_536), 55_536))


def fresh_listener(host: str = "127.0.0.1") -> socket.socket:
    """Listen on a port that this process has not used before.

    A client requests the server's version once per URL and process. With a port that was used before, that
    request would not be sent.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in _PORTS:
        # Another process may use it.
        with suppress(OSError):
            return socket.create_server((host, port), family=family, backlog=256)
    raise RuntimeError("this process has used all ports")


class LoopbackServer:
    """A server in this process: one thread accepts connections, and each connection has a thread."""

    port: int

    def __enter__(self: AnyServer) -> AnyServer:
        self._listener = self._listen()
        self.port = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)
        return self

    def __exit__(self, *exc_info: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._close_connections()
        for thread in self._threads:
            thread.join(5)

    def _listen(self) -> socket.socket:
        return fresh_listener()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            self._accepted(connection)
            self._start(self._serve, connection)

    def _accepted(self, connection: socket.socket) -> None:
        """Called in the accepting thread, before `_serve` runs in the connection's."""
        self._open.append(connection)

    def _serve(self, connection: socket.socket) -> None:
        raise NotImplementedError

    def _close_connections(self) -> None:
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _start(self, work: Callable[..., None], *args: Any) -> threading.Thread:
        """Run this in a thread. It ends when its connection does."""

        def run() -> None:
            with suppress(OSError, EOFError):
                work(*args)

        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()
        return thread


class RawRequest(NamedTuple):
    """A request as it was received."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes


def read_request(stream: Any) -> RawRequest | None:
    """The next request on a connection; None at the end, or if it is not HTTP."""
    parts = stream.readline().decode("latin-1").split(" ", 2)
    if len(parts) != 3:
        return None
    headers: list[tuple[str, str]] = []
    while line := stream.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers.append((name.strip(), value.strip()))
    length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    return RawRequest(parts[0], parts[1], headers, stream.read(length))
