"""Scheduled flow runs of a work pool, and its concurrency slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import (
    WorkPoolFilter,
)
from prefect_rs.client.schemas.objects import (
    FlowRun,
)
from prefect_rs.client.schemas.responses import (
    FlowRunSlotSummary,
    WorkerFlowRunResponse,
    WorkPoolConcurrencyStatus,
    WorkQueueConcurrencyStatusDetail,
)
from prefect_rs.exceptions import (
    ObjectNotFound,
    ValidationError,
)
from prefect_rs.states import Pending, Running, Scheduled

Call = Callable[..., Any]
PAST = datetime(2020, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def name(api_url: str) -> Iterator[str]:
    """A name. The work pool of this name is deleted after the test."""
    name = f"pool-{uuid4().hex[:10]}"
    yield name
    with SyncPrefectClient(api_url) as client:
        if client.read_work_pools(work_pool_filter=WorkPoolFilter(name=name)):
            client.delete_work_pool(name)


def test_scheduled_runs_for_workers(call: Call, name: str, run_in_queue: Callable[..., FlowRun]) -> None:
    pool = call("create_work_pool", name, "process")
    fast = call("create_work_queue", "fast", work_pool_name=name)
    run = run_in_queue(name, "fast")
    later = datetime.now(timezone.utc) + timedelta(hours=1)
    waiting = run_in_queue(name, "default", Scheduled(scheduled_time=later))

    [found] = call("get_scheduled_flow_runs_for_work_pool", name, ["fast"])
    assert type(found) is WorkerFlowRunResponse
    assert (found.work_pool_id, found.work_queue_id) == (pool.id, fast.id)
    assert type(found.flow_run) is FlowRun
    assert found.flow_run.id == run.id

    def ids(*args: Any, **kwargs: Any) -> set[UUID]:
        runs = call("get_scheduled_flow_runs_for_work_pool", name, *args, **kwargs)
        return {one.flow_run.id for one in runs}

    until = later + timedelta(minutes=1)
    assert ids(None, until) == {run.id, waiting.id}
    assert ids(work_queue_names=("default",), scheduled_before=until) == {waiting.id}
    assert ids(scheduled_before=PAST) == set()
    assert ids(scheduled_before=until.isoformat()) == {run.id, waiting.id}
    with pytest.raises(ObjectNotFound):
        ids(["nowhere"])
    with pytest.raises(ValidationError, match="work_queue_names"):
        ids("fast")
    with pytest.raises(ValidationError, match="scheduled_before"):
        ids(None, "soon")


@pytest.mark.needs_server("3.2", "work pools of runs without a deployment")
def test_a_run_without_a_deployment_in_a_pool(call: Call, name: str) -> None:
    call("create_work_pool", name, "process")
    call("create_work_queue", "fast", work_pool_name=name)
    flow = SimpleNamespace(name="scheduled-in-a-pool")
    runs = [
        call("create_flow_run", flow, state=Scheduled(), work_pool_name=name, **queue)
        for queue in ({}, {"work_queue_name": "fast"})
    ]
    found = call("get_scheduled_flow_runs_for_work_pool", name)
    assert {one.flow_run.id for one in found} == {run.id for run in runs}
    [default] = call("get_scheduled_flow_runs_for_work_pool", name, ["default"])
    assert default.flow_run.id == runs[0].id


@pytest.mark.needs_server("3.6", "an endpoint that tells what takes the slots of a work pool")
def test_runs_that_occupy_slots(call: Call, name: str) -> None:
    call("create_work_pool", name, "process", concurrency_limit=5)
    queue = call("create_work_queue", "fast", concurrency_limit=3, work_pool_name=name)
    flow = SimpleNamespace(name="slots")
    runs = [
        call("create_flow_run", flow, state=state, work_pool_name=name, work_queue_name="fast")
        for state in (Running(), Pending())
    ]
    status = call("read_work_pool_concurrency_status", name)
    assert type(status) is WorkPoolConcurrencyStatus
    assert (status.active_slots, status.concurrency_limit) == (2, 5)
    assert (status.count, status.pages, status.page) == (2, 1, 1)
    detail = {one.queue_name: one for one in status.queues}["fast"]
    assert type(detail) is WorkQueueConcurrencyStatusDetail
    assert (detail.queue_id, detail.active_slots, detail.concurrency_limit) == (queue.id, 2, 3)
    assert detail.flow_run_count == 2
    assert {one.id for one in detail.flow_runs} == {run.id for run in runs}
    summary = detail.flow_runs[0]
    assert type(summary) is FlowRunSlotSummary
    assert summary.state_timestamp.tzinfo is not None
    assert type(summary.time_in_current_state) is timedelta
    assert {one.state_type for one in detail.flow_runs} == {"RUNNING", "PENDING"}

    status = call("read_work_pool_concurrency_status", name, 2, 1, 1)
    assert (status.page, status.limit, status.pages, len(status.queues)) == (2, 1, 2, 1)
    status = call("read_work_pool_concurrency_status", name, page=1, limit=10, flow_run_limit=1)
    assert {one.queue_name: len(one.flow_runs) for one in status.queues} == {"fast": 1, "default": 0}
    status = call("read_work_pool_concurrency_status", name, flow_run_limit=0)
    assert [one.flow_runs for one in status.queues] == [[], []]


@pytest.mark.parametrize(
    ("kwargs", "at"),
    [({"page": 0}, "page"), ({"limit": -1}, "limit"), ({"flow_run_limit": -1}, "flow_run_limit")],
)
def test_an_invalid_page_of_slots(call: Call, kwargs: Any, at: str) -> None:
    with pytest.raises(ValidationError, match=at):
        call("read_work_pool_concurrency_status", "nowhere", **kwargs)
