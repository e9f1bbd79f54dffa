"""Whether a row's budgets are met."""

from __future__ import annotations

from dataclasses import dataclass

from .rounds import Measured
from .rows import OURS, Budget
from .samples import Spread

GENERAL = ("pycurl", "primp", "pyreqwest")


@dataclass(frozen=True)
class Verdict:
    """What is asked for, what was found, in words and figures.

    `limit` is what the row's value may be, in this run, to be within the budget. The judgement rests
    on the rounds' ratios, not on it: what disturbs a round disturbs both alike.
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
    """The general client that did best in this row."""
    spreads = {name: spread for name in GENERAL if (spread := result.spread(name))}
    if not spreads:
        return None
    pick = max if result.row.more_is_better else min
    return pick(spreads, key=lambda name: spreads[name].median)


def verdicts(result: Measured) -> tuple[Verdict, ...]:
    """Holds a row against each of its budgets."""
    return tuple(verdict(result, budget) for budget in result.row.budgets)


def verdict(result: Measured, budget: Budget) -> Verdict:
    """Holds a row against a budget."""
    unit = result.row.unit
    if budget.peer:
        asked, need = f"×{budget.ratio:.3g} {budget.peer}", budget.ratio
        peer = result.spread(budget.peer)
        limit = result.row.limit(peer.median, budget.ratio) if peer else None
        got = result.ratio(OURS, budget.peer)
        met = got is not None and got.median >= need
    else:
        asked, need = f"≤ {budget.limit * unit.factor:g} {unit.name}".strip(), budget.limit
        limit = budget.limit
        got = result.spread(OURS)
        met = got is not None and got.median <= need
    if got is None:
        return Verdict(budget, asked, limit, None, "not measured")
    # A budget that lies between the quartiles is one that another run might call otherwise.
    close = got.q1 < need < got.q3
    word = ("met" if met else "missed") + (", within the spread" if close else "")
    return Verdict(budget, asked, limit, got, word)
