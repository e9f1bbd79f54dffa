"""Deployments that really run: flows served with the official package, and a process worker.

    with ServedFlows(api_url) as served:
        run = client.create_flow_run_from_deployment(served.ids["quick"], parameters={"lines": 3})

`flows.py` has the flows. A run takes some seconds, and a CPU core for that time: it is a process of its own
that imports the official package. So tests should start few.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar
from uuid import UUID, uuid4

from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import ObjectNotFound

from tests.support.deployments import SCHEMA
from tests.support.upstream import SERVER_SETTINGS
from tools.prefect_server import DEFAULT_VENV, server_environment

FOLDER = Path(__file__).parent
# The functions of `flows.py`, and the names of their flows.
FLOWS = ("quick", "failing", "long", "retried", "ingest")
# How long a program may take to start, and a run to end: the official package is slow on a busy machine.
PATIENCE = 120.0

AnyProgram = TypeVar("AnyProgram", bound="Program")


def server_venv() -> Path:
    """The virtual environment of the server, which has the official package."""
    return Path(os.environ.get("PREFECT_RS_SERVER_VENV") or DEFAULT_VENV).absolute()


class Program:
    """`flows.py` as a process of its own, which is stopped with all the processes that it started.

    Args:
        api_url: The API of the server.
        verb: "serve" or "work".
        name: The name of the deployments, or of the work pool.
    """

    def __init__(self, api_url: str, verb: str, name: str) -> None:
        self.api_url = api_url
        self.name = name
        self._verb = verb
        self._mark = f"PREFECT_RS_TESTS_PROGRAM={uuid4().hex}"
        self._process: subprocess.Popen[bytes] | None = None
        self._home = tempfile.TemporaryDirectory(prefix="prefect-runs-", ignore_cleanup_errors=True)

    @property
    def log(self) -> str:
        """The output of the program and of its runs so far."""
        return (Path(self._home.name) / "log").read_text(errors="replace")

    def start(self: AnyProgram) -> AnyProgram:
        """Start the program, and wait until it is ready."""
        home = Path(self._home.name)
        settings = {
            "PREFECT_API_URL": self.api_url,
            "PREFECT_LOGGING_TO_API_BATCH_INTERVAL": "0.2",
            "PREFECT_WORKER_QUERY_SECONDS": "0.5",
            "PREFECT_WORKER_HEARTBEAT_SECONDS": "2",
            "PREFECT_RS_TESTS_PID": str(os.getpid()),
            **SERVER_SETTINGS,
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        environment = server_environment(home, {**settings, **dict([self._mark.split("=")])})
        try:
            with (home / "log").open("wb") as log:
                self._process = subprocess.Popen(
                    [server_venv() / "bin" / "python", FOLDER / "flows.py", self._verb, self.name],
                    cwd=FOLDER,  # the entrypoints of deployments are relative to it
                    env=environment,
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            with SyncPrefectClient(self.api_url) as client:
                self.eventually(lambda: self.is_ready(client), "did not start")
        except BaseException:
            self.stop()
            raise
        return self

    def is_ready(self, client: SyncPrefectClient) -> bool:
        """Whether the program takes runs."""
        raise NotImplementedError

    def eventually(self, condition: Callable[[], bool], problem: str) -> None:
        """Wait until the condition holds, unless the program ends or it takes too long."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if self._process is None or self._process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"`flows.py {self._verb}` {problem}. Its log:\n{self.log}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop the program and its runs, which may be in sessions of their own."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            for pid in self._processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()
            if process.stdin is not None:
                process.stdin.close()
        self._home.cleanup()

    def _processes(self) -> list[int]:
        """The processes that have inherited this program's environment, and so were started by it."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if self._mark.encode() in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found

    def __enter__(self: AnyProgram) -> AnyProgram:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()


class ServedFlows(Program):
    """All flows of `flows.py`, served by one process.

    Attributes:
        ids: The deployments' ids by the name of their flow: "quick", "failing", "long", "retried", "ingest".
        names: The deployments' full names, such as `quick/served-0a1b2c3d4e`.
    """

    def __init__(self, api_url: str, name: str | None = None) -> None:
        super().__init__(api_url, "serve", name or f"served-{uuid4().hex[:10]}")
        self.names = {flow: f"{flow}/{self.name}" for flow in FLOWS}
        self.ids: dict[str, UUID] = {}

    def is_ready(self, client: SyncPrefectClient) -> bool:
        try:
            self.ids = {flow: client.read_deployment_by_name(name).id for flow, name in self.names.items()}
        except ObjectNotFound:
            return False
        return True


class ProcessWorker(Program):
    """A work pool of the type "process", with a worker, and a deployment of each flow that runs in it.

    Attributes:
        pool: The name of the work pool.
        ids: The deployments' ids by the name of their flow.
        names: The deployments' full names.
    """

    def __init__(self, api_url: str) -> None:
        super().__init__(api_url, "work", f"pool-{uuid4().hex[:10]}")
        self.pool = self.name
        self.names = {flow: f"{flow}/in-{self.pool}" for flow in FLOWS}
        self.ids: dict[str, UUID] = {}

    def start(self) -> ProcessWorker:
        with SyncPrefectClient(self.api_url) as client:
            client.create_work_pool(self.pool, "process")
            for flow, name in self.names.items():
                made = client.create_deployment(
                    client.create_flow_from_name(flow),
                    name.partition("/")[2],
                    work_pool_name=self.pool,
                    entrypoint=f"flows.py:{flow}",
                    pull_steps=[
                        {"prefect.deployments.steps.set_working_directory": {"directory": str(FOLDER)}}
                    ],
                    parameter_openapi_schema=SCHEMA,
                    enforce_parameter_schema=False,
                )
                self.ids[flow] = made.id
        return super().start()

    def is_ready(self, client: SyncPrefectClient) -> bool:
        return any(worker.status == "ONLINE" for worker in client.read_workers_for_work_pool(self.pool))
