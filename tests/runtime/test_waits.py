"""What ends a wait early: Ctrl-C, cancellation, timeouts of asyncio; and waits in forked children."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import weakref
from functools import partial
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.runtime.test_fork import in_child
from tests.runtime.test_signals import interrupted
from tests.support.runs import Runs
from tests.support.wire import Wire, eventually

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

FOREVER = 10**9


def test_ctrl_c_ends_a_wait() -> None:
    runs = Runs()
    program = """
import signal, sys, time, prefect_rs
signal.signal(signal.SIGINT, signal.default_int_handler)
client = prefect_rs.SyncPrefectClient(sys.argv[1])
print("calling", flush=True)
try:
    client.wait_for_flow_run(sys.argv[2])
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
    print(client.count_flow_runs(), flush=True)
"""
    with Wire(runs) as wire:
        run_id = runs.add(FOREVER)
        assert interrupted(program, wire.api_url, run_id, ready=lambda: runs.reads[run_id] > 0) == ["7"]


def test_a_cancelled_wait_sends_nothing_more() -> None:
    runs = Runs()

    async def main(url: str) -> None:
        client = PrefectClient(url)
        run_id = runs.add(FOREVER)
        waiting = asyncio.create_task(client.wait_for_flow_run(run_id, poll_interval=0.05))
        assert await asyncio.to_thread(eventually, lambda: runs.reads[run_id] > 2)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await asyncio.sleep(0.1)
        reads = runs.reads[run_id]
        await asyncio.sleep(0.3)
        assert runs.reads[run_id] == reads

    with Wire(runs) as wire:
        asyncio.run(main(wire.api_url))


def test_another_wait_goes_on_when_one_is_cancelled() -> None:
    runs = Runs()

    async def main(url: str) -> None:
        client = PrefectClient(url)
        first, second = runs.add(FOREVER), runs.add(20)
        cancelled = asyncio.create_task(client.wait_for_flow_run(first, poll_interval=0.05))
        await asyncio.sleep(0.2)
        waiting = asyncio.create_task(client.wait_for_flow_run(second, poll_interval=0.05))
        await asyncio.sleep(0.2)
        cancelled.cancel()
        assert str((await asyncio.wait_for(waiting, 10)).id) == second

    with Wire(runs) as wire:
        asyncio.run(main(wire.api_url))


def test_wait_for() -> None:
    runs = Runs()

    async def main(url: str) -> None:
        began = time.monotonic()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(url).wait_for_flow_run(runs.add(FOREVER)), 0.3)
        assert time.monotonic() - began < 1

    with Wire(runs) as wire:
        asyncio.run(main(wire.api_url))


def test_a_sync_and_an_async_wait_in_a_forked_child(mode: str) -> None:
    runs = Runs()
    with Wire(runs) as wire:
        client: Any = (SyncPrefectClient if mode == "sync" else PrefectClient)(wire.api_url)

        def wait(run_id: str) -> bool:
            waiting = client.wait_for_flow_run(run_id, poll_interval=0.05)
            run = waiting if mode == "sync" else asyncio.run(waiting)
            return bool(str(run.id) == run_id)

        assert wait(runs.add(2))
        # The fork happens while another thread of the parent waits and leads the polling.
        busy = runs.add(FOREVER)
        thread = threading.Thread(target=wait, args=(busy,), daemon=True)
        thread.start()
        assert eventually(lambda: runs.reads[busy] > 2)
        for _ in range(5):
            new = [runs.add(0), runs.add(1)]
            assert in_child(partial(list, map(wait, new))) == "[True, True]"
        runs.left[busy] = 0
        thread.join(10)
        assert not thread.is_alive()
        assert wait(runs.add(2))


def test_the_function_of_a_wait_is_garbage_collected() -> None:
    runs = Runs()

    class Owner:
        call: Any = None

        def until(self, _: Any) -> bool:
            return False

    async def main(url: str) -> Any:
        owner = Owner()
        # A cycle: the call refers to the function, and that to the call.
        owner.call = PrefectClient(url).wait_for_flow_run(runs.add(FOREVER), until=owner.until)
        task = asyncio.ensure_future(owner.call)
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return weakref.ref(owner)

    with Wire(runs) as wire:
        gone = asyncio.run(main(wire.api_url))
        gc.collect()
        assert gone() is None
