"""The figures in words. What they are read from is the JSON that `report` made."""

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
    """What a contender came to in a row: median, quartiles, rounds."""
    found: Json | None = row["contenders"].get(name, {}).get("value")
    return found


def ratio(row: Json, name: str | None) -> Json | None:
    """How many times better than that contender ours is."""
    found: Json | None = row["contenders"].get(name, {}).get("ours_better_by")
    return found


def trouble(contender: Json) -> str:
    """Why a contender has no figure, in a few words that fit a table's cell."""
    return in_brief(contender["trouble"])[:60].replace("|", "/") if "trouble" in contender else ""


def best(row: Json, names: Sequence[str]) -> str | None:
    """Which of these did best in a row."""
    medians = {name: found["median"] for name in names if (found := value(row, name))}
    pick = max if row["more_is_better"] else min
    return pick(medians, key=lambda name: medians[name]) if medians else None


def measured(results: Json) -> bool:
    """Whether prefect-rs itself took part."""
    return any(value(row, OURS) for row in results["rows"])


def rounds(rows: Sequence[Json]) -> str:
    """How many figures their medians are of: `15`, or `5 to 15`. What never changes is measured once."""
    found = [value(row, name) for row in rows for name in row["contenders"]]
    counts = {len(it["rounds"]) for it in found if it}
    several = sorted(counts - {1}) or [1]
    return str(several[0]) if len(several) == 1 else f"{several[0]} to {several[-1]}"


def number(value: float) -> str:
    """Three digits that mean something, or all of the whole ones."""
    return f"{value:,.0f}" if abs(value) >= 99.95 else f"{value:.3g}"


def shown(row: Json, found: float | Json | None) -> str:
    """In the row's unit: a figure, or the median of some."""
    if found is None:
        return NONE
    figure = found["median"] if isinstance(found, dict) else found
    unit = row["shown_in"]
    return f"{number(figure * unit['factor'])} {unit['unit']}".strip()


def times(ratio: Json | None) -> str:
    return NONE if ratio is None else f"×{number(ratio['median'])}"


def between(found: Json | None, factor: float = 1) -> str:
    """The quartiles, to stand behind a median; nothing for what was measured only once, and so has none."""
    if found is None or len(found["rounds"]) == 1:
        return ""
    return f" ({number(found['q1'] * factor)} to {number(found['q3'] * factor)})"


def budgets(row: Json) -> str:
    """How a row stands with its budgets, in a word or two."""
    judged = [budget["met"] for budget in row["budgets"] if budget["met"] is not None]
    if not judged:
        return ""
    if all(judged):
        return "met"
    return f"{sum(judged)} of {len(judged)} met" if len(judged) > 1 else "missed"
