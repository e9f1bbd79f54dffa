"""Workers: heartbeats, read, delete."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.filters import (
    WorkerFilter,
    WorkerFilterLastHeartbeatTime,
    WorkerFilterStatus,
)
from prefect_rs.client.schemas.objects import (
    Integration,
    Worker,
    WorkerMetadata,
    WorkerStatus,
    WorkPool,
    WorkPoolStatus,
)
from prefect_rs.exceptions import DecodingError, ObjectNotFound, ValidationError

from tests.support.standin import Caller, StandIn, as_json, http

Call = Callable[..., Any]

HOUR = timedelta(hours=1)


def test_a_heartbeat_registers_a_worker(call: Call, pool: WorkPool) -> None:
    assert call("send_worker_heartbeat", pool.name, "w1", 30) is None
    [worker] = call("read_workers_for_work_pool", pool.name)
    assert type(worker) is Worker
    assert type(worker.id) is UUID
    assert (worker.name, worker.work_pool_id, worker.heartbeat_interval_seconds) == ("w1", pool.id, 30)
    assert worker.status is WorkerStatus.ONLINE
    assert worker.last_heartbeat_time.tzinfo is not None
    assert call("read_work_pool", pool.name).status is WorkPoolStatus.READY
    call("send_worker_heartbeat", pool.name, "w1", heartbeat_interval_seconds=45.0)
    [again] = call("read_workers_for_work_pool", pool.name)
    assert (again.id, again.heartbeat_interval_seconds) == (worker.id, 45)
    assert again.last_heartbeat_time > worker.last_heartbeat_time


def test_a_heartbeat_with_every_argument(call: Call, pool: WorkPool) -> None:
    metadata = WorkerMetadata(integrations=[Integration(name="prefect-aws", version="1")], more={"x": 1})
    # This server does not return the id. Only Prefect Cloud does.
    assert call("send_worker_heartbeat", pool.name, "w", 30, True, metadata) is None
    call(
        "send_worker_heartbeat",
        work_pool_name=pool.name,
        worker_name="v",
        heartbeat_interval_seconds=None,
        get_worker_id=False,
        worker_metadata=None,
    )
    assert {one.name for one in call("read_workers_for_work_pool", pool.name)} == {"w", "v"}


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_heartbeat_with_the_workers_id_returned(mode: str, quote: str) -> None:
    worker_id = uuid4()
    metadata = WorkerMetadata(integrations=[Integration(name="prefect-aws", version="1")], more={"x": 1})
    with StandIn(http(f"{quote}{worker_id}{quote}")) as server:
        caller = Caller(mode, server.api_url)
        found = caller("send_worker_heartbeat", "p", "w", 30, True, metadata)
        assert type(found) is UUID
        assert found == worker_id
        assert caller("send_worker_heartbeat", "p", "w", 30) is None
        caller.close()
        assert server.asked[0].path.endswith("/work_pools/p/workers/heartbeat")
        assert [asked.json() for asked in server.asked] == [
            {
                "name": "w",
                "heartbeat_interval_seconds": 30,
                "metadata": {"integrations": [{"name": "prefect-aws", "version": "1"}], "more": {"x": 1}},
                "return_id": True,
            },
            {"name": "w", "heartbeat_interval_seconds": 30},
        ]


def test_an_invalid_id_in_the_response(mode: str) -> None:
    with StandIn(http("hello")) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(DecodingError, match="heartbeat"):
            caller("send_worker_heartbeat", "p", "w", get_worker_id=True)
        caller.close()


@pytest.mark.parametrize(
    ("args", "at"),
    [
        (("", "w"), "work_pool_name"),
        (("p", 1), "worker_name"),
        (("p", "w", "often"), "heartbeat_interval_seconds"),
        (("p", "w", 30, "perhaps"), "get_worker_id"),
        (("p", "w", 30, False, {"integrations": [{"name": "n"}]}), "worker_metadata.integrations"),
        (("p", "w", 30, False, 1), "worker_metadata"),
    ],
)
def test_invalid_arguments_of_a_heartbeat(mode: str, args: Any, at: str) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(ValidationError, match=at):
            caller("send_worker_heartbeat", *args)
        caller.close()
        assert server.asked == []


def test_filters_and_paging(call: Call, pool: WorkPool) -> None:
    for name in ("a", "b", "c"):
        call("send_worker_heartbeat", pool.name, name, 30)

    def found(*args: Any, **kwargs: Any) -> list[str]:
        return [one.name for one in call("read_workers_for_work_pool", pool.name, *args, **kwargs)]

    now = datetime.now(timezone.utc)
    assert found() == ["c", "b", "a"]
    assert found(WorkerFilter(status=WorkerFilterStatus(any_=["ONLINE"]))) == ["c", "b", "a"]
    assert found(WorkerFilter(status=WorkerFilterStatus(any_=[WorkerStatus.OFFLINE]))) == []
    assert found(WorkerFilter(status=WorkerFilterStatus(not_any_=["ONLINE"]))) == []
    assert found({"status": "ONLINE"}) == ["c", "b", "a"]
    heard = WorkerFilterLastHeartbeatTime
    assert found(WorkerFilter(last_heartbeat_time=heard(after_=now - HOUR))) == ["c", "b", "a"]
    assert found(WorkerFilter(last_heartbeat_time=heard(before_=now - HOUR))) == []
    assert found(None, 1, 1) == ["b"]
    assert found(worker_filter=None, offset=2, limit=None) == ["a"]
    with pytest.raises(ValidationError, match="worker_filter"):
        found(1)
    with pytest.raises(ValidationError, match="limit"):
        found(limit=-1)
    with pytest.raises(ValidationError, match="offset"):
        found(offset=-1)


def test_a_missing_pool(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("send_worker_heartbeat", "nowhere", "w")
    with pytest.raises(ObjectNotFound):
        call("read_workers_for_work_pool", "nowhere")


def test_worker_metadata(call: Call) -> None:
    metadata = call("read_worker_metadata")
    assert metadata["prefect"]["process"]["type"] == "process"
    assert "default_base_job_configuration" in metadata["prefect"]["process"]
    assert json.loads(json.dumps(metadata)) == metadata


def test_delete(call: Call, pool: WorkPool) -> None:
    for name in ("a b", "c"):
        call("send_worker_heartbeat", pool.name, name, 30)
    assert call("delete_worker", pool.name, "a b") is None
    assert [one.name for one in call("read_workers_for_work_pool", pool.name)] == ["c"]
    with pytest.raises(ObjectNotFound):
        call("delete_worker", work_pool_name=pool.name, worker_name="a b")
    with pytest.raises(ObjectNotFound):
        call("delete_worker", "nowhere", "c")
    with pytest.raises(ValidationError, match="work_pool_name"):
        call("delete_worker", "", "c")
    with pytest.raises(ValidationError, match="worker_name"):
        call("delete_worker", pool.name, "..")
    assert len(call("read_workers_for_work_pool", pool.name)) == 1
