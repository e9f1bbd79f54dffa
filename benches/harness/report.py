"""Converts the results to JSON, from which `markdown`, `plot` and `publish` create everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .rounds import Measured
from .rows import OURS
from .samples import Spread
from .verdict import Verdict, best_general, verdicts
from .words import Json


def as_json(results: Sequence[Measured], about: Mapping[str, Any]) -> Json:
    """Convert all results, in SI units."""
    return {**about, "rows": [row_as_json(result) for result in results]}


def row_as_json(result: Measured) -> Json:
    row = result.row
    return {
        "key": row.key,
        "title": row.title,
        "group": row.group,
        "at": row.at,
        "shown_in": {"unit": row.unit.name, "factor": row.unit.factor},
        "more_is_better": row.more_is_better,
        "contenders": {
            name: (
                {"trouble": result.troubles[name]}
                if name in result.troubles
                else {
                    "value": spread_as_json(result.spread(name)),
                    "cpu_seconds_per_call": spread_as_json(result.cpu(name)),
                    "ours_better_by": spread_as_json(result.ratio(OURS, name)),
                }
            )
            for name in row.contenders
        },
        "best_general": best_general(result),
        "budgets": [verdict_as_json(judged) for judged in verdicts(result)],
    }


def verdict_as_json(judged: Verdict) -> Json:
    return {
        "asked": judged.asked,
        "limit": judged.limit,
        "seen_on_the_designs_machine": judged.budget.seen,
        "got": spread_as_json(judged.got),
        "verdict": judged.word,
        "met": judged.met,
    }


def spread_as_json(spread: Spread | None) -> Json | None:
    if spread is None:
        return None
    values = (spread.median, spread.q1, spread.q3, *spread.values)
    rounded = [float(f"{value:.5g}") for value in values]
    return {"median": rounded[0], "q1": rounded[1], "q3": rounded[2], "rounds": rounded[3:]}
