"""Constructors of the states that a run can be in, and functions about states.

Every constructor takes the further fields of a `State` as keywords: `Failed(message="No such file")`.
"""

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

# The official module has these names, too.
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
    """A state with the fields that were given; a name among them wins."""
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


def _details(fields: "dict[str, Any]", taken: str) -> "dict[str, Any]":
    """The details among the fields, taken out of them. `taken` is what has an argument of its own."""
    from prefect_rs.client.schemas.objects import StateDetails

    details = StateDetails.model_validate(fields.pop("state_details", None) or {})
    given = details.model_dump(exclude_unset=True)
    if given.get(taken) is not None:
        raise ValueError(
            f"An extra {taken.replace('pause_', 'pause ')} was provided in state_details: "
            f"pass {taken} as the argument of the constructor, or leave it to the details"
        )
    return given


def _scheduled(
    cls: "type[State] | None", name: str, scheduled_time: "datetime | None", fields: "dict[str, Any]"
) -> "State":
    if scheduled_time is not None:
        details = _details(fields, "scheduled_time")
        fields["state_details"] = {**details, "scheduled_time": scheduled_time}
    # Without one, a scheduled state takes the present by itself.
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
    details = _details(fields, "pause_timeout")
    if timeout_seconds is not None and pause_expiration_time is not None:
        raise ValueError(
            "Cannot supply both a pause_expiration_time and timeout_seconds: pass one of timeout_seconds and "
            "pause_expiration_time"
        )
    if timeout_seconds is not None:
        from datetime import datetime, timedelta, timezone

        pause_expiration_time = datetime.now(timezone.utc) + timedelta(seconds=timeout_seconds)
    if pause_expiration_time is not None:
        details["pause_timeout"] = pause_expiration_time
    details.update(pause_reschedule=reschedule, pause_key=pause_key)
    return _state(cls, "PAUSED", name, {**fields, "state_details": details})


def Completed(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run has ended well.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `COMPLETED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "COMPLETED", "Completed", kwargs)


def Running(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run is under way.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `RUNNING`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "RUNNING", "Running", kwargs)


def Failed(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run has ended badly.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `FAILED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "FAILED", "Failed", kwargs)


def Crashed(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run's infrastructure broke.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `CRASHED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "CRASHED", "Crashed", kwargs)


def Cancelling(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run is to be cancelled.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `CANCELLING`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "CANCELLING", "Cancelling", kwargs)


def Cancelled(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run was cancelled.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `CANCELLED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "CANCELLED", "Cancelled", kwargs)


def Pending(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run is about to start.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `PENDING`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "PENDING", "Pending", kwargs)


def Retrying(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run is under way again.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `RUNNING`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "RUNNING", "Retrying", kwargs)


def Submitting(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run is handed to its infrastructure.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `PENDING`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "PENDING", "Submitting", kwargs)


def InfrastructurePending(cls: "type[State] | None" = None, **kwargs: "Any") -> "State":
    """The run's infrastructure is being made.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `PENDING`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
    """
    return _state(cls, "PENDING", "InfrastructurePending", kwargs)


def Scheduled(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """The run is to start at a time.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        scheduled_time (datetime | None): The time; now where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `SCHEDULED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
        ValueError: The time is given twice.
    """
    return _scheduled(cls, "Scheduled", scheduled_time, kwargs)


def Late(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """The run should have started.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        scheduled_time (datetime | None): The time; now where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `SCHEDULED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
        ValueError: The time is given twice.
    """
    return _scheduled(cls, "Late", scheduled_time, kwargs)


def AwaitingRetry(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """The run is to be tried again at a time.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        scheduled_time (datetime | None): The time; now where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `SCHEDULED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
        ValueError: The time is given twice.
    """
    return _scheduled(cls, "AwaitingRetry", scheduled_time, kwargs)


def AwaitingConcurrencySlot(
    cls: "type[State] | None" = None, scheduled_time: "datetime | None" = None, **kwargs: "Any"
) -> "State":
    """The run waits for a slot under a concurrency limit.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        scheduled_time (datetime | None): The time; now where None.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `SCHEDULED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
        ValueError: The time is given twice.
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
    """The run waits to be resumed, in its infrastructure or, if it is to be rescheduled, out of it.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        timeout_seconds (float | None): How long it waits before it fails, in seconds; for ever where None.
        pause_expiration_time (datetime | None): Until when it waits, instead of `timeout_seconds`.
        reschedule (bool): Whether it leaves its infrastructure meanwhile.
        pause_key (str | None): A key that tells this pause from others of the run.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `PAUSED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
        ValueError: The end of the pause is given twice.
    """
    return _paused(cls, "Paused", timeout_seconds, pause_expiration_time, reschedule, pause_key, kwargs)


def Suspended(
    cls: "type[State] | None" = None,
    timeout_seconds: "float | None" = None,
    pause_expiration_time: "datetime | None" = None,
    pause_key: "str | None" = None,
    **kwargs: "Any",
) -> "State":
    """The run waits to be resumed, and has left its infrastructure.

    Args:
        cls (type[State] | None): The class to make; `State` where None.
        timeout_seconds (float | None): How long it waits before it fails, in seconds; for ever where None.
        pause_expiration_time (datetime | None): Until when it waits, instead of `timeout_seconds`.
        pause_key (str | None): A key that tells this pause from others of the run.
        **kwargs (Any): Further fields of the state, such as `message`.

    Returns:
        State: A state of the type `PAUSED`.

    Raises:
        ValidationError: A field is wrong, or a State has none of that name.
        ValueError: The end of the pause is given twice.
    """
    return _paused(cls, "Suspended", timeout_seconds, pause_expiration_time, True, pause_key, kwargs)


# ---- What a state says of its run ------------------------------------------------------------------


def to_state_create(state: "State") -> "StateCreate":
    """Convert a state to what is sent to set it.

    `data` is left out: the API keeps references to results, which only code that runs flows writes.

    Args:
        state (State): The state.

    Returns:
        StateCreate: Its type, name, message and details.
    """
    from prefect_rs.client.schemas.actions import StateCreate

    return StateCreate(
        type=state.type, name=state.name, message=state.message, state_details=state.state_details
    )


def is_state_iterable(obj: "Any") -> "TypeGuard[Iterable[State]]":
    """Tell whether an object is a list, set or tuple of states.

    Args:
        obj (Any): Any object.

    Returns:
        TypeGuard[Iterable[State]]: False if it is empty, of another type, or has something else in it.
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
            f"Expected failed or crashed state got {state!r}. Only a run that failed, crashed or was "
            "cancelled has an exception"
        )
    found: Any = state.data
    # A reference to a result in Prefect's storage cannot be read here; the message says what went wrong.
    if found is None or (isinstance(found, dict) and "storage_key" in found):
        return wrapper(state.message or f"{default} Its state has no message ({str.__str__(state.type)})")
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
        "into an exception; expected an exception, a text, a state or several states"
    )


async def aget_state_exception(state: "State") -> BaseException:
    """Get the exception of a run that ended badly, in a coroutine.

    Args:
        state (State): Its state, of the type `FAILED`, `CRASHED` or `CANCELLED`.

    Returns:
        BaseException: What `get_state_exception` returns.

    Raises:
        ValueError: The run did not end badly.
        TypeError: The state's data is no exception, text or state.
    """
    return _exception_of(state)


def get_state_exception(state: "State") -> BaseException:
    """Get the exception of a run that ended badly.

    An exception that Prefect's result storage keeps is not read: the state's message has its text.

    Args:
        state (State): Its state, of the type `FAILED`, `CRASHED` or `CANCELLED`.

    Returns:
        BaseException: The exception in the state's data, that of the first failed state in it, or else a
            `FailedRun`, `CrashedRun` or `CancelledRun` with the text of the data or the state's message. In
            a running event loop, as in the official client, a coroutine that returns it.

    Raises:
        ValueError: The run did not end badly, or none of several states in its data did.
        TypeError: The state's data is no exception, text or state.
    """
    if _in_event_loop():
        return aget_state_exception(state)  # type: ignore[return-value]  # typed as the official function is
    return _exception_of(state)


async def araise_state_exception(state: "State") -> None:
    """Raise the exception of a run that ended badly, in a coroutine.

    Args:
        state (State): Its state.

    Returns:
        None: The run did not end badly.

    Raises:
        BaseException: What `get_state_exception` returns.
    """
    if state.is_failed() or state.is_crashed() or state.is_cancelled():
        raise _exception_of(state)


def raise_state_exception(state: "State") -> None:
    """Raise the exception of a run that ended badly.

    Args:
        state (State): Its state.

    Returns:
        None: The run did not end badly. In a running event loop, as in the official client, a coroutine,
            which raises when it is awaited.

    Raises:
        BaseException: What `get_state_exception` returns.
    """
    if _in_event_loop():
        return araise_state_exception(state)  # type: ignore[return-value]
    if state.is_failed() or state.is_crashed() or state.is_cancelled():
        raise _exception_of(state)


async def get_state_result(
    state: "State", raise_on_failure: bool = True, retry_result_failure: bool = True
) -> "Any":
    """Get the result of a run: the same as `await state.aresult()`.

    Args:
        state (State): Its state.
        raise_on_failure (bool): Whether to raise the exception of a run that ended badly, or to return it.
        retry_result_failure (bool): Accepted for compatibility; nothing is retried.

    Returns:
        Any: The data of the state, or an exception.

    Raises:
        UnfinishedRun: The run has not ended.
        MissingResult: The state has no data, or a reference to Prefect's result storage.
    """
    return await state.aresult(raise_on_failure, retry_result_failure)


def format_exception(exc: BaseException, tb: "TracebackType | None" = None) -> str:
    """Write an exception as text.

    Args:
        exc (BaseException): The exception.
        tb (TracebackType | None): A traceback to write before it. Defaults to none.

    Returns:
        str: Such as `ValueError: no such file`. Exceptions of this package are named without their module.
    """
    if tb is None:
        return f"{type(exc).__name__}: {exc}"
    from traceback import format_exception

    text = "".join(format_exception(type(exc), exc, tb))
    kind = type(exc)
    return text.replace(f"{kind.__module__}.{kind.__name__}:", f"{kind.__name__}:")


class StateGroup:
    """Several states, counted by type.

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
        """Tell whether all states are completed."""
        return self._count("COMPLETED") == self.total_count

    def any_cancelled(self) -> bool:
        """Tell whether a state is cancelled."""
        return self.cancelled_count > 0

    def any_failed(self) -> bool:
        """Tell whether a state is failed or crashed."""
        return self.fail_count > 0

    def any_paused(self) -> bool:
        """Tell whether a state is paused."""
        return self.paused_count > 0

    def all_final(self) -> bool:
        """Tell whether all states are final."""
        return self.final_count == self.total_count

    def counts_message(self) -> str:
        """Write the counts as text, such as `total=2, not_final=1, 'COMPLETED'=1, 'RUNNING'=1`."""
        told = [f"total={self.total_count}"]
        if self.not_final_count:
            told.append(f"not_final={self.not_final_count}")
        told += [f"{str.__str__(type_)!r}={count}" for type_, count in self.type_counts.items() if count]
        return ", ".join(told)

    def __repr__(self) -> str:
        return f"StateGroup<{self.counts_message()}>"


def _in_event_loop() -> bool:
    import sys

    # Without asyncio, no loop of asyncio is running.
    asyncio = sys.modules.get("asyncio")
    return asyncio is not None and asyncio._get_running_loop() is not None
