"""Formats the results as Markdown tables and lists, for the terminal, docs/performance.md and the README."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .rows import LIMITS, OFFICIAL, OURS
from .words import (
    NONE,
    PEERS,
    Json,
    best,
    between,
    budgets,
    number,
    ratio,
    shown,
    times,
    trouble,
    value,
)

# The rows of the README.
SHORT = (
    "import",
    "cold_http",
    "memory",
    "packages",
    "size",
    "sync_run",
    "async_run",
    "at_once_1000",
    "page_200",
    "touch_all",
    "dump",
    "write_small",
    "held",
    "hold",
    "read_all",
    "wait_many",
    "emit",
)
# The sizes that the tables show. The other ones are only in the plots.
SHOWN_AT = (None, 1, 16, 20, 200, 256, 1000)
# The columns of `figures`.
FIGURES = ("what", "prefect_rs", "official client", "best general client")


def summary(results: Json) -> str:
    """The main table: our figures, the others' with ratios, and whether the budgets are met."""
    rows = [row for row in results["rows"] if row["at"] in SHOWN_AT]
    body = [(*figures(row), compared(row, best(row, LIMITS)), budgets(row)) for row in rows]
    return markdown((*FIGURES, "plain Rust", "budgets"), body, names=1)


def short(results: Json) -> str:
    """The table of the README: few rows, few columns."""
    rows = {row["key"]: row for row in results["rows"]}
    return markdown(FIGURES, [figures(rows[key]) for key in SHORT if key in rows], names=1)


def figures(row: Json) -> tuple[str, ...]:
    ours = shown(row, value(row, OURS))
    return row["title"], ours, compared(row, OFFICIAL, named=False), compared(row, row["best_general"])


def compared(row: Json, name: str | None, named: bool = True) -> str:
    """Another contender's figure, and the factor by which ours is better."""
    found = value(row, name)
    if name is None or found is None:
        return NONE
    better = ratio(row, name)
    return f"{f'{name} ' * named}{shown(row, found)}" + (f" ({times(better)})" if better else "")


def judged(results: Json) -> str:
    """All budgets, and whether they are met."""
    head = ("what", "budget", "on this machine", "measured", "met?")
    body = []
    for row in results["rows"]:
        for budget in row["budgets"]:
            bound, limit = "≥" if row["more_is_better"] else "≤", budget["limit"]
            here = f"{bound} {shown(row, limit)}" if relative(budget) and limit is not None else ""
            body.append((row["title"], budget["asked"], here, result(row, budget), budget["verdict"]))
    return markdown(head, body, names=2)


def relative(budget: Json) -> bool:
    """Whether the budget is a ratio to a peer, not an absolute figure."""
    return bool(budget["asked"].startswith("×"))


def result(row: Json, budget: Json) -> str:
    """The value that is compared with the budget: a ratio, or our figure."""
    got: Json | None = budget["got"]
    if relative(budget):
        return times(got) + between(got)
    return shown(row, got) + between(got, row["shown_in"]["factor"])


def details(results: Json) -> str:
    """Every contender of every row: median, quartiles, CPU time and ratio."""
    head = ("what", "client", "median (quartiles)", "CPU per call", "prefect_rs is")
    body = []
    for row in results["rows"]:
        for place, (name, it) in enumerate(row["contenders"].items()):
            spread, better = value(row, name), ratio(row, name) if name != OURS else None
            body.append(
                (
                    "" if place else row["title"],
                    name,
                    trouble(it) or shown(row, spread) + between(spread, row["shown_in"]["factor"]),
                    cpu(it.get("cpu_seconds_per_call")),
                    times(better) + between(better) if better else "",
                )
            )
    return markdown(head, body, names=2)


def cpu(seconds: Json | None) -> str:
    if seconds is None:
        return ""
    median = seconds["median"]
    return f"{number(median * 1e6)} µs" if median < 1e-3 else f"{number(median * 1e3)} ms"


def slower(results: Json, than: Sequence[str] = PEERS) -> str:
    """The rows in which prefect-rs is worse than one of these."""
    if not any(ratio(row, name) for row in results["rows"] for name in than):
        return "Not measured."
    return listed(behind(results, than))


def behind(results: Json, than: Sequence[str]) -> Iterator[str]:
    for row in results["rows"]:
        for name in than:
            better = ratio(row, name)
            if better is None or better["median"] >= 1:
                continue
            doubt = ", within the spread" if better["q3"] > 1 else ""
            ours, theirs = shown(row, value(row, OURS)), shown(row, value(row, name))
            yield f"{row['title']}: {ours}, {name} {theirs} ({times(better)}{doubt})"


def missed(results: Json) -> str:
    """The budgets that were not met."""
    return listed(
        f"{row['title']}: budget {budget['asked']}, measured {result(row, budget)}"
        + budget["verdict"].removeprefix("missed")
        for row in results["rows"]
        for budget in row["budgets"]
        if budget["met"] is False
    )


def not_measured(results: Json) -> str:
    """The contenders that could not be measured."""
    return listed(
        f"{row['title']}: {name} ({trouble(it)})"
        for row in results["rows"]
        for name, it in row["contenders"].items()
        if "trouble" in it
    )


def listed(entries: Iterator[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries) or "None."


def markdown(head: Sequence[str], body: Sequence[Sequence[str]], names: int) -> str:
    """A Markdown table, padded for the terminal. All but the first `names` columns are right-aligned."""
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]

    def line(cells: Sequence[str]) -> str:
        aligned = [
            cell.rjust(width) if place >= names else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "| " + " | ".join(aligned) + " |"

    rules = ["-" * (width + 1) + ("-" if place < names else ":") for place, width in enumerate(widths)]
    return "\n".join([line(head), "|" + "|".join(rules) + "|", *map(line, body)])
