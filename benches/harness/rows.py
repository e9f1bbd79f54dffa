"""Rows of the table: what is measured, for which contenders, and the budgets of prefect-rs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .samples import Sample

if TYPE_CHECKING:
    from .bench import Bench

OURS = "prefect_rs"
OFFICIAL = "official"
# The same exchange in plain Rust, with reqwest and with bare hyper: the limit of what is possible.
LIMITS = ("rust_reqwest", "rust_hyper")
# The kinds of servers. The rows of the groups "real" and "live" are measured against a real server, without
# and with its background services, and all others against the canned one.
CANNED, REAL, LIVE = "canned", "real", "live"
KINDS = (CANNED, REAL, LIVE)
# For rows that are measured in the last round only: values that do not change, or that take a minute.
ONCE = 1_000_000

Measure = Callable[["Bench", str], Sample]


@dataclass(frozen=True)
class Unit:
    """The unit in which a value is displayed: the SI value multiplied by `factor`."""

    name: str
    factor: float


MS, US, MB, PER_SECOND = Unit("ms", 1e3), Unit("µs", 1e6), Unit("MB", 1e-6), Unit("/s", 1)
SECONDS = Unit("s", 1)
COUNT = Unit("", 1)


@dataclass(frozen=True)
class Budget:
    """At least `ratio` times better than `peer`, or at most `limit` if values are the same on all machines.

    A ratio below 1 allows the peer, a program without Python, to be better.
    """

    peer: str = ""
    ratio: float = 0
    limit: float = 0
    # The figure in the design, from its machine. It is stored in the JSON, but not used to judge.
    seen: float | None = None


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    key: str
    title: str
    unit: Unit
    contenders: tuple[str, ...]
    measure: Measure
    # All of them should be met. Rows that are only informative have none.
    budgets: tuple[Budget, ...] = ()
    # The group of related rows, and the position on the axis of a growth plot.
    group: str = ""
    at: int | None = None
    more_is_better: bool = False
    # 1 to measure the row in each round, 2 in every second one, and so on.
    every: int = 1

    @property
    def kind(self) -> str:
        """The kind of server that the row is measured against."""
        return self.group if self.group in KINDS else CANNED

    def due(self, round_number: int, rounds: int) -> bool:
        """Whether the row is measured in a round. Round 0 is the warm-up of rows with several rounds."""
        if self.every == ONCE:
            return round_number == rounds
        if round_number == 0:
            return True
        return (round_number - 1) % self.every == 0

    def ratio(self, ours: float, peer: float) -> float:
        """Calculate how many times better ours is."""
        better, worse = (peer, ours) if self.more_is_better else (ours, peer)
        # After subtracting bare Python, ours may be zero or less, and JSON has no infinity.
        return worse / max(better, 1e-9)

    def limit(self, peer: float, ratio: float) -> float:
        """Calculate the value of ours that has this ratio to the value of the peer."""
        return peer * ratio if self.more_is_better else peer / ratio
