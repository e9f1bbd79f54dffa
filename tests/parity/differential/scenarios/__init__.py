"""The calls to make with both clients: one file per resource, one coroutine per scenario.

A scenario gets a `Caller` (see `differential/run.py`) and makes its calls with it, as one would call the
official client. It creates its own objects, with names from `call.name(…)`. It imports models inside of the
function, so that a model that one client lacks affects only the scenarios that use it:

    async def crud(call):
        from prefect.client.schemas.filters import FlowFilter, FlowFilterName

        flow_id = await call("create_flow_from_name", call.name("flow"))
        await call("read_flow", flow_id)
        await call("read_flow: unknown", UUID(int=0))   # errors are compared as well

New files are found automatically. Where possible, use fixed times in the far future or past.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Scenario:
    """A scenario. Its name consists of its file's and its function's."""

    name: str
    run: Callable[[Any], Awaitable[None]]
    alone: bool


def _all() -> list[Scenario]:
    found = []
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        for name, function in vars(module).items():
            if inspect.iscoroutinefunction(function) and not name.startswith("_"):
                # Scenarios that affect the whole server are run by one client at a time.
                found.append(Scenario(f"{path.stem}.{name}", function, getattr(module, "ALONE", False)))
    return found


SCENARIOS = _all()
