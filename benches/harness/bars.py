"""Bar charts: one chart per row, one bar per contender.

The scale is linear, so that the lengths of bars have the same ratio as the values.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from .rows import OURS
from .svg import LETTER, MARGIN, WIDTH, bar, kind, line, text
from .words import Json, budgets, ratio, shown, times, trouble, value

GAP = 20
# The widths of the column of names and of the space for the text after a bar.
NAMES, LABELS = 88, 152
# The heights of a line of the title, of a row of the chart, and of a bar.
TITLE, PITCH, THICK = 16, 21, 14


def charts(
    rows: Sequence[Json], top: float, columns: int = 2, one_scale: bool = False
) -> tuple[list[str], float]:
    """Draw charts side by side, with separate scales or a common one. Returns the shapes and their end."""
    width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns
    longest = width - NAMES - LABELS
    common = max(map(end, rows), default=0)
    parts: list[str] = []
    for first in range(0, len(rows), columns):
        beside = rows[first : first + columns]
        titles = [wrap(title(row), int(width / LETTER)) for row in beside]
        below = top + TITLE * max(map(len, titles)) + 8
        for column, (row, words) in enumerate(zip(beside, titles, strict=True)):
            left = MARGIN + column * (width + GAP)
            parts += [text(left, top + 12 + TITLE * place, it, "title") for place, it in enumerate(words)]
            scale = longest / ((common if one_scale else end(row)) or 1)
            for place, name in enumerate(row["contenders"]):
                parts += contender(row, name, left + NAMES, below + place * PITCH, scale)
        top = below + PITCH * max(len(row["contenders"]) for row in beside) + 16
    return parts, top


def end(row: Json) -> float:
    """Get the maximum value that a chart shows."""
    ends = [found["q3"] for name in row["contenders"] if (found := value(row, name))]
    return max([*ends, *filter(None, [limit(row)])], default=0)


def limit(row: Json) -> float | None:
    """Get the strictest budget of a row, as a value on this machine."""
    limits = [budget["limit"] for budget in row["budgets"] if budget["limit"] is not None]
    return (max if row["more_is_better"] else min)(limits, default=None)


def title(row: Json) -> str:
    more = ", more is better" if row["more_is_better"] else ""
    return f"{row['title'].replace('`', '')}{more}"


def contender(row: Json, name: str, start: float, y: float, scale: float) -> list[str]:
    """Draw the name, bar, spread and value of a contender, or why it has no value."""
    middle, own = y + THICK / 2, "own" if name == OURS else ""
    parts = [text(start - 8, middle + 4, name, own, "end")]
    behind = start
    most = limit(row) if name == OURS else None
    if most is not None:
        behind += most * scale
        parts.append(line(behind, y - 3, behind, y + THICK + 3, "budget"))
    found = value(row, name)
    if found is None:
        words = trouble(row["contenders"][name])[:24] or "not measured"
        return [*parts, text(behind + 6, middle + 4, words, "quiet")]
    parts.insert(0, bar(start, y, found["median"] * scale, THICK, kind(name)))
    parts.append(line(start + found["q1"] * scale, middle, start + found["q3"] * scale, middle, "spread"))
    words = f"{shown(row, found)}  {verdict(row) if name == OURS else compared(row, name)}"
    parts.append(text(max(behind, start + found["q3"] * scale) + 6, middle + 4, words.rstrip(), own))
    return parts


def verdict(row: Json) -> str:
    words = budgets(row)
    return words and f"{'✓' if words == 'met' else '✗'} {words}"


def compared(row: Json, name: str) -> str:
    """Describe how many times better ours is."""
    better = ratio(row, name)
    return f"(ours {times(better)})" if better else ""
