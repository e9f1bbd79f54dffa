"""Pending calls that can never finish are garbage-collected, with their requests."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.gate import Gate, run, sent, until
from tests.support.wire import Wire, eventually, run_python, silent

pytestmark = pytest.mark.usefixtures("retries")


async def count(client: PrefectClient) -> int:
    return await client.count_flow_runs()


# ---- Calls that can never finish -----------------------------------------------------------------


class Own(PrefectClient):
    """A client that can be weakly referenced."""


class Watched:
    """Weak references to everything that takes part in a call."""

    def __init__(self, **parts: Any) -> None:
        self.parts = {name: weakref.ref(part) for name, part in parts.items()}

    @property
    def left(self) -> list[str]:
        return [name for name, part in self.parts.items() if part() is not None]


def waiting_for(task: asyncio.Task[Any]) -> Any:
    """The future that a task waits for."""
    return task._fut_waiter  # type: ignore[attr-defined]


async def begin(wire: Wire) -> tuple[asyncio.Task[Any], Watched]:
    """A task that waits for a response."""
    client = Own(wire.api_url)
    call = client.read_flows()

    async def work() -> None:
        await call

    before = len(wire.requests)
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    watched = Watched(client=client, call=call, task=task, future=waiting_for(task))
    await sent(wire, before + 1)
    return task, watched


def test_a_closed_loop_releases_a_pending_call(
    mute: Wire, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    loop = new_loop()
    loop.set_exception_handler(lambda *_: None)  # "Task was destroyed but it is pending!"

    async def main() -> Watched:
        _, watched = await begin(mute)
        return watched

    watched = loop.run_until_complete(main())
    gc.collect()
    assert watched.left == ["client", "call", "task", "future"]
    loop.close()
    gc.collect()
    assert watched.left == []
    assert eventually(lambda: mute.open == 0)


def test_a_dropped_loop_releases_its_calls(mute: Wire) -> None:
    async def main() -> Watched:
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        _, watched = await begin(mute)
        return watched

    def start() -> tuple[weakref.ref[Any], Watched]:
        loop = asyncio.new_event_loop()
        return weakref.ref(loop), loop.run_until_complete(main())

    gone, watched = start()
    with pytest.warns(ResourceWarning, match="unclosed"):
        gc.collect()
    gc.collect()  # released by the loop's own finalizer
    assert gone() is None
    assert watched.left == []
    assert eventually(lambda: mute.open == 0)


async def cancelled(task: asyncio.Task[Any]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def waited_for(task: asyncio.Task[Any]) -> None:
    with contextlib.suppress(asyncio.TimeoutError):
        await asyncio.wait_for(task, 0.01)


@pytest.mark.parametrize("way", [cancelled, waited_for])
def test_a_cancelled_call_is_released(
    mute: Wire, new_loop: Callable[[], asyncio.AbstractEventLoop], way: Any
) -> None:
    async def main() -> None:
        task, watched = await begin(mute)
        await way(task)
        del task
        await asyncio.sleep(0)  # what woke up this task refers to the other one
        gc.collect()
        assert watched.left == []

    run(new_loop, main())


def test_a_closed_call_releases_its_future_at_once(mute: Wire) -> None:
    async def main() -> None:
        client = Own(mute.api_url)
        call: Any = client.read_flows()
        future = weakref.ref(call.send(None))
        assert future() is not None
        gc.disable()
        try:
            call.close()
            assert future() is None
        finally:
            gc.enable()

    asyncio.run(main())


def test_a_dropped_call_releases_its_future_at_once(mute: Wire) -> None:
    async def main() -> None:
        call: Any = Own(mute.api_url).read_flows()
        future = weakref.ref(call.send(None))
        gc.disable()
        try:
            del call
            assert future() is None
        finally:
            gc.enable()

    asyncio.run(main())


def test_a_finished_call_is_released_by_reference_counting(
    wire: Wire, gate: Gate, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    gate.opened.set()

    async def main() -> None:
        gc.collect()
        gc.disable()
        try:
            task, watched = await begin(wire)
            await task
            del task
            await asyncio.sleep(0)
            assert watched.left == []
        finally:
            gc.enable()

    run(new_loop, main())


def test_a_call_driven_by_send_is_released_when_it_is_done(wire: Wire, gate: Gate) -> None:
    """Its result is taken before the loop has processed the response."""
    gate.opened.set()

    async def main() -> None:
        call: Any = Own(wire.api_url).count_flow_runs()
        future = weakref.ref(call.send(None))

        def drive() -> Any:
            while True:
                try:
                    assert call.send(None) is future()
                except StopIteration as answered:
                    return answered.value

        assert drive() == 7
        assert future() is None
        await asyncio.sleep(0.05)

    asyncio.run(main())


def test_a_cycle_that_contains_its_call_is_collected(mute: Wire) -> None:
    """A call that no task waits for ends with its owner, although its loop keeps running."""

    class Holder:
        pass

    async def main() -> None:
        holder: Any = Holder()
        holder.me = holder
        holder.client = Own(mute.api_url)
        holder.call = holder.client.read_flows()
        holder.call.send(None)
        await sent(mute)
        watched = Watched(holder=holder, client=holder.client, call=holder.call)
        del holder
        gc.collect()
        assert watched.left == []
        assert await until(lambda: mute.open == 0)

    asyncio.run(main())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_forked_child_releases_the_calls_of_its_parent() -> None:
    """They will get no response there."""
    program = """
import asyncio, gc, os, sys, warnings, weakref
from prefect_rs import PrefectClient, SyncPrefectClient

# Python 3.12 and later warn of a fork of a process with threads.
warnings.simplefilter("ignore", DeprecationWarning)

class Own(PrefectClient):
    pass

async def begin():
    client = Own(sys.argv[1])
    call = client.read_flows()
    async def work():
        await call
    task = asyncio.create_task(work())
    await asyncio.sleep(0.2)
    return [weakref.ref(each) for each in (client, call, task)]

loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda *_: None)
watched = loop.run_until_complete(begin())
child = os.fork()
if not child:
    gc.collect()
    kept = [each() is not None for each in watched]
    loop.close()
    gc.collect()
    os._exit(0 if kept == [True] * 3 and [each() for each in watched] == [None] * 3 else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
gc.collect()
print([each() is not None for each in watched])
loop.close()
gc.collect()
print([each() is not None for each in watched])
"""
    with Wire(silent) as mute:
        ran = run_python(program, mute.api_url)
    assert (ran.stdout, ran.stderr) == (f"0\n{[True] * 3}\n{[False] * 3}\n", "")


def test_many_calls_leave_nothing_behind(wire: Wire, gate: Gate) -> None:
    """Finished, cancelled and closed calls in turn."""
    gate.opened.set()

    async def wave(client: PrefectClient) -> type:
        tasks = [asyncio.create_task(client.count_flow_runs()) for _ in range(20)]
        await asyncio.sleep(0)
        for task in tasks[::2]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        call: Any = client.hello()
        call.send(None)
        call.close()
        return type(call)

    async def main() -> None:
        client = PrefectClient(wire.api_url)
        kinds = (asyncio.Future, await wave(client))

        def there() -> int:
            gc.collect()
            return sum(isinstance(each, kinds) for each in gc.get_objects())

        before = there()
        for _ in range(5):
            await wave(client)
        await asyncio.sleep(0)
        assert there() <= before

    asyncio.run(main())


# ---- Clients -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient])
def test_a_client_that_refers_to_itself_is_collected(kind: Any) -> None:
    class Marker:
        pass

    client = kind("http://127.0.0.1:9/api")
    client.me, client.marker = client, Marker()
    gone = [weakref.ref(client), weakref.ref(client.marker)]
    del client
    gc.collect()
    assert [each() for each in gone] == [None, None]
