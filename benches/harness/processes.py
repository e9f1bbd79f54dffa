"""Measures new Python processes: the time to import and to read a flow run, and memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .samples import NotMeasured, Sample

BARE = "pass"
BENCHES = Path(__file__).parent.parent

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

HELD = """
{imports}
{memory}
import sys
from operator import attrgetter
sys.path.append({benches!r})
from harness.calls import all_attributes
with get_client(sync_client=True) as client:
    first = client.read_flow_runs(limit=1)[0]
    touch = {touch}
    touch(first)
    before = memory("VmRSS")
    held = [client.read_flow_runs(limit=200) for page in range(50)]
    for page in held:
        for run in page:
            touch(run)
    held_kb = memory("VmRSS") - before
assert sum(map(len, held)) == 10_000
"""

READ_ALL = """
{imports}
{memory}
import sys
sys.path.append({benches!r})
from harness.contenders import CONTENDERS
contender = CONTENDERS[{name!r}]({api_url!r}, {run_id!r})
runs = contender.every_run()
# The first pages are part of what any program needs.
for number in range(600):
    next(runs)
before = memory("VmHWM")
number = sum(1 for run in runs)
held_kb = memory("VmHWM") - before
assert number > 9_000, number
"""

UNTOUCHED = "lambda run: None"
TOUCHED = "attrgetter(*all_attributes(first))"

# Returns kB. VmHWM is the peak of this program. On Linux, `ru_maxrss` of getrusage would include the size of
# the process that started it, which may be larger.
MEMORY = """
def memory(kind):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(kind))
"""

# The end of every script: prints the CPU time and memory of the process.
REPORT = f"""
import time
cpu = time.process_time()
{MEMORY}
os.write(1, f"{{cpu}} {{memory('VmHWM')}} {{globals().get('held_kb', 0)}}".encode())
"""

READY = "import os\nos.write(1, b'.')\n"


@dataclass(frozen=True)
class Cost:
    """The cost of a process: wall time until it is ready and CPU time, in seconds; memory in bytes."""

    wall: float
    cpu: float
    peak: float
    # The growth that `HELD` measures.
    held: float


def run(python: Path, script: str, env: Mapping[str, str]) -> Cost:
    """Run a script in a new interpreter."""
    if not python.exists():
        raise NotMeasured(f"missing: no {python}")
    started = time.perf_counter()
    process = subprocess.Popen(
        [python, "-c", script + READY + REPORT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    )
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        # The time until the process is ready does not include what a client does at exit.
        ready = os.read(process.stdout.fileno(), 1)
        wall = time.perf_counter() - started
        report, errors = process.stdout.read().split(), process.stderr.read().decode()
    if process.wait() or ready != b".":
        kind = "missing" if "ModuleNotFoundError" in errors else "failed"
        raise NotMeasured(f"{kind}: {errors.strip()}")
    cpu, peak, held = report
    return Cost(wall, float(cpu), int(peak) * 1024, int(held) * 1024)


def usable_client(name: str, python: Path, env: Mapping[str, str]) -> Cost:
    """Measure a process that imports the package and creates a client, minus one that does nothing."""
    bare = run(python, BARE + "\n", env)
    cost = run(python, USABLE.format(imports=IMPORTS[name]), env)
    return Cost(cost.wall - bare.wall, cost.cpu - bare.cpu, cost.peak - bare.peak, 0)


def import_time(name: str, python: Path, env: Mapping[str, str]) -> Sample:
    cost = usable_client(name, python, env)
    return Sample(cost.wall, cost.cpu)


def peak_memory(name: str, python: Path, env: Mapping[str, str]) -> Sample:
    return Sample(usable_client(name, python, env).peak)


def first_run(name: str, python: Path, env: Mapping[str, str], run_id: str) -> Sample:
    """Measure from the start of the process, including the start of Python."""
    cost = run(python, FIRST_RUN.format(imports=IMPORTS[name], run_id=run_id), env)
    return Sample(cost.wall, cost.cpu)


def growth_of_reading(name: str, python: Path, env: Mapping[str, str], run_id: str) -> Sample:
    """Measure by how much a process grows that reads 10,000 flow runs and keeps none of them."""
    script = READ_ALL.format(
        imports=IMPORTS[name],
        memory=MEMORY,
        benches=str(BENCHES),
        name=name,
        api_url=env["PREFECT_API_URL"],
        run_id=run_id,
    )
    return Sample(run(python, script, env).held)


def untouched_runs(name: str, python: Path, env: Mapping[str, str]) -> Sample:
    return Sample(held(name, python, env, UNTOUCHED))


def touched_runs(name: str, python: Path, env: Mapping[str, str]) -> Sample:
    return Sample(held(name, python, env, TOUCHED))


def held(name: str, python: Path, env: Mapping[str, str], touch: str) -> float:
    """Measure by how much a process grows that reads and keeps 10,000 flow runs, in pages of 200."""
    script = HELD.format(imports=IMPORTS[name], memory=MEMORY, benches=str(BENCHES), touch=touch)
    return run(python, script, env).held
