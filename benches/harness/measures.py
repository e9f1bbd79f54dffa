"""Functions that measure a row: each returns one `Sample` of a contender."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from . import processes
from .installed import Installed, installed, wheel_size
from .live import WAITED, CountingProxy, LiveServer
from .rows import OFFICIAL, Measure
from .samples import Sample

if TYPE_CHECKING:
    from .bench import Bench
    from .exercises import Timing

# How long many runs are waited for until they end, how long the intervals of polling grow at first, and the
# interval that the requests are counted for, in seconds.
WAITING, GROWING, INTERVAL = 45.0, 20.0, 5.0


def per_call(exercise: str) -> Measure:
    """Measure the wall time per call, in seconds."""
    return lambda bench, name: each(bench.exercise(name, exercise))


def per_second(exercise: str) -> Measure:
    """Measure the calls per second."""
    return lambda bench, name: rate(bench.exercise(name, exercise))


def each(timing: Timing) -> Sample:
    return Sample(timing["wall"] / timing["calls"], timing["cpu"] / timing["calls"])


def rate(timing: Timing) -> Sample:
    return Sample(timing["calls"] / timing["wall"], timing["cpu"] / timing["calls"])


def hold(exercise: str) -> Measure:
    """Measure the longest time that the event loop was blocked."""

    def measure(bench: Bench, name: str) -> Sample:
        timing = bench.exercise(name, exercise)
        assert timing["hold"] is not None
        return Sample(timing["hold"], timing["cpu"] / timing["calls"])

    return measure


def with_runs(exercise: str, number: int) -> Measure:
    """Measure the wall time per call of an exercise with flow runs that are running."""

    def measure(bench: Bench, name: str) -> Sample:
        runs = live(bench).fresh_runs(number)
        try:
            return each(bench.exercise(name, exercise, {"run_ids": runs}))
        finally:
            live(bench).remove(runs)

    return measure


def wait_for_many(bench: Bench, name: str) -> Sample:
    """Measure the CPU time of waiting for many flow runs, and note the requests in an interval."""
    server = live(bench)
    assert server.prefect
    runs = server.fresh_runs(WAITED)
    with closing(CountingProxy(server.prefect.port)) as proxy:
        data = {"run_ids": runs, "api_url": f"http://127.0.0.1:{proxy.port}/api"}
        started = time.monotonic()
        ending = threading.Timer(WAITING, server.end, [runs])
        ending.start()
        try:
            timing = bench.exercise(name, "wait_for_many", data)
        finally:
            ending.cancel()
            ending.join()
            server.remove(runs)
        # Without the beginning, when the intervals still grow.
        requests = proxy.between(started + GROWING, started + WAITING)
    bench.noted[name, "wait_for_many", "requests"] = requests / (WAITING - GROWING) * INTERVAL
    return Sample(timing["cpu"], timing["cpu"])


def emit(bench: Bench, name: str) -> Sample:
    """Measure the caller's time of emitting an event, and note the time of the delivery."""
    timing = bench.exercise(name, "emit")
    bench.noted[name, "emit", "delivered"] = timing["noted"]["delivered"]
    return each(timing)


def noted(exercise: str, what: str, measure: Measure) -> Measure:
    """Take what another row has noted in the same round. If that was not measured, measure it."""

    def take(bench: Bench, name: str) -> Sample:
        key = name, exercise, what
        if key not in bench.noted:
            measure(bench, name)
        return Sample(bench.noted.pop(key))

    return take


def live(bench: Bench) -> LiveServer:
    assert isinstance(bench.server, LiveServer)
    return bench.server


def in_fresh_process(measure: Callable[..., Sample]) -> Measure:
    """Measure with a function of `processes`."""
    return lambda bench, name: measure(name, bench.python_of(name), bench.env)


def growth_of_reading(bench: Bench, name: str) -> Sample:
    """Measure by how much a new process grows that reads many flow runs and keeps none of them."""
    return processes.growth_of_reading(name, bench.python_of(name), bench.env, bench.server.run_id)


def first_run(bench: Bench, name: str) -> Sample:
    """Measure a new process until it has read a flow run over HTTP."""
    return processes.first_run(name, bench.python_of(name), bench.env, bench.server.run_id)


def first_run_tls(bench: Bench, name: str) -> Sample:
    """Like `first_run`, over TLS."""
    return processes.first_run(name, bench.python_of(name), bench.tls_env, bench.server.run_id)


def on_disk(what: Callable[[Installed], float]) -> Measure:
    """Measure installed files: those of prefect-rs, or the whole environment of the official client."""

    def measure(bench: Bench, name: str) -> Sample:
        if name == OFFICIAL:
            return Sample(what(installed(bench.built.pythons["official-client"], None, bench.env)))
        return Sample(what(installed(bench.python_of(name), "prefect-rs", bench.env)))

    return measure


def wheel(bench: Bench, name: str) -> Sample:
    """Measure the size of the wheel of prefect-rs."""
    return Sample(wheel_size(bench.built.wheels))
