"""`httpx_settings`: timeouts and connection limits."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ConnectTimeout,
    PoolTimeout,
    PrefectException,
    ReadTimeout,
    ValidationError,
    WriteTimeout,
)

from tests.support.wire import Seen, Wire, eventually, silent, unresponsive_host, usual


def make(**settings: Any) -> SyncPrefectClient:
    return SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings=settings)


# ---- Timeouts ------------------------------------------------------------------------------------

FORMS: list[Any] = [
    0.2,
    (5, 0.2, 5, 5),
    {"connect": 5, "read": 0.2, "write": 5, "pool": 5},
    {"timeout": 5, "read": 0.2},
    {"timeout": None, "read": 0.2},
    httpx.Timeout(5, read=0.2),
    httpx.Timeout(None, read=0.2),
]


@pytest.mark.parametrize("timeout", FORMS, ids=str)
def test_read_timeout(ask: Callable[..., Any], timeout: Any) -> None:
    with Wire(silent) as mute:
        began = time.monotonic()
        with pytest.raises(ReadTimeout) as caught:
            ask(mute.api_url, timeout=timeout)
        assert 0.15 < time.monotonic() - began < 2
        assert eventually(lambda: mute.open == 0, 4)
        said = str(caught.value)
        assert f"POST {mute.api_url}/flow_runs/count" in said
        assert "0.2 s" in said
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value, httpx.ReadTimeout)
    assert isinstance(caught.value, PrefectException)
    assert caught.value.request.method == "POST"


@pytest.mark.parametrize(
    "timeout",
    [
        (0.2, 5, 5, 5),
        {"connect": 0.2, "read": 5, "write": 5, "pool": 5},
        httpx.Timeout(5, connect=0.2),
        1 / 5,
    ],
    ids=str,
)
def test_connect_timeout(ask: Callable[..., Any], timeout: Any) -> None:
    with unresponsive_host() as url:
        began = time.monotonic()
        with pytest.raises(ConnectTimeout) as caught:
            ask(url, timeout=timeout)
        assert time.monotonic() - began < 2
        assert f"POST {url}/flow_runs/count" in str(caught.value)
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value, httpx.ConnectTimeout)


@pytest.mark.parametrize(
    "timeout", [(5, 5, 5, 0.2), {"timeout": 5, "pool": 0.2}, httpx.Timeout(5, pool=0.2)], ids=str
)
def test_pool_timeout(timeout: Any) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.4)
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> list[Any]:
            settings = {"timeout": timeout, "limits": {"max_connections": 1}}
            client = PrefectClient(wire.api_url, httpx_settings=settings)
            return list(await asyncio.gather(client.hello(), client.read_flows(), return_exceptions=True))

        hello, error = asyncio.run(main())
        assert hello.status_code == 200
        assert isinstance(error, PoolTimeout)
        assert isinstance(error, httpx.PoolTimeout)
        assert f"POST {wire.api_url}/flows/filter" in str(error)
        assert len(wire.requests) == 1


def test_write_timeout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")  # in addition to the request
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        client = SyncPrefectClient(url, httpx_settings={"timeout": (5, 5, 0.3, 5)})
        with pytest.raises(WriteTimeout) as caught:
            client.request("POST", "/flows/", content=b"x" * 20_000_000)
        assert f"POST {url}/flows/" in str(caught.value)


def test_a_slow_but_steady_response_does_not_time_out(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The timeout applies to each read."""
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")  # in addition to the request
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n"
                )
                for _ in range(4):
                    time.sleep(0.2)
                    connection.sendall(b"7" if _ == 3 else b" ")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        assert ask(f"http://127.0.0.1:{listener.getsockname()[1]}/api", timeout=0.5) == 7
        thread.join(5)


@pytest.mark.parametrize(
    "timeout", [None, (None, None, None, None), {"timeout": None}, httpx.Timeout(None)], ids=str
)
def test_no_timeout(ask: Callable[..., Any], timeout: Any) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.2)
        return usual(seen)

    with Wire(reply) as wire:
        assert ask(wire.api_url, timeout=timeout) == 7


@pytest.mark.parametrize(
    "timeout",
    ["5", True, -1, float("nan"), (1, 2, 3, 4, 5), {"connect": 1}, {"conect": 1}, object(), {"timeout": "5"}],
    ids=lambda value: type(value).__name__,  # the address in its repr would differ between the workers
)
def test_invalid_timeouts(timeout: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.timeout"):
        make(timeout=timeout)


def test_an_infinite_timeout_is_no_timeout(ask: Callable[..., Any], wire: Wire) -> None:
    assert ask(wire.api_url, timeout=10**12) == 7


# ---- Limits --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "limits",
    [{"max_connections": 2}, httpx.Limits(max_connections=2), MappingProxyType({"max_connections": 2})],
)
def test_max_connections(limits: Any) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.02)
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            client = PrefectClient(wire.api_url, httpx_settings={"limits": limits})
            await asyncio.gather(*(client.hello() for _ in range(12)))

        asyncio.run(main())
        assert len(wire.requests) == 12
        assert max(seen.connection for seen in wire.requests) == 2


def peak_of(limits: Any, calls: int) -> int:
    """The maximum number of concurrent requests."""
    now = peak = 0
    lock = threading.Lock()

    def reply(seen: Seen) -> bytes:
        nonlocal now, peak
        with lock:
            now += 1
            peak = max(peak, now)
        time.sleep(0.3)
        with lock:
            now -= 1
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            settings = {} if limits is None else {"limits": limits}
            client = PrefectClient(wire.api_url, httpx_settings=settings)
            await asyncio.gather(*(client.hello() for _ in range(calls)))

        asyncio.run(main())
    return peak


def test_the_default_is_sixteen_connections_and_none_is_no_limit() -> None:
    assert peak_of(None, 24) == 16
    assert peak_of({"max_connections": None}, 24) == 24
    assert peak_of(httpx.Limits(), 24) == 24


def test_max_keepalive_connections_of_zero(wire: Wire, mode: str) -> None:
    settings = {"limits": {"max_keepalive_connections": 0}}
    if mode == "sync":
        sync_client = SyncPrefectClient(wire.api_url, httpx_settings=settings)
        for _ in range(3):
            sync_client.hello()
            assert eventually(lambda: wire.open == 0, 4)
    else:
        client = PrefectClient(wire.api_url, httpx_settings=settings)
        for _ in range(3):
            asyncio.run(client.hello())
            assert eventually(lambda: wire.open == 0, 4)
    assert wire.opened == 3


def test_keepalive_expiry(wire: Wire, mode: str) -> None:
    settings = {"limits": {"keepalive_expiry": 0.2}}
    client: Any = (SyncPrefectClient if mode == "sync" else PrefectClient)(
        wire.api_url, httpx_settings=settings
    )

    def ask() -> None:
        client.hello() if mode == "sync" else asyncio.run(client.hello())

    ask()
    ask()
    assert wire.opened == 1
    time.sleep(0.5)
    ask()
    assert wire.opened == 2


def test_other_limits_keep_their_defaults() -> None:
    assert peak_of({"max_keepalive_connections": 1}, 20) == 16


@pytest.mark.parametrize(
    "limits",
    [
        5,
        "x",
        {"max_conections": 1},
        {"max_connections": "some"},
        {"max_connections": 0},
        {"max_connections": -1},
        {"max_connections": 1.5},
        {"keepalive_expiry": "1"},
        {"keepalive_expiry": -1},
    ],
    ids=str,
)
def test_invalid_limits(limits: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.limits"):
        make(limits=limits)
