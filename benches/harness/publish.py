"""The results in docs/performance.md, docs/plots and the README.

What is written there stands between marks, `<!-- bench: NAME -->` and `<!-- /bench -->`; the words around
them are people's, and true of any run.
"""

from __future__ import annotations

import re
from pathlib import Path

from .markdown import details, judged, missed, not_measured, short, slower, summary
from .plot import draw, plots
from .rows import LIMITS
from .words import Json, rounds

# A machine with more to do than this was not measuring alone.
BUSY = 0.5
MARKED = re.compile(r"(<!-- bench: ([\w-]+) -->\n).*?(<!-- /bench -->)", re.DOTALL)


def publish(results: Json, root: Path) -> list[Path]:
    """Writes all of it into a checkout, and says where."""
    page, readme, folder = root / "docs/performance.md", root / "README.md", root / "docs/plots"
    fill(page, sections(results))
    picture = f"![{plots(results)['overview'].alt}](docs/plots/overview.svg)"
    fill(readme, {"short": "\n\n".join([f"{about(results)} {of_what(results)}", short(results), picture])})
    draw(results, folder)
    return [page, readme, folder]


def fill(page: Path, texts: dict[str, str]) -> None:
    """Puts each text where the page has the mark of its name."""
    page.write_text(MARKED.sub(lambda mark: f"{mark[1]}\n{texts[mark[2]]}\n\n{mark[3]}", page.read_text()))


def sections(results: Json) -> dict[str, str]:
    """What stands between the marks of docs/performance.md."""
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
    """When, on what, and how often it was measured; and whether that can be trusted."""
    machine = results["machine"]
    words = (
        f"Medians of {rounds(results['rows'])} rounds of `make bench` on {results['date'][:10]}: "
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']:g} GB, {machine['system']}."
    )
    if machine["load_before"] > BUSY:
        words += (
            f" **The machine was busy beforehand (load {machine['load_before']}): do not quote this run.**"
        )
    return words


def of_what(results: Json) -> str:
    """The versions of all that was measured, in a sentence."""
    found = [f"{what} {version}" for each in results["versions"].values() for what, version in each.items()]
    return f"Of {', '.join(dict.fromkeys(found))}."


def versions(results: Json) -> str:
    """Who was measured: one line a contender."""
    return "\n".join(
        f"- `{name}`: {', '.join(f'{what} {version}' for what, version in found.items())}"
        for name, found in results["versions"].items()
    )
