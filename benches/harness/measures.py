"""Functions that measure a row: each returns one `Sample` of a contender."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import processes
from .installed import Installed, installed, wheel_size
from .rows import OFFICIAL, Measure
from .samples import Sample

if TYPE_CHECKING:
    from .bench import Bench
    from .exercises import Timing


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


def hold(bench: Bench, name: str) -> Sample:
    """Measure the longest time that the event loop was blocked."""
    timing = bench.exercise(name, "paging")
    assert timing["hold"] is not None
    return Sample(timing["hold"], timing["cpu"] / timing["calls"])


def in_fresh_process(measure: Callable[..., Sample]) -> Measure:
    """Measure with a function of `processes`."""
    return lambda bench, name: measure(name, bench.python_of(name), bench.env)


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
