"""Resources of a process: memory, threads, file descriptors; and whether they grow."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from array import array
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any


@dataclass
class Usage:
    """Resources at one moment. Memory is in bytes."""

    rss: int
    """Resident memory. Includes free memory of the allocator, and settles late."""
    native: int
    """Allocated memory, except for Python's allocator."""
    blocks: int
    """Allocated blocks of Python's allocator."""
    threads: int
    descriptors: int

    @classmethod
    def now(cls) -> Usage:
        """The resources of this process."""
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        return cls(
            rss=int(status["VmRSS"].split()[0]) * 1024,
            native=_native(),
            blocks=sys.getallocatedblocks(),
            threads=int(status["Threads"]),
            descriptors=len(os.listdir("/proc/self/fd")) - 1,  # the one used for listing them
        )

    @classmethod
    def at_rest(cls) -> Usage:
        """Like `now`, after a garbage collection."""
        for _ in range(3):
            gc.collect()
        return cls.now()

    def __str__(self) -> str:
        mega = [f"{name} {getattr(self, name) / 2**20:.1f} MB" for name in ("rss", "native")]
        counts = [f"{name} {getattr(self, name)}" for name in ("blocks", "threads", "descriptors")]
        return ", ".join([*mega, *counts])


# Allowed growth at rest, when every client is closed: some memory is allocated once, and late.
AT_REST = Usage(rss=24 << 20, native=1 << 20, blocks=10_000, threads=0, descriptors=0)

# Allowed growth under load, between the medians of the first and the last third.
UNDER_LOAD = Usage(rss=12 << 20, native=3 << 20, blocks=30_000, threads=0, descriptors=24)


def grown(before: Usage, after: Usage, may: Usage) -> list[str]:
    """The resources that grew by more than allowed."""
    found = []
    for each in fields(Usage):
        old, new, most = (getattr(usage, each.name) for usage in (before, after, may))
        if new - old > most:
            found.append(f"{each.name} went from {old:,} to {new:,}; {most:,} more would be nothing")
    return found


class Samples:
    """Usage over time, in arrays, so that the samples add no memory blocks that would be counted."""

    def __init__(self) -> None:
        self._columns = {each.name: array("q") for each in fields(Usage)}

    def add(self, usage: Usage) -> None:
        for name, column in self._columns.items():
            column.append(getattr(usage, name))

    def middle_of_thirds(self) -> tuple[Usage, Usage]:
        """The medians of the first and the last third."""
        third = max(1, len(self._columns["rss"]) // 3)
        first, last = (
            Usage(**{name: int(median(column[part])) for name, column in self._columns.items()})
            for part in (slice(third), slice(-third, None))
        )
        return first, last


class _MallInfo(ctypes.Structure):
    """The result of glibc's `mallinfo2`."""

    _fields_ = [
        *((name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd")),
        *((name, ctypes.c_size_t) for name in ("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")),
    ]


@cache
def _mallinfo() -> Any:
    function = getattr(ctypes.CDLL(None), "mallinfo2", None)  # since glibc 2.33
    if function is not None:
        function.restype = _MallInfo
    return function


def _native() -> int:
    function = _mallinfo()
    if function is None:
        return 0
    info = function()
    return int(info.uordblks + info.hblkhd)
