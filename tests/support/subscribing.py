"""Subscribers in both modes, and a server of websockets for what a real server does not do."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.support.servers import LoopbackServer, read_request
from tests.support.websockets import accept, read_frame
from tests.support.wire import answer

# The response of a server without CSRF protection to a request for a token.
DISABLED = answer({"detail": "CSRF protection is disabled."}, 422)

# How long an item may take: servers are slow on a busy machine.
PATIENCE = 40.0


def within(function: Callable[..., Any], *args: Any) -> Any:
    """Call a function that blocks, in a thread: it may take so long, and no longer."""
    future: Future[Any] = Future()

    def run() -> None:
        try:
            future.set_result(function(*args))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future.result(PATIENCE)


@contextmanager
def opened(mode: str, subscriber: Any) -> Iterator[Callable[[int], list[Any]]]:
    """Enter a subscriber with `with` or `async with`, and give a function that takes items."""
    if mode == "sync":
        with subscriber:
            yield lambda count: [within(next, subscriber) for _ in range(count)]
        return
    loop = asyncio.new_event_loop()

    async def some(count: int) -> list[Any]:
        return [await asyncio.wait_for(subscriber.__anext__(), PATIENCE) for _ in range(count)]

    try:
        loop.run_until_complete(subscriber.__aenter__())
        try:
            yield lambda count: loop.run_until_complete(some(count))
        finally:
            loop.run_until_complete(subscriber.__aexit__(None, None, None))
    finally:
        loop.close()


def the_rest(mode: str, subscriber: Any) -> list[Any]:
    """All items of a subscriber that ends."""
    if mode == "sync":
        with subscriber:
            return within(list, subscriber)  # type: ignore[no-any-return]

    async def main() -> list[Any]:
        async with subscriber:
            return [item async for item in subscriber]

    return asyncio.run(asyncio.wait_for(main(), PATIENCE))


class Peer:
    """The server's side of a websocket."""

    def __init__(self, connection: Any, stream: Any, target: str, headers: dict[str, str]) -> None:
        self.target, self.headers = target, headers
        self._connection, self._stream = connection, stream

    def receive(self) -> Any:
        """The next message, decoded. Pings are answered."""
        while (frame := read_frame(self._stream)) is not None:
            if frame.opcode == 9:
                self._send(10, frame.payload)
            elif frame.opcode == 1:
                return json.loads(frame.payload)
            elif frame.opcode == 8:
                break
        raise EOFError

    def send(self, message: Any) -> None:
        self._send(1, json.dumps(message).encode())

    def close(self, code: int, reason: str = "") -> None:
        self._send(8, code.to_bytes(2, "big") + reason.encode())

    def authenticate(self) -> Any:
        """Take the token and accept it, then take the filter. Returns both messages."""
        auth = self.receive()
        self.send({"type": "auth_success"})
        return auth, self.receive()

    def _send(self, opcode: int, payload: bytes) -> None:
        size = len(payload)
        length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big")
        self._connection.sendall(bytes([0x80 | opcode]) + length + payload)


@dataclass
class SocketServer(LoopbackServer):
    """A server that gives each websocket to `script`. Other requests get an empty list."""

    script: Callable[[Peer], None]
    tls: ssl.SSLContext | None = None
    peers: list[Peer] = field(default_factory=list)

    @property
    def api_url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/api"

    def _serve(self, connection: socket.socket) -> None:
        if self.tls is not None:
            connection = self.tls.wrap_socket(connection, server_side=True)
            self._open.append(connection)
        with connection, connection.makefile("rb") as stream:
            while (request := read_request(stream)) is not None:
                headers = {name.lower(): value for name, value in request.headers}
                if headers.get("upgrade") != "websocket":
                    connection.sendall(DISABLED if "/csrf-token" in request.target else answer([]))
                    continue
                connection.sendall(accept(headers))
                peer = Peer(connection, stream, request.target, headers)
                self.peers.append(peer)
                self.script(peer)
                return
