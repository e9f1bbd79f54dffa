"""A server for a process that was told of none: the official one, where it is installed.

The core asks for its URL when a client is made, no URL is configured and the settings allow it. As in the
official client, the server works on the user's own database, that of `PREFECT_HOME`: what one program has
created there, the next one finds. There is one server per process, shared by all of its clients and by forked
children, for as long as the process that started it lives; and it is stopped when that process ends, in
whatever way.
"""

import _thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

# What runs between this process and the server. Whoever starts it holds the other end of its standard input,
# and so it learns when that process has ended, even if it was killed; then, or when it is terminated, it
# stops the server with all that the server has started: they are one process group.
_WARDEN = """
import os, signal, subprocess, sys, threading

signal.signal(signal.SIGTERM, lambda *_: sys.exit())
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
asked = False

def watch():
    code = server.wait()
    if not asked:
        os._exit(code if code >= 0 else 128 - code)

watching = threading.Thread(target=watch, daemon=True)
watching.start()
try:
    while os.read(0, 1024):
        pass
finally:
    asked = True
    server.terminate()
    watching.join(5)
    os.killpg(0, signal.SIGKILL)
"""

_NOT_THERE = (
    "no Prefect server is configured: set PREFECT_API_URL, such as http://127.0.0.1:4200/api, or give the "
    "client an `api`. Or install a server, with `pip install prefect`: one is then started for as long as "
    "this process runs, as PREFECT_SERVER_ALLOW_EPHEMERAL_MODE allows. No Prefect API URL provided"
)

# How often another port is tried if somebody was faster to take the one that was free.
_TRIES = 3

# For each process its own: at a fork, a thread of the parent may hold the parent's for good.
_locks: "dict[int, _thread.LockType]" = {}
_running: "_Server | None" = None


class _Server:
    """A server that was started, and who may stop it."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, owner: int) -> None:
        self.process = process
        self.port = port
        self.owner = owner

    @property
    def api_url(self) -> str:
        """Where its API is."""
        return f"http://127.0.0.1:{self.port}/api"

    def is_up(self) -> bool:
        """Whether it still runs."""
        from os import getpid

        # A forked child cannot ask the system about it, as it is not its own child.
        if self.owner == getpid() and self.process.poll() is not None:
            return False
        return _is_open(self.port)

    def stop(self) -> None:
        """Stop it, if it is this process's."""
        from os import getpid

        if self.owner != getpid():
            return
        _end(self.process)


def api_url(timeout: float) -> str:
    """The URL of this process's server, which is started if it does not run yet.

    Args:
        timeout (float): Seconds that it may take to answer.

    Returns:
        str: The URL of its API.

    Raises:
        SettingsError: There is no server that could be started.
        ConnectError: It was started and did not come up; the message ends with its log.
    """
    global _running
    from os import getpid

    with _locks.setdefault(getpid(), _thread.allocate_lock()):
        if _running is None or not _running.is_up():
            _running = _start(_command(), timeout)
        return _running.api_url


def _command() -> "list[str]":
    """What starts the official server, but for the port."""
    import sys
    from importlib.machinery import PathFinder
    from os.path import dirname, isfile, join
    from shutil import which

    # Asked past `sys.meta_path`, where this package may stand in for `prefect`. A directory that just has the
    # name is no server, and neither is `prefect-client`.
    found = PathFinder.find_spec("prefect")
    for place in (found and found.submodule_search_locations) or ():
        if sys.executable and isfile(join(place, "server", "api", "server.py")):
            program = [sys.executable, "-m", "uvicorn", "--app-dir", dirname(place), "--factory"]
            return [*program, "prefect.server.api.server:create_app", "--log-level", "error"]
    program_on_path = which("prefect")
    if program_on_path is not None:
        return [program_on_path, "server", "start"]
    from prefect_rs.exceptions import SettingsError

    raise SettingsError(_NOT_THERE)


def _start(command: "list[str]", timeout: float) -> _Server:
    """Start the server and wait until it answers."""
    import atexit
    from os import getpid
    from tempfile import TemporaryFile

    for tries_left in reversed(range(_TRIES)):
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
            said = log.read().decode(errors="replace").strip()
        if not (tries_left and "in use" in said):
            break
    from prefect_rs.exceptions import raising

    lines = said.splitlines()[-60:] or ["(it printed nothing)"]
    raise raising("ConnectError")("\n    ".join([f"{problem}. Its log:", *lines]))


def _spawn(command: "list[str]", log: int) -> "subprocess.Popen[bytes]":
    """The server's process, below one that sees to its end."""
    import os
    import subprocess
    import sys

    # In the way of the official client: no pages, no services that only a lasting server needs.
    own = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
    return subprocess.Popen(
        [sys.executable or "python3", "-I", "-S", "-c", _WARDEN, *command],
        env={**os.environ, **own},
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        # So that Ctrl-C reaches this process only, which then stops the server in good order.
        start_new_session=True,
    )


def _wait(process: "subprocess.Popen[bytes]", port: int, timeout: float) -> "str | None":
    """Nothing once the server answers, or else what went wrong."""
    from time import monotonic, sleep

    end = monotonic() + timeout
    while not _answers(port):
        if process.poll() is not None:
            return f"the Prefect server that was started ended with exit code {process.returncode}"
        if monotonic() > end:
            return (
                f"the Prefect server that was started did not answer within {timeout:g} s; "
                "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS allows it more"
            )
        sleep(0.05)
    return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Stop the server, and everything that it has started."""
    from contextlib import suppress
    from os import killpg
    from signal import SIGKILL
    from subprocess import TimeoutExpired

    process.terminate()
    with suppress(TimeoutExpired):
        process.wait(10)
    # The group is one that `_spawn` made. It is empty, unless something was stuck.
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
    """Whether a server listens there, and be it too busy to answer."""
    from socket import create_connection

    try:
        create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionError:
        return False
    except OSError:
        pass
    return True


def _answers(port: int) -> bool:
    """Whether a server answers there, if only that one has to log in."""
    # Not `urllib`: no proxy of the environment may come between.
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
