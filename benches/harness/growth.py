"""Lines: how a figure grows along an axis of numbers, a line a contender."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .rows import LIMITS, OFFICIAL, OURS
from .svg import MARGIN, WIDTH, dot, kind, line, path, text
from .words import Json, number, value

LEFT, RIGHT, HEIGHT = MARGIN + 52, WIDTH - MARGIN - 168, 300
# Labels at the ends of lines keep at least this far apart.
APART = 16


@dataclass(frozen=True)
class Scale:
    """From figures to places on the paper; `ticks` are figures."""

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
    """Ticks around these figures: 1, 2, 5, 10, …; over more than three decades, powers of ten."""
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if math.log10(high / low) <= 3 else (1,)
    ticks = [step * 10.0**decade for decade in decades for step in steps]
    first = max(place for place, tick in enumerate(ticks) if tick <= low * (1 + 1e-9))
    last = min((place for place, tick in enumerate(ticks) if tick >= high), default=len(ticks) - 1)
    return tuple(ticks[first : max(last, first + 1) + 1])


def linear(high: float) -> tuple[float, ...]:
    """Ticks from nothing to this figure, four or more."""
    rough = (high or 1) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(it * power for it in (1, 2, 5, 10) if it * power >= rough)
    return tuple(step * place for place in range(math.ceil(high / step) + 1))


def contenders(rows: Sequence[Json]) -> list[str]:
    """Whose lines are drawn: the two Prefect clients, the best general one, and plain Rust."""
    general = rows[-1]["best_general"]
    names = [OURS, OFFICIAL, *([general] if general else []), LIMITS[0]]
    return [name for name in names if any(value(row, name) for row in rows)]


def growth(rows: Sequence[Json], top: float, along: str, upward: str, log: bool) -> tuple[list[str], float]:
    """The lines, their axes and labels, and where they end. `rows` are in the order of their `at`."""
    shown_in = rows[-1]["shown_in"]
    factor, unit = shown_in["factor"], shown_in["unit"]
    names = contenders(rows)
    found = {name: [(row["at"], it) for row in rows if (it := value(row, name))] for name in names}
    figures = [it[key] * factor for line in found.values() for _, it in line for key in ("q1", "q3")]
    bottom = top + HEIGHT
    ups = logarithmic(min(figures), max(figures)) if log else linear(max(figures))
    across = Scale(tuple(row["at"] for row in rows), LEFT, RIGHT, logarithmic=True)
    up = Scale(ups, bottom, top + 24, logarithmic=log)

    parts = [text(LEFT, top + 4, upward, "quiet")]
    for tick in up.ticks:
        parts.append(line(LEFT, up(tick), RIGHT, up(tick), "grid"))
        parts.append(text(LEFT - 8, up(tick) + 4, number(tick), "", "end"))
    for tick in across.ticks:
        parts.append(line(across(tick), bottom, across(tick), bottom + 4, "axis"))
        parts.append(text(across(tick), bottom + 18, number(tick), "", "middle"))
    parts.append(line(LEFT, bottom, RIGHT, bottom, "axis"))
    parts.append(text(RIGHT, bottom + 36, along, "quiet", "end"))

    # Ours last, over the others.
    for name in reversed(names):
        color = kind(name)
        points = [(across(at), up(it["median"] * factor)) for at, it in found[name]]
        parts.append(path(points, color))
        parts += [dot(x, y, color) for x, y in points]
        for at, it in found[name]:
            parts.append(line(across(at), up(it["q1"] * factor), across(at), up(it["q3"] * factor), "spread"))
    ends = {name: (line[-1][0], line[-1][1]["median"] * factor) for name, line in found.items()}
    places = kept_apart({name: up(figure) for name, (_, figure) in ends.items()})
    for name, (_, figure) in ends.items():
        words = f"{name}  {number(figure)} {unit}"
        own = " own" if name == OURS else ""
        parts.append(text(RIGHT + 12, places[name] + 4, words, kind(name) + own))
    return parts, bottom + 36


def kept_apart(places: dict[str, float]) -> dict[str, float]:
    """The same places, those that are too close moved downward."""
    moved: dict[str, float] = {}
    last = -math.inf
    for name in sorted(places, key=lambda name: places[name]):
        last = moved[name] = max(places[name], last + APART)
    return moved
