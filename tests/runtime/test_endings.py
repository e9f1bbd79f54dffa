"""Cancelled calls, closed loops and dropped clients leave no connections or descriptors behind."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import logging
import os
import sys
import threading
import time
import weakref
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.loops import LOOPS
from tests.support.wire import Seen, Wire, answer, eventually, usual

# Each of these would take a minute or more.
PROMPTLY = 20
pytestmark = pytest.mark.usefixtures("retries")


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


# ---- Cancellation --------------------------------------------------------------------------------


async def cancelled(call: Coroutine[Any, Any, Any], is_there: Callable[[], bool]) -> None:
    task = asyncio.create_task(call)
    while not is_there():
        await asyncio.sleep(0.005)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def waited_for(call: Coroutine[Any, Any, Any], is_there: Callable[[], bool]) -> None:
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(call, 0.3)


async def timed_out(call: Coroutine[Any, Any, Any], is_there: Callable[[], bool]) -> None:
    timeout: Any = asyncio.timeout(0.3) if sys.version_info >= (3, 11) else anyio.fail_after(0.3)
    with pytest.raises(TimeoutError):
        async with timeout:
            await call


async def in_a_failing_group(call: Coroutine[Any, Any, Any], is_there: Callable[[], bool]) -> None:
    async def fail() -> None:
        while not is_there():
            await asyncio.sleep(0.005)
        raise KeyError("other")

    async def group_them() -> None:
        if sys.version_info >= (3, 11):
            async with asyncio.TaskGroup() as group:
                group.create_task(call)
                group.create_task(fail())
        else:
            async with anyio.create_task_group() as group:
                group.start_soon(lambda: call)
                group.start_soon(fail)

    with pytest.raises(Exception, match="unhandled errors in a TaskGroup") as caught:
        await group_them()
    errors: Any = caught.value
    assert [type(each) for each in errors.exceptions] == [KeyError]


@pytest.mark.parametrize("way", [cancelled, waited_for, timed_out, in_a_failing_group])
def test_cancelling_ends_the_call_and_leaves_nothing_behind(
    phase: tuple[Wire, Callable[[], bool]], way: Any, caplog: pytest.LogCaptureFixture
) -> None:
    wire, is_there = phase

    async def main() -> None:
        await asyncio.sleep(0)
        before = asyncio.all_tasks()
        await way(PrefectClient(wire.api_url).create_flow_from_name("a"), is_there)
        assert asyncio.all_tasks() == before

    began = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - began < PROMPTLY
    # With the client dropped, its idle connections are closed, too.
    assert eventually(lambda: wire.open == 0)
    assert not [record for record in caplog.records if record.name == "asyncio"]


def test_a_hundred_cancelled_calls_leave_no_descriptors_behind(
    phase: tuple[Wire, Callable[[], bool]],
) -> None:
    wire, _ = phase

    async def main() -> None:
        client = PrefectClient(wire.api_url)
        calls = [asyncio.create_task(client.create_flow_from_name("a")) for _ in range(100)]
        await asyncio.wait(calls, timeout=0.2)
        for call in calls:
            call.cancel()
        await asyncio.wait(calls)
        assert all(call.cancelled() for call in calls)

    asyncio.run(main())
    assert eventually(lambda: wire.open == 0)
    before = descriptors()
    asyncio.run(main())
    assert eventually(lambda: wire.open == 0)
    assert eventually(lambda: descriptors() <= before + 2, 5)


def test_cancelling_the_call_that_fetches_a_csrf_token_does_not_affect_others() -> None:
    asked = 0

    def tokens(_: Seen) -> bytes | None:
        nonlocal asked
        asked += 1
        return None if asked == 1 else answer({"token": "t", "client": "c", "expiration": None})

    with Wire(lambda seen: answer({"id": "00000000-0000-4000-8000-000000000000"}), tokens=tokens) as wire:

        async def main() -> None:
            client = PrefectClient(wire.api_url)
            first = asyncio.create_task(client.create_flow_from_name("a"))
            while not asked:
                await asyncio.sleep(0.005)
            others = [asyncio.create_task(client.create_flow_from_name("a")) for _ in range(5)]
            await asyncio.sleep(0.05)
            assert asked == 1
            first.cancel()
            await asyncio.gather(*others)

        began = time.monotonic()
        asyncio.run(main())
        assert time.monotonic() - began < PROMPTLY
        assert asked == 2
        assert {seen.headers.get("prefect-csrf-token") for seen in wire.requests} == {"t"}


# ---- Closed event loops --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phase", ["request", "body", "token"], indirect=True
)  # a call that waits for a retry holds no connection
@pytest.mark.parametrize("new_loop", LOOPS.values(), ids=LOOPS)
def test_closing_a_loop_ends_its_requests_although_their_tasks_are_referenced(
    phase: tuple[Wire, Callable[[], bool]], new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    wire, is_there = phase
    client = PrefectClient(wire.api_url)
    loop = new_loop()
    loop.set_exception_handler(lambda *_: None)  # "Task was destroyed but it is pending!"
    task = loop.create_task(client.create_flow_from_name("a"))

    async def until_there() -> None:
        while not is_there():
            await asyncio.sleep(0.005)

    loop.run_until_complete(until_there())
    loop.close()
    del client
    assert eventually(lambda: wire.open == 0)
    assert not task.done()


def test_closing_a_loop_before_it_processes_responses_leaves_nothing_behind() -> None:
    """The results are in the queue of a loop that will not run again, and refer to that queue."""
    answered = threading.Event()

    def reply(seen: Seen) -> bytes:
        answered.set()
        return usual(seen)

    class Own(PrefectClient):
        pass

    def begin(url: str) -> weakref.ref[Own]:
        loop = asyncio.new_event_loop()
        client = Own(url)
        call = client.hello()

        async def start() -> None:
            call.send(None)

        loop.run_until_complete(start())
        assert answered.wait(20)
        time.sleep(0.1)
        loop.close()
        return weakref.ref(client)

    with Wire(reply) as wire:
        begin(wire.api_url)
        gc.collect()
        before = descriptors()
        gone = [begin(wire.api_url) for _ in range(5)]
        gc.collect()
        assert all(one() is None for one in gone)
        assert eventually(lambda: descriptors() <= before + 2, 5)


# ---- Clients dropped while in use ----------------------------------------------------------------


def test_a_client_dropped_while_in_use_finishes_its_call() -> None:
    def reply(seen: Seen) -> bytes:
        gc.collect()
        time.sleep(0.1)
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> list[int]:
            tasks = [asyncio.create_task(PrefectClient(wire.api_url).count_flow_runs()) for _ in range(3)]
            gc.collect()
            return list(await asyncio.gather(*tasks))

        assert asyncio.run(main()) == [7] * 3
        assert SyncPrefectClient(wire.api_url).count_flow_runs() == 7
        assert eventually(lambda: wire.open == 0)


# ---- Logging of retries --------------------------------------------------------------------------


def test_retries_are_logged_in_the_callers_context(mode: str) -> None:
    """And in the caller's task, even if another task made the loop's first call."""
    where: contextvars.ContextVar[str] = contextvars.ContextVar("where", default="nowhere")
    logged: list[tuple[str, str]] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            task = asyncio.current_task() if mode == "async" else None
            logged.append((where.get(), task.get_name() if task else threading.current_thread().name))

    def reply(seen: Seen) -> bytes:
        tries[seen.path] = tries.get(seen.path, 0) + 1
        return answer({}, 503, Retry_After="0") if tries[seen.path] < 3 else answer([])

    tries: dict[str, int] = {}
    handler, logger = Handler(), logging.getLogger("prefect_rs")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        with Wire(reply) as wire:
            if mode == "sync":
                sync_client = SyncPrefectClient(wire.api_url)

                def run(name: str) -> None:
                    where.set(name)
                    sync_client.request("GET", f"/{name}")

                threads = [
                    threading.Thread(target=run, args=(name,), name=name) for name in ("here", "there")
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join(PROMPTLY)
            else:
                client = PrefectClient(wire.api_url)

                async def main(name: str) -> None:
                    where.set(name)
                    await client.request("GET", f"/{name}")

                async def both() -> None:
                    tasks = [asyncio.create_task(main(name), name=name) for name in ("here", "there")]
                    await asyncio.gather(*tasks)

                asyncio.run(both())
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert sorted(logged) == [("here", "here")] * 2 + [("there", "there")] * 2
