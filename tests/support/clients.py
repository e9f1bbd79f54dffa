"""A subclass of the async client, the methods of client classes, and what they return."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any

from prefect_rs import PrefectClient
from prefect_rs._core import ItemIterator


class Derived(PrefectClient):
    """A subclass."""

    async def read_flows(self, *args: Any, **kwargs: Any) -> Any:
        return ["own", *await super().read_flows(*args, **kwargs)]

    async def own(self) -> int:
        return await self.count_flow_runs()


def in_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Make an async test run in an event loop of its own."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


def methods(kind: type) -> list[str]:
    """The names of the public methods of a class."""
    return [name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))]


def iterates(method: Any) -> bool:
    """Whether a method returns an iterator."""
    return "\nReturns:\n    ItemIterator[" in inspect.cleandoc(method.__doc__ or "")


def result_of(returned: Any) -> Any:
    """What a method of the sync client gives: for an iterator, its items."""
    return list(returned) if isinstance(returned, ItemIterator) else returned


async def awaited(returned: Any) -> Any:
    """What a method of the async client gives: for an iterator, its items."""
    if hasattr(returned, "__aiter__"):
        return [item async for item in returned]
    return await returned if inspect.isawaitable(returned) else returned
