"""Every flow run method of both clients against a real server, from creation to deletion."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowFilter,
    FlowFilterName,
    FlowFilterTags,
    FlowRunFilter,
    FlowRunFilterCreatedBy,
    FlowRunFilterDeploymentId,
    FlowRunFilterEndTime,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterFlowVersion,
    FlowRunFilterId,
    FlowRunFilterIdempotencyKey,
    FlowRunFilterName,
    FlowRunFilterNextScheduledStartTime,
    FlowRunFilterParentFlowRunId,
    FlowRunFilterParentTaskRunId,
    FlowRunFilterStartTime,
    FlowRunFilterState,
    FlowRunFilterStateName,
    FlowRunFilterStateType,
    FlowRunFilterTags,
    FlowRunFilterWorkQueueName,
    TaskRunFilter,
    TaskRunFilterName,
    WorkPoolFilter,
    WorkPoolFilterName,
    WorkQueueFilter,
    WorkQueueFilterName,
)
from prefect_rs.client.schemas.objects import Flow, FlowRun, FlowRunPolicy, StateType
from prefect_rs.client.schemas.responses import (
    OrchestrationResult,
    SetStateStatus,
    StateAbortDetails,
    StateAcceptDetails,
    StateRejectDetails,
    StateWaitDetails,
)
from prefect_rs.client.schemas.sorting import FlowRunSort
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, RequestValidationError
from prefect_rs.states import (
    AwaitingConcurrencySlot,
    AwaitingRetry,
    Cancelled,
    Cancelling,
    Completed,
    Crashed,
    Failed,
    InfrastructurePending,
    Late,
    Paused,
    Pending,
    Retrying,
    Running,
    Scheduled,
    Submitting,
)

Call = Callable[..., Any]
Unique = Callable[[str], str]

HOUR = timedelta(hours=1)
T0 = datetime(2090, 1, 1, 12, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def flow(api_url: str) -> Iterator[Flow]:
    """A flow for the runs of these tests."""
    with SyncPrefectClient(api_url) as client:
        flow_id = client.create_flow_from_name(f"runs-{uuid4().hex[:10]}")
        yield client.read_flow(flow_id)
        client.delete_flow(flow_id)


# ---- Create and read -----------------------------------------------------------------------------


def test_a_run_of_which_only_the_flow_is_given(call: Call, flow: Flow, server_version: str) -> None:
    run = call("create_flow_run", flow)
    assert type(run) is FlowRun
    assert type(run.id) is UUID
    assert run.flow_id == flow.id
    assert run.name
    assert (run.parameters, run.context, run.tags) == ({}, {}, [])
    assert run.state.type is StateType.PENDING
    assert (run.state_type, run.state_name) == ("PENDING", "Pending")
    assert run.deployment_id is None
    assert run.labels == ({} if server_version.startswith("3.0.") else {"prefect.flow.id": str(flow.id)})
    assert run.run_count == 0
    read = call("read_flow_run", run.id)
    # The server counts this one anew for each answer.
    moving = {"estimated_start_time_delta"}
    assert read.model_dump(exclude=moving) == run.model_dump(exclude=moving)


@pytest.mark.needs_server("3.2", "work pools of runs without a deployment")
def test_a_run_with_everything_given(call: Call, flow: Flow, unique: Unique) -> None:
    pool = unique("pool")
    call("request", "POST", "/work_pools/", json={"name": pool, "type": "process"})
    call("request", "POST", "/work_pools/{pool}/queues", path_params={"pool": pool}, json={"name": "fast"})
    parent = call("create_flow_run", flow)
    task = call(
        "request", "POST", "/task_runs/", json={"flow_run_id": parent.id, "task_key": "k", "dynamic_key": "0"}
    ).json()
    run = call(
        "create_flow_run",
        flow=flow,
        name="everything",
        parameters={"a": 1},
        context={"why": ["not"]},
        tags=["x", "y"],
        parent_task_run_id=task["id"],
        state=Scheduled(scheduled_time=T0, message="later"),
        work_pool_name=pool,
        work_queue_name="fast",
        job_variables={"env": {"A": "1"}},
    )
    run = call("read_flow_run", run.id)
    assert run.name == "everything"
    assert run.parameters == {"a": 1}
    assert run.context == {"why": ["not"]}
    assert sorted(run.tags) == ["x", "y"]
    assert run.parent_task_run_id == UUID(task["id"])
    assert run.state.is_scheduled()
    assert run.state.message == "later"
    assert run.state.state_details.scheduled_time == T0
    assert run.next_scheduled_start_time == T0
    assert run.expected_start_time == T0
    assert (run.work_pool_name, run.work_queue_name) == (pool, "fast")
    assert run.job_variables == {"env": {"A": "1"}}
    call("request", "DELETE", "/work_pools/{pool}", path_params={"pool": pool})


def test_a_run_takes_its_arguments_by_position(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow, "by position", {"a": 1}, {"c": 2}, ["t"], None, Running())
    assert (run.name, run.parameters, run.context, run.tags) == ("by position", {"a": 1}, {"c": 2}, ["t"])
    assert run.state.is_running()


@pytest.mark.parametrize("kind", ["uuid", "text", "object", "flow"])
def test_the_flow_of_a_run_may_be_given_by_its_id(call: Call, flow: Flow, kind: str) -> None:
    spelling: dict[str, Any] = {
        "uuid": flow.id,
        "text": str(flow.id),
        "object": SimpleNamespace(id=flow.id),
        "flow": flow,
    }
    assert call("create_flow_run", spelling[kind]).flow_id == flow.id


def test_a_flow_known_by_its_name_is_created_first(call: Call, unique: Unique) -> None:
    name = unique("named")
    run = call("create_flow_run", SimpleNamespace(name=name, version="v7", retries=3, retry_delay_seconds=9))
    assert call("read_flow_by_name", name).id == run.flow_id
    run = call("read_flow_run", run.id)
    assert run.flow_version == "v7"
    assert (run.empirical_policy.retries, run.empirical_policy.retry_delay) == (3, 9)
    again = call("create_flow_run", SimpleNamespace(name=name))
    assert again.flow_id == run.flow_id


def test_a_run_of_a_flow_that_is_not_there_is_a_conflict_to_the_server(call: Call) -> None:
    with pytest.raises(ObjectAlreadyExists) as missing:
        call("create_flow_run", uuid4())
    assert missing.value.status_code == 409
    assert missing.value.request.method == "POST"


def test_parameters_keep_their_meaning(call: Call, flow: Flow) -> None:
    given = {
        "z first": 1,
        "a second": -1.5,
        "big": 2**70,
        "sum": 0.1 + 0.2,
        "minus zero": -0.0,
        "text": 'é😀\0"\\',
        "none": None,
        "flags": [True, False],
        "deep": {"list": [[], {}, [{"x": [None]}]]},
        "": "an empty name",
        "$ref": "like a reference",
        "__prefect_kind": "none",
    }
    run = call("read_flow_run", call("create_flow_run", flow, parameters=given).id)
    assert run.parameters == given
    assert list(run.parameters) == list(given)
    assert math.copysign(1, run.parameters["minus zero"]) == -1
    assert type(run.parameters["big"]) is int
    assert run.parameters["flags"][0] is True


def test_the_created_run_has_the_parameters_that_were_given(call: Call, flow: Flow) -> None:
    given = {"when": T0, "ids": {uuid4()}}
    run = call("create_flow_run", flow, parameters=given)
    assert run.parameters == given
    [text] = call("read_flow_run", run.id).parameters["ids"]
    assert {UUID(text)} == given["ids"]
    assert call("read_flow_run", run.id).parameters["when"] == "2090-01-01T12:00:00Z"


@pytest.mark.parametrize(
    "state",
    [
        AwaitingConcurrencySlot,
        AwaitingRetry,
        Cancelled,
        Cancelling,
        Completed,
        Crashed,
        Failed,
        InfrastructurePending,
        Late,
        Paused,
        Pending,
        Retrying,
        Running,
        Scheduled,
        Submitting,
    ],
)
def test_a_run_may_begin_in_any_state(call: Call, flow: Flow, state: Callable[..., Any]) -> None:
    begin = state(message="from the start")
    run = call("read_flow_run", call("create_flow_run", flow, state=begin).id)
    assert (run.state.type, run.state.name, run.state.message) == (begin.type, begin.name, "from the start")
    assert run.state.state_details.scheduled_time == begin.state_details.scheduled_time
    assert run.state.id != begin.id  # the server gives the id


@pytest.mark.parametrize("method", ["read_flow_run", "delete_flow_run", "read_flow_run_states"])
@pytest.mark.parametrize("kind", ["uuid", "text", "object", "run"])
def test_a_run_may_be_given_by_its_id(call: Call, flow: Flow, method: str, kind: str) -> None:
    run = call("create_flow_run", flow)
    spelling: dict[str, Any] = {
        "uuid": run.id,
        "text": str(run.id),
        "object": SimpleNamespace(id=str(run.id)),
        "run": run,
    }
    result = call(method, spelling[kind])
    if method == "read_flow_run":
        assert (result.id, result.name) == (run.id, run.name)
    elif method == "delete_flow_run":
        assert result is None
        with pytest.raises(ObjectNotFound):
            call("read_flow_run", run.id)
    else:
        assert [state.name for state in result] == ["Pending"]


ABOUT_A_MISSING_RUN: dict[str, tuple[Any, ...]] = {
    "read_flow_run": (),
    "delete_flow_run": (),
    "update_flow_run": (None, None, "x"),
    "update_flow_run_labels": ({"a": 1},),
    "set_flow_run_name": ("x",),
    "set_flow_run_state": (Running(),),
}


@pytest.mark.parametrize("method", ABOUT_A_MISSING_RUN)
def test_a_run_that_is_not_there_is_not_found(call: Call, method: str) -> None:
    missing = uuid4()
    with pytest.raises(ObjectNotFound) as caught:
        call(method, missing, *ABOUT_A_MISSING_RUN[method])
    assert caught.value.status_code == 404
    assert f"/flow_runs/{missing}" in str(caught.value)


# ---- Lists and counts ----------------------------------------------------------------------------


@dataclass
class Landscape:
    """Four runs, a to d, of two flows, and what belongs to them."""

    tag: str
    ids: dict[str, UUID]
    flows: dict[str, str]
    queue: str
    pool: str
    deployment: str
    deployment_id: UUID
    task: str
    task_id: UUID
    key: str

    def all(self, **further: Any) -> FlowRunFilter:
        further.setdefault("tags", FlowRunFilterTags(all_=[self.tag]))
        return FlowRunFilter(**further)

    def mine(self, **further: Any) -> FlowRunFilter:
        """Narrowed to these runs without the help of their tags."""
        return FlowRunFilter(id=FlowRunFilterId(any_=list(self.ids.values())), **further)

    def names(self, runs: list[FlowRun]) -> str:
        return "".join(run.name.partition("-")[0] for run in runs)


@pytest.fixture(scope="module")
def landscape(api_url: str) -> Iterator[Landscape]:
    tag = f"land-{uuid4().hex[:8]}"
    flows = {"first": tag + "-first", "second": tag + "-second"}
    pool, queue, deployment, task, key = (f"{tag}-{what}" for what in ["pool", "queue", "dep", "task", "key"])
    with SyncPrefectClient(api_url) as client:
        first = client.read_flow(client.create_flow({"name": flows["first"], "tags": [tag]}))
        second = client.read_flow(client.create_flow({"name": flows["second"]}))
        client.request("POST", "/work_pools/", json={"name": pool, "type": "process"})
        client.request("POST", "/work_pools/{pool}/queues", path_params={"pool": pool}, json={"name": queue})
        made = client.request(
            "POST",
            "/deployments/",
            json={
                "name": deployment,
                "flow_id": second.id,
                "work_pool_name": pool,
                "work_queue_name": queue,
                "enforce_parameter_schema": False,
            },
        ).json()

        # c is scheduled, a is done, d runs, b is of the deployment, a child of c, and scheduled too.
        c = client.create_flow_run(
            first, name="c-x", tags=[tag, "red"], state=Scheduled(scheduled_time=T0 + HOUR)
        )
        a = client.create_flow_run(first, name="a-x", tags=[tag, "red", "blue"])
        client.set_flow_run_state(a, Running())
        client.set_flow_run_state(a, Completed())
        d = client.create_flow_run(
            SimpleNamespace(name=flows["second"], version="v1"), name="d-y", tags=[tag], state=Running()
        )
        parent = client.request(
            "POST",
            "/task_runs/",
            json={"flow_run_id": c.id, "task_key": "k", "dynamic_key": "0", "name": task},
        ).json()
        b = client.request(
            "POST",
            "/deployments/{id}/create_flow_run",
            path_params={"id": made["id"]},
            json={
                "name": "b-y",
                "tags": [tag, "blue"],
                "parent_task_run_id": parent["id"],
                "idempotency_key": key,
                "state": {"type": "SCHEDULED", "state_details": {"scheduled_time": T0 + 3 * HOUR}},
            },
        ).json()
        ids = {"a": a.id, "b": UUID(b["id"]), "c": c.id, "d": d.id}
        yield Landscape(
            tag, ids, flows, queue, pool, deployment, UUID(made["id"]), task, UUID(parent["id"]), key
        )
        for flow_id in (first.id, second.id):
            client.delete_flow(flow_id)
        client.request("DELETE", "/work_pools/{pool}", path_params={"pool": pool})


LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.utc)
FILTERS: dict[str, tuple[Callable[[Landscape], FlowRunFilter], str]] = {
    "id any": (
        lambda land: FlowRunFilter(id=FlowRunFilterId(any_=[land.ids["a"], str(land.ids["d"])])),
        "ad",
    ),
    "id none of": (lambda land: land.all(id=FlowRunFilterId(not_any_=[land.ids["a"]])), "bcd"),
    "name any": (lambda land: land.all(name=FlowRunFilterName(any_=["a-x", "b-y", "nobody"])), "ab"),
    "name like": (lambda land: land.all(name=FlowRunFilterName(like_="-Y")), "bd"),
    "tags all": (lambda land: FlowRunFilter(tags=FlowRunFilterTags(all_=[land.tag, "red"])), "ac"),
    "tags any": (lambda land: land.mine(tags=FlowRunFilterTags(any_=["red", "blue"])), "abc"),
    "tags none": (lambda land: land.mine(tags=FlowRunFilterTags(is_null_=True)), ""),
    "tags some": (lambda land: land.mine(tags=FlowRunFilterTags(is_null_=False)), "abcd"),
    "deployment any": (
        lambda land: land.all(deployment_id=FlowRunFilterDeploymentId(any_=[land.deployment_id])),
        "b",
    ),
    "deployment none": (lambda land: land.all(deployment_id=FlowRunFilterDeploymentId(is_null_=True)), "acd"),
    "work queue any": (
        lambda land: land.all(work_queue_name=FlowRunFilterWorkQueueName(any_=[land.queue])),
        "b",
    ),
    "work queue none": (
        lambda land: land.all(work_queue_name=FlowRunFilterWorkQueueName(is_null_=True)),
        "acd",
    ),
    "state type any": (
        lambda land: land.all(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.COMPLETED, "RUNNING"]))
        ),
        "ad",
    ),
    "state type none of": (
        lambda land: land.all(state=FlowRunFilterState(type=FlowRunFilterStateType(not_any_=["SCHEDULED"]))),
        "ad",
    ),
    "state name any": (
        lambda land: land.all(state=FlowRunFilterState(name=FlowRunFilterStateName(any_=["Scheduled"]))),
        "bc",
    ),
    "state name none of": (
        lambda land: land.all(state=FlowRunFilterState(name=FlowRunFilterStateName(not_any_=["Scheduled"]))),
        "ad",
    ),
    "state or": (
        lambda land: land.all(
            state=FlowRunFilterState(
                operator="or_",
                type=FlowRunFilterStateType(any_=["RUNNING"]),
                name=FlowRunFilterStateName(any_=["Completed"]),
            )
        ),
        "ad",
    ),
    "flow version": (lambda land: land.all(flow_version=FlowRunFilterFlowVersion(any_=["v1"])), "d"),
    "started": (lambda land: land.all(start_time=FlowRunFilterStartTime(is_null_=False)), "ad"),
    "not started": (lambda land: land.all(start_time=FlowRunFilterStartTime(is_null_=True)), "bc"),
    # Where a run has not started, the server takes the time at which it is expected to.
    "started after": (lambda land: land.all(start_time=FlowRunFilterStartTime(after_=T0)), "bc"),
    "started before": (lambda land: land.all(start_time=FlowRunFilterStartTime(before_=T0)), "ad"),
    "ended": (lambda land: land.all(end_time=FlowRunFilterEndTime(is_null_=False)), "a"),
    "not ended": (lambda land: land.all(end_time=FlowRunFilterEndTime(is_null_=True)), "bcd"),
    "ended after": (lambda land: land.all(end_time=FlowRunFilterEndTime(after_=LONG_AGO)), "a"),
    "ended before": (lambda land: land.all(end_time=FlowRunFilterEndTime(before_=LONG_AGO)), ""),
    "expected after": (
        lambda land: land.all(expected_start_time=FlowRunFilterExpectedStartTime(after_=T0 + 2 * HOUR)),
        "b",
    ),
    "expected before": (
        lambda land: land.all(expected_start_time=FlowRunFilterExpectedStartTime(before_=T0 + 2 * HOUR)),
        "acd",
    ),
    "scheduled after": (
        lambda land: land.all(
            next_scheduled_start_time=FlowRunFilterNextScheduledStartTime(after_="2090-01-01T13:00:00Z")
        ),
        "bc",
    ),
    "scheduled before": (
        lambda land: land.all(
            next_scheduled_start_time=FlowRunFilterNextScheduledStartTime(before_=T0 + 2 * HOUR)
        ),
        "c",
    ),
    "parent run": (
        lambda land: land.all(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[land.ids["c"]])),
        "b",
    ),
    "parent task any": (
        lambda land: land.all(parent_task_run_id=FlowRunFilterParentTaskRunId(any_=[land.task_id])),
        "b",
    ),
    "parent task none": (
        lambda land: land.all(parent_task_run_id=FlowRunFilterParentTaskRunId(is_null_=True)),
        "acd",
    ),
    "key any": (
        lambda land: FlowRunFilter(idempotency_key=FlowRunFilterIdempotencyKey(any_=[land.key])),
        "b",
    ),
    "creator none": (lambda land: land.all(created_by=FlowRunFilterCreatedBy(is_null_=True)), "abcd"),
    "creator some": (lambda land: land.all(created_by=FlowRunFilterCreatedBy(is_null_=False)), ""),
    "or": (
        lambda land: FlowRunFilter(
            operator="or_",
            id=FlowRunFilterId(any_=[land.ids["a"]]),
            idempotency_key=FlowRunFilterIdempotencyKey(any_=[land.key]),
        ),
        "ab",
    ),
    "and": (
        lambda land: land.mine(name=FlowRunFilterName(like_="-y"), tags=FlowRunFilterTags(all_=["blue"])),
        "b",
    ),
}


# What some of them need of the server.
NEWER = {
    "tags any": pytest.mark.needs_server("3.2", "a filter by any of some tags"),
    "started after": pytest.mark.needs_server("3.4", "start times that runs to come are found by"),
    "creator none": pytest.mark.needs_server("3.6", "a filter by the creator of runs"),
    "creator some": pytest.mark.needs_server("3.6", "a filter by the creator of runs"),
}


@pytest.mark.parametrize("which", [pytest.param(which, marks=NEWER.get(which, ())) for which in FILTERS])
def test_runs_are_read_and_counted_by(call: Call, landscape: Landscape, which: str) -> None:
    make, expected = FILTERS[which]
    runs = call("read_flow_runs", flow_run_filter=make(landscape), sort=FlowRunSort.NAME_ASC)
    assert landscape.names(runs) == expected
    assert call("count_flow_runs", flow_run_filter=make(landscape)) == len(expected)


def test_every_criterion_of_a_flow_run_filter_is_tested() -> None:
    land = Landscape(
        "t",
        {"a": uuid4(), "b": uuid4(), "c": uuid4(), "d": uuid4()},
        {},
        "q",
        "p",
        "d",
        uuid4(),
        "t",
        uuid4(),
        "k",
    )
    used = {name for make, _ in FILTERS.values() for name in make(land).model_fields_set}
    assert used == set(FlowRunFilter.model_fields)


RELATED: dict[str, tuple[Callable[[Landscape], dict[str, Any]], str]] = {
    "flow name": (
        lambda land: {"flow_filter": FlowFilter(name=FlowFilterName(any_=[land.flows["first"]]))},
        "ac",
    ),
    "flow tags": (lambda land: {"flow_filter": FlowFilter(tags=FlowFilterTags(all_=[land.tag]))}, "ac"),
    "task run": (
        lambda land: {"task_run_filter": TaskRunFilter(name=TaskRunFilterName(any_=[land.task]))},
        "c",
    ),
    "deployment": (
        lambda land: {
            "deployment_filter": DeploymentFilter(name=DeploymentFilterName(any_=[land.deployment]))
        },
        "b",
    ),
    "work pool": (
        lambda land: {"work_pool_filter": WorkPoolFilter(name=WorkPoolFilterName(any_=[land.pool]))},
        "b",
    ),
    "work queue": (
        lambda land: {"work_queue_filter": WorkQueueFilter(name=WorkQueueFilterName(any_=[land.queue]))},
        "b",
    ),
    "work queue begins": (
        lambda land: {"work_queue_filter": WorkQueueFilter(name=WorkQueueFilterName(startswith_=[land.tag]))},
        "b",
    ),
    "two that do not meet": (
        lambda land: {
            "flow_filter": FlowFilter(name=FlowFilterName(any_=[land.flows["first"]])),
            "deployment_filter": DeploymentFilter(name=DeploymentFilterName(any_=[land.deployment])),
        },
        "",
    ),
    "a dict": (lambda land: {"flow_filter": {"name": {"any_": [land.flows["second"]]}}}, "bd"),
}


@pytest.mark.parametrize("which", RELATED)
def test_runs_are_read_and_counted_by_related(call: Call, landscape: Landscape, which: str) -> None:
    make, expected = RELATED[which]
    filters = make(landscape)
    assert landscape.names(call("read_flow_runs", **filters, sort="NAME_ASC")) == expected
    assert call("count_flow_runs", **filters) == len(expected)
    narrowed = {**filters, "flow_run_filter": landscape.all()}
    assert call("count_flow_runs", **narrowed) == len(expected)


def test_a_flow_run_filter_takes_plain_values(call: Call, landscape: Landscape) -> None:
    land = landscape
    plain = FlowRunFilter(id=list(land.ids.values()), name=["a-x", "b-y"], tags=[land.tag, "red"])
    assert land.names(call("read_flow_runs", flow_run_filter=plain)) == "a"
    assert call("count_flow_runs", flow_run_filter=FlowRunFilter(id=land.ids["b"])) == 1


def test_no_filter_counts_all_runs(call: Call, landscape: Landscape) -> None:
    assert call("count_flow_runs") >= 4
    assert call("count_flow_runs", flow_run_filter=FlowRunFilter()) >= 4
    assert len(call("read_flow_runs", limit=3)) == 3


# The runs were made in the order c, a, d, b; those that run or ran started before the scheduled ones will.
SORTS = {
    "NAME_ASC": "abcd",
    "NAME_DESC": "dcba",
    "START_TIME_ASC": "adcb",
    "START_TIME_DESC": "bcda",
    "EXPECTED_START_TIME_ASC": "adcb",
    "EXPECTED_START_TIME_DESC": "bcda",
    "NEXT_SCHEDULED_START_TIME_ASC": "cb",
    "END_TIME_DESC": "a",
}
# Orders in which only some runs have what is ordered by.
AMONG = {"NEXT_SCHEDULED_START_TIME_ASC": "bc", "END_TIME_DESC": "a"}


@pytest.mark.parametrize("sort", SORTS)
def test_read_flow_runs_sorts_by(call: Call, landscape: Landscape, sort: str) -> None:
    among = [landscape.ids[name] for name in AMONG.get(sort, "abcd")]
    which = FlowRunFilter(id=FlowRunFilterId(any_=among))
    for spelling in (FlowRunSort[sort], sort):
        runs = call("read_flow_runs", flow_run_filter=which, sort=spelling)
        assert landscape.names(runs) == SORTS[sort]


def test_every_sort_of_flow_runs_is_tested() -> None:
    elsewhere = {"ID_ASC", "ID_DESC", "END_TIME_ASC"}
    assert {*SORTS, *elsewhere} == {member.name for member in FlowRunSort}


@pytest.mark.parametrize("sort", [None, FlowRunSort.ID_DESC, "ID_DESC"])
def test_read_flow_runs_goes_by_id_downwards_unless_told_otherwise(
    call: Call, landscape: Landscape, sort: Any
) -> None:
    runs = call("read_flow_runs", flow_run_filter=landscape.all(), sort=sort)
    assert [run.id for run in runs] == sorted(landscape.ids.values(), reverse=True)


@pytest.mark.parametrize("stem", ["ID", "END_TIME"])
def test_read_flow_runs_goes_upwards_where_the_server_only_goes_downwards(
    call: Call, landscape: Landscape, stem: str
) -> None:
    def page(direction: str, **where: Any) -> list[Any]:
        sort = FlowRunSort[f"{stem}_{direction}"]
        return [run.id for run in call("read_flow_runs", flow_run_filter=which, sort=sort, **where)]

    # Only one of the four has ended: two or more without an end could stand in either order.
    which = landscape.all() if stem == "ID" else FlowRunFilter(id=[landscape.ids["a"], landscape.ids["b"]])
    down = page("DESC")
    assert len(down) == (4 if stem == "ID" else 2)
    assert page("ASC") == down[::-1]
    assert page("ASC", limit=1, offset=1) == down[::-1][1:2]
    assert page("ASC", offset=4) == []


def test_read_flow_runs_gives_pages(call: Call, landscape: Landscape) -> None:
    def page(**where: Any) -> str:
        runs = call("read_flow_runs", flow_run_filter=landscape.all(), sort=FlowRunSort.NAME_ASC, **where)
        return landscape.names(runs)

    assert page(limit=2) == "ab"
    assert page(limit=2, offset=1) == "bc"
    assert page(offset=3) == "d"
    assert page(offset=4) == ""
    assert page(limit=0) == ""
    assert page(limit=None, offset=0) == "abcd"


def test_more_than_the_server_gives_at_once_is_never_cut_silently(call: Call) -> None:
    with pytest.raises(RequestValidationError, match="200"):
        call("read_flow_runs", limit=201)


# ---- Change --------------------------------------------------------------------------------------


@pytest.fixture
def full_run(call: Call, flow: Flow, unique: Unique) -> FlowRun:
    """A run with something in every field that can be changed."""
    # The server changes the job variables only of a run that has a deployment and is scheduled.
    deployment = {"name": unique("deployment"), "flow_id": flow.id, "enforce_parameter_schema": False}
    deployment_id = call("request", "POST", "/deployments/", json=deployment).json()["id"]
    made = {
        "name": "before",
        "state": {"type": "SCHEDULED", "state_details": {"scheduled_time": T0}},
        "parameters": {"a": 1},
        "empirical_policy": {"retries": 1, "retry_delay": 2},
        "tags": ["t"],
        "job_variables": {"j": 1},
    }
    path = "/deployments/{id}/create_flow_run"
    run_id = call("request", "POST", path, path_params={"id": deployment_id}, json=made).json()["id"]
    call("update_flow_run", run_id, flow_version="v1", infrastructure_pid="pid-1")
    read: FlowRun = call("read_flow_run", run_id)
    return read


def changeable(run: FlowRun) -> dict[str, Any]:
    policy = run.empirical_policy
    return {
        "flow_version": run.flow_version,
        "parameters": run.parameters,
        "name": run.name,
        "tags": run.tags,
        "empirical_policy": (policy.retries, policy.retry_delay),
        "infrastructure_pid": run.infrastructure_pid,
        "job_variables": run.job_variables,
    }


BEFORE = {
    "flow_version": "v1",
    "parameters": {"a": 1},
    "name": "before",
    "tags": ["t"],
    "empirical_policy": (1, 2),
    "infrastructure_pid": "pid-1",
    "job_variables": {"j": 1},
}
CHANGES: dict[str, tuple[Any, Any]] = {
    "flow_version": ("v2", "v2"),
    "parameters": ({"b": [2]}, {"b": [2]}),
    "name": ("after", "after"),
    "tags": (("u", "v"), ["u", "v"]),
    "empirical_policy": (FlowRunPolicy(retries=5, retry_delay=6), (5, 6)),
    "infrastructure_pid": ("pid-2", "pid-2"),
    "job_variables": ({"k": None}, {"k": None}),
}


@pytest.mark.parametrize("field", CHANGES)
def test_an_update_changes_what_is_given_and_nothing_else(call: Call, full_run: FlowRun, field: str) -> None:
    assert changeable(full_run) == BEFORE
    given, expected = CHANGES[field]
    response = call("update_flow_run", full_run.id, **{field: given})
    assert response.status_code == 204
    assert changeable(call("read_flow_run", full_run.id)) == {**BEFORE, field: expected}


def test_an_update_of_nothing_changes_nothing(call: Call, full_run: FlowRun) -> None:
    call("update_flow_run", full_run.id)
    call("update_flow_run", full_run.id, **dict.fromkeys(CHANGES))
    assert changeable(call("read_flow_run", full_run.id)) == BEFORE


@pytest.mark.parametrize(("field", "empty"), [("parameters", {}), ("tags", []), ("job_variables", {})])
def test_an_update_to_nothing_at_all_empties_the_field(
    call: Call, full_run: FlowRun, field: str, empty: Any
) -> None:
    call("update_flow_run", full_run.id, **{field: empty})
    assert changeable(call("read_flow_run", full_run.id)) == {**BEFORE, field: empty}


def test_an_update_takes_its_arguments_by_position(call: Call, full_run: FlowRun) -> None:
    policy = FlowRunPolicy(retries=7, retry_delay=8)
    call("update_flow_run", full_run, "v3", {"c": 3}, "third", ["w"], policy, "pid-3", {"l": 3})
    assert changeable(call("read_flow_run", full_run.id)) == {
        "flow_version": "v3",
        "parameters": {"c": 3},
        "name": "third",
        "tags": ["w"],
        "empirical_policy": (7, 8),
        "infrastructure_pid": "pid-3",
        "job_variables": {"l": 3},
    }


def test_a_run_gets_another_name(call: Call, full_run: FlowRun) -> None:
    response = call("set_flow_run_name", full_run.id, "a new / name? é")
    assert response.status_code == 204
    assert changeable(call("read_flow_run", full_run.id)) == {**BEFORE, "name": "a new / name? é"}


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_labels_are_added_and_replaced_and_keep_their_types(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    assert call("update_flow_run_labels", run.id, {"flag": True, "n": 1, "x": 1.5, "s": "text"}) is None
    call("update_flow_run_labels", run.id, {"n": 2, "new": "é"})
    labels = call("read_flow_run", run.id).labels
    assert labels == {
        "prefect.flow.id": str(flow.id),
        "flag": True,
        "n": 2,
        "x": 1.5,
        "s": "text",
        "new": "é",
    }
    assert labels["flag"] is True
    assert type(labels["n"]) is int


# ---- Move ----------------------------------------------------------------------------------------


def test_a_state_that_is_accepted(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    result = call("set_flow_run_state", run.id, Completed(message="all done", data={"k": [1]}))
    assert type(result) is OrchestrationResult
    assert result.status is SetStateStatus.ACCEPT
    assert result.status == "ACCEPT"
    assert type(result.details) is StateAcceptDetails
    assert result.details.type == "accept_details"
    assert result.state.is_completed()
    assert (result.state.name, result.state.message) == ("Completed", "all done")
    read = call("read_flow_run", run.id)
    assert read.state.id == result.state.id
    assert read.state_type is StateType.COMPLETED
    assert read.state.data == {"k": [1]}


def test_a_run_goes_through_its_life(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow, state=Scheduled())
    for state in [Pending(), Running(), Completed()]:
        assert call("set_flow_run_state", run, state).status is SetStateStatus.ACCEPT
    read = call("read_flow_run", run)
    assert read.run_count == 1
    assert read.start_time <= read.end_time
    assert isinstance(read.total_run_time, timedelta)
    assert read.total_run_time >= timedelta(0)


def test_a_completed_run_with_a_result_does_not_run_again(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    done = call("set_flow_run_state", run.id, Completed(data={"type": "reference"})).state
    result = call("set_flow_run_state", run.id, Running())
    assert result.status is SetStateStatus.REJECT
    assert type(result.details) is StateRejectDetails
    assert result.details.reason == "Run is already COMPLETED."
    assert (result.state.id, result.state.type) == (done.id, StateType.COMPLETED)
    assert call("read_flow_run", run.id).state.id == done.id


def test_force_skips_the_rules(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    call("set_flow_run_state", run.id, Completed(data={"type": "reference"}))
    assert call("set_flow_run_state", run.id, Running(), False).status is SetStateStatus.REJECT
    forced = call("set_flow_run_state", run.id, Running(), force=True)
    assert forced.status is SetStateStatus.ACCEPT
    assert call("read_flow_run", run.id).state.is_running()


def test_a_run_before_its_time_is_told_to_wait(call: Call, flow: Flow) -> None:
    soon = datetime.now(timezone.utc) + HOUR
    run = call("create_flow_run", flow, state=Scheduled(scheduled_time=soon))
    result = call("set_flow_run_state", run.id, Running())
    assert result.status is SetStateStatus.WAIT
    assert type(result.details) is StateWaitDetails
    assert 3500 < result.details.delay_seconds <= 3600
    assert result.details.reason == "Scheduled time is in the future"


def test_a_second_pending_is_aborted(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    result = call("set_flow_run_state", run.id, Pending())
    assert result.status is SetStateStatus.ABORT
    assert type(result.details) is StateAbortDetails
    assert "PENDING" in result.details.reason


def test_a_failed_run_with_retries_waits_for_its_next_try(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", SimpleNamespace(name=flow.name, retries=1, retry_delay_seconds=60))
    call("set_flow_run_state", run.id, Running())
    result = call("set_flow_run_state", run.id, Failed(message="boom"))
    assert result.status is SetStateStatus.REJECT
    assert result.details.reason == "Retrying"
    assert (result.state.type, result.state.name) == ("SCHEDULED", "AwaitingRetry")


def test_a_state_may_be_a_dict(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    result = call("set_flow_run_state", run.id, {"type": "RUNNING", "name": "Special", "message": "m"})
    assert (result.state.type, result.state.name, result.state.message) == ("RUNNING", "Special", "m")


def test_a_state_that_was_read_may_be_set_on_another_run(call: Call, flow: Flow) -> None:
    one = call("create_flow_run", flow, state=Failed(message="of the first"))
    other = call("create_flow_run", flow)
    read = call("read_flow_run", one.id).state
    result = call("set_flow_run_state", other.id, read)
    assert result.status is SetStateStatus.ACCEPT
    assert (result.state.type, result.state.message) == ("FAILED", "of the first")
    assert result.state.id != read.id
    # The state is now the other run's: it says so itself.
    assert result.state.state_details.flow_run_id == other.id


# ---- Resume --------------------------------------------------------------------------------------


def test_a_paused_run_resumes(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow, state=Running())
    paused = call("set_flow_run_state", run.id, Paused(timeout_seconds=600, pause_key="p1"))
    assert paused.status is SetStateStatus.ACCEPT
    assert paused.state.state_details.pause_key == "p1"
    resumed = call("resume_flow_run", run.id)
    assert type(resumed) is OrchestrationResult
    assert resumed.status is SetStateStatus.ACCEPT
    assert resumed.state.is_running()
    read = call("read_flow_run", run.id)
    assert read.state.is_running()
    assert read.empirical_policy.pause_keys == {"p1"}
    assert read.empirical_policy.resuming is True


def test_a_run_that_is_not_paused_does_not_resume(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow, state=Running())
    result = call("resume_flow_run", run.id)
    assert result.status is SetStateStatus.ABORT
    assert result.state is None
    assert result.details.reason == "Cannot resume a flow run that is not paused."


@pytest.fixture
def waiting_for_input(call: Call, flow: Flow) -> UUID:
    """A run that is paused until it gets a number `n`."""
    run = call("create_flow_run", flow, state=Running())
    schema = '{"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}'
    state = Paused(timeout_seconds=600, pause_key="ask")
    state.state_details.run_input_keyset = {"schema": "ask-schema", "response": "ask-response"}
    assert call("set_flow_run_state", run.id, state).status is SetStateStatus.ACCEPT
    # Only now: as a run pauses, the server deletes what it has under these keys.
    call("create_flow_run_input", run.id, "ask-schema", schema)
    run_id: UUID = run.id
    return run_id


def test_a_run_that_waits_for_input_resumes_with_it(call: Call, waiting_for_input: UUID) -> None:
    result = call("resume_flow_run", waiting_for_input, run_input={"n": 2**40})
    assert result.status is SetStateStatus.ACCEPT
    assert result.state.is_running()
    assert json.loads(call("read_flow_run_input", waiting_for_input, "ask-response")) == {"n": 2**40}


@pytest.mark.parametrize("given", [None, {}, {"n": "no number"}])
def test_a_run_that_waits_for_input_does_not_resume_with_another(
    call: Call, waiting_for_input: UUID, given: Any
) -> None:
    result = call("resume_flow_run", waiting_for_input, given)
    assert result.status is SetStateStatus.REJECT
    assert result.state.is_paused()
    assert "'n' is a required property" in result.details.reason or "'no number'" in result.details.reason
    assert call("read_flow_run", waiting_for_input).state.is_paused()
