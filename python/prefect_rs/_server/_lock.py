"""File locks between processes. A lock is released when its process ends, even if that is killed.

The launcher imports this module by its path, so it imports nothing from the package.
"""

from __future__ import annotations

import os
import sys
import time


class FileLock:
    """An exclusive lock on a file, which is created if it does not exist.

    Args:
        path: The file. Its directory has to exist.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path
        self._file: int | None = None

    def acquire(self, timeout: float) -> bool:
        """Acquire the lock.

        Args:
            timeout: The maximum time to wait, in seconds. 0 to return at once.

        Returns:
            Whether the lock was acquired.

        Raises:
            OSError: The file cannot be created, or its file system has no locks.
        """
        end = time.monotonic() + timeout
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while not _try_lock(file):
                if time.monotonic() >= end:
                    return False
                time.sleep(0.05)
            self._file = file
            return True
        finally:
            if self._file is None:
                os.close(file)

    def release(self) -> None:
        """Release the lock, if it is held."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
