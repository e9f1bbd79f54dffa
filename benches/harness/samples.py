"""Measured values, and their median and spread over the rounds."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """The value of a row for one contender in one round, and CPU seconds per call."""

    value: float
    cpu: float | None = None


class NotMeasured(Exception):
    """The contender is not installed or failed. The message is `missing: …` or `failed: …`."""


def in_brief(trouble: str) -> str:
    """Shorten the message of a `NotMeasured` to one line. The JSON contains all of it."""
    if trouble.startswith("missing:"):
        return "not installed"
    last_line = trouble.strip().splitlines()[-1]
    return last_line if last_line.startswith("failed:") else f"failed: {last_line}"


@dataclass(frozen=True)
class Spread:
    """A median with quartiles."""

    median: float
    q1: float
    q3: float
    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        if len(values) == 1:
            return cls(values[0], values[0], values[0], tuple(values))
        q1, median, q3 = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median, q1, q3, tuple(values))
