"""What a worker does with its contender, and how it is timed.

An exercise takes a contender and how often to repeat, and gives a `Timing`. CPU time is that of the
whole process, so a client's background threads are counted too.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any, TypedDict

from .calls import SMALL, THREE, Call, all_attributes, large, page_and

if TYPE_CHECKING:
    from .contenders import Contender

# How many calls are in flight together, and how many runs a page holds; several, to see cost grow.
AT_ONCE = (1, 4, 16, 64, 256, 1000)
PAGES = (1, 2, 5, 10, 20, 50, 100, 200)
FULL = PAGES[-1]
PAGES_WATCHED = 20


class Timing(TypedDict):
    """How long `calls` calls took. `hold` is there where the event loop was watched."""

    wall: float
    cpu: float
    calls: int
    hold: float | None


class Stopwatch:
    """Wall and CPU time of a `with` block."""

    def __enter__(self) -> Stopwatch:
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall = time.perf_counter() - self.wall
        self.cpu = time.process_time() - self.cpu

    def timing(self, calls: int, hold: float | None = None) -> Timing:
        return {"wall": self.wall, "cpu": self.cpu, "calls": calls, "hold": hold}


def one_after_another(call: Callable[[], object], times: int) -> Timing:
    """Calls that block."""
    with Stopwatch() as watch:
        for _ in range(times):
            call()
    return watch.timing(times)


async def awaited_one_after_another(call: Callable[[], Awaitable[object]], times: int) -> Timing:
    """Calls that are awaited, the next one made when the last has answered."""
    with Stopwatch() as watch:
        for _ in range(times):
            await call()
    return watch.timing(times)


async def all_at_once(number: int, call: Callable[[], Awaitable[object]], times: int) -> Timing:
    """That many calls in one `gather`, `times` over."""
    with Stopwatch() as watch:
        for _ in range(times):
            await asyncio.gather(*[call() for _ in range(number)])
    return watch.timing(times * number)


@contextmanager
def watched_loop() -> Iterator[list[float]]:
    """Lets a task tick on each turn of the event loop; the list gets the longest time between two.

    `sleep(0)` rather than a timer: asyncio's timers are rounded up to a whole millisecond, which is
    more than what is to be measured.
    """
    longest: list[float] = [0.0]

    async def tick() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest[0] = max(longest[0], now - last)
            last = now

    ticking = asyncio.get_running_loop().create_task(tick())
    try:
        yield longest
    finally:
        ticking.cancel()


async def paging(call: Callable[[], Awaitable[object]], times: int) -> Timing:
    """Reads 20 pages while the event loop is watched."""
    pages = times * PAGES_WATCHED
    with watched_loop() as longest:
        # A first turn, so that the ticker runs before the first page is asked for.
        await asyncio.sleep(0)
        with Stopwatch() as watch:
            for _ in range(pages):
                await call()
        # And a last one: what held the loop at the very end has not been seen yet.
        await asyncio.sleep(0)
    return watch.timing(pages, longest[0])


@dataclass(frozen=True)
class Exercise:
    """What of a contender is called, and how."""

    call: Callable[[Contender], Call]
    drive: Callable[[Any, int], Timing | Coroutine[Any, Any, Timing]]
    # How many flow runs each call gives.
    runs: int = 1
    # One thread throwing a ball to the server and back; see `cores`.
    blocking: bool = False
    # The longest hold of a number of pages: to read more of them would lengthen it.
    fixed: bool = False

    def run(self, loop: asyncio.AbstractEventLoop, contender: Contender, times: int) -> Timing:
        """Does it `times` over."""
        timing = self.drive(self.call(contender), times)
        return loop.run_until_complete(timing) if isinstance(timing, Coroutine) else timing

    def check(self, loop: asyncio.AbstractEventLoop, contender: Contender) -> None:
        """One call whose answer is looked at: whoever fails fast shall not win."""
        answer = self.call(contender)()
        answer = loop.run_until_complete(answer) if isinstance(answer, Awaitable) else answer
        contender.check(answer, self.runs)


def blocking(call: Callable[[Contender], Call], runs: int = 1) -> Exercise:
    return Exercise(call, one_after_another, runs, blocking=True)


def a_page(limit: int) -> Callable[[Contender], Call]:
    return lambda it: partial(it.read_runs, limit)


EXERCISES: dict[str, Exercise] = {
    "read_run": blocking(lambda it: it.read_run),
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
