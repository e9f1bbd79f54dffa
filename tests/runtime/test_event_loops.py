"""Event loops other than asyncio's: uvloop and anyio, and trio, which is not based on asyncio."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import pytest
import trio
import uvloop
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import ObjectNotFound

from tests.support.wire import Seen, Wire, answer, eventually, silent


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

    for run in (on_uvloop, asyncio.run) * 2:
        assert run(main()) == 7
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(15):
        for run in (on_uvloop, asyncio.run):
            assert run(main()) == 7
    gc.collect()
    assert eventually(lambda: len(os.listdir("/proc/self/fd")) <= before + 4, 5)


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
