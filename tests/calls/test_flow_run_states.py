"""Reading the states of a flow run."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs.client.schemas.objects import State, StateType
from prefect_rs.exceptions import ObjectNotFound
from prefect_rs.states import Cancelled, Failed, Paused, Running, Scheduled

Call = Callable[..., Any]
Unique = Callable[[str], str]


@pytest.fixture
def run(call: Call, unique: Unique) -> Any:
    """A run that was scheduled, started and failed."""
    made = call("create_flow_run", SimpleNamespace(name=unique("states")), state=Scheduled(message="one"))
    call("set_flow_run_state", made.id, Running(message="two"))
    call("set_flow_run_state", made.id, Failed(message="three", data={"why": [1, None]}))
    return made


@pytest.mark.parametrize("kind", ["uuid", "text", "object", "run"])
def test_states_are_in_order(call: Call, run: Any, kind: str) -> None:
    spelling: dict[str, Any] = {
        "uuid": run.id,
        "text": str(run.id),
        "object": SimpleNamespace(id=run.id),
        "run": run,
    }
    states = call("read_flow_run_states", spelling[kind])
    assert [type(state) for state in states] == [State] * 3
    assert [(state.type, state.name, state.message) for state in states] == [
        (StateType.SCHEDULED, "Scheduled", "one"),
        (StateType.RUNNING, "Running", "two"),
        (StateType.FAILED, "Failed", "three"),
    ]
    assert [state.timestamp for state in states] == sorted(state.timestamp for state in states)
    assert states[-1].data == {"why": [1, None]}
    assert all(state.state_details.flow_run_id == run.id for state in states)
    assert states[-1].id == call("read_flow_run", run.id).state.id


@pytest.mark.parametrize("kind", ["uuid", "text", "object", "state"])
def test_read_one_state(call: Call, run: Any, kind: str) -> None:
    expected = call("read_flow_run_states", run.id)[1]
    spelling: dict[str, Any] = {
        "uuid": expected.id,
        "text": str(expected.id),
        "object": SimpleNamespace(id=str(expected.id)),
        "state": expected,
    }
    state = call("read_flow_run_state", spelling[kind])
    assert type(state) is State
    assert state.id == expected.id
    assert (state.type, state.name, state.message) == ("RUNNING", "Running", "two")
    assert state.is_running()
    assert not state.is_final()
    assert state.timestamp == expected.timestamp


def test_arguments_by_keyword(call: Call, run: Any) -> None:
    states = call("read_flow_run_states", flow_run_id=run.id)
    assert call("read_flow_run_state", flow_run_state_id=states[0].id).id == states[0].id


def test_details_of_a_pause(call: Call, unique: Unique) -> None:
    made = call("create_flow_run", SimpleNamespace(name=unique("pause")), state=Running())
    call("set_flow_run_state", made.id, Paused(timeout_seconds=60, pause_key="key"))
    state = call("read_flow_run_states", made.id)[-1]
    assert state.is_paused()
    assert state.state_details.pause_key == "key"
    assert state.state_details.pause_reschedule is False
    waits = (state.state_details.pause_timeout - state.timestamp).total_seconds()
    assert 50 < waits <= 61


def test_a_forced_state_is_included(call: Call, run: Any) -> None:
    call("set_flow_run_state", run.id, Cancelled(), force=True)
    names = [state.name for state in call("read_flow_run_states", run.id)]
    assert names == ["Scheduled", "Running", "Failed", "Cancelled"]


def test_a_missing_run_has_no_states(call: Call) -> None:
    assert call("read_flow_run_states", uuid4()) == []


def test_a_missing_state(call: Call) -> None:
    missing = uuid4()
    with pytest.raises(ObjectNotFound) as caught:
        call("read_flow_run_state", missing)
    assert caught.value.request.method == "GET"
    assert caught.value.request.url.endswith(f"/flow_run_states/{missing}")
