"""How long `prefect_test_harness` takes, the official one and this package's, one after the other.

    python benches/server_start.py [--venv .venvs/server-3.9.1] [--rounds 5]

Each round is a process of its own with each package, in the environment with the official one. The first
start of this package's, which creates the template of the database, is reported apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent

PROGRAM = """
import json, sys, time
began = time.perf_counter()
module = sys.argv[1]
harness = __import__(module + ".testing.utilities", fromlist=["prefect_test_harness"]).prefect_test_harness
get_client = __import__(module + ".client.orchestration", fromlist=["get_client"]).get_client
imported = time.perf_counter()
with harness(server_startup_timeout=300):
    with get_client(sync_client=True) as client:
        client.create_flow_from_name("mine")
    used = time.perf_counter()
ended = time.perf_counter()
print(json.dumps({"import": imported - began, "start and a call": used - imported, "stop": ended - used}))
"""


def measure(module: str, venv: Path, home: Path) -> dict[str, float]:
    """The seconds of each phase."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}
    ran = subprocess.run(
        [venv / "bin" / "python", "-c", PROGRAM, module],
        env={
            **environment,
            "PYTHONPATH": str(ROOT / "python"),
            "PREFECT_HOME": str(home),
            "PREFECT_RS_CACHE_DIR": str(home / "cache"),
            "DO_NOT_TRACK": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        sys.exit(ran.stderr)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return {**found, "total": sum(found.values())}


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", type=Path, default=ROOT / ".venvs" / "server-3.9.1")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        print("the first start of this package's:", _shown(measure("prefect_rs", given.venv, home)))
        rounds: dict[str, list[dict[str, float]]] = {"prefect": [], "prefect_rs": []}
        for _ in range(given.rounds):
            for module, measured in rounds.items():
                measured.append(measure(module, given.venv, home))
    for module, measured in rounds.items():
        print(
            f"{module}:", _shown({phase: median(each[phase] for each in measured) for phase in measured[0]})
        )


def _shown(phases: dict[str, float]) -> str:
    return ", ".join(f"{phase} {seconds:.2f} s" for phase, seconds in phases.items())


if __name__ == "__main__":
    main()
