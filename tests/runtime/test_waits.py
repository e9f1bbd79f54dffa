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
from prefect_rs.exceptions import ClientClosedError, FlowRunWaitTimeout

from tests.runtime.test_fork import in_child
from tests.runtime.test_signals import interrupted
from tests.support.runs import Runs
from tests.support.subscribing import within
from tests.support.wire import Seen, Wire, answer, eventually, usual

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


# ---- What waits must survive -----------------------------------------------------------------------


def wait_for(mode: str, url: str, method: str, run_id: str, **arguments: Any) -> Any:
    """Wait for a run with a method of either client. May not take longer than a test."""
    several = method.endswith("runs")
    run: Any = [run_id] if several else run_id
    if mode == "sync":
        client = SyncPrefectClient(url)
        return within(lambda: (list if several else lambda it: it)(getattr(client, method)(run, **arguments)))

    async def main() -> Any:
        waiting = getattr(PrefectClient(url), method)(run, **arguments)
        return [each async for each in waiting] if several else await waiting

    return asyncio.run(asyncio.wait_for(main(), 20))


WAITS = pytest.mark.parametrize("method", ["wait_for_flow_run", "wait_for_flow_runs"])


@WAITS
@pytest.mark.parametrize("asked", ["1e9", "1e19", "1.8e19", "1e300"])
def test_a_timeout_holds_however_long_the_server_asks_to_wait(mode: str, method: str, asked: str) -> None:
    def reply(seen: Seen) -> bytes:
        if "/flow_runs/" in seen.path:
            return answer({"detail": "busy"}, 503, Retry_After=asked)
        return usual(seen)

    with Wire(reply) as wire, pytest.raises(FlowRunWaitTimeout):
        wait_for(mode, wire.api_url, method, Runs().add(FOREVER), timeout=0.5)


@WAITS
@pytest.mark.parametrize("kind", [StopIteration, StopAsyncIteration])
def test_a_function_that_raises_stop_iteration(mode: str, method: str, kind: type[Exception]) -> None:
    """It would look like the result of a coroutine, or like the end of an iterator."""
    runs = Runs()

    def until(_: Any) -> bool:
        raise kind

    with Wire(runs) as wire:
        with pytest.raises(RuntimeError, match=f"raised {kind.__name__}$") as caught:
            wait_for(mode, wire.api_url, method, runs.add(FOREVER), until=until)
        assert type(caught.value.__cause__) is kind


def test_a_hook_that_raises_stop_iteration(mode: str, wire: Wire) -> None:
    def stop(_: Any) -> None:
        raise StopIteration(7)

    client: Any = (SyncPrefectClient if mode == "sync" else PrefectClient)(wire.api_url)
    client.on_request(stop)

    async def main() -> None:
        await client.count_flow_runs()

    with pytest.raises(RuntimeError, match="raised StopIteration"):
        client.count_flow_runs() if mode == "sync" else asyncio.run(main())
    assert wire.requests == []


@pytest.mark.parametrize("kind", ["flow", "task"])
def test_closing_the_client_ends_a_wait(mode: str, kind: str) -> None:
    runs = Runs()

    def reply(seen: Seen) -> bytes:
        if "/task_runs/" in seen.path:
            return answer(runs.read(seen.path.rpartition("/")[2]) | {"task_key": "t", "dynamic_key": "0"})
        return runs(seen)

    with Wire(reply) as wire:
        run_id, caught = runs.add(FOREVER), []

        def sync_main() -> None:
            with SyncPrefectClient(wire.api_url) as client:
                wait = getattr(client, f"wait_for_{kind}_run")

                def waits() -> None:
                    with pytest.raises(ClientClosedError) as raised:
                        wait(run_id)
                    caught.append(raised.value)

                thread = threading.Thread(target=waits, daemon=True)
                thread.start()
                assert eventually(lambda: runs.reads[run_id] > 1)
            thread.join(10)

        async def async_main() -> None:
            async with PrefectClient(wire.api_url) as client:
                waiting = asyncio.ensure_future(getattr(client, f"wait_for_{kind}_run")(run_id))
                assert await asyncio.to_thread(eventually, lambda: runs.reads[run_id] > 1)
            with pytest.raises(ClientClosedError) as raised:
                await asyncio.wait_for(waiting, 10)
            caught.append(raised.value)

        if mode == "sync":
            sync_main()
        else:
            asyncio.run(async_main())
        assert len(caught) == 1
        time.sleep(0.1)
        reads = runs.reads[run_id]
        time.sleep(0.5)
        assert runs.reads[run_id] == reads
