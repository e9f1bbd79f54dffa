"""Holding slots of concurrency limits in both clients."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any


def holding(mode: str, in_sync: ModuleType, in_async: ModuleType) -> Callable[..., Any]:
    """A function that calls another one while it holds slots, and returns its result.

    Args:
        mode: "sync" or "async".
        in_sync: The module with the `concurrency` for blocking code.
        in_async: The same for async code.
    """

    def run(body: Callable[[], Any], *args: Any, **kwargs: Any) -> Any:
        if mode == "sync":
            with in_sync.concurrency(*args, **kwargs):
                return body()

        async def main() -> Any:
            async with in_async.concurrency(*args, **kwargs):
                return body()

        return asyncio.run(main())

    return run
