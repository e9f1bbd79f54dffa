"""States: the 16 constructors of `prefect.states`, the methods of `State`, and copies for another run."""

from __future__ import annotations

import inspect
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from helpers_models import ID, MOMENT, OTHER_ID
from prefect_rs import states
from prefect_rs.client.schemas.objects import State, StateDetails, StateType
from prefect_rs.exceptions import ValidationError

UTC = timezone.utc

# The type of each constructor's state, and the parameters with their defaults: the official client's.
OFFICIAL: dict[str, tuple[str, dict[str, Any]]] = {
    "Scheduled": ("SCHEDULED", {"scheduled_time": None}),
    "Late": ("SCHEDULED", {"scheduled_time": None}),
    "AwaitingRetry": ("SCHEDULED", {"scheduled_time": None}),
    "AwaitingConcurrencySlot": ("SCHEDULED", {"scheduled_time": None}),
    "Pending": ("PENDING", {}),
    "Submitting": ("PENDING", {}),
    "InfrastructurePending": ("PENDING", {}),
    "Running": ("RUNNING", {}),
    "Retrying": ("RUNNING", {}),
    "Completed": ("COMPLETED", {}),
    "Failed": ("FAILED", {}),
    "Crashed": ("CRASHED", {}),
    "Cancelling": ("CANCELLING", {}),
    "Cancelled": ("CANCELLED", {}),
    "Paused": (
        "PAUSED",
        {"timeout_seconds": None, "pause_expiration_time": None, "reschedule": False, "pause_key": None},
    ),
    "Suspended": ("PAUSED", {"timeout_seconds": None, "pause_expiration_time": None, "pause_key": None}),
}
SCHEDULED = [name for name, (type_, _) in OFFICIAL.items() if type_ == "SCHEDULED"]

every_constructor = pytest.mark.parametrize("name", OFFICIAL)
METHODS = {
    "is_scheduled": {"SCHEDULED"},
    "is_pending": {"PENDING"},
    "is_running": {"RUNNING"},
    "is_completed": {"COMPLETED"},
    "is_failed": {"FAILED"},
    "is_crashed": {"CRASHED"},
    "is_cancelled": {"CANCELLED"},
    "is_cancelling": {"CANCELLING"},
    "is_paused": {"PAUSED"},
    "is_final": {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"},
}


def construct(name: str, /, *args: Any, **fields: Any) -> Any:
    """The state that the constructor of this name makes."""
    return getattr(states, name)(*args, **fields)


def now() -> datetime:
    return datetime.now(UTC)


# ---- Constructors --------------------------------------------------------------------------------


def test_there_are_the_official_constructors() -> None:
    assert sorted(states.__all__) == sorted(OFFICIAL)


@every_constructor
def test_a_constructor_makes_a_state_of_its_type_and_name(name: str) -> None:
    before = now()
    state = construct(name)
    assert type(state) is State
    assert state.type is StateType[OFFICIAL[name][0]]
    assert state.name == name
    assert state.message is None
    assert state.data is None
    assert before <= state.timestamp <= now()
    assert state.id != construct(name).id
    details = state.state_details.model_dump(exclude_defaults=True)
    scheduled_time = details.pop("scheduled_time", None)
    assert details == ({"pause_reschedule": True} if name == "Suspended" else {})
    if name in SCHEDULED:
        assert before <= scheduled_time <= now()
    else:
        assert scheduled_time is None


@every_constructor
def test_a_constructor_has_the_official_parameters(name: str) -> None:
    signature = inspect.signature(getattr(states, name))
    first, *others, last = signature.parameters.values()
    assert first.name == "cls"
    assert last.kind is inspect.Parameter.VAR_KEYWORD
    assert {each.name: each.default for each in others} == OFFICIAL[name][1]
    assert [each.name for each in others] == list(OFFICIAL[name][1])
    assert {each.kind for each in [first, *others]} == {inspect.Parameter.POSITIONAL_OR_KEYWORD}


@every_constructor
def test_a_constructor_takes_the_fields_of_a_state(name: str) -> None:
    state = construct(
        name,
        name="Mine",
        message="m",
        data={"a": 1},
        id=ID,
        timestamp=MOMENT,
        state_details={"cache_key": "k"},
    )
    assert (state.name, state.message, state.data, state.id, state.timestamp) == (
        "Mine",
        "m",
        {"a": 1},
        ID,
        MOMENT,
    )
    assert state.state_details.cache_key == "k"
    assert state.type is StateType[OFFICIAL[name][0]]
    assert construct(name, state_details=StateDetails(cache_key="k")).state_details.cache_key == "k"


@every_constructor
def test_a_constructor_makes_a_state_of_a_users_class(name: str) -> None:
    class Mine(State):
        pass

    assert type(construct(name, Mine)) is Mine
    assert type(construct(name, cls=Mine)) is Mine
    assert type(construct(name, State)) is State


@every_constructor
def test_a_constructor_refuses_what_a_state_has_not(name: str) -> None:
    with pytest.raises(ValidationError, match="bogus"):
        construct(name, bogus=1)
    with pytest.raises(ValidationError, match="message"):
        construct(name, message=3)


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_scheduled_state_takes_its_time(name: str) -> None:
    for state in (construct(name, scheduled_time=MOMENT), construct(name, State, MOMENT)):
        assert state.state_details.scheduled_time == MOMENT
        assert state.state_details.model_dump(exclude_defaults=True) == {"scheduled_time": MOMENT}
    state = construct(name, scheduled_time=MOMENT, state_details={"cache_key": "k"})
    assert (state.state_details.scheduled_time, state.state_details.cache_key) == (MOMENT, "k")
    with pytest.raises(ValueError, match="scheduled_time"):
        construct(name, scheduled_time=MOMENT, state_details=StateDetails(scheduled_time=MOMENT))


def test_a_scheduled_state_keeps_the_time_of_its_details() -> None:
    details = StateDetails(scheduled_time=MOMENT)
    assert states.Scheduled(state_details=details).state_details.scheduled_time == MOMENT


@pytest.mark.parametrize("name", ["Paused", "Suspended"])
def test_a_paused_state_takes_its_timeout(name: str) -> None:
    before = now()
    details = construct(name, timeout_seconds=60, pause_key="k").state_details
    assert before + timedelta(seconds=60) <= details.pause_timeout <= now() + timedelta(seconds=60)
    assert details.pause_key == "k"
    assert details.pause_reschedule is (name == "Suspended")
    assert construct(name, pause_expiration_time=MOMENT).state_details.pause_timeout == MOMENT
    assert before <= construct(name, timeout_seconds=0).state_details.pause_timeout <= now()
    assert construct(name, State, 60).state_details.pause_timeout is not None
    assert construct(name).state_details.pause_timeout is None


@pytest.mark.parametrize("name", ["Paused", "Suspended"])
def test_a_paused_state_has_one_timeout(name: str) -> None:
    with pytest.raises(ValueError, match=r"timeout_seconds.*pause_expiration_time"):
        construct(name, timeout_seconds=60, pause_expiration_time=MOMENT)
    with pytest.raises(ValueError, match="pause_timeout"):
        construct(name, timeout_seconds=60, state_details=StateDetails(pause_timeout=MOMENT))


def test_a_paused_state_can_leave_its_infrastructure() -> None:
    assert states.Paused(reschedule=True).state_details.pause_reschedule is True
    assert states.Paused().state_details.pause_reschedule is False


# ---- Made directly -------------------------------------------------------------------------------


@pytest.mark.parametrize("type_", list(StateType))
def test_a_state_without_a_name_is_named_after_its_type(type_: StateType) -> None:
    state = State(type=type_)
    assert state.name == type_.value.capitalize()
    assert State(type=type_, name="Mine").name == "Mine"
    assert state.name in state.model_dump().values()


def test_a_scheduled_state_without_a_time_is_for_now() -> None:
    before = now()
    time = State(type=StateType.SCHEDULED, name="Mine").state_details.scheduled_time
    assert time is not None
    assert before <= time <= now()
    assert State(type=StateType.RUNNING).state_details.scheduled_time is None


@pytest.mark.parametrize("type_", list(StateType))
def test_the_methods_tell_the_type(type_: StateType) -> None:
    state = State(type=type_, name="Any Name")
    said = {method for method in METHODS if getattr(state, method)()}
    assert said == {method for method, types in METHODS.items() if type_.value in types}
    assert all(isinstance(getattr(state, method)(), bool) for method in METHODS)


def test_the_methods_follow_a_type_that_is_set() -> None:
    state = states.Running()
    state.type = StateType.COMPLETED
    assert state.is_completed()
    assert not state.is_running()


# ---- Compared and copied -------------------------------------------------------------------------


def test_states_are_equal_if_they_say_the_same() -> None:
    fields: dict[str, Any] = {"timestamp": MOMENT, "message": "m", "data": [1]}
    one = states.Completed(**fields)
    assert one == states.Completed(**fields)
    for other in (
        states.Failed(**fields),
        states.Completed(**{**fields, "message": "n"}),
        states.Completed(**{**fields, "data": [2]}),
        states.Completed(**{**fields, "timestamp": MOMENT + timedelta(1)}),
        states.Completed(**fields, name="Other"),
        states.Completed(**fields, state_details={"cache_key": "k"}),
    ):
        assert one != other


def run_state() -> State:
    """A failed state as a run has it."""
    details = StateDetails(
        flow_run_id=ID,
        task_run_id=OTHER_ID,
        child_flow_run_id=ID,
        transition_id=OTHER_ID,
        cache_key="k",
        retriable=True,
    )
    return states.Failed(
        id=ID,
        timestamp=MOMENT,
        created=MOMENT,
        updated=MOMENT,
        message="m",
        data={"a": [1]},
        state_details=details,
    )


def test_a_fresh_copy_has_an_id_and_times_of_its_own() -> None:
    before = now()
    state = run_state()
    fresh = state.fresh_copy()
    assert type(fresh) is State
    assert fresh.id != state.id
    assert before <= fresh.timestamp <= now()
    assert fresh.created != state.created
    assert fresh.updated != state.updated
    assert (fresh.type, fresh.name, fresh.message, fresh.data) == (
        StateType.FAILED,
        "Failed",
        "m",
        {"a": [1]},
    )
    assert state == run_state()
    assert state.id == ID


def test_a_fresh_copy_keeps_the_details() -> None:
    state = run_state()
    assert state.fresh_copy().state_details == state.state_details


def test_a_fresh_copy_shares_nothing() -> None:
    state = run_state()
    fresh = state.fresh_copy()
    assert fresh.state_details is not state.state_details
    fresh.state_details.cache_key = "other"
    fresh.data["a"].append(2)  # type: ignore[index]
    assert state.state_details.cache_key == "k"
    assert state.data == {"a": [1]}


def test_a_fresh_copy_is_of_the_same_class_and_name() -> None:
    class Mine(State):
        pass

    fresh = states.Paused(Mine, name="Held").fresh_copy()
    assert type(fresh) is Mine
    assert fresh.name == "Held"


def test_a_fresh_copy_of_a_scheduled_state_keeps_its_time() -> None:
    assert states.Scheduled(scheduled_time=MOMENT).fresh_copy().state_details.scheduled_time == MOMENT
