"""Line plots: how a value depends on a number, with one line per contender."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .rows import LIMITS, OFFICIAL, OURS
from .svg import MARGIN, WIDTH, dot, kind, line, path, text
from .words import Json, number, value

LEFT, RIGHT, HEIGHT = MARGIN + 52, WIDTH - MARGIN - 168, 300
# The minimum distance between the labels at the ends of lines.
APART = 16


@dataclass(frozen=True)
class Scale:
    """Converts values to coordinates. `ticks` are values."""

    ticks: tuple[float, ...]
    start: float
    end: float
    logarithmic: bool

    def __call__(self, figure: float) -> float:
        low, high = self.along(self.ticks[0]), self.along(self.ticks[-1])
        return self.start + (self.along(figure) - low) / ((high - low) or 1) * (self.end - self.start)

    def along(self, figure: float) -> float:
        return math.log10(max(figure, 1e-12)) if self.logarithmic else figure


def logarithmic(low: float, high: float) -> tuple[float, ...]:
    """Choose ticks for a range of values: 1, 2, 5, 10, …, or powers of ten for more than three decades."""
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if math.log10(high / low) <= 3 else (1,)
    ticks = [step * 10.0**decade for decade in decades for step in steps]
    first = max(place for place, tick in enumerate(ticks) if tick <= low * (1 + 1e-9))
    last = min((place for place, tick in enumerate(ticks) if tick >= high), default=len(ticks) - 1)
    return tuple(ticks[first : max(last, first + 1) + 1])


def linear(high: float) -> tuple[float, ...]:
    """Choose at least four ticks from zero to a value."""
    rough = (high or 1) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(it * power for it in (1, 2, 5, 10) if it * power >= rough)
    return tuple(step * place for place in range(math.ceil(high / step) + 1))


def contenders(rows: Sequence[Json]) -> list[str]:
    """Choose the contenders to draw: the two Prefect clients, the best general client, and plain Rust."""
    general = rows[-1]["best_general"]
    names = [OURS, OFFICIAL, *([general] if general else []), LIMITS[0]]
    return [name for name in names if any(value(row, name) for row in rows)]


def growth(rows: Sequence[Json], top: float, along: str, upward: str, log: bool) -> tuple[list[str], float]:
    """Draw lines, axes and labels for rows sorted by `at`. Returns the shapes and their end."""
    shown_in = rows[-1]["shown_in"]
    found = {
        name: [(row["at"], in_unit(it, shown_in["factor"])) for row in rows if (it := value(row, name))]
        for name in contenders(rows)
    }
    ends = [it[key] for points in found.values() for _, it in points for key in ("q1", "q3")]
    ticks = logarithmic(min(ends), max(ends)) if log else linear(max(ends))
    bottom = top + HEIGHT
    across = Scale(tuple(row["at"] for row in rows), LEFT, RIGHT, logarithmic=True)
    up = Scale(ticks, bottom, top + 24, logarithmic=log)

    parts = axes(across, up)
    parts.append(text(LEFT, top + 4, upward, "quiet"))
    parts.append(text(RIGHT, bottom + 36, along, "quiet", "end"))
    # Ours is drawn last, above the others.
    for name in reversed(found):
        parts += curve(name, found[name], across, up)
    lasts = {name: points[-1][1]["median"] for name, points in found.items()}
    places = kept_apart({name: up(figure) for name, figure in lasts.items()})
    for name, figure in lasts.items():
        words = f"{name}  {number(figure)} {shown_in['unit']}"
        parts.append(text(RIGHT + 12, places[name] + 4, words, kind(name) + " own" * (name == OURS)))
    return parts, bottom + 36


def in_unit(spread: Json, factor: float) -> dict[str, float]:
    return {key: spread[key] * factor for key in ("median", "q1", "q3")}


def axes(across: Scale, up: Scale) -> list[str]:
    parts = []
    for tick in up.ticks:
        parts.append(line(LEFT, up(tick), RIGHT, up(tick), "grid"))
        parts.append(text(LEFT - 8, up(tick) + 4, number(tick), "", "end"))
    for tick in across.ticks:
        parts.append(line(across(tick), up.start, across(tick), up.start + 4, "axis"))
        parts.append(text(across(tick), up.start + 18, number(tick), "", "middle"))
    return [*parts, line(LEFT, up.start, RIGHT, up.start, "axis")]


def curve(name: str, points: Sequence[tuple[float, dict[str, float]]], across: Scale, up: Scale) -> list[str]:
    """Draw the line of a contender, with a dot and the quartiles at each value."""
    places = [(across(at), up(it["median"])) for at, it in points]
    return [
        path(places, kind(name)),
        *(dot(x, y, kind(name)) for x, y in places),
        *(line(across(at), up(it["q1"]), across(at), up(it["q3"]), "spread") for at, it in points),
    ]


def kept_apart(places: dict[str, float]) -> dict[str, float]:
    """Move coordinates that are too close to each other downward."""
    moved: dict[str, float] = {}
    last = -math.inf
    for name in sorted(places, key=lambda name: places[name]):
        last = moved[name] = max(places[name], last + APART)
    return moved
