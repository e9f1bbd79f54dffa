"""Compares prefect-rs with the official client on a PostgreSQL server with 200,000 flow runs.

    make bench-scale
    python benches/scale.py [--runs 200000] [--rows read_all delete] [--most 20000]

Each row is measured once per client, each time in a new process that is connected through a proxy, which
counts the requests. Requires Debian's `postgresql`, the server that `make server` installs, and prefect-rs in
`.venvs/release`.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from harness.bench import environment
from harness.live import CountingProxy
from harness.machine import machine
from harness.markdown import markdown
from harness.publish import BUSY
from harness.rows import OFFICIAL, OURS
from harness.scale import FullServer, Stack
from harness.words import number as figure

ROOT = Path(__file__).resolve().parent.parent
WORKER = ROOT / "benches/harness/scale_worker.py"
PAGE = ROOT / "docs/performance.md"
RESULTS = ROOT / "benches/results"
MARKED = re.compile(r"(<!-- bench-scale -->\n).*?(<!-- /bench-scale -->)", re.DOTALL)

RUNS, LOGS, WAITED = 200_000, 20_000, 1_000
# One run in this many has failed. Those are deleted.
FAILED_SHARE = 10
# How many runs the official client deletes, which has no method for it.
DELETED = 1_000
# How long runs are waited for until the first one ends, and how long a measurement may take, in seconds.
WAITING, DEADLINE = 45.0, 1_800.0

Json = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """What is measured: an exercise of the worker."""

    key: str
    title: str
    # How many objects it reads, counts, waits for or deletes, by the number of runs.
    number: Callable[[int], int]
    # In this order: a server that has deleted runs has to delete their logs, for as long as it takes.
    contenders: tuple[str, ...] = (OFFICIAL, OURS)


ROWS = (
    Row("read_all", "read all {:,} flow runs", lambda runs: runs),
    # The official client pages by offset, which takes as long in any order.
    Row("read_by_time", "the same by expected start time", lambda runs: runs, (OURS,)),
    Row("count", "count {:,} flow runs, 10 times", lambda runs: runs),
    Row("count_failed", "count the {:,} failed ones, 10 times", lambda runs: runs // FAILED_SHARE),
    Row("read_logs", "read the {:,} logs of a flow run", lambda _: LOGS),
    Row("wait_for_all", "wait for {:,} flow runs that end one by one", lambda _: WAITED),
    Row("delete", "delete the {:,} failed flow runs", lambda runs: runs // FAILED_SHARE),
)


class Scale:
    """The measurements.

    Args:
        server: The server, which has been filled.
        options: The arguments of the command line.
        logged: The id of the run with logs.
    """

    def __init__(self, server: FullServer, options: argparse.Namespace, logged: str) -> None:
        self.server = server
        self.options = options
        self.logged = logged
        self.versions: dict[str, dict[str, str]] = {}

    def row(self, row: Row) -> Json:
        """Measure a row with each client."""
        number = row.number(self.options.runs)
        contenders = {}
        for name in row.contenders:
            say(f"{row.title.format(number)}: {name}")
            if row.key == "delete":
                self.server.top_up("FAILED", number)
            contenders[name] = self.measure(row.key, name, number)
        return {"key": row.key, "title": row.title.format(number), "number": number, "contenders": contenders}

    def measure(self, key: str, name: str, number: int) -> Json:
        """Measure an exercise of a client in a new process."""
        limits = {"read_all": self.options.most, "delete": DELETED}
        most = min(number, limits.get(key, number)) if name == OFFICIAL else number
        waited = self.server.top_up("RUNNING", WAITED) if key == "wait_for_all" else []
        with ExitStack() as stack:
            proxy = stack.enter_context(closing(CountingProxy(self.server.port)))
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="prefect-rs-bench-"))
            ending = stack.enter_context(ThreadPoolExecutor())
            ended = ending.submit(self.server.end, waited, WAITING) if waited else None
            url = f"http://127.0.0.1:{proxy.port}/api"
            env = environment(url, home)
            if name == OURS:
                env["PYTHONPATH"] = str(self.options.ours)
            python = sys.executable if name == OURS else self.options.official / "bin/python"
            command = [python, WORKER, name, key, url, self.logged, str(most), *waited]
            try:
                ran = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, timeout=DEADLINE)
            except subprocess.TimeoutExpired:
                return {"trouble": f"not done after {DEADLINE:g} s"}
            if ran.returncode:
                return {"trouble": f"exit code {ran.returncode}"}
            found: Json = json.loads(ran.stdout)
            found["requests"] = proxy.between(found.pop("began"), found["ended"])
            if ended is not None:
                # The rest of the time is the server's, and that until the first one ends.
                found["wall"] = found["ended"] - ended.result()
        del found["ended"]
        self.versions[name] = found.pop("versions")
        if found["number"] != most:
            found["trouble"] = f"wrong result: {found['number']:,}"
        return found


def table(rows: Sequence[Json]) -> str:
    """All rows as Markdown. What was measured with fewer objects is scaled and marked."""
    head = ("what", "client", "time", "CPU time", "memory growth", "requests")
    body = []
    for row in rows:
        for place, (name, it) in enumerate(row["contenders"].items()):
            cells = ["", "", "", it.get("trouble", "")]
            if "trouble" not in it:
                factor = max(1.0, row["number"] / it["number"])
                mark = " *" if factor > 1 else ""
                cells = [
                    f"{figure(it['wall'] * factor)} s{mark}",
                    f"{figure(it['cpu'] * factor)} s{mark}",
                    f"{figure(it['grown'] / 1e6)} MB",
                    f"{it['requests'] * factor:,.0f}{mark}",
                ]
            body.append(("" if place else row["title"], name, *cells))
    return markdown(head, body, names=2)


def legend(found: Json) -> str:
    """What the figures are of."""
    on, versions = found["machine"], found["versions"].values()
    measured = [f"{what} {version}" for each in versions for what, version in each.items()]
    words = (
        f"Measured by `make bench-scale` on {found['date'][:10]}: {on['cpu']}, {on['cores']} cores, "
        f"{on['memory_gb']:g} GB, {', '.join(dict.fromkeys(measured))}, {found['database']}."
    )
    if on["load_before"] > BUSY:
        words += (
            f" **The machine was busy before the run (load {on['load_before']}): do not quote the times.**"
        )
    fewer = {
        f"{it['number']:,} of {row['number']:,}"
        for row in found["rows"]
        for it in row["contenders"].values()
        if "trouble" not in it and it["number"] < row["number"]
    }
    return words + (f" \\* Scaled from {', '.join(sorted(fewer))}." if fewer else "")


def run(options: argparse.Namespace) -> Json:
    """Start the server, fill it, and measure."""
    about = {"date": datetime.now(timezone.utc).isoformat(timespec="seconds"), "machine": machine()}
    rows = [row for row in ROWS if not options.rows or row.key in options.rows]
    with Stack() as stack:
        server = FullServer(stack)
        say(f"Creating {options.runs:,} flow runs")
        failed = options.runs // FAILED_SHARE
        server.top_up("FAILED", failed)
        logged = server.top_up("COMPLETED", options.runs - failed)[0]
        server.add_logs(logged, LOGS)
        server.settle()
        scale = Scale(server, options, logged)
        measured = [scale.row(row) for row in rows]
        return {
            **about,
            "runs": options.runs,
            "database": server.version,
            "versions": scale.versions,
            "rows": measured,
        }


def publish(text: str, page: Path) -> None:
    """Write the legend and the table into a page."""
    page.write_text(MARKED.sub(lambda mark: f"{mark[1]}\n{text}\n\n{mark[2]}", page.read_text()))


def say(line: str) -> None:
    """Print the progress."""
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    """Run the command line and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--runs", type=int, default=RUNS, help="how many flow runs the server has (%(default)s)"
    )
    parser.add_argument(
        "--rows",
        nargs="+",
        choices=[row.key for row in ROWS],
        metavar="ROW",
        help=f"measure only these rows: {', '.join(row.key for row in ROWS)}",
    )
    parser.add_argument(
        "--most", type=int, default=sys.maxsize, help="how many runs the official client reads at most"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for the JSON")
    parser.add_argument("--no-publish", action="store_true", help="do not update docs/performance.md")
    parser.add_argument(
        "--ours",
        type=Path,
        default=ROOT / ".venvs/release",
        help="the folder in which prefect-rs is installed",
    )
    parser.add_argument(
        "--official",
        type=Path,
        default=ROOT / ".venvs/server-3.9.1",
        help="the environment of the official client",
    )
    options = parser.parse_args()
    # Stops the server, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    found = run(options)
    options.results.mkdir(parents=True, exist_ok=True)
    (options.results / "scale.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    text = f"{legend(found)}\n\n{table(found['rows'])}"
    print(text)
    if options.runs >= RUNS and not options.rows and not options.no_publish:
        publish(text, PAGE)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
