"""The results as a picture: a small chart a row, a bar a contender.

The charts are linear, each with its own scale: how much longer one bar is than another is how much
longer the call takes, which a logarithmic axis would hide. The SVG is written by hand: it is a few
rectangles and words, and so it follows the reader's light or dark background.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from .report import number
from .rows import OFFICIAL, OURS
from .samples import in_brief

WIDTH, MARGIN, GAP = 960, 20, 24
COLUMNS = 2
PANEL = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS
# Within a panel: the names' column, the longest bar, and the rest for what stands behind a bar.
NAMES, LONGEST = 78, 215
TITLE, PITCH, BAR = 26, 22, 15

STYLE = """
svg { font: 12px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif }
.paper { fill: #ffffff } text { fill: #24292f } .title, .own { font-weight: bold } .quiet { fill: #6e7781 }
.prefect_rs { fill: #0b6e99 } .official { fill: #c9673f } .other { fill: #a9b1b8 }
.spread { stroke: #24292f } .budget { stroke: #24292f; stroke-width: 1.5; stroke-dasharray: 3 2 }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117 } text { fill: #d7dde3 } .quiet { fill: #8b949e }
.prefect_rs { fill: #2f9fd0 } .official { fill: #d97b53 } .other { fill: #5c656e }
.spread, .budget { stroke: #d7dde3 }
}
"""


def plot(results: Mapping[str, Any], to: Path) -> None:
    """Draws what `report.as_json` gave."""
    to.write_text(picture(results))


def picture(results: Mapping[str, Any]) -> str:
    rows = [row for row in results["rows"] if any(it.get("value") for it in row["contenders"].values())]
    parts: list[str] = []
    top = float(MARGIN)
    for first in range(0, len(rows), COLUMNS):
        line = rows[first : first + COLUMNS]
        for column, row in enumerate(line):
            parts += panel(row, MARGIN + column * (PANEL + GAP), top)
        top += TITLE + PITCH * max(len(row["contenders"]) for row in line) + 14
    legend = f"Medians of {results['rounds']} rounds; thin lines between the quartiles"
    if any(strictest(row) is not None for row in rows):
        legend += "; dashed line: prefect_rs's budget, met or missed"
    parts.append(text(MARGIN, top + 4, legend + ".", "quiet"))
    machine = results["machine"]
    about = f"{machine['cpu']}, {machine['cores']} cores, {results['date'][:10]}"
    parts.append(text(WIDTH - MARGIN, top + 4, about, "quiet", "end"))
    height = top + MARGIN
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}">'
    paper = f'<rect class="paper" width="{WIDTH}" height="{height:g}" rx="6"/>'
    return "\n".join([head, f"<style>{STYLE}</style>", paper, *parts, "</svg>", ""])


def panel(row: Mapping[str, Any], left: float, top: float) -> list[str]:
    """One row's chart."""
    found: Mapping[str, Any] = row["contenders"]
    more = ", more is better" if row["more_is_better"] else ""
    parts = [text(left, top + 12, row["title"].replace("`", "") + more, "title")]
    limit = strictest(row)
    ends = [it["value"]["q3"] for it in found.values() if it.get("value")]
    scale = LONGEST / (max([*ends, limit or 0]) or 1)
    for place, name in enumerate(found):
        y = top + TITLE + place * PITCH
        parts += bar(row, name, left, y, scale, limit if name == OURS else None)
    return parts


def bar(
    row: Mapping[str, Any], name: str, left: float, y: float, scale: float, limit: float | None
) -> list[str]:
    """One contender: its name, bar, spread and figure, or why there is none."""
    found, start, middle = row["contenders"][name], left + NAMES, y + BAR / 2
    own = "own" if name == OURS else ""
    parts = [text(start - 8, middle + 4, name, own, "end")]
    end = start
    if limit is not None:
        end = start + limit * scale
        parts.append(line(end, y - 3, end, y + BAR + 3, "budget"))
    if not found.get("value"):
        words = in_brief(found["trouble"]) if "trouble" in found else "not measured"
        return [*parts, text(end + 6, middle + 4, words, "quiet")]
    median, q1, q3 = (found["value"][key] * scale for key in ("median", "q1", "q3"))
    kind = name if name in (OURS, OFFICIAL) else "other"
    # Something is to be seen even of what is a thousand times the smaller.
    parts.insert(
        0, f'<rect class="{kind}" x="{start:g}" y="{y:.1f}" width="{max(median, 1):.1f}" height="{BAR}"/>'
    )
    parts.append(line(start + q1, middle, start + q3, middle, "spread"))
    words = f"{number(found['value']['median'] * row['shown_in']['factor'])} {row['shown_in']['unit']}"
    words = words.strip() + (verdict(row) if name == OURS else compared(found))
    parts.append(text(max(end, start + q3) + 6, middle + 4, words, own))
    return parts


def verdict(row: Mapping[str, Any]) -> str:
    met = [budget["met"] for budget in row["budgets"] if budget["met"] is not None]
    return "" if not met else "  ✓ met" if all(met) else "  ✗ missed"


def strictest(row: Mapping[str, Any]) -> float | None:
    """The one of its budgets that asks for most."""
    limits = [budget["limit"] for budget in row["budgets"] if budget["limit"] is not None]
    return (max if row["more_is_better"] else min)(limits, default=None)


def compared(found: Mapping[str, Any]) -> str:
    """How many times better ours is."""
    ratio = found.get("ours_better_by")
    return f"  (ours ×{number(ratio['median'])})" if ratio else ""


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
