"""What a run of the benchmark stands on: servers and contenders, everything up and everything down."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .canned import CERTIFICATE, CannedServer, canned_server, recorded_run_id
from .contenders import CONTENDERS
from .cores import apart
from .exercises import EXERCISES, Timing
from .real import ServerError, real_server
from .remote import WORKER, RemoteContender
from .rows import LIMITS, OFFICIAL, REAL, Row
from .samples import NotMeasured


@dataclass(frozen=True)
class Built:
    """What `benches/run` has built or installed."""

    canned_server: Path
    # The exchange in plain Rust: one program for all contenders of that kind.
    limits: Path
    # The folder with prefect-rs's wheel.
    wheels: Path
    # The interpreters of the environments, by name.
    pythons: Mapping[str, Path]


@dataclass
class Bench:
    """What a measure may use."""

    built: Built
    env: Mapping[str, str]
    server: CannedServer
    run_id: str
    seconds: float
    workers: Mapping[str, RemoteContender] = field(default_factory=dict)
    # The same contenders, connected to a real server; and why there is none, if one is needed.
    real_workers: Mapping[str, RemoteContender] = field(default_factory=dict)
    no_real_server: str = ""

    def python_of(self, name: str) -> Path:
        return self.built.pythons[CONTENDERS[name].venv]

    def program_of(self, name: str) -> list[Path | str]:
        """What is to be started for a contender, and its first arguments."""
        return [self.built.limits, name] if name in LIMITS else [self.python_of(name), WORKER, name]

    def exercise(self, name: str, exercise: str) -> Timing:
        """Has a contender do an exercise; one that blocks, on another core than the server's."""
        worker = self.workers[name]
        if worker.trouble or not EXERCISES[exercise].blocking:
            return worker.run(exercise, self.seconds)
        with apart(self.server.pid, worker.pid):
            return worker.run(exercise, self.seconds)

    def exercise_real(self, name: str, exercise: str) -> Timing:
        """The same with a real server: beside what that takes, it does not matter which core has what."""
        if self.no_real_server:
            raise NotMeasured(self.no_real_server)
        return self.real_workers[name].run(exercise, self.seconds)

    @property
    def tls_env(self) -> dict[str, str]:
        """For a client that is to find the canned server's TLS end by itself, and to trust it."""
        tls = {"PREFECT_API_URL": self.server.tls_api_url, "PREFECT_API_SSL_CERT_FILE": str(CERTIFICATE)}
        return {**self.env, **tls}

    @classmethod
    @contextmanager
    def set_up(cls, built: Built, rows: Sequence[Row], seconds: float) -> Iterator[Bench]:
        """The servers and a worker for each contender, stopped at the end."""
        with ExitStack() as stack:
            running = stack.enter_context(canned_server(built.canned_server))
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="prefect-rs-bench-"))
            bench = cls(built, environment(running.api_url, home), running, recorded_run_id(), seconds)

            def workers(rows: Sequence[Row], api_url: str, run_id: str) -> dict[str, RemoteContender]:
                env = environment(api_url, home)
                started = {}
                for name in dict.fromkeys(name for row in rows for name in row.contenders):
                    started[name] = RemoteContender([*bench.program_of(name), api_url, run_id], env)
                    stack.callback(started[name].close)
                return started

            canned_rows = [row for row in rows if row.group != REAL]
            bench.workers = workers(canned_rows, running.api_url, bench.run_id)
            real_rows = [row for row in rows if row.group == REAL]
            if real_rows:
                try:
                    # The official package is the server, too.
                    real = stack.enter_context(real_server(built.pythons[OFFICIAL]))
                except ServerError as error:
                    bench.no_real_server = f"failed: {error}"
                else:
                    bench.real_workers = workers(real_rows, real.api_url, real.run_id)
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
