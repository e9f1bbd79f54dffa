"""Slots of concurrency limits, in async code: `concurrency` and `rate_limit`."""

from __future__ import annotations

from prefect_rs._dispatch import async_client, awaiting
from prefect_rs._lazy import forward
from prefect_rs.concurrency._acquire import (
    AcquireConcurrencySlotTimeoutError,
    ConcurrencySlotAcquisitionError,
    Wanted,
)
from prefect_rs.concurrency._rate import limited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.client.schemas.objects import ConcurrencyLeaseHolder
    from prefect_rs.concurrency._async_block import AsyncBlock
    from prefect_rs.concurrency._lost import ConcurrencyLeaseLost

__all__ = [
    "AcquireConcurrencySlotTimeoutError",
    "ConcurrencyLeaseLost",
    "ConcurrencySlotAcquisitionError",
    "concurrency",
    "rate_limit",
]

__getattr__, __dir__, _names = forward(__name__, {"prefect_rs.concurrency._lost": ["ConcurrencyLeaseLost"]})


def concurrency(
    names: str | list[str],
    occupy: int = 1,
    timeout_seconds: float | None = None,
    max_retries: int | None = None,
    lease_duration: float = 300,
    strict: bool = False,
    holder: ConcurrencyLeaseHolder | None = None,
    raise_on_lease_renewal_failure: bool | None = None,
) -> AsyncBlock:
    """Hold slots of concurrency limits in an `async with` block. It waits until they are free.

    The slots have a lease, which is renewed in the background whatever the block does. It frees them if the
    process is killed.

    Args:
        names (str | list[str]): The limits' names.
        occupy (int): The number of slots of each limit.
        timeout_seconds (float | None): Maximum time to wait for the slots, in seconds. Defaults to no limit.
        max_retries (int | None): How often to try again if there are too few slots. Defaults to no limit.
        lease_duration (float): The duration of the lease in seconds, from 60 to 86400.
        strict (bool): Whether it is an error if none of the limits exists. Otherwise, a warning is logged,
            and the block runs.
        holder (ConcurrencyLeaseHolder | None): Who holds the slots, for the server to show.
        raise_on_lease_renewal_failure (bool | None): Whether the block is cancelled if the lease is lost, and
            `ConcurrencyLeaseLost` is raised. Otherwise, a warning is logged. Defaults to `strict`.

    Returns:
        AsyncBlock: An async context manager, which is also a decorator.

    Raises:
        AcquireConcurrencySlotTimeoutError: The timeout expired. This is a `TimeoutError`.
        ConcurrencySlotAcquisitionError: The slots could not be acquired for another reason.
        ConcurrencyLeaseLost: The lease was lost, and the block was cancelled. This is an
            `asyncio.CancelledError`.
    """
    from prefect_rs.concurrency._async_block import AsyncBlock

    wanted = Wanted(names, occupy, timeout_seconds, max_retries, lease_duration, holder)
    return AsyncBlock(wanted, strict, raise_on_lease_renewal_failure)


async def rate_limit(
    names: str | list[str], occupy: int = 1, timeout_seconds: float | None = None, strict: bool = False
) -> None:
    """Acquire slots of rate limits, and wait until they are free. They free themselves, with time.

    Args:
        names (str | list[str]): The names of the limits, which need a `slot_decay_per_second`.
        occupy (int): The number of slots of each limit.
        timeout_seconds (float | None): Maximum time to wait for the slots, in seconds. Defaults to no limit.
        strict (bool): Whether it is an error if none of the limits exists. Otherwise, a warning is logged.

    Raises:
        AcquireConcurrencySlotTimeoutError: The timeout expired. This is a `TimeoutError`.
        ConcurrencySlotAcquisitionError: The slots could not be acquired for another reason.
    """
    if names:
        await awaiting(limited(async_client(), Wanted(names, occupy, timeout_seconds), strict))
