"""An empty database with all migrations, which take longer than the rest of a server's first start.

It is kept in the user's cache, by what the server's new databases contain. A template is written elsewhere
and renamed, so that another process never sees an incomplete one. Without a usable cache, every start
migrates.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ._lock import FileLock


def cache_directory() -> Path | None:
    """Return the directory for templates in the user's cache.

    `PREFECT_RS_CACHE_DIR` overrides it.

    Returns:
        The directory, which may not exist. None if the user has no home directory.
    """
    environment = os.environ
    if environment.get("PREFECT_RS_CACHE_DIR"):
        return Path(environment["PREFECT_RS_CACHE_DIR"])
    try:
        if sys.platform == "win32":
            return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "prefect-rs"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "prefect-rs"
        cache = environment.get("XDG_CACHE_HOME") or ""
        # A relative path is invalid, says the specification.
        return (Path(cache) if os.path.isabs(cache) else Path.home() / ".cache") / "prefect-rs"
    except RuntimeError:
        return None


class Template:
    """The template of one kind of server.

    Args:
        key: What identifies its contents. None if that is unknown, so that there is no template.
        cache: The directory of templates. None if there is none.
    """

    def __init__(self, key: str | None, cache: Path | None) -> None:
        self.path = cache / f"prefect-{key}.db" if key is not None and cache is not None else None

    def copy(self, database: Path) -> bool:
        """Copy the template.

        Args:
            database: The path of the copy.

        Returns:
            Whether there is a template.
        """
        if self.path is None:
            return False
        try:
            if not _is_complete(self.path):
                return False
            shutil.copyfile(self.path, database)
            return True
        except OSError:
            with suppress(OSError):
                database.unlink()
            return False

    @contextmanager
    def made_once(self, timeout: float) -> Iterator[None]:
        """Let other processes wait, in a `with` block, until this one has stored the template.

        Args:
            timeout: The maximum time to wait for another process that does, in seconds.
        """
        lock = None
        if self.path is not None:
            with suppress(OSError):
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                lock = FileLock(self.path.with_suffix(".lock"))
                lock.acquire(timeout)
        try:
            yield
        finally:
            if lock is not None:
                lock.release()

    def store(self, database: Path) -> None:
        """Store a copy of a database as the template. Has no effect if the cache is not writable.

        Args:
            database: The database, which a server may be using.
        """
        if self.path is None:
            return
        try:
            number, name = tempfile.mkstemp(prefix=f"{self.path.name}.", dir=self.path.parent)
        except OSError:
            return
        partial = Path(name)
        try:
            os.close(number)
            if back_up(database, partial):
                partial.replace(self.path)
        except OSError:
            pass
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def back_up(source: Path, target: Path) -> bool:
    """Replace the contents of an SQLite database by those of another. Servers may be using both.

    Args:
        source: The database to copy.
        target: The database to overwrite.

    Returns:
        Whether it was possible: there are Pythons without SQLite, and disks may be full.
    """
    try:
        import sqlite3
    except ImportError:
        return False
    try:
        with (
            closing(sqlite3.connect(source, timeout=60)) as reading,
            closing(sqlite3.connect(target, timeout=60)) as writing,
        ):
            reading.backup(writing, sleep=0.01)
    except sqlite3.Error:
        return False
    return True


def _is_complete(database: Path) -> bool:
    """Whether an SQLite file has the size that its header says."""
    with database.open("rb") as file:
        header = file.read(100)
        size = os.fstat(file.fileno()).st_size
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return header.startswith(b"SQLite format 3\0") and size == (65536 if page == 1 else page) * pages > 0
