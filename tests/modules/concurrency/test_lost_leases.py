"""Leases are renewed, and a lost one is told."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from typing import Any

import pytest
from prefect_rs.concurrency import asyncio as in_async
from prefect_rs.concurrency import sync as in_sync
from prefect_rs.concurrency.sync import ConcurrencyLeaseLost

from tests.support.slot_server import GONE, RENEWED, SlotServer
from tests.support.standin import as_json
from tests.support.wire import eventually, run_python


def test_renewals(slots: SlotServer) -> None:
    with in_sync.concurrency("limit", lease_duration=0.3):
        assert eventually(lambda: len(slots.renewed) == 3)
    number = len(slots.renewed)
    assert {one.body for one in slots.renewed} == {b'{"lease_duration":0.3}'}
    time.sleep(0.3)
    assert len(slots.renewed) == number
    assert len(slots.released) == 1


def test_a_failed_renewal_is_tried_again(slots: SlotServer, caplog: pytest.LogCaptureFixture) -> None:
    slots.renew = lambda number: as_json({}, 500) if number % 3 else RENEWED
    with in_sync.concurrency("limit", lease_duration=1, strict=True):
        assert eventually(lambda: len(slots.renewed) > 6)
    assert caplog.messages == []


def spin(seconds: float = 60) -> None:
    # A function: Python 3.13.0 does not catch an exception that another thread raises between two rounds of a
    # loop in the block itself.
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


LOST = [
    pytest.param(lambda _: GONE, "410", id="gone"),
    pytest.param(lambda _: as_json({}, 500), "500", id="failing"),
]


@pytest.mark.parametrize(("renew", "reason"), LOST)
def test_a_lost_lease_interrupts_blocking_code(
    slots: SlotServer, caplog: pytest.LogCaptureFixture, renew: Any, reason: str
) -> None:
    slots.renew = renew
    lost = pytest.raises(ConcurrencyLeaseLost, match=rf"\['limit'\] was lost: .*{reason}")
    with lost, in_sync.concurrency("limit", lease_duration=0.3, strict=True):
        spin()
    assert [(line.name, line.levelname) for line in caplog.records] == [("prefect_rs.concurrency", "ERROR")]
    # Nothing is left to interrupt what follows.
    sum(range(1_000_000))


def test_traced_code_goes_on_after_a_lost_lease(slots: SlotServer) -> None:
    """As with a debugger, or while coverage is measured."""
    program = """
import sys, time
from prefect_rs.concurrency import _acquire
from prefect_rs.concurrency.sync import ConcurrencyLeaseLost, concurrency

_acquire.SHORTEST_LEASE = 0

def trace(*_):
    return trace

def spin():
    end = time.perf_counter() + 20
    while time.perf_counter() < end:
        pass

sys.settrace(trace)
try:
    with concurrency("limit", lease_duration=0.3, strict=True):
        spin()
except ConcurrencyLeaseLost:
    print("lost")
"""
    slots.renew = lambda _: GONE
    ran = run_python(program)
    assert (ran.returncode, ran.stdout) == (0, "lost\n"), ran.stderr


@pytest.mark.parametrize(("renew", "reason"), LOST)
def test_a_lost_lease_cancels_async_code(slots: SlotServer, renew: Any, reason: str) -> None:
    slots.renew = renew

    async def main() -> None:
        task = asyncio.current_task()
        with pytest.raises(ConcurrencyLeaseLost, match=reason) as caught:
            async with in_async.concurrency("limit", lease_duration=0.3, raise_on_lease_renewal_failure=True):
                await asyncio.sleep(60)
        assert isinstance(caught.value, asyncio.CancelledError)
        # The task itself is not cancelled.
        assert getattr(task, "cancelling", int)() == 0
        await asyncio.sleep(0)

    asyncio.run(main())


def test_it_is_told_even_if_the_block_did_not_notice(slots: SlotServer) -> None:
    slots.renew = lambda _: GONE
    block = in_sync.concurrency("limit", lease_duration=0.3, strict=True)
    with pytest.raises(ConcurrencyLeaseLost), block, contextlib.suppress(BaseException):
        spin()

    async def main() -> None:
        try:
            async with in_async.concurrency("limit", lease_duration=0.3, strict=True):
                try:
                    await asyncio.sleep(60)
                except asyncio.CancelledError:
                    raise ZeroDivisionError from None
        except ConcurrencyLeaseLost:
            # Outside of the task, Python 3.10 only says that it was cancelled.
            return
        raise AssertionError("not told")

    asyncio.run(main())


def test_a_block_that_ends_as_the_lease_is_lost_leaves_nothing_behind(slots: SlotServer) -> None:
    slots.renew = lambda _: GONE
    for number in range(40):
        try:
            with in_sync.concurrency("limit", lease_duration=0.03, strict=True):
                spin(0.01 + number / 4000)
        except ConcurrencyLeaseLost:
            pass
        sum(range(10_000))


@pytest.mark.parametrize("arguments", [{}, {"strict": True, "raise_on_lease_renewal_failure": False}])
def test_otherwise_it_is_logged(
    slots: SlotServer, caplog: pytest.LogCaptureFixture, mode: str, hold: Any, arguments: dict[str, Any]
) -> None:
    slots.renew = lambda _: GONE
    assert hold(lambda: eventually(lambda: caplog.messages), "limit", lease_duration=0.3, **arguments)
    assert eventually(lambda: slots.released)
    (line,) = caplog.records
    assert line.levelname == "WARNING"
    assert "The lease of the slots of ['limit'] was lost" in line.message
    assert "410" in line.message


def test_an_exception_in_another_thread_is_not_disturbed(slots: SlotServer) -> None:
    """The thread of the block is interrupted, and no other."""
    slots.renew = lambda _: GONE
    raised: list[BaseException] = []

    def work() -> None:
        try:
            with in_sync.concurrency("limit", lease_duration=0.3, strict=True):
                spin()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert [type(error) for error in raised] == [ConcurrencyLeaseLost]
