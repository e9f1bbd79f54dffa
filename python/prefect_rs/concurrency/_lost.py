"""The exception for a lost lease."""

from asyncio import CancelledError


class ConcurrencyLeaseLost(CancelledError):
    """The lease of concurrency slots was lost, and the block that held them was cancelled.

    This is an `asyncio.CancelledError`, as in the official package, so `except Exception` does not catch it.
    """
