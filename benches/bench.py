"""Compares prefect-rs with other clients and with the budgets of the design.

`make bench` (benches/run) sets up everything this requires. See benches/README.md.
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
from harness.rows import KINDS
from harness.samples import NotMeasured
from harness.table import ROWS
from harness.words import Json, measured

ROOT = Path(__file__).resolve().parent.parent
VENVS = ROOT / ".venvs"
TARGET = ROOT / "target"
RESULTS = ROOT / "benches/results"
KEYS = [row.key for row in ROWS]
# The minimum for the documentation: with fewer rounds, the spread means little.
ROUNDS_TO_PUBLISH = 5

LEGEND = """\
Ratios are medians of the rounds' ratios. ×2 means half the time, half the memory, or twice the calls per
second. A budget of ×9 official means nine times better than the official client: the ratio of the design's
figures, which are from one machine. ×0.769 of plain Rust allows that to be 1.3 times faster. Sizes and the
longest block of the event loop are compared directly.
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="the number of rounds")
    parser.add_argument("--seconds", type=float, default=0.3, help="how long calls are repeated, in seconds")
    parser.add_argument(
        "--rows", nargs="+", choices=KEYS, metavar="ROW", help=f"measure only these rows: {', '.join(KEYS)}"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for the JSON and the plots")
    parser.add_argument(
        "--no-publish",
        action="store_true",
        help="do not update docs/ and README.md (the default if only some rows are measured)",
    )
    parser.add_argument(
        "--again", action="store_true", help="do not measure: regenerate everything from results.json"
    )
    for name, built, what in (
        ("server", "benches/programs/canned-server", "the canned server"),
        ("limits", "benches/programs/limits", "the program with the exchange in plain Rust"),
        ("wheels", "wheels", "the folder with the wheel of prefect-rs"),
    ):
        parser.add_argument(f"--{name}", type=Path, default=TARGET / built, help=what)
    for name, what in (
        ("bench", "the environment of prefect-rs and the general clients"),
        ("official", "the environment of the package prefect"),
        ("official-client", "the environment of the package prefect-client, for the sizes"),
    ):
        venv = VENVS / (name if name == "bench" else f"bench-{name}")
        parser.add_argument(f"--{name}", type=Path, default=venv, metavar="VENV", help=what)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Json:
    """Measure the selected rows."""
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
    # The real servers are started last: even when idle, it uses 1% of a core, and memory.
    for kind in KINDS:
        group = [row for row in rows if row.kind == kind]
        if not group:
            continue
        try:
            with Bench.set_up(built, group, options.seconds, kind) as bench:
                results += run(bench, group, options.rounds)
                versions |= {name: it.versions for name, it in bench.workers.items() if it.versions}
        except NotMeasured as error:
            results += [Measured(row, {}, dict.fromkeys(row.contenders, str(error))) for row in group]
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
        print("prefect_rs was not measured, so no budgets are judged.")
    load = found["machine"]["load_before"]
    if load > BUSY:
        print(f"The machine was busy before the run (load {load}): do not quote these results.")
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
