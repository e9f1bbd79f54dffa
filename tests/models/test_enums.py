"""Enumerations are `enum.Enum` classes whose members equal their values."""

from __future__ import annotations

import copy
import enum
import importlib
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from prefect_rs.client.schemas.filters import FlowFilter, FlowRunFilterStateType, Operator
from prefect_rs.client.schemas.objects import FlowRun, RunType, State, StateType
from prefect_rs.client.schemas.responses import SetStateStatus
from prefect_rs.client.schemas.sorting import FlowRunSort, FlowSort
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, enums
from tests.support.standin import Caller, StandIn, as_json

every_enum = for_each(cls=enums())

# The names and values of the members in the official client.
OFFICIAL: dict[str, dict[str, str]] = {
    "StateType": dict.fromkeys(
        [
            "SCHEDULED",
            "PENDING",
            "RUNNING",
            "COMPLETED",
            "FAILED",
            "CANCELLED",
            "CRASHED",
            "PAUSED",
            "CANCELLING",
        ],
        "",
    ),
    "RunType": {"FLOW_RUN": "flow_run", "TASK_RUN": "task_run"},
    "SetStateStatus": dict.fromkeys(["ACCEPT", "REJECT", "ABORT", "WAIT"], ""),
    "Operator": dict.fromkeys(["and_", "or_"], ""),
    # Ascending orders, which the official client and the server do not have.
    "FlowSort": dict.fromkeys(
        ["CREATED_ASC", "CREATED_DESC", "UPDATED_ASC", "UPDATED_DESC", "NAME_ASC", "NAME_DESC"], ""
    ),
    "FlowRunSort": dict.fromkeys(
        [
            "ID_ASC",
            "ID_DESC",
            "START_TIME_ASC",
            "START_TIME_DESC",
            "EXPECTED_START_TIME_ASC",
            "EXPECTED_START_TIME_DESC",
            "NAME_ASC",
            "NAME_DESC",
            "NEXT_SCHEDULED_START_TIME_ASC",
            "END_TIME_ASC",
            "END_TIME_DESC",
        ],
        "",
    ),
}


@pytest.mark.parametrize("cls", [StateType, RunType, SetStateStatus, Operator, FlowSort, FlowRunSort])
def test_the_members_are_the_official_ones(cls: Any) -> None:
    expected = {name: text or name for name, text in OFFICIAL[cls.__name__].items()}
    assert {member.name: member.value for member in cls} == expected


@every_enum
def test_they_are_enum_classes(cls: Any) -> None:
    assert issubclass(cls, enum.Enum)
    assert issubclass(cls, str)
    assert len(cls) > 1
    assert cls.__doc__
    for member in cls:
        assert isinstance(member, cls)
        assert cls[member.name] is member
        assert cls(member.value) is member
        assert cls(member) is member
        assert getattr(cls, member.name) is member
    with pytest.raises(ValueError, match="no such"):
        cls("no such")
    with pytest.raises(KeyError):
        cls["no such"]


@every_enum
def test_a_member_equals_its_value_and_nothing_else(cls: Any) -> None:
    for member in cls:
        assert member == member.value
        assert member.value == member
        assert hash(member) == hash(member.value)
        assert {member.value: 1}[member] == 1
        assert {member: 1}[member.value] == 1
        assert member != "no such"
        assert member in [member.value]
        assert type(member.value) is str
    assert len(set(cls)) == len(cls)


@every_enum
def test_a_member_is_itself_after_copy_and_pickle(cls: Any) -> None:
    for member in cls:
        assert copy.copy(member) is member
        assert copy.deepcopy(member) is member
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(member, protocol)) is member
    assert pickle.loads(pickle.dumps(cls)) is cls


@every_enum
def test_a_member_is_text_in_json(cls: Any) -> None:
    for member in cls:
        assert json.dumps(member) == f'"{member.value}"'
        assert json.dumps({member: [member]}) == f'{{"{member.value}": ["{member.value}"]}}'


@every_enum
def test_str_and_repr_are_the_official_ones(cls: Any) -> None:
    for member in cls:
        assert str(member) == f"{cls.__name__}.{member.name}"
        assert repr(member) == f"{cls.__name__}.{member.name}"


@every_enum
def test_module_and_qualname(cls: Any) -> None:
    module = importlib.import_module(cls.__module__)
    assert getattr(module, cls.__name__) is cls
    assert cls.__module__.startswith(("prefect_rs.client.schemas.", "prefect_rs.events."))


def test_equal_values_of_different_enumerations() -> None:
    one: Any = FlowSort.NAME_ASC
    other: Any = FlowRunSort.NAME_ASC
    assert one == other
    assert one is not other


def test_fields_accept_values_and_members() -> None:
    made: Any = State
    for given in ("RUNNING", StateType.RUNNING):
        assert made(type=given).type is StateType.RUNNING
    assert State.model_validate_json('{"type":"RUNNING"}').type is StateType.RUNNING
    assert FlowFilter().operator is Operator.and_
    wanted: Any = FlowRunFilterStateType
    assert wanted(any_=["RUNNING", StateType.FAILED]).any_ == [StateType.RUNNING, StateType.FAILED]
    assert all(isinstance(each, StateType) for each in wanted(any_=["RUNNING"]).any_)


def test_a_member_of_an_equal_enumeration_is_accepted() -> None:
    class Theirs(enum.Enum):
        RUNNING = "RUNNING"

    class TheirTexts(str, enum.Enum):
        RUNNING = "RUNNING"

    made: Any = State
    assert made(type=Theirs.RUNNING).type is StateType.RUNNING
    assert made(type=TheirTexts.RUNNING).type is StateType.RUNNING


@pytest.mark.parametrize("given", ["running", "Running", "", "NEWER", 1, None, ["RUNNING"]])
def test_an_unknown_value_is_rejected_with_a_list_of_the_known_ones(given: Any) -> None:
    with pytest.raises(ValidationError, match=r"type.*SCHEDULED.*CANCELLING"):
        State(type=given)


# ---- Values of a newer server --------------------------------------------------------------------


def test_an_unknown_value_in_a_response_stays_a_string(mode: str) -> None:
    state = {"id": str(ID), "type": "SLEEPING", "name": "Asleep", "timestamp": "2026-01-01T00:00:00Z"}
    answer = {"id": str(ID), "flow_id": str(ID), "name": "x", "state_type": "SLEEPING", "state": state}
    with StandIn(as_json(answer)) as standin:
        caller = Caller(mode, standin.api_url)
        run: Any = caller("read_flow_run", ID)
        caller.close()
    assert run.state_type == "SLEEPING"
    assert type(run.state_type) is str
    assert run.state.type == "SLEEPING"
    assert not run.state.is_final()
    assert "Asleep" in repr(run.state)
    assert "SLEEPING" in repr(run.state)
    assert run.model_dump()["state"]["type"] == "SLEEPING"
    assert json.loads(run.model_dump_json(exclude_unset=True)) == answer
    for other in (copy.deepcopy(run), pickle.loads(pickle.dumps(run)), run.model_copy(deep=True)):
        assert other == run
        assert other.state.type == "SLEEPING"
    assert FlowRun.model_validate(run) is run


def test_an_unknown_status_of_a_transition_stays_a_string(mode: str) -> None:
    answer = {"state": None, "status": "PONDER", "details": {"type": "accept_details"}}
    with StandIn(as_json(answer)) as standin:
        caller = Caller(mode, standin.api_url)
        result: Any = caller("set_flow_run_state", ID, State(type=StateType.RUNNING))
        caller.close()
    assert result.status == "PONDER"
    assert type(result.status) is str


def test_an_unknown_value_that_was_read_can_be_sent() -> None:
    answer = [{"id": str(ID), "type": "SLEEPING", "name": "Asleep", "timestamp": "2026-01-01T00:00:00Z"}]
    with StandIn(as_json(answer)) as standin:
        state: Any
        (state,) = Caller("sync", standin.api_url)("read_flow_run_states", ID)
    run: Any = FlowRun(flow_id=ID, state=state)
    assert run.state is state
    assert run.model_dump()["state"]["type"] == "SLEEPING"
    # But such a state cannot be created by hand.
    with pytest.raises(ValidationError, match="COMPLETED"):
        State.model_validate_json(run.state.model_dump_json())


def test_the_stubs_contain_every_enumeration() -> None:
    for cls in enums():
        module = importlib.import_module(cls.__module__)
        stub = Path(str(module.__file__)).with_suffix(".pyi").read_text()
        assert f"class {cls.__name__}(" in stub
        for member in cls:
            assert f'    {member.name} = "{member.value}"' in stub
