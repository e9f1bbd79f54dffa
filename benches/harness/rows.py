"""What a row of the table is: what is measured, for whom, and what is asked of prefect-rs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .samples import Sample

if TYPE_CHECKING:
    from .bench import Bench

OURS = "prefect_rs"
OFFICIAL = "official"
# The same exchange in plain Rust, with reqwest and with bare hyper: how fast it could be without Python.
LIMITS = ("rust_reqwest", "rust_hyper")
# The rows of this group are measured against a real server.
REAL = "real"

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
    """At least `ratio` times better than `peer`, or at most `limit` where no machine matters.

    A ratio below 1 is one that the peer, a program without Python, may be the better by.
    """

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
    # Every one of them is to be met; a row that only informs has none.
    budgets: tuple[Budget, ...] = ()
    # Rows that belong together, and where this one stands among those that grow with a number.
    group: str = ""
    at: int | None = None
    more_is_better: bool = False
    # Measured in each round, or in each second one, and so on.
    every: int = 1

    def due(self, round_number: int) -> bool:
        """Whether it is measured in that round; in the warm-up, which is round 0, all are."""
        return round_number == 0 or (round_number - 1) % self.every == 0

    def ratio(self, ours: float, peer: float) -> float:
        """How many times better ours is."""
        better, worse = (peer, ours) if self.more_is_better else (ours, peer)
        # Less bare Python, ours may have come out at nothing, or less; JSON has no infinity.
        return worse / max(better, 1e-9)

    def limit(self, peer: float, ratio: float) -> float:
        """What ours may be for that ratio to this figure of the peer."""
        return peer * ratio if self.more_is_better else peer / ratio
