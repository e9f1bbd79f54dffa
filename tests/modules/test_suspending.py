"""`prefect_rs.flow_runs`: suspending a flow run from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import prefect_rs
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import ObjectNotFound
from prefect_rs.flow_runs import resume_flow_run, suspend_flow_run
from prefect_rs.input import RunInput, read_flow_run_input
from prefect_rs.states import Running

from tests.support.runs import new_deployment, new_run

Run = Callable[..., Any]


class Number(RunInput):
    number: int = 1


@pytest.fixture
def running(client: SyncPrefectClient) -> FlowRun:
    """A running flow run of a deployment."""
    flow_run = client.create_flow_run_from_deployment(new_deployment(client))
    client.set_flow_run_state(flow_run, Running(), force=True)
    return flow_run


def test_suspending(run: Run, client: SyncPrefectClient, running: FlowRun) -> None:
    assert run(suspend_flow_run, flow_run_id=running.id, timeout=60, key="k") is None
    state = client.read_flow_run(running).state
    assert state is not None
    assert (state.name, state.state_details.pause_key) == ("Suspended", "k")
    assert state.state_details.pause_reschedule
    run(resume_flow_run, running.id)
    client.set_flow_run_state(running, Running(), force=True)
    # The same key again has no effect.
    assert run(suspend_flow_run, flow_run_id=running.id, key="k") is None
    assert client.read_flow_run(running).state_name == "Running"


@pytest.mark.parametrize(
    ("type_", "given", "got"), [(Number, {"number": 5}, Number(number=5)), (int, {"value": 5}, 5)]
)
def test_waiting_for_input(
    run: Run, client: SyncPrefectClient, running: FlowRun, type_: Any, given: Any, got: Any
) -> None:
    assert run(suspend_flow_run, type_, running.id, key="k") is None
    state = client.read_flow_run(running).state
    assert state is not None
    keys = state.state_details.run_input_keyset
    assert keys == {kind: f"suspended-k-{kind}" for kind in ("description", "response", "schema")}
    schema = run(read_flow_run_input, keys["schema"], running.id)
    assert list(schema["properties"]) == list(given)
    run(resume_flow_run, running.id, given)
    client.set_flow_run_state(running, Running(), force=True)
    found = run(suspend_flow_run, type_, running.id, key="k")
    assert getattr(found, "number", found) == getattr(got, "number", got)


def test_what_is_refused(run: Run, client: SyncPrefectClient) -> None:
    with pytest.raises(RuntimeError, match="pass flow_run_id: a flow run suspends itself"):
        run(suspend_flow_run)
    with pytest.raises(ValueError, match="timeout must be 0 or more, not -1"):
        run(suspend_flow_run, flow_run_id=uuid4(), timeout=-1)
    with pytest.raises(ObjectNotFound):
        run(suspend_flow_run, flow_run_id=uuid4())
    without_deployment = new_run(client)
    client.set_flow_run_state(without_deployment, Running(), force=True)
    with pytest.raises(RuntimeError, match=r"Flow run cannot be suspended: .*deployment"):
        run(suspend_flow_run, flow_run_id=without_deployment.id)


def test_names_at_the_top() -> None:
    assert prefect_rs.suspend_flow_run is suspend_flow_run
    assert prefect_rs.resume_flow_run is resume_flow_run
    assert prefect_rs.variables.Variable.__name__ == "Variable"
    with pytest.raises(ImportError, match="for code that runs flows, which requires the official package"):
        exec("from prefect_rs import flow")
