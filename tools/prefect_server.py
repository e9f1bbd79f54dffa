"""Runs a Prefect server for tests, with an empty database that is removed afterwards.

The server runs in its own virtual environment, with SQLite in a temporary directory, on a free port of the
loopback interface, without telemetry and without the `PREFECT_...` environment variables of the caller.

From Python:

    with PrefectServer() as server:
        print(server.api_url)

From a shell:

    python tools/prefect_server.py run -- python examples/quickstart.py   # sets PREFECT_API_URL
    python tools/prefect_server.py prepare                                # reduces the start from 9 s to 3 s

Requires only the standard library.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType

DEFAULT_VENV = Path(__file__).resolve().parent.parent / ".venvs" / "server-3.9.1"

# The empty database after all migrations, which take 6 s. It is kept in the server's virtual environment.
TEMPLATE = "empty-prefect.db"

# The program of the server process. It inherits a bound socket, so that no other process can take the port.
# It stops when its standard input is closed, even if the process that started it was killed.
LAUNCHER = """
import os, socket, sys, threading
import uvicorn
from prefect.server.api.server import create_app

config = uvicorn.Config(create_app, factory=True, log_level="info", access_log=False)
server = uvicorn.Server(config)

def stop_with_parent():
    while os.read(0, 1024):
        pass
    server.should_exit = True

threading.Thread(target=stop_with_parent, daemon=True).start()
server.run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


class ServerError(RuntimeError):
    """The server did not start. The message ends with its log."""


class PrefectServer:
    """A Prefect server that runs from `start()` to `stop()`, or in a `with` block.

    After `stop()`, it can be started again with an empty database.

    By default, Prefect uses several connections to SQLite, which immediately rejects all but one of several
    concurrent writers. If ten flow runs are created at the same time, such a server responds to nine of them
    with 503. Its own background services cause one in fifty requests of a single writer to fail. The official
    client hides this by retrying. With `one_connection`, the server uses a single connection instead.

    Args:
        venv: The virtual environment with Prefect. Defaults to `PREFECT_RS_SERVER_VENV`, or else to
            `.venvs/server-3.9.1`.
        services: Whether to run background services: events, automations, scheduler, late runs. Prefect 3.0
            always runs them.
        one_connection: Whether to use a single database connection.
        env: Settings of the server, such as `{"PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true"}`.
        deadline: The maximum time to wait for the server to start, in seconds.
    """

    def __init__(
        self,
        venv: str | os.PathLike[str] | None = None,
        *,
        services: bool = True,
        one_connection: bool = True,
        env: Mapping[str, str] | None = None,
        deadline: float = 120.0,
    ) -> None:
        self.venv = Path(venv or os.environ.get("PREFECT_RS_SERVER_VENV") or DEFAULT_VENV)
        self.services = services
        self.one_connection = one_connection
        self.env = dict(env or {})
        self.deadline = deadline
        self.port = 0
        self._home: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The URL of the server, without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """The value for `PREFECT_API_URL`."""
        return f"{self.url}/api"

    @property
    def log(self) -> str:
        """The output of the server so far."""
        if self._home is None:
            return ""
        with contextlib.suppress(FileNotFoundError):
            return (self._home / "server.log").read_text(errors="replace")
        return ""

    def start(self) -> PrefectServer:
        """Start the server and wait until it responds."""
        if self._process is not None:
            raise RuntimeError("This server is already running")
        python = _python_of(self.venv)
        home = self._home = Path(tempfile.mkdtemp(prefix="prefect-server-"))
        try:
            # Prefect uses a single connection if the database URL contains ":memory:", even as the name of a
            # directory.
            database = home / (":memory:" if self.one_connection else "database") / "prefect.db"
            database.parent.mkdir()
            template = self.venv / TEMPLATE
            if template.exists():
                shutil.copyfile(template, database)
            settings = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}"}
            if not self.services:  # like `prefect server start --no-services`
                settings["PREFECT__SERVER_WEBSERVER_ONLY"] = "1"
            with socket.socket() as bound, (home / "server.log").open("wb") as log:
                bound.bind(("127.0.0.1", 0))
                self.port = bound.getsockname()[1]
                self._process = subprocess.Popen(
                    [python, "-c", LAUNCHER, str(bound.fileno())],
                    cwd=home,
                    env=_server_environment(home, {**settings, **self.env}),
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    pass_fds=[bound.fileno()],
                    start_new_session=True,
                )
            self._wait_until_healthy(self._process)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop the server and its child processes, and remove its directory."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            # The process group created by `start`, with the server and its child processes.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if process.stdin is not None:
                process.stdin.close()
        home, self._home = self._home, None
        if home is not None:
            shutil.rmtree(home, ignore_errors=True)

    def __enter__(self) -> PrefectServer:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _wait_until_healthy(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + self.deadline
        while not _is_healthy(self.port):
            if process.poll() is not None:
                problem = f"The Prefect server exited with code {process.returncode} before it responded"
            elif time.monotonic() > end:
                problem = f"The Prefect server did not respond within {self.deadline:g} s"
            else:
                time.sleep(0.03)
                continue
            last_lines = self.log.splitlines()[-60:]
            raise ServerError("\n    ".join([f"{problem}. The end of its log:", *last_lines]))


def prepare(venv: str | os.PathLike[str] = DEFAULT_VENV) -> None:
    """Run the migrations and store the empty database, which later starts copy."""
    venv = Path(venv)
    with tempfile.TemporaryDirectory(prefix="prefect-server-") as directory:
        home = Path(directory)
        done = subprocess.run(
            # Prefect 3.0 does not support `python -m prefect`.
            [_python_of(venv), venv.absolute() / "bin" / "prefect", "server", "database", "upgrade", "-y"],
            cwd=home,
            env=_server_environment(home, {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode != 0:
            raise ServerError(f"Prefect could not create its database:\n{done.stdout}")
        # Renaming is atomic, so that another process never copies an incomplete file.
        partial = venv / f"{TEMPLATE}.{os.getpid()}"
        shutil.copyfile(home / "prefect.db", partial)
        partial.replace(venv / TEMPLATE)


def run(command: Sequence[str], server: PrefectServer) -> int:
    """Run a command with a server, and return the exit code of the command."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began = time.monotonic()
    _say("Starting a Prefect server …")
    with server, tempfile.TemporaryDirectory() as home:
        _say(f"Running at {server.api_url} after {time.monotonic() - began:.1f} s.")
        environment = {
            **_without_prefect(os.environ),
            "PREFECT_API_URL": server.api_url,
            "PREFECT_HOME": home,
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }
        process = subprocess.Popen(command, env=environment)
        try:
            code = process.wait()
        except KeyboardInterrupt:  # the command receives it too, and may need time to clean up
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        _say("Stopping the Prefect server.")
    return code if code >= 0 else 128 - code


def _is_healthy(port: int) -> bool:
    # `urllib` would use proxies from the environment.
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().read() == b"true"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _python_of(venv: Path) -> str:
    # Absolute, because the working directory will differ. Not resolved, to stay in the virtual environment.
    python = venv.absolute() / "bin" / "python"
    if not python.exists():
        raise ServerError(f"No Prefect server is installed in {venv}: run `make server`")
    return str(python)


def _without_prefect(environment: Mapping[str, str]) -> dict[str, str]:
    """Remove Prefect's variables from an environment, but keep those of this project."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith("PREFECT_") or name.startswith("PREFECT_RS_")
    }


def _server_environment(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    python_variables = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
    return {
        **{k: v for k, v in _without_prefect(os.environ).items() if k not in python_variables},
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        **settings,
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    parser = argparse.ArgumentParser(description="Run a Prefect server with an empty, temporary database.")
    parser.add_argument("--venv", default=DEFAULT_VENV, help="the virtual environment (%(default)s)")
    verbs = parser.add_subparsers(dest="verb", required=True)
    running = verbs.add_parser("run", help="run a command with a server and PREFECT_API_URL set")
    running.add_argument(
        "--stock", action="store_true", help="use several database connections, Prefect's default"
    )
    running.add_argument("--no-services", action="store_true", help="do not run background services")
    running.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="a server setting")
    running.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    verbs.add_parser("prepare", help="create the empty database that later starts copy")
    given = parser.parse_args(arguments)
    try:
        if given.verb == "prepare":
            prepare(given.venv)
            return 0
        command = given.command[1:] if given.command[:1] == ["--"] else given.command
        if not command:
            running.error("COMMAND is missing")
        env = dict(setting.split("=", 1) for setting in given.env)
        server = PrefectServer(
            given.venv, services=not given.no_services, one_connection=not given.stock, env=env
        )
        return run(command, server)
    except ServerError as error:
        _say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
