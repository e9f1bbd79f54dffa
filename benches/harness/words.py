"""Formats single figures of the JSON that `report` produces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .rows import OFFICIAL, OURS
from .samples import in_brief
from .verdict import GENERAL

Json = dict[str, Any]

NONE = "–"
PEERS = (OFFICIAL, *GENERAL)


def value(row: Json, name: str | None) -> Json | None:
    """A contender's value in a row: median, quartiles, rounds."""
    found: Json | None = row["contenders"].get(name, {}).get("value")
    return found


def ratio(row: Json, name: str | None) -> Json | None:
    """The factor by which ours is better than that contender."""
    found: Json | None = row["contenders"].get(name, {}).get("ours_better_by")
    return found


def trouble(contender: Json) -> str:
    """Why a contender has no figure, short enough for a table cell."""
    return in_brief(contender["trouble"])[:60].replace("|", "/") if "trouble" in contender else ""


def best(row: Json, names: Sequence[str]) -> str | None:
    """The best of these contenders in a row."""
    medians = {name: found["median"] for name in names if (found := value(row, name))}
    pick = max if row["more_is_better"] else min
    return pick(medians, key=lambda name: medians[name]) if medians else None


def measured(results: Json) -> bool:
    """Whether prefect-rs itself was measured."""
    return any(value(row, OURS) for row in results["rows"])


def rounds(rows: Sequence[Json]) -> str:
    """The number of rounds: `15`, or `5 to 15`. Rows that are measured only once do not count."""
    found = [value(row, name) for row in rows for name in row["contenders"]]
    counts = {len(it["rounds"]) for it in found if it}
    several = sorted(counts - {1}) or [1]
    return str(several[0]) if len(several) == 1 else f"{several[0]} to {several[-1]}"


def number(value: float) -> str:
    """Three significant digits, or all digits before the decimal point."""
    return f"{value:,.0f}" if abs(value) >= 99.95 else f"{value:.3g}"


def shown(row: Json, found: float | Json | None) -> str:
    """A figure, or a median, in the unit of the row."""
    if found is None:
        return NONE
    figure = found["median"] if isinstance(found, dict) else found
    unit = row["shown_in"]
    return f"{number(figure * unit['factor'])} {unit['unit']}".strip()


def times(ratio: Json | None) -> str:
    return NONE if ratio is None else f"×{number(ratio['median'])}"


def between(found: Json | None, factor: float = 1) -> str:
    """The quartiles, to follow a median. Empty if there was only one measurement."""
    if found is None or len(found["rounds"]) == 1:
        return ""
    return f" ({number(found['q1'] * factor)} to {number(found['q3'] * factor)})"


def budgets(row: Json) -> str:
    """Whether a row meets its budgets, in one or two words."""
    judged = [budget["met"] for budget in row["budgets"] if budget["met"] is not None]
    if not judged:
        return ""
    if all(judged):
        return "met"
    return f"{sum(judged)} of {len(judged)} met" if len(judged) > 1 else "missed"
