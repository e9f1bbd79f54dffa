"""Work queues: create, read, list, update, delete, and their runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.filters import WorkQueueFilter, WorkQueueFilterId, WorkQueueFilterName
from prefect_rs.client.schemas.objects import (
    FlowRun,
    WorkPool,
    WorkQueue,
    WorkQueueHealthPolicy,
    WorkQueueStatus,
    WorkQueueStatusDetail,
)
from prefect_rs.client.schemas.responses import FlowRunSlotSummary, WorkQueueConcurrencyStatus
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ValidationError
from prefect_rs.states import Running, Scheduled

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http
from tests.support.upstream import DATABASE

Call = Callable[..., Any]

PAST = datetime(2020, 1, 1, tzinfo=timezone.utc)


# ---- Create and read -----------------------------------------------------------------------------


def test_create_with_every_argument(call: Call, pool: WorkPool) -> None:
    queue = call("create_work_queue", "fast", "described", True, 4, 1, pool.name)
    assert type(queue) is WorkQueue
    assert type(queue.id) is UUID
    assert (queue.name, queue.description, queue.is_paused) == ("fast", "described", True)
    assert (queue.concurrency_limit, queue.priority) == (4, 1)
    assert (queue.work_pool_id, queue.work_pool_name) == (pool.id, pool.name)
    assert queue.status in set(WorkQueueStatus)
    assert (queue.filter, queue.last_polled) == (None, None)
    assert call("read_work_queue", queue.id).name == "fast"
    assert call("read_work_queue_by_name", "fast", pool.name).id == queue.id


def test_create_in_the_default_pool(call: Call) -> None:
    name = f"alone-{uuid4().hex[:10]}"
    queue = call("create_work_queue", name)
    try:
        assert queue.work_pool_name == "default-agent-pool"
        assert (queue.description, queue.is_paused, queue.concurrency_limit) == ("", False, None)
        assert call("read_work_queue_by_name", name).id == queue.id
    finally:
        call("delete_work_queue_by_id", queue.id)


def test_create_by_keyword(call: Call, pool: WorkPool) -> None:
    queue = call(
        "create_work_queue",
        name="slow",
        description=None,
        is_paused=None,
        concurrency_limit=0,
        priority=None,
        work_pool_name=pool.name,
    )
    assert (queue.concurrency_limit, queue.is_paused, queue.description) == (0, False, "")
    assert queue.priority > 1


def test_names_are_unique_in_a_pool(call: Call, pool: WorkPool) -> None:
    call("create_work_queue", "fast", work_pool_name=pool.name)
    with pytest.raises(ObjectAlreadyExists):
        call("create_work_queue", "fast", work_pool_name=pool.name)
    with pytest.raises(ObjectNotFound):
        call("create_work_queue", "fast", work_pool_name="nowhere")


@pytest.mark.parametrize(
    ("args", "kwargs", "at"),
    [
        ((1,), {}, "name"),
        ((b"q",), {}, "name"),
        (("q",), {"description": 1}, "description"),
        (("q",), {"is_paused": "perhaps"}, "is_paused"),
        (("q",), {"concurrency_limit": -1}, "concurrency_limit"),
        (("q",), {"priority": 0}, "priority"),
        (("q",), {"priority": "first"}, "priority"),
        (("q",), {"work_pool_name": ""}, "work_pool_name"),
    ],
)
def test_invalid_arguments_of_create(mode: str, args: Any, kwargs: Any, at: str) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(ValidationError, match=at):
            caller("create_work_queue", *args, **kwargs)
        caller.close()
        assert server.asked == []


def test_names_are_escaped_in_the_path(call: Call, pool: WorkPool) -> None:
    for args in [("a/../b?x=1",), ("a/../b?x=1", pool.name), ("q", "a/../b?x=1")]:
        with pytest.raises(ObjectNotFound) as caught:
            call("read_work_queue_by_name", *args)
        assert "a%2F..%2Fb%3Fx" in caught.value.request.url


@pytest.mark.parametrize(
    ("method", "kwargs"),
    [
        ("read_work_queue", {}),
        ("update_work_queue", {"priority": 1}),
        ("delete_work_queue_by_id", {}),
        ("get_runs_in_work_queue", {}),
        ("read_work_queue_status", {}),
        ("read_work_queue_concurrency_status", {}),
    ],
)
def test_missing_queues(call: Call, method: str, kwargs: Any) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4(), **kwargs)
    with pytest.raises(ValidationError, match="id"):
        call(method, "no id", **kwargs)


# ---- List ----------------------------------------------------------------------------------------


def test_filters_and_paging(call: Call, pool: WorkPool) -> None:
    made = {
        name: call("create_work_queue", name, priority=rank, work_pool_name=pool.name)
        for rank, name in enumerate(["a-1", "a-2", "b-1"], 1)
    }

    def found(*args: Any, **kwargs: Any) -> list[str]:
        return sorted(queue.name for queue in call("read_work_queues", *args, **kwargs))

    assert found(pool.name) == ["a-1", "a-2", "b-1", "default"]
    named = WorkQueueFilter(name=WorkQueueFilterName(any_=["a-1", "b-1"]))
    assert found(pool.name, named) == ["a-1", "b-1"]
    assert found(pool.name, WorkQueueFilter(name=WorkQueueFilterName(startswith_=["b", "d"]))) == [
        "b-1",
        "default",
    ]
    by_id = WorkQueueFilter(id=WorkQueueFilterId(any_=[made["a-2"].id]))
    assert found(work_queue_filter=by_id) == ["a-2"]
    assert found(None, by_id) == ["a-2"]
    assert len(found(pool.name, None, 3, 0)) == 3
    assert len(found(pool.name, limit=3, offset=3)) == 1
    with pytest.raises(ObjectNotFound):
        found("nowhere")
    with pytest.raises(ValidationError, match="work_queue_filter"):
        found(pool.name, "a-1")
    with pytest.raises(ValidationError, match="limit"):
        found(limit=-1)


def test_match_by_prefix(call: Call, pool: WorkPool) -> None:
    unique = uuid4().hex[:10]
    for name in (f"{unique}-a", f"{unique}-b", f"x-{unique}"):
        call("create_work_queue", name, work_pool_name=pool.name)

    def found(*args: Any, **kwargs: Any) -> list[str]:
        return sorted(queue.name for queue in call("match_work_queues", *args, **kwargs))

    assert found([unique]) == [f"{unique}-a", f"{unique}-b"]
    assert found([f"{unique}-b", f"x-{unique}"], pool.name) == [f"{unique}-b", f"x-{unique}"]
    assert found(prefixes=("nothing",), work_pool_name=pool.name) == []
    with pytest.raises(ObjectNotFound):
        found(["a"], "nowhere")
    with pytest.raises(ValidationError, match="prefixes"):
        found("a")


@pytest.mark.parametrize(("count", "requests"), [(0, 1), (199, 1), (200, 2), (390, 3)])
def test_match_by_prefix_reads_every_page(mode: str, count: int, requests: int) -> None:
    queues = [{"id": str(uuid4()), "name": f"q-{n}", "work_pool_id": None} for n in range(count)]

    def answer(asked: Asked) -> Reply:
        body = asked.json()
        assert body["work_queues"] == {"name": {"startswith_": ["q"]}}
        return as_json(queues[body["offset"] : body["offset"] + body["limit"]])

    with StandIn(answer) as server:
        caller = Caller(mode, server.api_url)
        found = caller("match_work_queues", ["q"])
        caller.close()
        assert [one.name for one in found] == [one["name"] for one in queues]
        assert len(server.asked) == requests


# ---- Change and delete ---------------------------------------------------------------------------


def test_an_update_changes_only_what_is_given(call: Call, pool: WorkPool) -> None:
    # Not the other way round: on SQLite, Prefect 3.9.1 responds to pausing a queue with a 500.
    queue = call("create_work_queue", "q", "old", True, 3, 2, pool.name)
    assert call("update_work_queue", queue.id, is_paused=False) is None
    found = call("read_work_queue", queue.id)
    assert (found.is_paused, found.description, found.concurrency_limit) == (False, "old", 3)
    call("update_work_queue", id=queue, name="new", description="x", concurrency_limit=None, priority=1)
    found = call("read_work_queue", queue)
    assert (found.name, found.description, found.concurrency_limit, found.priority) == ("new", "x", None, 1)
    call("update_work_queue", str(queue.id), last_polled=PAST)
    assert call("read_work_queue", queue.id).last_polled == PAST


def test_an_update_sends_only_what_is_given(mode: str) -> None:
    with StandIn(http(status=204)) as server:
        caller = Caller(mode, server.api_url)
        assert caller("update_work_queue", uuid4(), is_paused=True) is None
        caller("update_work_queue", uuid4(), concurrency_limit=None, filter={"tags": ["t"]})
        caller.close()
        assert [asked.json() for asked in server.asked] == [
            {"is_paused": True},
            {"concurrency_limit": None, "filter": {"tags": ["t"]}},
        ]


@pytest.mark.parametrize(
    ("kwargs", "at"),
    [
        ({}, "kwargs"),
        ({"colour": "red"}, "colour"),
        ({"priority": 0}, "priority"),
        ({"concurrency_limit": -1}, "concurrency_limit"),
        ({"is_paused": "perhaps"}, "is_paused"),
    ],
)
def test_invalid_arguments_of_update(call: Call, kwargs: Any, at: str) -> None:
    with pytest.raises(ValidationError, match=at) as caught:
        call("update_work_queue", uuid4(), **kwargs)
    assert isinstance(caught.value, ValueError)


def test_delete(call: Call, pool: WorkPool) -> None:
    queue = call("create_work_queue", "q", work_pool_name=pool.name)
    assert call("delete_work_queue_by_id", queue.id) is None
    with pytest.raises(ObjectNotFound):
        call("read_work_queue", queue.id)
    with pytest.raises(ObjectNotFound):
        call("delete_work_queue_by_id", queue.id)


# ---- Runs and slots ------------------------------------------------------------------------------


def test_due_runs(call: Call, pool: WorkPool, run_in_queue: Callable[..., FlowRun]) -> None:
    # The server includes the runs of all queues of that name, also of deleted ones.
    name = f"q-{uuid4().hex[:10]}"
    queue = call("create_work_queue", name, work_pool_name=pool.name)
    later = datetime.now(timezone.utc) + timedelta(hours=1)
    due = [run_in_queue(pool.name, name) for _ in range(2)]
    waiting = run_in_queue(pool.name, name, Scheduled(scheduled_time=later))

    def ids(*args: Any, **kwargs: Any) -> set[UUID]:
        return {run.id for run in call("get_runs_in_work_queue", queue.id, *args, **kwargs)}

    [first, _] = call("get_runs_in_work_queue", queue.id)
    assert type(first) is FlowRun
    assert ids() == {run.id for run in due}
    assert len(ids(1)) == 1
    assert ids(10, later + timedelta(minutes=1)) == {*(run.id for run in due), waiting.id}
    assert ids(limit=5, scheduled_before=PAST) == set()
    with pytest.raises(ValidationError, match="scheduled_before"):
        ids(scheduled_before="soon")


def test_status(call: Call, pool: WorkPool) -> None:
    queue = call("create_work_queue", "q", work_pool_name=pool.name)
    status = call("read_work_queue_status", queue.id)
    assert type(status) is WorkQueueStatusDetail
    assert (status.healthy, status.late_runs_count, status.last_polled) == (False, 0, None)
    policy = status.health_check_policy
    assert (policy.maximum_late_runs, policy.maximum_seconds_since_last_polled) == (0, 60)
    call("update_work_queue", queue.id, last_polled=datetime.now(timezone.utc))
    assert call("read_work_queue_status", queue.id).healthy is True


@pytest.mark.needs_server("3.6", "an endpoint that tells what takes the slots of a work queue")
def test_runs_that_occupy_slots(call: Call, pool: WorkPool) -> None:
    # The server includes the runs of all queues of that name, also of deleted ones.
    name = f"q-{uuid4().hex[:10]}"
    queue = call("create_work_queue", name, concurrency_limit=3, work_pool_name=pool.name)
    flow = SimpleNamespace(name="slots-of-a-queue")
    where = {"work_pool_name": pool.name, "work_queue_name": name}
    runs = [call("create_flow_run", flow, state=Running(), **where) for _ in range(2)]
    status = call("read_work_queue_concurrency_status", queue.id)
    assert type(status) is WorkQueueConcurrencyStatus
    assert (status.active_slots, status.concurrency_limit, status.count) == (2, 3, 2)
    assert {type(one) for one in status.flow_runs} == {FlowRunSlotSummary}
    assert {one.id for one in status.flow_runs} == {run.id for run in runs}
    assert {one.state_name for one in status.flow_runs} == {"Running"}
    status = call("read_work_queue_concurrency_status", queue, 2, 1)
    assert (status.page, status.limit, status.pages, len(status.flow_runs)) == (2, 1, 2, 1)
    with pytest.raises(ValidationError, match="page"):
        call("read_work_queue_concurrency_status", queue.id, page=0)
    with pytest.raises(ValidationError, match="limit"):
        call("read_work_queue_concurrency_status", queue.id, limit=-1)


def test_healthy_and_unhealthy_status() -> None:
    now = datetime.now(timezone.utc)
    policy = WorkQueueHealthPolicy(maximum_late_runs=1, maximum_seconds_since_last_polled=3600)
    assert policy.evaluate_health_status(0, now) is True
    assert policy.evaluate_health_status(late_runs_count=1, last_polled=now) is True
    assert policy.evaluate_health_status(2, now) is False
    assert policy.evaluate_health_status(0, now - timedelta(hours=2)) is False
    assert policy.evaluate_health_status(0) is False
    lenient = WorkQueueHealthPolicy(maximum_late_runs=None, maximum_seconds_since_last_polled=None)
    assert lenient.evaluate_health_status(1000) is True


def test_check_work_queues_for_deployment(call: Call, pool: WorkPool) -> None:
    queue = call("create_work_queue", "fast", work_pool_name=pool.name)
    flow = call("create_flow_from_name", "checked")
    deployment = call("create_deployment", flow, "d", work_pool_name=pool.name, work_queue_name="fast")
    for same in (deployment, deployment.id, str(deployment.id)):
        found = [one.id for one in call("check_work_queues_for_deployment", same)]
        # With PostgreSQL, the server finds only queues that have a filter.
        assert (queue.id in found) == (DATABASE == "sqlite")
    with pytest.raises(ObjectNotFound):
        call("check_work_queues_for_deployment", uuid4())
    with pytest.raises(ValidationError, match="deployment_id"):
        call("check_work_queues_for_deployment", "no id")
