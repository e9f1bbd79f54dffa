"""Judges whether the budgets of a row are met."""

from __future__ import annotations

from dataclasses import dataclass

from .rounds import Measured
from .rows import OURS, Budget
from .samples import Spread

GENERAL = ("pycurl", "primp", "pyreqwest")


@dataclass(frozen=True)
class Verdict:
    """A budget, the measured value, and whether the budget is met.

    `limit` is the budget as a value of the row on this machine. It is not used to judge: that is done with
    the ratios of the rounds, since a disturbance affects both values of a round.
    """

    budget: Budget
    asked: str
    limit: float | None
    got: Spread | None
    word: str

    @property
    def met(self) -> bool | None:
        return None if self.got is None else self.word.startswith("met")


def best_general(result: Measured) -> str | None:
    """Get the general client with the best result in this row."""
    spreads = {name: spread for name in GENERAL if (spread := result.spread(name))}
    if not spreads:
        return None
    pick = max if result.row.more_is_better else min
    return pick(spreads, key=lambda name: spreads[name].median)


def verdicts(result: Measured) -> tuple[Verdict, ...]:
    """Judge a row by each of its budgets."""
    return tuple(verdict(result, budget) for budget in result.row.budgets)


def verdict(result: Measured, budget: Budget) -> Verdict:
    """Judge a row by one budget."""
    unit = result.row.unit
    if budget.peer:
        asked, required = f"×{budget.ratio:.3g} {budget.peer}", budget.ratio
        peer = result.spread(budget.peer)
        limit = result.row.limit(peer.median, budget.ratio) if peer else None
        got = result.ratio(OURS, budget.peer)
        met = got is not None and got.median >= required
    else:
        asked, required = f"≤ {budget.limit * unit.factor:g} {unit.name}".strip(), budget.limit
        limit = budget.limit
        got = result.spread(OURS)
        met = got is not None and got.median <= required
    if got is None:
        return Verdict(budget, asked, limit, None, "not measured")
    # If the budget lies between the quartiles, the result of another run may differ.
    close = got.q1 < required < got.q3
    word = ("met" if met else "missed") + (", within the spread" if close else "")
    return Verdict(budget, asked, limit, got, word)
