"""Slots of the concurrency limits of tags, in blocking code: `concurrency`."""

from __future__ import annotations

from prefect_rs.concurrency._acquire import (
    AcquireConcurrencySlotTimeoutError,
    ConcurrencySlotAcquisitionError,
    Wanted,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from uuid import UUID

    from prefect_rs.concurrency._sync_block import SyncBlock

__all__ = ["AcquireConcurrencySlotTimeoutError", "ConcurrencySlotAcquisitionError", "concurrency"]


def concurrency(names: str | list[str], task_run_id: UUID, timeout_seconds: float | None = None) -> SyncBlock:
    """Hold slots of the concurrency limits of tags in a `with` block. It waits until they are free.

    The task run occupies a slot of each tag that has a limit. There is no lease: if the process is killed,
    the slots stay occupied.

    Args:
        names (str | list[str]): The tags.
        task_run_id (UUID): The id of the task run.
        timeout_seconds (float | None): Maximum time to wait for the slots, in seconds. Defaults to no limit.

    Returns:
        SyncBlock: A context manager, which is also a decorator.

    Raises:
        AcquireConcurrencySlotTimeoutError: The timeout expired. This is a `TimeoutError`.
        ConcurrencySlotAcquisitionError: The slots could not be acquired, such as for a limit of 0.
    """
    from prefect_rs.concurrency._sync_block import SyncBlock

    return SyncBlock(Wanted(names, 1, timeout_seconds, task_run_id=task_run_id))
