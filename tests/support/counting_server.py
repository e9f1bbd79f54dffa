"""A server that counts its connections exactly.

It is single-threaded, and notices closed connections before it accepts new ones.
"""

from __future__ import annotations

import re
import selectors
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.support.wire import answer

OK = answer(7)
NO_TOKENS = answer({"detail": "CSRF protection is disabled."}, 422)
HEAD = re.compile(rb"(\w+) (\S+) HTTP/1.1\r\n(.*?)\r\n\r\n", re.DOTALL)
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@dataclass
class Then:
    """What to do with a request: respond after a delay, or never, and then keep, close or reset the
    connection.
    """

    data: bytes | None = OK
    after: float = 0.0
    close: float | None = None  # seconds after the response
    reset: bool = False  # close with RST


@dataclass
class CountingServer:
    """Counts connections: in total (`opened`), now (`open`), and the maximum at one time (`most`)."""

    then: Callable[[str], Then] = lambda target: Then()
    opened: int = 0
    open: int = 0
    most: int = 0
    targets: list[str] = field(default_factory=list)

    def __enter__(self) -> CountingServer:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self._listener.setblocking(False)
        self._waker, self._wake = socket.socketpair()
        self._events = selectors.DefaultSelector()
        self._events.register(self._listener, selectors.EVENT_READ)
        self._events.register(self._waker, selectors.EVENT_READ)
        self._buffers: dict[socket.socket, bytearray] = {}
        self._due: list[tuple[float, socket.socket, Then]] = []
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._wake.send(b"x")
        self._thread.join(10)
        for one in (self._listener, self._waker, self._wake, *self._buffers):
            one.close()
        self._events.close()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def _run(self) -> None:
        while True:
            now = time.monotonic()
            wait = min((due - now for due, _, _ in self._due), default=60)
            ready = [key.fileobj for key, _ in self._events.select(max(wait, 0))]
            if self._waker in ready:
                return
            for connection in ready:
                if connection is not self._listener:
                    self._read(connection)  # type: ignore[arg-type]
            self._answer()
            if self._listener in ready:
                # Notice connections that were closed in the meantime.
                for key, _ in self._events.select(0):
                    if key.fileobj not in (self._listener, self._waker):
                        self._read(key.fileobj)  # type: ignore[arg-type]
                self._accept()

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffers[connection] = bytearray()
        self._events.register(connection, selectors.EVENT_READ)
        self.opened += 1
        self.open += 1
        self.most = max(self.most, self.open)

    def _read(self, connection: socket.socket) -> None:
        try:
            data = connection.recv(1 << 20)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._end(connection)
            return
        buffer = self._buffers[connection]
        buffer += data
        while head := HEAD.match(buffer):
            target, length, end = head[2].decode(), LENGTH.search(head[3]), head.end()
            end += int(length[1]) if length else 0
            if len(buffer) < end:
                return
            del buffer[:end]  # this invalidates the match
            if "/csrf-token" in target:
                then = Then(NO_TOKENS)
            else:
                self.targets.append(target)
                then = self.then(target)
            if then.data is not None or then.close is not None:
                self._due.append((time.monotonic() + then.after, connection, then))

    def _answer(self) -> None:
        now = time.monotonic()
        due = [each for each in self._due if each[0] <= now]
        self._due = [each for each in self._due if each[0] > now]
        for _, connection, then in due:
            if connection not in self._buffers:
                continue
            if then.data is not None:
                try:
                    connection.sendall(then.data)
                except OSError:
                    self._end(connection)
                    continue
            if then.close is None:
                continue
            if then.data is None or then.close == 0:
                self._end(connection, then.reset)
            else:
                self._due.append((now + then.close, connection, Then(None, close=0, reset=then.reset)))

    def _end(self, connection: socket.socket, reset: bool = False) -> None:
        if self._buffers.pop(connection, None) is None:
            return
        self._events.unregister(connection)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
        self.open -= 1
