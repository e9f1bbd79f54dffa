"""What a fresh Python process costs: until a client is usable, until it has read, and in memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .samples import NotMeasured, Sample

BARE = "pass"

IMPORTS = {
    "prefect_rs": "from prefect_rs import get_client",
    "official": "from prefect.client.orchestration import get_client",
}

USABLE = """
{imports}
client = get_client(sync_client=True)
"""

FIRST_RUN = """
from uuid import UUID
{imports}
with get_client(sync_client=True) as client:
    run = client.read_flow_run(UUID("{run_id}"))
    assert run.name
"""

# The last words of every process: its CPU time, before it exits, and its peak memory. The peak is the
# kernel's for this program: getrusage's ru_maxrss begins, on Linux, with the size of the process that
# started it, and would hide the small ones.
REPORT = """
import time
cpu = time.process_time()
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
os.write(1, f"{cpu} {peak}".encode())
"""

READY = "import os\nos.write(1, b'.')\n"


@dataclass(frozen=True)
class Cost:
    """Wall time until the process said it was ready, its CPU time, its peak memory in bytes."""

    wall: float
    cpu: float
    peak: float


def run(python: Path, script: str, env: Mapping[str, str]) -> Cost:
    """Runs a script in a fresh interpreter."""
    if not python.exists():
        raise NotMeasured(f"missing: no {python}")
    started = time.perf_counter()
    process = subprocess.Popen(
        [python, "-c", script + READY + REPORT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    )
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        # Before it exits, so that a client's farewell at exit is not counted as its start.
        ready = os.read(process.stdout.fileno(), 1)
        wall = time.perf_counter() - started
        last_words, errors = process.stdout.read().split(), process.stderr.read().decode()
    if process.wait() or ready != b".":
        kind = "missing" if "ModuleNotFoundError" in errors else "failed"
        raise NotMeasured(f"{kind}: {errors.strip()}")
    cpu, peak = last_words
    return Cost(wall, float(cpu), int(peak) * 1024)


def usable_client(name: str, python: Path, env: Mapping[str, str]) -> Cost:
    """A process that imports the package and makes a client, less one that does nothing."""
    bare = run(python, BARE + "\n", env)
    cost = run(python, USABLE.format(imports=IMPORTS[name]), env)
    return Cost(cost.wall - bare.wall, cost.cpu - bare.cpu, cost.peak - bare.peak)


def import_time(name: str, python: Path, env: Mapping[str, str]) -> Sample:
    cost = usable_client(name, python, env)
    return Sample(cost.wall, cost.cpu)


def peak_memory(name: str, python: Path, env: Mapping[str, str]) -> Sample:
    return Sample(usable_client(name, python, env).peak)


def first_run(name: str, python: Path, env: Mapping[str, str], run_id: str) -> Sample:
    """From the start of the process, Python's own start included."""
    cost = run(python, FIRST_RUN.format(imports=IMPORTS[name], run_id=run_id), env)
    return Sample(cost.wall, cost.cpu)
