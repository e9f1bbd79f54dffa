"""Calls and clients are garbage-collected, also as parts of reference cycles."""

from __future__ import annotations

import asyncio
import gc
import weakref
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.objects import Flow

from tests.support.wire import Wire, eventually


def test_a_finished_call_keeps_nothing_alive(wire: Wire) -> None:
    class Own(PrefectClient):
        pass

    async def main() -> Any:
        client = Own(wire.api_url)
        await client.hello()
        return weakref.ref(client)

    gone = asyncio.run(main())
    gc.collect()
    assert gone() is None


def test_a_client_in_a_cycle_is_collected(wire: Wire) -> None:
    class Own(PrefectClient):
        pass

    client = Own(wire.api_url)
    client.me = client  # type: ignore[attr-defined]
    gone = weakref.ref(client)
    del client
    gc.collect()
    assert gone() is None


def calls_of_its_own(client: Any) -> dict[str, Any]:
    return {
        "a read": client.read_flows(),
        "entering": client.__aenter__(),
        "leaving": client.__aexit__(None, None, None),
        "a refused one": client.read_flow(client),
    }


@pytest.mark.filterwarnings("ignore:coroutine 'PrefectClient:RuntimeWarning")
@pytest.mark.parametrize("which", calls_of_its_own(PrefectClient("http://127.0.0.1:1/api")))
def test_a_client_with_a_reference_to_its_own_call_is_collected(wire: Wire, which: str) -> None:
    class Own(PrefectClient):
        pass

    def make() -> tuple[weakref.ref[Own], weakref.ref[Any]]:
        client = Own(wire.api_url)
        calls = calls_of_its_own(client)
        call = calls.pop(which)
        for other in calls.values():
            other.close()
        client.call = call  # type: ignore[attr-defined]
        return weakref.ref(client), weakref.ref(call)

    client, call = make()
    gc.collect()
    assert client() is None
    assert call() is None


def test_a_call_in_a_cycle_that_is_never_awaited_warns(wire: Wire) -> None:
    class Own(PrefectClient):
        pass

    client = Own(wire.api_url)
    client.call = client.read_flows()  # type: ignore[attr-defined]
    del client
    with pytest.warns(RuntimeWarning, match=r"coroutine 'PrefectClient\.read_flows' was never awaited"):
        gc.collect()


def test_calls_clients_and_models_can_be_weakly_referenced(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    call = client.hello()
    model = Flow(name="f", id=uuid4())
    model.tags.append(model)  # type: ignore[arg-type]
    refs = [weakref.ref(each) for each in (client, call, model)]
    assert [ref() for ref in refs] == [client, call, model]
    call.close()
    del client, call, model
    gc.collect()
    assert [ref() for ref in refs] == [None] * 3


def test_a_sync_client_in_a_cycle_is_collected_and_its_connections_closed(wire: Wire) -> None:
    class Own(SyncPrefectClient):
        pass

    client = Own(wire.api_url)
    client.me = client  # type: ignore[attr-defined]
    client.hello()
    assert wire.open == 1
    gone = weakref.ref(client)
    del client
    gc.collect()
    assert gone() is None
    assert eventually(lambda: wire.open == 0)


def test_a_pending_call_in_a_cycle_is_collected_and_its_request_dropped(mute: Wire) -> None:
    """A task waits for a call and its loop is abandoned: the cycle task - call - future - task is garbage."""

    class Marker:
        pass

    def begin() -> weakref.ref[Marker]:
        loop = asyncio.new_event_loop()
        loop.set_exception_handler(lambda *_: None)  # "Task was destroyed but it is pending!"
        marker = Marker()

        async def body(held: Marker) -> None:
            await PrefectClient(mute.api_url).read_flows()
            assert held

        loop.create_task(body(marker))  # noqa: RUF006
        loop.run_until_complete(asyncio.sleep(0.1))
        loop.close()
        return weakref.ref(marker)

    gone = begin()
    assert len(mute.requests) == 1
    gc.collect()
    assert gone() is None
    assert eventually(lambda: mute.open == 0, 4)


def test_an_unreferenced_pending_call_drops_its_request(mute: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(mute.api_url).read_flows()
        call.send(None)
        assert await asyncio.to_thread(eventually, lambda: len(mute.requests) == 1)
        del call
        gc.collect()
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    asyncio.run(main())
