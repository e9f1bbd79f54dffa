"""Starts and stops the server and the workers of the contenders."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .canned import CERTIFICATE, canned_server
from .contenders import CONTENDERS
from .cores import apart
from .exercises import EXERCISES, Timing
from .live import live_server
from .model_exercises import MODEL_EXERCISES
from .real import real_server
from .remote import WORKER, RemoteContender
from .rows import CANNED, LIMITS, LIVE, OFFICIAL, REAL, Row
from .servers import Server


@dataclass(frozen=True)
class Built:
    """The programs and environments that `benches/run` has built."""

    canned_server: Path
    # The exchange in plain Rust: one program for both contenders of this kind.
    limits: Path
    # The folder with the wheel of prefect-rs.
    wheels: Path
    # The Python interpreters of the environments, by name.
    pythons: Mapping[str, Path]


@dataclass
class Bench:
    """The running server and workers, for the functions that measure."""

    built: Built
    env: Mapping[str, str]
    server: Server
    seconds: float
    workers: Mapping[str, RemoteContender] = field(default_factory=dict)
    # Values that exercises have noted, by contender, exercise and name; see `measures.noted`.
    noted: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def python_of(self, name: str) -> Path:
        return self.built.pythons[CONTENDERS[name].venv]

    def program_of(self, name: str) -> list[Path | str]:
        """Get the program of a contender with its first arguments."""
        return [self.built.limits, name] if name in LIMITS else [self.python_of(name), WORKER, name]

    def exercise(self, name: str, exercise: str, data: Any = None) -> Timing:
        """Run an exercise of a contender. Blocking ones run on another core than the server."""
        worker = self.workers[name]
        known = EXERCISES | MODEL_EXERCISES
        if worker.trouble or exercise not in known:
            return worker.run(exercise, self.seconds, data)
        if not known[exercise].blocking or not self.server.pid:
            return worker.run(exercise, self.seconds)
        with apart(self.server.pid, worker.pid):
            return worker.run(exercise, self.seconds)

    @property
    def tls_env(self) -> dict[str, str]:
        """The environment variables for a client that uses the TLS port of the canned server."""
        tls = {"PREFECT_API_URL": self.server.tls_api_url, "PREFECT_API_SSL_CERT_FILE": str(CERTIFICATE)}
        return {**self.env, **tls}

    @classmethod
    @contextmanager
    def set_up(cls, built: Built, rows: Sequence[Row], seconds: float, kind: str) -> Iterator[Bench]:
        """Start the server of this kind and a worker for each contender, and stop them at the end."""
        with ExitStack() as stack:
            # The environment of the official client contains the real server.
            official = built.pythons[OFFICIAL]
            starting: AbstractContextManager[Server] = {
                CANNED: lambda: canned_server(built.canned_server),
                REAL: lambda: real_server(official),
                LIVE: lambda: live_server(official),
            }[kind]()
            server = stack.enter_context(starting)
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="prefect-rs-bench-"))
            env = environment(server.api_url, home)
            bench = cls(built, env, server, seconds)
            workers = {}
            for name in dict.fromkeys(name for row in rows for name in row.contenders):
                command = [*bench.program_of(name), server.api_url, server.run_id]
                workers[name] = RemoteContender(command, env)
                stack.callback(workers[name].close)
            bench.workers = workers
            yield bench


def environment(api_url: str, home: str) -> dict[str, str]:
    """Create an environment without the user's profile, settings and proxies, with a fixed hash seed."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "LANG": "C.UTF-8",
        "PREFECT_HOME": home,
        "PREFECT_API_URL": api_url,
        "PYTHONHASHSEED": "0",
    }
