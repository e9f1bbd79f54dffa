"""A real Prefect server, started clean and stopped without a trace.

It runs from a virtual environment of its own, on SQLite in a temporary directory, on a free port of the
loopback interface, without telemetry and without any `PREFECT_...` variable of whoever starts it.

From Python:

    with PrefectServer() as server:
        print(server.api_url)

From a shell:

    python tools/prefect_server.py run -- python examples/quickstart.py   # COMMAND sees PREFECT_API_URL
    python tools/prefect_server.py prepare                                # once: starts take 3 s, not 9

Nothing but the standard library is needed.
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

# The database after all migrations, which take 6 s. It lies beside the packages that it belongs to.
TEMPLATE = "empty-prefect.db"

# What the server's Python runs. It takes over a socket that is bound already, so that nobody else can take
# the port meanwhile, and it stops when its standard input ends: a starter that was killed leaves nothing.
LAUNCHER = """
import os, socket, sys, threading
import uvicorn
from prefect.server.api.server import create_app

config = uvicorn.Config(create_app, factory=True, log_level="info", access_log=False)
server = uvicorn.Server(config)

def stop_with_the_starter():
    while os.read(0, 1024):
        pass
    server.should_exit = True

threading.Thread(target=stop_with_the_starter, daemon=True).start()
server.run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


class ServerError(RuntimeError):
    """The server did not start; the message ends with its log."""


class PrefectServer:
    """One Prefect server, running from `start()` or `with` until `stop()` or the end of the `with`.

    `venv` is the virtual environment that Prefect is installed in, `env` are settings for the server, such as
    `{"PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true"}`, and `deadline` is how many seconds it may take to
    answer. A server object can be started again after it was stopped; it starts empty.

    Prefect opens a SQLite file over several connections, and SQLite turns one of two writers away at once: of
    ten flow runs created at the same time, a stock server answers 503 to nine, and its own background
    services cost a lone writer one request in fifty. The official client hides that by trying again. Here
    the server has one connection, unless `one_connection=False` asks for the stock behaviour.
    `services=False` leaves the background services out (events, automations, scheduler, late runs); Prefect
    3.0 runs them all the same.
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
        """Where the server is, without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """What `PREFECT_API_URL` has to be."""
        return f"{self.url}/api"

    @property
    def log(self) -> str:
        """What the server has printed so far."""
        if self._home is None:
            return ""
        with contextlib.suppress(FileNotFoundError):
            return (self._home / "server.log").read_text(errors="replace")
        return ""

    def start(self) -> PrefectServer:
        """Start the server and wait until it answers."""
        if self._process is not None:
            raise RuntimeError("This server is running already")
        python = _python_of(self.venv)
        home = self._home = Path(tempfile.mkdtemp(prefix="prefect-server-"))
        try:
            # Prefect takes any database whose URL holds ":memory:" for one that a second connection would not
            # see. A directory of that name is enough.
            database = home / (":memory:" if self.one_connection else "database") / "prefect.db"
            database.parent.mkdir()
            template = self.venv / TEMPLATE
            if template.exists():
                shutil.copyfile(template, database)
            settings = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}"}
            if not self.services:  # as `prefect server start --no-services` does it
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
            self._wait_until_it_answers(self._process)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop the server, with everything that it started, and remove its directory."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            # The group is one that `start` made: it holds the server and what the server started.
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

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + self.deadline
        while not _is_healthy(self.port):
            if process.poll() is not None:
                what = f"The Prefect server ended with exit code {process.returncode} before it answered"
            elif time.monotonic() > end:
                what = f"The Prefect server did not answer within {self.deadline:g} s"
            else:
                time.sleep(0.03)
                continue
            last_lines = self.log.splitlines()[-60:]
            raise ServerError("\n    ".join([f"{what}. The end of its log:", *last_lines]))


def prepare(venv: str | os.PathLike[str] = DEFAULT_VENV) -> None:
    """Run the migrations once and keep the empty database, from which every later start begins."""
    venv = Path(venv)
    with tempfile.TemporaryDirectory(prefix="prefect-server-") as directory:
        home = Path(directory)
        done = subprocess.run(
            # Not `-m prefect`, which 3.0 does not have.
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
            raise ServerError(f"Prefect could not make its database:\n{done.stdout}")
        # Moved into its place in one step, so that another start never sees half of it.
        partial = venv / f"{TEMPLATE}.{os.getpid()}"
        shutil.copyfile(home / "prefect.db", partial)
        partial.replace(venv / TEMPLATE)


def run(command: Sequence[str], server: PrefectServer) -> int:
    """Run a command beside a server of its own, and give the command's exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began = time.monotonic()
    _say("Starting a Prefect server …")
    with server, tempfile.TemporaryDirectory() as home:
        _say(f"It is up at {server.api_url}, after {time.monotonic() - began:.1f} s.")
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
        except KeyboardInterrupt:  # the command has got it as well, and may have something to tidy up
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        _say("Stopping the Prefect server.")
    return code if code >= 0 else 128 - code


def _is_healthy(port: int) -> bool:
    # `http.client` and not `urllib`: no proxy of the environment may come between.
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().read() == b"true"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _python_of(venv: Path) -> str:
    # Absolute, because it is started in another directory; not resolved, or it were no longer the venv's.
    python = venv.absolute() / "bin" / "python"
    if not python.exists():
        raise ServerError(f"There is no Prefect server in {venv}; `make server` installs one")
    return str(python)


def _without_prefect(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without anything that steers Prefect; this project's own variables stay."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith("PREFECT_") or name.startswith("PREFECT_RS_")
    }


def _server_environment(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    python_steering = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
    return {
        **{k: v for k, v in _without_prefect(os.environ).items() if k not in python_steering},
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
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        description="A real Prefect server, started clean and stopped without a trace."
    )
    parser.add_argument("--venv", default=DEFAULT_VENV, help="where Prefect is installed (%(default)s)")
    verbs = parser.add_subparsers(dest="verb", required=True)
    running = verbs.add_parser("run", help="run a command beside a server; it sees PREFECT_API_URL")
    running.add_argument(
        "--stock", action="store_true", help="several database connections, as Prefect has it"
    )
    running.add_argument("--no-services", action="store_true", help="leave the background services out")
    running.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="a server setting")
    running.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    verbs.add_parser("prepare", help="make the empty database that later starts begin from")
    given = parser.parse_args(arguments)
    try:
        if given.verb == "prepare":
            prepare(given.venv)
            return 0
        command = given.command[1:] if given.command[:1] == ["--"] else given.command
        if not command:
            running.error("there is no COMMAND")
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
