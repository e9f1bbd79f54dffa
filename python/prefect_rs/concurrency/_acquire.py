"""Acquiring slots, for blocking and async code. Waiting, leases and releases are in Rust."""

from __future__ import annotations

from prefect_rs._core import _acquire_slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from logging import Logger
    from typing import Any
    from uuid import UUID

# The durations of a lease that the server allows, in seconds.
SHORTEST_LEASE, LONGEST_LEASE = 60, 24 * 60 * 60


class ConcurrencySlotAcquisitionError(Exception):
    """Slots could not be acquired: a limit does not exist or is too small, or the request failed."""


class AcquireConcurrencySlotTimeoutError(TimeoutError):
    """Slots could not be acquired in time."""


class Wanted:
    """The slots to acquire, and how long to wait for them.

    Args:
        names (str | Iterable[str] | None): The name of the limit, or the names of several.
        slots (int): The number of slots of each.
        timeout (float | None): Maximum time to wait, in seconds.
        max_retries (int | None): How often to try again.
        lease_duration (float | None): The duration of their lease, if they have one.
        holder (Any): Who holds the lease.
        task_run_id (UUID | str | None): The task run, if the limits are those of tags.
    """

    def __init__(
        self,
        names: str | Iterable[str] | None,
        slots: int,
        timeout: float | None,
        max_retries: int | None = None,
        lease_duration: float | None = None,
        holder: Any = None,
        task_run_id: UUID | str | None = None,
    ) -> None:
        self.names = [names] if names and isinstance(names, str) else list(names or ())
        self.slots = slots
        self.timeout = timeout
        self.max_retries = max_retries
        self.lease_duration = lease_duration
        self.holder = holder
        self.task_run_id = task_run_id


def logger() -> Logger:
    """Get the logger of this package's concurrency limits."""
    import logging

    return logging.getLogger("prefect_rs.concurrency")


def acquire(
    client: Any, wanted: Wanted, strict: bool, on_lost: Callable[[Exception], None] | None = None
) -> Generator[Any, Any, Any]:
    """Acquire slots, as steps for `blocking` or `awaiting`.

    Args:
        client (Any): The client.
        wanted (Wanted): What to acquire.
        strict (bool): Whether limits that do not exist are an error.
        on_lost (Callable[[Exception], None] | None): Called if the lease is lost, in a thread of its own.

    Returns:
        Any: The slots, with an empty list of `limits` if none of the limits exists.

    Raises:
        AcquireConcurrencySlotTimeoutError: The timeout expired.
        ConcurrencySlotAcquisitionError: The slots could not be acquired for another reason.
    """
    names = wanted.names
    try:
        _check(wanted)
        held = yield _acquire_slots(
            client,
            # The official client sends them like this.
            sorted(set(names)),
            wanted.slots,
            wanted.timeout,
            wanted.max_retries,
            wanted.lease_duration,
            wanted.holder,
            wanted.task_run_id,
            on_lost,
        )
    except Exception as error:
        raise ConcurrencySlotAcquisitionError(
            f"Unable to acquire concurrency slots on {names!r}: {_reason(error)}"
        ) from error
    if held is None:
        raise AcquireConcurrencySlotTimeoutError(
            f"Attempt to acquire concurrency slots on {names!r} timed out after {wanted.timeout} second(s)"
        )
    if not held.limits and wanted.task_run_id is None:
        if strict:
            raise ConcurrencySlotAcquisitionError(
                f"Concurrency limits {names!r} must be created before acquiring slots"
            )
        logger().warning("Concurrency limits %r do not exist - skipping acquisition.", names)
    return held


def _check(wanted: Wanted) -> None:
    """Raise a `ValueError` for what the server would reject."""
    for name in wanted.names:
        if not isinstance(name, str):
            raise TypeError(f"names: expected the names of concurrency limits, got {name!r}")
    slots, duration = wanted.slots, wanted.lease_duration
    if not isinstance(slots, int) or isinstance(slots, bool) or slots < 1:
        raise ValueError(f"occupy: expected an integer of at least 1, got {slots!r}")
    if not (wanted.max_retries is None or isinstance(wanted.max_retries, int)):
        raise TypeError(f"max_retries: expected an integer or None, got {wanted.max_retries!r}")
    timeout = wanted.timeout
    if not (timeout is None or (isinstance(timeout, (int, float)) and timeout == timeout)):
        raise ValueError(f"timeout_seconds: expected a number of seconds or None, got {timeout!r}")
    if duration is None:
        return
    if not isinstance(duration, (int, float)) or not SHORTEST_LEASE <= duration <= LONGEST_LEASE:
        raise ValueError(
            f"lease_duration: expected a number of seconds from {SHORTEST_LEASE} to {LONGEST_LEASE}, "
            f"got {duration!r}"
        )


def _reason(error: Exception) -> str:
    """Say why, in short: the status of a response, with the server's explanation."""
    response = getattr(error, "response", None)
    if response is None:
        return str(error)
    status = f"{response.status_code} {response.reason_phrase}".rstrip()
    try:
        body = response.json()
    except ValueError:
        body = None
    details = (body.get("exception_detail") or body.get("detail")) if isinstance(body, dict) else None
    if isinstance(details, str):
        details = [details]
    if not isinstance(details, list) or not details:
        return status
    return f"{status}: {'; '.join(map(_detail, details))}"


def _detail(detail: Any) -> str:
    if not isinstance(detail, dict):
        return str(detail)
    place = ".".join(str(part) for part in detail.get("loc") or () if part != "body")
    return f"{place}: {detail.get('msg')}" if place else str(detail.get("msg"))
