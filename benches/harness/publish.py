"""Writes the results into docs/performance.md, docs/plots and the README.

Generated text is between the markers `<!-- bench: NAME -->` and `<!-- /bench -->`. The text around them is
written by hand, and holds for any run.
"""

from __future__ import annotations

import re
from pathlib import Path

from .markdown import details, judged, missed, not_measured, short, slower, summary
from .plot import draw, plots
from .rows import LIMITS
from .words import Json, rounds

# With a higher load before the run, the machine was not idle.
BUSY = 0.5
MARKED = re.compile(r"(<!-- bench: ([\w-]+) -->\n).*?(<!-- /bench -->)", re.DOTALL)


def publish(results: Json, root: Path) -> list[Path]:
    """Write the results into a checkout, and return the paths."""
    page, readme, folder = root / "docs/performance.md", root / "README.md", root / "docs/plots"
    fill(page, sections(results))
    picture = f"![{plots(results)['overview'].alt}](docs/plots/overview.svg)"
    fill(readme, {"short": "\n\n".join([f"{about(results)} {of_what(results)}", short(results), picture])})
    draw(results, folder)
    return [page, readme, folder]


def fill(page: Path, texts: dict[str, str]) -> None:
    """Replace the text between the markers of each name."""
    page.write_text(MARKED.sub(lambda mark: f"{mark[1]}\n{texts[mark[2]]}\n\n{mark[3]}", page.read_text()))


def sections(results: Json) -> dict[str, str]:
    """The generated sections of docs/performance.md, by marker."""
    return {
        "run": about(results),
        "versions": versions(results),
        "summary": summary(results),
        "slower": slower(results),
        "slower-than-rust": slower(results, LIMITS),
        "missed": missed(results),
        "not-measured": not_measured(results),
        "budgets": judged(results),
        "details": details(results),
        **{f"plot-{name}": f"![{it.alt}](plots/{name}.svg)" for name, it in plots(results).items()},
    }


def about(results: Json) -> str:
    """Date, machine and number of rounds, with a warning if the machine was busy."""
    machine = results["machine"]
    words = (
        f"Medians of {rounds(results['rows'])} rounds of `make bench` on {results['date'][:10]}: "
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']:g} GB, {machine['system']}."
    )
    if machine["load_before"] > BUSY:
        words += f" **The machine was busy before the run (load {machine['load_before']}): do not quote it.**"
    return words


def of_what(results: Json) -> str:
    """The versions of everything that was measured, in one sentence."""
    found = [f"{what} {version}" for each in results["versions"].values() for what, version in each.items()]
    return f"Measured: {', '.join(dict.fromkeys(found))}."


def versions(results: Json) -> str:
    """The versions, one line per contender."""
    return "\n".join(
        f"- `{name}`: {', '.join(f'{what} {version}' for what, version in found.items())}"
        for name, found in results["versions"].items()
    )
