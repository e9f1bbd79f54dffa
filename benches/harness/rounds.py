"""One run of the benchmark: everything up, round after round, everything down."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .canned import CannedServer, canned_server, recorded_run_id
from .contenders import CONTENDERS
from .cores import apart
from .exercises import EXERCISES, Timing
from .remote import RemoteContender
from .rows import Row
from .samples import NotMeasured, Sample, Spread, in_brief


@dataclass
class Bench:
    """What a measure may use."""

    pythons: Mapping[str, Path]
    env: Mapping[str, str]
    server: CannedServer
    run_id: str
    seconds: float
    workers: Mapping[str, RemoteContender] = field(default_factory=dict)

    def python_of(self, name: str) -> Path:
        return self.pythons[CONTENDERS[name].venv]

    def exercise(self, name: str, exercise: str) -> Timing:
        """Has a contender do an exercise; one that blocks, on another core than the server's."""
        worker = self.workers[name]
        if worker.trouble or not EXERCISES[exercise].blocking:
            return worker.run(exercise, self.seconds)
        with apart(self.server.pid, worker.pid):
            return worker.run(exercise, self.seconds)

    @classmethod
    @contextmanager
    def set_up(
        cls, server: Path, pythons: Mapping[str, Path], rows: Sequence[Row], seconds: float
    ) -> Iterator[Bench]:
        """The canned server and a worker for each contender, stopped at the end."""
        with ExitStack() as stack:
            running = stack.enter_context(canned_server(server))
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="prefect-rs-bench-"))
            env = environment(running.api_url, home)
            bench = cls(pythons, env, running, recorded_run_id(), seconds)
            names = dict.fromkeys(name for row in rows for name in row.contenders)
            workers = {}
            for name in names:
                worker = RemoteContender(name, bench.python_of(name), running.api_url, bench.run_id, env)
                stack.callback(worker.close)
                workers[name] = worker
            bench.workers = workers
            yield bench


def environment(api_url: str, home: str) -> dict[str, str]:
    """Nothing of the user's: no profile, no settings, no proxy, a fixed hash seed."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "LANG": "C.UTF-8",
        "PREFECT_HOME": home,
        "PREFECT_API_URL": api_url,
        "PYTHONHASHSEED": "0",
    }


@dataclass
class Measured:
    """All samples of one row: by contender, in the order of the rounds."""

    row: Row
    samples: dict[str, list[Sample]]
    troubles: dict[str, str]

    def spread(self, name: str) -> Spread | None:
        samples = self.samples.get(name)
        return Spread.of([sample.value for sample in samples]) if samples else None

    def cpu(self, name: str) -> Spread | None:
        cpus = [sample.cpu for sample in self.samples.get(name, []) if sample.cpu is not None]
        return Spread.of(cpus) if cpus else None

    def ratio(self, ours: str, peer: str) -> Spread | None:
        """How many times better, round by round: what disturbs a round disturbs both alike."""
        pairs = list(zip(self.samples.get(ours, []), self.samples.get(peer, []), strict=False))
        return Spread.of([self.row.ratio(a.value, b.value) for a, b in pairs]) if pairs else None


def run(bench: Bench, rows: Sequence[Row], rounds: int) -> list[Measured]:
    """Measures every row of every contender, then again, and so on.

    The order of the contenders rotates, so that none always follows the same one. A first round
    warms everything up and is thrown away.
    """
    results = [Measured(row, {}, {}) for row in rows]
    for number in range(rounds + 1):
        print(f"round {number} of {rounds}{' (warm-up)' * (not number)}", file=sys.stderr, flush=True)
        for result in results:
            if result.row.once and number > 1:
                continue
            names = result.row.contenders
            turn = number % len(names)
            for name in (*names[turn:], *names[:turn]):
                if name in result.troubles:
                    continue
                try:
                    sample = result.row.measure(bench, name)
                except NotMeasured as trouble:
                    result.troubles[name] = str(trouble)
                    result.samples.pop(name, None)
                    print(f"  {result.row.key}: {name}: {in_brief(str(trouble))}", file=sys.stderr)
                else:
                    if number:
                        result.samples.setdefault(name, []).append(sample)
    return results
