"""Measures prefect-rs beside its peers and holds it against the design's budgets.

`make bench` (benches/run) sets up all that this needs; see benches/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

from harness.bench import Bench, Built
from harness.machine import machine
from harness.markdown import details, judged, summary
from harness.plot import draw
from harness.publish import BUSY, publish
from harness.report import as_json
from harness.rounds import Measured, run
from harness.rows import REAL
from harness.samples import NotMeasured
from harness.table import ROWS
from harness.words import Json, measured

ROOT = Path(__file__).resolve().parent.parent
VENVS = ROOT / ".venvs"
TARGET = ROOT / "target"
RESULTS = ROOT / "benches/results"
KEYS = [row.key for row in ROWS]
# With fewer, a figure's spread is a guess: not for the documentation.
ROUNDS_TO_PUBLISH = 5

LEGEND = """\
Ratios are medians of the rounds' ratios. ×2 means: half the time, half the memory, or twice the calls
in a second. A budget of ×9 official is nine times better than the official client: where the design gives
figures of one machine, their ratio is what is asked for here; ×0.769 of plain Rust lets that be 1.3 times the
faster. Sizes and the loop's hold are held as they stand.
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often each is measured")
    parser.add_argument("--seconds", type=float, default=0.3, help="how long a repeated call is repeated")
    parser.add_argument(
        "--rows", nargs="+", choices=KEYS, metavar="ROW", help=f"only these: {', '.join(KEYS)}"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="where JSON and plots go")
    parser.add_argument(
        "--no-publish",
        action="store_true",
        help="leave docs/ and README.md alone, as a run of some rows does",
    )
    parser.add_argument(
        "--again", action="store_true", help="measure nothing: write what the results.json says"
    )
    for name, built, what in (
        ("server", "benches/programs/canned-server", "the canned server"),
        ("limits", "benches/programs/limits", "the exchange in plain Rust"),
        ("wheels", "wheels", "the folder of prefect-rs's wheel"),
    ):
        parser.add_argument(f"--{name}", type=Path, default=TARGET / built, help=what)
    for name, what in (
        ("bench", "prefect-rs and the general clients"),
        ("official", "the package prefect"),
        ("official-client", "the package prefect-client, for the sizes"),
    ):
        venv = VENVS / (name if name == "bench" else f"bench-{name}")
        parser.add_argument(f"--{name}", type=Path, default=venv, metavar="VENV", help=what)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Json:
    """Runs the rows that are asked for."""
    rows = [row for row in ROWS if not options.rows or row.key in options.rows]
    venvs = {
        "bench": options.bench,
        "official": options.official,
        "official-client": options.official_client,
    }
    pythons = {name: venv / "bin/python" for name, venv in venvs.items()}
    built = Built(options.server, options.limits, options.wheels, pythons)
    about = {
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "machine": machine(),
        "rounds": options.rounds,
        "seconds_per_exercise": options.seconds,
    }
    results: list[Measured] = []
    versions: dict[str, dict[str, str]] = {}
    # One after the other: an idle Prefect server takes 1% of a core, and memory.
    for real in (False, True):
        group = [row for row in rows if (row.group == REAL) is real]
        if not group:
            continue
        try:
            with Bench.set_up(built, group, options.seconds, real=real) as bench:
                results += run(bench, group, options.rounds)
                versions |= {name: it.versions for name, it in bench.workers.items() if it.versions}
        except NotMeasured as trouble:
            results += [Measured(row, {}, dict.fromkeys(row.contenders, str(trouble))) for row in group]
    return as_json(results, {**about, "versions": versions})


def main() -> int:
    options = arguments()
    report, pictures = options.results / "results.json", options.results / "plots"
    if options.again:
        found: Json = json.loads(report.read_text())
    else:
        found = measure(options)
        options.results.mkdir(parents=True, exist_ok=True)
        report.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    draw(found, pictures)

    print(details(found), summary(found), judged(found), sep="\n\n", end="\n\n")
    print(LEGEND)
    if not measured(found):
        print("prefect_rs was not measured, and so no budget is judged.")
    load = found["machine"]["load_before"]
    if load > BUSY:
        print(f"The machine was busy beforehand (load {load}): do not quote this run.")
    print(f"\n{report}\n{pictures}")
    whole = measured(found) and {row["key"] for row in found["rows"]} >= set(KEYS)
    if whole and found["rounds"] >= ROUNDS_TO_PUBLISH and not options.no_publish:
        print(*publish(found, ROOT), sep="\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
