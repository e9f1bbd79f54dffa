"""Constructors of run states, and functions that evaluate states.

Every constructor accepts the other fields of a `State` as keyword arguments, such as
`Failed(message="No such file")`.
"""

from prefect_rs._dispatch import in_event_loop as _in_event_loop
from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from types import TracebackType
    from typing import Any, TypeGuard

    from prefect_rs.client.schemas.actions import StateCreate
    from prefect_rs.client.schemas.objects import State as State
    from prefect_rs.client.schemas.objects import StateDetails as StateDetails
    from prefect_rs.client.schemas.objects import StateType as StateType
    from prefect_rs.exceptions import CancelledRun as CancelledRun
    from prefect_rs.exceptions import CrashedRun as CrashedRun
    from prefect_rs.exceptions import FailedRun as FailedRun
    from prefect_rs.exceptions import MissingContextError as MissingContextError
    from prefect_rs.exceptions import MissingResult as MissingResult
    from prefect_rs.exceptions import PausedRun as PausedRun
    from prefect_rs.exceptions import TerminationSignal as TerminationSignal
    from prefect_rs.exceptions import UnfinishedRun as UnfinishedRun

__all__ = [
    "AwaitingConcurrencySlot",
    "AwaitingRetry",
    "Cancelled",
    "Cancelling",
    "Completed",
    "Crashed",
    "Failed",
    "InfrastructurePending",
    "Late",
    "Paused",
    "Pending",
    "Retrying",
    "Running",
    "Scheduled",
    "State",
    "StateDetails",
    "StateGroup",
    "StateType",
    "Submitting",
    "Suspended",
    "aget_state_exception",
    "araise_state_exception",
    "format_exception",
    "get_state_exception",
    "get_state_result",
    "is_state_iterable",
    "raise_state_exception",
    "to_state_create",
]

# Re-exported because the official module has these names.
__getattr__, __dir__, _forwarded = forward(
    __name__,
    {
        "prefect_rs.client.schemas.objects": ["State", "StateDetails", "StateType"],
        "prefect_rs.exceptions": [
            "CancelledRun",
            "CrashedRun",
            "FailedRun",
            "MissingContextError",
            "MissingResult",
            "PausedRun",
            "TerminationSignal",
            "UnfinishedRun",
        ],
    },
)


def _state(cls: "type[State] | None", type_: str, name: str, fields: "dict[str, Any]") -> "State":
    """Create a state. A `name` among the fields takes precedence."""
    from prefect_rs.client.schemas.objects import State

    unknown = fields.keys() - State.model_fields.keys()
    if unknown:
        from prefect_rs.exceptions import ValidationError

        known = ", ".join(State.model_fields)
        problems = [
            {"type": "extra_forbidden", "loc": (each,), "msg": f"no such field; a State has {known}"}
            for each in sorted(unknown)
        ]
        raise ValidationError(fields.get("name", name), problems)
    return (cls or State)(**{"type": type_, "name": name, **fields})


def _pop_details(fields: "dict[str, Any]", argument: str) -> "dict[str, Any]":
    """Remove and return the state details among the fields.

    Raises:
        ValueError: The details contain `argument`, which is an argument of the constructor.
    """
    from prefect_rs.client.schemas.objects import StateDetails

    details = StateDetails.model_validate(fields.pop("state_details", None) or {})
    given = details.model_dump(exclude_unset=True)
    if given.get(argument) is not None:
        raise ValueError(
            f"An extra {argument.replace('pause_', 'pause ')} was provided in state_details: "
            f"pass {argument} either as an argument of the constructor or in the details"
        )
    return given


def _scheduled(
    cls: "type[State] | None", name: str, scheduled_time: "datetime | None", fields: "dict[str, Any]"
) -> "State":
    if scheduled_time is not None:
        details = _pop_details(fields, "scheduled_time")
        fields["state_details"] = {**details, "scheduled_time": scheduled_time}
    # The scheduled time of a state defaults to the current time.
    return _state(cls, "SCHEDULED", name, fields)


def _paused(
    cls: "type[State] | None",
    name: str,
    timeout_seconds: "float | None",
    pause_expiration_time: "datetime | None",
    reschedule: bool,
    pause_key: "str | None",
    fields: "dict[str, Any]",
) -> "State":
    details = _pop_details(fields, "pause_timeout")
    if timeout_seconds is not None and pause_expiration_time is not None:
        raise ValueError(
            "Cannot supply both a pause_expiration_time and timeout_seconds: pass only one of them"
        )
    if timeout_seconds is not None:
        from datetime import datetime, timedelta, timezone

        pause_expiration_time = datetime.now(timezone.utc) + timedelta(seconds=timeout_seconds)
    if pause_expiration_time is not None:
        details["pause_timeout"] = pause_expiration_time
    details.update(pause_reschedule=reschedule, pause_key=pause_key)
    return _state(cls, "PAUSED", name, {**fields, "state_details": details})


def Completed(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that completed successfully.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `COMPLETED`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "COMPLETED", "Completed", kwargs)


def Running(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that is running.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `RUNNING`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "RUNNING", "Running", kwargs)


def Failed(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that failed.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `FAILED`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "FAILED", "Failed", kwargs)


def Crashed(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that crashed because of its infrastructure.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `CRASHED`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "CRASHED", "Crashed", kwargs)


def Cancelling(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that is being cancelled.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `CANCELLING`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "CANCELLING", "Cancelling", kwargs)


def Cancelled(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that was cancelled.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `CANCELLED`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "CANCELLED", "Cancelled", kwargs)


def Pending(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that is about to start.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `PENDING`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "PENDING", "Pending", kwargs)


def Retrying(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that is being retried.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `RUNNING`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "RUNNING", "Retrying", kwargs)


def Submitting(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run that is being submitted to its infrastructure.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `PENDING`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "PENDING", "Submitting", kwargs)


def InfrastructurePending(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """Create a state for a run whose infrastructure is being provisioned.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `PENDING`.

    Raises:
        ValidationError: A field is invalid or unknown.
    """
    return _state(cls, "PENDING", "InfrastructurePending", kwargs)


def Scheduled(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """Create a state for a run that is scheduled.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        scheduled_time (datetime | None): The time. Defaults to the current time.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `SCHEDULED`.

    Raises:
        ValidationError: A field is invalid or unknown.
        ValueError: `state_details` has a scheduled time too.
    """
    return _scheduled(cls, "Scheduled", scheduled_time, kwargs)


def Late(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """Create a state for a run that has not started although its scheduled time has passed.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        scheduled_time (datetime | None): The time. Defaults to the current time.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `SCHEDULED`.

    Raises:
        ValidationError: A field is invalid or unknown.
        ValueError: `state_details` has a scheduled time too.
    """
    return _scheduled(cls, "Late", scheduled_time, kwargs)


def AwaitingRetry(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """Create a state for a run that is scheduled to be retried.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        scheduled_time (datetime | None): The time. Defaults to the current time.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `SCHEDULED`.

    Raises:
        ValidationError: A field is invalid or unknown.
        ValueError: `state_details` has a scheduled time too.
    """
    return _scheduled(cls, "AwaitingRetry", scheduled_time, kwargs)


def AwaitingConcurrencySlot(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """Create a state for a run that is waiting for a slot of a concurrency limit.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        scheduled_time (datetime | None): The time. Defaults to the current time.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `SCHEDULED`.

    Raises:
        ValidationError: A field is invalid or unknown.
        ValueError: `state_details` has a scheduled time too.
    """
    return _scheduled(cls, "AwaitingConcurrencySlot", scheduled_time, kwargs)


def Paused(
    cls: "type[State] | None" = None,
    timeout_seconds: "float | None" = None,
    pause_expiration_time: "datetime | None" = None,
    reschedule: bool = False,
    pause_key: "str | None" = None,
    **kwargs: "Any",
) -> "State":
    """Create a state for a run that is paused until it is resumed.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        timeout_seconds (float | None): The time after which the run fails, in seconds. Defaults to no limit.
        pause_expiration_time (datetime | None): The time at which the run fails, instead of
            `timeout_seconds`.
        reschedule (bool): Whether the infrastructure is shut down and the run rescheduled when it is resumed.
        pause_key (str | None): A key that identifies this pause among others of the run.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `PAUSED`.

    Raises:
        ValidationError: A field is invalid or unknown.
        ValueError: Both `timeout_seconds` and `pause_expiration_time` are given, or `state_details` has a
            `pause_timeout` too.
    """
    return _paused(cls, "Paused", timeout_seconds, pause_expiration_time, reschedule, pause_key, kwargs)


def Suspended(
    cls: "type[State] | None" = None,
    timeout_seconds: "float | None" = None,
    pause_expiration_time: "datetime | None" = None,
    pause_key: "str | None" = None,
    **kwargs: "Any",
) -> "State":
    """Create a state for a run that is suspended: it is paused and its infrastructure is shut down.

    Args:
        cls (type[State] | None): The class to create. Defaults to `State`.
        timeout_seconds (float | None): The time after which the run fails, in seconds. Defaults to no limit.
        pause_expiration_time (datetime | None): The time at which the run fails, instead of
            `timeout_seconds`.
        pause_key (str | None): A key that identifies this pause among others of the run.
        **kwargs (Any): Other fields of the state, such as `message`.

    Returns:
        State: A state with the type `PAUSED`.

    Raises:
        ValidationError: A field is invalid or unknown.
        ValueError: Both `timeout_seconds` and `pause_expiration_time` are given, or `state_details` has a
            `pause_timeout` too.
    """
    return _paused(cls, "Suspended", timeout_seconds, pause_expiration_time, True, pause_key, kwargs)


# ---- Evaluating states -----------------------------------------------------------------------------


def to_state_create(state: "State") -> "StateCreate":
    """Convert a state to the model that is sent to the API to set it.

    `data` is omitted: it refers to a stored result, which only code that runs flows creates.

    Args:
        state (State): The state.

    Returns:
        StateCreate: The type, name, message and details.
    """
    from prefect_rs.client.schemas.actions import StateCreate

    return StateCreate(
        type=state.type, name=state.name, message=state.message, state_details=state.state_details
    )


def is_state_iterable(obj: "Any") -> "TypeGuard[Iterable[State]]":
    """Check whether an object is a list, set or tuple of states.

    Args:
        obj (Any): Any object.

    Returns:
        TypeGuard[Iterable[State]]: False if it is empty, has another type, or contains anything else.
    """
    from prefect_rs.client.schemas.objects import State

    return isinstance(obj, (list, set, tuple)) and bool(obj) and all(isinstance(each, State) for each in obj)


def _exception_of(state: "State") -> BaseException:
    from prefect_rs.client.schemas.objects import State
    from prefect_rs.exceptions import raising

    wrapper: type[BaseException]
    if state.is_failed():
        wrapper, default = raising("FailedRun"), "Run failed."
    elif state.is_crashed():
        wrapper, default = raising("CrashedRun"), "Run crashed."
    elif state.is_cancelled():
        wrapper, default = raising("CancelledRun"), "Run cancelled."
    else:
        raise ValueError(
            f"Expected failed or crashed state got {state!r}. Only failed, crashed and cancelled runs have "
            "an exception"
        )
    found: Any = state.data
    # Results in Prefect's result storage cannot be read here. The message describes the exception.
    if found is None or (isinstance(found, dict) and "storage_key" in found):
        return wrapper(state.message or f"{default} The state has no message ({str.__str__(state.type)})")
    if isinstance(found, BaseException):
        return found
    if isinstance(found, str):
        return wrapper(found)
    if isinstance(found, State):
        return _exception_of(found)
    if is_state_iterable(found):
        for each in found:
            if each.is_failed() or each.is_crashed() or each.is_cancelled():
                return _exception_of(each)
        raise ValueError("Failed state result was an iterable of states but none were failed.")
    raise TypeError(
        f"Unexpected result for failed state: {found!r} of type {type(found).__name__} cannot be resolved "
        "into an exception; expected an exception, a string, a state or several states"
    )


async def aget_state_exception(state: "State") -> BaseException:
    """Get the exception of a failed, crashed or cancelled run, in a coroutine.

    Args:
        state (State): A state of type `FAILED`, `CRASHED` or `CANCELLED`.

    Returns:
        BaseException: The exception, as returned by `get_state_exception`.

    Raises:
        ValueError: The state has another type, or its data contains several states none of which failed.
        TypeError: The state's data is not an exception, a string or a state.
    """
    return _exception_of(state)


def get_state_exception(state: "State") -> BaseException:
    """Get the exception of a failed, crashed or cancelled run.

    Exceptions in Prefect's result storage are not read. The state's message describes them.

    Args:
        state (State): A state of type `FAILED`, `CRASHED` or `CANCELLED`.

    Returns:
        BaseException: The exception in the state's data, or that of the first failed state in it. Otherwise a
            `FailedRun`, `CrashedRun` or `CancelledRun` with the text of the data or the state's message. In a
            running event loop, a coroutine that returns the exception, as in the official client.

    Raises:
        ValueError: The state has another type, or its data contains several states none of which failed.
        TypeError: The state's data is not an exception, a string or a state.
    """
    if _in_event_loop():
        return aget_state_exception(state)  # type: ignore[return-value]  # typed like the official function
    return _exception_of(state)


async def araise_state_exception(state: "State") -> None:
    """Raise the exception of a failed, crashed or cancelled run, in a coroutine.

    Args:
        state (State): The state of the run.

    Returns:
        None: The run did not fail, crash or get cancelled.

    Raises:
        BaseException: The exception, as returned by `get_state_exception`.
    """
    if state.is_failed() or state.is_crashed() or state.is_cancelled():
        raise _exception_of(state)


def raise_state_exception(state: "State") -> None:
    """Raise the exception of a failed, crashed or cancelled run.

    Args:
        state (State): The state of the run.

    Returns:
        None: The run did not fail, crash or get cancelled. In a running event loop, a coroutine that raises
            the exception when awaited, as in the official client.

    Raises:
        BaseException: The exception, as returned by `get_state_exception`.
    """
    if _in_event_loop():
        return araise_state_exception(state)  # type: ignore[return-value]
    if state.is_failed() or state.is_crashed() or state.is_cancelled():
        raise _exception_of(state)


async def get_state_result(
    state: "State", raise_on_failure: bool = True, retry_result_failure: bool = True
) -> "Any":
    """Get the result of a run. Equivalent to `await state.aresult()`.

    Args:
        state (State): The state of the run.
        raise_on_failure (bool): Whether to raise the exception of a failed, crashed or cancelled run instead
            of returning it.
        retry_result_failure (bool): Accepted for compatibility and ignored.

    Returns:
        Any: The data of the state, or an exception.

    Raises:
        UnfinishedRun: The run has not finished.
        MissingResult: The state has no data, or refers to Prefect's result storage.
    """
    return await state.aresult(raise_on_failure, retry_result_failure)


def format_exception(exc: BaseException, tb: "TracebackType | None" = None) -> str:
    """Format an exception.

    Args:
        exc (BaseException): The exception.
        tb (TracebackType | None): A traceback to put before the exception. Optional.

    Returns:
        str: The text, such as `ValueError: no such file`. The name of the class has no module.
    """
    if tb is None:
        return f"{type(exc).__name__}: {exc}"
    from traceback import format_exception

    text = "".join(format_exception(type(exc), exc, tb))
    kind = type(exc)
    return text.replace(f"{kind.__module__}.{kind.__name__}:", f"{kind.__name__}:")


class StateGroup:
    """A group of states, counted by type.

    Args:
        states (list[State]): The states.
    """

    def __init__(self, states: "list[State]") -> None:
        from collections import Counter

        self.states: list[State] = states
        self.type_counts: dict[StateType, int] = Counter(state.type for state in states)
        self.total_count: int = len(states)
        self.cancelled_count: int = self._count("CANCELLED")
        self.final_count: int = sum(state.is_final() for state in states)
        self.not_final_count: int = self.total_count - self.final_count
        self.paused_count: int = self._count("PAUSED")

    def _count(self, type_: str) -> int:
        from prefect_rs.client.schemas.objects import StateType

        return self.type_counts.get(StateType(type_), 0)

    @property
    def fail_count(self) -> int:
        """The number of failed and crashed states."""
        return self._count("FAILED") + self._count("CRASHED")

    def all_completed(self) -> bool:
        """Check whether all states are completed."""
        return self._count("COMPLETED") == self.total_count

    def any_cancelled(self) -> bool:
        """Check whether any state is cancelled."""
        return self.cancelled_count > 0

    def any_failed(self) -> bool:
        """Check whether any state is failed or crashed."""
        return self.fail_count > 0

    def any_paused(self) -> bool:
        """Check whether any state is paused."""
        return self.paused_count > 0

    def all_final(self) -> bool:
        """Check whether all states are final."""
        return self.final_count == self.total_count

    def counts_message(self) -> str:
        """Format the counts, such as `total=2, not_final=1, 'COMPLETED'=1, 'RUNNING'=1`."""
        parts = [f"total={self.total_count}"]
        if self.not_final_count:
            parts.append(f"not_final={self.not_final_count}")
        parts += [f"{str.__str__(type_)!r}={count}" for type_, count in self.type_counts.items() if count]
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"StateGroup<{self.counts_message()}>"
