"""The garbage collector takes no call that can still go on, and everything that cannot.

asyncio holds its tasks weakly. What keeps one alive that nobody else holds is the future that it waits for,
which belongs to a request that is under way, on an event loop that may still run.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import sys
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import anyio
import pytest
import uvloop
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.wire import Seen, Wire, answer, eventually, run_python, silent, usual

pytestmark = pytest.mark.usefixtures("retries")

LOOPS = {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}


@pytest.fixture(params=LOOPS)
def new_loop(request: pytest.FixtureRequest) -> Callable[[], asyncio.AbstractEventLoop]:
    return LOOPS[request.param]


class Gate:
    """Holds up the answers of a server until it is opened."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def __call__(self, seen: Seen) -> bytes:
        assert self.opened.wait(20)
        return usual(seen)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def wire(gate: Gate) -> Iterator[Wire]:
    with Wire(gate) as made:
        yield made
        gate.opened.set()


@pytest.fixture
def mute() -> Iterator[Wire]:
    with Wire(silent) as made:
        yield made


async def sent(wire: Wire, count: int = 1) -> None:
    """Wait until a server has that many requests."""
    while len(wire.requests) < count:
        await asyncio.sleep(0.002)


async def until(condition: Callable[[], Any]) -> bool:
    for _ in range(2000):
        if condition():
            return True
        await asyncio.sleep(0.005)
    return False


def run(new_loop: Callable[[], asyncio.AbstractEventLoop], main: Any) -> Any:
    loop = new_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


# ---- Tasks that nobody keeps -----------------------------------------------------------------------


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
def test_a_task_that_nobody_keeps_is_finished(
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


def test_a_call_that_is_itself_a_task_is_finished(
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


def test_a_hundred_tasks_that_nobody_keeps_are_finished(wire: Wire, gate: Gate) -> None:
    """Most of them wait for a connection, not for an answer."""
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


def test_an_answer_that_the_loop_has_not_seen_yet_keeps_its_task(
    wire: Wire, gate: Gate, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    done: list[int] = []

    async def work() -> None:
        done.append(await PrefectClient(wire.api_url).count_flow_runs())

    async def main() -> None:
        asyncio.create_task(work())  # noqa: RUF006
        await sent(wire)
        gate.opened.set()
        time.sleep(0.2)  # the loop does not run while the answer comes
        gc.collect()
        assert await until(lambda: done)

    run(new_loop, main())
    assert done == [7]


def test_a_task_is_kept_while_its_request_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    """Each retry is news of its own, after which the task waits for another future."""
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


def test_a_loop_that_stands_still_keeps_its_tasks(
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


def test_a_call_from_another_thread_is_finished_though_nobody_keeps_its_future(
    wire: Wire, gate: Gate
) -> None:
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


def test_a_failed_request_reaches_a_task_that_nobody_keeps() -> None:
    """The connection is lost only after the garbage was collected."""
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
def test_no_moment_of_a_call_is_a_moment_to_lose_it(kind: str) -> None:
    """The collector runs whenever an object is made, and between all steps of the loop."""
    program = """
import asyncio, gc, sys, time
import uvloop
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

loop = {"uvloop": uvloop, "asyncio": asyncio}[sys.argv[2]].new_event_loop()
loop.run_until_complete(asyncio.wait_for(main(), 30))
loop.close()
"""
    with Wire() as wire:
        ran = run_python(program, wire.api_url, kind)
    assert (ran.stdout, ran.stderr) == ("ended\n", "")


# ---- What nobody can go on with --------------------------------------------------------------------


class Own(PrefectClient):
    """A client that can be watched."""


class Watched:
    """Weak references to all that takes part in a call."""

    def __init__(self, **parts: Any) -> None:
        self.parts = {name: weakref.ref(part) for name, part in parts.items()}

    @property
    def left(self) -> list[str]:
        return [name for name, part in self.parts.items() if part() is not None]


def waiting_for(task: asyncio.Task[Any]) -> Any:
    """The future that a task waits for."""
    return task._fut_waiter  # type: ignore[attr-defined]


async def begin(wire: Wire) -> tuple[asyncio.Task[Any], Watched]:
    """A task that waits for an answer."""
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


def test_a_closed_loop_releases_a_call_that_is_under_way(
    mute: Wire, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    loop = new_loop()
    loop.set_exception_handler(lambda *_: None)  # "Task was destroyed but it is pending!", when it is

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


def test_a_loop_that_is_dropped_and_not_closed_takes_its_calls_along(mute: Wire) -> None:
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
    gc.collect()  # what the loop's own finalizer has released
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
def test_a_call_that_is_given_up_is_released(
    mute: Wire, new_loop: Callable[[], asyncio.AbstractEventLoop], way: Any
) -> None:
    async def main() -> None:
        task, watched = await begin(mute)
        await way(task)
        del task
        await asyncio.sleep(0)  # what has woken this task refers to the other
        gc.collect()
        assert watched.left == []

    run(new_loop, main())


def test_a_call_that_is_closed_releases_its_future_at_once(mute: Wire) -> None:
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


def test_a_call_that_is_dropped_releases_its_future_at_once(mute: Wire) -> None:
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


def test_a_call_that_was_answered_is_released_without_the_collector(
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


def test_a_call_that_is_driven_by_hand_is_released_when_it_is_answered(wire: Wire, gate: Gate) -> None:
    """Its answer is taken before the loop has told of it."""
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


def test_garbage_that_waits_for_a_call_of_a_cycle_is_collected(mute: Wire) -> None:
    """A call that no task waits for ends with whoever holds it, though its loop runs on."""

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
    """Nothing will answer them there."""
    program = """
import asyncio, gc, os, sys, weakref
from prefect_rs import PrefectClient, SyncPrefectClient

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
    """Answered, cancelled and closed ones, in turn."""
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


# ---- Clients ---------------------------------------------------------------------------------------


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
