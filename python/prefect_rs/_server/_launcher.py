"""The program of the server process. It is run by its path, and needs nothing but the Prefect server.

It stops when its standard input ends, which is a pipe from the process that started it: so it does even if
that process is killed. A server that several processes share stops when none of them holds its lock anymore.

Its argument is a JSON object with:

- `socket`: the number of the inherited socket to serve on. On Windows, the socket comes through the pipe.
- `pid`: on Windows, the file for the id of this process, which the socket has to be made for.
- `path`: the directory to import Prefect from.
- `command`: instead of these, a command that starts a server.
- `remove`: the directory to remove if the process that started this one did not stop it.
- `users`: the directory with the locks of the processes that share it.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

# How long the server may take to stop, in seconds.
_GRACE = 5.0


class _Life:
    """Ends this process when nobody needs it anymore."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told
        self._stop: Callable[[], None] | None = None
        self.is_over = False

    def watch(self) -> None:
        """Start to watch."""
        threading.Thread(target=self._watch, daemon=True).start()

    def on_end(self, stop: Callable[[], None]) -> None:
        """Set how to stop. Before, the process just exits."""
        self._stop = stop

    def _watch(self) -> None:
        if self._told.get("users"):
            self._wait_for_users(self._told["users"])
        else:
            while os.read(0, 1024):
                pass
        self.is_over = True
        if self._stop is not None:
            self._stop()
            time.sleep(_GRACE)
        self.remove()
        os._exit(1)

    def remove(self) -> None:
        """Remove what the process that started this one cannot remove anymore."""
        if self._told.get("remove"):
            if sys.platform == "win32":
                # Windows removes neither a working directory nor an open file, such as the log.
                os.chdir(os.path.dirname(self._told["remove"]))
                nothing = os.open(os.devnull, os.O_WRONLY)
                for output in (1, 2):
                    os.dup2(nothing, output)
            shutil.rmtree(self._told["remove"], ignore_errors=True)

    @staticmethod
    def _wait_for_users(users: str) -> None:
        from _lock import FileLock  # type: ignore[import-not-found, unused-ignore]

        def are_all_gone() -> bool:
            for name in os.listdir(users):
                if name.endswith(".user"):
                    lock = FileLock(os.path.join(users, name))
                    if not lock.acquire(0):
                        return False
                    lock.release()
            return True

        while True:
            time.sleep(0.2)
            if are_all_gone():
                # Nobody can become a user meanwhile.
                shared = FileLock(os.path.join(users, "lock"))
                if shared.acquire(0):
                    if are_all_gone():
                        with contextlib.suppress(FileNotFoundError):
                            os.remove(os.path.join(users, "server.json"))
                        shared.release()
                        return
                    shared.release()


def serve(told: dict[str, Any], life: _Life) -> None:
    """Run the server in this process."""
    import gc

    # Importing makes many objects, and hardly any garbage.
    gc.disable()
    if told["path"] not in sys.path:
        sys.path.append(told["path"])
    if sys.platform == "win32":
        _report(told["pid"])
        listener = socket.fromshare(_read(int.from_bytes(_read(4), "big")))
        life.watch()
    else:
        life.watch()
        listener = socket.socket(fileno=told["socket"])

    import uvicorn  # type: ignore[import-not-found, unused-ignore]
    from prefect.server.api.server import create_app  # type: ignore[import-not-found, unused-ignore]

    config = uvicorn.Config(
        create_app(),
        lifespan="on",
        log_level="info",
        access_log=False,
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)

    def stop() -> None:
        server.should_exit = True

    life.on_end(stop)
    gc.freeze()
    gc.enable()
    server.run(sockets=[listener])


def _report(path: str) -> None:
    """Write the id of this process into a file, which appears when it is complete."""
    partial = f"{path}.partial"
    with open(partial, "w") as file:
        file.write(str(os.getpid()))
    os.replace(partial, path)


def _read(count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = os.read(0, count - len(data))
        if not more:
            sys.exit(1)
        data += more
    return data


def supervise(command: list[str], life: _Life) -> None:
    """Run a command that starts a server, and end what it started."""
    import subprocess

    from _process_tree import kill_tree  # type: ignore[import-not-found, unused-ignore]

    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def stop() -> None:
        if sys.platform == "win32":
            # It has nothing like SIGTERM. Without the parent, its children could not be found.
            kill_tree(server.pid)
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(_GRACE)
        if life.is_over:
            life.remove()
        if sys.platform == "win32":
            os._exit(1)
        # This process is the leader of its group.
        os.killpg(0, signal.SIGKILL)

    life.on_end(stop)
    life.watch()
    try:
        code = server.wait()
    except BaseException:
        stop()
        raise
    if life.is_over:  # `stop` goes on in its thread
        time.sleep(2 * _GRACE)
    os._exit(code if code >= 0 else 128 - code)


def main() -> None:
    """Run the program."""
    told = json.loads(sys.argv[1])
    # Before its directory is removed from the path, because of the other modules there.
    import _lock  # type: ignore[import-not-found, unused-ignore]  # noqa: F401
    import _process_tree  # type: ignore[import-not-found, unused-ignore]  # noqa: F401

    sys.path[:] = [path for path in sys.path if path != os.path.dirname(os.path.abspath(__file__))]
    life = _Life(told)
    if told.get("command"):
        supervise(told["command"], life)
        return
    try:
        serve(told, life)
    finally:
        if life.is_over:
            life.remove()


if __name__ == "__main__":
    main()
