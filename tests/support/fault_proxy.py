"""A TCP proxy that simulates faults of networks and servers.

    with FaultProxy(server.api_url) as proxy:
        proxy.fault = lambda request: Fault.LOSE_ANSWER if request.number == 0 else None
        client = SyncPrefectClient(proxy.api_url)

It reads one request after another from a connection, and calls `fault` to decide what to do with it. Without
a fault it forwards the request and the response. Requests for a CSRF token are forwarded and counted
separately, unless `tokens_too` is set.

Upgrades to websockets are requests, too: every fault applies to them. Two more decisions are only for them:

    proxy.fault = lambda request: Accepted() if request.is_upgrade else None
    proxy.fault = lambda request: Websocket(Ending.CUT, after=3) if request.is_upgrade else None
    proxy.tunnels[-1].silence()  # breaks an open websocket
"""

from __future__ import annotations

import contextlib
import enum
import itertools
import re
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit

from tests.support.upstream import http_connection, tcp_connection
from tests.support.websockets import Accepted, Ending, Tunnel, Websocket, accept

__all__ = ["Accepted", "Ending", "Fault", "FaultProxy", "Request", "Status", "Tunnel", "Websocket"]


class Fault(enum.Enum):
    """What happens to a request."""

    RESET_BEFORE = "the connection is reset when the request starts to arrive; the server does not receive it"
    CLOSE_BEFORE = "the request is read, and the connection closed; the server does not receive it"
    LOSE_ANSWER = "the server processes the request, but its response is lost: the connection is closed"
    RESET_ANSWER = "like LOSE_ANSWER, with a reset"
    HALF_ANSWER = "the connection is closed in the middle of the response's body"
    HALF_HEAD = "the connection is closed in the middle of the response's headers"
    GARBAGE = "the server processes the request, but the response is not HTTP"
    SLOW_BYTES = "the response arrives in small pieces"
    DELAY = "the response arrives 0.3 s later"
    SILENCE = "the server processes the request, but its response never arrives"
    SWALLOW = "the request is read, and nothing ever happens; the server does not receive it"


@dataclass
class Status:
    """The proxy responds itself, and the server does not receive the request."""

    status: int
    headers: dict[str, str]
    body: bytes = b"from the proxy"

    def raw(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} Whatever", f"Content-Length: {len(self.body)}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass
class Request:
    """A request. `number` counts from 0 over all connections."""

    number: int
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    raw: bytes

    @property
    def is_upgrade(self) -> bool:
        """Whether the client asks for a websocket."""
        return self.headers.get("upgrade", "").lower() == "websocket"


Decision = Fault | Status | Websocket | Accepted | None


def nothing(_: Request) -> Decision:
    """No fault."""
    return None


class FaultProxy:
    """The proxy, with a thread for each connection.

    `requests` and `tunnels`, the websockets that the server has accepted, are in the order of arrival.
    """

    def __init__(
        self, api_url: str, fault: Callable[[Request], Decision] = nothing, *, tokens_too: bool = False
    ) -> None:
        self._server = urlsplit(api_url)
        self.fault = fault
        self._tokens_too = tokens_too
        self.requests: list[Request] = []
        self.tunnels: list[Tunnel] = []
        self.token_requests = 0
        self._numbers = itertools.count()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self.port = 0

    def __enter__(self) -> FaultProxy:
        self.listen()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._stopped.set()
        self.refuse()

    @property
    def api_url(self) -> str:
        """The API's URL through this proxy."""
        return f"http://127.0.0.1:{self.port}/api"

    def lead_to(self, api_url: str) -> None:
        """Forward requests to another server from now on, over new connections."""
        self._server = urlsplit(api_url)
        self.refuse()
        self.listen()

    def listen(self) -> None:
        """Accept connections, on the same port as before."""
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=1024)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def refuse(self) -> None:
        """Refuse connections from now on, and close the open ones."""
        with self._lock:
            held, self._open = [*self._open, self._listener], set()
        for one in held:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection, connection.makefile("rb") as stream:
                while (request := self._read(stream)) is not None:
                    decision = None
                    if "/csrf-token" in request.target and not self._tokens_too:
                        with self._lock:
                            self.token_requests += 1
                    else:
                        with self._lock:
                            request.number = next(self._numbers)
                            self.requests.append(request)
                        decision = self.fault(request)
                    if request.is_upgrade and not isinstance(decision, Status):
                        self._upgrade(connection, stream, request, decision)
                        return
                    if not self._answer(connection, request, decision):
                        return
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open.discard(connection)

    def _read(self, stream: BinaryIO) -> Request | None:
        head = start = stream.readline()
        parts = start.decode("latin-1").split(" ", 2)
        if len(parts) != 3:
            return None
        headers: dict[str, str] = {}
        while (line := stream.readline()).strip():
            head += line
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        body = stream.read(int(headers.get("content-length", 0)))
        return Request(-1, parts[0], parts[1], headers, body, head + line + body)

    def _answer(self, connection: socket.socket, request: Request, decision: Decision) -> bool:
        """Act on a decision. Returns whether the connection goes on."""
        if isinstance(decision, Status):
            connection.sendall(decision.raw())
            return True
        if decision is Fault.RESET_BEFORE:
            return _reset(connection)
        if decision is Fault.CLOSE_BEFORE:
            return _close(connection)
        if decision is Fault.SWALLOW:
            self._stopped.wait(120)
            return _close(connection)
        return self._forward(connection, self._ask(request), decision)

    def _forward(self, connection: socket.socket, answer: bytes, decision: Decision) -> bool:
        if decision is None:
            connection.sendall(answer)
            return True
        if decision is Fault.LOSE_ANSWER:
            return _close(connection)
        if decision is Fault.RESET_ANSWER:
            return _reset(connection)
        if decision is Fault.GARBAGE:
            connection.sendall(b"\x00\x16\x03 this is not HTTP\r\n\r\n")
            return _close(connection)
        if decision is Fault.HALF_HEAD:
            connection.sendall(answer[:20])
            return _close(connection)
        if decision is Fault.HALF_ANSWER:
            connection.sendall(answer[: max(len(answer) - 3, 0)])
            return _close(connection)
        if decision is Fault.SLOW_BYTES:
            for start in range(0, len(answer), 64):
                connection.sendall(answer[start : start + 64])
                time.sleep(0.005)
            return True
        if decision is Fault.DELAY:
            time.sleep(0.3)
            connection.sendall(answer)
            return True
        self._stopped.wait(120)
        return _close(connection)

    def _upgrade(
        self, connection: socket.socket, stream: BinaryIO, request: Request, decision: Decision
    ) -> None:
        if isinstance(decision, Accepted):
            connection.sendall(accept(request.headers))
            while stream.read(1):  # until the client closes the connection
                pass
            return
        if decision in (Fault.RESET_BEFORE, Fault.CLOSE_BEFORE, Fault.SWALLOW):
            self._answer(connection, request, decision)
            return
        with tcp_connection(self._server.geturl(), timeout=30) as server, server.makefile("rb") as back:
            server.settimeout(None)
            with self._lock:
                self._open.add(server)
            try:
                server.sendall(
                    request.raw.replace(request.target.encode(), self._target(request).encode(), 1)
                )
                answer = _read_head(back)
                accepted = answer.split(b" ", 2)[1:2] == [b"101"]
                if not accepted:
                    length = re.search(rb"(?i)content-length: *(\d+)", answer)
                    answer += back.read(int(length[1]) if length else 0)
                plan = decision if isinstance(decision, Websocket) else Websocket()
                fault = None if plan is decision else decision
                if not self._forward(connection, answer, fault) or not accepted:
                    return
                tunnel = Tunnel(request.target, request.headers, plan, connection, server)
                with self._lock:
                    self.tunnels.append(tunnel)
                tunnel.run(stream, back)
            finally:
                with self._lock:
                    self._open.discard(server)

    def _target(self, request: Request) -> str:
        """The target on the server, whose path may have a prefix."""
        return self._server.path + request.target.removeprefix("/api")

    def _ask(self, request: Request) -> bytes:
        headers = {k: v for k, v in request.headers.items() if k not in ("connection", "accept-encoding")}
        # A new connection each time: the server may close idle ones, which would be an additional fault.
        with contextlib.closing(http_connection(self._server.geturl(), timeout=300)) as upstream:
            upstream.request(request.method, self._target(request), request.body or None, headers)
            response = upstream.getresponse()
            body = response.read()
        skipped = ("connection", "transfer-encoding", "content-length")
        kept = [f"{name}: {value}" for name, value in response.getheaders() if name.lower() not in skipped]
        lines = [f"HTTP/1.1 {response.status} {response.reason}", *kept]
        if response.status not in (204, 304):
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join([*lines, "", ""]).encode() + body


def _read_head(stream: BinaryIO) -> bytes:
    head = b""
    while (line := stream.readline()).strip():
        head += line
    return head + line


def _close(connection: socket.socket) -> bool:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    return False


def _reset(connection: socket.socket) -> bool:
    # Closing with a linger of zero sends RST. `makefile` keeps the socket open until it is closed, too.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False
