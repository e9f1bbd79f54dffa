"""`concurrency` against a real server."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import pytest
from prefect_rs.concurrency import asyncio as in_async
from prefect_rs.concurrency.sync import (
    AcquireConcurrencySlotTimeoutError,
    ConcurrencySlotAcquisitionError,
    concurrency,
)

from tests.modules.concurrency.conftest import Holding, Limits
from tests.support.fault_proxy import FaultProxy, Status
from tests.support.standin import StandIn, as_json


def test_the_slots_are_occupied_in_the_block(hold: Holding, limits: Limits) -> None:
    first, second = limits.create(3), limits.create(2)
    inside = hold(lambda: (limits.occupied(first), limits.occupied(second)), [first, second, first], 2)
    assert inside == (2, 2)
    assert (limits.occupied(first), limits.occupied(second)) == (0, 0)
    assert hold(lambda: limits.occupied(first), first) == 1


def test_they_are_free_after_an_exception(hold: Holding, limits: Limits) -> None:
    name = limits.create()
    with pytest.raises(ZeroDivisionError):
        hold(lambda: 1 / 0, name)
    assert limits.occupied(name) == 0


def test_a_decorated_function_holds_slots_for_each_call(mode: str, limits: Limits) -> None:
    name = limits.create()
    if mode == "sync":

        @concurrency(name)
        def inside() -> int:
            return limits.occupied(name)

        assert [inside(), limits.occupied(name), inside()] == [1, 0, 1]
    else:

        @in_async.concurrency(name)
        async def inside_async() -> int:
            return limits.occupied(name)

        async def main() -> list[int]:
            return [await inside_async(), limits.occupied(name), await inside_async()]

        assert asyncio.run(main()) == [1, 0, 1]


def test_a_block_is_entered_once(limits: Limits) -> None:
    block = concurrency(limits.create(2))
    with block, pytest.raises(RuntimeError, match="create one for each block"):
        block.__enter__()
    with pytest.raises(RuntimeError, match="create one for each block"):
        block.__enter__()


def test_a_second_entry_leaves_the_slots_alone(mode: str, limits: Limits) -> None:
    name = limits.create()
    if mode == "sync":
        block = concurrency(name)
        with block:
            with pytest.raises(RuntimeError, match="create one for each block"), block:
                pass
            time.sleep(0.3)
            assert limits.occupied(name) == 1
    else:

        async def main() -> None:
            block = in_async.concurrency(name)
            async with block:
                with pytest.raises(RuntimeError, match="create one for each block"):
                    async with block:
                        pass
                await asyncio.sleep(0.3)
                assert limits.occupied(name) == 1

        asyncio.run(main())
    assert limits.becomes_free(name)


def test_the_timeout(hold: Holding, limits: Limits) -> None:
    name = limits.create()
    with concurrency(name):
        with pytest.raises(
            AcquireConcurrencySlotTimeoutError, match=r"timed out after 0\.2 second"
        ) as caught:
            hold(lambda: None, name, timeout_seconds=0.2)
        with pytest.raises(TimeoutError):
            hold(lambda: None, name, timeout_seconds=0)
    assert isinstance(caught.value, TimeoutError)
    assert hold(lambda: limits.occupied(name), name, timeout_seconds=10) == 1


def test_the_number_of_retries(hold: Holding, limits: Limits) -> None:
    name = limits.create()
    locked = pytest.raises(ConcurrencySlotAcquisitionError, match=rf"'{name}'\]: 423 Locked")
    with concurrency(name), locked:
        hold(lambda: None, name, max_retries=0)


def test_limits_that_do_not_exist(
    hold: Holding, limits: Limits, caplog: pytest.LogCaptureFixture, unique: Any
) -> None:
    missing = unique("missing")
    assert hold(lambda: 5, missing) == 5
    assert [(line.name, line.levelname) for line in caplog.records] == [("prefect_rs.concurrency", "WARNING")]
    assert caplog.messages == [f"Concurrency limits ['{missing}'] do not exist - skipping acquisition."]
    with pytest.raises(ConcurrencySlotAcquisitionError, match=rf"'{missing}'\] must be created"):
        hold(lambda: 5, missing, strict=True)
    existing = limits.create()
    assert hold(lambda: limits.occupied(existing), [missing, existing], strict=True) == 1


def test_too_many_slots(hold: Holding, limits: Limits) -> None:
    name = limits.create()
    with pytest.raises(ConcurrencySlotAcquisitionError, match=r"422 .*: Slots requested is greater than"):
        hold(lambda: None, name, occupy=2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"occupy": 0}, "occupy: expected an integer of at least 1, got 0"),
        ({"occupy": "two"}, "occupy: expected an integer of at least 1, got 'two'"),
        ({"max_retries": "two"}, "max_retries: expected an integer or None, got 'two'"),
        ({"timeout_seconds": "1"}, "timeout_seconds: expected a number of seconds or None, got '1'"),
        ({"lease_duration": "60"}, "lease_duration: expected a number of seconds from 60"),
        ({"lease_duration": 10}, "lease_duration: expected a number of seconds from 60 to 86400, got 10"),
        ({"holder": {"type": "nobody"}}, "holder"),
        ({"names": [5]}, "names: expected the names of concurrency limits, got 5"),
    ],
)
def test_invalid_arguments(
    hold: Holding, isolated: object, monkeypatch: pytest.MonkeyPatch, arguments: dict[str, Any], message: str
) -> None:
    with StandIn(as_json({})) as server:
        monkeypatch.setenv("PREFECT_API_URL", server.api_url)
        with pytest.raises(ConcurrencySlotAcquisitionError, match=message):
            hold(lambda: None, **{"names": "x", **arguments})
        assert server.asked == []


def test_without_names_nothing_is_sent(
    hold: Holding, isolated: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(as_json({})) as server:
        monkeypatch.setenv("PREFECT_API_URL", server.api_url)
        assert hold(lambda: 7, []) == 7
        assert server.asked == []


def test_events(hold: Holding, limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    import prefect_rs.events

    emitted: list[Any] = []
    emit = prefect_rs.events.emit_event

    def note(*args: Any, **kwargs: Any) -> Any:
        emitted.append(emit(*args, **kwargs))
        return emitted[-1]

    monkeypatch.setattr(prefect_rs.events, "emit_event", note)
    first, second = limits.create(2), limits.create(2)
    hold(lambda: None, [first, second], 2)
    assert [event.event.rpartition(".")[2] for event in emitted] == ["acquired"] * 2 + ["released"] * 2
    (one, other, *_) = emitted
    ids = {name: limits.client.read_global_concurrency_limit_by_name(name).id for name in (first, second)}
    assert one.resource.model_dump() == {
        "prefect.resource.id": f"prefect.concurrency-limit.{ids[one.resource.name]}",
        "prefect.resource.name": one.resource.name,
        "slots-acquired": "2",
        "limit": "2",
    }
    assert {one.resource.name, other.resource.name} == {first, second}
    assert [related.id for related in one.related] == [other.resource.id]
    assert [event.follows for event in emitted] == [None, None, one.id, other.id]


def test_a_failed_release(
    hold: Holding,
    limits: Limits,
    proxy: FaultProxy,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is raised, unless that would hide the exception of the block."""
    name = limits.create(2)
    monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
    proxy.fault = lambda request: Status(500, {}) if "/decrement" in request.target else None
    with pytest.raises(Exception, match="500"):
        hold(lambda: None, name)
    with pytest.raises(ZeroDivisionError):
        hold(lambda: 1 / 0, name)
    assert [line for line in caplog.records if line.levelno == logging.WARNING][-1].message.startswith(
        f"The slots of ['{name}'] could not be released: "
    )
