"""States: the constructors in `prefect.states`, the methods of `State`, and copies."""

from __future__ import annotations

import asyncio
import inspect
import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from prefect_rs import exceptions, states
from prefect_rs.client.schemas.actions import StateCreate
from prefect_rs.client.schemas.objects import State, StateDetails, StateType
from prefect_rs.exceptions import ValidationError

from tests.support.models import ID, MOMENT, OTHER_ID

UTC = timezone.utc

# The official constructors: the type of the state, and the parameters with their defaults.
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
    """A state from the constructor of this name."""
    return getattr(states, name)(*args, **fields)


def now() -> datetime:
    return datetime.now(UTC)


# ---- Constructors --------------------------------------------------------------------------------


def test_all_official_constructors_exist() -> None:
    assert sorted(OFFICIAL) == [name for name in sorted(states.__all__) if name in OFFICIAL]
    assert all(hasattr(states, name) for name in states.__all__)


@every_constructor
def test_type_and_name(name: str) -> None:
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
def test_constructors_have_the_official_parameters(name: str) -> None:
    signature = inspect.signature(getattr(states, name))
    first, *others, last = signature.parameters.values()
    assert first.name == "cls"
    assert last.kind is inspect.Parameter.VAR_KEYWORD
    assert {each.name: each.default for each in others} == OFFICIAL[name][1]
    assert [each.name for each in others] == list(OFFICIAL[name][1])
    assert {each.kind for each in [first, *others]} == {inspect.Parameter.POSITIONAL_OR_KEYWORD}


@every_constructor
def test_constructors_accept_the_fields_of_a_state(name: str) -> None:
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
def test_constructors_accept_a_subclass(name: str) -> None:
    class Mine(State):
        pass

    assert type(construct(name, Mine)) is Mine
    assert type(construct(name, cls=Mine)) is Mine
    assert type(construct(name, State)) is State


@every_constructor
def test_constructors_reject_unknown_fields(name: str) -> None:
    with pytest.raises(ValidationError, match="bogus"):
        construct(name, bogus=1)
    with pytest.raises(ValidationError, match="message"):
        construct(name, message=3)


@pytest.mark.parametrize("name", SCHEDULED)
def test_scheduled_time(name: str) -> None:
    for state in (construct(name, scheduled_time=MOMENT), construct(name, State, MOMENT)):
        assert state.state_details.scheduled_time == MOMENT
        assert state.state_details.model_dump(exclude_defaults=True) == {"scheduled_time": MOMENT}
    state = construct(name, scheduled_time=MOMENT, state_details={"cache_key": "k"})
    assert (state.state_details.scheduled_time, state.state_details.cache_key) == (MOMENT, "k")
    with pytest.raises(ValueError, match="scheduled_time"):
        construct(name, scheduled_time=MOMENT, state_details=StateDetails(scheduled_time=MOMENT))


def test_scheduled_time_from_the_details() -> None:
    details = StateDetails(scheduled_time=MOMENT)
    assert states.Scheduled(state_details=details).state_details.scheduled_time == MOMENT


@pytest.mark.parametrize("name", ["Paused", "Suspended"])
def test_timeout_of_a_paused_state(name: str) -> None:
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
def test_timeout_and_deadline_exclude_each_other(name: str) -> None:
    with pytest.raises(ValueError, match=r"timeout_seconds.*pause_expiration_time"):
        construct(name, timeout_seconds=60, pause_expiration_time=MOMENT)
    with pytest.raises(ValueError, match="pause_timeout"):
        construct(name, timeout_seconds=60, state_details=StateDetails(pause_timeout=MOMENT))


def test_a_paused_state_with_reschedule() -> None:
    assert states.Paused(reschedule=True).state_details.pause_reschedule is True
    assert states.Paused().state_details.pause_reschedule is False


# ---- State ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("type_", list(StateType))
def test_the_default_name_follows_from_the_type(type_: StateType) -> None:
    state = State(type=type_)
    assert state.name == type_.value.capitalize()
    assert State(type=type_, name="Mine").name == "Mine"
    assert state.name in state.model_dump().values()


def test_the_default_scheduled_time_is_now() -> None:
    before = now()
    time = State(type=StateType.SCHEDULED, name="Mine").state_details.scheduled_time
    assert time is not None
    assert before <= time <= now()
    assert State(type=StateType.RUNNING).state_details.scheduled_time is None


@pytest.mark.parametrize("type_", list(StateType))
def test_methods_about_the_type(type_: StateType) -> None:
    state = State(type=type_, name="Any Name")
    said = {method for method in METHODS if getattr(state, method)()}
    assert said == {method for method, types in METHODS.items() if type_.value in types}
    assert all(isinstance(getattr(state, method)(), bool) for method in METHODS)


def test_methods_follow_a_changed_type() -> None:
    state = states.Running()
    state.type = StateType.COMPLETED
    assert state.is_completed()
    assert not state.is_running()


# ---- Comparison and copies -----------------------------------------------------------------------


def test_equality() -> None:
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
    """A failed state that belongs to a run."""
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


def test_a_fresh_copy_has_a_new_id_and_timestamp() -> None:
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


def test_a_fresh_copy_keeps_class_and_name() -> None:
    class Mine(State):
        pass

    fresh = states.Paused(Mine, name="Held").fresh_copy()
    assert type(fresh) is Mine
    assert fresh.name == "Held"


def test_a_fresh_copy_of_a_scheduled_state_keeps_its_time() -> None:
    assert states.Scheduled(scheduled_time=MOMENT).fresh_copy().state_details.scheduled_time == MOMENT


# ---- Results and exceptions ----------------------------------------------------------------------

ENDED_BADLY = {
    "Failed": exceptions.FailedRun,
    "Crashed": exceptions.CrashedRun,
    "Cancelled": exceptions.CancelledRun,
}


@pytest.mark.parametrize(("name", "error"), ENDED_BADLY.items())
def test_get_state_exception_of_an_unsuccessful_state(name: str, error: type[Exception]) -> None:
    for fields, text in (
        ({"message": "no such file"}, "no such file"),
        ({"data": "the text"}, "the text"),
        ({}, f"Run {name.lower()}."),
        # A result in Prefect's result storage cannot be read, but the message has the text.
        ({"data": {"storage_key": "k"}, "message": "no such file"}, "no such file"),
    ):
        found = states.get_state_exception(construct(name, **fields))
        assert type(found) is error
        assert text in str(found)
        with pytest.raises(error, match=re.escape(text)):
            states.raise_state_exception(construct(name, **fields))
        with pytest.raises(error, match=re.escape(text)):
            construct(name, **fields).result()


@pytest.mark.parametrize("name", ENDED_BADLY)
def test_get_state_exception_returns_an_exception_in_the_data(name: str) -> None:
    problem = KeyError("a")
    assert states.get_state_exception(construct(name, data=problem)) is problem
    inner = states.Crashed(message="inner")
    for data in (inner, [states.Completed(), inner], (inner,)):
        found = states.get_state_exception(construct(name, data=data))
        assert type(found) is exceptions.CrashedRun
        assert str(found) == "inner"
    with pytest.raises(KeyError):
        construct(name, data=problem).result()
    # With `raise_on_failure=False` the data is the result.
    assert construct(name, data=problem).result(raise_on_failure=False) is problem
    assert type(construct(name).result(raise_on_failure=False)) is ENDED_BADLY[name]


def test_get_state_exception_of_a_successful_state() -> None:
    for state in (states.Completed(), states.Running(), states.Paused()):
        with pytest.raises(ValueError, match="Expected failed or crashed state got"):
            states.get_state_exception(state)
        states.raise_state_exception(state)
    with pytest.raises(ValueError, match="an iterable of states but none were failed"):
        states.get_state_exception(states.Failed(data=[states.Completed()]))
    for data in ({"a": 1}, 5, []):
        with pytest.raises(TypeError, match="cannot be resolved into an exception"):
            states.get_state_exception(states.Failed(data=data))


def test_get_state_exception_is_awaited_in_an_event_loop() -> None:
    failed = states.Failed(message="no such file")

    async def within() -> None:
        assert type(await states.get_state_exception(failed)) is exceptions.FailedRun  # type: ignore[misc]
        assert type(await states.aget_state_exception(failed)) is exceptions.FailedRun
        with pytest.raises(exceptions.FailedRun):
            await states.raise_state_exception(failed)  # type: ignore[func-returns-value, misc]
        with pytest.raises(exceptions.FailedRun):
            await states.araise_state_exception(failed)
        await states.araise_state_exception(states.Completed())
        assert await states.get_state_result(states.Completed(data=5)) == 5

    asyncio.run(within())


def test_state_create_without_data() -> None:
    state = states.Completed(message="m", data=[1], state_details={"cache_key": "k"})
    create = states.to_state_create(state)
    assert type(create) is StateCreate
    assert (create.type, create.name, create.message, create.data) == (
        StateType.COMPLETED,
        "Completed",
        "m",
        None,
    )
    assert create.state_details == state.state_details


def test_is_state_iterable() -> None:
    state = states.Completed()
    assert states.is_state_iterable([state])
    assert states.is_state_iterable((state, state))
    assert states.is_state_iterable({state})
    for other in ([], (), set(), [state, 1], {state: 1}, iter([state]), state, None, "text"):
        assert not states.is_state_iterable(other)


def test_state_group() -> None:
    group = states.StateGroup([states.Completed(), states.Failed(), states.Crashed(), states.Running()])
    assert (group.total_count, group.final_count, group.not_final_count) == (4, 3, 1)
    assert (group.fail_count, group.cancelled_count, group.paused_count) == (2, 0, 0)
    assert group.any_failed()
    assert not any([group.any_cancelled(), group.any_paused(), group.all_final(), group.all_completed()])
    assert group.type_counts[StateType.COMPLETED] == 1
    assert group.type_counts[StateType.PAUSED] == 0
    told = "total=4, not_final=1, 'COMPLETED'=1, 'FAILED'=1, 'CRASHED'=1, 'RUNNING'=1"
    assert group.counts_message() == told
    assert repr(group) == f"StateGroup<{told}>"
    assert states.StateGroup([states.Completed(), states.Completed()]).all_completed()
    assert states.StateGroup([states.Cancelled()]).any_cancelled()
    assert states.StateGroup([states.Paused()]).any_paused()


def test_exception_to_text() -> None:
    assert states.format_exception(ValueError("no such file")) == "ValueError: no such file"
    try:
        raise exceptions.MissingResult("nothing there")
    except exceptions.MissingResult as error:
        text = states.format_exception(error, error.__traceback__)
        assert text.endswith("\nMissingResult: nothing there\n")
        told = exceptions.exception_traceback(error)
    assert "Traceback (most recent call last)" in text
    assert told.endswith("prefect_rs.exceptions.MissingResult: nothing there\n")
    assert "in test_exception_to_text" in told
