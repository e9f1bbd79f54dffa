"""Assigns the server and a contender to different CPU cores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def apart(server: int, contender: int) -> Iterator[None]:
    """Pin the server to the last core, and the contender to the others.

    A blocking call alternates between a thread of the client and one of the server. If the kernel schedules
    both on the same core, the call takes a third of the time, since no other core has to wake up. The kernel
    changes its decision every few seconds, so without pinning, results would be random. On separate cores is
    how clients and servers usually run.
    """
    cores = os.sched_getaffinity(0)
    if len(cores) > 1:
        bind(server, {max(cores)})
        bind(contender, cores - {max(cores)})
    try:
        yield
    finally:
        bind(server, cores)
        bind(contender, cores)


def bind(process: int, cores: set[int]) -> None:
    """Pin all threads of a process, including future ones."""
    # A thread or the process may end in the meantime.
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in os.listdir(f"/proc/{process}/task"):
            os.sched_setaffinity(int(thread), cores)
