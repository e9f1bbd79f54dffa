"""Exercises with a live server, which measure more than repeated calls: waiting, following, emitting.

Each is carried out once per round, and checks its own results. What changes on the server during an exercise
is changed by plain requests, not by the contender.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, closing
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from .exercises import Exercise, Stopwatch, Timing, watched_loop
from .live import LOGS, RUNS, log
from .real import ServerClient, done

EVENTS = 10_000
# How long a client has waited before a run ends or a log is written, in seconds. By then, the intervals of
# polling have grown.
PATIENCE = 2.0
LINES = 8
DEADLINE = 200.0


@dataclass(frozen=True)
class Whole(Exercise):
    """An exercise that returns its own timing."""

    fixed: bool = True
    # Not run in addition as a warm-up.
    whole: bool = True

    def check(self, loop: asyncio.AbstractEventLoop, contender: Any) -> None:
        """The exercise checks its results each time."""


def whole(exercise: Callable[[Any], Any]) -> Whole:
    return Whole(lambda it: partial(exercise, it), lambda call, _: call())


def server_of(contender: Any) -> ServerClient:
    port = urlsplit(contender.api_url).port
    assert port
    return ServerClient(port)


def read_everything(it: Any) -> Timing:
    """Read all flow runs, one after another, and look at their ids."""
    with Stopwatch() as watch:
        ids = {run.id for run in it.every_run()}
    expect(RUNS <= len(ids) < 2 * RUNS, f"{len(ids)} runs")
    return watch.timing(1)


async def hold_while_reading(it: Any) -> Timing:
    """Read all flow runs in an event loop that is watched."""
    with watched_loop() as longest:
        await asyncio.sleep(0)
        with Stopwatch() as watch:
            ids = {run.id async for run in it.every_run_async()}
        await asyncio.sleep(0)
    expect(RUNS <= len(ids) < 2 * RUNS, f"{len(ids)} runs")
    return watch.timing(1, longest[0])


def read_logs(it: Any) -> Timing:
    """Read all logs of a flow run."""
    with Stopwatch() as watch:
        found = it.logs()
    expect(len({each.message for each in found}) == len(found) == LOGS, f"{len(found)} logs")
    return watch.timing(1)


async def wait_for_one(it: Any) -> Timing:
    """Wait for flow runs, one after another. Measures from the request that ends a run to the return."""
    wall = cpu = 0.0
    runs = [UUID(run_id) for run_id in it.data["run_ids"]]
    for run_id in runs:
        waiting = asyncio.ensure_future(it.wait(run_id))
        await asyncio.sleep(PATIENCE)
        with Stopwatch() as watch:
            path, body = f"/flow_runs/{run_id}/set_state", {"state": done(), "force": True}
            await asyncio.to_thread(server_of(it).create, path, body)
            run = await asyncio.wait_for(waiting, DEADLINE)
        expect(run.state_name == "Completed", f"{run.state_name} at the end of the wait")
        wall, cpu = wall + watch.wall, cpu + watch.cpu
    return {"wall": wall, "cpu": cpu, "calls": len(runs), "hold": None}


async def wait_for_many(it: Any) -> Timing:
    """Wait for many flow runs at once, until all have been ended from outside."""
    runs = [UUID(run_id) for run_id in it.data["run_ids"]]
    with Stopwatch() as watch:
        ended = await it.wait_for_all(runs, it.data["api_url"])
    expect(ended == len(runs), f"{ended} of {len(runs)} runs")
    return watch.timing(1)


async def follow_logs(it: Any) -> Timing:
    """Follow a running flow run. Measures from the request that writes a log to its arrival."""
    wall = cpu = 0.0
    [run_id] = it.data["run_ids"]
    lines: AsyncIterator[Any] = it.follow(UUID(run_id))
    async with aclosing(lines):  # type: ignore[type-var]
        for number in range(LINES):
            following = asyncio.ensure_future(anext(lines))
            await asyncio.sleep(0.3 if number else PATIENCE)
            with Stopwatch() as watch:
                await asyncio.to_thread(server_of(it).request, "POST", "/logs/", [log(run_id, number)])
                line = await asyncio.wait_for(following, DEADLINE)
            expect(f"line {number} of" in str(line), f"{line!r} is not line {number}")
            wall, cpu = wall + watch.wall, cpu + watch.cpu
    return {"wall": wall, "cpu": cpu, "calls": LINES, "hold": None}


def emit(it: Any) -> Timing:
    """Emit events. Measures the caller's time, and notes the time until the server has stored all."""
    emit_event, name = it.emitter(), f"bench.{uuid4().hex}"
    began = time.perf_counter()
    with Stopwatch() as calls:
        for number in range(EVENTS):
            emit_event(
                event=name,
                resource={"prefect.resource.id": f"bench.row.{number}", "prefect.resource.name": "a row"},
                payload={"number": number, "table": "orders"},
            )
    server = server_of(it)
    with closing(server.connection):
        while (stored := server.events(name)) < EVENTS:
            expect(
                time.perf_counter() < began + DEADLINE, f"{stored} of {EVENTS} events after {DEADLINE:g} s"
            )
            time.sleep(0.1)
    delivered = time.perf_counter() - began
    expect(stored == EVENTS, f"{stored} events")
    timing = calls.timing(EVENTS)
    timing["noted"] = {"delivered": delivered}
    return timing


def expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(f"wrong result: {otherwise}")


LIVE_EXERCISES: dict[str, Exercise] = {
    "read_everything": whole(read_everything),
    "hold_while_reading": whole(hold_while_reading),
    "read_logs": whole(read_logs),
    "wait_for_one": whole(wait_for_one),
    "wait_for_many": whole(wait_for_many),
    "follow_logs": whole(follow_logs),
    "emit": whole(emit),
}
