"""Exercises: how calls of a contender are repeated and timed.

An exercise repeats a call and returns a `Timing`. CPU time is that of the whole process, including background
threads of the client.
"""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .calls import SMALL, THREE, Call, all_attributes, large, page_and

if TYPE_CHECKING:
    from .contenders import Contender

# The numbers of concurrent calls and of runs per page, which are the axes of the growth plots.
AT_ONCE = (1, 4, 16, 64, 256, 1000)
PAGES = (1, 2, 5, 10, 20, 50, 100, 200)
FULL = PAGES[-1]
PAGES_WATCHED = 20


class Timing(TypedDict):
    """The time of `calls` calls, in seconds, and the longest block of the event loop if that was measured."""

    wall: float
    cpu: float
    calls: int
    hold: float | None
    # Other values of the same exercise, for rows of their own.
    noted: NotRequired[dict[str, float]]


class Stopwatch:
    """Measures wall and CPU time of a `with` block."""

    def __enter__(self) -> Stopwatch:
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall = time.perf_counter() - self.wall
        self.cpu = time.process_time() - self.cpu

    def timing(self, calls: int, hold: float | None = None) -> Timing:
        return {"wall": self.wall, "cpu": self.cpu, "calls": calls, "hold": hold}


def one_after_another(call: Callable[[], object], times: int) -> Timing:
    """Repeat a blocking call."""
    with Stopwatch() as watch:
        for _ in range(times):
            call()
    return watch.timing(times)


async def awaited_one_after_another(call: Callable[[], Awaitable[object]], times: int) -> Timing:
    """Repeat an async call, each after the previous one has returned."""
    with Stopwatch() as watch:
        for _ in range(times):
            await call()
    return watch.timing(times)


async def all_at_once(number: int, call: Callable[[], Awaitable[object]], times: int) -> Timing:
    """Repeat `number` concurrent calls in one `gather`."""
    with Stopwatch() as watch:
        for _ in range(times):
            await asyncio.gather(*[call() for _ in range(number)])
    return watch.timing(times * number)


@contextmanager
def watched_loop() -> Iterator[list[float]]:
    """Run a task in each iteration of the event loop. The list contains the longest block between two.

    That is the CPU time of the loop's thread: a Prefect server that works at the same time needs both cores
    of a small machine, so that the system interrupts any thread for milliseconds. The task uses `sleep(0)`,
    since timers of asyncio are rounded up to a millisecond, which is more than the time to measure. Passes of
    Python's garbage collector over the objects of the program are left out.
    """
    longest: list[float] = [0.0]
    collected = began = 0.0
    thread = threading.get_ident()

    def note_collection(phase: str, _: dict[str, int]) -> None:
        nonlocal collected, began
        if threading.get_ident() != thread:
            return
        if phase == "start":
            began = time.thread_time()
        else:
            collected += time.thread_time() - began

    async def tick() -> None:
        last = time.thread_time() - collected
        while True:
            await asyncio.sleep(0)
            now = time.thread_time() - collected
            longest[0] = max(longest[0], now - last)
            last = now

    gc.callbacks.append(note_collection)
    ticking = asyncio.get_running_loop().create_task(tick())
    try:
        yield longest
    finally:
        ticking.cancel()
        gc.callbacks.remove(note_collection)


async def paging(call: Callable[[], Awaitable[object]], times: int) -> Timing:
    """Read 20 pages while measuring the longest block of the event loop."""
    pages = times * PAGES_WATCHED
    with watched_loop() as longest:
        # Lets the task run before the first page is requested.
        await asyncio.sleep(0)
        with Stopwatch() as watch:
            for _ in range(pages):
                await call()
        # Lets the task run again, to include a block of the loop at the very end.
        await asyncio.sleep(0)
    return watch.timing(pages, longest[0])


@dataclass(frozen=True)
class Exercise:
    """A call of a contender, and how it is repeated."""

    call: Callable[[Contender], Call]
    drive: Callable[[Any, int], Timing | Coroutine[Any, Any, Timing]]
    # The number of flow runs that each call returns.
    runs: int = 1
    # Whether calls block, so that the server needs its own core; see `cores`.
    blocking: bool = False
    # Whether the exercise runs only once: more pages would make a long block more likely.
    fixed: bool = False
    # Whether it is too long for a warm-up; see `live_exercises`.
    whole: bool = False

    def run(self, loop: asyncio.AbstractEventLoop, contender: Contender, times: int) -> Timing:
        """Repeat the call `times` times."""
        timing = self.drive(self.call(contender), times)
        return loop.run_until_complete(timing) if isinstance(timing, Coroutine) else timing

    def check(self, loop: asyncio.AbstractEventLoop, contender: Contender) -> None:
        """Validate the response of one call, so that failing fast does not count as being fast."""
        answer = self.call(contender)()
        answer = loop.run_until_complete(answer) if isinstance(answer, Awaitable) else answer
        contender.check(answer, self.runs)


def blocking(call: Callable[[Contender], Call], runs: int = 1) -> Exercise:
    return Exercise(call, one_after_another, runs, blocking=True)


def a_page(limit: int) -> Callable[[Contender], Call]:
    return lambda it: partial(it.read_runs, limit)


EXERCISES: dict[str, Exercise] = {
    "read_run": blocking(lambda it: it.read_run),
    "trigger": Exercise(lambda it: it.trigger, awaited_one_after_another),
    "read_run_async": Exercise(lambda it: it.read_run_async, awaited_one_after_another),
    **{
        f"at_once_{number}": Exercise(lambda it: it.read_run_async, partial(all_at_once, number))
        for number in AT_ONCE
    },
    **{f"read_runs_{limit}": blocking(a_page(limit), limit) for limit in PAGES},
    "touch_three": blocking(page_and(FULL, lambda run: attrgetter(*THREE)), FULL),
    "touch_all": blocking(page_and(FULL, lambda run: attrgetter(*all_attributes(run))), FULL),
    "dump": blocking(page_and(FULL, lambda run: methodcaller("model_dump")), FULL),
    "write_small": blocking(lambda it: partial(it.create_run, SMALL)),
    "write_large": blocking(lambda it: partial(it.create_run, large())),
    "paging": Exercise(lambda it: partial(it.read_runs_async, FULL), paging, FULL, fixed=True),
}
