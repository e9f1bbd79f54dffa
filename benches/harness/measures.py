"""How a row is measured: each gives one `Sample` of a contender."""

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
    """Wall seconds of a call."""
    return lambda bench, name: each(bench.exercise(name, exercise))


def per_second(exercise: str) -> Measure:
    """Calls in a second."""
    return lambda bench, name: rate(bench.exercise(name, exercise))


def each(timing: Timing) -> Sample:
    return Sample(timing["wall"] / timing["calls"], timing["cpu"] / timing["calls"])


def rate(timing: Timing) -> Sample:
    return Sample(timing["calls"] / timing["wall"], timing["cpu"] / timing["calls"])


def hold(bench: Bench, name: str) -> Sample:
    """The longest that the event loop stood still."""
    timing = bench.exercise(name, "paging")
    assert timing["hold"] is not None
    return Sample(timing["hold"], timing["cpu"] / timing["calls"])


def in_fresh_process(measure: Callable[..., Sample]) -> Measure:
    """What `processes` measures."""
    return lambda bench, name: measure(name, bench.python_of(name), bench.env)


def first_run(bench: Bench, name: str) -> Sample:
    """A fresh process until it has read, over HTTP."""
    return processes.first_run(name, bench.python_of(name), bench.env, bench.server.run_id)


def first_run_tls(bench: Bench, name: str) -> Sample:
    """The same over TLS."""
    return processes.first_run(name, bench.python_of(name), bench.tls_env, bench.server.run_id)


def on_disk(what: Callable[[Installed], float]) -> Measure:
    """What `installed` finds: ours alone, or the environment that holds the official client alone."""

    def measured(bench: Bench, name: str) -> Sample:
        if name == OFFICIAL:
            return Sample(what(installed(bench.built.pythons["official-client"], None, bench.env)))
        return Sample(what(installed(bench.python_of(name), "prefect-rs", bench.env)))

    return measured


def wheel(bench: Bench, name: str) -> Sample:
    """The file that prefect-rs is installed from."""
    return Sample(wheel_size(bench.built.wheels))
