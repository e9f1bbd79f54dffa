"""Pooled connections that the server closes: which requests are sent again."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import PrefectClient
from prefect_rs.exceptions import (
    PrefectException,
    ReadError,
    RemoteProtocolError,
)

from tests.support.counting_server import CountingServer, Then
from tests.support.http2 import Http2Server
from tests.support.standin import Caller
from tests.support.wire import Certificates, answer, eventually

VARIABLE = {"id": str(uuid4()), "name": "n", "value": 1}


@pytest.fixture
def through(connect: Callable[..., Caller]) -> Callable[..., Caller]:
    """Make a sync or async client with these `httpx_settings`: `through(url, http2=True)`."""
    return lambda url, **settings: connect(url, httpx_settings=settings)


ENDS = {
    "closed with the answer": Then(close=0),
    "reset with the answer": Then(close=0, reset=True),
    "closed later": Then(close=0.01),
    "reset later": Then(close=0.01, reset=True),
    "announced": Then(answer(7, Connection="close"), close=0),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_closed_connection_is_not_reused(mode: str, through: Callable[..., Caller], end: str) -> None:
    """Without retries: neither reads nor writes use a connection that is known to be closed."""
    created = Then(answer(VARIABLE, 201), close=ENDS[end].close, reset=ENDS[end].reset)
    with CountingServer(lambda target: created if "variables" in target else ENDS[end]) as server:
        caller = through(server.api_url)
        for _ in range(4):
            for name, args in [("count_flow_runs", ()), ("create_variable", ({"name": "n", "value": 1},))]:
                caller(name, *args)
                assert eventually(lambda: server.open == 0)
                time.sleep(0.01)
        assert len(server.targets) == 8


def test_a_connection_closed_after_an_error_is_not_reused(mode: str, through: Callable[..., Caller]) -> None:
    """Like uvicorn does after an exception, without a `Connection: close`."""
    with CountingServer(lambda _: Then(answer({"detail": "oh"}, 500), close=0)) as server:
        caller = through(server.api_url)
        for number in range(8):
            with pytest.raises(PrefectException, match="500"):
                caller("count_flow_runs") if number % 2 else caller(
                    "create_variable", {"name": "n", "value": 1}
                )
            assert eventually(lambda: server.open == 0)
            time.sleep(0.01)


class Hasty(CountingServer):
    """Closes a connection when its second request arrives, as if both happened at the same time."""

    def _read(self, connection: socket.socket) -> None:
        if connection in self.used:
            self.hung_up += 1
            self._end(connection, self.reset)
            return
        before = len(self.targets)
        super()._read(connection)
        if len(self.targets) > before:
            self.used.add(connection)

    def __enter__(self) -> Hasty:
        self.used: set[socket.socket] = set()
        self.hung_up = 0
        self.reset = False
        super().__enter__()
        return self


@pytest.fixture
def hasty() -> Iterator[Hasty]:
    with Hasty(lambda target: Then(answer(VARIABLE, 201) if "variables" in target else answer(7))) as server:
        yield server


@pytest.mark.parametrize("reset", [False, True])
def test_a_read_on_a_closing_connection_is_retried_at_once(
    retries: None,
    mode: str,
    through: Callable[..., Caller],
    hasty: Hasty,
    reset: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "prefect_rs")
    hasty.reset = reset
    caller = through(hasty.api_url)
    for _ in range(3):
        assert caller("count_flow_runs") == 7
    assert hasty.hung_up == 2
    assert len(hasty.targets) == 3
    lines = [record.getMessage() for record in caplog.records if record.name == "prefect_rs"]
    assert len(lines) == 2
    assert all(line.endswith("next try in 0.00 s (1 of 6 tries used)") for line in lines)


def test_the_number_of_retries_is_respected(mode: str, through: Callable[..., Caller], hasty: Hasty) -> None:
    caller = through(hasty.api_url)  # no retries
    caller("count_flow_runs")
    with pytest.raises((ReadError, RemoteProtocolError)):
        caller("count_flow_runs")


def test_a_write_on_a_closing_connection_is_not_retried(
    retries: None, mode: str, through: Callable[..., Caller], hasty: Hasty
) -> None:
    caller = through(hasty.api_url)
    caller("create_variable", {"name": "n", "value": 1})
    with pytest.raises((ReadError, RemoteProtocolError)) as caught:
        caller("create_variable", {"name": "n", "value": 1})
    assert f"POST {hasty.api_url}/variables/" in str(caught.value)
    assert hasty.hung_up == 1
    assert len(hasty.targets) == 1


def test_only_the_first_retry_is_immediate(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """So a server that keeps closing connections gets time to recover."""
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "2")
    caplog.set_level(logging.DEBUG, "prefect_rs")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")
    answers = iter([Then()])
    with CountingServer(lambda _: next(answers, Then(None, close=0))) as server:

        def lines() -> list[str]:
            return [record.getMessage() for record in caplog.records if record.name == "prefect_rs"]

        async def main() -> None:
            client = PrefectClient(server.api_url)
            await client.hello()
            task = asyncio.ensure_future(client.hello())
            while len(lines()) < 2:
                await asyncio.sleep(0.01)
            task.cancel()

        asyncio.run(asyncio.wait_for(main(), 60))
    first, second = lines()
    assert "next try in 0.00 s (1 of 3 tries used)" in first
    assert "next try in 0.00" not in second


def test_a_partially_sent_write_is_retried(retries: None, mode: str, through: Callable[..., Caller]) -> None:
    """The server has received only half of it, so it cannot have processed it."""
    seen: list[bool] = []

    def answer_one(connection: socket.socket) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(4096)
            if not piece:
                return False
            head += piece
        head, _, body = head.partition(b"\r\n\r\n")
        if b"csrf-token" in head:
            connection.sendall(answer({"detail": "CSRF protection is disabled."}, 422))
            return True
        seen.append(b"/variables/" in head)
        if len(seen) == 1:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        left = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]) - len(body)
        while left > 0:
            left -= len(connection.recv(1 << 20))
        connection.sendall(answer(VARIABLE, 201))
        return True

    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    while answer_one(connection):
                        pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        caller = through(f"http://127.0.0.1:{listener.getsockname()[1]}/api")
        assert caller("request", "POST", "/variables/", content=bytes(12_000_000)).status_code == 201
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
    assert seen == [True, True]


@pytest.mark.parametrize("how", ["refused stream", "going away"])
def test_a_write_that_an_http2_server_has_not_processed(
    retries: None,
    certificates: Certificates,
    through: Callable[..., Caller],
    how: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")
    turned_away = 0

    class Refusing(Http2Server):
        def _answer(self, state: Any, event: Any) -> None:
            nonlocal turned_away
            is_creation = self.requests and self.requests[-1].get(":path", "").endswith("/variables/")
            if type(event).__name__ == "StreamEnded" and is_creation and not turned_away:
                turned_away += 1
                if how == "going away":
                    state.close_connection(last_stream_id=max(event.stream_id - 2, 0))
                else:
                    state.reset_stream(event.stream_id, error_code=7)
                return
            super()._answer(state, event)

    with Refusing(certificates.server(alpn=["h2"]), value=VARIABLE) as server:
        settings = {"http2": True, "verify": certificates["ca.pem"]}
        caller = through(server.api_url, **settings)
        caller("hello")
        assert caller("create_variable", {"name": "n", "value": 1}).name == "n"
        assert turned_away == 1
