"""The results as a table to read and as JSON to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .rounds import Measured
from .rows import MS, OFFICIAL, OURS, US, Unit
from .samples import Spread, in_brief
from .verdict import Verdict, best_general, verdicts

NONE = "–"
Json = dict[str, Any]


def table(results: Sequence[Measured]) -> str:
    """The budget table: figures, ratios, and whether the budget is met."""
    head = (
        "what",
        "prefect_rs",
        "official",
        "best general client",
        "vs official",
        "vs best general",
        "budget",
        "that is here",
        "met?",
    )
    body = []
    for result in results:
        unit = result.row.unit
        general = best_general(result)
        judged = verdicts(result)
        body.append(
            (
                result.row.title,
                shown(result.spread(OURS), unit),
                shown(result.spread(OFFICIAL), unit),
                f"{general} {shown(result.spread(general), unit)}" if general else NONE,
                times(result.ratio(OURS, OFFICIAL)),
                times(result.ratio(OURS, general)) if general else NONE,
                ", ".join(it.asked for it in judged),
                ", ".join(shown_value(it.limit, unit) for it in judged if it.budget.peer),
                "; ".join(it.word for it in judged),
            )
        )
    return markdown(head, body)


def details(results: Sequence[Measured]) -> str:
    """Every contender of every row: median and quartiles, CPU, and how many times better ours is."""
    head = ("what", "who", "median", "quartiles", "CPU a call", "prefect_rs is")
    body = []
    for result in results:
        unit = result.row.unit
        for name in result.row.contenders:
            spread, cpu = result.spread(name), result.cpu(name)
            trouble = result.troubles.get(name)
            body.append(
                (
                    result.row.title,
                    name,
                    in_brief(trouble)[:60] if trouble else shown(spread, unit),
                    between(spread, unit.factor) if spread else "",
                    shown(cpu, US if cpu and cpu.median < 1e-3 else MS) if cpu else "",
                    times(result.ratio(OURS, name), quartiles=True) if name != OURS else "",
                )
            )
    return markdown(head, body)


def as_json(results: Sequence[Measured], about: Mapping[str, Any]) -> Json:
    """Everything, in SI units."""
    return {**about, "rows": [row_as_json(result) for result in results]}


def row_as_json(result: Measured) -> Json:
    row = result.row
    return {
        "key": row.key,
        "group": row.group,
        "at": row.at,
        "title": row.title,
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
        "budgets": [verdict_as_json(it) for it in verdicts(result)],
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


def number(value: float) -> str:
    """Three digits that mean something, or all of the whole ones."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def shown(spread: Spread | None, unit: Unit) -> str:
    return shown_value(spread.median if spread else None, unit)


def shown_value(value: float | None, unit: Unit) -> str:
    return NONE if value is None else f"{number(value * unit.factor)} {unit.name}".strip()


def times(ratio: Spread | None, quartiles: bool = False) -> str:
    """With the quartiles, if asked for; what was measured once has none."""
    if ratio is None:
        return NONE
    around = quartiles and between(ratio)
    return f"×{number(ratio.median)}" + (f" ({around})" if around else "")


def between(spread: Spread, factor: float = 1) -> str:
    """The quartiles; nothing where the row was measured only once."""
    if len(spread.values) == 1:
        return ""
    return f"{number(spread.q1 * factor)} to {number(spread.q3 * factor)}"


def markdown(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table that is pleasant in a terminal, too."""
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(head), rule, *map(line, body)])
