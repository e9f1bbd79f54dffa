"""Running a deployment, and cancelling flow runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import FailedRun, FlowRunWaitTimeout, ObjectNotFound, ValidationError
from prefect_rs.states import Cancelled, Completed, Failed, Pending, Running, Suspended

from tests.support.fault_proxy import Fault, FaultProxy, Request
from tests.support.runs import later, new_deployment, new_run

Call = Callable[..., Any]


def full_name(client: SyncPrefectClient, deployment: Any) -> str:
    return f"{client.read_flow(deployment.flow_id).name}/{deployment.name}"


def newest(client: SyncPrefectClient, deployment: Any) -> FlowRun:
    (run,) = client.read_flow_runs(flow_run_filter=FlowRunFilter(deployment_id=deployment.id))
    return run


def test_by_name_and_by_id(through: Call, proxy: FaultProxy, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client, parameters={"a": 1})
    for given, requests in [
        (full_name(client, deployment), 2),
        (deployment.id, 1),
        (str(deployment.id), 1),
        (deployment, 1),
    ]:
        before = len(proxy.requests)
        run = through("run_deployment", given, parameters={"b": 2})
        assert type(run) is FlowRun
        assert (run.deployment_id, run.state_name) == (deployment.id, "Scheduled")
        assert run.parameters == {"a": 1, "b": 2}
        assert UUID(run.idempotency_key)
        assert len(proxy.requests) - before == requests


def test_every_option(call: Call, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client, tags=["d"])
    soon = datetime.now(timezone.utc) + timedelta(hours=1)
    options: dict[str, Any] = {
        "scheduled_time": soon,
        "flow_run_name": "mine",
        "tags": ["t"],
        "idempotency_key": uuid4().hex,
        "job_variables": {"v": 5},
        "context": {"c": 4},
    }
    run = call("run_deployment", deployment, **options)
    assert (run.name, set(run.tags), run.job_variables) == ("mine", {"d", "t"}, {"v": 5})
    assert run.context == {"c": 4}
    assert run.state.state_details.scheduled_time == soon
    assert call("run_deployment", deployment, **options).id == run.id


@pytest.mark.usefixtures("retries")
@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.RESET_ANSWER, Fault.HALF_ANSWER])
def test_a_lost_response_creates_no_second_run(
    through: Call, proxy: FaultProxy, client: SyncPrefectClient, fault: Fault
) -> None:
    deployment = new_deployment(client)
    lost: list[Request] = []

    def lose_the_first(request: Request) -> Fault | None:
        if "create_flow_run" not in request.target or lost:
            return None
        lost.append(request)
        return fault

    proxy.fault = lose_the_first
    run = through("run_deployment", full_name(client, deployment))
    assert len(lost) == 1
    assert newest(client, deployment).id == run.id


def test_wait(call: Call, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)

    def end(state: Any) -> None:
        client.set_flow_run_state(newest(client, deployment), state, force=True)

    with later(0.7, end, Completed()):
        assert call("run_deployment", deployment, wait=True, timeout=20).state.is_completed()
    deployment = new_deployment(client)
    with later(0.7, end, Failed(message="no disk")), pytest.raises(FailedRun, match="failed: no disk"):
        call("run_deployment", deployment, wait=True, timeout=20, raise_on_failure=True)
    deployment = new_deployment(client)
    with pytest.raises(FlowRunWaitTimeout) as caught:
        call("run_deployment", deployment, wait=True, timeout=0.3)
    assert caught.value.flow_run.id == newest(client, deployment).id


@pytest.mark.parametrize(
    ("given", "arguments", "told"),
    [
        ("nightly", {}, "deployment: expected `flow name/deployment name`, or the deployment's id"),
        ("/nightly", {}, "deployment: expected"),
        (7, {}, "deployment"),
        ("a/b", {"timeout": 5}, "timeout: requires wait=True"),
        ("a/b", {"poll_interval": 5}, "poll_interval: requires wait=True"),
        ("a/b", {"raise_on_failure": True}, "raise_on_failure: requires wait=True"),
        ("a/b", {"parameters": 7}, "parameters"),
        ("a/b", {"scheduled_time": "soon"}, "scheduled_time"),
        ("a/b", {"wait": "perhaps"}, "wait"),
    ],
)
def test_invalid_arguments(call: Call, given: Any, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        call("run_deployment", given, **arguments)
    assert told in str(caught.value)


def test_a_deployment_that_does_not_exist(call: Call) -> None:
    for given in ("no-such-flow/nightly", uuid4()):
        with pytest.raises(ObjectNotFound):
            call("run_deployment", given)
        with pytest.raises(ObjectNotFound):
            call("run_deployment", given, wait=True)


# ---- Cancelling ----------------------------------------------------------------------------------


def test_what_has_not_begun_is_cancelled(call: Call, client: SyncPrefectClient) -> None:
    run = client.run_deployment(new_deployment(client))
    assert call("cancel_flow_run", run).state_name == "Cancelled"
    suspended = client.run_deployment(new_deployment(client))
    for state in (Running(), Suspended(timeout_seconds=60)):
        client.set_flow_run_state(suspended, state, force=True)
    assert call("cancel_flow_run", suspended.id).state_name == "Cancelled"


def test_what_has_begun_is_being_cancelled(call: Call, client: SyncPrefectClient) -> None:
    run = client.run_deployment(new_deployment(client))
    for state in (Pending(), Running()):
        client.set_flow_run_state(run, state, force=True)
    client.update_flow_run(run.id, infrastructure_pid="host:1")
    assert call("cancel_flow_run", run).state_name == "Cancelling"
    assert call("cancel_flow_run", run).state_name == "Cancelling"
    with later(0.3, client.set_flow_run_state, run.id, Cancelled(), force=True):
        assert call("cancel_flow_run", run, wait=True, timeout=20).state_name == "Cancelled"


def test_what_has_ended_stays_as_it_is(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)
    client.set_flow_run_state(run, Completed(), force=True)
    assert call("cancel_flow_run", run, wait=True).state_name == "Completed"
    with pytest.raises(ObjectNotFound):
        call("cancel_flow_run", uuid4())
    with pytest.raises(ValidationError, match="timeout: requires wait=True"):
        call("cancel_flow_run", run, timeout=1)
