"""Task workers that are connected to the server."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from prefect_rs.client.schemas.responses import TaskWorkerResponse
from prefect_rs.exceptions import ValidationError

from tests.support.standin import Caller, StandIn, as_json
from tests.support.upstream import SERVER_SETTINGS, tcp_connection

Call = Callable[..., Any]


class TaskWorker:
    """A task worker. While it is open, it listens on a websocket for runs of its tasks."""

    def __init__(self, api_url: str, identifier: str, keys: list[str]) -> None:
        where = urlsplit(api_url)
        self._socket = tcp_connection(api_url, timeout=10)
        self._stream = self._socket.makefile("rb")
        lines = [
            f"GET {where.path}/task_runs/subscriptions/scheduled HTTP/1.1",
            f"Host: {where.netloc}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: prefect",
        ]
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode())
        assert b" 101 " in self._stream.readline()
        while self._stream.readline().strip():
            pass
        self._send({"type": "auth", "token": SERVER_SETTINGS.get("PREFECT_API_AUTH_STRING")})
        assert self._receive()["type"] == "auth_success"
        self._send({"type": "subscribe", "keys": keys, "client_id": identifier})

    def __enter__(self) -> TaskWorker:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._stream.close()
        self._socket.close()

    def _send(self, message: dict[str, Any]) -> None:
        text = json.dumps(message).encode()
        # A text frame, masked with zeros.
        size = struct.pack("!B", 0x80 | len(text)) if len(text) < 126 else struct.pack("!BH", 0xFE, len(text))
        self._socket.sendall(b"\x81" + size + bytes(4) + text)

    def _receive(self) -> dict[str, Any]:
        _, size = struct.unpack("!BB", self._stream.read(2))
        assert size < 126
        message: dict[str, Any] = json.loads(self._stream.read(size))
        return message


@pytest.fixture
def workers(api_url: str, unique: Callable[[str], str]) -> Iterator[str]:
    """Two task workers. Their names and tasks begin with this."""
    stem = unique("worker")
    first = TaskWorker(api_url, f"{stem}-1", [f"{stem}.a", f"{stem}.b"])
    with first, TaskWorker(api_url, f"{stem}-2", [f"{stem}.b"]):
        yield stem


@pytest.mark.one_server("each knows the workers that are connected to it")
def test_connected_task_workers(call: Call, workers: str) -> None:
    def found(*args: Any, **kwargs: Any) -> dict[str, TaskWorkerResponse]:
        all_ = call("read_task_workers", *args, **kwargs)
        return {one.identifier: one for one in all_ if one.identifier.startswith(workers)}

    first, second = f"{workers}-1", f"{workers}-2"
    deadline = time.monotonic() + 20
    while len(found()) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    one = found()[first]
    assert type(one) is TaskWorkerResponse
    assert set(one.task_keys) == {f"{workers}.a", f"{workers}.b"}
    assert one.timestamp.tzinfo is not None
    assert found().keys() == {first, second}
    assert found([f"{workers}.a"]).keys() == {first}
    assert found(task_keys=(f"{workers}.a", f"{workers}.b")).keys() == {first, second}
    assert found(["no such task"]) == {}


def test_request_bodies(mode: str) -> None:
    with StandIn(as_json([])) as server:
        caller = Caller(mode, server.api_url)
        assert caller("read_task_workers") == []
        caller("read_task_workers", ["a"])
        with pytest.raises(ValidationError, match="task_keys"):
            caller("read_task_workers", "a")
        caller.close()
        assert [asked.json() for asked in server.asked] == [{}, {"task_worker_filter": {"task_keys": ["a"]}}]
