"""A program that runs in the background and ends with this process, even if this process is killed."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from tools.prefect_server import ROOT, ServerError

_LAUNCHER = ROOT / "python" / "prefect_rs" / "_server" / "_launcher.py"

# The programs, and the packages of Debian that have them.
PACKAGES = {
    "initdb": "postgresql",
    "nginx": "nginx-light",
    "openssl": "openssl",
    "postgres": "postgresql",
    "psql": "postgresql-client",
    "redis-server": "redis-server",
    "setpriv": "util-linux",
}

# How long a program may take to start, in seconds.
PATIENCE = 60.0

AnyDaemon = TypeVar("AnyDaemon", bound="Daemon")


class NotInstalled(ServerError):
    """Programs are missing. The message says how to install them."""


class Daemon:
    """A program that runs from `start()` to `stop()`, or in a `with` block.

    Subclasses say which program it is, and when it is ready.

    Args:
        folder: The folder for its files. It is created if it does not exist.
    """

    name = "the program"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """The command line."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """The environment of the program."""
        return dict(os.environ)

    def prepare(self) -> None:
        """Create the files that the program needs. Called before its first start."""

    def is_ready(self) -> bool:
        """Whether it can be used."""
        return is_open(self.port)

    @property
    def log(self) -> str:
        """Its output so far."""
        with contextlib.suppress(FileNotFoundError):
            return (self.folder / "log").read_text(errors="replace")
        return ""

    def start(self: AnyDaemon) -> AnyDaemon:
        """Start it and wait until it is ready. After `stop()`, it has the same files and the same port.

        Raises:
            NotInstalled: It is not installed.
            ServerError: It did not start. The message ends with its log.
        """
        if self._process is not None:
            raise RuntimeError(f"{self.name} is already running")
        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            # A program that root starts gives up its rights, and has to reach its files.
            self.folder.chmod(0o711)
            self.port = free_port()
            self.prepare()
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(_LAUNCHER), json.dumps({"command": self.command()})],
                cwd=self.folder,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + PATIENCE
        while not self.is_ready():
            problem = None
            if self._process.poll() is not None:
                problem = f"{self.name} exited with exit code {self._process.returncode}"
            elif time.monotonic() > end:
                problem = f"{self.name} was not ready within {PATIENCE:g} s"
            if problem is not None:
                log_lines = self.log.splitlines()[-40:]
                self.stop()
                raise ServerError("\n    ".join([f"{problem}. The end of its log:", *log_lines]))
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """Stop it. Has no effect if it is not running."""
        process, self._process = self._process, None
        if process is None:
            return
        self.end(process)
        assert process.stdin is not None
        # The launcher stops the program when its standard input ends.
        process.stdin.close()
        process.wait(30)

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """Ask the program to stop, if it has a better way than SIGTERM."""

    def __enter__(self: AnyDaemon) -> AnyDaemon:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()


def program(name: str) -> str:
    """The path of one of `PACKAGES`, which may be outside of the `PATH`.

    Raises:
        NotInstalled: It is not installed.
    """
    found = _find(name)
    if found is None:
        raise NotInstalled(_how_to_install([name]))
    return found


def require(*names: str) -> None:
    """Check that these of `PACKAGES` are installed.

    Raises:
        NotInstalled: Some are not. The message has all of them.
    """
    missing = [name for name in names if _find(name) is None]
    if missing:
        raise NotInstalled(_how_to_install(missing))


def _find(name: str) -> str | None:
    places = os.environ.get("PATH", os.defpath)
    # Debian has the programs of each version of PostgreSQL in a folder of their own.
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_numbers, reverse=True)
    return shutil.which(name, path=os.pathsep.join([places, "/usr/sbin", "/sbin", *map(str, versions)]))


def _how_to_install(names: Sequence[str]) -> str:
    packages = " ".join(sorted({PACKAGES[name] for name in names}))
    return (
        f"not installed: {', '.join(names)}. On Debian and Ubuntu, "
        f"`apt-get install --no-install-recommends {packages}` installs what is missing"
    )


def _numbers(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(path))]


def free_port() -> int:
    """A port of the loopback interface on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def is_open(port: int) -> bool:
    """Whether a program listens on the port."""
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        return True
    return False
