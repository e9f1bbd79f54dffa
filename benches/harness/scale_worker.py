"""Measures one exercise of a Prefect client in a new process.

`python scale_worker.py CLIENT EXERCISE API_URL RUN_ID MOST [RUN_ID]...` prints a line of JSON. The first run
is the one whose logs are read, the others are waited for. MOST limits what the official client reads or
deletes.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

if __package__ in (None, ""):
    # Started as a script in another environment, so the package has to be added to the path.
    sys.path[0] = str(Path(__file__).parent.parent)

from harness.contenders import Official, PrefectRs
from harness.exercises import Stopwatch
from harness.runs import PAGE
from harness.worker import versions

FAILED = {"state": {"type": {"any_": ["FAILED"]}}}
BY_TIME = "EXPECTED_START_TIME_DESC"
COUNTS = 10
PROGRESS = 20_000


class Ours(PrefectRs):
    """prefect-rs."""

    def prepare(self) -> None:
        """Import what the exercises need."""

    def runs(self, sort: str | None, most: int) -> Iterator[Any]:
        return iter(self.sync_client.iter_flow_runs(sort=sort))

    def count(self, flow_run_filter: Any) -> int:
        return self.sync_client.count_flow_runs(flow_run_filter=flow_run_filter)  # type: ignore[no-any-return]

    def delete(self, flow_run_filter: Any, most: int) -> int:
        return self.sync_client.delete_flow_runs_where(flow_run_filter)  # type: ignore[no-any-return]


class Theirs(Official):
    """The official client, and the loops that its users write."""

    def prepare(self) -> None:
        importlib.import_module("prefect.flow_runs")

    def runs(self, sort: str | None, most: int) -> Iterator[Any]:
        offset = 0
        order = importlib.import_module("prefect.client.schemas.sorting").FlowRunSort(sort) if sort else None
        while page := self.sync_client.read_flow_runs(
            sort=order, limit=min(PAGE, most - offset), offset=offset
        ):
            yield from page
            offset += len(page)

    def count(self, flow_run_filter: Any) -> int:
        matching = self.filter(flow_run_filter) if flow_run_filter else None
        return self.sync_client.count_flow_runs(flow_run_filter=matching)  # type: ignore[no-any-return]

    def delete(self, flow_run_filter: Any, most: int) -> int:
        matching, deleted = self.filter(flow_run_filter), 0
        while deleted < most and (
            page := self.sync_client.read_flow_runs(flow_run_filter=matching, limit=PAGE)
        ):
            for run in page[: most - deleted]:
                self.sync_client.delete_flow_run(run.id)
                deleted += 1
        return deleted

    @staticmethod
    def filter(criteria: Any) -> Any:
        filters = importlib.import_module("prefect.client.schemas.filters")
        return filters.FlowRunFilter.model_validate(criteria)


CLIENTS: dict[str, type[Any]] = {"prefect_rs": Ours, "official": Theirs}


def read(it: Any, sort: str | None, most: int) -> array[int]:
    """Read all flow runs, and return the random halves of their ids. Prints the progress."""
    began, ids = time.perf_counter(), array("Q")
    for number, run in enumerate(it.runs(sort, most), 1):
        ids.append(run.id.int & 2**64 - 1)
        if number % PROGRESS == 0:
            print(f"  {number:,} runs after {time.perf_counter() - began:.1f} s", file=sys.stderr, flush=True)
    return ids


def count(it: Any, flow_run_filter: Any) -> int:
    """Count runs several times."""
    [number] = {it.count(flow_run_filter) for _ in range(COUNTS)}
    return int(number)


async def wait_for_all(it: Any, runs: list[UUID]) -> int:
    """Wait for all runs at once."""
    await it.start()
    try:
        return int(await it.wait_for_all(runs, it.api_url))
    finally:
        await it.stop()


# Each returns how many objects it found or changed, or their ids.
EXERCISES: dict[str, Callable[[Any, int, list[UUID]], int | array[int]]] = {
    "read_all": lambda it, most, _: read(it, None, most),
    "read_by_time": lambda it, most, _: read(it, BY_TIME, most),
    "count": lambda it, *_: count(it, None),
    "count_failed": lambda it, *_: count(it, FAILED),
    "read_logs": lambda it, *_: len(it.logs()),
    "wait_for_all": lambda it, _, runs: asyncio.run(wait_for_all(it, runs)),
    "delete": lambda it, most, _: it.delete(FAILED, most),
}


def memory(kind: str) -> int:
    """A line of this process's status, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(kind))


def main() -> None:
    name, exercise, api_url, run_id, most, *runs = sys.argv[1:]
    kind = CLIENTS[name]
    it = kind(api_url, run_id)
    it.prepare()
    # The first page is part of what any program needs.
    it.check(it.read_runs(PAGE), PAGE)
    # From now on, the peak is that of the exercise.
    Path("/proc/self/clear_refs").write_text("5")
    before, began = memory("VmHWM"), time.monotonic()
    with Stopwatch() as watch:
        found = EXERCISES[exercise](it, int(most), [UUID(each) for each in runs])
    measured = {
        "wall": watch.wall,
        "cpu": watch.cpu,
        "grown": memory("VmHWM") - before,
        "began": began,
        "ended": time.monotonic(),
        # An object that was read twice does not count twice.
        "number": found if isinstance(found, int) else len(set(found)),
        "versions": versions(kind),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
