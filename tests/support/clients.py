"""A subclass of the async client, and the methods of client classes."""

from __future__ import annotations

from typing import Any

from prefect_rs import PrefectClient


class Derived(PrefectClient):
    """A subclass."""

    async def read_flows(self, *args: Any, **kwargs: Any) -> Any:
        return ["own", *await super().read_flows(*args, **kwargs)]

    async def own(self) -> int:
        return await self.count_flow_runs()


def methods(kind: type) -> list[str]:
    """The names of the public methods of a class."""
    return [name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))]
