"""The connection pool: how many connections there are, and when idle ones are closed."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ConnectError,
    PoolTimeout,
    PrefectException,
    ReadError,
    ReadTimeout,
    RemoteProtocolError,
)

from tests.support.counting_server import CountingServer, Then
from tests.support.http2 import Http2Server
from tests.support.standin import Caller
from tests.support.wire import Certificates, answer, eventually


@pytest.fixture
def through(connect: Callable[..., Caller]) -> Callable[..., Caller]:
    """Make a sync or async client with these `httpx_settings`: `through(url, http2=True)`."""
    return lambda url, **settings: connect(url, httpx_settings=settings)


def in_threads(work: Callable[[], Any], count: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def some(client: Any, calls: int, at_once: int) -> None:
    """Many calls, some of which are cancelled or fail."""
    chance = random.Random(calls)

    async def one() -> None:
        for _ in range(calls):
            task = asyncio.ensure_future(client.hello())
            if chance.random() < 0.1:
                await asyncio.sleep(chance.random() * 0.01)
                task.cancel()
            with suppress(asyncio.CancelledError, PrefectException):
                await task

    await asyncio.gather(*(one() for _ in range(at_once)))


# ---- Number of connections -----------------------------------------------------------------------


@pytest.mark.parametrize("way", ["one loop", "several loops", "threads"])
def test_max_connections_is_never_exceeded(way: str) -> None:
    """With slow responses, closed connections, lost responses, redirects and cancelled calls."""
    chance = random.Random(way)

    def then(_: str) -> Then:
        kinds = [Then(after=0.01), Then(close=0), Then(None, close=0), Then(answer(None, 307, Location="/x"))]
        return chance.choices([Then(), *kinds], [16, 3, 1, 1, 1])[0]

    settings = {"limits": {"max_connections": 4, "max_keepalive_connections": 4}}
    with CountingServer(then) as server:
        if way == "threads":
            sync_client = SyncPrefectClient(server.api_url, httpx_settings=settings)

            def calls() -> None:
                for _ in range(20):
                    with suppress(PrefectException):
                        sync_client.hello()

            in_threads(calls, 32)
        else:
            client = PrefectClient(server.api_url, httpx_settings=settings)
            loops = 1 if way == "one loop" else 3
            in_threads(lambda: asyncio.run(some(client, 60 // loops, 16)), loops)
        assert server.most == 4
        assert server.opened > 10
        assert len(server.targets) > 500


def test_sequential_calls_share_few_connections(mode: str) -> None:
    """A call waits for a connection that is about to be free, instead of opening another one."""
    with CountingServer() as server:
        settings = {"limits": {"max_connections": 3}}
        if mode == "sync":
            sync_client = SyncPrefectClient(server.api_url, httpx_settings=settings)
            in_threads(lambda: [sync_client.hello() for _ in range(20)], 12)
        else:
            client = PrefectClient(server.api_url, httpx_settings=settings)

            async def calls() -> None:
                await asyncio.gather(*(client.hello() for _ in range(300)))

            in_threads(lambda: asyncio.run(calls()), 2)
        assert server.most == 3
        assert server.opened < 10


def test_max_keepalive_connections(mode: str) -> None:
    with CountingServer(lambda _: Then(after=0.2)) as server:
        settings = {"limits": {"max_connections": 6, "max_keepalive_connections": 2}}
        if mode == "sync":
            client: Any = SyncPrefectClient(server.api_url, httpx_settings=settings)
            in_threads(client.hello, 6)
        else:
            client = PrefectClient(server.api_url, httpx_settings=settings)

            async def main() -> None:
                await asyncio.gather(*(client.hello() for _ in range(6)))

            asyncio.run(main())
        assert server.most == 6
        assert eventually(lambda: server.open == 2)


def test_max_connections_limits_requests_over_http2(certificates: Certificates) -> None:
    """They share a connection, but the number of concurrent requests is limited."""
    waiting: set[int] = set()
    most = 0

    class Slow(Http2Server):
        def _answer(self, state: Any, event: Any) -> None:
            nonlocal most
            stream = getattr(event, "stream_id", None)
            if type(event).__name__ == "RequestReceived":
                waiting.add(stream)  # type: ignore[arg-type]
                most = max(most, len(waiting))
                time.sleep(0.005)
            super()._answer(state, event)
            if type(event).__name__ == "StreamEnded":
                waiting.discard(stream)  # type: ignore[arg-type]

    with Slow(certificates.server(alpn=["h2"])) as server:

        async def main() -> None:
            settings = {"http2": True, "verify": certificates["ca.pem"], "limits": {"max_connections": 4}}
            client = PrefectClient(server.api_url, httpx_settings=settings)
            await client.hello()
            await asyncio.gather(*(client.hello() for _ in range(40)))

        asyncio.run(main())
        assert server.connections == 1
        assert len(server.requests) == 41
        assert most <= 4


# ---- Acquiring and releasing ---------------------------------------------------------------------


def test_no_connection_is_held_during_a_retry_delay(retries: None) -> None:
    """By an async client. A sync client's call keeps its slot."""
    storms = iter([Then(answer("later", 503, Retry_After="1"))])

    def then(target: str) -> Then:
        return next(storms, Then()) if target.endswith("/hello") else Then()

    with CountingServer(then) as server:

        async def main() -> None:
            settings = {"limits": {"max_connections": 1}, "timeout": {"timeout": 30, "pool": 30}}
            client = PrefectClient(server.api_url, httpx_settings=settings)
            first = asyncio.ensure_future(client.hello())
            while not server.targets:
                await asyncio.sleep(0.01)
            await client.count_flow_runs()
            await first

        asyncio.run(main())
        assert server.targets == ["/api/hello", "/api/flow_runs/count", "/api/hello"]


def test_no_slot_is_lost(mode: str, through: Callable[..., Caller], free_port: int) -> None:
    """By calls that are cancelled in any phase, time out, fail, or cannot connect."""
    settings = {"limits": {"max_connections": 2}, "timeout": {"timeout": 0.1, "pool": 20}}

    def then(target: str) -> Then:
        return {"hello": Then(None), "version": Then(None, close=0)}.get(
            target.rsplit("/", 1)[-1], Then(after=0.05)
        )

    with CountingServer(then) as server:
        caller = through(server.api_url, **settings)
        for _ in range(3):
            with pytest.raises(ReadTimeout):
                caller("hello")
            with pytest.raises((RemoteProtocolError, ReadError)):
                caller("api_version")
        assert eventually(lambda: server.open == 0)  # without another call
        caller("count_flow_runs")
        if mode == "async":

            async def main() -> None:
                client = PrefectClient(server.api_url, httpx_settings=settings)
                for patience in (0, 0.001, 0.01, 0.05):  # before the start, connecting, waiting
                    tasks = [asyncio.ensure_future(client.hello()) for _ in range(6)]
                    await asyncio.sleep(patience)
                    for task in tasks:
                        task.cancel()
                    await asyncio.wait(tasks)
                await asyncio.gather(*(client.count_flow_runs() for _ in range(4)))

            asyncio.run(main())
            assert server.most <= 3  # together with the one that the other client keeps
    nowhere = through(f"http://127.0.0.1:{free_port}/api", **settings)
    for _ in range(5):
        with pytest.raises(ConnectError):
            nowhere("hello")


def test_pool_timeout(mode: str) -> None:
    settings = {"limits": {"max_connections": 1}, "timeout": {"timeout": 30, "pool": 0.1}}
    with CountingServer(lambda target: Then(after=1) if target.endswith("/hello") else Then()) as server:
        client: Any = (SyncPrefectClient if mode == "sync" else PrefectClient)(
            server.api_url, httpx_settings=settings
        )
        if mode == "sync":
            thread = threading.Thread(target=client.hello)
            thread.start()
            assert eventually(lambda: server.targets)
            with pytest.raises(PoolTimeout) as caught:
                client.count_flow_runs()
            thread.join()
        else:

            async def main() -> Any:
                slow = asyncio.ensure_future(client.hello())
                while not server.targets:
                    await asyncio.sleep(0.01)
                with pytest.raises(PoolTimeout) as caught:
                    await client.count_flow_runs()
                await slow
                return caught

            caught = asyncio.run(main())
        where = f"POST {server.api_url}/flow_runs/count"
        assert str(caught.value) == f"no connection became free within 0.1 s: all 1 are in use ({where})"
        assert server.targets == ["/api/hello"]


# ---- Idle connections ----------------------------------------------------------------------------


def test_idle_connections_are_closed() -> None:
    """In an async client, even if there are no further calls."""
    with CountingServer(lambda _: Then(after=0.05)) as server:
        client = PrefectClient(server.api_url, httpx_settings={"limits": {"keepalive_expiry": 0.1}})

        async def main() -> None:
            await asyncio.gather(*(client.hello() for _ in range(4)))

        asyncio.run(main())
        assert eventually(lambda: server.open == 0)
        assert server.opened == 4


def test_a_sync_client_closes_idle_connections_when_it_is_used() -> None:
    """It has no thread that could do it in between."""
    with CountingServer(lambda _: Then(after=0.2)) as server:
        client = SyncPrefectClient(server.api_url, httpx_settings={"limits": {"keepalive_expiry": 1}})
        in_threads(client.hello, 4)
        assert server.open == 4
        time.sleep(0.8)
        client.hello()  # using one of them
        assert server.opened == 4
        assert eventually(lambda: bool(client.hello()) and server.open == 1)
