"""The states that a run can be in: a function for each.

Every function takes the further fields of a `State` by keyword: `Failed(message="No such file")`.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from prefect_rs.client.schemas.objects import State

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
    "Submitting",
    "Suspended",
]


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
        raise ValueError(f"{taken} is given in state_details; give it as the argument of the constructor")
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
        raise ValueError("give either timeout_seconds or pause_expiration_time, not both")
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
