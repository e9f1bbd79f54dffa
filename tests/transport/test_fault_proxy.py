"""The fault proxy's websockets, and a server that is killed and started again."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import pytest
from prefect_rs import SyncPrefectClient

from tests.support.fault_proxy import (
    Accepted,
    Decision,
    Ending,
    Fault,
    FaultProxy,
    Status,
    Websocket,
)
from tests.support.websockets import read_frame
from tools.prefect_server import PrefectServer

logs_in = pytest.mark.one_server("the socket of these tests logs in without one")


class Socket:
    """A websocket client that does only what these tests need."""

    def __init__(self, api_url: str, path: str = "/events/out") -> None:
        where = urlsplit(api_url)
        assert where.port
        self.connection = socket.create_connection(("127.0.0.1", where.port), timeout=5)
        self.stream: BinaryIO = self.connection.makefile("rb")
        self.connection.sendall(
            f"GET {where.path}{path} HTTP/1.1\r\nHost: {where.netloc}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: prefect\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )

    def status(self) -> int:
        """The status of the response to the upgrade; 0 if the connection was closed."""
        line = self.stream.readline()
        while self.stream.readline().strip():
            pass
        return int(line.split()[1]) if line else 0

    def send(self, message: object) -> None:
        data, mask = json.dumps(message).encode(), os.urandom(4)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
        self.connection.sendall(struct.pack("!BBH", 0x81, 0xFE, len(data)) + mask + masked)

    def receive(self) -> Any:
        """The next message, or None at the end."""
        frame = read_frame(self.stream)
        return json.loads(frame.payload) if frame is not None and frame.opcode == 1 else None

    def log_in(self) -> Any:
        """The server's answer to the handshake."""
        self.send({"type": "auth", "token": None})
        return self.receive()

    def close(self) -> None:
        self.stream.close()
        self.connection.close()


@pytest.fixture
def upgrade(proxy: FaultProxy) -> Iterator[Callable[..., Socket]]:
    """Ask for a websocket through the proxy, which decides this: `upgrade(Accepted())`."""
    opened: list[Socket] = []

    def run(decision: Decision = None) -> Socket:
        proxy.fault = lambda request: decision if request.is_upgrade else None
        opened.append(Socket(proxy.api_url))
        return opened[-1]

    yield run
    for one in opened:
        one.close()


@logs_in
def test_websockets_are_forwarded(proxy: FaultProxy, upgrade: Callable[..., Socket]) -> None:
    """Messages pass in both directions, and the proxy records them."""
    one = upgrade()
    assert one.status() == 101
    assert one.log_in() == {"type": "auth_success"}
    [tunnel] = proxy.tunnels
    assert tunnel.target == "/api/events/out"
    assert [json.loads(message) for message in tunnel.sent] == [{"type": "auth", "token": None}]
    assert [json.loads(message) for message in tunnel.received] == [{"type": "auth_success"}]


@pytest.mark.parametrize("status", [401, 403, 404, 426, 502, 503])
def test_an_upgrade_can_be_refused(upgrade: Callable[..., Socket], status: int) -> None:
    assert upgrade(Status(status, {})).status() == status


@pytest.mark.parametrize("fault", [Fault.CLOSE_BEFORE, Fault.LOSE_ANSWER])
def test_an_upgrade_can_be_lost(upgrade: Callable[..., Socket], fault: Fault) -> None:
    assert upgrade(fault).status() == 0


@pytest.mark.parametrize("fault", [Fault.SILENCE, Fault.SWALLOW])
def test_an_upgrade_can_be_swallowed(upgrade: Callable[..., Socket], fault: Fault) -> None:
    one = upgrade(fault)
    one.connection.settimeout(0.3)
    with pytest.raises(TimeoutError):
        one.status()


@pytest.mark.parametrize("decision", [Accepted(), Websocket(Ending.SILENCE, after=0)])
@logs_in
def test_an_accepted_websocket_can_be_silent(upgrade: Callable[..., Socket], decision: Decision) -> None:
    one = upgrade(decision)
    assert one.status() == 101
    one.connection.settimeout(0.3)
    with pytest.raises(TimeoutError):
        one.log_in()


@logs_in
def test_a_websocket_can_be_cut_in_a_message(upgrade: Callable[..., Socket]) -> None:
    one = upgrade(Websocket(Ending.CUT, after=0))
    assert one.status() == 101
    one.send({"type": "auth", "token": None})
    rest = one.stream.read()
    assert len(rest) > 2
    assert len(rest) - 2 < rest[1]  # the frame promises more


@logs_in
def test_a_websocket_can_be_reset(upgrade: Callable[..., Socket]) -> None:
    one = upgrade(Websocket(Ending.RESET, after=0))
    assert one.status() == 101
    with pytest.raises(ConnectionResetError):
        one.log_in()


def test_a_websocket_can_end_after_messages_of_the_client(
    proxy: FaultProxy, upgrade: Callable[..., Socket]
) -> None:
    one = upgrade(Websocket(Ending.CLOSE, sent=0))
    assert one.status() == 101
    assert one.log_in() is None
    assert proxy.tunnels[0].closed.wait(5)
    assert proxy.tunnels[0].sent == []


@logs_in
def test_a_websocket_can_be_slow(upgrade: Callable[..., Socket]) -> None:
    one = upgrade(Websocket(slow=True, delay=0.1))
    assert one.status() == 101
    assert one.log_in() == {"type": "auth_success"}


@logs_in
def test_an_open_websocket_can_be_broken(proxy: FaultProxy, upgrade: Callable[..., Socket]) -> None:
    """Also by the proxy's end: `refuse` closes all connections."""
    for how in ("close", "refuse"):
        one = upgrade()
        assert one.status() == 101
        assert one.log_in() == {"type": "auth_success"}
        tunnel = proxy.tunnels[-1]
        if how == "close":
            tunnel.close()
        else:
            proxy.refuse()
        assert one.receive() is None
        assert tunnel.closed.wait(5)


def test_a_server_can_be_killed_and_started_again(start_server: Callable[..., PrefectServer]) -> None:
    """With the same URL and database. In between, connections are refused."""
    server = start_server()
    url = server.api_url
    with SyncPrefectClient(url) as client:
        flow = client.create_flow_from_name("before")
    with closing(Socket(url)) as one:
        assert one.status() == 101
        server.kill()
        assert one.receive() is None
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port))
    server.start()
    assert server.api_url == url
    with SyncPrefectClient(url) as client:
        assert client.read_flow(flow).name == "before"
