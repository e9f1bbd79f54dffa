"""The plots of the documentation, and the rows that each shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from .bars import charts
from .growth import growth
from .rows import OURS
from .svg import LETTER, MARGIN, WIDTH, document, text
from .words import Json, rounds, value

# The rows of the overview, in pairs that are shown side by side, with similar numbers of contenders.
OVERVIEW = (
    "sync_run",
    "async_run",
    "at_once_1000",
    "page_200",
    "write_small",
    "hold",
    "import",
    "cold_http",
    "memory",
    "held",
)
TOUCHING = ("touch_none", "touch_three", "touch_all", "dump")
REAL = ("real_sync", "real_async", "real_at_once", "real_page")
RUNS = ("trigger", "wait_one", "read_all", "read_logs", "follow", "emit", "emit_delivered", "wait_many")
# The note below plots with bars.
BARS = "Shorter is better unless the title says otherwise. Ours ×2: twice as good. Thin lines: quartiles."


@dataclass(frozen=True)
class Picture:
    """An SVG and its alternative text."""

    alt: str
    svg: str


def plots(results: Json) -> dict[str, Picture]:
    """Create the plots for which there are rows, by name."""
    drawn = {
        "overview": bars(
            results,
            "prefect_rs compared with the official client, general HTTP clients and plain Rust",
            OVERVIEW,
            BARS + " Dashed: the strictest budget of prefect_rs, met or missed.",
        ),
        "pages": lines(
            results,
            "Reading a page of flow runs: time by page size",
            "page",
            along="flow runs in the page",
            upward="ms per page (both axes are logarithmic)",
            log=True,
        ),
        "at-once": lines(
            results,
            "async read_flow_run: calls per second by concurrency",
            "at_once",
            along="concurrent calls (logarithmic)",
            upward="calls per second",
            log=False,
        ),
        "touching": bars(
            results,
            "A page of 200 flow runs: time by what is done with them",
            TOUCHING,
            "All on one scale; shorter is better. Thin lines: quartiles.",
            one_scale=True,
        ),
        "real-server": bars(
            results,
            "The same calls to a real Prefect server, which itself takes most of the time",
            REAL,
            BARS,
        ),
        "runs": bars(
            results,
            "Runs and events: triggering, waiting, reading everything, following, emitting",
            RUNS,
            BARS,
        ),
    }
    return {name: picture for name, picture in drawn.items() if picture}


def draw(results: Json, folder: Path) -> None:
    """Write the plots to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in plots(results).items():
        (folder / f"{name}.svg").write_text(picture.svg)


def bars(
    results: Json, title: str, keys: tuple[str, ...], note: str, one_scale: bool = False
) -> Picture | None:
    found = {row["key"]: row for row in results["rows"]}
    rows = [found[key] for key in keys if key in found]
    if not rows:
        return None
    parts, end = charts(rows, MARGIN + 30, columns=1 if one_scale else 2, one_scale=one_scale)
    return framed(results, rows, title, parts, end, note)


def lines(results: Json, title: str, group: str, along: str, upward: str, log: bool) -> Picture | None:
    found = [row for row in results["rows"] if row["group"] == group and value(row, OURS)]
    rows = sorted(found, key=lambda row: row["at"])
    # A line needs two points.
    if len(rows) < 2:
        return None
    parts, end = growth(rows, MARGIN + 40, along, upward, log)
    note = "Thin lines: quartiles. rust_reqwest: the same exchange in plain Rust, without Python."
    return framed(results, rows, title, parts, end + 20, note)


def framed(
    results: Json, rows: Sequence[Json], title: str, parts: list[str], end: float, note: str
) -> Picture:
    """Add a title, a note, and how the values were measured."""
    machine = results["machine"]
    about = (
        f"Medians of {rounds(rows)} rounds on {results['date'][:10]}: "
        f"{machine['cpu']}, {machine['cores']} cores."
    )
    head = text(MARGIN, MARGIN + 8, title, "head")
    letters = (WIDTH - 2 * MARGIN) // LETTER
    foot = [
        text(MARGIN, end + 6 + 17 * place, words, "quiet")
        for place, words in enumerate([*wrap(note, letters), *wrap(about, letters)])
    ]
    return Picture(title, document(end + 17 * len(foot) + MARGIN / 2, title, [head, *parts, *foot]))
