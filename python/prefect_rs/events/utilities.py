"""`emit_event`, and `flush` to wait until what was emitted has been delivered."""

from sys import is_finalizing

from prefect_rs._at_exit import drain_queues
from prefect_rs._core import _emit_event, _flush_events
from prefect_rs.exceptions import EventTooLarge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine
    from datetime import datetime, timedelta
    from typing import Any
    from uuid import UUID

    from prefect_rs.events.schemas.events import Event, RelatedResource

drain_queues()

__all__ = ["TIGHT_TIMING", "aflush", "emit_event", "flush"]

if TYPE_CHECKING:
    TIGHT_TIMING: timedelta
else:

    def __getattr__(name: str):
        if name == "TIGHT_TIMING":
            # An event follows another one only if they are less than this apart.
            from datetime import timedelta

            globals()[name] = found = timedelta(minutes=5)
            return found
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)


def emit_event(
    event: str,
    resource: "dict[str, str]",
    occurred: "datetime | None" = None,
    related: "list[dict[str, str]] | list[RelatedResource] | None" = None,
    payload: "dict[str, Any] | None" = None,
    id: "UUID | None" = None,  # the official name
    follows: "Event | None" = None,
    **kwargs: "dict[str, Any] | None",
) -> "Event | None":
    """Emit an event. Returns at once: it is delivered in the background.

    The queue has at most `PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE` events, 10,000 by default. While it is full,
    events are dropped; a warning on the logger `prefect_rs` says how many, at once and then every minute. At
    exit, the process waits for the delivery, for at most `PREFECT_RS_EVENTS_EXIT_TIMEOUT` seconds, 5 by
    default.

    The server is that of the settings. Within a flow run, the run, its flow, deployment and so on are added
    to the related resources. Can be called from any thread, from async code, and in forked processes, which
    have queues of their own.

    Args:
        event (str): What happened, such as `my-app.order.created`.
        resource (dict[str, str]): The labels of the resource that the event is about, with
            `prefect.resource.id`.
        occurred (datetime | None): When it happened. Defaults to now.
        related (list[dict[str, str]] | list[RelatedResource] | None): The labels of related resources, each
            with `prefect.resource.id` and `prefect.resource.role`.
        payload (dict[str, Any] | None): Additional data.
        id (UUID | None): The id of the event. Defaults to a new one.
        follows (Event | None): The event that preceded this one. Ignored if they are 5 minutes or more apart.
        **kwargs (dict[str, Any] | None): Other fields of the event.

    Returns:
        Event | None: The event; None if it was dropped, or is invalid, or there is no server, all of which
            are logged.

    Raises:
        EventTooLarge: The event exceeds `PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES`.
    """
    try:
        fields: dict[str, Any] = {"event": event, "resource": resource, **kwargs}
        if follows is not None:
            from datetime import datetime, timezone

            from prefect_rs.events.utilities import TIGHT_TIMING as tight

            if occurred is None:
                occurred = datetime.now(timezone.utc)
            if -tight < occurred - follows.occurred < tight:
                fields["follows"] = follows.id
        if occurred is not None:
            fields["occurred"] = occurred
        if related is not None:
            fields["related"] = related
        if payload is not None:
            fields["payload"] = payload
        if id is not None:
            fields["id"] = id
        emitted: Event | None = _emit_event(fields)
        return emitted
    except EventTooLarge:
        raise
    except Exception as error:
        # In a finalizer at the end of the process, nothing can be imported any more.
        if is_finalizing():
            return None
        # Like the official function: an event is never worth the failure of the program.
        from logging import getLogger

        getLogger("prefect_rs").error("Error emitting event: %s: %s", event, error, exc_info=error)
        return None


def flush(timeout: "float | None" = None) -> bool:
    """Wait until all events that were emitted in this process have been delivered. Blocks.

    Not in the official client. In async code, use `aflush`.

    Args:
        timeout (float | None): Maximum time to wait, in seconds. Defaults to no limit.

    Returns:
        bool: Whether they have been delivered. False if the timeout expired.
    """
    flushed: bool = _flush_events(timeout, False)
    return flushed


def aflush(timeout: "float | None" = None) -> "Coroutine[Any, Any, bool]":
    """Wait until all events that were emitted in this process have been delivered.

    Not in the official client.

    Args:
        timeout (float | None): Maximum time to wait, in seconds. Defaults to no limit.

    Returns:
        Coroutine[Any, Any, bool]: Whether they have been delivered. False if the timeout expired.
    """
    flushed: Coroutine[Any, Any, bool] = _flush_events(timeout, True)
    return flushed
