"""A Prefect server in a process of its own."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from ._errors import ServerError
from ._installation import Installation, find
from ._process_tree import kill_tree
from ._template import Template, back_up, cache_directory

_LAUNCHER = Path(__file__).with_name("_launcher.py").absolute()

# The number of attempts if another process takes the free port before the command does.
_MAX_ATTEMPTS = 3

# The names of one setting, the new and the old one.
DATABASE_SETTINGS = ("PREFECT_SERVER_DATABASE_CONNECTION_URL", "PREFECT_API_DATABASE_CONNECTION_URL")

# Would make a Python of another environment use the packages of this one.
_PYTHON_VARIABLES = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "__PYVENV_LAUNCHER__")

AnyServer = TypeVar("AnyServer", bound="PrefectServer")


class PrefectServer:
    """A Prefect server that runs from `start()` to `stop()`, or in a `with` block.

    It is the official server, which has to be installed. It gets an empty database of its own, which is
    removed afterwards, and a free port of the loopback interface. It ignores the user's settings. It stops
    with this process, even if that is killed.

    The first server of a version creates its database, which takes several seconds. A copy is kept in the
    user's cache for later ones.

    By default, Prefect uses several connections to SQLite, which immediately rejects all but one of several
    concurrent writers. If ten flow runs are created at the same time, such a server responds to some of them
    with 503. With `one_connection`, the server uses a single connection instead.

    Args:
        venv (str | os.PathLike[str] | None): The virtual environment with Prefect. Defaults to the
            environment of this process, or else that of the command `prefect` on the `PATH`.
        services (bool): Whether to run background services: events, automations, scheduler, late runs.
            Prefect 3.0 always runs them.
        one_connection (bool): Whether to use a single database connection.
        env (Mapping[str, str] | None): Settings of the server, such as
            `{"PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true"}`.
        deadline (float): The maximum time to wait for the server to start, in seconds.
        cache (str | os.PathLike[str] | None): The directory for the copies of empty databases. Defaults to
            `PREFECT_RS_CACHE_DIR`, or else `prefect-rs` in the user's cache directory.
    """

    def __init__(
        self,
        venv: str | os.PathLike[str] | None = None,
        *,
        services: bool = True,
        one_connection: bool = True,
        env: Mapping[str, str] | None = None,
        deadline: float = 120.0,
        cache: str | os.PathLike[str] | None = None,
    ) -> None:
        self.venv = venv
        self.services = services
        self.one_connection = one_connection
        self.env = dict(env or {})
        self.deadline = deadline
        self.cache = cache
        self.port = 0
        # The time limit of this start, for messages.
        self._limit = deadline
        self._home: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        # Reserves the port of a killed server. It does not listen, so connections are refused.
        self._bound: socket.socket | None = None
        # The directory with the locks of the processes that share the server.
        self._users: Path | None = None

    @property
    def url(self) -> str:
        """The URL of the server, without a path. It has to have been started."""
        if not self.port:
            raise RuntimeError("this server has not been started")
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """The value for `PREFECT_API_URL`."""
        return f"{self.url}/api"

    @property
    def database(self) -> Path:
        """The SQLite file. The server has to have been started."""
        if self._home is None:
            raise RuntimeError("this server is not running")
        return self._home / "database" / "prefect.db"

    @property
    def log(self) -> str:
        """The output of the server so far."""
        if self._home is None:
            return ""
        with contextlib.suppress(FileNotFoundError):
            return (self._home / "server.log").read_text(encoding="utf-8", errors="replace")
        return ""

    @property
    def is_running(self) -> bool:
        """Whether its process runs."""
        if self._process is None:
            return False
        # A forked child cannot poll the process, which is not its child.
        return (self._owner == os.getpid() and self._process.poll() is None) or (
            self._owner != os.getpid() and is_open(self.port)
        )

    def start(self: AnyServer) -> AnyServer:
        """Start the server and wait until it responds.

        After `stop()`, it gets an empty database again; after `kill()`, it has the same database and port.

        Returns:
            PrefectServer: This server.

        Raises:
            RuntimeError: It is already running.
            ServerError: No server is installed, or it did not start. The message ends with its log.
        """
        if self._process is not None:
            raise RuntimeError("this server is already running")
        installation = self._find()
        self._limit = self.deadline
        end = time.monotonic() + self._limit
        try:
            if self._home is not None:
                self._launch(installation, {}, end)
                return self
            self._home = _new_directory()
            self._owner = os.getpid()
            atexit.register(self.stop)
            self._create(installation, end)
        except BaseException:
            self.stop()
            raise
        return self

    def _share(self, users: Path) -> None:
        """Start the server, and leave it to the processes that hold a lock in a directory.

        It stops when none of them does. It cannot be stopped by this object.

        Args:
            users: The directory, with files that are named `*.user`.

        Raises:
            ServerError: No server is installed, or it did not start.
        """
        self._users = users
        self.start()
        process, self._process = self._process, None
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        # It is not this process's to wait for, which Python would warn about.
        process.returncode = 0
        self._home = None
        atexit.unregister(self.stop)

    def kill(self) -> None:
        """Kill the server. Until `start()`, its port refuses connections.

        Raises:
            RuntimeError: It is not running.
        """
        process, self._process = self._process, None
        if process is None:
            raise RuntimeError("this server is not running")
        _end(process, gracefully=False)
        self._bound = _bind(self.port)

    def stop(self) -> None:
        """Stop the server and its child processes, and remove its directory.

        Has no effect if it is not running, or if a parent of this process started it.
        """
        if self._owner != os.getpid():
            return
        atexit.unregister(self.stop)
        process, self._process = self._process, None
        if process is not None:
            _end(process, gracefully=self._stops_gracefully)
        bound, self._bound = self._bound, None
        if bound is not None:
            bound.close()
        home, self._home = self._home, None
        if home is not None:
            shutil.rmtree(home, ignore_errors=True)

    def reset(self) -> None:
        """Restore the state that the server had after its start: nothing but what Prefect creates itself.

        Takes some milliseconds.

        Raises:
            RuntimeError: It is not running, or the state cannot be restored.
        """
        if not self.is_running:
            raise RuntimeError("this server is not running")
        database = self.database
        if self._has_other_database:
            raise RuntimeError("the state cannot be restored: the server's settings name another database")
        self._delete_automations(database)
        if not back_up(database.with_name("initial.db"), database):
            raise RuntimeError("the initial state cannot be restored: this Python has no usable sqlite3")

    @contextlib.contextmanager
    def settings(self) -> Iterator[None]:
        """Make this server the one in the settings, in a `with` block: `PREFECT_API_URL` and credentials.

        This affects new clients in this thread, task and in tasks that are created in the block, and, by
        environment variables, those in other threads and in child processes.
        """
        from prefect_rs.testing._settings import pointing_to

        with pointing_to(self.api_url, self.env.get("PREFECT_SERVER_API_AUTH_STRING", "")):
            yield

    def __enter__(self: AnyServer) -> AnyServer:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    # Whether the server gets time to stop. What it has not done yet is lost with its database anyway.
    _stops_gracefully = False

    @property
    def _has_other_database(self) -> bool:
        """Whether the settings name a database."""
        return any(self.env.get(name) for name in DATABASE_SETTINGS)

    def _find(self) -> Installation:
        return find(self.venv)

    def _environment(self, installation: Installation) -> dict[str, str]:
        assert self._home is not None
        settings = {} if self.services else {"PREFECT__SERVER_WEBSERVER_ONLY": "1"}
        return server_environment(self._home, settings, installation.is_separate)

    def _directory(self) -> Path | None:
        """The working directory, in which the server looks for settings."""
        return self._home

    def _database_settings(self) -> dict[str, str]:
        # Relative to the working directory, if possible: a URL cannot contain all characters of a path.
        is_relative = self._directory() == self._home
        path = self.database.relative_to(self._home) if self._home and is_relative else self.database
        location = path.as_posix()
        # Prefect uses a single connection if the URL contains ":memory:", wherever that is.
        if self.one_connection:
            location = f"file:{_as_uri(path)}?one=:memory:&uri=true"
        url = f"sqlite+aiosqlite:///{location}"
        return dict.fromkeys(DATABASE_SETTINGS, url)

    def _create(self, installation: Installation, end: float) -> None:
        """Start with a new database."""
        if self._has_other_database:
            self._launch(installation, {}, end)
            return
        self.database.parent.mkdir()
        cache = Path(self.cache).absolute() if self.cache is not None else cache_directory()
        template = Template(installation.database_key(), cache)
        if template.copy(self.database):
            self._launch_copy(installation, end)
            return
        with template.made_once(self.deadline):
            # Another process may have stored it meanwhile.
            if template.copy(self.database):
                self._launch_copy(installation, end)
                return
            self._limit = max(self.deadline, self._first_deadline)
            self._launch(installation, {}, max(end, time.monotonic() + self._first_deadline))
            template.store(self.database)
            back_up(self.database, self.database.with_name("initial.db"))

    def _launch_copy(self, installation: Installation, end: float) -> None:
        shutil.copyfile(self.database, self.database.with_name("initial.db"))
        # The database has all migrations and block types.
        done = ("PREFECT_API_DATABASE_MIGRATE_ON_START", "PREFECT_API_BLOCKS_REGISTER_ON_START")
        self._launch(installation, dict.fromkeys(done, "false"), end)

    def _launch(self, installation: Installation, settings: Mapping[str, str], end: float) -> None:
        """Start the process and wait until the server responds."""
        database = {} if self._has_other_database else self._database_settings()
        environment = {**self._environment(installation), **database, **settings, **self.env}
        if installation.command is None:
            problem = self._attempt(installation, environment, end)
        else:
            for _ in range(_MAX_ATTEMPTS):
                written = len(self.log)
                problem = self._attempt(installation, environment, end)
                if problem is None or "in use" not in self.log[written:]:
                    break
        if problem is not None:
            lines = self.log.splitlines()[-60:] or ["(it printed nothing)"]
            raise ServerError("\n    ".join([f"{problem}. The end of its log:", *lines]))

    def _attempt(self, installation: Installation, environment: dict[str, str], end: float) -> str | None:
        assert self._home is not None
        told: dict[str, Any] = {"remove": str(self._home)}
        if self._users is not None:
            told["users"] = str(self._users)
        bound, self._bound = self._bound or _bind(0), None
        self.port = bound.getsockname()[1]
        options: dict[str, Any] = {}
        if installation.command is not None:
            bound.close()
            address = ["--host", "127.0.0.1", "--port", str(self.port)]
            told["command"] = [installation.command, "server", "start", *address]
        else:
            assert installation.package is not None
            told["path"] = str(installation.package.parent)
            if sys.platform != "win32":
                told["socket"] = bound.fileno()
                options["pass_fds"] = [bound.fileno()]
            else:
                told["pid"] = str(self._home / "server.pid")
        # Ctrl-C reaches only this process, which then stops the server.
        if sys.platform == "win32":
            options["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
            # What is redirected has the encoding of the system's language otherwise.
            environment = {"PYTHONIOENCODING": "utf-8", **environment}
        else:
            options["start_new_session"] = True
        python = installation.python or sys.executable or "python3"
        with bound, (self._home / "server.log").open("ab") as log:
            process = self._process = subprocess.Popen(
                [python, str(_LAUNCHER), json.dumps(told)],
                cwd=self._directory(),
                env=environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                **options,
            )
            if sys.platform == "win32" and installation.command is None:
                self._share_socket(bound, process, Path(told["pid"]), end)
        problem = self._wait(process, end)
        if problem is not None:
            self._process = None
            _end(process, gracefully=False)
        return problem

    if sys.platform == "win32":

        def _share_socket(
            self, bound: socket.socket, process: subprocess.Popen[bytes], reported: Path, end: float
        ) -> None:
            """Give the socket to the server, which reports its process id in a file.

            The `python.exe` of a virtual environment runs the interpreter in another process.
            """
            while not reported.exists():
                if process.poll() is not None or time.monotonic() > end:
                    return
                time.sleep(0.01)
            shared = bound.share(int(reported.read_text()))
            reported.unlink()
            assert process.stdin is not None
            # It may have ended.
            with contextlib.suppress(OSError):
                process.stdin.write(len(shared).to_bytes(4, "big") + shared)
                process.stdin.flush()

    def _wait(self, process: subprocess.Popen[bytes], end: float) -> str | None:
        """Wait until the server responds. Returns an error message if it does not."""
        while not responds(self.port):
            if process.poll() is not None:
                return f"{self._name} exited with exit code {process.returncode} before it responded"
            if time.monotonic() > end:
                return f"{self._name} did not respond within {self._limit:g} s{self._advice}"
            time.sleep(0.03)
        return None

    # The minimum of the time limit of the first start of a version, in seconds.
    _first_deadline = 0.0

    # For messages.
    _name = "the Prefect server"
    _advice = ""

    def _delete_automations(self, database: Path) -> None:
        """Delete automations by the API, because the server keeps them in memory as well."""
        import sqlite3

        with contextlib.closing(sqlite3.connect(database, timeout=60)) as connection:
            ids = [str(row[0]) for row in connection.execute("SELECT id FROM automation")]
        if not ids:
            return
        from prefect_rs import SyncPrefectClient

        with self.settings(), SyncPrefectClient(self.api_url) as client:
            for each in ids:
                client.delete_automation(each)


def _new_directory() -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="prefect-server-"))
    except OSError as error:
        raise ServerError(
            f"the server has no directory for its files: {error}; set TMPDIR to one that can be written to"
        ) from error


def server_environment(home: Path, settings: Mapping[str, str], is_separate: bool = True) -> dict[str, str]:
    """Return the environment of a process with the official package: no settings but these, no telemetry.

    Args:
        home: The directory for its files.
        settings: Its settings.
        is_separate: Whether it runs in another Python environment than this process.
    """
    dropped = _PYTHON_VARIABLES if is_separate else ()
    return {
        **{name: value for name, value in without_prefect(os.environ).items() if name not in dropped},
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        **settings,
    }


def without_prefect(environment: Mapping[str, str]) -> dict[str, str]:
    """Remove Prefect's variables from an environment, but keep those of this package."""
    return {
        name: value
        for name, value in environment.items()
        if not name.upper().startswith("PREFECT_") or name.upper().startswith("PREFECT_RS_")
    }


def responds(port: int) -> bool:
    """Whether a server responds on the port, even if only to demand authentication."""
    # `urllib` would use proxies from the environment.
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def is_open(port: int) -> bool:
    """Whether a server listens on the port, even if it is too busy to respond."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionError:
        return False
    except OSError:
        pass
    return True


def _bind(port: int) -> socket.socket:
    bound = socket.socket()
    try:
        if sys.platform != "win32":
            # Without it, a port stays unusable for a minute after the connections of a killed server.
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", port))
    except BaseException:
        bound.close()
        raise
    return bound


def _end(process: subprocess.Popen[bytes], *, gracefully: bool) -> None:
    """End a process and its child processes."""
    if gracefully:
        # On Windows, a process cannot be asked to stop, but this one stops when its standard input ends.
        if sys.platform == "win32" and process.stdin is not None:
            process.stdin.close()
        else:
            process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
    if sys.platform == "win32":
        kill_tree(process.pid)
        process.kill()
    else:
        # The process group that was created for it.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _as_uri(path: Path) -> str:
    """A path in the form that SQLite expects in a URI after `file:`."""
    from urllib.parse import quote

    text = path.as_posix()
    # On Windows, an absolute path begins with the drive.
    return quote(f"/{text}" if path.is_absolute() and not text.startswith("/") else text, safe="/:")
