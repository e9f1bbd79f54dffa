"""Functions that return a coroutine where an event loop runs, called in both modes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any


def in_mode(mode: str) -> Callable[..., Any]:
    """Call a function, in async mode within an event loop: `in_mode("async")(function, *args)`."""

    def run(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if mode == "sync":
            return function(*args, **kwargs)

        async def main() -> Any:
            return await function(*args, **kwargs)

        return asyncio.run(main())

    return run
