"""One server for several processes: the first one starts it, and it stops when none of them uses it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from ._errors import ServerError
from ._lock import FileLock
from ._prefect_server import PrefectServer, is_open


@contextmanager
def shared_server(directory: Path, make: Callable[[], PrefectServer]) -> Iterator[str]:
    """Use the server that the processes with this directory share, in a `with` block.

    Args:
        directory: A directory on a local disk, which is created if it does not exist.
        make: Makes the server, if this process is the first one. It is started here.

    Yields:
        The URL of the server's API.

    Raises:
        ServerError: The server did not start.
    """
    directory.mkdir(parents=True, exist_ok=True)
    # Held while a process becomes a user, and while the server decides to stop.
    lock, user = FileLock(directory / "lock"), FileLock(directory / f"{uuid4().hex}.user")
    server = make()
    if not lock.acquire(2 * server.deadline):
        raise ServerError(f"another process did not start the server in {directory}")
    try:
        user.acquire(0)
        api_url = _api_url(directory)
        if api_url is None:
            server._share(directory)
            api_url = server.api_url
            partial = directory / f"{uuid4().hex}.partial"
            partial.write_text(json.dumps({"api_url": api_url, "port": server.port}))
            partial.replace(directory / "server.json")
    except BaseException:
        user.release()
        raise
    finally:
        lock.release()
    try:
        yield api_url
    finally:
        user.release()


def _api_url(directory: Path) -> str | None:
    """The URL of the server, if it runs."""
    path = directory / "server.json"
    try:
        found = json.loads(path.read_text())
    except FileNotFoundError:
        return None
    if is_open(found["port"]):
        return str(found["api_url"])
    # It was killed.
    with suppress(FileNotFoundError):
        os.remove(path)
    return None
