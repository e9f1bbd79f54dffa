"""Starts and controls a worker process."""

from __future__ import annotations

import contextlib
import json
import select
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .exercises import Timing
from .samples import NotMeasured

WORKER = Path(__file__).with_name("worker.py")
# The timeout for an exercise, in seconds, which is far more than any takes.
TIMEOUT = 600


class RemoteContender:
    """A contender in its own process. If that does not start, every `run` raises `NotMeasured`."""

    def __init__(self, command: Sequence[Path | str], env: Mapping[str, str]) -> None:
        self.versions: dict[str, str] = {}
        self.trouble: str | None = None
        self.process: subprocess.Popen[str] | None = None
        if not Path(command[0]).exists():
            self.trouble = f"missing: no {command[0]}"
            return
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=env,
        )
        try:
            self.versions = self.receive()["versions"]
        except NotMeasured as trouble:
            self.trouble = str(trouble)

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def run(self, exercise: str, seconds: float, data: Any = None) -> Timing:
        """Run an exercise. Raises `NotMeasured` if that fails."""
        if self.trouble or not self.process or not self.process.stdin:
            raise NotMeasured(self.trouble)
        # If the process has ended, `receive` raises the error.
        with contextlib.suppress(BrokenPipeError):
            request = {"exercise": exercise, "seconds": seconds, **({"data": data} if data else {})}
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
        timing: Timing = self.receive()["timing"]
        return timing

    def receive(self) -> Any:
        assert self.process
        assert self.process.stdout
        if not select.select([self.process.stdout], [], [], TIMEOUT)[0]:
            self.process.kill()
            self.trouble = f"failed: no response within {TIMEOUT} s"
            raise NotMeasured(self.trouble)
        line = self.process.stdout.readline()
        if not line:
            self.trouble = f"failed: its process exited with code {self.process.wait()}"
            raise NotMeasured(self.trouble)
        response = json.loads(line)
        for trouble in ("missing", "failed"):
            if trouble in response:
                raise NotMeasured(f"{trouble}: {response[trouble]}")
        return response

    def close(self) -> None:
        """Let the worker exit, or kill it after 10 s."""
        if not self.process:
            return
        if self.process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
