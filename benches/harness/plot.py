"""The results as a picture: a small chart a row, a bar a contender.

The charts are linear, each with its own scale: how much longer one bar is than another is how much
longer the call takes, which a logarithmic axis would hide.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .report import number
from .rows import OFFICIAL, OURS

COLOURS = {OURS: "#0b6e99", OFFICIAL: "#c9673f"}
OTHERS = "#a9b1b8"
INK = "#30363d"
COLUMNS = 2


def plot(results: Mapping[str, Any], to: Path) -> None:
    """Draws what `report.as_json` gave."""
    # Only now: none of it is to be in memory while something is being measured.
    matplotlib = importlib.import_module("matplotlib")
    matplotlib.use("svg")
    pyplot = importlib.import_module("matplotlib.pyplot")
    matplotlib.rcParams.update(
        {
            # The same results give the same file.
            "svg.hashsalt": "prefect-rs",
            "font.family": "DejaVu Sans",
            "font.size": 9,
            "text.color": INK,
        }
    )
    rows = [row for row in results["rows"] if any(it.get("value") for it in row["contenders"].values())]
    lines = -(-len(rows) // COLUMNS)
    figure, axes = pyplot.subplots(lines, COLUMNS, figsize=(10, 1.45 * lines + 0.6), layout="constrained")
    for axis, row in zip(axes.flat, rows, strict=False):
        draw(axis, row)
    for axis in axes.flat[len(rows) :]:
        axis.set_visible(False)
    about = f"{results['machine']['cpu']}, {results['machine']['cores']} cores, {results['date'][:10]}; "
    about += f"medians of {results['rounds']} rounds, lines between the quartiles"
    figure.supxlabel(about, fontsize=7.5, color="#6e7781")
    figure.savefig(to, metadata={"Date": None})
    pyplot.close(figure)


def draw(axis: Any, row: Mapping[str, Any]) -> None:
    factor, unit = row["shown_in"]["factor"], row["shown_in"]["unit"]
    found = {name: it for name, it in row["contenders"].items() if it.get("value")}
    names = sorted(found, key=lambda name: (name not in COLOURS, list(found).index(name)))
    widest = max(found[name]["value"]["q3"] for name in names) * factor
    for place, name in enumerate(names):
        value = {key: found[name]["value"][key] * factor for key in ("median", "q1", "q3")}
        axis.barh(place, value["median"], height=0.7, color=COLOURS.get(name, OTHERS))
        axis.plot([value["q1"], value["q3"]], [place, place], color=INK, linewidth=1)
        axis.text(
            max(value["median"], value["q3"]) + widest * 0.015,
            place,
            f"{number(value['median'])} {unit}{compared(found[name], name)}",
            va="center",
            fontsize=8,
            fontweight="bold" if name == OURS else "normal",
        )
    axis.set_yticks(range(len(names)), names)
    axis.invert_yaxis()
    axis.set_xlim(0, widest * 1.35)
    axis.set_xticks([])
    axis.tick_params(length=0, labelcolor=INK)
    for side in ("top", "right", "bottom"):
        axis.spines[side].set_visible(False)
    axis.spines["left"].set_color("#d0d7de")
    more = ", more is better" if row["more_is_better"] else ""
    axis.set_title(row["title"].replace("`", "") + more, loc="left", fontsize=9.5, fontweight="bold")


def compared(found: Mapping[str, Any], name: str) -> str:
    """How many times better ours is."""
    ratio = found.get("ours_better_by")
    return f"  (ours ×{number(ratio['median'])})" if ratio and name != OURS else ""
