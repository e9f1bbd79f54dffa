"""`concurrency.v1` against a real server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.concurrency.v1 import asyncio as in_async
from prefect_rs.concurrency.v1 import sync as in_sync
from prefect_rs.concurrency.v1.sync import AcquireConcurrencySlotTimeoutError, ConcurrencySlotAcquisitionError

from tests.support.holding import holding


@pytest.fixture
def hold(mode: str, configured: str) -> Callable[..., Any]:
    return holding(mode, in_sync, in_async)


def test_a_task_run_occupies_a_slot(
    hold: Callable[..., Any], client: SyncPrefectClient, unique: Callable[[str], str]
) -> None:
    tag, task_run_id = unique("tag"), uuid4()
    client.create_concurrency_limit(tag, 1)

    def inside() -> list[UUID]:
        with pytest.raises(AcquireConcurrencySlotTimeoutError):
            hold(lambda: None, [tag], uuid4(), timeout_seconds=0.2)
        return client.read_concurrency_limit_by_tag(tag).active_slots

    # Where no event loop runs, as one cannot run in another.
    with in_sync.concurrency(tag, task_run_id):
        assert inside() == [task_run_id]
    assert hold(lambda: client.read_concurrency_limit_by_tag(tag).active_slots, tag, str(task_run_id)) == [
        task_run_id
    ]
    with pytest.raises(ZeroDivisionError):
        hold(lambda: 1 / 0, tag, task_run_id)
    assert client.read_concurrency_limit_by_tag(tag).active_slots == []
    assert hold(lambda: 5, unique("no-limit"), task_run_id) == 5


def test_a_limit_of_zero_and_invalid_arguments(
    hold: Callable[..., Any], client: SyncPrefectClient, unique: Callable[[str], str]
) -> None:
    tag = unique("tag")
    client.create_concurrency_limit(tag, 0)
    with pytest.raises(ConcurrencySlotAcquisitionError, match=r"423 Locked: .*is 0"):
        hold(lambda: None, tag, uuid4())
    with pytest.raises(ConcurrencySlotAcquisitionError, match="task_run_id"):
        hold(lambda: None, tag, "no id")
