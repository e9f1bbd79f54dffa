"""Releases slots when the process exits, even if their block was left in an unusual way."""

from __future__ import annotations

import os
from weakref import WeakSet

from prefect_rs._at_exit import register
from prefect_rs._core import _settle_slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# How long the exit may be delayed, in seconds.
TIMEOUT = 5.0

_held: WeakSet[Any] = WeakSet()


def expect() -> None:
    """Call this before slots are acquired. Ctrl-C may interrupt that after the request was sent."""
    register(_release_all)


def keep(held: Any) -> None:
    """Remember slots, to release them when the process exits.

    Args:
        held (Any): The slots.
    """
    _held.add(held)


def _release_all() -> None:
    for held in list(_held):
        held.let_go()
    if not _settle_slots(TIMEOUT):
        from prefect_rs.concurrency._acquire import logger

        logger().warning(
            "Slots of concurrency limits were not released within %s s of the end of the process %s. "
            "Those with a lease are released when it expires.",
            TIMEOUT,
            os.getpid(),
        )
