"""SVG elements of the plots.

The SVG is written without a library. It consists of a few kinds of shapes, and supports light and dark
themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .rows import LIMITS, OFFICIAL, OURS

# The width of a page of the documentation, so that text in plots has the same size as that of the page.
WIDTH, MARGIN = 800, 20
# The maximum width of a letter: the font depends on the reader's machine.
LETTER = 7

STYLE = """
svg { font: 12px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif }
text { white-space: pre }
.paper { fill: #ffffff } text { fill: #24292f } .head { font-size: 15px }
.head, .title, .own { font-weight: bold } text.quiet { fill: #656d76 }
.ours { fill: #0b6e99; stroke: #0b6e99 } .official { fill: #c2582d; stroke: #c2582d }
.limit { fill: #3f8a4f; stroke: #3f8a4f } .other { fill: #8a8f96; stroke: #8a8f96 }
rect { stroke: none } text.ours, text.official, text.limit, text.other { stroke: none }
text.other { fill: #656d76 }
path { stroke-width: 2 } path.ours { stroke-width: 3 } path.limit { stroke-dasharray: 5 3 }
.grid { stroke: #d8dee4 } .axis, .spread { stroke: #24292f }
.budget { stroke: #24292f; stroke-width: 1.5; stroke-dasharray: 3 2 }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117 } text { fill: #d7dde3 } text.quiet { fill: #9198a1 }
.ours { fill: #3aa6d8; stroke: #3aa6d8 } .official { fill: #e08558; stroke: #e08558 }
.limit { fill: #5cb270; stroke: #5cb270 } .other { fill: #7d868f; stroke: #7d868f }
text.other { fill: #9198a1 }
.grid { stroke: #2a313a } .axis, .spread, .budget { stroke: #d7dde3 }
}
"""


def kind(name: str) -> str:
    """Get the CSS class for the color of a contender."""
    return (
        "ours" if name == OURS else OFFICIAL if name == OFFICIAL else "limit" if name in LIMITS else "other"
    )


def document(height: float, title: str, parts: Sequence[str]) -> str:
    size = f'viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height:g}" rx="6"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def bar(x: float, y: float, width: float, height: float, kind: str) -> str:
    # Even a bar that is a thousand times smaller than another remains visible.
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{height:g}"/>'


def dot(x: float, y: float, kind: str) -> str:
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'


def path(points: Sequence[tuple[float, float]], kind: str) -> str:
    way = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path class="{kind}" style="fill: none" d="M{way}"/>'
