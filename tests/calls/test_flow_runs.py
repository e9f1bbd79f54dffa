"""Flow runs: create, read, update, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.objects import Flow, FlowRun, FlowRunPolicy, StateType
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound
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

from tests.support.values import as_stored, same

Call = Callable[..., Any]
Unique = Callable[[str], str]
T0 = datetime(2090, 1, 1, 12, 0, tzinfo=timezone.utc)


# ---- Create and read -----------------------------------------------------------------------------


def test_create_with_only_a_flow(call: Call, flow: Flow, server_version: str) -> None:
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
    # The server computes this anew for each response.
    moving = {"estimated_start_time_delta"}
    assert read.model_dump(exclude=moving) == run.model_dump(exclude=moving)


@pytest.mark.needs_server("3.2", "work pools of runs without a deployment")
def test_create_with_every_argument(call: Call, flow: Flow, unique: Unique) -> None:
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


def test_create_by_position(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow, "by position", {"a": 1}, {"c": 2}, ["t"], None, Running())
    assert (run.name, run.parameters, run.context, run.tags) == ("by position", {"a": 1}, {"c": 2}, ["t"])
    assert run.state.is_running()


@pytest.mark.parametrize("kind", ["uuid", "text", "object", "flow"])
def test_the_flow_by_its_id(call: Call, flow: Flow, kind: str) -> None:
    spelling: dict[str, Any] = {
        "uuid": flow.id,
        "text": str(flow.id),
        "object": SimpleNamespace(id=flow.id),
        "flow": flow,
    }
    assert call("create_flow_run", spelling[kind]).flow_id == flow.id


def test_a_flow_given_by_name_is_created_first(call: Call, unique: Unique) -> None:
    name = unique("named")
    run = call("create_flow_run", SimpleNamespace(name=name, version="v7", retries=3, retry_delay_seconds=9))
    assert call("read_flow_by_name", name).id == run.flow_id
    run = call("read_flow_run", run.id)
    assert run.flow_version == "v7"
    assert (run.empirical_policy.retries, run.empirical_policy.retry_delay) == (3, 9)
    again = call("create_flow_run", SimpleNamespace(name=name))
    assert again.flow_id == run.flow_id


def test_a_missing_flow_is_a_conflict(call: Call) -> None:
    with pytest.raises(ObjectAlreadyExists) as missing:
        call("create_flow_run", uuid4())
    assert missing.value.status_code == 409
    assert missing.value.request.method == "POST"


def test_parameters_round_trip(call: Call, flow: Flow) -> None:
    given = {
        "z first": 1,
        "a second": -1.5,
        "big": 2**70,
        "sum": 0.1 + 0.2,
        "minus zero": -0.0,
        "text": 'é😀"\\',
        "none": None,
        "flags": [True, False],
        "deep": {"list": [[], {}, [{"x": [None]}]]},
        "": "an empty name",
        "$ref": "like a reference",
        "__prefect_kind": "none",
    }
    run = call("read_flow_run", call("create_flow_run", flow, parameters=given).id)
    assert run.parameters == given
    assert same(run.parameters, as_stored(given))


def test_the_created_run_keeps_the_given_parameters(call: Call, flow: Flow) -> None:
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
def test_any_initial_state(call: Call, flow: Flow, state: Callable[..., Any]) -> None:
    begin = state(message="from the start")
    run = call("read_flow_run", call("create_flow_run", flow, state=begin).id)
    assert (run.state.type, run.state.name, run.state.message) == (begin.type, begin.name, "from the start")
    assert run.state.state_details.scheduled_time == begin.state_details.scheduled_time
    assert run.state.id != begin.id  # set by the server


@pytest.mark.parametrize("method", ["read_flow_run", "delete_flow_run", "read_flow_run_states"])
@pytest.mark.parametrize("kind", ["uuid", "text", "object", "run"])
def test_the_run_by_its_id(call: Call, flow: Flow, method: str, kind: str) -> None:
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
def test_a_missing_run(call: Call, method: str) -> None:
    missing = uuid4()
    with pytest.raises(ObjectNotFound) as caught:
        call(method, missing, *ABOUT_A_MISSING_RUN[method])
    assert caught.value.status_code == 404
    assert f"/flow_runs/{missing}" in str(caught.value)


# ---- Change --------------------------------------------------------------------------------------


@pytest.fixture
def full_run(call: Call, flow: Flow, unique: Unique) -> FlowRun:
    """A run with a value in every field that can be updated."""
    # The server changes job variables only for a scheduled run of a deployment.
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
def test_an_update_changes_only_what_is_given(call: Call, full_run: FlowRun, field: str) -> None:
    assert changeable(full_run) == BEFORE
    given, expected = CHANGES[field]
    response = call("update_flow_run", full_run.id, **{field: given})
    assert response.status_code == 204
    assert changeable(call("read_flow_run", full_run.id)) == {**BEFORE, field: expected}


def test_an_empty_update_changes_nothing(call: Call, full_run: FlowRun) -> None:
    call("update_flow_run", full_run.id)
    call("update_flow_run", full_run.id, **dict.fromkeys(CHANGES))
    assert changeable(call("read_flow_run", full_run.id)) == BEFORE


@pytest.mark.parametrize(("field", "empty"), [("parameters", {}), ("tags", []), ("job_variables", {})])
def test_an_update_to_an_empty_value(call: Call, full_run: FlowRun, field: str, empty: Any) -> None:
    call("update_flow_run", full_run.id, **{field: empty})
    assert changeable(call("read_flow_run", full_run.id)) == {**BEFORE, field: empty}


def test_update_by_position(call: Call, full_run: FlowRun) -> None:
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


def test_set_the_name(call: Call, full_run: FlowRun) -> None:
    response = call("set_flow_run_name", full_run.id, "a new / name? é")
    assert response.status_code == 204
    assert changeable(call("read_flow_run", full_run.id)) == {**BEFORE, "name": "a new / name? é"}


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_labels_are_merged_and_keep_their_types(call: Call, flow: Flow) -> None:
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
