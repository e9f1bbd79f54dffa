"""How `concurrency` waits for slots, and what happens if it does not wait until the end."""

from __future__ import annotations

import asyncio
import threading

import pytest
from prefect_rs.concurrency import asyncio as in_async
from prefect_rs.concurrency import sync as in_sync
from prefect_rs.concurrency.sync import AcquireConcurrencySlotTimeoutError, ConcurrencySlotAcquisitionError

from tests.modules.concurrency.conftest import Holding
from tests.support.slot_server import GRANTED, LEASE_ID, LIMIT, SlotServer, locked
from tests.support.standin import as_json
from tests.support.wire import eventually


def test_what_is_sent(hold: Holding, slots: SlotServer) -> None:
    holder = {"type": "flow_run", "id": str(LEASE_ID)}
    hold(lambda: None, ["b", "a", "b"], 2, lease_duration=90, holder=holder)
    ours = slots.acquired[0].json()
    assert ours.pop("names") == ["a", "b"]
    assert ours == {"slots": 2, "mode": "concurrency", "lease_duration": 90, "holder": holder}
    assert [one.json() for one in slots.released] == [{"lease_id": str(LEASE_ID)}]


def test_it_tries_again_when_the_server_says(hold: Holding, slots: SlotServer) -> None:
    slots.acquire = lambda number: GRANTED if number == 3 else locked(0.01)
    assert hold(lambda: 5, "limit", max_retries=3) == 5
    assert len(slots.acquired) == 4


def test_it_does_not_try_before(hold: Holding, slots: SlotServer) -> None:
    slots.acquire = lambda _: locked(1000)
    with pytest.raises(AcquireConcurrencySlotTimeoutError):
        hold(lambda: None, "limit", timeout_seconds=0.3)
    assert len(slots.acquired) == 1


def test_retries_are_limited(hold: Holding, slots: SlotServer) -> None:
    slots.acquire = lambda _: locked(0)
    with pytest.raises(ConcurrencySlotAcquisitionError, match="423 Locked"):
        hold(lambda: None, "limit", max_retries=2)
    assert len(slots.acquired) == 3


def test_a_server_that_does_not_say_when(hold: Holding, slots: SlotServer) -> None:
    slots.acquire = lambda _: locked(None)
    with pytest.raises(ConcurrencySlotAcquisitionError, match="423 Locked"):
        hold(lambda: None, "limit")
    assert len(slots.acquired) == 1


def test_one_at_a_time_tries_in_order(slots: SlotServer) -> None:
    slots.acquire = lambda _: locked(1000)

    async def main() -> None:
        async def enter() -> None:
            async with in_async.concurrency(["limit", "other"]):
                pass

        first = asyncio.ensure_future(enter())
        assert await asyncio.to_thread(eventually, lambda: len(slots.acquired) == 1)
        with pytest.raises(AcquireConcurrencySlotTimeoutError):
            async with in_async.concurrency(["other", "limit"], timeout_seconds=0.2):
                pass
        assert len(slots.acquired) == 1
        # Others do not wait for it.
        with pytest.raises(AcquireConcurrencySlotTimeoutError):
            async with in_async.concurrency("limit", timeout_seconds=0.2):
                pass
        assert len(slots.acquired) == 2
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        slots.acquire = lambda _: GRANTED
        await enter()

    asyncio.run(main())
    assert len(slots.released) == 1


def test_slots_granted_after_a_cancellation_are_released(slots: SlotServer) -> None:
    slots.hold_back = True

    async def main() -> None:
        async def enter() -> None:
            async with in_async.concurrency("limit"):
                raise AssertionError("cancelled before")

        task = asyncio.ensure_future(enter())
        assert await asyncio.to_thread(eventually, lambda: slots.acquired)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert slots.released == []
    slots.let_go.set()
    assert eventually(lambda: slots.released)
    assert slots.released[0].json() == {"lease_id": str(LEASE_ID)}


def test_slots_granted_after_the_timeout_are_released(hold: Holding, slots: SlotServer) -> None:
    slots.hold_back = True
    with pytest.raises(AcquireConcurrencySlotTimeoutError):
        hold(lambda: None, "limit", timeout_seconds=0.2)
    slots.let_go.set()
    assert eventually(lambda: slots.released)


def test_slots_granted_when_nobody_looks_are_released(slots: SlotServer) -> None:
    """The response has arrived, but the task is cancelled before it runs again."""

    async def main() -> None:
        async def enter() -> None:
            async with in_async.concurrency("limit"):
                raise AssertionError("cancelled before")

        task = asyncio.ensure_future(enter())
        await asyncio.sleep(0)
        # Blocks the event loop until the slots have been granted.
        assert eventually(lambda: slots.acquired)
        threading.Event().wait(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert eventually(lambda: slots.released)


def test_a_cancelled_wait_asks_no_more(slots: SlotServer) -> None:
    slots.acquire = lambda _: locked(0.2)

    async def main() -> None:
        async def enter() -> None:
            async with in_async.concurrency("limit"):
                pass

        task = asyncio.ensure_future(enter())
        assert await asyncio.to_thread(eventually, lambda: slots.acquired)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        number = len(slots.acquired)
        await asyncio.sleep(0.4)
        assert len(slots.acquired) == number

    asyncio.run(main())


def test_a_cancelled_block_releases_its_slots(slots: SlotServer) -> None:
    async def main() -> None:
        is_inside = asyncio.Event()

        async def enter() -> None:
            async with in_async.concurrency("limit"):
                is_inside.set()
                await asyncio.sleep(60)

        task = asyncio.ensure_future(enter())
        await is_inside.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(slots.released) == 1

    asyncio.run(main())


def test_slots_that_are_garbage_collected_are_released(slots: SlotServer) -> None:
    block = in_sync.concurrency("limit")
    block.__enter__()
    del block
    assert eventually(lambda: slots.released)


def test_a_server_without_leases(hold: Holding, slots: SlotServer) -> None:
    slots.acquire = lambda number: (
        as_json({"detail": "Method Not Allowed"}, 405) if number % 2 == 0 else as_json([LIMIT], close=False)
    )
    assert hold(lambda: 5, "limit", 2) == 5
    assert [one.path.rpartition("/")[2] for one in slots.acquired] == ["increment-with-lease", "increment"]
    assert slots.acquired[1].json() == {"names": ["limit"], "slots": 2, "mode": "concurrency"}
    (released,) = slots.released
    assert released.path.endswith("/decrement")
    body = released.json()
    assert body.pop("occupancy_seconds") > 0
    assert body == {"names": ["limit"], "slots": 2}
    assert slots.renewed == []
