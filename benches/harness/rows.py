"""The budget table: what is measured, for whom, and what is asked of prefect-rs.

A new row is one entry in `ROWS`; if none of the measures fits, one more function that gives a
`Sample`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import processes
from .installed import Installed, installed
from .samples import Sample

if TYPE_CHECKING:
    from .rounds import Bench

OURS = "prefect_rs"
OFFICIAL = "official"
# The same exchange in plain Rust, with reqwest and with bare hyper: how fast it could be without Python.
LIMITS = ("rust_reqwest", "rust_hyper")

Measure = Callable[["Bench", str], Sample]


@dataclass(frozen=True)
class Unit:
    """How a value is shown: SI times `factor`."""

    name: str
    factor: float


MS, US, MB, PER_SECOND = Unit("ms", 1e3), Unit("µs", 1e6), Unit("MB", 1e-6), Unit("/s", 1)
PIECES = Unit("", 1)


@dataclass(frozen=True)
class Budget:
    """At least `ratio` times better than `peer`, or at most `limit` where no machine matters."""

    peer: str = ""
    ratio: float = 0
    limit: float = 0
    # The design's own figure, as seen on its machine; kept in the JSON, and not judged by.
    seen: float | None = None


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    key: str
    title: str
    unit: Unit
    contenders: tuple[str, ...]
    measure: Measure
    budgets: tuple[Budget, ...] = ()
    more_is_better: bool = False
    # What does not change from round to round is measured once.
    once: bool = False
    # Rows of one group belong together; `at` is where a row stands on the axis along which they grow.
    group: str = ""
    at: int | None = None

    def ratio(self, ours: float, peer: float) -> float:
        """How many times better ours is."""
        better, worse = (peer, ours) if self.more_is_better else (ours, peer)
        # Less bare Python, ours may have come out at nothing, or less; JSON has no infinity.
        return worse / max(better, 1e-9)

    def limit(self, peer: float, ratio: float) -> float:
        """What ours may be for that ratio to this figure of the peer."""
        return peer * ratio if self.more_is_better else peer / ratio


def per_call(exercise: str) -> Measure:
    """Wall seconds of a call."""

    def measure(bench: Bench, name: str) -> Sample:
        timing = bench.exercise(name, exercise)
        return Sample(timing["wall"] / timing["calls"], timing["cpu"] / timing["calls"])

    return measure


def per_second(exercise: str) -> Measure:
    """Calls in a second."""

    def measure(bench: Bench, name: str) -> Sample:
        timing = bench.exercise(name, exercise)
        return Sample(timing["calls"] / timing["wall"], timing["cpu"] / timing["calls"])

    return measure


def hold(bench: Bench, name: str) -> Sample:
    """The longest that the event loop stood still."""
    timing = bench.exercise(name, "paging")
    assert timing["hold"] is not None
    return Sample(timing["hold"], timing["cpu"] / timing["calls"])


def in_fresh_process(measure: Callable[..., Sample], with_run: bool = False) -> Measure:
    """What `processes` measures."""

    def measured(bench: Bench, name: str) -> Sample:
        arguments = (bench.run_id,) if with_run else ()
        return measure(name, bench.python_of(name), bench.env, *arguments)

    return measured


def on_disk(what: Callable[[Installed], float]) -> Measure:
    """What `installed` finds: ours alone, or the environment that holds the official client alone."""

    def measured(bench: Bench, name: str) -> Sample:
        if name == OFFICIAL:
            return Sample(what(installed(bench.pythons["official-client"], None, bench.env)))
        return Sample(what(installed(bench.python_of(name), "prefect-rs", bench.env)))

    return measured


# The budgets are the design's. Where it gives a figure seen on one machine, the ratio of that figure
# to its peer's on that machine is what has to be met here.
BOTH = (OURS, OFFICIAL)
ROWS: tuple[Row, ...] = (
    Row(
        "import",
        "`import` to a usable client, over bare Python",
        MS,
        BOTH,
        in_fresh_process(processes.import_time),
        (Budget(OFFICIAL, 820 / 8, seen=8e-3),),
    ),
    Row(
        "memory",
        "peak memory after import, over bare Python",
        MB,
        BOTH,
        in_fresh_process(processes.peak_memory),
        (Budget(OFFICIAL, 73 / 8, seen=8e6),),
    ),
    Row(
        "size",
        "installed size",
        MB,
        BOTH,
        on_disk(lambda it: it.size),
        (Budget(limit=8e6),),
        once=True,
    ),
    Row(
        "packages",
        "installed packages",
        PIECES,
        BOTH,
        on_disk(lambda it: it.packages),
        (Budget(limit=1),),
        once=True,
    ),
    Row(
        "sync_run",
        "sync `read_flow_run`",
        US,
        (*BOTH, "pycurl", "primp", "pyreqwest"),
        per_call("read_run"),
        (Budget("primp", 1),),
    ),
    Row(
        "async_run",
        "async `read_flow_run`, one after another",
        US,
        (*BOTH, "pyreqwest", "primp"),
        per_call("read_run_async"),
        (Budget("pyreqwest", 1),),
    ),
    Row(
        "at_once",
        "async `read_flow_run`, 1,000 at once",
        PER_SECOND,
        (*BOTH, "pyreqwest", "primp"),
        per_second("read_run_at_once"),
        (Budget("pyreqwest", 25_000 / 17_353, seen=25_000),),
        more_is_better=True,
    ),
    Row(
        "page",
        "`read_flow_runs`, 200 runs",
        MS,
        BOTH,
        per_call("read_runs"),
        (Budget(OFFICIAL, 17.4 / 1.2, seen=1.2e-3),),
    ),
    Row(
        "hold",
        "longest hold of the event loop, 20 pages of 200",
        MS,
        (*BOTH, "idle"),
        hold,
        (Budget(OFFICIAL, 73 / 1, seen=1e-3),),
    ),
    Row(
        "cold_start",
        "Python process start to first flow run read",
        MS,
        BOTH,
        in_fresh_process(processes.first_run, with_run=True),
        (Budget(OFFICIAL, 1300 / 40, seen=40e-3),),
    ),
)
