"""Measures all rows for all contenders, in rounds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from .bench import Bench
from .rows import ONCE, Row
from .samples import NotMeasured, Sample, Spread, in_brief


@dataclass
class Measured:
    """All samples of one row, by contender and in the order of the rounds."""

    row: Row
    samples: dict[str, list[Sample]]
    troubles: dict[str, str]

    def spread(self, name: str) -> Spread | None:
        samples = self.samples.get(name)
        return Spread.of([sample.value for sample in samples]) if samples else None

    def cpu(self, name: str) -> Spread | None:
        cpus = [sample.cpu for sample in self.samples.get(name, []) if sample.cpu is not None]
        return Spread.of(cpus) if cpus else None

    def ratio(self, ours: str, peer: str) -> Spread | None:
        """How many times better ours is in each round. A disturbance affects both values of a round."""
        pairs = list(zip(self.samples.get(ours, []), self.samples.get(peer, []), strict=False))
        return Spread.of([self.row.ratio(a.value, b.value) for a, b in pairs]) if pairs else None


def run(bench: Bench, rows: Sequence[Row], rounds: int) -> list[Measured]:
    """Measure every row for every contender, once per round.

    The order of the contenders rotates, so that none always follows the same one, except for rows that are
    measured once. An additional first round warms everything up and does not count.
    """
    results = [Measured(row, {}, {}) for row in rows]
    for number in range(rounds + 1):
        due = [result for result in results if result.row.due(number, rounds)]
        if not due:
            continue
        print(f"round {number} of {rounds}{' (warm-up)' * (not number)}", file=sys.stderr, flush=True)
        for result in due:
            names = result.row.contenders
            first = number % len(names) if result.row.every < ONCE else 0
            for name in (*names[first:], *names[:first]):
                if name in result.troubles:
                    continue
                try:
                    sample = result.row.measure(bench, name)
                except NotMeasured as error:
                    result.troubles[name] = str(error)
                    result.samples.pop(name, None)
                    print(f"  {result.row.key}: {name}: {in_brief(str(error))}", file=sys.stderr)
                else:
                    if number:
                        result.samples.setdefault(name, []).append(sample)
    return results
