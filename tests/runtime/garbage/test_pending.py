"""Pending calls that can still finish are never garbage-collected."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import anyio
import pytest
from prefect_rs import PrefectClient

from tests.support.gate import Gate, run, sent, until
from tests.support.loops import LOOPS
from tests.support.paths import ROOT
from tests.support.wire import Seen, Wire, answer, eventually, run_python, silent, usual

pytestmark = pytest.mark.usefixtures("retries")


async def count(client: PrefectClient) -> int:
    return await client.count_flow_runs()


async def counts(client: PrefectClient) -> AsyncIterator[int]:
    yield await client.count_flow_runs()


async def plainly(client: PrefectClient) -> int:
    return await client.count_flow_runs()


async def through_a_coroutine(client: PrefectClient) -> int:
    return await count(client)


async def through_gather(client: PrefectClient) -> int:
    return max(await asyncio.gather(count(client), client.count_flow_runs()))


async def through_wait_for(client: PrefectClient) -> int:
    return await asyncio.wait_for(client.count_flow_runs(), 60)


async def through_shield(client: PrefectClient) -> int:
    return await asyncio.shield(client.count_flow_runs())


async def through_as_completed(client: PrefectClient) -> int:
    return max([await each for each in asyncio.as_completed([client.count_flow_runs(), count(client)])])


async def through_an_async_generator(client: PrefectClient) -> int:
    return max([each async for each in counts(client)])


async def through_another_task(client: PrefectClient) -> int:
    return await asyncio.create_task(count(client))


async def through_an_anyio_group(client: PrefectClient) -> int:
    got: list[int] = []

    async def one() -> None:
        got.append(await client.count_flow_runs())

    async with anyio.create_task_group() as group:
        group.start_soon(one)
    return got[0]


async def through_a_task_group(client: PrefectClient) -> int:
    if sys.version_info < (3, 11):
        return await through_an_anyio_group(client)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(client.count_flow_runs())
    return task.result()


async def through_a_timeout(client: PrefectClient) -> int:
    with anyio.fail_after(60):
        return await client.count_flow_runs()


async def within_a_block(client: PrefectClient) -> int:
    async with client:
        return await client.count_flow_runs()


WAYS = [
    plainly,
    through_a_coroutine,
    through_gather,
    through_wait_for,
    through_shield,
    through_as_completed,
    through_an_async_generator,
    through_another_task,
    through_an_anyio_group,
    through_a_task_group,
    through_a_timeout,
    within_a_block,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_an_unreferenced_task_finishes(
    wire: Wire, gate: Gate, new_loop: Callable[[], asyncio.AbstractEventLoop], way: Any
) -> None:
    done: list[int] = []

    async def work(client: PrefectClient) -> None:
        done.append(await way(client))

    async def main() -> None:
        asyncio.create_task(work(PrefectClient(wire.api_url)))  # noqa: RUF006
        await sent(wire)
        gc.collect()
        gate.opened.set()
        assert await until(lambda: done)

    run(new_loop, main())
    assert done == [7]


def test_an_unreferenced_task_of_a_call_finishes(
    wire: Wire, gate: Gate, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    done: list[int] = []

    async def main() -> None:
        task = asyncio.create_task(PrefectClient(wire.api_url).count_flow_runs())
        task.add_done_callback(lambda task: done.append(task.result()))
        del task
        await sent(wire)
        gc.collect()
        gate.opened.set()
        assert await until(lambda: done)

    run(new_loop, main())
    assert done == [7]


def test_a_hundred_unreferenced_tasks_finish(wire: Wire, gate: Gate) -> None:
    """Most of them wait for a connection instead of a response."""
    done: list[int] = []

    async def main() -> None:
        async def work(client: PrefectClient) -> None:
            done.append(await client.count_flow_runs())

        client = PrefectClient(wire.api_url)
        for _ in range(100):
            asyncio.create_task(work(client))  # noqa: RUF006
        del client
        await sent(wire)
        gc.collect()
        gate.opened.set()
        while len(done) < 100:
            gc.collect()
            await asyncio.sleep(0.005)

    asyncio.run(asyncio.wait_for(main(), 20))
    assert done == [7] * 100


def test_a_response_that_the_loop_has_not_processed_keeps_its_task(
    wire: Wire, gate: Gate, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    done: list[int] = []

    async def work() -> None:
        done.append(await PrefectClient(wire.api_url).count_flow_runs())

    async def main() -> None:
        asyncio.create_task(work())  # noqa: RUF006
        await sent(wire)
        gate.opened.set()
        time.sleep(0.2)  # the loop does not run while the response arrives
        gc.collect()
        assert await until(lambda: done)

    run(new_loop, main())
    assert done == [7]


def test_a_task_is_kept_during_retries(caplog: pytest.LogCaptureFixture) -> None:
    """After each retry the task waits for another future."""
    caplog.set_level(logging.DEBUG, "prefect_rs")
    tries = 0
    done: list[int] = []

    def reply(seen: Seen) -> bytes:
        nonlocal tries
        tries += 1
        return answer({}, 503, Retry_After="0") if tries < 4 else usual(seen)

    with Wire(reply) as wire:

        async def work() -> None:
            done.append(await PrefectClient(wire.api_url).count_flow_runs())

        async def main() -> None:
            asyncio.create_task(work())  # noqa: RUF006
            while not done:
                gc.collect()
                await asyncio.sleep(0.005)

        asyncio.run(asyncio.wait_for(main(), 20))
    assert done == [7]
    assert tries == 4
    assert len([record for record in caplog.records if record.name == "prefect_rs"]) == 3


def test_a_loop_that_is_paused_keeps_its_tasks(
    wire: Wire, gate: Gate, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    done: list[int] = []

    async def work() -> None:
        done.append(await PrefectClient(wire.api_url).count_flow_runs())

    async def start() -> None:
        asyncio.create_task(work())  # noqa: RUF006
        await sent(wire)

    loop = new_loop()
    try:
        loop.run_until_complete(start())
        gc.collect()
        gate.opened.set()
        time.sleep(0.1)
        gc.collect()
        assert loop.run_until_complete(until(lambda: done))
    finally:
        loop.close()


def test_run_coroutine_threadsafe_without_a_reference_to_its_future(wire: Wire, gate: Gate) -> None:
    done: list[int] = []

    async def work() -> None:
        done.append(await PrefectClient(wire.api_url).count_flow_runs())

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(work(), loop)
        assert eventually(lambda: wire.requests)
        gc.collect()
        gate.opened.set()
        assert eventually(lambda: done)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


def test_an_unreferenced_task_gets_the_error_of_a_failed_request() -> None:
    """The connection is lost after the garbage collection."""
    failed: list[BaseException] = []
    with Wire(silent) as wire:

        async def work() -> None:
            try:
                await PrefectClient(wire.api_url).create_flow_from_name("a")
            except Exception as error:
                failed.append(error)

        async def main() -> None:
            asyncio.create_task(work())  # noqa: RUF006
            await sent(wire)
            gc.collect()
            wire.hang_up()
            assert await until(lambda: failed)

        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
            asyncio.run(main())
    assert len(failed) == 1


@pytest.mark.parametrize("kind", LOOPS)
def test_garbage_collection_at_any_moment(kind: str) -> None:
    """The collector runs whenever an object is allocated, and between all steps of the loop."""
    program = """
import asyncio, gc, sys, time
from prefect_rs import PrefectClient, SyncPrefectClient

async def main():
    begun, ended = 0, 0
    async def work(client):
        nonlocal ended
        async with asyncio.timeout(20) if hasattr(asyncio, "timeout") else client:
            await asyncio.gather(client.count_flow_runs(), client.hello())
        ended += 1
    def collect():
        gc.collect()
        loop.call_soon(collect)
    loop = asyncio.get_running_loop()
    client = PrefectClient(sys.argv[1])
    await client.hello()
    gc.freeze()
    gc.set_threshold(1, 1, 1)
    loop.call_soon(collect)
    end = time.monotonic() + 1
    while time.monotonic() < end:
        begun += 1
        asyncio.create_task(work(client))
        await asyncio.sleep(0)
        while begun - ended > 20:
            await asyncio.sleep(0)
    while ended < begun:
        await asyncio.sleep(0)
    print("ended" if begun > 20 else begun)

sys.path.append(sys.argv[3])
from tests.support.loops import LOOPS
from tests.support.paths import ROOT
loop = LOOPS[sys.argv[2]]()
loop.run_until_complete(asyncio.wait_for(main(), 30))
loop.close()
"""
    with Wire() as wire:
        ran = run_python(program, wire.api_url, kind, str(ROOT))
    assert (ran.stdout, ran.stderr) == ("ended\n", "")
