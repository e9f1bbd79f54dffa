"""Rate limits."""

from __future__ import annotations

from prefect_rs.concurrency._acquire import acquire
from prefect_rs.concurrency._events import emit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any

    from prefect_rs.concurrency._acquire import Wanted


def limited(client: Any, wanted: Wanted, strict: bool) -> Generator[Any, Any, None]:
    """Acquire slots of rate limits, as steps for `blocking` or `awaiting`.

    Args:
        client (Any): The client.
        wanted (Wanted): What to acquire.
        strict (bool): Whether limits that do not exist are an error.
    """
    held = yield from acquire(client, wanted, strict)
    emit("acquired", held.limits, {"slots-acquired": str(wanted.slots)}, {})
