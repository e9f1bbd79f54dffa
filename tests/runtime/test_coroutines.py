"""What an async method returns behaves like any coroutine; nothing happens before it is awaited."""

from __future__ import annotations

import asyncio
import collections.abc
import gc
import inspect
import sys
import threading
import warnings
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import anyio
import pytest
from prefect_rs import PrefectClient
from prefect_rs.exceptions import ObjectNotFound, ValidationError

from tests.support.wire import Seen, Wire, answer, usual


def drop(call: Any) -> None:
    """Close a coroutine that will not be awaited, to prevent its warning."""
    call.close()


# ---- Coroutine protocol --------------------------------------------------------------------------


def test_every_check_for_a_coroutine(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    call: Any = client.read_flows()
    assert inspect.isawaitable(call)
    assert asyncio.iscoroutine(call)
    assert isinstance(call, collections.abc.Coroutine)
    assert isinstance(call, collections.abc.Awaitable)
    assert not asyncio.isfuture(call)
    named: Any = call  # typing's Coroutine does not require the attributes with names
    assert named.__name__ == "read_flows"
    assert named.__qualname__ == "PrefectClient.read_flows"
    assert "read_flows" in repr(call)
    drop(call)


def test_asyncio_run(wire: Wire) -> None:
    response = asyncio.run(PrefectClient(wire.api_url).hello())
    assert response.status_code == 200
    assert response.json() == "\N{WAVING HAND SIGN}"


def test_run_until_complete(wire: Wire) -> None:
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(PrefectClient(wire.api_url).read_flows()) == []
    finally:
        loop.close()


def test_run_coroutine_threadsafe(wire: Wire) -> None:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        client = PrefectClient(wire.api_url)
        assert asyncio.run_coroutine_threadsafe(client.count_flow_runs(), loop).result(10) == 7
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def through_create_task(client: PrefectClient) -> Any:
    task = asyncio.create_task(client.count_flow_runs(), name="counting")
    assert task.get_name() == "counting"
    return await task


async def through_ensure_future(client: PrefectClient) -> Any:
    return await asyncio.ensure_future(client.count_flow_runs())


async def through_gather(client: PrefectClient) -> Any:
    first, second = await asyncio.gather(client.count_flow_runs(), client.count_flow_runs())
    assert first == second
    return first


async def through_wait_for(client: PrefectClient) -> Any:
    return await asyncio.wait_for(client.count_flow_runs(), 10)


async def through_as_completed(client: PrefectClient) -> Any:
    (first,) = asyncio.as_completed([client.count_flow_runs()])
    return await first


async def through_wait(client: PrefectClient) -> Any:
    done, pending = await asyncio.wait([asyncio.create_task(client.count_flow_runs())])
    assert not pending
    return done.pop().result()


async def through_shield(client: PrefectClient) -> Any:
    return await asyncio.shield(client.count_flow_runs())


async def through_anyio_group(client: PrefectClient) -> Any:
    got: list[int] = []

    async def one() -> None:
        got.append(await client.count_flow_runs())

    async with anyio.create_task_group() as group:
        group.start_soon(one)
        group.start_soon(one)
    assert len(got) == 2
    return got[0]


async def through_anyio_start_soon(client: PrefectClient) -> Any:
    async with anyio.create_task_group() as group:
        group.start_soon(client.hello)
    return await client.count_flow_runs()


async def through_yield_from_await(client: PrefectClient) -> Any:
    class Wrapped:
        def __await__(self) -> Any:
            return client.count_flow_runs().__await__()

    return await Wrapped()


WAYS: list[Callable[[PrefectClient], Awaitable[Any]]] = [
    through_create_task,
    through_ensure_future,
    through_gather,
    through_wait_for,
    through_as_completed,
    through_wait,
    through_shield,
    through_anyio_group,
    through_anyio_start_soon,
    through_yield_from_await,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_to_await(wire: Wire, way: Callable[[PrefectClient], Any]) -> None:
    async def main() -> Any:
        async with PrefectClient(wire.api_url) as client:
            return await way(client)

    assert asyncio.run(main()) == 7


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.TaskGroup came with Python 3.11")
def test_task_group(wire: Wire) -> None:
    async def main() -> list[int]:
        client = PrefectClient(wire.api_url)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.count_flow_runs()) for _ in range(5)]
        return [task.result() for task in tasks]

    assert asyncio.run(main()) == [7] * 5


def test_anyio_run(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    assert anyio.run(client.read_flows) == []


def test_eager_tasks_and_debug_mode(wire: Wire) -> None:
    async def main() -> int:
        return await asyncio.create_task(PrefectClient(wire.api_url).count_flow_runs())

    assert asyncio.run(main(), debug=True) == 7


def test_gather_with_return_exceptions() -> None:
    def reply(seen: Seen) -> bytes:
        return answer({"detail": "no such run"}, 404) if "flow_runs" in seen.path else usual(seen)

    with Wire(reply) as wire:

        async def main() -> list[Any]:
            client = PrefectClient(wire.api_url)
            calls: list[Any] = [client.read_flow_run(uuid4()), client.read_flows()]
            return await asyncio.gather(*calls, return_exceptions=True)

        missing, flows = asyncio.run(main())
    assert isinstance(missing, ObjectNotFound)
    assert flows == []


# ---- Before and after it is awaited --------------------------------------------------------------


def test_nothing_is_sent_before_it_is_awaited(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        call = client.read_flows()
        await asyncio.sleep(0.1)
        assert (wire.opened, wire.requests) == (0, [])
        await call
        assert [seen.path for seen in wire.requests] == ["/api/flows/filter"]

    asyncio.run(main())


def test_a_call_can_be_made_without_a_loop_and_awaited_later(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).count_flow_runs()

    async def main() -> Any:
        return await call

    assert asyncio.run(main()) == 7


def test_awaiting_twice_is_an_error(wire: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(wire.api_url).read_flows()
        await call
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await call
        assert len(wire.requests) == 1

    asyncio.run(main())


def test_awaiting_twice_at_once_is_an_error_and_the_first_goes_on(wire: Wire) -> None:
    async def main() -> list[Any]:
        call = PrefectClient(wire.api_url).count_flow_runs()

        async def wait() -> Any:
            return await call

        return list(await asyncio.gather(wait(), wait(), return_exceptions=True))

    first, second = asyncio.run(main())
    assert first == 7
    assert isinstance(second, RuntimeError)
    assert "being awaited already" in str(second) or "already awaited" in str(second)
    assert len(wire.requests) == 1


def test_a_call_that_is_never_awaited_warns(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    with pytest.warns(RuntimeWarning, match=r"coroutine 'PrefectClient\.read_flows' was never awaited"):
        client.read_flows()  # type: ignore[unused-coroutine]
    assert wire.requests == []


def test_an_invalid_call_that_is_never_awaited_warns_too(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    with pytest.warns(RuntimeWarning, match="never awaited"):
        client.read_flow("no uuid")  # type: ignore[unused-coroutine]


def test_invalid_arguments_raise_when_awaited(wire: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(wire.api_url).read_flow("no uuid")
        with pytest.raises(ValidationError, match="flow_id"):
            await call

    asyncio.run(main())
    assert wire.opened == 0


def test_a_closed_call_does_not_warn_and_sends_nothing(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    call.close()
    call.close()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del call
        gc.collect()
    assert wire.opened == 0


def test_a_closed_call_cannot_be_awaited(wire: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(wire.api_url).read_flows()
        call.close()
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await call

    asyncio.run(main())
    assert wire.opened == 0


def test_throw_before_the_start(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(KeyError, match="thrown"):
        call.throw(KeyError("thrown"))
    with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
        call.send(None)
    assert wire.opened == 0


def test_every_form_of_throw(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    with pytest.raises(KeyError):
        client.read_flows().throw(KeyError)
    with pytest.raises(KeyError, match="why"):
        client.read_flows().throw(KeyError, "why")
    given = KeyError("it")
    with pytest.raises(KeyError) as caught:
        client.read_flows().throw(given)
    assert caught.value is given


def test_throwing_a_value_that_is_not_an_exception_is_a_type_error(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(TypeError):
        call.throw("text")  # type: ignore[call-overload]
    call.close()


def test_sending_a_value_before_the_start_is_a_type_error(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(TypeError, match="just-started"):
        call.send(1)
    call.close()


def test_without_a_running_loop_the_error_says_what_to_do(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(RuntimeError, match="running asyncio event loop") as caught:
        call.send(None)
    assert "SyncPrefectClient" in str(caught.value)
    assert wire.opened == 0
