"""Bulk methods: delete, set a state, create runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentFlowRunCreate, StateCreate
from prefect_rs.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect_rs.client.schemas.responses import (
    DeploymentBulkDeleteResponse,
    FlowBulkDeleteResponse,
    FlowRunBulkCreateResponse,
    FlowRunBulkDeleteResponse,
    FlowRunBulkSetStateResponse,
    FlowRunCreateResult,
    FlowRunOrchestrationResult,
    SetStateStatus,
    StateAbortDetails,
    StateAcceptDetails,
)
from prefect_rs.exceptions import (
    ObjectNotFound,
    PrefectHTTPStatusError,
    RequestValidationError,
    ValidationError,
)
from prefect_rs.states import Cancelled, Pending, Running, Scheduled

from tests.support.standin import Caller, StandIn, as_json

pytestmark = pytest.mark.needs_server("3.6", "bulk operations")
Call = Callable[..., Any]
Unique = Callable[[str], str]


@pytest.fixture
def stem(unique: Unique) -> str:
    return unique("bulk")


@pytest.fixture
def flow(call: Call, stem: str) -> Any:
    return call("read_flow", call("create_flow_from_name", stem))


def named(stem: str) -> dict[str, Any]:
    return {"name": {"like_": stem}}


# ---- Delete --------------------------------------------------------------------------------------


def test_delete_flows_and_their_deployments(call: Call, stem: str, flow: Any) -> None:
    other = call("create_flow_from_name", f"{stem}-2")
    kept = call("create_flow_from_name", f"kept-{uuid4().hex}")
    deployment = call("create_deployment", flow, "d")
    deleted = call("bulk_delete_flows", FlowFilter(name={"like_": stem}))
    assert type(deleted) is FlowBulkDeleteResponse
    assert sorted(deleted.deleted) == sorted([flow.id, other])
    with pytest.raises(ObjectNotFound):
        call("read_flow", other)
    with pytest.raises(ObjectNotFound):
        call("read_deployment", deployment)
    assert call("read_flow", kept).id == kept
    assert call("bulk_delete_flows", named(stem)).deleted == []


def test_delete_flow_runs_up_to_a_limit(call: Call, stem: str, flow: Any) -> None:
    runs = [call("create_flow_run", flow, name=f"{stem}-{n}").id for n in range(3)]
    kept = call("create_flow_run", flow, name="kept").id
    first = call("bulk_delete_flow_runs", FlowRunFilter(name={"like_": stem}), limit=2)
    assert type(first) is FlowRunBulkDeleteResponse
    assert len(first.deleted) == 2
    second = call("bulk_delete_flow_runs", flow_run_filter=named(stem))
    assert sorted(first.deleted + second.deleted) == sorted(runs)
    assert [run.id for run in call("read_flow_runs", flow_filter={"id": {"any_": [flow.id]}})] == [kept]


def test_delete_deployments(call: Call, stem: str, flow: Any) -> None:
    active = call("create_deployment", flow, f"{stem}-1")
    paused = call("create_deployment", flow, f"{stem}-2", paused=True)
    deleted = call(
        "bulk_delete_deployments",
        DeploymentFilter(name={"like_": stem}, is_schedule_active=False),
    )
    assert type(deleted) is DeploymentBulkDeleteResponse
    assert deleted.deleted == [paused.id]
    assert call("read_deployment", active).id == active.id
    assert call("bulk_delete_deployments", named(stem), limit=50).deleted == [active.id]


# ---- Set a state ---------------------------------------------------------------------------------


def test_set_state(call: Call, stem: str, flow: Any) -> None:
    runs = [call("create_flow_run", flow, name=f"{stem}-{n}", state=Scheduled()).id for n in range(2)]
    kept = call("create_flow_run", flow, name="kept", state=Scheduled()).id
    result = call("bulk_set_flow_run_state", named(stem), Cancelled(message="enough"))
    assert type(result) is FlowRunBulkSetStateResponse
    assert {type(each) for each in result.results} == {FlowRunOrchestrationResult}
    assert sorted(each.flow_run_id for each in result.results) == sorted(runs)
    for each in result.results:
        assert each.status is SetStateStatus.ACCEPT
        assert type(each.details) is StateAcceptDetails
        assert (each.state.type, each.state.message) == ("CANCELLED", "enough")
    assert {call("read_flow_run", run).state_name for run in runs} == {"Cancelled"}
    assert call("read_flow_run", kept).state_name == "Scheduled"


def test_the_server_may_reject_a_state_unless_forced(call: Call, stem: str, flow: Any) -> None:
    run = call("create_flow_run", flow, name=stem, state=Cancelled())
    [refused] = call("bulk_set_flow_run_state", FlowRunFilter(name=stem), Pending()).results
    assert refused.status is SetStateStatus.ABORT
    assert type(refused.details) is StateAbortDetails
    assert "CANCELLED" in refused.details.reason
    assert call("read_flow_run", run.id).state.is_cancelled()
    [forced] = call("bulk_set_flow_run_state", FlowRunFilter(name=stem), Running(), True).results
    assert (forced.status, forced.state.type) == (SetStateStatus.ACCEPT, "RUNNING")
    assert call("read_flow_run", run.id).state.is_running()


def test_set_state_up_to_a_limit(call: Call, stem: str, flow: Any) -> None:
    for n in range(3):
        call("create_flow_run", flow, name=f"{stem}-{n}", state=Scheduled())
    results = call("bulk_set_flow_run_state", named(stem), Cancelled(), force=False, limit=2).results
    assert len(results) == 2
    left = call(
        "count_flow_runs", flow_run_filter={**named(stem), "state": {"type": {"any_": ["SCHEDULED"]}}}
    )
    assert left == 1


# ---- Create --------------------------------------------------------------------------------------


@pytest.fixture
def deployment(call: Call, flow: Any) -> Any:
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}}
    return call("create_deployment", flow, "d", parameters={"x": 1}, parameter_openapi_schema=schema)


def test_create_runs_of_a_deployment(call: Call, stem: str, deployment: Any) -> None:
    created = call(
        "bulk_create_flow_runs_from_deployment",
        deployment,
        [
            {"name": stem, "parameters": {"x": 2}, "tags": ["a"]},
            DeploymentFlowRunCreate(),
            {"parameters": {"x": "no number"}},
        ],
        raise_on_failure=False,
    )
    assert type(created) is FlowRunBulkCreateResponse
    first, second, third = created.results
    assert {type(each) for each in created.results} == {FlowRunCreateResult}
    assert (first.status, second.status, third.status) == ("CREATED", "CREATED", "FAILED")
    assert (first.error, second.error, third.flow_run_id) == (None, None, None)
    assert "'x'" in third.error
    run = call("read_flow_run", first.flow_run_id)
    assert (run.name, run.parameters, run.tags) == (stem, {"x": 2}, ["a"])
    assert (run.deployment_id, run.state.is_scheduled()) == (deployment.id, True)
    other = call("read_flow_run", second.flow_run_id)
    assert other.parameters == {"x": 1}
    assert UUID(other.idempotency_key) != UUID(run.idempotency_key)


def test_an_idempotency_key_returns_the_existing_run(call: Call, deployment: Any) -> None:
    runs = [{"idempotency_key": "k"}, {"idempotency_key": "k"}]
    first, second = call("bulk_create_flow_runs_from_deployment", deployment.id, runs).results
    assert first.flow_run_id == second.flow_run_id
    assert call("count_flow_runs", deployment_filter={"id": {"any_": [deployment.id]}}) == 1


def test_any_iterable_of_runs_is_accepted(call: Call, deployment: Any) -> None:
    results = call(
        "bulk_create_flow_runs_from_deployment", str(deployment.id), ({} for _ in range(3))
    ).results
    assert len({each.flow_run_id for each in results}) == 3
    assert call("bulk_create_flow_runs_from_deployment", deployment, []).results == []


def test_a_state_is_accepted_in_any_form(call: Call, deployment: Any) -> None:
    runs = [
        {"state": Pending()},
        DeploymentFlowRunCreate(state=Pending()),
        {"state": StateCreate(type="PENDING")},
        {"state": {"type": "PENDING", "data": {"x": 1}}},
        {"state": None},
    ]
    results = call("bulk_create_flow_runs_from_deployment", deployment, runs).results
    names = [call("read_flow_run", each.flow_run_id).state_name for each in results]
    assert names == ["Pending"] * 4 + ["Scheduled"]


def runs(count: int) -> list[dict[str, Any]]:
    return [{"parameters": {"n": n}} for n in range(count)]


def bulk(mode: str, server: StandIn, count: int, **options: Any) -> Any:
    caller = Caller(mode, server.api_url)
    try:
        return caller("bulk_create_flow_runs_from_deployment", uuid4(), runs(count), **options)
    finally:
        caller.close()


# ---- Errors --------------------------------------------------------------------------------------


def test_a_missing_deployment(call: Call) -> None:
    with pytest.raises(ObjectNotFound, match="Deployment not found"):
        call("bulk_create_flow_runs_from_deployment", uuid4(), [{}])


def test_more_runs_than_the_server_accepts(call: Call, deployment: Any) -> None:
    with pytest.raises(PrefectHTTPStatusError, match="more than 100"):
        call("bulk_create_flow_runs_from_deployment", deployment, [{}] * 101)
    with pytest.raises(RequestValidationError, match="less than or equal to 50"):
        call("bulk_delete_flow_runs", FlowRunFilter(name="no such run"), limit=51)


BAD: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], str]] = {
    "no filter": ("bulk_delete_flows", (None,), {}, "flow_filter"),
    "no filter of runs": ("bulk_delete_flow_runs", (None,), {}, "flow_run_filter"),
    "no filter of deployments": ("bulk_delete_deployments", (None,), {}, "deployment_filter"),
    "a wrong filter": ("bulk_delete_flows", ({"nam": "x"},), {}, "flow_filter.nam"),
    "limit 0": ("bulk_delete_flow_runs", (FlowRunFilter(),), {"limit": 0}, "limit"),
    "no state": ("bulk_set_flow_run_state", (FlowRunFilter(), "CANCELLED"), {}, "state"),
    "force": ("bulk_set_flow_run_state", (FlowRunFilter(), Pending(), "perhaps"), {}, "force"),
    "no id": ("bulk_create_flow_runs_from_deployment", ("x", [{}]), {}, "deployment_id"),
    "one run": ("bulk_create_flow_runs_from_deployment", (uuid4(), {"name": "x"}), {}, "flow_runs"),
    "one model": (
        "bulk_create_flow_runs_from_deployment",
        (uuid4(), DeploymentFlowRunCreate()),
        {},
        "flow_runs",
    ),
    "a number": ("bulk_create_flow_runs_from_deployment", (uuid4(), 3), {}, "flow_runs"),
    "a wrong run": (
        "bulk_create_flow_runs_from_deployment",
        (uuid4(), [{}, {"nam": "x"}]),
        {},
        "flow_runs[1].nam",
    ),
    "a work pool": (
        "bulk_delete_deployments",
        (DeploymentFilter(work_pool_name="pool"),),
        {},
        "deployment_filter.work_pool_name",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_invalid_arguments_are_not_sent(bad: str) -> None:
    method, arguments, keywords, place = BAD[bad]
    with StandIn(as_json({})) as server:
        with pytest.raises(ValidationError, match=re.escape(place)) as caught:
            getattr(SyncPrefectClient(server.api_url), method)(*arguments, **keywords)
        assert len(caught.value.errors()) == 1
        assert server.asked == []


@pytest.mark.parametrize(
    "method",
    ["bulk_delete_flows", "bulk_delete_flow_runs", "bulk_delete_deployments", "bulk_set_flow_run_state"],
)
def test_delete_and_set_state_require_a_filter(method: str) -> None:
    with pytest.raises(TypeError, match="_filter"):
        getattr(SyncPrefectClient("http://127.0.0.1:9/api"), method)()
