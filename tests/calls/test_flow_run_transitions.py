"""Setting the state of a flow run, and resuming a paused one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from prefect_rs.client.schemas.objects import Flow, StateType
from prefect_rs.client.schemas.responses import (
    OrchestrationResult,
    SetStateStatus,
    StateAbortDetails,
    StateAcceptDetails,
    StateRejectDetails,
    StateWaitDetails,
)
from prefect_rs.states import (
    Completed,
    Failed,
    Paused,
    Pending,
    Running,
    Scheduled,
)

Call = Callable[..., Any]
HOUR = timedelta(hours=1)


# ---- set_flow_run_state --------------------------------------------------------------------------


def test_an_accepted_state(call: Call, flow: Flow) -> None:
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


def test_from_pending_to_completed(call: Call, flow: Flow) -> None:
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


def test_a_run_before_its_scheduled_time_has_to_wait(call: Call, flow: Flow) -> None:
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


def test_a_failed_run_with_retries_awaits_its_retry(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", SimpleNamespace(name=flow.name, retries=1, retry_delay_seconds=60))
    call("set_flow_run_state", run.id, Running())
    result = call("set_flow_run_state", run.id, Failed(message="boom"))
    assert result.status is SetStateStatus.REJECT
    assert result.details.reason == "Retrying"
    assert (result.state.type, result.state.name) == ("SCHEDULED", "AwaitingRetry")


def test_a_state_as_a_dict(call: Call, flow: Flow) -> None:
    run = call("create_flow_run", flow)
    result = call("set_flow_run_state", run.id, {"type": "RUNNING", "name": "Special", "message": "m"})
    assert (result.state.type, result.state.name, result.state.message) == ("RUNNING", "Special", "m")


def test_a_state_that_was_read_can_be_set_on_another_run(call: Call, flow: Flow) -> None:
    one = call("create_flow_run", flow, state=Failed(message="of the first"))
    other = call("create_flow_run", flow)
    read = call("read_flow_run", one.id).state
    result = call("set_flow_run_state", other.id, read)
    assert result.status is SetStateStatus.ACCEPT
    assert (result.state.type, result.state.message) == ("FAILED", "of the first")
    assert result.state.id != read.id
    # The state now belongs to the other run.
    assert result.state.state_details.flow_run_id == other.id


# ---- resume_flow_run -----------------------------------------------------------------------------


def test_resume(call: Call, flow: Flow) -> None:
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


def test_resume_a_run_that_is_not_paused(call: Call, flow: Flow) -> None:
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
    # Only now, because the server deletes these inputs when the run is paused.
    call("create_flow_run_input", run.id, "ask-schema", schema)
    run_id: UUID = run.id
    return run_id


def test_resume_with_the_required_input(call: Call, waiting_for_input: UUID) -> None:
    result = call("resume_flow_run", waiting_for_input, run_input={"n": 2**40})
    assert result.status is SetStateStatus.ACCEPT
    assert result.state.is_running()
    assert json.loads(call("read_flow_run_input", waiting_for_input, "ask-response")) == {"n": 2**40}


@pytest.mark.parametrize("given", [None, {}, {"n": "no number"}])
def test_resume_with_invalid_input(call: Call, waiting_for_input: UUID, given: Any) -> None:
    result = call("resume_flow_run", waiting_for_input, given)
    assert result.status is SetStateStatus.REJECT
    assert result.state.is_paused()
    assert "'n' is a required property" in result.details.reason or "'no number'" in result.details.reason
    assert call("read_flow_run", waiting_for_input).state.is_paused()
