"""The calls to be made through both clients: one file per resource, and in it a coroutine per scenario.

A scenario gets a `Caller` (see `differential/run.py`) and makes its calls through it, in the spelling of the
official client, with objects of its own that `call.name(…)` names. It imports models inside, so that a model
which one client lacks concerns only the scenarios that use it:

    async def crud(call):
        from prefect.client.schemas.filters import FlowFilter, FlowFilterName

        flow_id = await call("create_flow_from_name", call.name("flow"))
        await call("read_flow", flow_id)
        await call("read_flow: unknown", UUID(int=0))   # errors are compared as well

Another file is found by itself. Times are fixed ones of the far future or past, where one may choose.
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
    """One scenario: `name` is that of its file and its function."""

    name: str
    run: Callable[[Any], Awaitable[None]]
    alone: bool


def _all() -> list[Scenario]:
    found = []
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        for name, function in vars(module).items():
            if inspect.iscoroutinefunction(function) and not name.startswith("_"):
                # What concerns the whole server is run by one client at a time.
                found.append(Scenario(f"{path.stem}.{name}", function, getattr(module, "ALONE", False)))
    return found


SCENARIOS = _all()
