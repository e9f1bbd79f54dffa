"""Event loops other than asyncio's: uvloop, anyio, loops without `add_reader`; and trio, which is none."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import pytest
import trio
import uvloop
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import ObjectNotFound

from tests.support.gate import Gate, run, sent
from tests.support.loops import LOOPS, LoopWithoutReaders, NoReaders
from tests.support.wire import Seen, Wire, answer, eventually, run_python, silent


def on_uvloop(main: Coroutine[Any, Any, Any]) -> Any:
    loop = uvloop.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()


# ---- uvloop and anyio ------------------------------------------------------------------------------

WAYS: dict[str, Callable[[Callable[[], Any]], Any]] = {
    "uvloop": lambda main: on_uvloop(main()),
    "anyio": lambda main: anyio.run(main, backend="asyncio"),
    "anyio with uvloop": lambda main: anyio.run(
        main, backend="asyncio", backend_options={"loop_factory": uvloop.new_event_loop}
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_concurrent_and_sequential_calls(wire: Wire, way: str) -> None:
    client = PrefectClient(wire.api_url)

    async def main() -> list[int]:
        got = [await client.count_flow_runs() for _ in range(3)]
        async with client:
            return got + list(await asyncio.gather(*(client.count_flow_runs() for _ in range(100))))

    assert WAYS[way](main) == [7] * 103


def test_errors_on_uvloop() -> None:
    async def main(url: str) -> None:
        await PrefectClient(url).read_flow_by_name("none")

    with Wire(lambda _: answer({"detail": "none"}, 404)) as wire, pytest.raises(ObjectNotFound):
        on_uvloop(main(wire.api_url))


def test_cancellation_on_uvloop_drops_the_request() -> None:
    with Wire(silent) as mute:

        async def main() -> None:
            task = asyncio.ensure_future(PrefectClient(mute.api_url).read_flows())
            while not mute.requests:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        on_uvloop(main())
        assert eventually(lambda: mute.open == 0)


def test_one_client_on_loops_of_both_kinds_leaves_no_descriptors_behind(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)

    async def main() -> int:
        return await client.count_flow_runs()

    for on_loop in (on_uvloop, asyncio.run) * 2:
        assert on_loop(main()) == 7
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(15):
        for on_loop in (on_uvloop, asyncio.run):
            assert on_loop(main()) == 7
    gc.collect()
    assert eventually(lambda: len(os.listdir("/proc/self/fd")) <= before + 4, 5)


# ---- Without `add_reader` ----------------------------------------------------------------------------

WITHOUT = [name for name in LOOPS if "without" in name]


@pytest.fixture(params=WITHOUT)
def without(request: pytest.FixtureRequest) -> Callable[[], Any]:
    return LOOPS[request.param]


def threads() -> list[str]:
    """The names of this process's threads."""
    names = []
    for task in os.listdir("/proc/self/task"):
        # It may have ended.
        with (
            contextlib.suppress(FileNotFoundError, ProcessLookupError),
            open(f"/proc/self/task/{task}/comm") as file,
        ):
            names.append(file.read().strip())
    return names


def test_concurrent_and_sequential_calls_without_readers(wire: Wire, without: Callable[[], Any]) -> None:
    client = PrefectClient(wire.api_url)

    async def main() -> list[int]:
        got = [await client.count_flow_runs() for _ in range(3)]
        return got + list(await asyncio.gather(*(client.count_flow_runs() for _ in range(100))))

    assert run(without, main()) == [7] * 103
    assert threads().count("prefect-rs-loop") == 1


def test_a_process_has_the_thread_only_if_a_loop_needs_it(wire: Wire) -> None:
    program = """
import asyncio, os, sys
from prefect_rs import PrefectClient

def threads():
    tasks = "/proc/self/task"
    return sorted(open(f"{tasks}/{task}/comm").read().strip() for task in os.listdir(tasks))

class Loop(asyncio.SelectorEventLoop):
    add_reader = asyncio.AbstractEventLoop.add_reader

for kind in (asyncio.SelectorEventLoop, Loop, Loop):
    loop = kind()
    loop.run_until_complete(PrefectClient(sys.argv[1]).hello())
    loop.close()
    print([name for name in threads() if name.startswith("prefect-rs")])
"""
    # `make test-loops` takes the method from all loops.
    ran = run_python(program, wire.api_url, PYTHONPATH="")
    both = "['prefect-rs', 'prefect-rs-loop']"
    assert (ran.stdout.splitlines(), ran.stderr) == (["['prefect-rs']", both, both], "")


def test_a_forked_child_has_a_thread_of_its_own(wire: Wire) -> None:
    program = """
import asyncio, os, sys, warnings
from prefect_rs import PrefectClient
warnings.simplefilter("ignore", DeprecationWarning)

class Loop(asyncio.SelectorEventLoop):
    add_reader = asyncio.AbstractEventLoop.add_reader

def count(loop):
    return loop.run_until_complete(client.count_flow_runs())

client = PrefectClient(sys.argv[1])
parents = Loop()
print(count(parents), flush=True)
child = os.fork()
if child == 0:
    childs = Loop()
    print(count(childs), count(childs), flush=True)
    childs.close()
    os._exit(0)
print(os.waitpid(child, 0)[1], count(parents))
parents.close()
"""
    ran = run_python(program, wire.api_url)
    assert (ran.stdout.splitlines(), ran.stderr) == (["7", "7 7", "0 7"], "")


def test_responses_that_arrive_while_the_loop_is_busy_wake_it_once() -> None:
    gate, called = Gate(), 0

    class Counting(LoopWithoutReaders):
        def call_soon_threadsafe(self, *args: Any, **kwargs: Any) -> Any:
            nonlocal called
            called += threading.current_thread() is not threading.main_thread()
            return super().call_soon_threadsafe(*args, **kwargs)

    async def main(client: PrefectClient, wire: Wire) -> list[int]:
        tasks = [asyncio.ensure_future(client.count_flow_runs()) for _ in range(10)]
        await sent(wire, 10)
        gate.opened.set()
        time.sleep(0.5)  # the thread gets the GIL, but the loop does not run
        return list(await asyncio.gather(*tasks))

    with Wire(gate) as wire:
        assert run(Counting, main(PrefectClient(wire.api_url), wire)) == [7] * 10
    assert called == 1


def test_the_timer_that_keeps_tasks_alive_is_started_again(wire: Wire) -> None:
    """It fires every hour. Here, it does all the time."""
    fired = 0

    class Hasty(LoopWithoutReaders):
        def call_later(self, delay: float, *args: Any, **kwargs: Any) -> Any:
            nonlocal fired
            fired += delay == 3600
            return super().call_later(min(delay, 0.01), *args, **kwargs)

    gate = Gate()

    async def main(url: str) -> None:
        call = PrefectClient(url).count_flow_runs()
        asyncio.create_task(call).add_done_callback(lambda task: done.append(task.result()))
        await sent(held)
        while fired < 10:
            gc.collect()
            await asyncio.sleep(0.01)
        gate.opened.set()
        while not done:
            await asyncio.sleep(0.01)

    done: list[int] = []
    with Wire(gate) as held:
        run(Hasty, main(held.api_url))
    assert done == [7]


def test_requests_end_with_a_loop_that_keeps_its_timers_when_it_is_closed() -> None:
    kept: list[Any] = []
    gate = Gate()

    class Keeping(LoopWithoutReaders):
        def call_later(self, *args: Any, **kwargs: Any) -> Any:
            kept.append(args)
            return super().call_later(*args, **kwargs)

    async def start(call: Any) -> None:
        call.send(None)

    def reply(seen: Seen) -> bytes | None:
        return None if seen.path.endswith("/flows/filter") else gate(seen)

    loop = Keeping()
    with Wire(reply) as wire:
        client = PrefectClient(wire.api_url)
        calls = [client.count_flow_runs(), client.read_flows()]
        for call in calls:
            loop.run_until_complete(start(call))
        assert eventually(lambda: len(wire.requests) == 2)
        loop.close()
        del client
        time.sleep(0.1)
        assert wire.open == 2
        # The response cannot be delivered.
        gate.opened.set()
        assert eventually(lambda: wire.open == 1)
        # The connection of the call that has its response was kept for others.
        for call in calls:
            call.close()
        del call, calls
        assert eventually(lambda: wire.open == 0)


def test_an_error_of_the_loop_is_reported(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(LoopWithoutReaders):
        def call_soon_threadsafe(self, *args: Any, **kwargs: Any) -> Any:
            raise ValueError("out of order")

    async def main() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(wire.api_url).count_flow_runs(), 0.5)

    reported: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: reported.append(unraisable.exc_value))
    loop = Failing()
    try:
        loop.run_until_complete(main())
    finally:
        loop.close()
    assert [str(error) for error in reported] == ["out of order"]


def test_the_interpreter_exits_although_responses_arrive() -> None:
    """While the thread waits for the GIL, or just before."""
    program = """
import asyncio, sys, threading, time
from prefect_rs import PrefectClient

class Loop(asyncio.SelectorEventLoop):
    add_reader = asyncio.AbstractEventLoop.add_reader

async def main():
    client = PrefectClient(sys.argv[1])
    while True:
        await asyncio.gather(*(client.hello() for _ in range(5)))

for _ in range(5):
    loop = Loop()
    threading.Thread(target=loop.run_until_complete, args=[main()], daemon=True).start()
time.sleep(float(sys.argv[2]))
"""
    with Wire() as wire:
        for delay in (0.1, 0.11, 0.12, 0.13, 0.14):
            ran = run_python(program, wire.api_url, str(delay))
            assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr


@pytest.mark.parametrize("which", ["new", "known"])
def test_calls_are_answered_while_the_interpreter_exits(which: str) -> None:
    """On loops that run in functions of `atexit`, when the thread has stopped."""
    program = """
import asyncio, atexit, sys
from prefect_rs import PrefectClient

class Loop(asyncio.SelectorEventLoop):
    add_reader = asyncio.AbstractEventLoop.add_reader

loops = {"known": Loop()}
client = PrefectClient(sys.argv[1])

@atexit.register
def say():
    loop = loops.get(sys.argv[2]) or Loop()
    for _ in range(2):
        print(loop.run_until_complete(asyncio.wait_for(client.count_flow_runs(), 20)))
    loop.close()
    loops["known"].close()

print(loops["known"].run_until_complete(client.count_flow_runs()))
"""
    with Wire() as wire:
        ran = run_python(program, wire.api_url, which)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "7\n7\n7\n", "")


@pytest.mark.parametrize("missing", [NotImplementedError, AttributeError])
def test_a_loop_may_lack_the_method_in_either_way(wire: Wire, missing: type[Exception]) -> None:
    class Lacking(asyncio.SelectorEventLoop):
        def add_reader(self, *_: Any) -> None:
            raise missing

    assert run(Lacking, PrefectClient(wire.api_url).count_flow_runs()) == 7


def test_another_error_of_add_reader_is_raised(wire: Wire) -> None:
    class Broken(NoReaders, asyncio.SelectorEventLoop):
        def add_reader(self, *_: Any) -> None:
            raise OSError("too many files")

    with pytest.raises(OSError, match="too many files"):
        run(Broken, PrefectClient(wire.api_url).count_flow_runs())


# ---- trio ------------------------------------------------------------------------------------------


def enter(client: PrefectClient) -> Any:
    async def main() -> None:
        async with client:
            pass

    return main


TRIOS: dict[str, Callable[[PrefectClient], Any]] = {
    "trio": lambda client: trio.run(client.read_flows),
    "anyio on trio": lambda client: anyio.run(client.read_flows, backend="trio"),
    "async with": lambda client: trio.run(enter(client)),
}


@pytest.mark.parametrize("way", TRIOS)
def test_on_trio_the_error_says_what_to_do(wire: Wire, way: str) -> None:
    with pytest.raises(RuntimeError, match="needs a running asyncio event loop") as caught:
        TRIOS[way](PrefectClient(wire.api_url))
    assert "SyncPrefectClient" in str(caught.value)
    assert "await trio.to_thread.run_sync(client.read_flows)" in str(caught.value)
    assert wire.opened == 0


def test_what_the_error_suggests_works(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    counted: list[int] = []

    async def count() -> None:
        counted.append(await trio.to_thread.run_sync(client.count_flow_runs))

    async def main() -> list[Any]:
        async with trio.open_nursery() as nursery:
            for _ in range(5):
                nursery.start_soon(count)
        return await trio.to_thread.run_sync(client.read_flows)

    assert trio.run(main) == []
    assert counted == [7] * 5


def test_a_trio_task_may_abandon_the_thread() -> None:
    """The call goes on in its thread, but the task does not wait for it."""

    def reply(_: Seen) -> bytes | None:
        assert eventually(lambda: given_up)
        return answer(7)

    given_up: list[bool] = []
    with Wire(reply) as wire:

        async def main() -> None:
            client = SyncPrefectClient(wire.api_url)
            with trio.move_on_after(0.1) as scope:
                await trio.to_thread.run_sync(client.count_flow_runs, abandon_on_cancel=True)
            assert scope.cancelled_caught
            given_up.append(True)

        trio.run(main)
