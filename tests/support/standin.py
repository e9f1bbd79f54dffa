"""A stand-in for a Prefect server, with arbitrary responses."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import prefect_rs
import pytest
from prefect_rs.exceptions import ValidationError

from tests.support.clients import awaited, result_of
from tests.support.servers import LoopbackServer, read_request


@dataclass
class Asked:
    """A request as it was received."""

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
    """The bytes of a response, and what happens to the connection: it is kept, closed or reset."""

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
    """A well-formed response."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {reason}", f"Content-Length: {len(raw)}"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if close:
        lines.append("Connection: close")
    return Reply("\r\n".join([*lines, "", ""]).encode() + raw, close=close)


def as_json(value: object, status: int = 200, **options: Any) -> Reply:
    """A well-formed response with this value as JSON."""
    return http(json.dumps(value), status, **options)


# The response of a server that does not use CSRF tokens.
NO_TOKENS = as_json({"detail": "CSRF protection is disabled."}, 422, close=False)


def echo(asked: Asked) -> Reply:
    """Respond with the request, as JSON."""
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
class StandIn(LoopbackServer):
    """Responds to every request with `answer`, or with its result if it is a function. Records requests.

    Before its first write, a client requests a CSRF token. By default the stand-in responds, like a Prefect
    server, that there are none; see `tokens`. Those requests are in `asked_for_tokens` instead of `asked`.
    """

    answer: Reply | Callable[[Asked], Reply]
    asked: list[Asked] = field(default_factory=list)
    asked_for_tokens: list[Asked] = field(default_factory=list)
    tokens: Reply = field(default_factory=lambda: NO_TOKENS)
    connections: int = 0

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def _accepted(self, connection: socket.socket) -> None:
        self.connections += 1
        super()._accepted(connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            while (raw := read_request(stream)) is not None:
                headers = {name.lower(): value for name, value in raw.headers}
                one = Asked(raw.method, raw.target, headers, raw.body)
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


class Caller:
    """A sync or async client whose methods are called by name: `caller("read_flow", flow_id)`.

    For a method that returns an iterator, the result is the list of its items.

    The client is not entered, so it sends only the test's requests. All calls of an async client use one
    event loop.
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
            return result_of(result)
        if self.loop is None:
            self.loop = asyncio.new_event_loop()
        return self.loop.run_until_complete(awaited(result))

    def close(self) -> None:
        if self.loop is not None:
            self.loop.close()


def call_once(
    mode: str, api: Any, name: str, /, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any
) -> Any:
    """Call a method of a new client that is made with `options`."""
    caller = Caller(mode, api, **(options or {}))
    try:
        return caller(name, *args, **kwargs)
    finally:
        caller.close()


def rejected(mode: str, name: str, /, *args: Any, **kwargs: Any) -> ValidationError:
    """The error of a call with invalid arguments. Checks that no request is sent."""
    with StandIn(as_json([])) as server:
        with pytest.raises(ValidationError) as caught:
            call_once(mode, server.api_url, name, *args, **kwargs)
        assert server.asked == []
    return caught.value


def locations(error: ValidationError) -> list[str]:
    """The locations of an error's problems, such as `flow_filter.name.any_`."""
    return [".".join(map(str, problem["loc"])) for problem in error.errors()]
