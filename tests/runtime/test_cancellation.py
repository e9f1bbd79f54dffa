"""Cancelled and timed-out calls: the request is dropped, its connection closed."""

from __future__ import annotations

import asyncio
import sys
import time
import warnings

import anyio
import pytest
from prefect_rs import PrefectClient

from tests.support.wire import Seen, Wire, eventually, unresponsive_host, usual


def test_cancelling_a_task_drops_the_request(mute: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(mute.api_url)
        task = asyncio.create_task(client.read_flows())
        assert await asyncio.to_thread(eventually, lambda: len(mute.requests) == 1)
        assert mute.open == 1
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    asyncio.run(main())


def test_cancelling_before_the_start_sends_nothing(mute: Wire) -> None:
    async def main() -> None:
        task = asyncio.create_task(PrefectClient(mute.api_url).read_flows())
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # like any coroutine that was never started
        asyncio.run(main())
    assert mute.opened == 0


def test_the_message_of_a_cancellation_is_kept(mute: Wire) -> None:
    told: list[str] = []

    async def main() -> None:
        async def body() -> None:
            try:
                await PrefectClient(mute.api_url).read_flows()
            except asyncio.CancelledError as error:
                told.extend(error.args)
                raise

        task = asyncio.create_task(body())
        await asyncio.sleep(0.05)
        task.cancel("enough")
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert told == ["enough"]


def test_closing_a_waiting_call_drops_the_request(mute: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(mute.api_url).read_flows()
        call.send(None)
        assert await asyncio.to_thread(eventually, lambda: len(mute.requests) == 1)
        call.close()
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    asyncio.run(main())


def test_wait_for(mute: Wire) -> None:
    async def main() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(mute.api_url).read_flows(), 0.2)
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    began = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - began < 2
    assert len(mute.requests) == 1


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.timeout came with Python 3.11")
def test_asyncio_timeout() -> None:
    def reply(seen: Seen) -> bytes | None:
        return None if seen.path.endswith("/flows/filter") else usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            client = PrefectClient(wire.api_url)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await client.read_flows()
            assert await client.count_flow_runs() == 7

        asyncio.run(main())


def test_anyio_cancel_scopes(mute: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(mute.api_url)
        with anyio.move_on_after(0.2) as scope:
            await client.read_flows()
        assert scope.cancelled_caught
        with pytest.raises(TimeoutError):
            with anyio.fail_after(0.2):
                await client.read_flows()

    anyio.run(main)
    assert eventually(lambda: mute.open == 0, 4)


def test_cancelling_while_connecting() -> None:
    async def main(url: str) -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(url).read_flows(), 0.2)

    with unresponsive_host() as url:
        began = time.monotonic()
        asyncio.run(main(url))
        assert time.monotonic() - began < 2


def test_a_failing_task_group_cancels_its_other_calls(mute: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(mute.api_url)

        async def fail() -> None:
            await asyncio.sleep(0.1)
            raise KeyError("other")

        async def both() -> None:
            async with anyio.create_task_group() as group:
                group.start_soon(client.read_flows)
                group.start_soon(fail)

        with pytest.raises(BaseException, match="unhandled errors") as caught:
            await both()
        assert "KeyError('other')" in repr(caught.value)

    asyncio.run(main())
    assert eventually(lambda: mute.open == 0, 4)


def test_cancelled_calls_release_their_slot_in_the_pool(mute: Wire) -> None:
    """With more cancelled calls than there may be connections."""

    async def main() -> None:
        client = PrefectClient(mute.api_url, httpx_settings={"limits": {"max_connections": 2}})
        for _ in range(6):
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.read_flows(), 0.05)

    asyncio.run(main())
    assert eventually(lambda: mute.open == 0, 4)
    assert len(mute.requests) == 6
