"""Closing a client closes its connections."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import ClientClosedError

from tests.support.wire import Seen, Wire, eventually, silent, usual


def test_closing_a_sync_client(wire: Wire) -> None:
    with SyncPrefectClient(wire.api_url) as client:
        client.hello()
        assert wire.open == 1
        time.sleep(0.05)
        assert wire.open == 1
    assert eventually(lambda: wire.open == 0, 4)


def test_closing_a_sync_client_that_several_threads_used(wire: Wire) -> None:
    barrier = threading.Barrier(5)

    def reply(seen: Seen) -> bytes:
        if seen.path.endswith("/hello"):
            barrier.wait(5)
        return usual(seen)

    wire.reply = reply
    with SyncPrefectClient(wire.api_url) as client:
        threads = [threading.Thread(target=client.hello) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
        assert wire.open == 5
    assert eventually(lambda: wire.open == 0, 4)


def test_closing_an_async_client(wire: Wire) -> None:
    async def main() -> None:
        async with PrefectClient(wire.api_url) as client:
            await asyncio.gather(*(client.hello() for _ in range(5)))
            assert wire.open >= 1
        assert await asyncio.to_thread(eventually, lambda: wire.open == 0, 2)

    asyncio.run(main())


def test_dropping_a_client_closes_its_connections(wire: Wire) -> None:
    sync_client = SyncPrefectClient(wire.api_url)
    sync_client.hello()
    client = PrefectClient(wire.api_url)
    asyncio.run(client.hello())
    assert wire.open == 2
    del sync_client, client
    assert eventually(lambda: wire.open == 0, 4)


def test_a_pending_sync_call_finishes_after_its_client_is_closed() -> None:
    def reply(seen: Seen) -> bytes:
        if seen.path.endswith("/count"):
            time.sleep(0.3)
        return usual(seen)

    got: list[Any] = []
    with Wire(reply) as wire:
        client = SyncPrefectClient(wire.api_url)
        with client:
            thread = threading.Thread(target=lambda: got.append(client.count_flow_runs()))
            thread.start()
            assert eventually(lambda: len(wire.requests) == 1), wire.requests
        thread.join(5)
        assert got == [7]
        assert eventually(lambda: wire.open == 0, 4)


def test_a_pending_async_call_finishes_after_its_client_is_closed() -> None:
    def reply(seen: Seen) -> bytes:
        if seen.path.endswith("/count"):
            time.sleep(0.3)
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            async with PrefectClient(wire.api_url) as client:
                task = asyncio.create_task(client.count_flow_runs())
                assert await asyncio.to_thread(eventually, lambda: len(wire.requests) == 1), wire.requests
            assert await task == 7
            assert await asyncio.to_thread(eventually, lambda: wire.open == 0, 2)

        asyncio.run(main())


def test_a_cancelled_block_closes_the_client() -> None:
    with Wire(silent) as wire:

        async def main() -> None:
            client = PrefectClient(wire.api_url)

            async def body() -> None:
                async with client:
                    await client.read_flows()

            task = asyncio.create_task(body())
            assert await asyncio.to_thread(eventually, lambda: len(wire.requests) == 1), wire.requests
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(eventually, lambda: wire.open == 0, 2)
            with pytest.raises(ClientClosedError):
                await client.hello()

        asyncio.run(main())


def test_aexit_does_nothing_before_it_is_awaited(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        await client.__aenter__()
        leaving = client.__aexit__(None, None, None)
        try:
            assert await client.count_flow_runs() == 7
        finally:
            await leaving
        with pytest.raises(ClientClosedError):
            await client.count_flow_runs()

    asyncio.run(main())
