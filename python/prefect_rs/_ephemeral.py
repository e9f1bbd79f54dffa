"""Starts a local Prefect server when no API URL is configured and the official package is installed.

The core calls `api_url` when a client is created without a URL and the settings allow a local server. As in
the official client, the server uses the user's database in `PREFECT_HOME`, so data persists between programs.
There is one server per process, shared by all clients and by forked children. It is stopped when the process
that started it ends, even if that is killed.
"""

import _thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

# The program of a supervisor process between this process and the server. Its standard input is a pipe from
# this process, which closes when this process ends, even if it is killed. The supervisor then stops the
# server and its child processes, which are all in one process group. It does the same when it is terminated.
_SUPERVISOR = """
import os, signal, subprocess, sys, threading

signal.signal(signal.SIGTERM, lambda *_: sys.exit())
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
stopping = False

def watch():
    code = server.wait()
    if not stopping:
        os._exit(code if code >= 0 else 128 - code)

watcher = threading.Thread(target=watch, daemon=True)
watcher.start()
try:
    while os.read(0, 1024):
        pass
finally:
    stopping = True
    server.terminate()
    watcher.join(5)
    os.killpg(0, signal.SIGKILL)
"""

_NO_SERVER = (
    "no Prefect server is configured: set PREFECT_API_URL, for example to http://127.0.0.1:4200/api, or pass "
    "`api` to the client. Alternatively, install a server with `pip install prefect`, which is then started "
    "for this process, as PREFECT_SERVER_ALLOW_EPHEMERAL_MODE permits. No Prefect API URL provided"
)

# The number of attempts if another process takes the free port before the server does.
_MAX_ATTEMPTS = 3

# One lock per process: if a thread holds the lock during a fork, the child could never acquire it.
_locks: "dict[int, _thread.LockType]" = {}
_running: "_Server | None" = None


class _Server:
    """A running server, and the process that may stop it."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, owner: int) -> None:
        self.process = process
        self.port = port
        self.owner = owner

    @property
    def api_url(self) -> str:
        """The URL of its API."""
        return f"http://127.0.0.1:{self.port}/api"

    def is_up(self) -> bool:
        """Whether it is still running."""
        from os import getpid

        # A forked child cannot poll the process, which is not its child.
        if self.owner == getpid() and self.process.poll() is not None:
            return False
        return _is_open(self.port)

    def stop(self) -> None:
        """Stop the server, if this process started it."""
        from os import getpid

        if self.owner != getpid():
            return
        _end(self.process)


def api_url(timeout: float) -> str:
    """Get the API URL of this process's server, which is started if it is not running.

    Args:
        timeout (float): The maximum time to wait for the server to start, in seconds.

    Returns:
        str: The URL of its API.

    Raises:
        SettingsError: No server is installed.
        ConnectError: The server did not start. The message ends with its log.
    """
    global _running
    from os import getpid

    with _locks.setdefault(getpid(), _thread.allocate_lock()):
        if _running is None or not _running.is_up():
            _running = _start(_command(), timeout)
        return _running.api_url


def _command() -> "list[str]":
    """Get the command that starts the official server, without host and port."""
    import sys
    from importlib.machinery import PathFinder
    from os.path import dirname, isfile, join
    from shutil import which

    # Bypasses `sys.meta_path`, where this package may be installed as `prefect`. A directory of this name or
    # the package `prefect-client` does not contain the server.
    found = PathFinder.find_spec("prefect")
    for place in (found and found.submodule_search_locations) or ():
        if sys.executable and isfile(join(place, "server", "api", "server.py")):
            program = [sys.executable, "-m", "uvicorn", "--app-dir", dirname(place), "--factory"]
            return [*program, "prefect.server.api.server:create_app", "--log-level", "error"]
    program_on_path = which("prefect")
    if program_on_path is not None:
        return [program_on_path, "server", "start"]
    from prefect_rs.exceptions import SettingsError

    raise SettingsError(_NO_SERVER)


def _start(command: "list[str]", timeout: float) -> _Server:
    """Start the server and wait until it responds."""
    import atexit
    from os import getpid
    from tempfile import TemporaryFile

    for attempts_left in reversed(range(_MAX_ATTEMPTS)):
        with TemporaryFile() as log:
            port = _free_port()
            process = _spawn([*command, "--host", "127.0.0.1", "--port", str(port)], log.fileno())
            try:
                problem = _wait(process, port, timeout)
            except BaseException:
                _end(process)
                raise
            if problem is None:
                server = _Server(process, port, getpid())
                atexit.register(server.stop)
                return server
            _end(process)
            log.seek(0)
            output = log.read().decode(errors="replace").strip()
        if not (attempts_left and "in use" in output):
            break
    from prefect_rs.exceptions import raising

    lines = output.splitlines()[-60:] or ["(it printed nothing)"]
    raise raising("ConnectError")("\n    ".join([f"{problem}. Its log:", *lines]))


def _spawn(command: "list[str]", log: int) -> "subprocess.Popen[bytes]":
    """Start the supervisor, which starts the server."""
    import os
    import subprocess
    import sys

    # Like the official client: without the user interface and services that only a permanent server needs.
    settings = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
    return subprocess.Popen(
        [sys.executable or "python3", "-I", "-S", "-c", _SUPERVISOR, *command],
        env={**os.environ, **settings},
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        # Ctrl-C reaches only this process, which then stops the server gracefully.
        start_new_session=True,
    )


def _wait(process: "subprocess.Popen[bytes]", port: int, timeout: float) -> "str | None":
    """Wait until the server responds. Returns an error message if it does not."""
    from time import monotonic, sleep

    end = monotonic() + timeout
    while not _responds(port):
        if process.poll() is not None:
            return f"the local Prefect server exited with exit code {process.returncode}"
        if monotonic() > end:
            return (
                f"the local Prefect server did not respond within {timeout:g} s; "
                "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS sets a longer timeout"
            )
        sleep(0.05)
    return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Stop the server and its child processes."""
    from contextlib import suppress
    from os import killpg
    from signal import SIGKILL
    from subprocess import TimeoutExpired

    process.terminate()
    with suppress(TimeoutExpired):
        process.wait(10)
    # The process group created by `_spawn`. It is empty unless a process did not terminate.
    with suppress(ProcessLookupError):
        killpg(process.pid, SIGKILL)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _free_port() -> int:
    from socket import socket

    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _is_open(port: int) -> bool:
    """Whether a server listens on the port, even if it is too busy to respond."""
    from socket import create_connection

    try:
        create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionError:
        return False
    except OSError:
        pass
    return True


def _responds(port: int) -> bool:
    """Whether a server responds on the port, even if only to demand authentication."""
    # `urllib` would use proxies from the environment.
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
