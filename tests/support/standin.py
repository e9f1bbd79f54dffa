"""A stand-in for a Prefect server: a loopback socket that answers whatever a test wants."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import prefect_rs

from tests.support.wire import fresh_listener


@dataclass
class Asked:
    """One request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """The bytes to answer with, and how the connection ends: kept, closed, or reset."""

    data: bytes = b""
    close: bool = True
    reset: bool = False


def http(
    body: bytes | str = b"",
    status: int = 200,
    content_type: str | None = "application/json",
    headers: dict[str, str] | None = None,
    reason: str = "Whatever",
    close: bool = True,
) -> Reply:
    """A well-formed answer."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {reason}", f"Content-Length: {len(raw)}"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if close:
        lines.append("Connection: close")
    return Reply("\r\n".join([*lines, "", ""]).encode() + raw, close=close)


def as_json(value: object, status: int = 200, **options: Any) -> Reply:
    """A well-formed answer with this value as JSON."""
    return http(json.dumps(value), status, **options)


# What a server says that has no CSRF tokens.
NO_TOKENS = as_json({"detail": "CSRF protection is disabled."}, 422, close=False)


def echo(asked: Asked) -> Reply:
    """Answer with the request, as JSON."""
    return as_json(
        {
            "method": asked.method,
            "path": asked.path,
            "query": asked.query,
            "headers": asked.headers,
            "body": asked.body.decode("utf-8", "backslashreplace"),
        }
    )


@dataclass
class StandIn:
    """Answers every request with `answer`, or with what `answer` gives for it; remembers what was asked.

    A client asks for a CSRF token before it first changes something. The stand-in says, as a Prefect server
    does by default, that there are none, unless `tokens` says otherwise. Those requests are in
    `asked_for_tokens` and not in `asked`.
    """

    answer: Reply | Callable[[Asked], Reply]
    asked: list[Asked] = field(default_factory=list)
    asked_for_tokens: list[Asked] = field(default_factory=list)
    tokens: Reply = field(default_factory=lambda: NO_TOKENS)
    connections: int = 0

    def __enter__(self) -> StandIn:
        self._listener = fresh_listener()
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join(5)

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection, connection.makefile("rb") as stream:
                while (one := _read(stream)) is not None:
                    if one.method == "GET" and one.path.endswith("/csrf-token"):
                        self.asked_for_tokens.append(one)
                        reply = self.tokens
                    else:
                        self.asked.append(one)
                        reply = self.answer(one) if callable(self.answer) else self.answer
                    connection.sendall(reply.data)
                    if reply.reset:  # closing with a linger of zero sends RST
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    if reply.close or reply.reset:
                        stream.close()
                        if not reply.reset:
                            connection.shutdown(socket.SHUT_RDWR)
                        return
        except OSError:
            return


def _read(stream: Any) -> Asked | None:
    start = stream.readline()
    parts = start.decode("latin-1").split(" ", 2)
    if len(parts) != 3:  # nothing, or no HTTP
        return None
    method, target, _ = parts
    headers: dict[str, str] = {}
    while line := stream.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", 0)))
    return Asked(method, target, headers, body)


class Caller:
    """One client, sync or async, whose methods are called by name: `caller("read_flow", flow_id)`.

    The client is never entered, so that nothing is asked but what the test asks. The calls of an async
    client go through one event loop.
    """

    def __init__(self, mode: str, api: Any, **options: Any) -> None:
        self.mode = mode
        self.loop: asyncio.AbstractEventLoop | None = None
        if mode == "sync":
            self.client: Any = prefect_rs.SyncPrefectClient(api, **options)
        else:
            self.client = prefect_rs.PrefectClient(api, **options)

    def __call__(self, name: str, /, *args: Any, **kwargs: Any) -> Any:
        result = getattr(self.client, name)(*args, **kwargs)
        if self.mode == "sync":
            return result
        if self.loop is None:
            self.loop = asyncio.new_event_loop()

        async def wait() -> Any:
            return await result

        return self.loop.run_until_complete(wait())

    def close(self) -> None:
        if self.loop is not None:
            self.loop.close()


def call_once(
    mode: str, api: Any, name: str, /, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any
) -> Any:
    """Call a method of a new client, which is made with `options`."""
    caller = Caller(mode, api, **(options or {}))
    try:
        return caller(name, *args, **kwargs)
    finally:
        caller.close()
